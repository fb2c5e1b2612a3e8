"""What a step's loss is: the loop asks a :class:`Criterion` and knows neither plain training nor distillation."""

from typing import Protocol

import torch
from torch import Generator, Tensor

from glyphstudio.training.batches import Batch
from glyphstudio.training.network import Conditions
from glyphstudio.training.objective import Objective


class Forward(Protocol):
    """Both halves of the network in training."""

    def __call__(self, latents: Tensor, time: Tensor, conditions: Conditions, guidance: Tensor | None = None) -> Tensor:
        """Return the network's output [B, 1, S, S]; ``guidance`` [B] only for networks that are told it."""
        ...


class Criterion(Protocol):
    """Which noise levels are trained at, and how a batch is scored."""

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """Draw noise levels as shares of noise t [count] in [0, 1], on the CPU."""
        ...

    def losses(self, forward: Forward, batch: Batch, generator: Generator) -> Tensor:
        """Return the loss [B] of each picture of ``batch``, which lies on the network's device.

        Whatever is random beside the batch comes from ``generator``, on the CPU: equal seeds, equal losses.
        """
        ...


class Denoising:
    """Plain training: the network learns from the pictures what ``objective`` asks."""

    def __init__(self, objective: Objective) -> None:
        self._objective = objective

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """See :class:`Criterion`."""
        return self._objective.draw_times(count, generator)

    def losses(self, forward: Forward, batch: Batch, generator: Generator) -> Tensor:
        """See :class:`Criterion`."""
        latents = self._objective.mix(batch.clean, batch.noise, batch.time)
        output = forward(latents, batch.time, batch.conditions)
        return self._objective.losses(output, batch.clean, batch.noise, batch.time)


def on_device(batch: Batch, device: torch.device) -> Batch:
    """Return ``batch`` with all its tensors on ``device``."""

    def moved(value: Tensor) -> Tensor:
        # A card goes on working while the copy is under way.
        return value.to(device, non_blocking=True)

    return Batch(
        moved(batch.clean), moved(batch.noise), moved(batch.time), Conditions(*(moved(v) for v in batch.conditions))
    )
