"""Which noise levels a sampler visits: ``steps + 1`` strictly decreasing float64 levels, the last exactly 0."""

import math
from collections.abc import Callable, Mapping
from functools import cache
from types import MappingProxyType
from typing import TypeAlias

import numpy as np

from glyphstudio.engine.arrays import FloatArray

Schedule: TypeAlias = Callable[[int, float, float], FloatArray]
"""``schedule(steps, sigma_min, sigma_max)``: levels in [sigma_min, sigma_max], and 0 at the end.

Raises ``ValueError`` for less than one step, for a range that is empty or not positive, and for one so narrow or so far
from the process that it does not hold ``steps`` different levels.
"""

DDPM_STEPS = 1000

LOWEST_DRAFT_LEVEL = 0.23
"""Where the next step of a consistency schedule would be: there the predicted picture has sharp edges already."""


def karras(steps: int, sigma_min: float, sigma_max: float) -> FloatArray:
    """Space the levels evenly in sigma^(1/7), from sigma_max to sigma_min (Karras et al. 2022, eq. 5)."""
    _check_range(steps, sigma_min, sigma_max)
    levels = np.linspace(sigma_max ** (1 / 7), sigma_min ** (1 / 7), steps) ** 7
    levels[-1] = sigma_min
    levels[0] = sigma_max
    return _ended(levels, sigma_min, sigma_max)


def linear_ddpm(steps: int, sigma_min: float, sigma_max: float) -> FloatArray:
    """Visit evenly spaced timesteps of the process with beta from 1e-4 to 0.02 (Ho et al. 2020, sect. 4)."""
    return _trailing(_linear_levels(), steps, sigma_min, sigma_max)


def cosine_ddpm(steps: int, sigma_min: float, sigma_max: float) -> FloatArray:
    """Visit evenly spaced timesteps of the cosine process (Nichol & Dhariwal 2021, eq. 17)."""
    return _trailing(_cosine_levels(), steps, sigma_min, sigma_max)


def consistency(steps: int, sigma_min: float, sigma_max: float) -> FloatArray:
    """Space the levels evenly in log sigma from sigma_max to one step before :data:`LOWEST_DRAFT_LEVEL`.

    For few-step models, which jump from each level to a finished picture (Song et al. 2023, alg. 1): the levels of one
    step are among those of two, of two among those of four, so a model trained at eight of them knows them all.
    """
    _check_range(steps, sigma_min, sigma_max)
    beyond = min(max(LOWEST_DRAFT_LEVEL, sigma_min), 0.5 * (sigma_min + sigma_max))
    levels = sigma_max * (beyond / sigma_max) ** (np.arange(steps) / steps)
    return _ended(levels, sigma_min, sigma_max)


SCHEDULES: Mapping[str, Schedule] = MappingProxyType(
    {"karras": karras, "linear-ddpm": linear_ddpm, "cosine-ddpm": cosine_ddpm, "consistency": consistency}
)
"""Each schedule by the key of its :class:`~glyphstudio.engine.choices.ScheduleChoice`."""


def _check_range(steps: int, sigma_min: float, sigma_max: float) -> None:
    if steps < 1:
        raise ValueError(f"{steps} steps lead nowhere")
    if not 0.0 < sigma_min < sigma_max < math.inf:
        raise ValueError(f"no noise levels between {sigma_min} and {sigma_max}")


def _ended(levels: FloatArray, sigma_min: float, sigma_max: float) -> FloatArray:
    """Append 0 to levels whose ends may have left the range by rounding."""
    ended = np.append(np.clip(levels, sigma_min, sigma_max), 0.0)
    if not (np.diff(ended) < 0.0).all():
        raise ValueError(f"no {len(levels)} different noise levels between {sigma_min} and {sigma_max}")
    return ended


def _levels_of(betas: FloatArray) -> FloatArray:
    """Return sigma = √((1 - ᾱ_t)/ᾱ_t) at t = 1 … T, rising, for betas at t = 1 … T (Song et al. 2021 DDIM, eq. 13)."""
    kept = np.cumprod(1.0 - betas, dtype=np.float64)
    levels: FloatArray = np.sqrt((1.0 - kept) / kept)
    return levels


@cache
def _linear_levels() -> FloatArray:
    return _levels_of(np.linspace(1e-4, 0.02, DDPM_STEPS))


@cache
def _cosine_levels() -> FloatArray:
    times = np.arange(DDPM_STEPS + 1) / DDPM_STEPS
    kept = np.cos((times + 0.008) / 1.008 * (math.pi / 2)) ** 2
    return _levels_of(np.minimum(1.0 - kept[1:] / kept[:-1], 0.999))


def _trailing(table: FloatArray, steps: int, sigma_min: float, sigma_max: float) -> FloatArray:
    """Choose ``steps`` levels at evenly spaced times of a process with the levels ``table`` at t = 1 … T.

    The first is the highest in the range. As with "trailing" timesteps (Lin et al. 2024, table 2), the spacing goes on
    to t = 0, unless the lowest level in the range comes before: then all are spaced evenly down to that one. Between
    timesteps the logarithm of the level is interpolated.
    """
    _check_range(steps, sigma_min, sigma_max)
    times = np.arange(1.0, len(table) + 1.0)
    logarithms = np.log(table)
    lowest, highest = np.interp(np.log([sigma_min, sigma_max]), logarithms, times)
    chosen = np.linspace(highest, max(lowest, highest / steps), steps)
    return _ended(np.exp(np.interp(chosen, times, logarithms)), sigma_min, sigma_max)
