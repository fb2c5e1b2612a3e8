"""Text beside glyphs, in the fonts that ship: Inter, then Noto Sans SC for what Inter lacks, then a box."""

from collections.abc import Iterator
from functools import cached_property
from itertools import groupby
from pathlib import Path

from fontTools.ttLib import TTFont
from PIL import ImageDraw, ImageFont

FONTS = ("themes/Inter-Regular.otf", "fonts/NotoSansSC-Regular.otf")
"""Resources, in the order in which a character looks for its font."""
BOX = "□"
"""Stands for a character that no font has."""
ELLIPSIS = "…"


class LabelFont:
    """One font file: what it covers, and how it draws."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._sizes: dict[int, ImageFont.FreeTypeFont] = {}

    @cached_property
    def characters(self) -> dict[int, str]:
        """The name of the glyph of each code point that it has."""
        with TTFont(self.path, lazy=True) as font:
            return dict(font.getBestCmap())

    def at(self, pixels: int) -> ImageFont.FreeTypeFont:
        """Return it with an em of ``pixels``. Basic layout: the same pixels with and without Raqm."""
        if pixels not in self._sizes:
            self._sizes[pixels] = ImageFont.truetype(self.path, pixels, layout_engine=ImageFont.Layout.BASIC)
        return self._sizes[pixels]


class Labels:
    """Lays out single lines of text in ``fonts``, the first preferred, the last with :data:`BOX`."""

    def __init__(self, fonts: tuple[LabelFont, ...]) -> None:
        self.fonts = fonts

    def runs(self, text: str) -> Iterator[tuple[LabelFont, str]]:
        """Yield (font, what it draws); a character that no font has becomes :data:`BOX`."""
        placed = [self._placed(character) for character in text]
        for font, members in groupby(placed, key=lambda pair: pair[0]):
            yield font, "".join(character for _, character in members)

    def _placed(self, character: str) -> tuple[LabelFont, str]:
        for font in self.fonts:
            if ord(character) in font.characters:
                return font, character
        return self.fonts[-1], BOX

    def width(self, text: str, pixels: int) -> float:
        """Return the advance of ``text`` in pixels at an em of ``pixels``."""
        return sum(font.at(pixels).getlength(run) for font, run in self.runs(text))

    def fitted(self, text: str, room: float) -> str:
        """Return ``text``, or as much of its beginning as fits, with an ellipsis, into ``room`` ems."""
        if self.width(text[:1000], 100) <= 100 * room and len(text) <= 1000:
            return text
        low, high = 0, min(len(text), 1000)
        while low < high:
            middle = (low + high + 1) // 2
            if self.width(text[:middle].rstrip() + ELLIPSIS, 100) <= 100 * room:
                low = middle
            else:
                high = middle - 1
        return text[:low].rstrip() + ELLIPSIS

    def draw(self, pen: ImageDraw.ImageDraw, left: float, baseline: float, text: str, pixels: int, ink: int) -> None:
        """Draw ``text`` from ``left`` on with the grey ``ink``, 0 … 255."""
        for font, run in self.runs(text):
            sized = font.at(pixels)
            pen.text((left, baseline), run, fill=ink, font=sized, anchor="ls")
            left += sized.getlength(run)


def one_line(text: str) -> str:
    """Return ``text`` with its line breaks and control characters as spaces."""
    return " ".join("".join(c if c.isprintable() else " " for c in text).split())
