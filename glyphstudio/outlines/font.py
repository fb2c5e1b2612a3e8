"""Glyphs into an installable font, TrueType or OpenType/CFF, that types them."""

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from fontTools.fontBuilder import FontBuilder
from fontTools.misc.timeTools import epoch_diff
from fontTools.pens.basePen import AbstractPen
from fontTools.pens.boundsPen import BoundsPen
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.recordingPen import RecordingPen
from fontTools.pens.reverseContourPen import ReverseContourPen
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import newTable
from fontTools.ttLib.tables.ttProgram import Program

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutlineError
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.font_requests import TAG, FontEntry, encode_entries
from glyphstudio.outlines.letters import Letter, Letters
from glyphstudio.outlines.ligatures import add_ligatures, is_typable, typed_words
from glyphstudio.outlines.outline import Outline

UNITS = 2048
"""Font units an em: 16 a pixel of the model's 128."""
ASCENDER = 1802
"""Top of the em box above the baseline, 0.88 em, as in nearly all CJK fonts."""
DESCENDER = ASCENDER - UNITS
FIRST_CODEPOINT = 0xF0000
"""Supplementary Private Use Area-A: no font of symbols claims it, as U+F020–F0FF of the small area is claimed."""
MOST_GLYPHS = 60_000
"""TrueType counts glyphs in 16 bits; letters need some."""
QUADRATIC_TOLERANCE = 0.6
"""Font units by which a quadratic curve may miss the cubic one."""


@dataclass(frozen=True)
class FontGlyph:
    """A glyph to be typed: its outline, what is typed for it, and the request that drew it where that is known."""

    outline: Outline
    prompt: str
    request: GenerationRequest | None = None


@dataclass(frozen=True)
class Font:
    """A font file's bytes, its glyphs, and the words that no ligature types (too long, or of unknown characters)."""

    data: bytes
    entries: tuple[FontEntry, ...]
    untypable: tuple[str, ...]


@dataclass(frozen=True)
class _Shape:
    """A glyph of the font, in font units; the pen calls go counter-clockwise around ink."""

    name: str
    codepoint: int | None
    advance: int
    drawing: RecordingPen


def build_font(glyphs: Sequence[FontGlyph], plan: FontPlan, letters: Letters, *, truetype: bool) -> Font:
    """Return the font: glyph i at U+F0000 + i, on the em box of its picture, typed by its prompt as a ligature.

    Metrics are those of a CJK font, horizontal and vertical. Equal arguments give equal bytes. Raises ``OutlineError``
    for no glyph, more than ``MOST_GLYPHS``, or a licence that the letters' own one rules out.
    """
    if not 0 < len(glyphs) <= MOST_GLYPHS:
        raise OutlineError(f"a font has 1 to {MOST_GLYPHS} glyphs, not {len(glyphs)}")
    plan.check(letters)
    words = typed_words([glyph.prompt for glyph in glyphs])
    entries = tuple(
        FontEntry(FIRST_CODEPOINT + number, word, glyph.request)
        for number, (word, glyph) in enumerate(zip(words, glyphs, strict=True))
    )
    shapes = [_missing(), *map(_letter_shape, letters.letters)]
    shapes += [_glyph_shape(glyph.outline, entry) for glyph, entry in zip(glyphs, entries, strict=True)]
    builder = _outlines_built(shapes, plan, letters, truetype)
    names = dict(zip(words, (shape.name for shape in shapes[-len(words) :]), strict=True))
    add_ligatures(builder.font, names, letters)
    meta = newTable("meta")
    meta.data = {TAG: encode_entries(entries)}
    builder.font["meta"] = meta
    file = io.BytesIO()
    builder.font.save(file)
    return Font(file.getvalue(), entries, tuple(word for word in words if not is_typable(word, letters)))


def glyph_name(entry: FontEntry) -> str:
    """Return ``uF0000.gold``: the part before the dot means the code point in every program, the rest is for people."""
    word = re.sub("[^a-z0-9]+", "_", entry.word).strip("_")[:20].rstrip("_")
    return f"u{entry.codepoint:05X}{'.' if word else ''}{word}"


def _letter_shape(letter: Letter) -> _Shape:
    return _Shape(letter.name, letter.codepoint, letter.advance, letter.drawing)


def _glyph_shape(outline: Outline, entry: FontEntry) -> _Shape:
    """Put the picture's box on the em box, whatever its size: its height is one em."""
    scale = UNITS / outline.height
    drawing = RecordingPen()
    pen = ReverseContourPen(drawing)  # an outline runs clockwise around ink, PostScript's the other way round
    for contour in outline.mapped(scale, 0, ASCENDER).contours:
        pen.moveTo(tuple(contour.segments[0, 0]))
        last = len(contour.segments) - 1
        for number, (segment, is_line) in enumerate(zip(contour.segments, contour.is_line, strict=True)):
            if not is_line:
                pen.curveTo(*map(tuple, segment[1:]))
            elif number != last:
                pen.lineTo(tuple(segment[3]))
        pen.closePath()
    return _Shape(glyph_name(entry), entry.codepoint, round(outline.width * scale), drawing)


def _missing() -> _Shape:
    """Return .notdef: an empty box."""
    pen = RecordingPen()
    for left, right, bottom, top in ((200, 1000, 0, 1400), (900, 300, 100, 1300)):
        pen.moveTo((left, bottom))
        for corner in ((right, bottom), (right, top), (left, top)):
            pen.lineTo(corner)
        pen.closePath()
    return _Shape(".notdef", None, 1200, pen)


def _outlines_built(shapes: Sequence[_Shape], plan: FontPlan, letters: Letters, truetype: bool) -> FontBuilder:
    """Return a font with all its tables but those of features and requests."""
    builder = FontBuilder(UNITS, isTTF=truetype)
    builder.font.recalcTimestamp = False
    builder.setupGlyphOrder([shape.name for shape in shapes])
    builder.setupCharacterMap({shape.codepoint: shape.name for shape in shapes if shape.codepoint is not None})
    bounds = {shape.name: _bounds(shape.drawing) for shape in shapes}
    if truetype:
        builder.setupGlyf({shape.name: _quadratic(shape.drawing) for shape in shapes})
        _set_dropout(builder)
    else:
        info = {"FullName": f"{plan.family} Regular", "FamilyName": plan.family, "Weight": "Regular", "version": "1.0"}
        builder.setupCFF(plan.postscript_name, info, {shape.name: _charstring(shape) for shape in shapes}, {})
        builder.setupVerticalOrigins({}, ASCENDER)
    builder.setupHorizontalMetrics({shape.name: (shape.advance, bounds[shape.name][0]) for shape in shapes})
    builder.setupHorizontalHeader(ascent=ASCENDER, descent=DESCENDER, lineGap=0)
    builder.setupVerticalMetrics({shape.name: (UNITS, ASCENDER - bounds[shape.name][3]) for shape in shapes})
    builder.setupVerticalHeader(ascent=UNITS // 2, descent=-(UNITS // 2), lineGap=0)
    builder.setupNameTable(plan.names(letters, [shape.name for shape in shapes]), mac=False)
    _set_os2(builder, bounds)
    builder.setupPost(keepGlyphNames=truetype, underlinePosition=-200, underlineThickness=100)
    seconds = plan.timestamp - epoch_diff
    builder.updateHead(created=seconds, modified=seconds, fontRevision=1.0, lowestRecPPEM=12)
    return builder


def _set_dropout(builder: FontBuilder) -> None:
    """Let no thin stroke fall between the pixels of small sizes: smart dropout control, and smoothing at all sizes.

    The second SCANTYPE changes nothing, but with 7 bytes or less FreeType would hint the glyphs itself, and move them.
    """
    program = newTable("prep")
    program.program = Program()
    program.program.fromBytecode(b"\xb8\x01\xff\x85" + 2 * b"\xb0\x04\x8d")  # 511 SCANCTRL, 4 SCANTYPE
    builder.font["prep"] = program
    builder.font["maxp"].maxStackElements = 1
    ranges = newTable("gasp")
    ranges.version, ranges.gaspRange = 1, {0xFFFF: 0b1111}
    builder.font["gasp"] = ranges


def _set_os2(builder: FontBuilder, bounds: dict[str, tuple[int, int, int, int]]) -> None:
    """Say the same metrics as hhea, and where ink goes beyond, let Windows clip nothing."""
    builder.setupOS2(
        sTypoAscender=ASCENDER,
        sTypoDescender=DESCENDER,
        sTypoLineGap=0,
        usWinAscent=max(ASCENDER, *(box[3] for box in bounds.values())),
        usWinDescent=max(-DESCENDER, *(-box[1] for box in bounds.values())),
        sxHeight=bounds["x"][3],
        sCapHeight=bounds["H"][3],
        fsSelection=0b11000000,  # regular; the typographic metrics are the ones to use
        fsType=0,  # installable
        achVendID="NONE",
        version=4,
    )
    table = builder.font["OS/2"]
    table.recalcAvgCharWidth(builder.font)
    table.recalcUnicodeRanges(builder.font)
    table.recalcCodePageRanges(builder.font)
    table.updateFirstAndLastCharIndex(builder.font)


def _bounds(drawing: RecordingPen) -> tuple[int, int, int, int]:
    """Return left, bottom, right and top of the ink, rounded as the points are."""
    pen = BoundsPen(None)
    _replay_rounded(drawing, pen)
    left, bottom, right, top = pen.bounds or (0, 0, 0, 0)
    return round(left), round(bottom), round(right), round(top)


def _quadratic(drawing: RecordingPen) -> Any:  # noqa: ANN401 - fontTools has no types
    """Return a glyf glyph, outer contours clockwise as TrueType wants them."""
    pen = TTGlyphPen(None)
    drawing.replay(Cu2QuPen(ReverseContourPen(pen), QUADRATIC_TOLERANCE, reverse_direction=False))
    return pen.glyph()


def _charstring(shape: _Shape) -> Any:  # noqa: ANN401
    pen = T2CharStringPen(shape.advance, None)
    shape.drawing.replay(pen)
    return pen.getCharString()


def _replay_rounded(drawing: RecordingPen, pen: AbstractPen) -> None:
    for command, points in _rounded(drawing):
        getattr(pen, command)(*points)


def _rounded(drawing: RecordingPen) -> Iterator[tuple[str, tuple[Any, ...]]]:
    for command, points in drawing.value:
        yield command, tuple((round(x), round(y)) for x, y in points)
