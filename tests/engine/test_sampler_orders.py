"""Data ~ N(m, s²) has a known flow and a known variance at each level: measure how fast each sampler gets there."""

import math

import numpy as np
import pytest

from glyphstudio.engine.samplers import SAMPLERS
from glyphstudio.engine.schedules import SCHEDULES
from tests.support.gaussian import exact_flow, expected_data

MEAN, DEVIATION = 0.4, 0.5
LOWEST, HIGHEST = 0.05, 20.0
STEPS = (50, 100, 200, 400)


def denoise(latents, sigma):
    return expected_data(latents, sigma, MEAN, DEVIATION)


def no_noise():
    raise AssertionError("a deterministic sampler asked for noise")


def error_of_the_flow(name, schedule, steps):
    """Return the largest error at the lowest level, before the step to 0, which is one of order 0 for all samplers."""
    levels = SCHEDULES[schedule](steps, LOWEST, HIGHEST)
    start = np.array([30.0, -7.0, 3.0])
    *_, state, _ = SAMPLERS[name](denoise, start, levels, no_noise)
    return np.abs(state.latents - exact_flow(start, levels[0], state.sigma, MEAN, DEVIATION)).max()


def error_of_the_variance(name, steps):
    """Return how far the variance at the lowest level is from s² + sigma², without any chance.

    With m = 0 the sampler is linear in its start and its noises, so component k of the result, when only the k-th is
    there, is that one's coefficient, and the variance is the sum of their squares.
    """
    levels = SCHEDULES["karras"](steps, LOWEST, HIGHEST)
    impulses = iter(np.eye(steps + 1)[1:])
    start = np.eye(steps + 1)[0] * math.hypot(DEVIATION, levels[0])
    denoiser = lambda latents, sigma: expected_data(latents, sigma, 0.0, DEVIATION)  # noqa: E731
    *_, state, _ = SAMPLERS[name](denoiser, start, levels, lambda: next(impulses))
    return abs((state.latents**2).sum() - DEVIATION**2 - state.sigma**2)


def orders(errors):
    """Return log2 of how much each doubling of the steps gains."""
    return np.log2(np.array(errors[:-1]) / np.array(errors[1:]))


@pytest.mark.parametrize("schedule", ["karras", "cosine-ddpm"])
@pytest.mark.parametrize(("name", "order"), [("euler", 1), ("ddim", 1), ("heun", 2), ("dpmpp_2m", 2)])
def test_doubling_the_steps_divides_the_error_by_two_to_the_order(name, order, schedule):
    measured = orders([error_of_the_flow(name, schedule, steps) for steps in STEPS])
    assert measured == pytest.approx(order, abs=0.1)


@pytest.mark.parametrize(("name", "order"), [("ddpm", 1), ("dpmpp_2m_sde", 2)])
def test_doubling_the_steps_divides_the_error_of_the_variance(name, order):
    measured = orders([error_of_the_variance(name, steps) for steps in STEPS])
    assert measured == pytest.approx(order, abs=0.1)


@pytest.mark.parametrize("name", ["ddpm", "dpmpp_2m_sde"])
def test_many_pictures_have_the_mean_and_variance_of_the_data(name):
    generator = np.random.default_rng(0)
    count, steps = 40_000, 100
    levels = SCHEDULES["karras"](steps, LOWEST, HIGHEST)
    noise = lambda: generator.standard_normal(count)  # noqa: E731
    start = MEAN + math.hypot(DEVIATION, levels[0]) * noise()
    *_, state, _ = SAMPLERS[name](denoise, start, levels, noise)
    variance = DEVIATION**2 + state.sigma**2
    bias = error_of_the_variance(name, steps)
    assert bias < 0.08 * variance
    assert state.latents.mean() == pytest.approx(MEAN, abs=4 * math.sqrt(variance / count))
    assert state.latents.var() == pytest.approx(variance, abs=bias + 4 * variance * math.sqrt(2 / count))


def test_with_a_dozen_steps_the_second_order_is_worth_having():
    errors = {name: error_of_the_flow(name, "karras", 12) for name in ("euler", "dpmpp_2m")}
    assert errors["dpmpp_2m"] < errors["euler"] / 3
