"""From noise to pictures along given noise levels: each sampler is a generator, one state a step.

All of them work on variance-exploding latents x = x0 + sigma·e with the model's D(x; sigma) = E[x0 | x]. In these
variables the signal is never scaled, so DDPM and DDIM lose their alphas: x here is x_t/√ᾱ_t of Ho et al. 2020, with
sigma = √((1 - ᾱ_t)/ᾱ_t) (Karras et al. 2022, table 1), and the log-SNR half λ of Lu et al. 2022 is -log sigma.

To cancel, stop iterating. A sampler never computes levels, never changes an array that it was given or has yielded,
and uses nothing but element-wise arithmetic with scalar coefficients, so that a batch equals its singles to the bit.
"""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from types import MappingProxyType
from typing import TypeAlias

from glyphstudio.engine.arrays import FloatArray

Denoise: TypeAlias = Callable[[FloatArray, float], FloatArray]
"""``denoise(latents, sigma)`` returns D(latents; sigma), of the same shape."""

Noise: TypeAlias = Callable[[], FloatArray]
"""Each call returns fresh standard normal noise of the latents' shape."""


@dataclass(frozen=True, eq=False)
class DenoisingState:
    """Where a sampler stands after a step. The arrays are read-only.

    After the last step ``sigma`` is 0 and ``latents`` equals ``denoised`` to the bit, whatever the sampler: from the
    lowest level all of them go to the predicted clean picture, and the noise of the stochastic ones has vanished.
    """

    step: int
    """1 … total_steps."""
    total_steps: int
    sigma: float
    """The noise level that ``latents`` have now."""
    latents: FloatArray
    """x at ``sigma``, [B, 1, S, S] or whatever shape the sampler began with."""
    denoised: FloatArray
    """The newest prediction of the clean picture that led to ``latents``, of the same shape."""

    def __post_init__(self) -> None:
        for name in ("latents", "denoised"):
            frozen = getattr(self, name).view()
            frozen.flags.writeable = False
            object.__setattr__(self, name, frozen)


Sampler: TypeAlias = Callable[[Denoise, FloatArray, FloatArray, Noise], Iterator[DenoisingState]]
"""``sampler(denoise, latents, levels, noise)``: ``latents`` at levels[0], ``levels`` as a schedule gives them."""


def _steps_above_zero(levels: FloatArray) -> Iterator[tuple[int, float, float]]:
    """Yield (step, sigma, target) of each step but the last one, which goes to 0."""
    for step, (sigma, target) in enumerate(pairwise(levels[:-1].tolist()), start=1):
        yield step, sigma, target


def _last_state(denoise: Denoise, latents: FloatArray, levels: FloatArray) -> DenoisingState:
    """Take the step from the lowest level to 0: the limit of every sampler's formula is the denoised picture."""
    denoised = denoise(latents, float(levels[-2]))
    total = len(levels) - 1
    return DenoisingState(total, total, 0.0, denoised, denoised)


def euler(denoise: Denoise, latents: FloatArray, levels: FloatArray, noise: Noise) -> Iterator[DenoisingState]:
    """Follow dx/dsigma = (x - D)/sigma along its slope (Karras et al. 2022, alg. 1 without lines 6-8). Order 1."""
    total = len(levels) - 1
    for step, sigma, target in _steps_above_zero(levels):
        denoised = denoise(latents, sigma)
        slope = (latents - denoised) / sigma
        latents = latents + (target - sigma) * slope
        yield DenoisingState(step, total, target, latents, denoised)
    yield _last_state(denoise, latents, levels)


def heun(denoise: Denoise, latents: FloatArray, levels: FloatArray, noise: Noise) -> Iterator[DenoisingState]:
    """Correct Euler's step by the mean of the slopes at both ends (Karras et al. 2022, alg. 1). Order 2."""
    total = len(levels) - 1
    for step, sigma, target in _steps_above_zero(levels):
        slope = (latents - denoise(latents, sigma)) / sigma
        predicted = latents + (target - sigma) * slope
        denoised = denoise(predicted, target)
        slope_there = (predicted - denoised) / target
        latents = latents + (target - sigma) * (0.5 * slope + 0.5 * slope_there)
        yield DenoisingState(step, total, target, latents, denoised)
    yield _last_state(denoise, latents, levels)


def ddim(denoise: Denoise, latents: FloatArray, levels: FloatArray, noise: Noise) -> Iterator[DenoisingState]:
    """Mix the predicted picture with the predicted noise anew (Song et al. 2021 DDIM, eq. 12 with eta 0). Order 1.

    In these variables it is Euler's step written otherwise; the two differ by rounding only.
    """
    total = len(levels) - 1
    for step, sigma, target in _steps_above_zero(levels):
        denoised = denoise(latents, sigma)
        latents = denoised + (target / sigma) * (latents - denoised)
        yield DenoisingState(step, total, target, latents, denoised)
    yield _last_state(denoise, latents, levels)


def ddpm(denoise: Denoise, latents: FloatArray, levels: FloatArray, noise: Noise) -> Iterator[DenoisingState]:
    """Draw from the posterior q(x_target | x, x0 = D) (Ho et al. 2020, eq. 6 and 7). Stochastic."""
    total = len(levels) - 1
    for step, sigma, target in _steps_above_zero(levels):
        denoised = denoise(latents, sigma)
        kept = (target / sigma) ** 2
        mean = kept * latents + (1.0 - kept) * denoised
        latents = mean + target * math.sqrt(1.0 - kept) * noise()
        yield DenoisingState(step, total, target, latents, denoised)
    yield _last_state(denoise, latents, levels)


def _extrapolations(levels: FloatArray) -> Iterator[float]:
    """Yield h/(2·h_before) of each step but the last: how far D is carried on past its newest value.

    h is the step in log sigma; the first step has nothing before it and yields 0 (Lu et al. 2022, DPM-Solver++).
    """
    before = math.inf
    for _, sigma, target in _steps_above_zero(levels):
        step = math.log(sigma / target)
        yield 0.5 * step / before
        before = step


def dpmpp_2m(denoise: Denoise, latents: FloatArray, levels: FloatArray, noise: Noise) -> Iterator[DenoisingState]:
    """Go exactly where a D linear in log sigma would lead (Lu et al. 2022, DPM-Solver++, alg. 2). Order 2."""
    total = len(levels) - 1
    before = latents
    for (step, sigma, target), beyond in zip(_steps_above_zero(levels), _extrapolations(levels), strict=True):
        denoised = denoise(latents, sigma)
        carried = (1.0 + beyond) * denoised - beyond * before
        kept = target / sigma
        latents = kept * latents + (1.0 - kept) * carried
        yield DenoisingState(step, total, target, latents, denoised)
        before = denoised
    yield _last_state(denoise, latents, levels)


def dpmpp_2m_sde(denoise: Denoise, latents: FloatArray, levels: FloatArray, noise: Noise) -> Iterator[DenoisingState]:
    """Solve the reverse SDE instead, with the same D (Lu et al. 2022, SDE-DPM-Solver++(2M), midpoint). Stochastic."""
    total = len(levels) - 1
    before = latents
    for (step, sigma, target), beyond in zip(_steps_above_zero(levels), _extrapolations(levels), strict=True):
        denoised = denoise(latents, sigma)
        carried = (1.0 + beyond) * denoised - beyond * before
        kept = (target / sigma) ** 2
        mean = kept * latents + (1.0 - kept) * carried
        latents = mean + target * math.sqrt(1.0 - kept) * noise()
        yield DenoisingState(step, total, target, latents, denoised)
        before = denoised
    yield _last_state(denoise, latents, levels)


def consistency(denoise: Denoise, latents: FloatArray, levels: FloatArray, noise: Noise) -> Iterator[DenoisingState]:
    """Jump to the picture, spoil it with fresh noise of the next level (Song et al. 2023, alg. 1). Stochastic."""
    total = len(levels) - 1
    for step, sigma, target in _steps_above_zero(levels):
        denoised = denoise(latents, sigma)
        latents = denoised + target * noise()
        yield DenoisingState(step, total, target, latents, denoised)
    yield _last_state(denoise, latents, levels)


SAMPLERS: Mapping[str, Sampler] = MappingProxyType(
    {
        "dpmpp_2m": dpmpp_2m,
        "dpmpp_2m_sde": dpmpp_2m_sde,
        "heun": heun,
        "euler": euler,
        "ddim": ddim,
        "consistency": consistency,
        "ddpm": ddpm,
    }
)
"""Each sampler by the key of its :class:`~glyphstudio.engine.choices.SamplerChoice`."""
