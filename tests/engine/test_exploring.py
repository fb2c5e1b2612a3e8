"""Start pictures, masks, variations and morphs through the one loop."""

import math
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.generate import generate
from glyphstudio.engine.initial_latents import begin
from glyphstudio.engine.morph import Morph
from glyphstudio.engine.noise import NoiseStreams, RequestNoise
from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.inline_pictures import decode_inline, encode_inline
from glyphstudio.glyphs.pixels import to_grey
from tests.support.gaussian import FACTS, ExactGaussianModel
from tests.support.strategies import pictures, requests, shares

GOLD = GenerationRequest(prompt="gold", seed=40)
GREY = bytes(range(0, 256, 4))
START = encode_inline(8, GREY)
RIGHT = encode_inline(8, bytes([0, 0, 0, 127, 128, 255, 255, 255]) * 8)
"""A mask: the right half is drawn anew."""


def last(model, run):
    *_, state = generate(model, run)
    return state


def grey_of(state):
    return to_grey(state.denoised, FACTS.data_low, FACTS.data_high)


def start_of(request):
    share = np.frombuffer(decode_inline(request.start)[1], dtype=np.uint8).reshape(1, 8, 8) / 255.0
    return FACTS.data_low + share * (FACTS.data_high - FACTS.data_low)


@settings(max_examples=40)
@given(st.data(), st.sampled_from(sorted(SAMPLER_CHOICES)))
def test_what_the_mask_keeps_is_the_start_to_the_pixel(data, sampler):
    request = data.draw(requests(steps=data.draw(st.integers(1, 6)), sampler=sampler, start=data.draw(pictures)))
    request = replace(request, mask=data.draw(pictures), draft=False)
    kept = np.frombuffer(decode_inline(request.mask)[1], dtype=np.uint8) < 128
    drawn = grey_of(last(ExactGaussianModel(), [request])).ravel()
    assert np.array_equal(drawn[kept], np.frombuffer(decode_inline(request.start)[1], dtype=np.uint8)[kept])


@pytest.mark.parametrize("sampler", SAMPLER_CHOICES)
def test_what_the_mask_keeps_has_the_noise_of_its_level_all_the_way(sampler):
    """So the rest is drawn beside what it would see, had the whole picture been noised to that level."""
    request = replace(GOLD, start=START, mask=RIGHT, sampler=sampler, steps=8, guidance=1.0)
    run = requests_of(request, 60)
    for state in list(generate(ExactGaussianModel(), run))[:-1]:
        kept = (state.latents - start_of(request))[:, :, :, :4] / state.sigma
        assert kept.std() == pytest.approx(1.0, abs=5 / math.sqrt(2 * kept.size))


def test_what_the_mask_gives_up_is_drawn_anew():
    drawn = grey_of(last(ExactGaussianModel(), [replace(GOLD, start=START, mask=RIGHT)]))[0]
    before = np.frombuffer(GREY, dtype=np.uint8).reshape(8, 8)
    assert not np.array_equal(drawn[:, 4:], before[:, 4:])


@pytest.mark.parametrize("steps", [1, 5])
def test_no_strength_leaves_the_start_as_it_is(steps):
    model = ExactGaussianModel()
    states = list(generate(model, [replace(GOLD, start=START, strength=0.0, steps=steps)]))
    assert [(state.step, state.total_steps, state.sigma) for state in states] == [
        (step, steps, 0.0) for step in range(1, steps + 1)
    ]
    assert grey_of(states[-1]).tobytes() == GREY
    assert model.evaluations == []


def test_strength_says_the_level_and_the_steps_stay():
    levels = []
    for strength in (0.2, 0.5, 0.9, 1.0):
        model = ExactGaussianModel()
        states = list(generate(model, [replace(GOLD, start=START, strength=strength, guidance=1.0, sampler="euler")]))
        assert len(states) == len(model.evaluations) == GOLD.steps
        levels.append(model.evaluations[0].sigma)
    assert levels == sorted(levels)
    assert levels[-1] == FACTS.sigma_max
    assert levels[1] == pytest.approx(((0.02 ** (1 / 7) + 80 ** (1 / 7)) / 2) ** 7)


@given(st.floats(0.001, 1))
def test_sampling_begins_with_the_start_and_noise_of_its_level_on_it(strength):
    request = replace(GOLD, start=START, strength=strength)
    beginning = begin(FACTS, [request])
    noise = (beginning.latents - start_of(request)) / beginning.levels[0]
    assert noise == pytest.approx(NoiseStreams([40], (1, 8, 8))(), abs=1e-6)


def test_less_strength_stays_nearer_to_the_start():
    model = ExactGaussianModel(deviation=1.0)
    far = [
        np.abs(
            grey_of(last(model, requests_of(replace(GOLD, start=START, strength=strength), 20)))
            - 0.0
            - np.frombuffer(GREY, dtype=np.uint8).reshape(8, 8)
        ).mean()
        for strength in (0.1, 0.4, 0.8)
    ]
    assert far == sorted(far)


def test_without_a_start_strength_says_nothing():
    one, other = (last(ExactGaussianModel(), [replace(GOLD, strength=share)]) for share in (0.3, 1.0))
    assert one.latents.tobytes() == other.latents.tobytes()


def test_a_start_of_another_size_is_refused_before_any_work():
    with pytest.raises(RequestError, match=r"4 × 4 pixels, the model exact gaussian draws 8 × 8"):
        generate(ExactGaussianModel(), [replace(GOLD, start=encode_inline(4, bytes(16)))])


def test_a_strength_without_levels_is_refused():
    request = replace(GOLD, start=START, strength=0.01, schedule="linear-ddpm", steps=500)
    with pytest.raises(RequestError, match=r"no 500 noise levels for a strength of 0\.01"):
        generate(ExactGaussianModel(sigma_min=0.001), [request])


@given(shares)
def test_a_variation_lies_between_two_noises(share):
    own, other = NoiseStreams([40, 7], (1, 8, 8))()
    (mixed,) = RequestNoise([replace(GOLD, variation=share, variation_seed=7)], (1, 8, 8)).start
    if share in {0.0, 1.0}:
        assert mixed.tobytes() == (other if share else own).tobytes()
    toward = float((mixed * other).sum() / np.linalg.norm(mixed) / np.linalg.norm(other))
    before = float((own * other).sum() / np.linalg.norm(own) / np.linalg.norm(other))
    assert toward >= before - 1e-9


def test_what_a_sampler_adds_is_the_own_seeds_whatever_the_variation():
    varied, plain = (RequestNoise([replace(GOLD, variation=share)], (1, 8, 8)) for share in (0.5, 0.0))
    assert varied().tobytes() == plain().tobytes()


def test_variations_are_drawn_in_one_batch():
    run = [replace(GOLD, variation=0.2, variation_seed=seed) for seed in range(3)]
    together = last(ExactGaussianModel(), run)
    for row, request in enumerate(run):
        assert together.latents[row].tobytes() == last(ExactGaussianModel(), [request]).latents[0].tobytes()


FOUR = Morph(prompts=("water", "fire", "tree"), seeds=(1, 2, 3))


@pytest.mark.parametrize(("across", "down", "prompt", "seed"), [
    (0, 0, "gold", 40), (1, 0, "water", 1), (0, 1, "fire", 2), (1, 1, "tree", 3),
])  # fmt: skip
def test_a_corner_of_a_morph_is_its_own_picture_to_the_bit(across, down, prompt, seed):
    request = replace(GOLD, morph=replace(FOUR, across=across, down=down))
    alone = replace(GOLD, prompt=prompt, seed=seed)
    one, other = (last(ExactGaussianModel(), [each]) for each in (request, alone))
    assert one.latents.tobytes() == other.latents.tobytes()


def test_between_two_prompts_the_model_is_told_both():
    means = {"gold": -1.0, "water": 0.0}
    request = replace(GOLD, guidance=1.0, steps=200, sampler="euler")
    for across in (0.0, 0.25, 1.0):
        morph = Morph(prompts=("water",), seeds=(5,), across=across)
        model = ExactGaussianModel(means=means, deviation=0.01)
        pixels = last(model, [replace(request, morph=morph)]).latents
        assert pixels.mean() == pytest.approx(across - 1.0, abs=0.01)


def test_a_model_is_asked_for_the_corners_that_have_a_share_only():
    model = ExactGaussianModel()
    last(model, [replace(GOLD, guidance=1.0, morph=replace(FOUR, across=0.5))])
    assert model.conditions == [("gold", 0), ("water", 0)]
    assert model.evaluations[0].prompts == ("gold + water",)


def test_between_four_the_noise_goes_across_and_down():
    noises = NoiseStreams([40, 1, 2, 3], (1, 8, 8))()
    (middle,) = RequestNoise([replace(GOLD, morph=replace(FOUR, across=0.5, down=0.5))], (1, 8, 8)).start
    likeness = [float((middle * one).sum() / np.linalg.norm(middle) / np.linalg.norm(one)) for one in noises]
    assert min(likeness) > 0.3


@given(shares, shares)
def test_the_weights_of_the_corners_are_shares_of_one(across, down):
    corners = replace(FOUR, across=across, down=down).corners("gold", 40)
    assert sum(corner.weight for corner in corners) == pytest.approx(1.0)
    assert all(corner.weight >= 0 for corner in corners)
