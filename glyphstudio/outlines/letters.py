"""The letters of a font, with which its glyphs' words are typed: taken from another font, or blank."""

import io
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from fontTools.agl import UV2AGL
from fontTools.misc.transform import Transform
from fontTools.pens.recordingPen import DecomposingRecordingPen, RecordingPen
from fontTools.pens.transformPen import TransformPen
from fontTools.ttLib import TTFont, TTLibError

from glyphstudio.errors import ResourceError

ALWAYS = (
    *range(0x20, 0x7F),
    *(code for code in range(0xA0, 0x100) if code != 0xAD),
    *(0x2013, 0x2014, 0x2018, 0x2019),
)
"""Code points in each font, where the letters' font has them: ASCII, Latin-1 but the soft hyphen, quotes, dashes."""
BLANK_WIDTH = 0.5
"""Advance of a blank letter, in ems."""


@dataclass(frozen=True)
class Letter:
    """A character that is typed: its glyph's name (Adobe Glyph List), advance, and pen calls, in font units."""

    codepoint: int
    name: str
    advance: int
    drawing: RecordingPen


@dataclass(frozen=True)
class Letters:
    """Letters and what has to be said of them: whose they are and under which licence; empty for blank ones."""

    letters: tuple[Letter, ...]
    copyright: str = ""
    licence: str = ""
    licence_url: str = ""


def letters_of(path: Path, extra: Iterable[str], units: int) -> Letters:
    """Return the letters of the font ``path`` for ``ALWAYS`` and the characters ``extra``, at ``units`` an em.

    Characters that the font lacks are left out. Raises ``ResourceError`` when it cannot be read.
    """
    try:
        with TTFont(io.BytesIO(path.read_bytes()), lazy=True) as font:
            names = font["name"]
            factor = units / font["head"].unitsPerEm
            available = font.getBestCmap()
            glyphs = font.getGlyphSet()
            letters = []
            for codepoint in sorted({*ALWAYS, *map(ord, extra)} & available.keys()):
                glyph = available[codepoint]
                drawing = DecomposingRecordingPen(glyphs)
                glyphs[glyph].draw(TransformPen(drawing, Transform(factor, 0, 0, factor, 0, 0)))
                advance = round(glyphs[glyph].width * factor)
                letters.append(Letter(codepoint, letter_name(codepoint), advance, drawing))
            return Letters(
                tuple(letters),
                *(names.getDebugName(number) or "" for number in (0, 13, 14)),
            )
    except (OSError, TTLibError, KeyError) as error:
        raise ResourceError(
            f"the font of the letters, {path}, cannot be read", "Install Glyph Studio again."
        ) from error


def blank_letters(extra: Iterable[str], units: int) -> Letters:
    """Return letters without ink, half an em wide, for ``ALWAYS`` and ``extra``: no licence comes with them."""
    codepoints = sorted({*ALWAYS, *map(ord, extra)})
    advance = round(BLANK_WIDTH * units)
    return Letters(tuple(Letter(code, letter_name(code), advance, RecordingPen()) for code in codepoints))


def letter_name(codepoint: int) -> str:
    """Return the glyph name of a character, by the Adobe Glyph List Specification."""
    named = UV2AGL.get(codepoint)
    if named is not None and named.isascii() and codepoint < 0x2100:
        return str(named)
    return f"uni{codepoint:04X}" if codepoint < 0x10000 else f"u{codepoint:05X}"


def is_part_of_word(codepoint: int) -> bool:
    """Tell whether a character beside a word makes it another word: letters, digits and marks do."""
    return unicodedata.category(chr(codepoint))[0] in "LNM"
