"""Fits the radical prior: which Kangxi radicals a definition suggests."""

import copy
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor

from glyphstudio.training.batches import Examples
from glyphstudio.training.blocks import RadicalPrior
from glyphstudio.training.texts import TextTable


@dataclass(frozen=True)
class PriorEpoch:
    """One pass: cross-entropy (nats) and top-1 share on the held-out definitions; whether it was the best so far."""

    epoch: int
    loss: float
    top1: float
    best: bool


def _labelled(examples: Examples, texts: TextTable, senses: bool) -> tuple[Tensor, Tensor]:
    """Return mean states [T, d] and radicals [T] of the definitions, and of the single senses if ``senses``."""
    seen = {
        (number, int(radical))
        for captions, radical in zip(examples.captions, examples.radicals, strict=True)
        for number in (captions if senses else captions[:1])
    }
    pairs = sorted(seen)
    starts = texts.starts
    means = [texts.flat[starts[n] : starts[n + 1]].astype(np.float32).mean(axis=0) for n, _ in pairs]
    return torch.from_numpy(np.stack(means)), torch.tensor([radical for _, radical in pairs])


def _logits(prior: RadicalPrior, means: Tensor) -> Tensor:
    return prior(means[:, None], torch.ones(len(means), 1))


def fit_prior(
    prior: RadicalPrior, train: Examples, held_out: Examples, texts: TextTable, seed: int, epochs: int = 30
) -> Iterator[PriorEpoch]:
    """Train ``prior`` in place (AdamW, batch 256), one item an epoch; it ends with the weights of the best epoch.

    Early stopping on the held-out cross-entropy is the regulariser that keeps the distribution calibrated.
    """
    means, radicals = _labelled(train, texts, senses=True)
    held_means, held_radicals = _labelled(held_out, texts, senses=False)
    generator = torch.Generator().manual_seed(seed)
    optimizer = torch.optim.AdamW(prior.parameters(), lr=1e-3, weight_decay=0.05)
    best_loss, best, since = float("inf"), copy.deepcopy(prior.state_dict()), 0
    torch.manual_seed(seed)
    for epoch in range(1, epochs + 1):
        prior.train()
        for rows in torch.randperm(len(means), generator=generator).split(256):
            loss = F.cross_entropy(_logits(prior, means[rows]), radicals[rows])
            optimizer.zero_grad()
            loss.backward()
            optimizer.step()
        prior.eval()
        with torch.no_grad():
            logits = _logits(prior, held_means)
        held_loss = float(F.cross_entropy(logits, held_radicals))
        top1 = float((logits.argmax(dim=1) == held_radicals).float().mean())
        since = since + 1 if held_loss >= best_loss else 0
        if since == 0:
            best_loss, best = held_loss, copy.deepcopy(prior.state_dict())
        yield PriorEpoch(epoch, held_loss, top1, since == 0)
        if since >= 4:
            break
    prior.load_state_dict(best)
    prior.requires_grad_(False).eval()
