"""A training run as a movie: its sample sheets, drawn with the same seeds at intervals, one a frame."""

import json
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, UnidentifiedImageError

from glyphstudio.errors import RequestError
from glyphstudio.movies.frames import Shot

SAMPLES, LOG = "samples", "log.jsonl"
"""What a run's folder calls them."""
LARGEST_SIDE = 8192
"""Pixels of a sheet."""


def sheets_of(run: Path) -> tuple[Path, ...]:
    """Return the run's sheets, the first step first. Raises ``RequestError`` when there is none."""
    folder = run / SAMPLES
    found = sorted(path for path in folder.glob("*.png") if path.stem.isdecimal()) if folder.is_dir() else []
    if not found:
        raise RequestError(f"{run} holds no sheet of samples", "Name a run that was trained with --sample-every.")
    return tuple(found)


def training(run: Path) -> Iterator[Shot]:
    """Yield a shot a sheet: its picture [1, H, W], and how many samples the run had seen, or else its step.

    Raises ``RequestError`` as :func:`sheets_of`, and for a sheet that is damaged or of another size than the first.
    """
    sheets = sheets_of(run)
    seen = _samples_seen(run / LOG)
    last = max(1, int(sheets[-1].stem))
    shape: tuple[int, ...] | None = None
    for path in sheets:
        picture = _read(path)
        shape = shape or picture.shape
        if picture.shape != shape:
            raise RequestError(
                f"{path} has {picture.shape[1]}×{picture.shape[0]} pixels, the first sheet {shape[1]}×{shape[0]}",
                "Remove the sheets of another run.",
            )
        step = int(path.stem)
        caption = f"{seen[step]:,} samples" if step in seen else f"step {step:,}"
        yield Shot(picture[None], caption, step / last)


def _read(path: Path) -> npt.NDArray[np.uint8]:
    try:
        with path.open("rb") as file, Image.open(file, formats=("PNG",)) as picture:
            if max(picture.size) > LARGEST_SIDE:
                raise RequestError(f"{path} has more than {LARGEST_SIDE} pixels a side", "Remove it.")
            return np.asarray(picture.convert("L"))
    except (OSError, ValueError, SyntaxError, UnidentifiedImageError, Image.DecompressionBombError) as error:
        raise RequestError(f"{path} is no sound PNG ({error})", "Remove it.") from error


def _samples_seen(log: Path) -> dict[int, int]:
    """Return the samples seen by each step that ``log`` tells of; lines that are no events are passed over."""
    seen = {0: 0}
    try:
        lines = log.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return seen
    for line in lines:
        try:
            record = json.loads(line)
            seen[int(record["step"])] = int(record["samples_seen"])
        except (ValueError, TypeError, KeyError, RecursionError):
            continue
    return seen
