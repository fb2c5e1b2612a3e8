"""Files of glyphs as outlines with their requests: what ``trace`` and ``font`` take, and the window may be given."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import NoRequestError, OutlineError, RequestError
from glyphstudio.files.png import read_request

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from glyphstudio.outlines.outline import Outline

AT_ONCE = 16
"""Pictures that are traced together."""
ENDINGS = (".png", ".svg", ".jpg", ".jpeg", ".webp", ".tif", ".tiff", ".bmp", ".gif")
LARGEST_FILE = 64 * 1024 * 1024
"""Bytes."""


@dataclass(frozen=True, eq=False)
class GlyphFile:
    """A file's outline, and the request that drew it where the file tells."""

    path: Path
    outline: "Outline"
    request: GenerationRequest | None
    flaw: str = ""
    """Why a request that is stored in the file could not be read; the picture is as good without it."""

    @property
    def prompt(self) -> str:
        """What was asked for; of a file that does not tell, its name."""
        return self.path.stem if self.request is None else self.request.prompt


def glyph_paths(paths: Sequence[Path]) -> list[Path]:
    """Return the files among ``paths``, and in place of a folder the pictures and SVG files in it, by name.

    Raises ``OutlineError`` when a folder has none or cannot be read.
    """
    files: list[Path] = []
    for path in paths:
        try:
            found = sorted(path.iterdir()) if path.is_dir() else [path]
        except (OSError, ValueError) as error:
            raise OutlineError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error
        if found != [path]:
            found = [file for file in found if file.suffix.lower() in ENDINGS]
        if not found:
            raise OutlineError(f"there is no picture in {path}", f"These are read: {' '.join(ENDINGS)}.")
        files += found
    return files


def read_glyphs(paths: Sequence[Path], *, tolerance: float | None = None) -> Iterator[GlyphFile]:
    """Yield the glyph of each file, in order: an SVG file's own outline, a picture's traced one.

    ``tolerance`` is the tracer's, in pixels. Raises ``OutlineError`` or ``RequestError`` for a file that cannot be
    read, is damaged, or holds no glyph.
    """
    from glyphstudio.outlines.svg_reader import read_svg  # noqa: PLC0415 - only where there is something to read

    for start in range(0, len(paths), AT_ONCE):
        group = paths[start : start + AT_ONCE]
        data = {path: _read(path) for path in group}
        pictures = [path for path in group if path.suffix.lower() != ".svg"]
        traced = dict(zip(pictures, _traced(pictures, data, tolerance), strict=True))
        for path in group:
            if path in traced:
                glyph = GlyphFile(path, traced[path], *request_of(path))
            else:
                found = read_svg(data[path], str(path))
                glyph = GlyphFile(path, found.outline, found.request)
            if not glyph.outline.contours:
                raise OutlineError(f"there is no ink in {path}", "Give black ink on white paper.")
            yield glyph


def _traced(pictures: Sequence[Path], data: dict[Path, bytes], tolerance: float | None) -> "list[Outline]":
    from glyphstudio.outlines.pictures import decode_grey  # noqa: PLC0415
    from glyphstudio.outlines.tracing import TOLERANCE, trace_all  # noqa: PLC0415

    greys: list[npt.NDArray[np.uint8]] = [decode_grey(data[path], str(path)) for path in pictures]
    return trace_all(greys, tolerance=TOLERANCE if tolerance is None else tolerance)


def _read(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise OutlineError(f"{path} is larger than {LARGEST_FILE // 2**20} MB, which is too much for a glyph")
        return path.read_bytes()
    except (OSError, ValueError) as error:
        raise OutlineError(f"{path} cannot be read: {getattr(error, 'strerror', None) or error}") from error


def request_of(path: Path) -> tuple[GenerationRequest | None, str]:
    """Return the request in a PNG file, None for any other picture, which is as welcome; and why one is damaged."""
    try:
        return read_request(path), ""
    except NoRequestError:
        return None, ""
    except RequestError as error:
        return None, error.message


def square_picture(path: Path) -> "npt.NDArray[np.uint8]":
    """Return the picture in ``path`` as uint8 [S, S], 0 ink … 255 paper, on paper as wide as high.

    Raises ``OutlineError`` for what is no picture, an SVG file included.
    """
    import numpy as np  # noqa: PLC0415 - only where there is something to read

    from glyphstudio.outlines.pictures import decode_grey  # noqa: PLC0415

    grey = decode_grey(_read(path), str(path))
    height, width = grey.shape
    side = max(height, width)
    square = np.full((side, side), 255, dtype=np.uint8)
    top, left = (side - height) // 2, (side - width) // 2
    square[top : top + height, left : left + width] = grey
    return square
