import math
from dataclasses import replace

import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.studio.draft import Draft
from tests.support.gaussian import FACTS

DRAFT = Draft(prompt="gold", seed=5, steps=8, guidance=3.0, sampler="euler", count=3)
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
    dropped = GenerationRequest(prompt="old", negative_prompt="water", schedule="cosine-ddpm", radical=85)
    request = replace(DRAFT, like=dropped).requests(LIMITED)[0]
    assert request == replace(dropped, prompt="gold", seed=5, steps=8, guidance=3.0, sampler="euler")


@pytest.mark.parametrize(("typed", "asked"), [("  gold \n", "gold"), ("to\nfly\t high", "to fly high"), ("\n ", "")])
def test_white_space_that_nobody_sees_decides_nothing(typed, asked):
    assert replace(DRAFT, prompt=typed).requests(FACTS)[0].prompt == asked


def test_a_value_out_of_its_range_is_refused():
    with pytest.raises(RequestError):
        replace(DRAFT, prompt="half a \ud800 character").requests(FACTS)
