import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.engine.schedules import SCHEDULES
from glyphstudio.errors import RequestError
from tests.support.gaussian import ExactGaussianModel, exact_flow
from tests.support.strategies import requests

GOLD = GenerationRequest(prompt="gold", seed=40)


def last(model, run):
    *_, state = generate(model, run)
    return state


def model_with_a_draft():
    return ExactGaussianModel(draft_steps=4, draft=ExactGaussianModel())


@settings(max_examples=50)
@given(st.data())
def test_equal_requests_give_equal_bytes(data):
    request = data.draw(requests(steps=data.draw(st.integers(1, 8))))
    one, other = (last(model_with_a_draft(), [request]) for _ in range(2))
    assert one.latents.tobytes() == other.latents.tobytes()


@settings(max_examples=50)
@given(st.data(), st.integers(2, 5))
def test_a_batch_equals_its_singles(data, count):
    run = requests_of(data.draw(requests(steps=data.draw(st.integers(1, 8)))), count)
    together = last(model_with_a_draft(), run)
    for row, request in enumerate(run):
        assert together.latents[row].tobytes() == last(model_with_a_draft(), [request]).latents[0].tobytes()


@pytest.mark.parametrize("change", [{"seed": 41}, {"steps": 13}, {"guidance": 4.5}, {"prompt": "water"}])
def test_each_value_of_the_request_decides_the_pixels(change):
    model = ExactGaussianModel(data_low=-9.0, data_high=9.0)
    other = replace(GOLD, **change)
    assert last(model, [GOLD]).latents.tobytes() != last(model, [other]).latents.tobytes()


@pytest.mark.parametrize("sampler", SAMPLER_CHOICES)
def test_finished_pictures_lie_in_the_range_of_the_data(sampler):
    model = ExactGaussianModel(deviation=3.0, data_low=-1.0, data_high=0.5)
    for state in generate(model, requests_of(replace(GOLD, sampler=sampler, guidance=20.0), 3)):
        assert state.denoised.min() >= -1.0
        assert state.denoised.max() <= 0.5
    assert state.latents.shape == (3, 1, 8, 8)
    assert np.array_equal(state.latents, state.denoised)


def test_sampling_follows_the_levels_of_the_schedule_in_the_models_range():
    model = ExactGaussianModel(sigma_min=0.1, sigma_max=10.0)
    request = replace(GOLD, schedule="cosine-ddpm", sampler="euler", guidance=1.0, steps=6)
    states = list(generate(model, [request]))
    levels = SCHEDULES["cosine-ddpm"](6, 0.1, 10.0)
    assert [each.sigma for each in model.evaluations] == levels[:-1].tolist()
    assert [state.sigma for state in states] == levels[1:].tolist()


@pytest.mark.parametrize("sampler", [name for name in SAMPLER_CHOICES if name != "consistency"])
def test_many_steps_draw_from_the_data(sampler):
    """N(-0.5, 0.3²) through the whole path, 20 · 64 pixels."""
    model = ExactGaussianModel(deviation=0.3, means={"gold": -0.5}, data_low=-9.0, data_high=9.0)
    request = replace(GOLD, guidance=1.0, steps=200, sampler=sampler)
    pixels = last(model, requests_of(request, 20)).latents
    assert pixels.mean() == pytest.approx(-0.5, abs=4 * 0.3 / math.sqrt(pixels.size))
    assert pixels.std() == pytest.approx(0.3, abs=4 * 0.3 / math.sqrt(2 * pixels.size))


@pytest.mark.parametrize("steps", [1, 2, 4])
def test_few_steps_of_a_draft_draw_from_the_data(steps):
    """The draft is asked in the model's place, and its answer is where the exact path ends."""

    class Jumping(ExactGaussianModel):
        def denoise(self, latents, sigma, conditionings):
            super().denoise(latents, sigma, conditionings)
            return exact_flow(latents, sigma, 0.0, -0.5, 0.3)

    model = ExactGaussianModel(draft_steps=4, draft=Jumping(data_low=-9.0, data_high=9.0))
    request = replace(GOLD, guidance=1.0).as_draft(steps)
    pixels = last(model, requests_of(request, 20)).latents
    assert pixels.mean() == pytest.approx(-0.5, abs=4 * 0.3 / math.sqrt(pixels.size))
    assert pixels.std() == pytest.approx(0.3, abs=4 * 0.3 / math.sqrt(2 * pixels.size))
    assert len(model.draft.evaluations) == steps
    assert model.conditions == []


def test_a_draft_of_a_model_that_has_none_is_refused_before_any_work():
    model = ExactGaussianModel()
    with pytest.raises(RequestError, match="exact gaussian has no draft"):
        generate(model, [GOLD.as_draft(4)])
    assert model.conditions == []


def test_stopping_the_iteration_cancels():
    model = ExactGaussianModel()
    states = generate(model, [GOLD])
    next(states)
    next(states)
    assert len(model.evaluations) == 2
    states.close()
    assert len(model.evaluations) == 2


def test_nothing_is_asked_of_the_model_before_the_first_state():
    model = ExactGaussianModel()
    generate(model, [GOLD])
    assert model.conditions == []


def test_a_prompt_is_prepared_once_for_a_whole_batch():
    model = ExactGaussianModel()
    last(model, requests_of(GOLD, 4))
    assert model.conditions == [("gold", 0), ("", 0)]


def test_wrong_orders_are_refused_before_any_work():
    model = ExactGaussianModel()
    with pytest.raises(ValueError, match="no requests"):
        generate(model, [])
    with pytest.raises(ValueError, match="differs in the seed only"):
        generate(model, [GOLD, replace(GOLD, seed=9, steps=13)])
    assert model.conditions == []
