"""What the network is asked to learn, and how its answer becomes E[x0 | x] at any noise level.

Two families. :class:`FlowX` mixes z = (1−t)·x + t·e and asks for x. :class:`TextbookDdpm` is the discrete process of
Ho et al. 2020 and asks for e. Both answer the sampler's one question through :meth:`Objective.precondition`.
"""

import math
from dataclasses import dataclass
from typing import Protocol

import torch
from torch import Generator, Tensor

LARGEST_SIGMA = 1e4
"""Stands for the infinite noise level of t = 1, so that 1 + sigma stays finite."""


@dataclass(frozen=True)
class Preconditioning:
    """D(x; σ) = skip·x + out·F(scale·x, time), each [B] (Karras et al. 2022, eq. 7); x is variance exploding."""

    scale: Tensor
    time: Tensor
    skip: Tensor
    out: Tensor


class Objective(Protocol):
    """One way to make a training example and to score the network on it."""

    name: str
    prediction_type: str
    sigma_min: float
    sigma_max: float

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """Draw noise levels as shares of noise t [count] in [0, 1], on the CPU."""
        ...

    def mix(self, clean: Tensor, noise: Tensor, time: Tensor) -> Tensor:
        """Return the network's input [B, 1, S, S]."""
        ...

    def losses(self, output: Tensor, clean: Tensor, noise: Tensor, time: Tensor) -> Tensor:
        """Return the loss [B] of each picture."""
        ...

    def clean_of(self, output: Tensor, latents: Tensor, time: Tensor) -> Tensor:
        """Return the clean picture that ``output`` says is in ``latents``, which :meth:`mix` made."""
        ...

    def noise_of(self, clean: Tensor, latents: Tensor, time: Tensor) -> Tensor:
        """Return the noise that is in ``latents`` if ``clean`` is the picture in them."""
        ...

    def precondition(self, sigma: Tensor) -> Preconditioning:
        """Return what turns the network into a denoiser at ``sigma`` [B]."""
        ...


def _wide(values: Tensor) -> Tensor:
    return values[:, None, None, None]


class FlowX:
    """Predict the picture itself; the loss ‖x̂−x‖² / max(t, .05)² is the velocity's error.

    Lipman et al. 2023 for the path, Li & He 2025 for predicting x.
    logit t ~ N(.9, 1.2²) (Esser et al. 2024, eq. 19), a tenth of the batch uniform, so that t = 1 is met: the terminal
    signal-to-noise ratio is zero.
    """

    name = "flow-x"
    prediction_type = "x"
    sigma_min = 0.03
    sigma_max = 80.0

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """See :class:`Objective`."""
        normal = torch.sigmoid(0.9 + 1.2 * torch.randn(count, generator=generator))
        # Stretched past 1 and cut there: exactly t = 1 gets one part in eleven of the uniform tenth.
        uniform = (1.1 * torch.rand(count, generator=generator)).clamp(max=1.0)
        return torch.where(torch.rand(count, generator=generator) < 0.1, uniform, normal)

    def mix(self, clean: Tensor, noise: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`."""
        return (1.0 - _wide(time)) * clean + _wide(time) * noise

    def losses(self, output: Tensor, clean: Tensor, noise: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`."""
        error = (output.float() - clean).square().mean(dim=(1, 2, 3))
        return error / time.clamp(min=0.05).square()

    def clean_of(self, output: Tensor, latents: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`: the output itself."""
        return output

    def noise_of(self, clean: Tensor, latents: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`."""
        return (latents - (1.0 - _wide(time)) * clean) / _wide(time.clamp(min=1.0 / LARGEST_SIGMA))

    def precondition(self, sigma: Tensor) -> Preconditioning:
        """See :class:`Objective`: z = x/(1+σ), t = σ/(1+σ)."""
        zeros = torch.zeros_like(sigma)
        return Preconditioning(1.0 / (1.0 + sigma), sigma / (1.0 + sigma), zeros, zeros + 1.0)


def linear_betas(count: int = 1000) -> Tensor:
    """Return β 1e-4…0.02 (Ho et al. 2020, section 4), float64 [count]."""
    return torch.linspace(1e-4, 0.02, count, dtype=torch.float64)


def cosine_betas(count: int = 1000, offset: float = 0.008, largest: float = 0.999) -> Tensor:
    """Return β of ᾱ(t) = cos²((t+s)/(1+s)·π/2) (Nichol & Dhariwal 2021, eq. 17), float64 [count]."""
    steps = torch.arange(count + 1, dtype=torch.float64) / count
    products = torch.cos((steps + offset) / (1.0 + offset) * math.pi / 2.0).square()
    return (1.0 - products[1:] / products[:-1]).clamp(max=largest)


class TextbookDdpm:
    """Predict the noise at one of T discrete steps; L_simple (Ho et al. 2020, eq. 14)."""

    prediction_type = "epsilon"

    def __init__(self, name: str, betas: Tensor) -> None:
        self.name = name
        products = torch.cumprod(1.0 - betas, dim=0)
        self.sigmas = ((1.0 - products) / products).sqrt()
        self.sigma_min = float(self.sigmas[0])
        self.sigma_max = min(float(self.sigmas[-1]), 160.0)

    def draw_times(self, count: int, generator: Generator) -> Tensor:
        """See :class:`Objective`: uniform over the T steps, told as their share of noise."""
        sigma = self.sigmas[torch.randint(len(self.sigmas), (count,), generator=generator)]
        return (sigma / (1.0 + sigma)).float()

    def mix(self, clean: Tensor, noise: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`: √ᾱ·x + √(1−ᾱ)·e."""
        sigma = self._sigma(time)
        return (clean + _wide(sigma) * noise) / _wide((1.0 + sigma.square()).sqrt())

    def losses(self, output: Tensor, clean: Tensor, noise: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`."""
        return (output.float() - noise).square().mean(dim=(1, 2, 3))

    def clean_of(self, output: Tensor, latents: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`: x0 = √(1+σ²)·z − σ·e."""
        sigma = self._sigma(time)
        return latents * _wide((1.0 + sigma.square()).sqrt()) - _wide(sigma) * output

    def noise_of(self, clean: Tensor, latents: Tensor, time: Tensor) -> Tensor:
        """See :class:`Objective`: e = (√(1+σ²)·z − x0)/σ."""
        sigma = self._sigma(time)
        return (latents * _wide((1.0 + sigma.square()).sqrt()) - clean) / _wide(sigma.clamp(min=self.sigma_min))

    def precondition(self, sigma: Tensor) -> Preconditioning:
        """See :class:`Objective`: x0 = x − σ·e."""
        return Preconditioning((1.0 + sigma.square()).rsqrt(), sigma / (1.0 + sigma), torch.ones_like(sigma), -sigma)

    @staticmethod
    def _sigma(time: Tensor) -> Tensor:
        return (time / (1.0 - time).clamp(min=1.0 / LARGEST_SIGMA)).clamp(max=LARGEST_SIGMA)


def objective_named(name: str) -> Objective:
    """Return the objective of :data:`~glyphstudio.training.config.OBJECTIVES` called ``name``."""
    if name == "ho2020-linear-eps":
        return TextbookDdpm(name, linear_betas())
    if name == "nichol2021-cosine-eps":
        return TextbookDdpm(name, cosine_betas())
    if name == "flow-x":
        return FlowX()
    raise ValueError(f"no objective is called {name!r}")
