"""Training examples: step k's batch is a pure function of (seed, k), so a resumed run needs no generator's state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glyphstudio.training.blocks import RADICAL_SLOTS
from glyphstudio.training.config import TrainingPlan
from glyphstudio.training.network import STYLE_SLOTS, Conditions
from glyphstudio.training.texts import TextTable

DrawTimes = Callable[[int, torch.Generator], Tensor]
"""How an objective draws shares of noise: (count, generator) -> [count]."""


@dataclass(frozen=True, eq=False)
class Examples:
    """Pictures and what is known of each; N rows, all in the same order.

    ``images`` uint8 [M, S, S] (the whole set, memory-mapped), ``rows`` int64 [N] into it, ``captions`` the numbers in
    the text table (the whole definition first; empty for a glyph without definition), ``radicals``, ``strokes``,
    ``styles`` int64 [N], ``parts`` int64 [N, K] the numbers of
    their components (0: none), ``sketches`` uint8 [N, 64, 64] of their compositions.
    """

    images: npt.NDArray[np.uint8]
    rows: npt.NDArray[np.int64]
    captions: Sequence[tuple[int, ...]]
    radicals: npt.NDArray[np.int64]
    strokes: npt.NDArray[np.int64]
    styles: npt.NDArray[np.int64]
    parts: npt.NDArray[np.int64]
    sketches: npt.NDArray[np.uint8]

    def __len__(self) -> int:
        return len(self.rows)


@dataclass(frozen=True)
class Batch:
    """``clean`` [B, 1, S, S] standardised, ``noise`` of its shape, ``time`` [B], and the conditions."""

    clean: Tensor
    noise: Tensor
    time: Tensor
    conditions: Conditions


@dataclass(frozen=True)
class Standardisation:
    """Mean and standard deviation of the pictures in [−1, 1]."""

    mean: float
    std: float

    @classmethod
    def of(cls, examples: Examples, sample: int = 2000) -> "Standardisation":
        """Measure over ``sample`` evenly spaced pictures."""
        chosen = np.linspace(0, len(examples) - 1, min(sample, len(examples))).astype(np.int64)
        pixels = examples.images[examples.rows[chosen]].astype(np.float64) / 127.5 - 1.0
        return cls(float(pixels.mean()), float(pixels.std()))

    def apply(self, images: npt.NDArray[np.uint8]) -> Tensor:
        """Return float32 [B, 1, S, S] of mean 0 and deviation 1."""
        scaled = images.astype(np.float32) * np.float32(1.0 / 127.5 / self.std)
        scaled -= np.float32((1.0 + self.mean) / self.std)
        return torch.from_numpy(scaled)[:, None]


class BatchSource:
    """Draws batches of ``named`` examples; dropped texts may show a glyph of ``unnamed``, which has no definition."""

    def __init__(
        self, plan: TrainingPlan, named: Examples, unnamed: Examples | None, texts: TextTable, scale: Standardisation
    ) -> None:
        self._plan = plan
        self._named = named
        self._unnamed = unnamed if unnamed is not None and len(unnamed) else None
        self._texts = texts
        self._scale = scale
        self._orders: dict[int, npt.NDArray[np.int64]] = {}

    def _order(self, epoch: int) -> npt.NDArray[np.int64]:
        if epoch not in self._orders:
            self._orders = {epoch: np.random.default_rng((self._plan.seed, 1, epoch)).permutation(len(self._named))}
        return self._orders[epoch]

    def _walk(self, step: int, count: int) -> npt.NDArray[np.int64]:
        """Return the examples of ``step``: consecutive places in the epochs' random orders."""
        places = np.arange(step * count, (step + 1) * count)
        epochs, offsets = places // len(self._named), places % len(self._named)
        return np.concatenate([self._order(int(e))[offsets[epochs == e]] for e in np.unique(epochs)])

    def batch(self, step: int, draw_times: DrawTimes, part: slice = slice(None), world_size: int = 1) -> Batch:
        """Return the examples ``part`` of step ``step``'s global batch of ``world_size`` times the plan's size."""
        count = self._plan.batch_size * world_size
        random = np.random.default_rng((self._plan.seed, 2, step))
        chosen = self._walk(step, count)
        without_text = random.random(count) < self._plan.drop_text
        numbers, rows = np.zeros(count, dtype=np.int64), self._named.rows[chosen]
        radicals, strokes = self._named.radicals[chosen], self._named.strokes[chosen]
        styles = self._named.styles[chosen]
        sketches = self._named.sketches[chosen]
        images = self._named.images
        for place in range(count):
            if not without_text[place]:
                numbers[place] = self._caption(self._named.captions[chosen[place]], random)
            elif self._unnamed is not None:
                other = int(random.integers(len(self._unnamed)))
                rows[place] = self._unnamed.rows[other]
                radicals[place], strokes[place] = self._unnamed.radicals[other], self._unnamed.strokes[other]
                styles[place] = self._unnamed.styles[other]
                sketches[place] = self._unnamed.sketches[other]
        # An example without text trains the unconditional model: half of them know nothing else either.
        nothing = without_text & (random.random(count) < 0.5)
        radical_weights = self._radical_weights(radicals, nothing, random)
        strokes = np.where(nothing | (random.random(count) < self._plan.drop_strokes), 0, strokes)
        style_weights = np.eye(STYLE_SLOTS, dtype=np.float32)[styles]
        style_weights[nothing | (random.random(count) < self._plan.drop_style)] = 0.0
        sketches[nothing | (random.random(count) < self._plan.drop_sketch)] = 0
        states, mask = self._texts.gather([int(number) for number in numbers[part]])
        generator = torch.Generator().manual_seed(int(random.integers(2**62)))
        clean = self._scale.apply(images[rows[part]])
        time = draw_times(count, generator)[part]
        noise = torch.randn((count, *clean.shape[1:]), generator=generator)[part]
        conditions = Conditions(
            torch.from_numpy(states),
            torch.from_numpy(mask),
            torch.from_numpy(radical_weights[part]),
            torch.from_numpy(strokes[part].astype(np.float32)),
            torch.from_numpy(style_weights[part]),
            torch.from_numpy(sketches[part].astype(np.float32) / 255.0)[:, None],
        )
        return Batch(clean, noise, time, conditions)

    @staticmethod
    def _caption(captions: tuple[int, ...], random: np.random.Generator) -> int:
        """Half the time one sense alone, where there are several."""
        if len(captions) == 1 or random.random() < 0.5:
            return captions[0]
        return captions[int(random.integers(1, len(captions)))]

    def _radical_weights(
        self, radicals: npt.NDArray[np.int64], nothing: npt.NDArray[np.bool_], random: np.random.Generator
    ) -> npt.NDArray[np.float32]:
        """Return weights [B, 215]: one-hot, or blurred as a text's suggestion is, or zeros where not said."""
        count = len(radicals)
        exact = np.eye(RADICAL_SLOTS, dtype=np.float32)[radicals]
        others = self._named.radicals[random.integers(len(self._named), size=(count, 3))]
        shares = random.dirichlet((1.0, 1.0, 1.0), size=count).astype(np.float32)
        blur = np.zeros_like(exact)
        for column in range(3):
            blur[np.arange(count), others[:, column]] += shares[:, column]
        trust = np.where(random.random(count) < 0.5, 1.0, random.uniform(0.4, 1.0, count)).astype(np.float32)[:, None]
        weights = trust * exact + (1.0 - trust) * blur
        weights[nothing | (random.random(count) < self._plan.drop_radical)] = 0.0
        return weights.astype(np.float32)
