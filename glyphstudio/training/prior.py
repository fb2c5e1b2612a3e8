"""Fits the text's priors: which Kangxi radicals and which components a definition suggests."""

import copy
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from glyphstudio.training.batches import Examples
from glyphstudio.training.blocks import RADICAL_SLOTS, TextPrior
from glyphstudio.training.texts import TextTable

Loss = Callable[[Tensor, Tensor], Tensor]
"""(logits [B, slots], targets [B, slots]) to a scalar."""


@dataclass(frozen=True)
class PriorEpoch:
    """One pass: loss (nats) and share of held-out definitions whose likeliest answer is right."""

    epoch: int
    loss: float
    top1: float
    best: bool


def radical_targets(examples: Examples) -> Tensor:
    """Return one-hot [N, 215]."""
    return F.one_hot(torch.from_numpy(examples.radicals), RADICAL_SLOTS).float()


def part_targets(examples: Examples, slots: int) -> Tensor:
    """Return [N, slots], 1 for each component that the character has."""
    targets = torch.zeros(len(examples), slots)
    targets.scatter_(1, torch.from_numpy(examples.parts), 1.0)
    targets[:, 0] = 0.0
    return targets


def one_of_many(logits: Tensor, targets: Tensor) -> Tensor:
    """Return the cross-entropy: exactly one answer is right."""
    return F.cross_entropy(logits, targets)


def some_of_many(logits: Tensor, targets: Tensor) -> Tensor:
    """Return the binary cross-entropies' sum over the answers, mean over the batch: any number may be right."""
    return F.binary_cross_entropy_with_logits(logits, targets, reduction="none").sum(dim=1).mean()


SORTED_TOGETHER = 4096
"""Texts that are sorted by length before they are batched, so that little padding is computed."""
BATCH = 256


@dataclass(frozen=True, eq=False)
class _Labelled:
    """T texts by their numbers, and what they should suggest, [T, slots]."""

    texts: TextTable
    numbers: npt.NDArray[np.int64]
    targets: Tensor

    def __len__(self) -> int:
        return len(self.numbers)

    def logits(self, prior: TextPrior, rows: Tensor) -> Tensor:
        """Ask ``prior`` about the texts in ``rows`` [B]."""
        states, mask = self.texts.gather(self.numbers[rows.numpy()].tolist())
        return prior(torch.from_numpy(states), torch.from_numpy(mask))

    def batches(self, order: Tensor, generator: torch.Generator | None = None) -> Iterator[Tensor]:
        """Yield the rows of ``order`` in batches of texts that are about as long as each other.

        With a ``generator`` long batches do not follow upon short ones.
        """
        starts = self.texts.starts
        for some in order.split(SORTED_TOGETHER):
            numbers = self.numbers[some.numpy()]
            lengths = starts[numbers + 1] - starts[numbers]
            batches = some[torch.from_numpy(np.argsort(lengths, kind="stable"))].split(BATCH)
            places = range(len(batches)) if generator is None else torch.randperm(len(batches), generator=generator)
            yield from (batches[place] for place in places)


def _labelled(examples: Examples, texts: TextTable, targets: Tensor, senses: bool) -> _Labelled:
    """Label the definitions, and the single senses if ``senses``, with the rows of ``targets``."""
    seen = {
        (number, row)
        for row, captions in enumerate(examples.captions)
        for number in (captions if senses else captions[:1])
    }
    pairs = sorted(seen)
    numbers = np.array([number for number, _ in pairs], dtype=np.int64)
    return _Labelled(texts, numbers, targets[[row for _, row in pairs]])


@torch.no_grad()
def _measured(prior: TextPrior, held_out: _Labelled, loss: Loss) -> tuple[float, float]:
    prior.eval()
    total = right = 0.0
    for rows in held_out.batches(torch.arange(len(held_out))):
        logits, targets = held_out.logits(prior, rows), held_out.targets[rows]
        total += float(loss(logits, targets)) * len(rows)
        right += float(targets.gather(1, logits.argmax(dim=1, keepdim=True)).sum())
    return total / len(held_out), right / len(held_out)


def fit_prior(
    prior: TextPrior,
    train: tuple[Examples, Tensor],
    held_out: tuple[Examples, Tensor],
    texts: TextTable,
    loss: Loss,
    seed: int,
    epochs: int = 30,
) -> Iterator[PriorEpoch]:
    """Train ``prior`` in place (AdamW, batch 256), one item an epoch; it ends with the weights of the best epoch.

    ``train`` and ``held_out`` are examples with their targets [N, slots]. Early stopping on the held-out loss is the
    regulariser that keeps the distribution calibrated.
    """
    learnt = _labelled(train[0], texts, train[1], senses=True)
    measured = _labelled(held_out[0], texts, held_out[1], senses=False)
    generator = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.AdamW(prior.parameters(), lr=1e-3, weight_decay=0.05)
    best_loss, best, since = float("inf"), copy.deepcopy(prior.state_dict()), 0
    torch.manual_seed(seed)
    for epoch in range(1, epochs + 1):
        prior.train()
        for rows in learnt.batches(torch.randperm(len(learnt), generator=generator), generator):
            error = loss(learnt.logits(prior, rows), learnt.targets[rows])
            optimizer.zero_grad()
            error.backward()
            optimizer.step()
        held_loss, top1 = _measured(prior, measured, loss)
        since = since + 1 if held_loss >= best_loss else 0
        if since == 0:
            best_loss, best = held_loss, copy.deepcopy(prior.state_dict())
        yield PriorEpoch(epoch, held_loss, top1, since == 0)
        if since >= 2:
            break
    prior.load_state_dict(best)
    # A gradient left behind would count in the norm that the run's own gradients are clipped by.
    prior.zero_grad(set_to_none=True)
    prior.requires_grad_(False).eval()
