"""Who is asked: a model, and the controls that show what a figure means."""

import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Protocol

import numpy as np
import numpy.typing as npt
from PIL import Image

from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.pictures import pictures_of
from glyphstudio.engine.request import SEEDS, GenerationRequest, JsonValue
from glyphstudio.evaluation.definitions import DefinitionIndex
from glyphstudio.evaluation.tasks import Task, characters_with, in_frozen_order
from glyphstudio.glyphs.dictionary import Character, split_of
from glyphstudio.glyphs.raster import GlyphRaster

SIDE = 128
"""Pixels of the pictures that are judged."""
TOGETHER = 4
"""Pictures of a prompt that are drawn in one batch."""

Picture = npt.NDArray[np.uint8]


class Subject(Protocol):
    """Draws what it is asked for: one picture uint8 [128, 128] (0 ink, 255 paper) a task, in their order."""

    @property
    def name(self) -> str:
        """What the table calls it."""
        ...

    @property
    def settings(self) -> Mapping[str, JsonValue]:
        """What decides its pictures beside the tasks."""
        ...

    def draw(self, tasks: Sequence[Task]) -> Iterator[Picture]:
        """Yield the pictures."""
        ...


@dataclass(frozen=True)
class ModelSubject:
    """A model, asked through the engine as everyone asks it; ``pattern`` is the request without prompt and seed.

    The seed of a task is added to the pattern's.
    """

    name: str
    model: GlyphModel
    pattern: GenerationRequest
    identity: Mapping[str, JsonValue]

    @property
    def settings(self) -> Mapping[str, JsonValue]:
        """What decides its pictures: the request without prompt, and which model it is."""
        request = {key: value for key, value in self.pattern.to_json().items() if key != "prompt"}
        return {**self.identity, "request": request}

    def draw(self, tasks: Sequence[Task]) -> Iterator[Picture]:
        """Yield the pictures; the seeds of one prompt are drawn side by side."""
        for prompt, group in groupby(tasks, key=lambda task: task.prompt):
            seeds = [(self.pattern.seed + task.seed) % SEEDS for task in group]
            for start in range(0, len(seeds), TOGETHER):
                yield from self._drawn(prompt, seeds[start : start + TOGETHER])

    def _drawn(self, prompt: str, seeds: Sequence[int]) -> Iterator[Picture]:
        values = {**self.pattern.to_json(), "prompt": prompt}
        request = GenerationRequest.from_json(values)
        for grey in pictures_of(self.model, [request.with_seed(seed) for seed in seeds]):
            yield resized(grey)


def resized(picture: Picture) -> Picture:
    """Return ``picture`` at the side that is judged."""
    if picture.shape == (SIDE, SIDE):
        return picture
    return np.asarray(Image.fromarray(picture).resize((SIDE, SIDE), Image.Resampling.BICUBIC))


class _RealGlyphs:
    """Draws characters of the font, whatever decides which."""

    name = ""

    def __init__(self, raster: GlyphRaster, characters: Sequence[Character]) -> None:
        self._raster = raster
        self._characters = characters

    @property
    def settings(self) -> Mapping[str, JsonValue]:
        return {"font": self._raster.name}

    def _choose(self, task: Task) -> int:
        raise NotImplementedError

    def draw(self, tasks: Sequence[Task]) -> Iterator[Picture]:
        for task in tasks:
            picture = self._raster.draw(self._choose(task))
            yield np.full((SIDE, SIDE), 255, np.uint8) if picture is None else picture


def _stream(task: Task, name: str) -> np.random.Generator:
    return np.random.default_rng([task.seed, zlib.crc32(task.prompt.encode()), zlib.crc32(name.encode())])


class RandomRealGlyph(_RealGlyphs):
    """Any glyph of the training side: legible and real, and deaf to the prompt."""

    name = "random real glyph"

    def _choose(self, task: Task) -> int:
        return self._characters[int(_stream(task, self.name).integers(len(self._characters)))].codepoint


class NearestDefinition(_RealGlyphs):
    """The glyph of the training character whose definition is nearest; further seeds give the next ones."""

    name = "nearest definition"

    def __init__(self, raster: GlyphRaster, characters: Sequence[Character]) -> None:
        super().__init__(raster, characters)
        self._index = DefinitionIndex(characters)

    def _choose(self, task: Task) -> int:
        return self._index.nearest(task.prompt, task.seed)


class OwnRealGlyph(_RealGlyphs):
    """The character that the prompt defines; for a word of the board one of the characters with that word.

    Against the references it is the floor of the distances: real glyphs, as many as the others draw.
    """

    name = "own real glyph"

    def _choose(self, task: Task) -> int:
        if task.codepoint:
            return task.codepoint
        carriers = characters_with(task.prompt, self._characters)
        chosen = _stream(task, self.name).integers(len(carriers) or len(self._characters))
        return (carriers or self._characters)[int(chosen)].codepoint


def controls(raster: GlyphRaster, known: Mapping[int, Character], drawable: Sequence[int]) -> tuple[Subject, ...]:
    """Return the three controls, over the characters with a definition that the font can draw."""
    named = [known[codepoint] for codepoint in in_frozen_order(drawable) if known[codepoint].definition]
    trained = [character for character in named if split_of(character) == "train"]
    return (NearestDefinition(raster, trained), RandomRealGlyph(raster, trained), OwnRealGlyph(raster, named))
