"""The table of characters that ships."""

import gzip
import json
import re
import zlib
from collections import Counter, defaultdict

import pytest

from glyphstudio import resources
from glyphstudio.errors import ResourceError
from glyphstudio.glyphs.definitions import HAN
from glyphstudio.glyphs.dictionary import COLUMNS, load_characters, read_table, split_of
from glyphstudio.glyphs.raster import GlyphRaster


@pytest.fixture(scope="module")
def known():
    return load_characters()


@pytest.fixture(scope="module")
def defined(known):
    return [character for character in known.values() if character.definition]


def test_every_character_with_a_definition_in_unihan_was_read():
    description = json.loads(resources.find("characters/characters.json").read_text(encoding="utf-8"))
    assert description["unicode_version"] == "17.0.0"
    assert description["licence"] == "Unicode License v3"
    assert description["characters"] == 27_584
    assert description["with_definition_in_unihan"] == 20_613


def test_cleaning_leaves_a_definition_to_nearly_all(known, defined):
    assert len(known) == 27_584
    assert len(defined) == 20_607
    assert sum(character.inherited for character in defined) == 14


def test_no_definition_speaks_of_characters(defined):
    mark = re.compile(rf"[{HAN}]|U\+|same as|Cant\.|[Kk]angxi|\(\)|[\t|]")
    assert [character.definition for character in defined if mark.search(character.definition)] == []


def test_senses_are_whole_phrases(defined):
    for character in defined:
        assert character.senses
        for sense in character.senses:
            assert re.search("[A-Za-z]", sense), character
            assert sense == sense.strip(" ,;:"), character


def test_each_character_has_a_radical_and_strokes(known):
    assert {character.radical for character in known.values()} == set(range(1, 215))
    assert all(1 <= character.strokes <= 64 for character in known.values())


def test_familiar_characters_are_right(known):
    gold = known[ord("金")]
    assert gold.definition == "gold; metals in general; money"
    assert gold.senses == ("gold", "metals in general", "money")
    assert (gold.radical, gold.strokes, gold.pinyin) == (167, 8, "jīn")
    assert known[ord("馬")].group == known[ord("马")].group


def test_a_radical_that_is_only_a_form_takes_the_meaning_of_its_character(known):
    assert known[ord("亻")].definition == known[ord("人")].definition
    assert known[ord("亻")].inherited


def test_no_definition_stands_on_both_sides_of_the_split(defined):
    sides = defaultdict(set)
    for character in defined:
        sides[character.definition.casefold()].add(split_of(character))
    assert [text for text, found in sides.items() if len(found) > 1] == []


def test_no_pair_of_variants_stands_on_both_sides_of_the_split(known):
    for character in known.values():
        for other in character.variants:
            if other in known:
                assert split_of(character) == split_of(known[other])


def test_a_tenth_of_the_definitions_is_held_out_for_ever(defined):
    """Frozen: whoever changes this makes older measurements incomparable."""
    assert Counter(map(split_of, defined)) == {"train": 18_598, "validation": 2_009}
    held_out = "".join(chr(character.codepoint) for character in defined if split_of(character) == "validation")
    assert zlib.crc32(held_out.encode()) == 0x571CD22


def test_the_font_that_ships_draws_every_character_with_a_definition(defined):
    raster = GlyphRaster(resources.find("fonts/NotoSansSC-Regular.otf"), size=24)
    assert [chr(character.codepoint) for character in defined if raster.draw(character.codepoint) is None] == []


def test_characters_are_read_once_and_cannot_be_changed(known):
    assert load_characters() is known
    with pytest.raises(TypeError):
        known[1] = known[ord("金")]


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"not gzip",
        gzip.compress(b"other\tcolumns\n", mtime=0),
        gzip.compress("\t".join(COLUMNS).encode() + b"\n4E00\tone\n", mtime=0),
    ],
    ids=["empty", "not gzip", "other columns", "too few columns"],
)
def test_a_damaged_table_is_named(tmp_path, content):
    path = tmp_path / "characters.tsv.gz"
    path.write_bytes(content)
    with pytest.raises(ResourceError, match=r"characters\.tsv\.gz"):
        read_table(path)


def test_a_table_that_is_cut_off_is_named(tmp_path):
    path = tmp_path / "characters.tsv.gz"
    path.write_bytes(resources.find("characters/characters.tsv.gz").read_bytes()[:1000])
    with pytest.raises(ResourceError, match="damaged"):
        read_table(path)
