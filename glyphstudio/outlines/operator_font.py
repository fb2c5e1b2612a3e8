"""The font of the twelve ideographic description characters, U+2FF0 … 2FFB, which few machines have one for.

    python -m glyphstudio.outlines.operator_font resources/fonts/IdeographicOperators.ttf

Equal bytes each time.
"""

import sys
from pathlib import Path
from typing import TypeAlias

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

EM = 1000
ASCENT, DESCENT = 880, -120
LOW, HIGH = 40, 960
"""Edges of the drawn square, from the left and from the descent."""
PEN = 70
GAP = 60
FAMILY = "Glyph Studio Ideographic Operators"

Box: TypeAlias = tuple[int, int, int, int]
"""Left, top, right, bottom, from the upper left corner of the em."""

SURROUNDING = {"⿴": "ltrb", "⿵": "ltr", "⿶": "lbr", "⿷": "tlb", "⿸": "tl", "⿹": "tr", "⿺": "lb"}
"""At which edges the first operand stands."""


def frames_of(operator: str) -> list[Box]:
    """Return the boxes whose outlines make the picture of ``operator``; of a surrounding one the inner box."""
    if operator in "⿰⿲":
        return [(left, LOW, right, HIGH) for left, right in _shares(2 if operator == "⿰" else 3)]
    if operator in "⿱⿳":
        return [(LOW, top, HIGH, bottom) for top, bottom in _shares(2 if operator == "⿱" else 3)]
    if operator == "⿻":
        return [(LOW, LOW, 660, 660), (340, 340, HIGH, HIGH)]
    sides, inset = SURROUNDING[operator], PEN + GAP + 80
    return [
        (
            LOW + inset * ("l" in sides),
            LOW + inset * ("t" in sides),
            HIGH - inset * ("r" in sides),
            HIGH - inset * ("b" in sides),
        )
    ]


def bars_of(operator: str) -> list[Box]:
    """Return the filled bars of a surrounding ``operator``."""
    bars = {
        "l": (LOW, LOW, LOW + PEN, HIGH),
        "t": (LOW, LOW, HIGH, LOW + PEN),
        "r": (HIGH - PEN, LOW, HIGH, HIGH),
        "b": (LOW, HIGH - PEN, HIGH, HIGH),
    }
    return [bars[side] for side in SURROUNDING.get(operator, "")]


def build(path: Path) -> None:
    """Write the font."""
    operators = [chr(point) for point in range(0x2FF0, 0x2FFC)]
    names = [".notdef", *(f"uni{ord(operator):04X}" for operator in operators)]
    builder = FontBuilder(EM, isTTF=True)
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(operator): name for operator, name in zip(operators, names[1:], strict=True)})
    glyphs = {name: _glyph(operator) for operator, name in zip(["", *operators], names, strict=True)}
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(names, (EM, LOW)))
    builder.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular"})
    builder.setupOS2(sTypoAscender=ASCENT, sTypoDescender=DESCENT, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    builder.setupPost()
    builder.updateHead(created=0, modified=0)
    builder.font.recalcTimestamp = False
    builder.save(path)


def _shares(count: int) -> list[tuple[int, int]]:
    length = (HIGH - LOW - GAP * (count - 1)) // count
    return [(LOW + place * (length + GAP), LOW + place * (length + GAP) + length) for place in range(count)]


def _glyph(operator: str) -> object:
    pen = TTGlyphPen(None)
    if operator:
        for box in bars_of(operator):
            _rectangle(pen, box)
        for left, top, right, bottom in frames_of(operator):
            _rectangle(pen, (left, top, right, bottom))
            _rectangle(pen, (left + PEN, top + PEN, right - PEN, bottom - PEN), hole=True)
    return pen.glyph()


def _rectangle(pen: TTGlyphPen, box: Box, *, hole: bool = False) -> None:
    left, top, right, bottom = box
    corners = [(left, top), (right, top), (right, bottom), (left, bottom)]
    (first, *others) = [(x, ASCENT - y) for x, y in (reversed(corners) if hole else corners)]
    pen.moveTo(first)
    for corner in others:
        pen.lineTo(corner)
    pen.closePath()


if __name__ == "__main__":
    build(Path(sys.argv[1]))
