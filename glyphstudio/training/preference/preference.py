"""Diffusion-DPO (Wallace et al. 2023): a model learns from which of two pictures people preferred."""

import torch
import torch.nn.functional as F
from torch import Generator, Tensor

from glyphstudio.training.batches import Batch
from glyphstudio.training.checkpoint import Network
from glyphstudio.training.criterion import Forward
from glyphstudio.training.objective import Objective


class PreferenceLoss:
    """-log sigmoid(-β/2·((L_θ(w) - L_ref(w)) - (L_θ(l) - L_ref(l)))), Wallace et al. 2023, eq. 14.

    L is the objective's own loss of a picture, so x-prediction keeps its weighting by noise level where the paper has
    the error of the noise; T·ω of the paper is in β, and the half is that of its authors' code. ``reference`` is the
    model before tuning: it is frozen here. The loss of an untuned model is log 2. Models that are ``told_guidance``
    are told 1, where their loss is that of a denoiser; what they learn there changes all scales, as the weights are the
    same.
    """

    def __init__(self, reference: Network, objective: Objective, beta: float, *, told_guidance: bool = False) -> None:
        self._reference = reference.eval().requires_grad_(False)
        self._objective, self._beta, self._told_guidance = objective, beta, told_guidance

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """Draw shares of noise t [count]: the objective's."""
        return self._objective.draw_times(count, generator)

    def losses(self, forward: Forward, batch: Batch, generator: Generator) -> Tensor:
        """Return the loss [P] of ``batch``, whose first P rows won against the P rows behind them.

        Both rows of a pair have the same noise, time and conditions; ``forward`` is the model in training;
        nothing is drawn from ``generator``. See :class:`~glyphstudio.training.criterion.Criterion`.
        """
        latents = self._objective.mix(batch.clean, batch.noise, batch.time)
        told = (torch.ones_like(batch.time),) if self._told_guidance else ()
        output = forward(latents, batch.time, batch.conditions, *told)
        with torch.no_grad():
            reference = self._reference.to(latents.device)
            before = reference(latents, batch.time, reference.prompt(batch.conditions), *told)
        ours, theirs = (
            self._objective.losses(answer, batch.clean, batch.noise, batch.time) for answer in (output, before)
        )
        winners, losers = (ours - theirs).chunk(2)
        return -F.logsigmoid(-0.5 * self._beta * (winners - losers))
