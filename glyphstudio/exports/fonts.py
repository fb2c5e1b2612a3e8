"""Fonts of glyphs, from the window and the command line alike."""

import hashlib
from collections.abc import Iterator, Sequence

from glyphstudio import resources
from glyphstudio.exports.chosen import Chosen
from glyphstudio.exports.progress import FontPreview
from glyphstudio.outlines.font import UNITS, Font, FontGlyph, build_font
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.letters import blank_letters, letters_of
from glyphstudio.outlines.ligatures import typed_words
from glyphstudio.outlines.tracing import trace_all

LETTERS_FONT = "fonts/NotoSansSC-Regular.otf"
BLANK = "blank"
AT_ONCE = 16
"""Pictures that are traced together."""


def traced_glyphs(chosen: Chosen) -> Iterator[FontGlyph]:
    """Yield the outlines of ``chosen``, in order."""
    for first in range(0, len(chosen), AT_ONCE):
        requests = chosen.requests[first : first + AT_ONCE]
        outlines = trace_all([chosen.picture_of(first + place) for place in range(len(requests))])
        for outline, request in zip(outlines, requests, strict=True):
            yield FontGlyph(outline, request.prompt, request)


def assembled_font(glyphs: Sequence[FontGlyph], plan: FontPlan, *, letters: str, truetype: bool) -> Font:
    """Return the font of ``glyphs`` with ``noto`` or ``blank`` letters, which type them. Raises as ``build_font``."""
    typed = "".join(sorted(set("".join(typed_words([glyph.prompt for glyph in glyphs])))))
    available = (
        blank_letters(typed + typed.upper(), UNITS)
        if letters == BLANK
        else letters_of(resources.find(LETTERS_FONT), typed + typed.upper(), UNITS)
    )
    return build_font(glyphs, plan, available, truetype=truetype)


def font_preview(glyphs: Sequence[FontGlyph], letters: str) -> FontPreview:
    """Return a font to be tried. It has a name of its own, so that no installed font is taken for it."""
    words = typed_words([glyph.prompt for glyph in glyphs])
    shapes = hashlib.sha256("\n".join([letters, *words]).encode())
    for glyph in glyphs:
        for contour in glyph.outline.contours:
            shapes.update(contour.segments.tobytes())
    plan = FontPlan(family=f"Preview {shapes.hexdigest()[:12]}")
    font = assembled_font(glyphs, plan, letters=letters, truetype=True)
    return FontPreview(font.data, tuple(entry.word for entry in font.entries), font.untypable)
