"""Where everything lies on a page of invented writing: lines of glyphs, a key of their prompts, a seal. Points."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from glyphstudio.errors import RequestError
from glyphstudio.sheets.layout import MILLIMETRE, PAGES

VERTICAL, HORIZONTAL = "vertical", "horizontal"
DIRECTIONS = (VERTICAL, HORIZONTAL)
BETWEEN_GLYPHS = 0.1
BETWEEN_LINES = 0.5
"""Shares of a glyph."""
KEY_TEXT = 8.0
KEY_GLYPH = 14.0
KEY_ROW = 18.0
KEY_COLUMN = 120.0
"""The least width of a column of the key."""
ABOVE_KEY = 14.0
SEAL_SHARE = 0.8
"""Side of the seal as a share of a glyph; its own glyph fills as much of it."""


@dataclass(frozen=True)
class Box:
    """A square: left top corner and side."""

    left: float
    top: float
    side: float

    def inner(self, share: float) -> "Box":
        """Return the square of ``share`` of the side with the same middle."""
        rest = self.side * (1 - share) / 2
        return Box(self.left + rest, self.top + rest, self.side * share)


@dataclass(frozen=True, kw_only=True)
class PageDesign:
    """What a person decides about a page; ``RequestError`` for what leaves no room or has no meaning."""

    page: str = "A4"
    landscape: bool = False
    direction: str = VERTICAL
    """Columns from right to left, as books were written; or rows from left to right."""
    glyph: float = 16.0
    """Side of a glyph, millimetres."""
    margin: float = 25.0
    """Millimetres."""
    key: bool = True
    """Below the lines, which glyph is which prompt."""
    seal: int | None = None
    """The glyph (from 0) that is pressed in red after the last one, as a name; None: no seal."""

    def __post_init__(self) -> None:
        if self.page not in PAGES:
            raise RequestError(f"there is no page {self.page!r}", f"Choose one of {', '.join(PAGES)}.")
        if self.direction not in DIRECTIONS:
            raise RequestError(f"nobody writes {self.direction!r}", f"Choose one of {', '.join(DIRECTIONS)}.")
        if not self.glyph > 0 or not self.margin >= 0:
            raise RequestError("a glyph and its margin have a size", "Give millimetres.")
        if self.room(self.key_height(1)) < 1 + (self.seal is not None):
            raise RequestError(
                f"glyphs of {self.glyph:g} mm and a margin of {self.margin:g} mm leave no room on {self.page}",
                "Give smaller glyphs, a smaller margin or another page.",
            )

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of the page."""
        width, height = PAGES[self.page]
        return (height, width) if self.landscape else (width, height)

    @property
    def side(self) -> float:
        """Of a glyph."""
        return self.glyph * MILLIMETRE

    @property
    def edge(self) -> float:
        """The margin as a length."""
        return self.margin * MILLIMETRE

    @property
    def inner_width(self) -> float:
        """Between the margins."""
        return self.size[0] - 2 * self.edge

    @property
    def key_columns(self) -> int:
        """Side by side."""
        return max(1, int(self.inner_width / KEY_COLUMN))

    def key_height(self, glyphs: int) -> float:
        """Return what the key of ``glyphs`` takes from the lines."""
        return ABOVE_KEY + -(-glyphs // self.key_columns) * KEY_ROW if self.key else 0.0

    def line_length(self, key_height: float) -> int:
        """Return how many glyphs a line has."""
        along = self.size[1] - 2 * self.edge - key_height if self.direction == VERTICAL else self.inner_width
        return max(0, int((along + BETWEEN_GLYPHS * self.side) / ((1 + BETWEEN_GLYPHS) * self.side) + 1e-9))

    def room(self, key_height: float) -> int:
        """Return how many glyphs fit beside a key."""
        across = self.inner_width if self.direction == VERTICAL else self.size[1] - 2 * self.edge - key_height
        lines = int((across + BETWEEN_LINES * self.side) / ((1 + BETWEEN_LINES) * self.side) + 1e-9)
        return max(0, lines) * self.line_length(key_height)

    def cell(self, place: int, key_height: float) -> Box:
        """Return where the glyph at ``place`` (0, 1, … on a page) stands."""
        line, step = divmod(place, self.line_length(key_height))
        across, along = line * (1 + BETWEEN_LINES) * self.side, step * (1 + BETWEEN_GLYPHS) * self.side
        if self.direction == VERTICAL:
            return Box(self.size[0] - self.edge - self.side - across, self.edge + along, self.side)
        return Box(self.edge + along, self.edge + across, self.side)


@dataclass(frozen=True)
class WrittenPage:
    """One page: which glyphs it shows, and where."""

    design: PageDesign
    first: int
    """Number of its first glyph, from 0."""
    count: int
    last: bool
    """Whether the writing ends here, where the seal is pressed."""

    @property
    def key_height(self) -> float:
        """What this page's key takes."""
        return self.design.key_height(self.count)

    def cells(self) -> Iterator[tuple[int, Box]]:
        """Yield (number of the glyph, where it stands)."""
        for place in range(self.count):
            yield self.first + place, self.design.cell(place, self.key_height)

    def key(self) -> Iterator[tuple[int, Box]]:
        """Yield (number of the glyph, where it stands small in the key); nothing without a key."""
        if not self.design.key:
            return
        design = self.design
        top = design.size[1] - design.edge - self.key_height + ABOVE_KEY
        rows = -(-self.count // design.key_columns)
        for place in range(self.count):
            column, row = divmod(place, rows)
            yield (
                self.first + place,
                Box(design.edge + column * design.inner_width / design.key_columns, top + row * KEY_ROW, KEY_GLYPH),
            )

    @property
    def key_room(self) -> float:
        """How wide a prompt in the key may be."""
        return self.design.inner_width / self.design.key_columns - KEY_GLYPH - 2 * KEY_TEXT

    @property
    def seal(self) -> Box | None:
        """Where the seal is pressed: in the place after the last glyph; None elsewhere."""
        if not self.last or self.design.seal is None:
            return None
        return self.design.cell(self.count, self.key_height).inner(SEAL_SHARE)


def written_pages(design: PageDesign, count: int) -> tuple[WrittenPage, ...]:
    """Return the pages of ``count`` glyphs, at least 1; a page takes as many as leave room for their own key."""
    if design.seal is not None and not 0 <= design.seal < count:
        raise RequestError(f"there is no glyph {design.seal + 1} for the seal", f"Choose one from 1 to {count}.")
    pages: list[WrittenPage] = []
    first = 0
    while first < count:
        taken = _fitting(design, count - first)
        pages.append(WrittenPage(design, first, taken, last=first + taken == count))
        first += taken
    return tuple(pages)


def _fitting(design: PageDesign, left: int) -> int:
    """Return how many of ``left`` glyphs a page takes; the last page needs a place for the seal, too.

    One always fits: a design without room for it cannot be made.
    """

    def fits(taken: int) -> bool:
        sealed = taken == left and design.seal is not None
        return taken + sealed <= design.room(design.key_height(taken))

    return next(taken for taken in range(min(left, design.room(0.0)), 0, -1) if fits(taken))
