"""Fonts of a few rectangles, whose every pixel is known; 1000 units an em, from 120 below the baseline to 880 above."""

from collections.abc import Mapping
from io import BytesIO
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib.tables.TupleVariation import TupleVariation

Box = tuple[int, int, int, int]
"""Left, bottom, right, top, in font units."""

EM_BOX: Box = (0, -120, 1000, 880)
LOWER_LEFT: Box = (0, -120, 500, 380)
MISSING: Box = (200, 0, 800, 700)


def _glyph(box: Box | None):
    pen = TTGlyphPen(None)
    if box is not None:
        left, bottom, right, top = box
        pen.moveTo((left, bottom))
        for point in ((left, top), (right, top), (right, bottom)):
            pen.lineTo(point)
        pen.closePath()
    return pen.glyph()


def font_bytes(
    boxes: Mapping[str, Box | None],
    *,
    widths: Mapping[str, int] | None = None,
    ascender: int = 880,
    weights: tuple[int, int, int] | None = None,
) -> bytes:
    """Return a TrueType font that draws each character as its box, None as a blank.

    ``weights`` makes it variable, with a wght axis of that minimum, default and maximum; at the maximum each box
    reaches 200 units further to the right.
    """
    names = {character: f"glyph{number}" for number, character in enumerate(boxes)}
    glyphs = {".notdef": _glyph(MISSING)} | {names[character]: _glyph(box) for character, box in boxes.items()}
    builder = FontBuilder(1000, isTTF=True)
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({ord(character): name for character, name in names.items()})
    builder.setupGlyf(glyphs)
    advances = {names[character]: width for character, width in (widths or {}).items()}
    builder.setupHorizontalMetrics({name: (advances.get(name, 1000), 0) for name in glyphs})
    builder.setupHorizontalHeader(ascent=1160, descent=-288)
    builder.setupNameTable({"familyName": "Tiny", "styleName": "Regular", "licenseDescription": "Free as air."})
    builder.setupOS2(sTypoAscender=ascender, sTypoDescender=-120)
    builder.setupPost()
    if weights is not None:
        builder.setupFvar([("wght", *weights, "Weight")], [])
        # Four corners, counter-clockwise from the lower left, then four phantom points.
        wider = [(0, 0), (0, 0), (200, 0), (200, 0), (0, 0), (0, 0), (0, 0), (0, 0)]
        change = {names[c]: [TupleVariation({"wght": (0, 1, 1)}, wider)] for c, box in boxes.items() if box}
        builder.setupGvar(change)
    file = BytesIO()
    builder.save(file)
    return file.getvalue()


def write_font(path: Path, boxes: Mapping[str, Box | None], **options) -> Path:
    path.write_bytes(font_bytes(boxes, **options))
    return path
