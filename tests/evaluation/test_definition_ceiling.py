"""The control that draws nothing new: nearest definition by the words that are shared, rare ones first."""

import pytest

from glyphstudio.evaluation.definitions import DefinitionIndex, words_of
from glyphstudio.glyphs.dictionary import Character


def characters(*definitions):
    return [Character(n, text, (text,), 1, 5, "", (), n) for n, text in enumerate(definitions)]


INDEX = DefinitionIndex(
    characters("a kind of tree", "a kind of fish", "carp, a kind of fish", "to walk", "a kind of horse")
)


@pytest.mark.parametrize(
    ("prompt", "nearest"),
    [("carp", 2), ("fish", 1), ("walk slowly", 3), ("trees", 0), ("A KIND of Horse", 4)],
)
def test_the_nearest_definition_shares_the_rarest_words(prompt, nearest):
    assert INDEX.nearest(prompt, 0) == nearest


def test_further_ranks_give_further_definitions_each_once():
    found = [INDEX.nearest("fish", rank) for rank in range(5)]
    assert found[:2] == [1, 2]
    assert sorted(found) == [0, 1, 2, 3, 4]


def test_a_prompt_without_known_words_still_has_an_answer():
    assert INDEX.nearest("zzz", 0) == 0
    assert INDEX.nearest("", 7) == 2


def test_a_definition_finds_itself():
    texts = ["gold; metal", "golden pheasant", "metal hook", "a hook"]
    index = DefinitionIndex(characters(*texts))
    assert [index.nearest(text, 0) for text in texts] == [0, 1, 2, 3]


def test_words_lose_their_plural_and_nothing_else():
    assert words_of("Grass, trees & glasses of gas") == ["grass", "tree", "glasse", "of", "gas"]
