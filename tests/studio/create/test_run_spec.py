import math
from dataclasses import replace

import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.studio.create.run_spec import RunSpec
from tests.support.gaussian import FACTS

DRAFT = RunSpec(prompt="gold", seed=5, steps=8, guidance=3.0, sampler="euler", count=3)
LIMITED = replace(FACTS, default_guidance_low=0.8, default_guidance_high=25.0)


def test_a_draft_becomes_one_request_a_picture_with_seeds_that_count_up():
    requests = DRAFT.requests(FACTS)
    assert [request.seed for request in requests] == [5, 6, 7]
    assert requests[0] == GenerationRequest(prompt="gold", seed=5, steps=8, guidance=3.0, sampler="euler")


def test_seeds_go_on_from_0_after_the_last():
    requests = replace(DRAFT, seed=2**32 - 1).requests(FACTS)
    assert [request.seed for request in requests] == [2**32 - 1, 0, 1]


def test_guidance_acts_where_the_model_says():
    request = DRAFT.requests(LIMITED)[0]
    assert (request.guidance_low, request.guidance_high) == (0.8, 25.0)


def test_without_a_model_guidance_acts_everywhere():
    request = DRAFT.requests(None)[0]
    assert (request.guidance_low, request.guidance_high) == (0.0, math.inf)


def test_what_has_no_control_comes_from_the_picture_that_was_dropped_in():
    dropped = GenerationRequest(prompt="old", negative_prompt="water", radical=85, guidance_low=0.3, guidance_high=9.0)
    request = replace(DRAFT, like=dropped).requests(LIMITED)[0]
    assert request == replace(DRAFT.requests(LIMITED)[0], guidance_low=0.3, guidance_high=9.0)


def test_what_the_model_should_be_told_is_in_the_request():
    told = replace(DRAFT, negative_prompt=" deep\nwater ", composition=" ⿰火直 ", radical=86, schedule="cosine-ddpm")
    for facts in (None, replace(FACTS, has_composition=True)):
        request = told.requests(facts)[0]
        assert (request.negative_prompt, request.composition) == ("deep water", "⿰火直")
        assert (request.radical, request.schedule) == (86, "cosine-ddpm")


def test_a_model_is_not_told_what_it_does_not_know():
    request = replace(DRAFT, composition="⿰火直", radical=86).requests(replace(FACTS, has_radical=False))[0]
    assert (request.composition, request.radical) == ("", 0)


@pytest.mark.parametrize(("styles", "told"), [(("Sans", "Kai"), "Kai"), (("Sans",), ""), ((), "")])
def test_only_a_model_that_has_the_style_is_told_of_it(styles, told):
    draft = replace(DRAFT, style="Kai")
    assert draft.requests(replace(FACTS, styles=styles))[0].style == told
    assert draft.preview(replace(FACTS, styles=styles)).style == told
    assert draft.requests(None)[0].style == "Kai"


def test_a_composition_that_does_not_parse_is_refused():
    with pytest.raises(RequestError, match="not complete"):
        replace(DRAFT, composition="⿰火").requests(None)


@pytest.mark.parametrize(("typed", "asked"), [("  gold \n", "gold"), ("to\nfly\t high", "to fly high"), ("\n ", "")])
def test_white_space_that_nobody_sees_decides_nothing(typed, asked):
    assert replace(DRAFT, prompt=typed).requests(FACTS)[0].prompt == asked


def test_a_value_out_of_its_range_is_refused():
    with pytest.raises(RequestError):
        replace(DRAFT, prompt="half a \ud800 character").requests(FACTS)


def test_a_quick_run_is_the_models_draft_in_the_steps_that_it_is_made_for():
    request = replace(DRAFT, quick=True).requests(replace(FACTS, draft_steps=2))[0]
    assert request == GenerationRequest(prompt="gold", seed=5, guidance=3.0).as_draft(2)
    assert replace(DRAFT, quick=True).requests(None)[0].steps == 4


def test_a_dropped_draft_is_drawn_again_as_it_was():
    dropped = replace(GenerationRequest(prompt="gold", seed=5, guidance=3.0).as_draft(1), sampler="euler")
    assert replace(DRAFT, quick=True, like=dropped).requests(replace(FACTS, draft_steps=4))[0] == dropped


def test_a_dropped_draft_may_be_drawn_with_care():
    dropped = GenerationRequest(prompt="gold", negative_prompt="water").as_draft(2)
    request = replace(DRAFT, like=dropped, negative_prompt="water").requests(FACTS)[0]
    assert request == GenerationRequest(
        prompt="gold", negative_prompt="water", seed=5, steps=8, guidance=3.0, sampler="euler"
    )


def test_each_picture_of_a_run_takes_its_own_choice():
    run = replace(DRAFT, prompt="a {red|blue}\n{|small } bird", negative_prompt="{ice|snow}", seed=4)
    requests = run.requests(FACTS)
    assert [request.prompt for request in requests] == ["a red bird", "a blue bird", "a red small bird"]
    assert [request.negative_prompt for request in requests] == ["ice", "snow", "ice"]
    assert run.requests(FACTS) == requests
    alone = replace(run, seed=5, count=1).requests(FACTS)
    assert alone == requests[1:2]


def test_a_choice_that_does_not_end_is_refused():
    with pytest.raises(RequestError, match="does not end"):
        replace(DRAFT, prompt="a {red|blue").requests(None)


def test_what_nobody_chose_is_what_the_model_recommends_once_it_is_known():
    facts = replace(FACTS, default_steps=17, default_guidance=6.5)
    draft = replace(DRAFT, unchosen=frozenset({"steps", "guidance"}))
    (unknown, *_), (known, *_) = draft.requests(None), draft.requests(facts)
    assert (unknown.steps, unknown.guidance) == (8, 3.0)
    assert (known.steps, known.guidance) == (17, 6.5)
    (half, *_) = replace(DRAFT, unchosen=frozenset({"guidance"})).requests(facts)
    assert (half.steps, half.guidance) == (8, 6.5)
    assert draft.preview(facts).steps < 17
