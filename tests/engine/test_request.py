import json
import math
from dataclasses import FrozenInstanceError, fields, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.engine.morph import Morph
from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.inline_pictures import encode_inline
from tests.support.strategies import requests, seeds

GOLD = GenerationRequest(prompt="gold")


@given(requests())
def test_a_request_comes_back_from_json_equal_and_to_the_byte(request_):
    text = json.dumps(request_.to_json())
    again = GenerationRequest.from_json(json.loads(text))
    assert again == request_
    assert json.dumps(again.to_json()) == text


def test_the_json_is_valid_without_infinity_and_in_the_order_of_the_fields():
    data = GOLD.to_json()
    names = [field.name for field in fields(GenerationRequest)]
    assert list(data) == names[: names.index("draft")]
    assert json.dumps(data, allow_nan=False) == (
        '{"prompt": "gold", "negative_prompt": "", "seed": 0, "steps": 12, "guidance": 4.0, "guidance_low": 0.0, '
        '"guidance_high": null, "sampler": "dpmpp_2m", "schedule": "karras", "radical": 0, "composition": ""}'
    )


def test_a_draft_says_so_and_is_sampled_as_one():
    draft = GOLD.as_draft(4)
    assert draft == GenerationRequest(prompt="gold", draft=True, steps=4, sampler="consistency", schedule="consistency")
    assert draft.to_json()["draft"] is True
    assert GenerationRequest.from_json(draft.to_json()) == draft


def test_what_json_leaves_out_has_its_default():
    assert GenerationRequest.from_json({"prompt": "gold"}) == GOLD


def test_whole_numbers_and_negative_zero_are_the_same_request_as_their_float():
    whole = GenerationRequest(prompt="gold", guidance=4, guidance_low=-0.0, guidance_high=math.inf)
    assert json.dumps(whole.to_json()) == json.dumps(GOLD.to_json())


def test_a_request_cannot_be_changed():
    with pytest.raises(FrozenInstanceError):
        GOLD.seed = 1


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("prompt", None),
        ("prompt", 5),
        ("prompt", "half a character \ud83d"),
        ("negative_prompt", ["no"]),
        ("negative_prompt", "\udcff"),
        ("seed", -1),
        ("seed", 2**32),
        ("seed", 1.0),
        ("seed", True),
        ("seed", "7"),
        ("strength", 1.5),
        ("strength", None),
        ("start", 7),
        ("variation", -0.1),
        ("variation_seed", -1),
        ("variation_seed", 1.5),
        ("morph", "between"),
        ("morph", {"prompts": ["water"]}),
        ("morph", {"prompts": ["water"], "seeds": [1], "sideways": 1}),
        ("morph", {"prompts": ["water", "fire"], "seeds": [1, 2]}),
        ("morph", {"prompts": ["water"], "seeds": [1, 2, 3]}),
        ("morph", {"prompts": "w", "seeds": [1]}),
        ("morph", {"prompts": ["water"], "seeds": [-1]}),
        ("morph", {"prompts": [3], "seeds": [1]}),
        ("morph", {"prompts": ["water"], "seeds": [1], "across": 2}),
        ("morph", {"prompts": ["water"], "seeds": [1], "down": 0.5}),
        ("draft", 1),
        ("draft", "yes"),
        ("steps", 0),
        ("steps", 1001),
        ("steps", 12.0),
        ("guidance", -0.1),
        ("guidance", 100.5),
        ("guidance", math.nan),
        ("guidance", math.inf),
        ("guidance", "4"),
        ("guidance", True),
        ("guidance", None),
        ("guidance_low", -1.0),
        ("guidance_low", math.inf),
        ("guidance_low", math.nan),
        ("guidance_high", -1.0),
        ("guidance_high", math.nan),
        ("guidance_high", 10**400),
        ("guidance_high", "inf"),
        ("sampler", "magic"),
        ("sampler", None),
        ("sampler", ["euler"]),
        ("schedule", "magic"),
        ("schedule", 0),
        ("style", None),
        ("style", 1),
        ("style", "x" * 65),
        ("style", "Sans\n"),
        ("style", "a\x9fb"),
        ("style", "\ud83d"),
        ("strokes", -1),
        ("strokes", 65),
        ("strokes", True),
        ("strokes", 1.0),
        ("radical", 215),
        ("radical", -1),
        ("radical", False),
    ],
)
def test_a_wrong_value_is_refused_in_python_and_in_json(field, value):
    values = {"prompt": "gold", field: value}
    with pytest.raises(RequestError, match=field.split("_")[0]):
        GenerationRequest(**values)
    with pytest.raises(RequestError, match=field.split("_")[0]):
        GenerationRequest.from_json(values)


PAPER = encode_inline(8, b"\xff" * 64)


def test_what_has_its_default_is_left_out_of_the_json_and_what_has_not_is_there():
    explored = replace(
        GOLD, style="Kai", strokes=9, start=PAPER, strength=0.5, mask=PAPER, variation=0.25, variation_seed=7
    )
    explored = replace(explored, morph=Morph(prompts=("water",), seeds=(1,), across=0.5))
    added = explored.to_json().keys() - GOLD.to_json().keys()
    assert added == {"style", "strokes", "start", "strength", "mask", "variation", "variation_seed", "morph"}
    assert GenerationRequest.from_json(json.loads(json.dumps(explored.to_json()))) == explored


def test_a_picture_that_cannot_be_read_is_refused_in_json_too():
    with pytest.raises(RequestError, match="picture in the request cannot be used"):
        GenerationRequest.from_json({"prompt": "gold", "start": "no picture"})


def test_a_mask_needs_a_picture_of_its_size():
    with pytest.raises(RequestError, match="needs a start"):
        replace(GOLD, mask=PAPER)
    with pytest.raises(RequestError, match="differ in size: 4 and 8"):
        replace(GOLD, start=PAPER, mask=encode_inline(4, bytes(16)))


def test_strength_is_known_to_a_ten_thousandth():
    assert replace(GOLD, strength=0.500004).strength == 0.5


def test_the_text_of_a_request_does_not_spell_its_picture_out():
    assert PAPER not in repr(replace(GOLD, start=PAPER, mask=PAPER))


def test_an_interval_of_guidance_has_its_ends_in_order():
    with pytest.raises(RequestError, match="from 5 to 2"):
        GenerationRequest(prompt="gold", guidance_low=5, guidance_high=2)


def test_an_unknown_sampler_is_answered_with_the_known_ones():
    with pytest.raises(RequestError) as refused:
        GenerationRequest(prompt="gold", sampler="magic")
    assert "dpmpp_2m" in refused.value.hint


@pytest.mark.parametrize("data", [None, "gold", ["gold"], 3, {}, {"prompt": "gold", "stpes": 3}, {3: "gold"}])
def test_json_that_is_no_request_is_refused(data):
    with pytest.raises(RequestError):
        GenerationRequest.from_json(data)


anything = st.none() | st.booleans() | st.integers() | st.floats() | st.text() | st.lists(st.integers()) | st.just({})


@given(st.sampled_from([field.name for field in fields(GenerationRequest)]), anything)
def test_any_json_is_a_request_or_refused_as_one(field, value):
    try:
        request = GenerationRequest.from_json({"prompt": "gold", field: value})
    except RequestError:
        return
    assert GenerationRequest.from_json(json.loads(json.dumps(request.to_json()))) == request


@given(seeds, st.integers(1, 50))
def test_a_run_has_the_seeds_that_follow_and_nothing_else_changes(seed, count):
    first = GOLD.with_seed(seed)
    run = requests_of(first, count)
    assert run[0] == first
    assert [each.seed for each in run] == [(seed + number) % 2**32 for number in range(count)]
    assert {each.with_seed(seed) for each in run} == {first}


def test_the_seed_after_the_last_is_0():
    assert [each.seed for each in requests_of(GOLD.with_seed(2**32 - 1), 2)] == [2**32 - 1, 0]


@pytest.mark.parametrize("count", [0, -1, 1.0, None])
def test_a_run_of_nothing_is_refused(count):
    with pytest.raises(RequestError, match="count"):
        requests_of(GOLD, count)
