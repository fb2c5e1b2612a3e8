import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.errors import RequestError
from glyphstudio.glyphs.ideographic import ARITY, Arrangement, parse

components = st.characters(categories=["Lo"]).filter(lambda c: c not in ARITY) | st.integers(0, 99999).map(
    "&{};".format
)


def arrangements(operands):
    return st.sampled_from(sorted(ARITY)).flatmap(
        lambda operator: st.tuples(*[operands] * ARITY[operator]).map(lambda some: Arrangement(operator, some))
    )


@given(st.recursive(components, arrangements, max_leaves=6))
def test_a_description_comes_back_from_its_text(description):
    assert parse(str(description)) == description


def test_spaces_count_for_nothing():
    assert parse(" ⿰ 氵 ⿱艹 日 ") == Arrangement("⿰", ("氵", Arrangement("⿱", ("艹", "日"))))


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "is empty"),
        ("   ", "is empty"),
        ("⿰氵", "not complete"),
        ("⿲氵工", "not complete"),
        ("氵工", "over before '工'"),
        ("⿰氵工火", "over before '火'"),
        ("⿰" * 65, "at most 64"),
    ],
)
def test_what_is_no_composition_is_refused_in_a_sentence(text, message):
    with pytest.raises(RequestError, match=message):
        parse(text)
