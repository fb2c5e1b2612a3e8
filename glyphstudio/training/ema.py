"""The power-function average of a run's weights: short while the run is young, a fixed share of it later."""

import torch
from torch import Tensor, nn


def exponent_of(relative_width: float) -> float:
    """Return γ of a profile whose standard deviation is ``relative_width`` (0 … .28) of the run's length.

    Solves σ_rel² = (γ+1) / ((γ+2)²·(γ+3)) (Karras et al. 2024, eq. 123) by bisection; the right side falls with γ.
    """
    if not 0.0 < relative_width < 0.28:
        raise ValueError(f"relative width {relative_width} is outside (0, 0.28)")
    low, high = 0.0, 1e5
    for _ in range(200):
        gamma = (low + high) / 2.0
        width = (gamma + 1.0) ** 0.5 / (gamma + 2.0) / (gamma + 3.0) ** 0.5
        low, high = (gamma, high) if width > relative_width else (low, gamma)
    return (low + high) / 2.0


class PowerAverage:
    """Weights averaged with β_t = (1 − 1/t)^(γ+1) (Karras et al. 2024, eq. 127).

    ``average`` is a copy of the network; it is updated in place.
    """

    def __init__(self, network: nn.Module, average: nn.Module, relative_width: float) -> None:
        self.average = average.requires_grad_(False).eval()
        self._gamma = exponent_of(relative_width)
        self._network = network

    @staticmethod
    def _tensors(network: nn.Module) -> list[Tensor]:
        return [parameter.detach() for parameter in network.parameters()]

    @torch.no_grad()
    def update(self, step: int) -> None:
        """Take in the weights after ``step`` (1 for the first) optimiser steps."""
        beta = (1.0 - 1.0 / step) ** (self._gamma + 1.0)
        # Asked for anew each time: a distributed wrapper may have given the network other tensors since.
        torch._foreach_lerp_(self._tensors(self.average), self._tensors(self._network), 1.0 - beta)
