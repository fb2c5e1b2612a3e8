"""Distillation: a student learns from a trained network to draw with fewer evaluations.

:class:`GuidanceDistillation` makes the guidance scale an input, so that a guided step takes one evaluation instead of
two (Meng et al. 2023, stage one). :class:`ConsistencyDistillation` teaches the end of the teacher's guided path
instead of the mean of all pictures, so that a picture takes a few steps (Song et al. 2023, "Consistency models").
"""

import math

import numpy as np
import torch
from torch import Generator, Tensor

from glyphstudio.engine.schedules import consistency
from glyphstudio.training.batches import Batch
from glyphstudio.training.config import GUIDANCE, TrainingPlan
from glyphstudio.training.criterion import Criterion, Denoising, Forward
from glyphstudio.training.objective import Objective
from glyphstudio.training.teacher import Teacher, TeacherFeatures, rows_of

DRAFT_LEVELS = 8
"""Noise levels that a draft is trained at: those of 8 steps, and so those of 4, 2 and 1."""

HUBER = 0.1
"""Where the loss turns from the square to the distance, as a deviation a pixel in units of the data.

Song & Dhariwal 2024 take .00054, which gives all levels gradients of one length; here the lowest levels, which the
student knows before it begins, would then drown the others in their rounding.
"""


def draw_guidance(count: int, most: float, generator: Generator) -> Tensor:
    """Draw guidance scales [count] in [0, ``most``]: a fifth exactly 1, two fifths uniform, two fifths in the middle.

    Exactly 1 is the plain model, which stands in wherever guidance rests or another condition is led away from; the
    middle, ``most``/8 … ``most``/2, is where pictures are drawn.
    """
    kind = torch.rand(count, generator=generator)
    share = torch.rand(count, generator=generator)
    guidance = torch.where(kind < 0.6, share * most, most / 8 + share * (most / 2 - most / 8))
    return torch.where(kind < 0.2, 1.0, guidance)


class GuidanceDistillation:
    """The student, told w, learns D_u + w·(D_c - D_u), clipped as the engine clips it (Meng et al. 2023, eq. 3).

    At every noise level: where a request lets guidance rest, the engine tells it w = 1.
    """

    def __init__(self, teacher: Teacher, objective: Objective, most: float) -> None:
        self._teacher, self._objective, self._most = teacher, objective, most

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """See :class:`~glyphstudio.training.criterion.Criterion`."""
        return self._objective.draw_times(count, generator)

    def losses(self, forward: Forward, batch: Batch, generator: Generator) -> Tensor:
        """See :class:`~glyphstudio.training.criterion.Criterion`: the objective's loss, the teacher's target."""
        time = batch.time
        guidance = draw_guidance(len(time), self._most, generator).to(time.device, non_blocking=True)
        latents = self._objective.mix(batch.clean, batch.noise, time)
        target = self._teacher.denoised(latents, time, self._teacher.features(batch.conditions), guidance)
        output = forward(latents, time, batch.conditions, guidance)
        return self._objective.losses(output, target, self._objective.noise_of(target, latents, time), time)


class ConsistencyDistillation:
    """The student jumps from a noise level to where the teacher's guided path from there ends.

    This is the consistency function (Song et al. 2023, eq. 5) at the few levels that a draft visits. Where that paper
    lets the student's own jump stand in for the rest of the path, here the teacher walks all of it: nine levels, on
    average five and a half evaluations, and no error of the student is ever taught to it, so a short run converges.
    The path is DPM-Solver++(2M)'s, the engine's default. The loss is the pseudo-Huber distance (Song & Dhariwal 2024,
    eq. 7). There is no skip connection to pin D(x; 0) = x: no level that is asked for comes near 0.
    """

    def __init__(
        self, teacher: Teacher, objective: Objective, most: float, low: float, high: float, *, whole: bool = False
    ) -> None:
        """Guidance acts for ``low`` < sigma <= ``high`` on the path, see :func:`glyphstudio.engine.guidance.guided`.

        ``whole``: the teacher is asked about all rows at every level, also those whose path begins later: more work,
        but one size of batch, which is what a compiled teacher wants.
        """
        self._teacher, self._objective, self._most, self._interval = teacher, objective, most, (low, high)
        self._whole = whole
        levels = consistency(DRAFT_LEVELS, objective.sigma_min, objective.sigma_max)[:-1].tolist()
        # The path goes on one level further, from where the predicted picture has sharp edges.
        self._path = [*levels, max(objective.sigma_min, levels[-1] ** 2 / levels[-2])]

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """See :class:`~glyphstudio.training.criterion.Criterion`: one of the levels that a draft visits."""
        levels = torch.tensor(self._path[:DRAFT_LEVELS], dtype=torch.float64)
        sigma = levels[torch.randint(DRAFT_LEVELS, (count,), generator=generator)]
        return (sigma / (1.0 + sigma)).float()

    def losses(self, forward: Forward, batch: Batch, generator: Generator) -> Tensor:
        """See :class:`~glyphstudio.training.criterion.Criterion`."""
        time = batch.time
        guidance = draw_guidance(len(time), self._most, generator).to(time.device, non_blocking=True)
        start = self._places(time)
        target = self._end_of_path(batch.clean, batch.noise, start, self._teacher.features(batch.conditions), guidance)
        latents = self._objective.mix(batch.clean, batch.noise, time)
        denoised = self._objective.clean_of(forward(latents, time, batch.conditions, guidance), latents, time)
        distance = (denoised.float() - target).square().mean(dim=(1, 2, 3))
        return (distance + HUBER**2).sqrt() - HUBER

    def _places(self, time: Tensor) -> Tensor:
        """Return the place in the path [B] of each ``time``, which :meth:`draw_times` drew."""
        logarithms = torch.tensor(np.log(self._path[:DRAFT_LEVELS]), dtype=torch.float32, device=time.device)
        return (torch.logit(time)[:, None] - logarithms[None]).abs().argmin(dim=1)

    @torch.no_grad()
    def _end_of_path(
        self, clean: Tensor, noise: Tensor, start: Tensor, features: TeacherFeatures, guidance: Tensor
    ) -> Tensor:
        """Walk from each row's level to the end of the path (Lu et al. 2022, DPM-Solver++, alg. 2); [B, 1, S, S]."""
        first = torch.tensor(self._path, device=clean.device)[start]
        latents = clean + first[:, None, None, None] * noise
        before = torch.zeros_like(latents)
        step_before = 1.0
        low, high = self._interval
        for place, sigma in enumerate(self._path):
            begun = start <= place
            rows = torch.arange(len(start), device=start.device) if self._whole else begun.nonzero()[:, 0]
            if len(rows) == 0:
                continue
            acting = guidance[rows] if low < sigma <= high else torch.ones_like(guidance[rows])
            denoised = self._denoised(latents[rows], sigma, rows_of(features, rows), acting)
            if place == len(self._path) - 1:
                return denoised
            target = self._path[place + 1]
            step = math.log(sigma / target)
            beyond = torch.where(start[rows] < place, 0.5 * step / step_before, 0.0)[:, None, None, None]
            carried = (1.0 + beyond) * denoised - beyond * before[rows]
            kept = target / sigma
            on_path = begun[rows, None, None, None]
            latents[rows] = torch.where(on_path, kept * latents[rows] + (1.0 - kept) * carried, latents[rows])
            before[rows] = denoised
            step_before = step
        raise AssertionError("a path has an end")

    def _denoised(self, latents: Tensor, sigma: float, features: TeacherFeatures, guidance: Tensor) -> Tensor:
        """Ask the teacher about variance-exploding ``latents``."""
        parts = self._objective.precondition(torch.full_like(guidance, sigma))
        return self._teacher.denoised(latents * parts.scale[:, None, None, None], parts.time, features, guidance)


def criterion_of(objective: Objective, plan: TrainingPlan, teacher: Teacher | None) -> Criterion:
    """Return what a run with ``plan`` learns; ``teacher`` is its teacher, None for plain training."""
    if teacher is None:
        return Denoising(objective)
    if plan.distill == GUIDANCE:
        return GuidanceDistillation(teacher, objective, plan.guidance_most)
    return ConsistencyDistillation(
        teacher, objective, plan.guidance_most, plan.guidance_low, plan.guidance_high, whole=plan.compile
    )
