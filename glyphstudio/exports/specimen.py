"""A specimen: every glyph of a font as it is in the font, with what is typed for it and its code point, as PDF."""

import io
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
from fontTools.pens.basePen import BasePen
from fontTools.ttLib import TTFont

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.files.request_metadata import encode_record
from glyphstudio.outlines.font import ASCENDER, UNITS, Font
from glyphstudio.sheets.drawing import Sheet, open_labels
from glyphstudio.sheets.layout import SheetDesign
from glyphstudio.sheets.sheet_files import SheetProgress, write_sheet

COLUMNS = 6


def written_specimen(font: Font, family: str, out: Path, *, replace: bool) -> Iterator[SheetProgress]:
    """Write the specimen of ``font`` to the PDF ``out``; see ``write_sheet``."""
    known = [entry.request for entry in font.entries if entry.request is not None]
    paths = _paths(font)
    sheet = Sheet(
        SheetDesign(columns=COLUMNS, page="A4", title=family, labels=("prompt", "number")),
        [entry.request or GenerationRequest(prompt=entry.word) for entry in font.entries],
        lambda _: np.broadcast_to(np.uint8(255), (UNITS, UNITS)),  # its size is that of an em, in font units
        open_labels(),
        encode_record("specimen", known) if known else "",
        lambda _: next(paths),
        [(entry.word, f"U+{entry.codepoint:04X}") for entry in font.entries],
    )
    yield from write_sheet(sheet, out, force=replace)


def _paths(font: Font) -> Iterator[str]:
    """Yield each glyph's path data, in font units downwards from the top of the em box."""
    with TTFont(io.BytesIO(font.data)) as opened:
        glyphs, names = opened.getGlyphSet(), opened.getBestCmap()
        for entry in font.entries:
            pen = _PathPen(glyphs)
            glyphs[names[entry.codepoint]].draw(pen)
            yield " ".join(pen.words)


class _PathPen(BasePen):  # type: ignore[misc]  # fontTools has no types
    """Writes absolute M, L, C, Q and Z, as the writers of sheets read them."""

    def __init__(self, glyphs: Any) -> None:  # noqa: ANN401
        super().__init__(glyphs)
        self.words: list[str] = []

    def _put(self, letter: str, *points: tuple[float, float]) -> None:
        self.words.append(letter + " ".join(f"{x:g} {ASCENDER - y:g}" for x, y in points))

    def _moveTo(self, pt: tuple[float, float]) -> None:  # noqa: N802 - fontTools' names
        self._put("M", pt)

    def _lineTo(self, pt: tuple[float, float]) -> None:  # noqa: N802
        self._put("L", pt)

    def _curveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._put("C", *points)

    def _qCurveToOne(self, *points: tuple[float, float]) -> None:  # noqa: N802
        self._put("Q", *points)

    def _closePath(self) -> None:  # noqa: N802
        self.words.append("Z")
