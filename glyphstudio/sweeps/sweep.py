"""A sweep with its captions, such as the posts' grid of one prompt over steps and guidance, as PNG."""

from collections.abc import Callable
from typing import IO, TypeAlias

import numpy as np
from PIL import Image, ImageDraw

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError
from glyphstudio.files.png import KEYWORD
from glyphstudio.files.request_metadata import encode_record
from glyphstudio.glyphs.labels import Labels, one_line
from glyphstudio.glyphs.pixels import GreyPicture
from glyphstudio.glyphs.png_chunks import PngStream, text_chunk
from glyphstudio.sheets.drawing import INK, resized
from glyphstudio.sheets.png_sheet import LONGEST_SIDE
from glyphstudio.sweeps.sweep_grid import SweepGrid

PictureOf: TypeAlias = Callable[[GenerationRequest], GreyPicture | None]
"""The picture of a request; None leaves its place empty."""


def write_sweep(file: IO[bytes], grid: SweepGrid, picture_of: PictureOf, labels: Labels, pixels: int) -> None:
    """Write the grid with glyphs of ``pixels`` into ``file``, row by row.

    Raises ``OutputError`` when it is larger than a PNG can be.
    """
    em, gap = max(pixels // 9, 8), max(pixels // 16, 2)
    beside = max((labels.width(text, em) for said in grid.rows_said for text in said), default=-2.0 * gap)
    left, top = round(beside) + 3 * gap, round((5.2 if grid.columns_said else 3.2) * em)
    pitch = pixels + gap
    lines = pitch + (round(1.5 * em) if grid.cells_said else 0)
    width, height = left + grid.columns * pitch, top + grid.rows * lines
    if max(width, height) > LONGEST_SIDE:
        raise OutputError(f"{width} × {height} pixels are too many for a PNG", "Ask for fewer values.")
    record = encode_record("sweep", grid.requests)
    stream = PngStream(file, width, height, text_chunk(KEYWORD, record))
    stream.write(np.asarray(_head(grid, labels, (width, top), left, pitch, em, gap)))
    for number in range(grid.rows):
        band = Image.new("L", (width, lines), 255)
        pen = ImageDraw.Draw(band)
        for line, text in enumerate(grid.rows_said[number] if grid.rows_said else ()):
            labels.draw(pen, gap, pixels / 2 + (line + 0.35) * 1.35 * em, text, em, INK * line)
        for column, request in enumerate(grid.row(number)):
            picture = picture_of(request)
            if picture is not None:
                band.paste(resized(picture, pixels), (left + column * pitch, 0))
            if grid.cells_said:
                said = grid.cells_said[number * grid.columns + column]
                _draw_centred(pen, labels, said, left + column * pitch, pixels + 1.2 * em, pixels, em)
        stream.write(np.asarray(band))
    stream.close()


def _head(
    grid: SweepGrid, labels: Labels, size: tuple[int, int], left: int, pitch: int, em: int, gap: int
) -> Image.Image:
    """Return the prompt and the captions of the columns."""
    head = Image.new("L", size, 255)
    pen = ImageDraw.Draw(head)
    title_em = round(1.5 * em)
    title = labels.fitted(one_line(grid.pattern.prompt) or "(no prompt)", (size[0] - 2 * gap) / title_em)
    labels.draw(pen, gap, 2.0 * em, title, title_em, 0)
    for column, said in enumerate(grid.columns_said):
        _draw_centred(pen, labels, said, left + column * pitch, 4.5 * em, pitch - gap, em)
    return head


def _draw_centred(
    pen: ImageDraw.ImageDraw, labels: Labels, full: str, left: float, baseline: float, room: float, em: int
) -> None:
    text = labels.fitted(one_line(full), room / em)
    labels.draw(pen, left + (room - labels.width(text, em)) / 2, baseline, text, em, INK)
