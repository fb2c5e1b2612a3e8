"""A page as PNG: drawn row of glyphs by row of glyphs, so that a sheet of any length takes the same memory."""

from collections.abc import Iterator
from typing import IO

import numpy as np
from PIL import Image, ImageDraw

from glyphstudio.errors import OutputError
from glyphstudio.files.png import KEYWORD
from glyphstudio.glyphs.pixels import GreyPicture
from glyphstudio.glyphs.png_chunks import PngStream, resolution, text_chunk
from glyphstudio.sheets.drawing import INK, Sheet, resized
from glyphstudio.sheets.layout import NO_PAGE, Page

DOTS_PER_INCH = 300
LONGEST_SIDE = 2**31 - 1
"""Pixels (PNG, third edition, 11.2.1)."""


def write_png(file: IO[bytes], sheet: Sheet, page: Page, dots_per_inch: int = DOTS_PER_INCH) -> None:
    """Write ``page`` into ``file``; raises ``OutputError`` when it is larger than a PNG can be."""
    paper = page.design.page != NO_PAGE
    scale = dots_per_inch / 72 if paper else 1.0
    width, height = (round(scale * length) for length in page.size)
    if max(width, height) > LONGEST_SIDE:
        raise OutputError(f"{width} × {height} pixels are too many for a PNG", "Choose a page.")
    before = [text_chunk(KEYWORD, sheet.record), *([resolution(dots_per_inch)] if paper else [])]
    stream = PngStream(file, width, height, *before)
    for band in _bands(sheet, page, scale, width, height):
        stream.write(np.asarray(band))
    stream.close()


def _bands(sheet: Sheet, page: Page, scale: float, width: int, height: int) -> Iterator[Image.Image]:
    """Yield the picture from top to bottom: what is above the glyphs, each row of them, what is below."""
    design, columns = page.design, page.design.columns
    tops = [round(scale * page.corner(row * columns)[1]) for row in range(page.rows)]
    band = Image.new("L", (width, tops[0]), 255)
    if design.title:
        baseline = scale * (design.margin_length + design.title_text)
        left = scale * design.margin_length
        sheet.labels.draw(ImageDraw.Draw(band), left, baseline, sheet.title, round(scale * design.title_text), 0)
    yield band
    cells = sheet.cells(page.first, page.count)
    for row, (top, bottom) in enumerate(zip(tops, [*tops[1:], height], strict=True)):
        band = Image.new("L", (width, bottom - top), 255)
        for _ in range(min(columns, page.count - row * columns)):
            place, request, picture = next(cells)
            left = scale * page.corner(place)[0]
            _draw_cell(band, sheet, page, scale, left, picture, list(sheet.lines(page.first + place, request)))
        yield band


def _draw_cell(
    band: Image.Image, sheet: Sheet, page: Page, scale: float, left: float, picture: GreyPicture, lines: list[str]
) -> None:
    side = round(scale * page.design.side)
    band.paste(resized(picture, side), (round(left), 0))
    pen, em = ImageDraw.Draw(band), round(scale * page.design.text)
    for number, line in enumerate(lines):
        start = left + (side - sheet.labels.width(line, em)) / 2
        sheet.labels.draw(pen, start, scale * page.baseline(number), line, em, 0 if number == 0 else INK)
