"""What cleaning leaves of Unihan's definitions: one case for each kind of note that they hold."""

import pytest

from glyphstudio.glyphs.definitions import clean

CASES = {
    "a note of another form": ("(same as 鬒) bushy, black hair", "bushy, black hair"),
    "several forms": ("(same as 璿 璇) fine jade", "fine jade"),
    "several notes": ("(a non-classical form) (same as standard form 霣) (interchangeable 隕) to fall", "to fall"),
    "an ancient form": ("(ancient form of 之) to arrive at; to go to", "to arrive at; to go to"),
    "a note between senses": ("to wait (same as 須) to stop at", "to wait; to stop at"),
    "a note at the end": ("comfortable, easy (same as 舒); to unroll", "comfortable, easy; to unroll"),
    "a note in a note": ("(same as 帗(in ancient China)) a prop", "a prop"),
    "a note with one bracket too many": ("(same as 緇)) black silk", "black silk"),
    "a code point": ("(variant of U+9B12) hair; see U+9B12", "hair"),
    "a code point and its character": ("(same as U+9B12 鬒) hair", "hair"),
    "a note without brackets": ("same as 鬒; hair", "hair"),
    "characters in the text": ("songs of the people of 楚, a kind of music", "songs of the people, a kind of music"),
    "a word in characters": ("(Cant.) 蠄蟧, a spider; 蠄蟝, a toad", "a spider; a toad"),
    "characters before the words": ("肉豆蔻 nutmeg, 豆蔻 cardamon", "nutmeg, cardamon"),
    "characters as an example": ("a place (for example, 兑)", "a place"),
    "another name": ("another name for 黃岑 (Scutellaria baikalensis)", "Scutellaria baikalensis"),
    "what waits for a cut character": ("a beast; be known as (禺號)", "a beast"),
    "a reading in Cantonese": ("(Cant., saa1) a kind of cookie", "a kind of cookie"),
    "readings in Mandarin": ("[nǐ] silk string; (mài) a sickle", "silk string; a sickle"),
    "a reading among the words": ("island; 大嶼山 daai6jyu4saan1 Lantau Island", "island; Lantau Island"),
    "a mark of language": ("East Asian mallotus, (J) akamegashiwa", "East Asian mallotus; akamegashiwa"),
    "a mark of dialect": ("(a dialect) to scratch", "to scratch"),
    "a Kangxi radical": ("bow; curved, arched; Kangxi radical 57", "bow; curved, arched"),
    "a radical number": ("hand; radical number 64", "hand"),
    "a radical without a comma": ("an ox, a cow Radical 93", "an ox, a cow"),
    "an abbreviated radical": ("shallow container; rad. no. 108", "shallow container"),
    "a hexagram": ("pit, hole; trigram ☵; hexagram ䷜", "pit, hole"),
    "an element's number": ("mercury (element 80, Hg)", "mercury (chemical element)"),
    "a catalogue's number": ("to be circumspect (distinguish DKW 30790 gou3)", "to be circumspect"),
    "several species": ("crow; Corvus species (various)", "crow; Corvus species"),
    "an ending": ("come in(to), west(ern)", "come in, west"),
    "empty brackets": ("a cow ()", "a cow"),
    "a full stop": ("the final particle.", "the final particle"),
    "a full stop between senses": ("high. to raise. Proud", "high; to raise; Proud"),
    "a full stop of a shortened word": (
        "the period to 3 a.m.; spring, etc. to flow",
        "the period to 3 a.m.; spring; to flow",
    ),
    "a sense told twice": ("love; long for; love", "love; long for"),
    "spaces": ("  a   kind of  cup ;box ", "a kind of cup; box"),
    "curly quotes": ("“ping” of “ping pong”", '"ping" of "ping pong"'),
}


@pytest.mark.parametrize(("raw", "expected"), CASES.values(), ids=CASES.keys())
def test_notes_go_and_meaning_stays(raw, expected):
    assert clean(raw).text == expected


@pytest.mark.parametrize(
    "raw",
    [
        "big, great, vast, large, high",
        "to cut; to slice, a knife (used in kitchens)",
        "name of a variety of bamboo; with short joints and white bark",
        "in, on, at, by, from; than",
        "what? how? why?",
        "Shun, said to have ruled from 2255-2205 B.C., wise",
        "a string of 1,000 coins",
    ],
)
def test_a_definition_without_notes_stays_as_it_is(raw):
    assert clean(raw).text == raw


@pytest.mark.parametrize(
    "raw", ["", "(same as 鱤)", "(variant of U+4E03 七)", "see 鱤", "Kangxi radical 149", "鱤", "()"]
)
def test_nothing_is_left_of_a_definition_that_only_refers(raw):
    assert clean(raw).text == ""
    assert clean(raw).senses == ()


def test_senses_are_split_at_semicolons_and_commas():
    assert clean("hang, suspend; be hung").senses == ("hang", "suspend", "be hung")


def test_brackets_hold_a_sense_together():
    assert clean("earthenware (a basin; a pot, a bowl), a tile").senses == (
        "earthenware (a basin; a pot, a bowl)",
        "a tile",
    )


def test_a_phrase_that_goes_on_stays_with_the_one_before():
    assert clean("curling up, as smoke; around").senses == ("curling up, as smoke", "around")


def test_prepositions_alone_are_senses():
    assert clean("in, on, at").senses == ("in", "on", "at")


def test_the_characters_of_notes_are_links():
    definition = clean("(same as 鬒 U+4E03) hair, (interchangeable 黑) black")
    assert [chr(link) for link in definition.links] == ["鬒", "七", "黑"]


def test_a_word_of_several_characters_is_no_link():
    assert clean("(餶飿) glutinous rice; another name for 知母").links == ()


def test_named_radicals_are_kept_apart():
    assert clean("simplified form of Kangxi radical 178; radical number 9").radicals == (178, 9)


def test_a_table_can_hold_any_definition():
    definition = clean("a\tcup|box;\nlid")
    assert not set("\t\n|") & set(definition.text + "".join(definition.senses))
