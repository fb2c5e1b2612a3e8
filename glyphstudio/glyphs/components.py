"""What characters are made of: the table in ``resources/characters``, and where each operand of a composition stands.

A *composition* is an ideographic description sequence; its *parts* are those of its components that the vocabulary
knows. Components outside the vocabulary are taken apart further, as far as the table goes.
"""

import gzip
import json
import unicodedata
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import accumulate, pairwise
from types import MappingProxyType
from typing import TypeAlias

from glyphstudio import resources
from glyphstudio.errors import ResourceError
from glyphstudio.glyphs.ideographic import Arrangement, Description, parse

TABLE = "components.tsv.gz"
DESCRIPTION = "components.json"

MOST_PARTS = 8
"""Parts that are looked at in one composition; few characters have more."""

DEEPEST = 12

Box: TypeAlias = tuple[float, float, float, float]
"""Left, top, right, bottom, as shares of the em box."""

WHOLE: Box = (0.0, 0.0, 1.0, 1.0)

ENCLOSED: Mapping[str, Box] = MappingProxyType(
    {
        "⿴": (0.2, 0.2, 0.8, 0.8),
        "⿵": (0.2, 0.3, 0.8, 1.0),
        "⿶": (0.2, 0.0, 0.8, 0.7),
        "⿷": (0.3, 0.2, 1.0, 0.8),
        "⿸": (0.3, 0.3, 1.0, 1.0),
        "⿹": (0.0, 0.3, 0.7, 1.0),
        "⿺": (0.35, 0.0, 1.0, 0.7),
        "⿻": WHOLE,
    }
)
"""Where the second operand of a surrounding operator stands; the first has the whole box."""

SLIM = frozenset("氵亻扌忄彳犭冫讠訁钅纟糹礻衤阝卩刂丨亅丿弓牜")
"""Components that take less than half of a box beside another."""
FLAT = frozenset("艹⺮宀冖亠灬罒雨覀一⺌爫𥫗竹山穴")
"""Components that take less than half of a box above or below another."""
SHARE = 0.6
WHOLES = frozenset(unicodedata.normalize("NFKC", chr(0x2F00 + number)) for number in range(214))
"""The Kangxi radicals' characters: one component each, though the table takes some of them apart (UCD, U+2F00…2FD5)."""


@cache
def load_components() -> Mapping[str, str]:
    """Return how each character and each nameless component is put together, one level deep; read once a process.

    Raises ``ResourceError`` when the table is damaged.
    """
    path = resources.find(f"characters/{TABLE}")
    try:
        lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        return MappingProxyType(dict(line.split("\t") for line in lines))
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ResourceError(f"the components in {path} are damaged: {error}", "Install Glyph Studio again.") from error


@lru_cache(maxsize=65536)
def taken_apart(component: str) -> Arrangement | None:
    """Return how ``component`` is put together, or None for one that the table knows nothing of."""
    sequence = load_components().get(component)
    if sequence is None:
        return None
    description = parse(sequence)
    return description if isinstance(description, Arrangement) else None


@dataclass(frozen=True)
class Parts:
    """The components that a model is told of (number 1 is the first), and how usual they are.

    ``counts[i]`` of ``characters`` characters with a definition have ``components[i]`` as a part.
    """

    components: tuple[str, ...]
    counts: tuple[int, ...]
    characters: int


@cache
def shipped_parts() -> Parts:
    """Return the parts that new models are told of. Raises ``ResourceError`` when the file is damaged."""
    path = resources.find(f"characters/{DESCRIPTION}")
    try:
        body = json.loads(path.read_text(encoding="utf-8"))
        components, counts = tuple(map(str, body["vocabulary"])), tuple(map(int, body["counts"]))
        if len(components) != len(counts):
            raise ValueError("it has not one count for each component")
        return Parts(components, counts, int(body["characters_with_definition"]))
    except (OSError, ValueError, KeyError, TypeError) as error:
        raise ResourceError(f"the components in {path} are damaged: {error}", "Install Glyph Studio again.") from error


class Vocabulary:
    """The components that a model knows, and how compositions become parts of it."""

    def __init__(self, components: Sequence[str]) -> None:
        self.components = tuple(components)
        self._numbers = {component: number for number, component in enumerate(self.components, start=1)}
        self.parts_of = lru_cache(maxsize=1024)(self._parts_of)

    def __len__(self) -> int:
        return len(self.components)

    def number(self, component: str) -> int:
        """Return the component's number, or 0 when the vocabulary lacks it."""
        return self._numbers.get(component, 0)

    def covers(self, component: str) -> bool:
        """Tell whether the vocabulary knows ``component``, or all that it is made of."""
        return bool(self.number(component)) or self._covers_operands(component, 0)

    def _covers_operands(self, component: str, depth: int) -> bool:
        arrangement = taken_apart(component)
        if arrangement is None or depth >= DEEPEST:
            return False
        return all(
            bool(self.number(operand)) or self._covers_operands(operand, depth + 1)
            for operand in components_of(arrangement)
        )

    def _parts_of(self, composition: str) -> tuple[int, ...]:
        """Return the numbers of the parts of ``composition`` in reading order.

        A character stands for how it is put together. At most :data:`MOST_PARTS`; components that the table cannot take
        apart are left out. Raises ``RequestError`` for what is no composition.
        """
        found: list[int] = []
        self._collect(parse(composition), 0, found)
        return tuple(found[:MOST_PARTS])

    def _collect(self, description: Description, depth: int, found: list[int]) -> None:
        if isinstance(description, str):
            number = self.number(description)
            if number:
                found.append(number)
                return
            arrangement = taken_apart(description)
            if arrangement is None or depth >= DEEPEST:
                return
            description = arrangement
        for operand in description.operands:
            self._collect(operand, depth + 1, found)


def components_of(description: Description) -> tuple[str, ...]:
    """Return the components that ``description`` names, in reading order."""
    if isinstance(description, str):
        return (description,)
    return tuple(component for operand in description.operands for component in components_of(operand))


def boxes_in(arrangement: Arrangement, box: Box) -> tuple[Box, ...]:
    """Return the box of each operand of ``arrangement`` in ``box``.

    Neighbours share the box by how many components stand side by side in each, slim ones counting less: an estimate
    that a model corrects.
    """
    operator = arrangement.operator
    if operator in ENCLOSED:
        return box, _within(box, ENCLOSED[operator])
    across = operator in "⿰⿲"
    weights = [_extent(operand, across) for operand in arrangement.operands]
    edges = [0.0, *(end / sum(weights) for end in accumulate(weights))]
    if across:
        return tuple(_within(box, (start, 0.0, end, 1.0)) for start, end in pairwise(edges))
    return tuple(_within(box, (0.0, start, 1.0, end)) for start, end in pairwise(edges))


def _within(outer: Box, inner: Box) -> Box:
    left, top, right, bottom = outer
    width, height = right - left, bottom - top
    return left + inner[0] * width, top + inner[1] * height, left + inner[2] * width, top + inner[3] * height


@lru_cache(maxsize=65536)
def _extent(description: Description, across: bool, depth: int = 0) -> float:
    """Return how many ordinary components stand side by side (or above each other) in ``description``, 0.6 … 2."""
    if isinstance(description, str):
        if description in (SLIM if across else FLAT):
            return SHARE
        if description in WHOLES:
            return 1.0
        arrangement = taken_apart(description)
        if arrangement is None or depth >= DEEPEST:
            return 1.0
        description = arrangement
    extents = [_extent(operand, across, depth + 1) for operand in description.operands]
    along = description.operator in ("⿰⿲" if across else "⿱⿳")
    return max(1.0, min(2.0, sum(extents))) if along else min(2.0, max(extents))
