"""A page as SVG 1.1: real text, glyphs as outlines or as pictures inside."""

import base64
import zlib
from typing import IO
from xml.sax.saxutils import escape

from glyphstudio.files.metadata_formats import SVG_ID
from glyphstudio.files.request_metadata import embedded
from glyphstudio.glyphs.pixels import GreyPicture
from glyphstudio.glyphs.png_chunks import SIGNATURE, chunk, header, scanlines
from glyphstudio.sheets.drawing import INK, Sheet
from glyphstudio.sheets.layout import NO_PAGE, Page

FONTS = "Inter, 'Noto Sans SC', 'Noto Sans', sans-serif"


def write_svg(file: IO[bytes], sheet: Sheet, page: Page) -> None:
    """Write ``page`` into ``file``, a glyph at a time."""
    design = page.design
    width, height = page.size
    unit = "" if design.page == NO_PAGE else "pt"
    put = SvgLines(file)
    put(
        f'<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'width="{width:g}{unit}" height="{height:g}{unit}" viewBox="0 0 {width:g} {height:g}">'
    )
    put(f'<metadata id="{SVG_ID}">{embedded(sheet.record)}</metadata>')
    if design.title:
        put(f"<title>{clean(design.title)}</title>")
    put(f'<rect width="{width:g}" height="{height:g}" fill="#fff"/>')
    put(f'<g font-family="{FONTS}" font-size="{design.text:g}" text-anchor="middle">')
    if design.title:
        baseline = design.margin_length + design.title_text
        put(
            f'<text x="{design.margin_length:g}" y="{baseline:g}" font-size="{design.title_text:g}" '
            f'text-anchor="start">{clean(sheet.title)}</text>'
        )
    for place, request, picture in sheet.cells(page.first, page.count):
        left, top = page.corner(place)
        put(_glyph(sheet, picture, left, top))
        for number, line in enumerate(sheet.lines(page.first + place, request)):
            ink = f' fill="#{INK:02x}{INK:02x}{INK:02x}"' if number else ""
            middle = left + design.side / 2
            put(f'<text x="{middle:.2f}" y="{top + page.baseline(number):.2f}"{ink}>{clean(line)}</text>')
    put("</g></svg>")


class SvgLines:
    """Writes lines as they come."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file

    def __call__(self, line: str) -> None:
        """Write ``line`` and a line break."""
        self._file.write(line.encode() + b"\n")


def _glyph(sheet: Sheet, picture: GreyPicture, left: float, top: float) -> str:
    side = sheet.design.side
    if sheet.outline is not None:
        scale = side / picture.shape[0]
        return f'<path transform="translate({left:.2f} {top:.2f}) scale({scale:.5g})" d="{sheet.outline(picture)}"/>'
    return (
        f'<image x="{left:.2f}" y="{top:.2f}" width="{side:.2f}" height="{side:.2f}" '
        f'xlink:href="data:image/png;base64,{base64.b64encode(_png(picture)).decode()}"/>'
    )


def _png(picture: GreyPicture) -> bytes:
    side = picture.shape[0]
    pixels = chunk(b"IDAT", zlib.compress(scanlines(picture), 6))
    return b"".join((SIGNATURE, header(side, side), pixels, chunk(b"IEND", b"")))


def clean(text: str) -> str:
    """Return ``text`` as XML may hold it: noncharacters, which no escape allows, as U+FFFD."""
    return escape("".join("\ufffd" if ord(c) in {0xFFFE, 0xFFFF} else c for c in text))
