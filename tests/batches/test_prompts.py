"""Lists and tables become requests; a mistake is told with its line and column."""

import io

import pytest

from glyphstudio.batches import prompts
from glyphstudio.batches.prompts import is_table, requests_of, wishes_in
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError

PATTERN = GenerationRequest(prompt="", steps=7, guidance=3.0, seed=2)


def read(text, name="list.csv", per_prompt=1):
    data = text if isinstance(text, bytes) else text.encode()
    return requests_of(wishes_in(io.BytesIO(data), name, PATTERN), per_prompt)


def test_each_line_that_is_not_blank_is_a_prompt():
    requests = read("gold\n\n  to fly \r\n水", "list.txt")
    assert [request.prompt for request in requests] == ["gold", "to fly", "水"]
    assert {(request.steps, request.seed) for request in requests} == {(7, 2)}


def test_several_of_a_prompt_have_following_seeds():
    assert [r.seed for r in read("a\nb", "list.txt", per_prompt=3)] == [2, 3, 4, 2, 3, 4]


def test_each_seed_chooses_in_prompts_with_choices():
    requests = read("prompt,negative\n{a|b} bird,{old|} \\{}\nplain  text,", per_prompt=2)
    assert [(r.prompt, r.negative_prompt) for r in requests] == [
        ("a bird", "old {}"),
        ("b bird", "{}"),
        ("plain  text", ""),
        ("plain  text", ""),
    ]


def test_a_table_asks_for_strokes():
    requests = read("prompt,strokes\ngold,9\nfire,")
    assert [request.strokes for request in requests] == [9, 0]
    with pytest.raises(RequestError, match="line 2, column strokes: strokes must lie between 0 and 64, not 65"):
        read("prompt,strokes\ngold,65")


def test_seeds_go_on_from_zero_after_the_last_one():
    assert [r.seed for r in read("prompt,seed,count\na,4294967295,2")] == [4294967295, 0]


def test_a_table_says_what_differs_from_the_options():
    rows = (
        'Prompt, count ,seed,steps,guidance,negative,sampler\n"fire, hot",2,5,,1.5,cold,euler\n\nwood,,,4,,,\n,0,,,,,'
    )
    first, second, third = read(rows, per_prompt=1)
    assert first == GenerationRequest(
        prompt="fire, hot", seed=5, steps=7, guidance=1.5, negative_prompt="cold", sampler="euler"
    )
    assert second == first.with_seed(6)
    assert third == GenerationRequest(prompt="wood", seed=2, steps=4, guidance=3.0)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("prompt,steps\ngold,x", "line 2, column steps: 'x' is no whole number"),
        ("prompt,guidance\ngold,much", "line 2, column guidance: 'much' is no number"),
        ("prompt,steps\n\ngold,0", "line 3, column steps: steps must lie between 1 and 1000, not 0"),
        ("prompt,sampler\ngold,magic", "line 2, column sampler: there is no sampler 'magic'"),
        ("prompt,style\ngold," + "x" * 65, "line 2, column style: style must have at most 64 characters, not 65"),
        ("prompt,count\ngold,-1", "line 2, column count: count must lie between 0"),
        ("prompt\na {red|blue bird", "line 2, column prompt: a choice in the prompt does not end"),
        ("prompt,colour\ngold,red", "line 1, column 2: there is no column 'colour'"),
        ("prompt,seed,seed\n", "line 1, column 3: seed stands there twice"),
        ("seed,count\n1,2", "line 1: there is no column prompt"),
        ("", "line 1: there is no column prompt"),
        ("prompt,seed\nfire, hot,3", "line 2: 3 cells, but line 1 has 2 columns"),
        ('prompt\n"gold" x', "line 2: ',' expected after '\"'"),
        (b"prompt\ngold\n\xff\n", "line 3: it is not UTF-8"),
        ("prompt\n\n", "there is no prompt in the list"),
    ],
)
def test_a_mistake_is_told_with_its_place(text, words):
    with pytest.raises(RequestError) as caught:
        read(text)
    assert words in caught.value.message
    assert caught.value.hint


def test_a_sheet_has_an_end(monkeypatch):
    monkeypatch.setattr(prompts, "MOST_GLYPHS", 5)
    assert len(read("a", "x.txt", per_prompt=5)) == 5
    with pytest.raises(RequestError, match="at most 5 glyphs"):
        read("a\nb", "x.txt", per_prompt=3)


def test_a_byte_order_mark_is_no_part_of_a_prompt():
    assert read(b"\xef\xbb\xbfgold\n", "x.txt")[0].prompt == "gold"


def test_a_text_without_ending_is_a_table_when_it_begins_like_one():
    assert is_table("prompt,seed\n")
    assert not is_table("prompt\n")
    assert not is_table("a prompt, with a comma\n")
    assert [r.prompt for r in read("prompt,seed\ngold,3", "-")] == ["gold"]
    assert [r.prompt for r in read("prompt,seed\ngold,3", "x.txt")] == ["prompt,seed", "gold,3"]
