"""Trains the judge: a run whose length is counted in pictures, or in minutes where a machine is slow or busy."""

import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
import torch.nn.functional as F
from torch import Tensor

from glyphstudio.errors import DivergenceError
from glyphstudio.training.judge.judge_augmentation import augment
from glyphstudio.training.judge.judge_data import JudgeExamples, JudgeSet
from glyphstudio.training.judge.judge_network import STROKES_SCALE, JudgeNetwork
from glyphstudio.training.optimizer import build_optimizer


@dataclass(frozen=True, kw_only=True)
class JudgePlan:
    """How the judge is trained: ``samples`` pictures in batches, at rates that warm up and fall to zero.

    ``wall_minutes`` ends it earlier, its rates fallen to zero all the same; 0 is no such end.
    """

    samples: int = 48_000
    wall_minutes: float = 0.0
    batch_size: int = 128
    rate: float = 2e-3
    matrix_rate: float = 0.02
    smoothing: float = 0.05
    seed: int = 0

    @property
    def steps(self) -> int:
        """Number of updates."""
        return max(1, self.samples // self.batch_size)


@dataclass(frozen=True)
class JudgeProgress:
    """``loss`` is the mean since the last one (nats, smoothed labels and strokes); ``step`` of ``steps`` are done."""

    step: int
    steps: int
    loss: float


@dataclass(frozen=True)
class JudgeScore:
    """On held-out glyphs: share with the right radical first, among five; mean error of the strokes."""

    top1: float
    top5: float
    strokes_error: float
    count: int


REPORT_EVERY = 25
WARM_UP = 0.04


def _factor(share: float) -> float:
    """Return the share of the top rate: linear up, then half a cosine down (Loshchilov & Hutter 2017, eq. 5)."""
    if share < WARM_UP:
        return share / WARM_UP
    return float(0.5 + 0.5 * np.cos(np.pi * (share - WARM_UP) / (1 - WARM_UP)))


def _as_ink(ink: npt.NDArray[np.uint8]) -> Tensor:
    return torch.from_numpy(ink)[:, None].float() / 255.0


def _loss(
    network: JudgeNetwork, examples: JudgeExamples, rows: npt.NDArray[np.int64], ink: Tensor, smoothing: float
) -> Tensor:
    _, logits, strokes = network(ink.contiguous(memory_format=torch.channels_last))
    radical = F.cross_entropy(logits, torch.from_numpy(examples.radicals[rows] - 1), label_smoothing=smoothing)
    counted = (strokes - torch.from_numpy(examples.strokes[rows])) / STROKES_SCALE
    return radical + 0.5 * F.smooth_l1_loss(counted, torch.zeros_like(counted))


def _rows(count: int, plan: JudgePlan) -> Iterator[npt.NDArray[np.int64]]:
    """Yield each step's rows: every picture once before any comes again."""
    generator = np.random.default_rng(plan.seed)
    order = np.empty(0, dtype=np.int64)
    for _ in range(plan.steps):
        if len(order) < plan.batch_size:
            order = np.concatenate([order, generator.permutation(count)])
        yield order[: plan.batch_size]
        order = order[plan.batch_size :]


def fit_judge(
    network: JudgeNetwork, data: JudgeSet, plan: JudgePlan, clock: Callable[[], float] = time.monotonic
) -> Iterator[JudgeProgress]:
    """Train ``network`` in place (Muon and AdamW), one item every few steps and at the end.

    ``clock`` tells seconds. It ends in evaluation mode, with weights rounded to half precision as they ship. Raises
    ``DivergenceError`` when the loss is no number.
    """
    torch.manual_seed(plan.seed)  # dropout draws from the global stream
    generator = torch.Generator().manual_seed(plan.seed)
    optimizer = build_optimizer(network, plan.matrix_rate, plan.rate)
    network.train()
    network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]  # 1.7 times faster on AVX2
    since: list[float] = []
    begun, seconds = clock(), plan.wall_minutes * 60.0
    for step, rows in enumerate(_rows(len(data.train), plan)):
        spent = (clock() - begun) / seconds if seconds else 0.0
        for group in optimizer.param_groups:
            group["lr"] = group["base_lr"] * _factor(min(1.0, max(spent, (step + 0.5) / plan.steps)))
        ink = augment(_as_ink(data.train.ink[rows]), generator)
        loss = _loss(network, data.train, rows, ink, plan.smoothing)
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        since.append(float(loss.detach()))
        if not np.isfinite(since[-1]):
            raise DivergenceError(f"the judge's loss is {since[-1]} at step {step}", "Train with a lower --rate.")
        last = step + 1 == plan.steps or spent >= 1.0
        if (step + 1) % REPORT_EVERY == 0 or last:
            yield JudgeProgress(step + 1, plan.steps, sum(since) / len(since))
            since.clear()
        if last:
            break
    network.eval().requires_grad_(False)
    for parameter in network.parameters():
        parameter.copy_(parameter.half().float())


@torch.no_grad()
def score_judge(network: JudgeNetwork, examples: JudgeExamples) -> JudgeScore:
    """Return how ``network`` (in evaluation mode) does on ``examples``, without augmentation."""
    top1 = top5 = 0
    error = 0.0
    for start in range(0, len(examples), 512):
        rows = slice(start, start + 512)
        _, logits, strokes = network(_as_ink(examples.ink[rows]))
        best = logits.topk(5, dim=1).indices + 1
        right = best == torch.from_numpy(examples.radicals[rows])[:, None]
        top1 += int(right[:, 0].sum())
        top5 += int(right.any(dim=1).sum())
        error += float((strokes - torch.from_numpy(examples.strokes[rows])).abs().sum())
    count = len(examples)
    return JudgeScore(top1 / count, top5 / count, error / count, count)
