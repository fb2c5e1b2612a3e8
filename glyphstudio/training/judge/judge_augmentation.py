"""Makes real glyphs look as a model may draw them: moved, scaled, blurred, bolder or thinner, noisy."""

import torch
import torch.nn.functional as F
from torch import Tensor

SHIFT = 4.0
"""Pixels of 64."""
SCALE = 0.1


def _uniform(count: int, low: float, high: float, generator: torch.Generator) -> Tensor:
    return low + (high - low) * torch.rand(count, generator=generator)


def _moved(ink: Tensor, generator: torch.Generator) -> Tensor:
    """Shift and scale each picture, both axes on their own; never flip or turn, which changes the character."""
    count, side = len(ink), ink.shape[-1]
    theta = torch.zeros(count, 2, 3)
    for axis in (0, 1):
        theta[:, axis, axis] = 1.0 / _uniform(count, 1 - SCALE, 1 + SCALE, generator)
        theta[:, axis, 2] = _uniform(count, -SHIFT, SHIFT, generator) * 2 / side
    grid = F.affine_grid(theta, list(ink.shape), align_corners=False)
    return F.grid_sample(ink, grid, align_corners=False)


def _blurred(ink: Tensor, generator: torch.Generator) -> Tensor:
    """Mix each picture with its 3×3 binomial blur, none to all."""
    row = torch.tensor([0.25, 0.5, 0.25])
    blur = F.conv2d(ink, (row[:, None] * row)[None, None], padding=1)
    return ink.lerp(blur, _uniform(len(ink), 0, 1, generator)[:, None, None, None])


def augment(ink: Tensor, generator: torch.Generator) -> Tensor:
    """Return variations of ``ink`` [B, 1, S, S] in [0, 1].

    A soft threshold at .3….7 after the blur makes strokes bolder or thinner; three quarters of the pictures pass it.
    """
    ink = _blurred(_moved(ink, generator), generator)
    count = len(ink)
    threshold = _uniform(count, 0.3, 0.7, generator)[:, None, None, None]
    steepness = _uniform(count, 1.5, 6.0, generator)[:, None, None, None]
    cut = ((ink - threshold) * steepness + 0.5).clamp(0, 1)
    ink = torch.where(_uniform(count, 0, 1, generator)[:, None, None, None] < 0.75, cut, ink)
    noise = torch.randn(ink.shape, generator=generator)
    return (ink + noise * _uniform(count, 0, 0.08, generator)[:, None, None, None]).clamp_(0, 1)
