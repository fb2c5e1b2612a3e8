"""Where everything lies on a sheet. Lengths are points of 1/72 inch on a page, pixels without one."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.labels import one_line

MILLIMETRE = 72 / 25.4
PAGES = {"A4": (210 * MILLIMETRE, 297 * MILLIMETRE), "A3": (297 * MILLIMETRE, 420 * MILLIMETRE), "letter": (612, 792)}
"""Width and height in points (ISO 216, ANSI Y14.1)."""
NO_PAGE = "none"
LABELS = ("number", "prompt", "seed")
LINE = 1.35
"""Height of a line of text in ems."""


@dataclass(frozen=True, kw_only=True)
class SheetDesign:
    """What a person decides about a sheet; ``RequestError`` for what leaves no room or has no meaning."""

    columns: int = 6
    page: str = NO_PAGE
    """A key of :data:`PAGES`, or :data:`NO_PAGE`: one picture as large as its glyphs need."""
    margin: float | None = None
    """Millimetres, without a page pixels; None: 15 mm, or a sixteenth of a glyph."""
    title: str = ""
    labels: tuple[str, ...] = ("prompt",)
    """Some of :data:`LABELS`; the order does not matter."""
    pixels: int = 128
    """Side of a glyph without a page."""

    def __post_init__(self) -> None:
        if self.columns < 1:
            raise RequestError(f"a sheet needs a column, not {self.columns}")
        if self.page != NO_PAGE and self.page not in PAGES:
            raise RequestError(f"there is no page {self.page!r}", f"Choose one of {', '.join([*PAGES, NO_PAGE])}.")
        if self.margin is not None and not self.margin >= 0:
            raise RequestError(f"a margin is not {self.margin:g} wide", "Give 0 or more.")
        for label in self.labels:
            if label not in LABELS:
                raise RequestError(f"there is no label {label!r}", f"Choose some of {', '.join(LABELS)}.")
        if self.page != NO_PAGE and (self.side < 8 or self.rows < 1):
            raise RequestError(
                f"{self.columns} columns and a margin of {self.margin_length / MILLIMETRE:g} mm leave no room on "
                f"{self.page}",
                "Give fewer columns, another page or a smaller margin.",
            )

    @property
    def margin_length(self) -> float:
        """The margin as a length."""
        if self.page == NO_PAGE:
            return self.pixels / 16 if self.margin is None else self.margin
        return (15 if self.margin is None else self.margin) * MILLIMETRE

    @property
    def gap(self) -> float:
        """Between two glyphs."""
        return self.pixels / 16 if self.page == NO_PAGE else 3 * MILLIMETRE

    @cached_property
    def side(self) -> float:
        """Of a glyph."""
        if self.page == NO_PAGE:
            return self.pixels
        return (PAGES[self.page][0] - 2 * self.margin_length - (self.columns - 1) * self.gap) / self.columns

    @property
    def text(self) -> float:
        """Em of a label."""
        return max(self.side / 9, 6) if self.page == NO_PAGE else min(max(self.side / 9, 5), 10)

    @property
    def title_text(self) -> float:
        """Em of the title."""
        return 2 * self.text

    @property
    def lines(self) -> int:
        """Lines of text under a glyph: the prompt has one, number and seed share another."""
        return ("prompt" in self.labels) + bool({"number", "seed"} & set(self.labels))

    @property
    def pitch(self) -> float:
        """From one row's top to the next."""
        return self.side + (self.lines + 0.25 * bool(self.lines)) * LINE * self.text + self.gap

    @property
    def top(self) -> float:
        """Where the first row begins."""
        return self.margin_length + (1.5 * LINE * self.title_text if self.title else 0)

    @property
    def rows(self) -> int:
        """That fit on a page."""
        return int((PAGES[self.page][1] - self.top - self.margin_length + self.gap) / self.pitch + 1e-9)

    def labels_of(self, request: GenerationRequest, number: int) -> Iterator[str]:
        """Yield the lines under glyph ``number`` (1, 2, …)."""
        if "prompt" in self.labels:
            yield one_line(request.prompt) or "(no prompt)"
        small = [f"no. {number}"] * ("number" in self.labels) + [f"seed {request.seed}"] * ("seed" in self.labels)
        if small:
            yield " · ".join(small)


@dataclass(frozen=True)
class Page:
    """One page: which glyphs it shows, and where."""

    design: SheetDesign
    first: int
    """Number of its first glyph, from 0."""
    count: int

    @property
    def rows(self) -> int:
        """Rows with a glyph."""
        return -(-self.count // self.design.columns)

    @property
    def size(self) -> tuple[float, float]:
        """Width and height."""
        design = self.design
        if design.page != NO_PAGE:
            return PAGES[design.page]
        columns = min(design.columns, self.count)
        width = 2 * design.margin_length + columns * design.side + (columns - 1) * design.gap
        return width, design.top + self.rows * design.pitch - design.gap + design.margin_length

    def corner(self, place: int) -> tuple[float, float]:
        """Return the left top corner of the glyph at ``place`` (0, 1, … on this page)."""
        row, column = divmod(place, self.design.columns)
        return (
            self.design.margin_length + column * (self.design.side + self.design.gap),
            self.design.top + row * self.design.pitch,
        )

    def baseline(self, line: int) -> float:
        """Return where the text of a label's ``line`` (0, 1) stands, below the glyph's top."""
        return self.design.side + (line + 1) * LINE * self.design.text


def pages_of(design: SheetDesign, count: int) -> tuple[Page, ...]:
    """Return the pages of ``count`` glyphs, at least 1."""
    if design.page == NO_PAGE:
        return (Page(design, 0, count),)
    room = design.columns * design.rows
    return tuple(Page(design, first, min(room, count - first)) for first in range(0, count, room))
