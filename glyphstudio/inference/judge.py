"""The judge as an ONNX graph: reads the radical and the strokes off any glyph, drawn by a font or by a model."""

import hashlib
import json
import re
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from glyphstudio import resources
from glyphstudio.errors import BundleError, ResourceError
from glyphstudio.glyphs.pixels import ink_of
from glyphstudio.inference.runtime import open_session, reason_of

FORMAT = 1
GRAPH = "judge.onnx"
MANIFEST = "judge.json"
SHIPPED = "judge"
LARGEST_FILE = 16 * 1024 * 1024
SIDE = 64
"""Pixels of the picture's side that the graph sees."""
FEATURES = 128
RADICALS = 214
BATCH = 64
REINSTALL = "Install Glyph Studio again."


@dataclass(frozen=True, eq=False)
class Judgement:
    """What the judge sees in N pictures; row n belongs to picture n.

    ``features`` float32 [N, 128], each of mean 0 and deviation 1 over its training glyphs; ``logits`` float32 [N, 214],
    column r − 1 belongs to Kangxi radical r; ``strokes`` float32 [N].
    """

    features: npt.NDArray[np.float32]
    logits: npt.NDArray[np.float32]
    strokes: npt.NDArray[np.float32]

    def ranking(self, count: int) -> npt.NDArray[np.int64]:
        """Return the ``count`` most likely radicals of each picture, int64 [N, count], the likeliest first."""
        return np.argsort(-self.logits, axis=1, kind="stable")[:, :count].astype(np.int64) + 1

    def __len__(self) -> int:
        return len(self.features)


class GlyphJudge:
    """Opens the judge in ``folder`` (the shipped one by default) and checks it before it is used.

    Raises ``ResourceError`` when a file is missing or damaged, or is no judge.
    """

    def __init__(self, folder: Path | None = None) -> None:
        folder = resources.find(SHIPPED) if folder is None else folder
        self.sha256, self.manifest = _read_manifest(folder)
        graph = _read(folder / GRAPH)
        if hashlib.sha256(graph).hexdigest() != self.sha256:
            raise ResourceError(f"{folder / GRAPH} is damaged: it has another SHA-256 than {MANIFEST} says", REINSTALL)
        try:
            self._session = open_session(graph)
        except BundleError as error:
            raise ResourceError(f"the judge in {folder} cannot be used: {error.message}", REINSTALL) from error
        names = [value.name for value in self._session.get_inputs()], [v.name for v in self._session.get_outputs()]
        if names != (["ink"], ["features", "logits", "strokes"]):
            raise ResourceError(f"{folder / GRAPH} is no judge", REINSTALL)

    def look(self, images: npt.NDArray[np.uint8]) -> Judgement:
        """Judge pictures uint8 [N, S, S] (0 ink, 255 paper), S a multiple of 64; N may be 0.

        A picture's row does not depend on its neighbours beyond float32 rounding. Raises ``ValueError`` for other
        arrays.
        """
        parts = [
            self._run(ink_of(images[start : start + BATCH], SIDE)) for start in range(0, max(1, len(images)), BATCH)
        ]
        features, logits, strokes = (np.concatenate(column) for column in zip(*parts, strict=True))
        return Judgement(features, logits, strokes)

    def _run(self, ink: npt.NDArray[np.float32]) -> tuple[npt.NDArray[np.float32], ...]:
        if not len(ink):
            return tuple(np.empty(shape, dtype=np.float32) for shape in ((0, FEATURES), (0, RADICALS), (0,)))
        try:
            answers = self._session.run(None, {"ink": ink[:, None]})
        except Exception as error:  # its exceptions share no base class
            raise ResourceError(f"the judge failed: {reason_of(error)}", REINSTALL) from error
        return tuple(answers)


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except OSError as error:
        raise ResourceError(f"the judge cannot be read: {path}: {error.strerror}", REINSTALL) from error
    if len(data) > LARGEST_FILE:
        raise ResourceError(f"{path} is larger than {LARGEST_FILE} bytes", REINSTALL)
    return data


def _read_manifest(folder: Path) -> tuple[str, dict[str, object]]:
    """Return the promised hash of the graph, and all that the manifest says."""
    path = folder / MANIFEST
    try:
        body = json.loads(_read(path))
        if not isinstance(body, dict) or body.get("format") != FORMAT:
            raise ValueError(f"it is not of format {FORMAT}")
        sha256 = body.get("sha256")
        if not isinstance(sha256, str) or not re.fullmatch(r"[0-9a-f]{64}", sha256):
            raise ValueError(f"{sha256!r:.80} is no SHA-256")
    except (ValueError, RecursionError) as error:
        raise ResourceError(f"{path} is damaged: {error}", REINSTALL) from error
    return sha256, body
