import numpy as np
import pytest

from glyphstudio.glyphs.components import Vocabulary, load_components, shipped_parts, taken_apart
from glyphstudio.glyphs.composer import Composer, frames
from glyphstudio.glyphs.strokes import strokes_of

WATER, FIRE = 85, 86


@pytest.fixture(scope="module")
def vocabulary():
    return Vocabulary(shipped_parts().components)


@pytest.fixture(scope="module")
def composer(vocabulary):
    return Composer(vocabulary)


def chances(**shares):
    values = np.zeros(215)
    for number, share in shares.items():
        values[int(number.removeprefix("r"))] = share
    return values


def lifts(vocabulary, **nats):
    values = np.zeros(len(vocabulary) + 1)
    for component, lift in nats.items():
        values[vocabulary.number(component)] = lift
    return values


def many(composer, radicals, lift, count=200):
    return [composer.compose(radicals, lift, np.random.default_rng(seed)) for seed in range(count)]


def test_the_usual_places_of_a_radical_are_known():
    assert (frames()[WATER][0].place, frames()[WATER][0].component) == (("⿰", 0), "氵")
    assert {frame.component for frame in frames()[FIRE]} >= {"火", "灬"}


def test_a_composition_shows_the_radical_that_it_was_asked_for(composer, vocabulary):
    for composition in many(composer, chances(r85=1.0), lifts(vocabulary)):
        assert WATER in composer.radicals_of(composition)


def test_no_composition_is_that_of_a_character(composer, vocabulary):
    taken = set(load_components().values())
    assert not taken & set(many(composer, chances(r85=0.6, r86=0.4), lifts(vocabulary)))


def test_equal_seeds_give_equal_compositions_and_others_differ(composer, vocabulary):
    first, second = (many(composer, chances(r85=1.0), lifts(vocabulary), 60) for _ in range(2))
    assert first == second
    assert len(set(first)) > 40


def test_a_likelier_radical_is_taken_more_often(composer, vocabulary):
    found = many(composer, chances(r85=0.8, r86=0.2), lifts(vocabulary))
    assert sum(WATER in composer.radicals_of(one) for one in found) > 180


def test_a_part_that_the_text_lifts_becomes_the_partner(composer, vocabulary):
    plain = many(composer, chances(r85=1.0), lifts(vocabulary))
    partner = next(one[-1] for one in plain if one.startswith("⿰氵") and vocabulary.number(one[-1]))
    lifted = many(composer, chances(r85=1.0), lifts(vocabulary, **{partner: 5.0}))
    assert sum(partner in one for one in lifted) > 3 * sum(partner in one for one in plain)


def test_a_text_that_lifts_the_radical_itself_does_not_make_it_its_own_partner(composer, vocabulary):
    """A third of the glyphs for "bird" were two birds side by side, and "water" drew 沙 beside more water."""
    said = lifts(vocabulary, 氵=5.0, 水=5.0)
    found = many(composer, chances(r85=1.0), said)
    echoes = [one for one in found if {"氵", "水"} & set(str(taken_apart(one[-1]) or one[-1]))]
    assert len(echoes) < 0.1 * len(found)
    assert len(set(found)) > 120


def test_every_part_of_a_composition_is_known(composer, vocabulary):
    for composition in many(composer, chances(r85=0.5, r140=0.5), lifts(vocabulary)):
        assert len(vocabulary.parts_of(composition)) >= 2


def test_nothing_suggested_gives_nothing(composer, vocabulary):
    assert composer.compose(np.zeros(215), lifts(vocabulary), np.random.default_rng(0)) == ""


def test_a_radical_without_a_place_gives_nothing(composer, vocabulary):
    homeless = next(radical for radical in range(1, 215) if radical not in frames())
    assert composer.compose(chances(**{f"r{homeless}": 1.0}), lifts(vocabulary), np.random.default_rng(0)) == ""


def test_a_single_character_shows_no_frame(composer):
    assert composer.radicals_of("水") == ()


def test_a_vocabulary_without_any_component_composes_nothing():
    assert Composer(Vocabulary(())).compose(chances(r85=1.0), np.zeros(1), np.random.default_rng(0)) == ""


@pytest.mark.parametrize("strokes", [6, 9, 12, 16])
def test_strokes_that_are_asked_for_are_nearly_met(composer, vocabulary, strokes):
    found = [
        composer.compose(chances(r85=1.0), lifts(vocabulary), np.random.default_rng(seed), strokes)
        for seed in range(100)
    ]
    near = [abs(strokes_of(composition) - strokes) <= 1 for composition in found]
    assert sum(near) >= 90
    assert len(set(found)) > 10


def test_strokes_do_not_drive_out_the_radical_that_carries_the_meaning(composer, vocabulary):
    """Deer (鹿, 11 strokes) is the likeliest; water (氵) would come nearer to seven strokes."""
    radicals = chances(r198=0.8, r85=0.2)
    found = [composer.compose(radicals, lifts(vocabulary), np.random.default_rng(seed), 7) for seed in range(100)]
    deer = [one for one in found if "鹿" in one]
    assert len(deer) > 50
    assert len(deer) < 100
