"""Training examples: step k's batch is a pure function of (seed, k), so a resumed run needs no generator's state."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor

from glyphstudio.training.blocks import RADICAL_SLOTS
from glyphstudio.training.config import TrainingPlan
from glyphstudio.training.example_store import BLANK, ExampleStore, PictureTable
from glyphstudio.training.network import STYLE_SLOTS, Conditions

DrawTimes = Callable[[int, torch.Generator], Tensor]
"""How an objective draws shares of noise: (count, generator) -> [count]."""


@dataclass(frozen=True, eq=False)
class Examples:
    """Pictures and what is known of each; N rows, all in the same order.

    ``table`` holds the whole set, ``rows`` int64 [N] the numbers of their images in it and ``sketch_rows`` int64 [N]
    those of their sketches (several fonts draw a character, which has one sketch). ``captions`` are the numbers in the
    text table (the whole definition first; empty for a glyph without definition), ``radicals``, ``strokes``,
    ``styles`` int64 [N], ``parts`` int64 [N, K] the numbers of their components (0: none).
    """

    table: PictureTable
    rows: npt.NDArray[np.int64]
    sketch_rows: npt.NDArray[np.int64]
    captions: Sequence[tuple[int, ...]]
    radicals: npt.NDArray[np.int64]
    strokes: npt.NDArray[np.int64]
    styles: npt.NDArray[np.int64]
    parts: npt.NDArray[np.int64]

    def __len__(self) -> int:
        return len(self.rows)

    def first_of_each(self) -> "Examples":
        """Return one example a character, the one in the first of its fonts."""
        _, kept = np.unique(self.sketch_rows, return_index=True)
        kept.sort()
        return Examples(
            table=self.table,
            rows=self.rows[kept],
            sketch_rows=self.sketch_rows[kept],
            captions=[self.captions[row] for row in kept],
            radicals=self.radicals[kept],
            strokes=self.strokes[kept],
            styles=self.styles[kept],
            parts=self.parts[kept],
        )


@dataclass(frozen=True)
class Batch:
    """``clean`` [B, 1, S, S] standardised, ``noise`` of its shape, ``time`` [B], and the conditions."""

    clean: Tensor
    noise: Tensor
    time: Tensor
    conditions: Conditions


class BatchSource:
    """Draws batches of ``named`` examples; dropped texts may show a glyph of ``unnamed``, which has no definition."""

    def __init__(self, plan: TrainingPlan, named: Examples, unnamed: Examples | None, store: ExampleStore) -> None:
        self._plan, self._named, self._store = plan, named, store
        self._unnamed = unnamed if unnamed is not None and len(unnamed) else None
        # A style is told only where there are several: elsewhere every picture has it.
        self._tells_style = len(np.unique(named.styles)) > 1
        self._places = self._repeated(named)
        self._unnamed_places = self._repeated(self._unnamed) if self._unnamed is not None else self._places[:0]
        self._orders: dict[int, npt.NDArray[np.int64]] = {}

    def _repeated(self, examples: Examples) -> npt.NDArray[np.int64]:
        """Return the examples that an epoch shows: each as often as the plan wants its font."""
        shares = np.array(self._plan.font_shares or (1,), dtype=np.int64)
        return np.repeat(np.arange(len(examples)), shares[examples.styles % len(shares)])

    def _order(self, epoch: int) -> npt.NDArray[np.int64]:
        if epoch not in self._orders:
            shuffled = np.random.default_rng((self._plan.seed, 1, epoch)).permutation(self._places)
            self._orders = {epoch: shuffled}
        return self._orders[epoch]

    def _walk(self, step: int, count: int) -> npt.NDArray[np.int64]:
        """Return the examples of ``step``: consecutive places in the epochs' random orders."""
        places = np.arange(step * count, (step + 1) * count)
        epochs, offsets = places // len(self._places), places % len(self._places)
        return np.concatenate([self._order(int(e))[offsets[epochs == e]] for e in np.unique(epochs)])

    def batch(self, step: int, draw_times: DrawTimes, part: slice = slice(None), world_size: int = 1) -> Batch:
        """Return the examples ``part`` of step ``step``'s global batch of ``world_size`` times the plan's size."""
        count = self._plan.batch_size * world_size
        random = np.random.default_rng((self._plan.seed, 2, step))
        chosen = self._walk(step, count)
        without_text = random.random(count) < self._plan.drop_text
        numbers, rows = np.zeros(count, dtype=np.int64), self._named.rows[chosen]
        radicals, strokes = self._named.radicals[chosen], self._named.strokes[chosen]
        styles, sketches = self._named.styles[chosen], self._named.sketch_rows[chosen]
        for place in range(count):
            if not without_text[place]:
                numbers[place] = self._caption(self._named.captions[chosen[place]], random)
            elif self._unnamed is not None:
                other = int(self._unnamed_places[random.integers(len(self._unnamed_places))])
                rows[place], sketches[place] = self._unnamed.rows[other], self._unnamed.sketch_rows[other]
                radicals[place], strokes[place] = self._unnamed.radicals[other], self._unnamed.strokes[other]
                styles[place] = self._unnamed.styles[other]
        # An example without text trains the unconditional model: half of them know nothing else either, but for their
        # style, so that guidance leads away from the style's average and not towards other fonts.
        nothing = without_text & (random.random(count) < 0.5)
        radical_weights = self._radical_weights(radicals, nothing, random)
        strokes = np.where(nothing | (random.random(count) < self._plan.drop_strokes), 0, strokes)
        style_weights = np.eye(STYLE_SLOTS, dtype=np.float32)[styles]
        style_weights[(random.random(count) < self._plan.drop_style) | (not self._tells_style)] = 0.0
        sketches[nothing | (random.random(count) < self._plan.drop_sketch)] = BLANK
        generator = torch.Generator().manual_seed(int(random.integers(2**62)))
        clean = self._store.pictures(rows[part])
        time = draw_times(count, generator)[part]
        noise = self._store.noise((count, *clean.shape[1:]), generator)[part]
        conditions = Conditions(
            *self._store.texts(numbers[part]),
            self._store.told(radical_weights[part]),
            self._store.told(strokes[part].astype(np.float32)),
            self._store.told(style_weights[part]),
            self._store.sketches(sketches[part]),
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
