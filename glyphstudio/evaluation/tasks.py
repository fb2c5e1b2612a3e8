"""What is asked of every model: the same prompts and seeds for all, frozen, so that figures stay comparable."""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from glyphstudio.glyphs.dictionary import Character, split_of
from glyphstudio.glyphs.probe import PROBE

Part = Literal["probe", "held_out", "train"]

RELAXED_SHARE = 0.15
RELAXED_OF_TOP = 0.3
"""A radical may stand for a word when .15 of the word's characters carry it, and .3 as many as carry the top one."""


@dataclass(frozen=True, kw_only=True)
class Task:
    """One picture to be drawn.

    ``seed`` counts from 0 within a prompt; ``radical`` is the one wanted, ``accepted`` those that a reader would take;
    ``codepoint`` the character whose definition the prompt is, 0 for a word of the board.
    """

    part: Part
    prompt: str
    seed: int
    radical: int
    accepted: frozenset[int]
    codepoint: int = 0


@dataclass(frozen=True, kw_only=True)
class Extent:
    """How much is drawn: ``seeds`` of each word of the board, definitions held out and trained on, real references."""

    seeds: int
    held_out: int
    train: int
    references: int

    @property
    def pictures(self) -> int:
        """Number of tasks."""
        return len(PROBE) * self.seeds + self.held_out + self.train


QUICK = Extent(seeds=3, held_out=96, train=36, references=600)
FULL = Extent(seeds=8, held_out=600, train=200, references=600)


@dataclass(frozen=True)
class TaskSet:
    """All tasks, in the order of the parts; ``references`` are the held-out characters that no task asks for."""

    tasks: tuple[Task, ...]
    references: tuple[int, ...]

    def of(self, part: Part) -> list[int]:
        """Return the places of the tasks of ``part``."""
        return [place for place, task in enumerate(self.tasks) if task.part == part]


def in_frozen_order(codepoints: Iterable[int]) -> list[int]:
    """Return the code points by the CRC-32 of their number in decimal: an order without meaning that never changes."""
    return sorted(codepoints, key=lambda codepoint: (zlib.crc32(str(codepoint).encode()), codepoint))


def characters_with(word: str, characters: Iterable[Character]) -> list[Character]:
    """Return the characters in whose definition ``word`` stands as a whole word."""
    pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
    return [character for character in characters if pattern.search(character.definition)]


def accepted_radicals(wanted: int, carriers: Sequence[Character]) -> frozenset[int]:
    """Return ``wanted`` and each radical that at least 15 % of the ``carriers`` of a word have, and .3 of the top's."""
    counts = Counter(character.radical for character in carriers)
    if not counts:
        return frozenset({wanted})
    least = max(RELAXED_SHARE * len(carriers), RELAXED_OF_TOP * max(counts.values()))
    return frozenset({wanted, *(radical for radical, count in counts.items() if count >= least)})


def _one_a_group(characters: Iterable[Character]) -> list[Character]:
    """Return a character of each group, so that no definition is asked for twice."""
    return list({character.group: character for character in reversed(list(characters))}.values())


def make_tasks(extent: Extent, known: Mapping[int, Character], drawable: Iterable[int]) -> TaskSet:
    """Return the tasks of ``extent`` from the characters ``known`` that a font can draw.

    Where the font has too few, there are fewer tasks. Held-out definitions accept the radicals of all characters of
    their group, which share the definition or are variants.
    """
    named = [known[codepoint] for codepoint in in_frozen_order(drawable) if known[codepoint].definition]
    of_group: dict[int, set[int]] = {}
    for character in named:
        of_group.setdefault(character.group, set()).add(character.radical)
    held_out = _in_order(_one_a_group(c for c in named if split_of(c) == "validation"))
    trained = _in_order(_one_a_group(c for c in named if split_of(c) == "train"))
    references = held_out[max(0, len(held_out) - extent.references) :] if extent.references else []
    asked = held_out[: max(0, min(extent.held_out, len(held_out) - len(references)))]

    def task(part: Part, character: Character) -> Task:
        accepted = frozenset(of_group[character.group])
        return Task(
            part=part,
            prompt=character.definition,
            seed=0,
            radical=character.radical,
            accepted=accepted,
            codepoint=character.codepoint,
        )

    tasks = [
        Task(part="probe", prompt=word, seed=seed, radical=radical, accepted=accepted)
        for word, radical in PROBE
        for accepted in [accepted_radicals(radical, characters_with(word, named))]
        for seed in range(extent.seeds)
    ]
    tasks += [task("held_out", character) for character in asked]
    tasks += [task("train", character) for character in trained[: extent.train]]
    return TaskSet(tuple(tasks), tuple(character.codepoint for character in references))


def _in_order(characters: Sequence[Character]) -> list[Character]:
    by_codepoint = {character.codepoint: character for character in characters}
    return [by_codepoint[codepoint] for codepoint in in_frozen_order(by_codepoint)]
