import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.engine.weights import MOST_WEIGHT, groups_of, read_weights, reweighted, without_weights

anything = st.text("ab():.12\\ ", max_size=30) | st.text(max_size=20)


@given(st.text(st.characters(exclude_characters="()\\")))
def test_a_prompt_without_brackets_is_itself(text):
    read = read_weights(text)
    assert read.text == text
    assert read.is_plain


@given(anything)
def test_any_text_can_be_said_to_have_no_weights(text):
    read = read_weights(without_weights(text))
    assert read.text == text
    assert read.is_plain


@given(anything)
def test_each_character_has_a_weight_that_a_model_can_take(text):
    read = read_weights(text)
    assert len(read.weights) == len(read.text)
    assert all(0.0 <= weight <= MOST_WEIGHT for weight in read.weights)


@pytest.mark.parametrize(
    ("prompt", "text", "weighted"),
    [
        ("a (golden:1.3) bird", "a golden bird", {"golden": 1.3}),
        ("(a b: .5 )c", "a bc", {"a b": 0.5}),
        ("((a:2)b:1.5)", "ab", {"a": 3.0, "b": 1.5}),
        ("((a:3):3)", "a", {"a": 4.0}),
        ("(a:9)", "a", {"a": 4.0}),
        ("(note: 3:0)", "note: 3", {"note: 3": 0.0}),
        ("a bird (animal)", "a bird (animal)", {}),
        ("(:1.3) ( :2)", "(:1.3) ( :2)", {}),
        (r"\(a:1.3)", "(a:1.3)", {}),
        (r"(\(a\):2)", "(a)", {"(a)": 2.0}),
        ("(a:1.3", "(a:1.3", {}),
        ("a:1.3)", "a:1.3)", {}),
        ("((a:2)", "(a", {"a": 2.0}),
        ("(a:-1)", "(a:-1)", {}),
        ("(a:1.2.3)", "(a:1.2.3)", {}),
    ],
)
def test_what_is_a_weight_and_what_is_text(prompt, text, weighted):
    read = read_weights(prompt)
    assert read.text == text
    expected = [1.0] * len(text)
    for part, weight in weighted.items():
        start = text.index(part)
        expected[start : start + len(part)] = [weight] * len(part)
    assert read.weights == pytest.approx(expected)


def test_a_part_weighs_what_its_most_unusual_character_weighs():
    read = read_weights("a(b:0.5)c")
    assert (read.weight_of(0, 3), read.weight_of(2, 3), read.weight_of(0, 0)) == (0.5, 1.0, 1.0)


@pytest.mark.parametrize(
    ("text", "start", "end", "by", "changed"),
    [
        ("a golden bird", 4, 4, 0.1, "a ([golden]:1.1) bird"),
        ("a golden bird", 2, 9, 0.1, "a ([golden]:1.1) bird"),
        ("a golden bird", 2, 13, -0.1, "a ([golden bird]:0.9)"),
        ("a (golden:1.1) bird", 5, 5, 0.1, "a ([golden]:1.2) bird"),
        ("a (golden:1.1) bird", 3, 9, 0.1, "a ([golden]:1.2) bird"),
        ("a (golden:1.1) bird", 2, 14, -0.1, "a [golden] bird"),
        ("a (golden:0.9) bird", 11, 11, 0.1, "a [golden] bird"),
        ("a (golden:4) bird", 5, 5, 0.1, "a ([golden]:4) bird"),
        ("a (golden:0) bird", 5, 5, -0.1, "a ([golden]:0) bird"),
        ("a  bird", 2, 2, 0.1, "a [] bird"),
        ("a  bird", 1, 3, 0.1, "a  []bird"),
        ("don't", 5, 5, 0.1, "([don't]:1.1)"),
        ("((a:2) b:1.5)", 2, 2, 0.1, "(([a]:2.1) b:1.5)"),
        ("", 0, 0, 0.1, "[]"),
        ("a (b", 0, 4, 0.1, "[a (b]"),
        ("a) b", 0, 4, 0.1, "[a) b]"),
    ],
)
def test_a_key_changes_the_weight_of_a_word_or_a_selection(text, start, end, by, changed):
    new, first, last = reweighted(text, start, end, by)
    assert f"{new[:first]}[{new[first:last]}]{new[last:]}" == changed


@given(st.text("ab ():1.", max_size=20), st.integers(0, 20), st.integers(0, 20))
def test_up_and_down_again_is_where_it_began(text, one, other):
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    if any(group.weight + 0.1 > MOST_WEIGHT or round(group.weight, 1) != group.weight for group in groups_of(text)):
        return
    up = reweighted(text, start, end, 0.1)
    if up[0] != text:
        down = reweighted(*up, -0.1)
        assert read_weights(down[0]) == read_weights(text)
