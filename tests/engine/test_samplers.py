"""One battery for all samplers."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.noise import NoiseStreams
from glyphstudio.engine.samplers import SAMPLERS
from glyphstudio.engine.schedules import SCHEDULES
from tests.support.gaussian import expected_data
from tests.support.strategies import samplers, schedules, seeds

SHAPE = (1, 4, 4)


def denoise(latents, sigma):
    """Bounded and not linear in the latents; only arithmetic that gives each element the same bits in any array."""
    plain = expected_data(latents, sigma, 0.2, 0.5)
    return 1.5 * plain / (1.0 + np.abs(plain))


def run(name, seeds_, levels, function=denoise):
    noise = NoiseStreams(seeds_, SHAPE)
    return SAMPLERS[name](function, noise() * levels[0], levels, noise)


@given(samplers, schedules, st.integers(1, 30))
def test_there_is_one_state_a_step_and_it_says_where_it_stands(name, schedule, steps):
    levels = SCHEDULES[schedule](steps, 0.02, 80.0)
    states = list(run(name, [0], levels))
    assert [state.step for state in states] == list(range(1, steps + 1))
    assert {state.total_steps for state in states} == {steps}
    assert [state.sigma for state in states] == levels[1:].tolist()
    for state in states:
        assert state.latents.shape == state.denoised.shape == (1, *SHAPE)
        assert state.latents.dtype == state.denoised.dtype == np.float64


@given(samplers, st.integers(1, 30))
def test_the_last_state_is_its_own_prediction_to_the_bit(name, steps):
    *_, last = run(name, [3], SCHEDULES["karras"](steps, 0.02, 80.0))
    assert last.sigma == 0.0
    assert last.latents.tobytes() == last.denoised.tobytes()


@given(samplers, schedules, st.lists(seeds, min_size=1, max_size=5), st.integers(1, 12))
def test_a_batch_equals_its_singles_to_the_bit_at_each_step(name, schedule, batch, steps):
    levels = SCHEDULES[schedule](steps, 0.02, 80.0)
    alone = [list(run(name, [seed], levels)) for seed in batch]
    for step, state in enumerate(run(name, batch, levels)):
        for row, states in enumerate(alone):
            assert state.latents[row].tobytes() == states[step].latents[0].tobytes()
            assert state.denoised[row].tobytes() == states[step].denoised[0].tobytes()


@pytest.mark.parametrize("name", SAMPLERS)
def test_stopping_between_two_steps_stops_the_work(name):
    asked = []

    def counted(latents, sigma):
        asked.append(sigma)
        return denoise(latents, sigma)

    states = run(name, [0], SCHEDULES["karras"](20, 0.02, 80.0), counted)
    assert asked == []
    next(states)
    after_one = len(asked)
    assert after_one == SAMPLER_CHOICES[name].evaluations_per_step
    states.close()
    assert len(asked) == after_one
    assert list(states) == []


@pytest.mark.parametrize("name", SAMPLERS)
@pytest.mark.parametrize("steps", [1, 2, 12])
def test_a_sampler_asks_as_often_as_it_is_said_to_and_never_at_0(name, steps):
    asked = []

    def counted(latents, sigma):
        asked.append(sigma)
        return denoise(latents, sigma)

    list(run(name, [0], SCHEDULES["karras"](steps, 0.02, 80.0), counted))
    assert len(asked) == SAMPLER_CHOICES[name].evaluations(steps)
    assert min(asked) > 0


@pytest.mark.parametrize("name", SAMPLERS)
def test_only_a_stochastic_sampler_draws_noise_and_none_in_the_last_step(name):
    levels = SCHEDULES["karras"](12, 0.02, 80.0)
    draws = []

    def noise():
        draws.append(1)
        return np.zeros((1, *SHAPE))

    list(SAMPLERS[name](denoise, np.ones((1, *SHAPE)), levels, noise))
    assert len(draws) == (11 if SAMPLER_CHOICES[name].stochastic else 0)


@pytest.mark.parametrize("name", SAMPLERS)
def test_nothing_that_was_given_or_yielded_is_changed_later(name):
    latents = np.random.default_rng(1).standard_normal((2, *SHAPE)) * 80
    levels = SCHEDULES["karras"](8, 0.02, 80.0)
    before = latents.copy(), levels.copy()
    states, copies = [], []
    for state in SAMPLERS[name](denoise, latents, levels, NoiseStreams([0, 1], SHAPE)):
        states.append(state)
        copies.append((state.latents.copy(), state.denoised.copy()))
    assert np.array_equal(latents, before[0])
    assert np.array_equal(levels, before[1])
    for state, (then, predicted) in zip(states, copies, strict=True):
        assert np.array_equal(state.latents, then)
        assert np.array_equal(state.denoised, predicted)


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_state_is_read_only(name):
    for state in run(name, [0], SCHEDULES["karras"](3, 0.02, 80.0)):
        for array in (state.latents, state.denoised):
            with pytest.raises(ValueError, match="read-only"):
                array[0] = 0.0


@pytest.mark.parametrize("name", SAMPLERS)
def test_a_denoiser_that_always_sees_the_same_picture_leads_to_it(name):
    picture = np.linspace(-1, 1, 16).reshape(1, *SHAPE)
    *_, last = run(name, [0], SCHEDULES["karras"](5, 0.02, 80.0), lambda latents, sigma: picture)
    assert np.array_equal(last.latents, picture)


@pytest.mark.parametrize("name", [name for name, choice in SAMPLER_CHOICES.items() if not choice.stochastic])
def test_deterministic_samplers_agree_when_the_steps_are_small(name):
    levels = SCHEDULES["karras"](1000, 0.02, 80.0)
    *_, reference = run("heun", [5], levels)
    *_, last = run(name, [5], levels)
    assert last.latents == pytest.approx(reference.latents, abs=5e-3)


def test_ddim_is_eulers_step_written_otherwise():
    levels = SCHEDULES["linear-ddpm"](25, 0.02, 80.0)
    for one, other in zip(run("ddim", [0], levels), run("euler", [0], levels), strict=True):
        assert one.latents == pytest.approx(other.latents, rel=1e-9, abs=1e-12)


def test_ddpm_is_the_first_step_of_dpmpp_2m_sde():
    levels = SCHEDULES["karras"](12, 0.02, 80.0)
    one, other = next(run("ddpm", [0], levels)), next(run("dpmpp_2m_sde", [0], levels))
    assert np.array_equal(one.latents, other.latents)


def test_consistency_jumps_to_the_picture_and_spoils_it_with_fresh_noise():
    """Song et al. 2023, algorithm 1, in variance-exploding variables with sigma_min = 0."""
    levels = np.array([80.0, 4.0, 1.0, 0.0])
    noise = NoiseStreams([7], SHAPE)
    latents, drawn = noise() * 80.0, NoiseStreams([7], SHAPE)
    drawn()
    first, second, last = SAMPLERS["consistency"](denoise, latents, levels, noise)
    assert np.array_equal(first.denoised, denoise(latents, 80.0))
    assert np.array_equal(first.latents, first.denoised + 4.0 * drawn())
    assert np.array_equal(second.latents, denoise(first.latents, 4.0) + drawn())
    assert np.array_equal(last.latents, denoise(second.latents, 1.0))
