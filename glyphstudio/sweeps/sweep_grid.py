"""Which requests a sweep is made of, and what stands beside them; known without NumPy."""

import math
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Any, TypeAlias

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.morph import Morph
from glyphstudio.engine.request import SEEDS, GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.probe import PROBE

STEPS = (1, 2, 3, 5, 10, 20)
GUIDANCE = (0.0, 1.0, 5.0, 10.0, 50.0, 100.0)
"""Of the posts' grid."""
MOST_VALUES = 400
"""Of one axis."""
MORPH_SIDE = 7
LONGEST_ROW = 10
"""Values of one axis alone that stand in one row."""
Value: TypeAlias = int | float | str


@dataclass(frozen=True)
class Axis:
    """What changes along one side of a sweep. Raises ``RequestError`` for a field that cannot, and for no values."""

    name: str
    """A key of :data:`AXES`."""
    values: tuple[Value, ...]

    def __post_init__(self) -> None:
        if self.name not in AXES:
            raise RequestError(f"there is no axis {self.name!r}", f"Choose one of {', '.join(AXES)}.")
        if not 1 <= len(self.values) <= MOST_VALUES:
            raise RequestError(f"an axis has 1 to {MOST_VALUES} values, not {len(self.values)}")

    def applied(self, request: GenerationRequest, value: Value) -> GenerationRequest:
        """Return ``request`` with ``value``. Raises ``RequestError`` for one out of its range."""
        changed: dict[str, Any] = {self.name: value}
        return replace(request, **changed)

    def caption(self, value: Value) -> str:
        """Return what stands beside ``value``."""
        return AXES[self.name](value)

    @classmethod
    def of_text(cls, name: str, text: str) -> "Axis":
        """Return the axis that a person wrote: values with commas between, "0-99" and "0-100:10" for whole numbers.

        Raises ``RequestError`` with a sentence for what cannot be read.
        """
        parts = [part.strip() for part in text.split(",") if part.strip()]
        if name in {"prompt", "sampler", "style"}:
            return cls(name, tuple(parts))
        return cls(name, tuple(value for part in parts for value in _numbers(part, whole=name != "guidance")))


AXES: Mapping[str, Callable[[Value], str]] = MappingProxyType(
    {
        "steps": lambda value: f"{value} step{'' if value == 1 else 's'}",
        "guidance": lambda value: f"guidance {value:g}",
        "seed": lambda value: f"seed {value}",
        "sampler": lambda value: SAMPLER_CHOICES[str(value)].label if value in SAMPLER_CHOICES else str(value),
        "prompt": lambda value: str(value) or "(no prompt)",
        "style": lambda value: str(value) or "first style",
        "radical": lambda value: f"radical {value}" if value else "any radical",
        "strokes": lambda value: f"{value} stroke{'' if value == 1 else 's'}" if value else "any strokes",
    }
)
"""The fields of a request that a sweep changes, in the order of the menu, and how their values are written."""


@dataclass(frozen=True)
class SweepGrid:
    """Requests row by row, ``columns`` in each, and captions: of the rows, of the columns, or of each picture."""

    pattern: GenerationRequest
    requests: tuple[GenerationRequest, ...]
    columns: int
    rows_said: tuple[tuple[str, ...], ...] = ()
    """Lines beside each row; none at all where nothing stands beside them."""
    columns_said: tuple[str, ...] = ()
    cells_said: tuple[str, ...] = ()
    moment: str = ""
    """Which of several grids it is."""

    @property
    def rows(self) -> int:
        """How many there are; the last one may not be full."""
        return -(-len(self.requests) // self.columns)

    def row(self, number: int) -> tuple[GenerationRequest, ...]:
        """Return the requests of row ``number``."""
        return self.requests[number * self.columns : (number + 1) * self.columns]

    def said(self, place: int) -> str:
        """Return everything that is said about the picture at ``place``."""
        row, column = divmod(place, self.columns)
        lines = [*(self.rows_said[row] if self.rows_said else ())]
        lines += [said[index] for said, index in ((self.columns_said, column), (self.cells_said, place)) if said]
        return ", ".join(lines)


def table_of(pattern: GenerationRequest, across: Axis, *down: Axis) -> SweepGrid:
    """Return a column a value of ``across``, and a row for each choice of one value of all of ``down``."""
    rows: list[tuple[GenerationRequest, tuple[str, ...]]] = [(pattern, ())]
    for axis in down:
        rows = [(axis.applied(one, value), (*said, axis.caption(value))) for one, said in rows for value in axis.values]
    requests = tuple(across.applied(one, value) for one, _ in rows for value in across.values)
    captions = tuple(across.caption(value) for value in across.values)
    return SweepGrid(pattern, requests, len(across.values), tuple(said for _, said in rows if said), captions)


def board_of(pattern: GenerationRequest, axis: Axis, columns: int) -> SweepGrid:
    """Return the values of one axis in rows of ``columns``, each with its caption."""
    requests = tuple(axis.applied(pattern, value) for value in axis.values)
    return SweepGrid(pattern, requests, columns, cells_said=tuple(axis.caption(value) for value in axis.values))


def seed_axis(pattern: GenerationRequest, count: int) -> Axis:
    """Return the seeds N, N + 1, … of the pattern's."""
    return Axis("seed", tuple((pattern.seed + number) % SEEDS for number in range(count)))


def guidance_grid(pattern: GenerationRequest, steps: Sequence[int], weights: Sequence[float], seeds: int) -> SweepGrid:
    """Return the posts' figure: a column a number of steps, a row a weight of guidance and, of several, a seed."""
    down = [Axis("guidance", tuple(weights)), *([seed_axis(pattern, seeds)] if seeds > 1 else [])]
    return table_of(pattern, Axis("steps", tuple(steps)), *down)


def probe_board(pattern: GenerationRequest) -> SweepGrid:
    """Return the posts' board of 36 words, each of which should show its radical."""
    return board_of(pattern, Axis("prompt", tuple(word for word, _ in PROBE)), 6)


def frames_of(
    pattern: GenerationRequest, across: Axis, down: Axis | None = None, over: Axis | None = None
) -> tuple[SweepGrid, ...]:
    """Return a grid a value of ``over``, like the posts' movie of 36 seeds over the weights of guidance; or one grid.

    Many values of ``across`` alone are laid out as a board, as square as can be.
    """
    if over is not None:
        moments = [(over.applied(pattern, value), over.caption(value)) for value in over.values]
        return tuple(replace(frames_of(one, across, down)[0], moment=said) for one, said in moments)
    if down is None and len(across.values) > LONGEST_ROW:
        return (board_of(pattern, across, math.ceil(math.sqrt(len(across.values)))),)
    return (table_of(pattern, across, *([] if down is None else [down])),)


def morph_grid(
    pattern: GenerationRequest, prompts: Sequence[str], seeds: Sequence[int], side: int = MORPH_SIDE
) -> SweepGrid:
    """Return a strip from the pattern's prompt to one other, or a square between it and three.

    ``prompts`` and ``seeds`` are those of the other corners, see :class:`~glyphstudio.engine.morph.Morph`.
    """
    shares = [number / (side - 1) for number in range(side)]
    places = [(across, down) for down in (shares if len(prompts) == 3 else [0.0]) for across in shares]
    requests = tuple(
        replace(pattern, morph=Morph(prompts=tuple(prompts), seeds=tuple(seeds), across=across, down=down))
        for across, down in places
    )
    words = [prompt or "(no prompt)" for prompt in (pattern.prompt, *prompts)]
    said = dict(zip((0, side - 1, side * (side - 1), side * side - 1), words, strict=False))
    return SweepGrid(pattern, requests, side, cells_said=tuple(said.get(place, "") for place in range(len(requests))))


def _numbers(part: str, *, whole: bool) -> list[int | float]:
    span = re.fullmatch(r"(\d{1,10})\s*[-–]\s*(\d{1,10})(?:\s*:\s*(\d{1,10}))?", part)
    try:
        if span is None:
            return [int(part) if whole else float(part)]
        first, last, step = int(span[1]), int(span[2]), int(span[3] or 1)
        if not (first <= last and step and (last - first) // step < MOST_VALUES):
            raise ValueError(part)
    except ValueError as error:
        kind = "whole number" if whole else "number"
        raise RequestError(f"{part[:40]!r} is no {kind} and no range of them", "Write 1, 2, 5 or 0-99.") from error
    return list(range(first, last + 1, step))
