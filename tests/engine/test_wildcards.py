import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.engine.wildcards import combinations, expand, has_choices, without_choices
from glyphstudio.errors import RequestError

anything = st.text("ab{}|\\ ()", max_size=30) | st.text(max_size=20)
options = st.lists(st.text("xyz ", max_size=4), min_size=1, max_size=4)


@given(st.text(st.characters(exclude_characters="{}\\")), st.integers(0, 2**32 - 1))
def test_a_prompt_without_choices_is_itself(text, seed):
    assert expand(text, seed) == text
    assert combinations(text) == 1
    assert not has_choices(text)


@given(st.lists(options, min_size=1, max_size=4), st.integers(0, 2**32 - 100))
def test_seeds_in_a_row_go_through_every_combination(choices, first):
    text = "-".join("{" + "|".join(each) + "}" for each in choices)
    count = combinations(text)
    prompts = [expand(text, seed) for seed in range(first, first + count)]
    every = [""]
    for each in choices:
        every = [f"{before}-{word}" for before in every for word in each]
    assert sorted(prompts) == sorted(prompt[1:] for prompt in every)


def test_choices_nest():
    text = "{a|{b|c} d|}"
    assert combinations(text) == 4
    assert [expand(text, seed) for seed in range(4)] == ["a", "b d", "c d", ""]


def test_the_first_choice_changes_fastest():
    assert [expand("{a|b}{1|2}", seed) for seed in range(5)] == ["a1", "b1", "a2", "b2", "a1"]


@pytest.mark.parametrize(
    ("text", "prompt"),
    [
        (r"\{a|b\}", "{a|b}"),
        (r"{a\|b}", "a|b"),
        (r"a\|b", r"a\|b"),
        (r"{\{a\}}", "{a}"),
        ("a}b", "a}b"),
        ("{}", ""),
        (r"back\slash \(x\)", r"back\slash \(x\)"),
        ("tail\\", "tail\\"),
    ],
)
def test_brackets_may_be_meant(text, prompt):
    assert expand(text, 3) == prompt


@given(anything, st.integers(0, 9))
def test_any_text_can_be_said_to_have_no_choices(text, seed):
    assert expand(without_choices(text), seed) == text


@given(anything, st.integers(0, 9))
def test_a_text_that_has_no_choices_is_itself(text, seed):
    if not has_choices(text):
        assert expand(text, seed) == text


@pytest.mark.parametrize("text", ["{", "a {b|c", "{a|{b}", r"{a\}"])
def test_a_choice_that_does_not_end_is_said(text):
    with pytest.raises(RequestError, match="does not end"):
        expand(text, 0)


def test_choices_cannot_be_endlessly_deep():
    assert expand("{" * 32 + "a" + "}" * 32, 7) == "a"
    with pytest.raises(RequestError, match="32 choices within choices"):
        expand("{" * 5000 + "}" * 5000, 7)


def test_a_book_of_choices_is_quick():
    text = "{a|b|c}" * 1400
    assert len(expand(text, 2**32 - 1)) == 1400
