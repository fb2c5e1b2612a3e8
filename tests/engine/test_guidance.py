import math

import numpy as np
import pytest

from glyphstudio.engine.guidance import composition_of, guided
from glyphstudio.engine.morph import Morph
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import BundleError, RequestError
from tests.support.fake_model import FakeModel
from tests.support.gaussian import ExactGaussianModel, expected_data

WIDE = {"data_low": -1000.0, "data_high": 1000.0}
MEANS = {"gold": -0.5, "": 0.25, "water": 0.75}
LATENTS = np.random.default_rng(3).standard_normal((2, 1, 8, 8))


def model_with(**facts):
    return ExactGaussianModel(means=MEANS, **(WIDE | facts))


def request_for(prompt="gold", **values):
    return GenerationRequest(prompt=prompt, **values)


def truth(prompt, sigma):
    return expected_data(LATENTS, sigma, MEANS[prompt], 0.5)


@pytest.mark.parametrize("weight", [0.5, 2.0, 7.5, 100.0])
def test_guidance_leads_from_the_unconditional_picture_through_the_conditional_one(weight):
    model = model_with()
    denoised = guided(model, [request_for(guidance=weight)] * 2)(LATENTS, 3.0)
    expected = truth("", 3.0) + weight * (truth("gold", 3.0) - truth("", 3.0))
    assert denoised == pytest.approx(expected, rel=1e-12)
    assert [each.prompts for each in model.evaluations] == [("gold", "gold", "", "")]


def test_a_negative_prompt_stands_in_for_the_unconditional_model():
    model = model_with()
    denoised = guided(model, [request_for(guidance=3.0, negative_prompt="water")] * 2)(LATENTS, 3.0)
    assert denoised == pytest.approx(truth("water", 3.0) + 3.0 * (truth("gold", 3.0) - truth("water", 3.0)))
    assert model.conditions == [("gold", 0), ("water", 0)]


def test_without_guidance_the_unconditional_model_is_never_asked():
    model = model_with()
    denoised = guided(model, [request_for(guidance=1.0)] * 2)(LATENTS, 3.0)
    assert np.array_equal(denoised, truth("gold", 3.0))
    assert model.conditions == [("gold", 0)]
    assert [each.prompts for each in model.evaluations] == [("gold", "gold")]


def test_guidance_0_is_the_unconditional_model_at_every_level():
    model = model_with()
    denoise = guided(model, [request_for(guidance=0.0, guidance_low=1.0, guidance_high=2.0, radical=5)] * 2)
    for sigma in (0.5, 1.5, 3.0):
        assert np.array_equal(denoise(LATENTS, sigma), truth("", sigma))
    assert model.conditions == [("", 0)]


@pytest.mark.parametrize(
    ("sigma", "guides"), [(0.5, False), (0.8, False), (0.8000001, True), (25.0, True), (25.1, False)]
)
def test_guidance_acts_inside_its_interval_only(sigma, guides):
    model = model_with()
    denoised = guided(model, [request_for(guidance=4.0, guidance_low=0.8, guidance_high=25.0)] * 2)(LATENTS, sigma)
    assert (len(model.evaluations[0].prompts) == 4) == guides
    if not guides:
        assert np.array_equal(denoised, truth("gold", sigma))


def test_the_empty_prompt_needs_one_evaluation_whatever_the_guidance():
    model = model_with()
    denoised = guided(model, [request_for("", guidance=7.0)] * 2)(LATENTS, 3.0)
    assert np.array_equal(denoised, truth("", 3.0))
    assert [each.prompts for each in model.evaluations] == [("", "")]


def test_the_empty_prompt_with_a_radical_is_guided_towards_the_radical():
    model = ExactGaussianModel(**WIDE)
    guided(model, [request_for("", guidance=7.0, radical=85)] * 2)(LATENTS, 3.0)
    assert model.conditions == [("", 85), ("", 0)]
    assert len(model.evaluations[0].prompts) == 4


def test_a_radical_is_not_told_to_a_model_that_knows_none():
    model = model_with(has_radical=False)
    guided(model, [request_for(radical=85)] * 2)
    assert model.conditions == [("gold", 0), ("", 0)]


@pytest.mark.parametrize("weight", [0.0, 1.0, 60.0])
def test_the_denoised_picture_stays_in_the_range_of_the_data(weight):
    model = ExactGaussianModel(means={"gold": 0.0, "": 0.01}, data_low=-0.3, data_high=0.1)
    denoised = guided(model, [request_for(guidance=weight)] * 2)(LATENTS * 50, 1.0)
    assert denoised.min() == -0.3
    assert denoised.max() == 0.1


@pytest.mark.parametrize("weight", [0.0, 1.0, 4.0])
@pytest.mark.parametrize("bad", [math.nan, math.inf])
def test_a_model_that_answers_with_no_number_is_named(weight, bad):
    class Broken(ExactGaussianModel):
        def denoise(self, latents, sigma, conditionings):
            answer = super().denoise(latents, sigma, conditionings)
            answer[0, 0, 0, 0] = bad
            return answer

    with pytest.raises(BundleError, match=r"exact gaussian .* noise level 3"):
        guided(Broken(), [request_for(guidance=weight)] * 2)(LATENTS, 3.0)


@pytest.mark.parametrize("change", [lambda answer: answer[:, 0], lambda answer: answer.astype(np.float32)])
def test_an_adapter_that_forgets_the_shape_or_float64_is_refused(change):
    class Careless(ExactGaussianModel):
        def denoise(self, latents, sigma, conditionings):
            return change(super().denoise(latents, sigma, conditionings))

    with pytest.raises(ValueError, match="were denoised to"):
        guided(Careless(), [request_for()] * 2)(LATENTS, 3.0)


class Told(ExactGaussianModel):
    """Was distilled to be told the guidance, up to 12."""

    def __init__(self, **facts):
        super().__init__(means=MEANS, guided_up_to=12.0, **(WIDE | facts))
        self.told = []

    def denoise(self, latents, sigma, conditionings, guidance=1.0):
        self.told.append(guidance)
        wanted = super().denoise(latents, sigma, conditionings)
        away = expected_data(latents, sigma, MEANS[""], 0.5)
        return away + guidance * (wanted - away)


@pytest.mark.parametrize("weight", [0.5, 2.0, 12.0])
def test_a_model_that_is_told_the_guidance_is_asked_once(weight):
    model = Told()
    denoised = guided(model, [request_for(guidance=weight)] * 2)(LATENTS, 3.0)
    expected = truth("", 3.0) + weight * (truth("gold", 3.0) - truth("", 3.0))
    assert denoised == pytest.approx(expected, rel=1e-12)
    assert model.told == [weight]
    assert [each.prompts for each in model.evaluations] == [("gold", "gold")]
    assert model.conditions == [("gold", 0)]


@pytest.mark.parametrize("change", [{"guidance": 12.5}, {"guidance": 3.0, "negative_prompt": "water"}])
def test_what_was_not_distilled_takes_two_evaluations_as_ever(change):
    """A guidance beyond what the model learnt, and a negative prompt, of which its unconditional side knows nothing."""
    model = Told()
    denoised = guided(model, [request_for(**change)] * 2)(LATENTS, 3.0)
    away = truth(change.get("negative_prompt", ""), 3.0)
    assert denoised == pytest.approx(away + change["guidance"] * (truth("gold", 3.0) - away), rel=1e-12)
    assert model.told == [1.0]
    assert len(model.evaluations[0].prompts) == 4


@pytest.mark.parametrize(("sigma", "told"), [(0.8, 1.0), (0.9, 4.0), (25.0, 4.0), (25.1, 1.0)])
def test_outside_the_interval_a_told_model_is_told_1(sigma, told):
    model = Told()
    guided(model, [request_for(guidance=4.0, guidance_low=0.8, guidance_high=25.0)] * 2)(LATENTS, sigma)
    assert model.told == [told]


@pytest.mark.parametrize(("weight", "prompt"), [(0.0, ""), (1.0, "gold")])
def test_the_ends_of_guidance_are_the_plain_model_also_when_told(weight, prompt):
    model = Told()
    denoised = guided(model, [request_for(guidance=weight)] * 2)(LATENTS, 3.0)
    assert denoised == pytest.approx(truth(prompt, 3.0), rel=1e-12)
    assert model.told == [1.0]


def test_a_told_model_stays_in_the_range_of_the_data():
    model = Told(data_low=-0.3, data_high=0.1)
    denoised = guided(model, [request_for(guidance=9.0)] * 2)(LATENTS * 50, 1.0)
    assert (denoised.min(), denoised.max()) == (-0.3, 0.1)


STYLES = ("Sans", "Serif", "Kai")


@pytest.mark.parametrize(("weight", "asked"), [(0.0, 1), (1.0, 1), (3.0, 2)])
@pytest.mark.parametrize("negative", ["", "water"])
def test_both_sides_of_guidance_are_told_the_style(weight, asked, negative):
    model = model_with(styles=STYLES)
    guided(model, [request_for(guidance=weight, style="Kai", negative_prompt=negative)] * 2)
    assert model.styles == ["Kai"] * asked


def test_guidance_leads_away_from_the_average_glyph_of_the_style():
    model = model_with(styles=STYLES)
    denoised = guided(model, [request_for(guidance=3.0, style="Kai")] * 2)(LATENTS, 3.0)
    away, towards = (expected_data(LATENTS, 3.0, MEANS[prompt] + 0.5, 0.5) for prompt in ("", "gold"))
    assert denoised == pytest.approx(away + 3.0 * (towards - away), rel=1e-12)


def test_without_a_style_the_first_is_meant():
    model = model_with(styles=STYLES)
    denoised = [guided(model, [request_for(style=style)] * 2)(LATENTS, 3.0) for style in ("", "Sans", "Serif")]
    assert np.array_equal(denoised[0], denoised[1])
    assert not np.array_equal(denoised[0], denoised[2])


def test_the_corners_of_a_morph_have_the_style():
    model = model_with(styles=STYLES)
    guided(model, [request_for(guidance=1.0, style="Kai", morph=Morph(prompts=("water",), seeds=(1,), across=0.5))])
    assert model.conditions == [("gold", 0), ("water", 0)]
    assert model.styles == ["Kai", "Kai"]


@pytest.mark.parametrize("weight", [0.0, 1.0, 4.0])
def test_a_style_that_the_model_lacks_is_refused_with_those_that_it_has(weight):
    model = model_with(styles=STYLES, name="three")
    with pytest.raises(RequestError, match=r"^the model three has no style 'Song', it has Sans, Serif, Kai$"):
        guided(model, [request_for(guidance=weight, style="Song")])


def test_a_model_without_styles_ignores_them():
    model = model_with()
    denoised = guided(model, [request_for(guidance=1.0, style="Kai")] * 2)(LATENTS, 3.0)
    assert np.array_equal(denoised, truth("gold", 3.0))
    assert model.styles == [""]


@pytest.mark.parametrize("styles", [("a", "a"), ("a", ""), tuple(map(str, range(17)))])
def test_styles_that_cannot_be_told_apart_are_no_facts(styles):
    with pytest.raises(ValueError, match="up to 16 different names"):
        model_with(styles=styles)


def test_a_composition_that_is_given_wins_over_strokes():
    model = FakeModel(has_composition=True)
    drawn = {composition_of(model, request_for(strokes=strokes)) for strokes in (0, 1)}
    given = {composition_of(model, request_for(strokes=strokes, composition="⿰氵工")) for strokes in (0, 1)}
    assert (len(drawn), given) == (2, {"⿰氵工"})
