"""Ranges of characters as people write them."""

import pytest

from glyphstudio.errors import DatasetError
from glyphstudio.glyphs.codepoints import parse_codepoints


@pytest.mark.parametrize(
    ("text", "codepoints"),
    [
        ("U+4E00-4E02", (0x4E00, 0x4E01, 0x4E02)),
        ("U+4E00-U+4E01", (0x4E00, 0x4E01)),
        ("u+4e00..4e01", (0x4E00, 0x4E01)),
        ("U+4E00", (0x4E00,)),
        ("永", (0x6C38,)),
        ("一-三", (0x4E00, 0x4E01, 0x4E02, 0x4E03, 0x4E04, 0x4E05, 0x4E06, 0x4E07, 0x4E08, 0x4E09)),
        ("U+4E01, 一 ,U+4E00-4E01,", (0x4E00, 0x4E01)),
        ("U+D7FF-E000", (0xD7FF, 0xE000)),
    ],
)
def test_ranges_and_characters_are_read_once_each_in_order(text, codepoints):
    assert parse_codepoints(text) == codepoints


@pytest.mark.parametrize("text", ["foo", "4E00", "U+", "U+XYZ", "U+4E00-", "U+4E00-4E01-4E02", "U+1234567"])
def test_what_is_no_range_is_refused_and_named(text):
    with pytest.raises(DatasetError, match="not a range") as caught:
        parse_codepoints(text)
    assert text in caught.value.message


def test_a_range_that_ends_before_it_starts_is_refused():
    with pytest.raises(DatasetError, match=r"U\+9FFF-4E00 ends before it starts"):
        parse_codepoints("U+9FFF-4E00")


def test_nothing_exists_beyond_the_last_character():
    with pytest.raises(DatasetError, match=r"U\+10FFFF"):
        parse_codepoints("U+110000")


@pytest.mark.parametrize("text", ["", " , ", "U+D800-DFFF"])
def test_an_empty_range_is_refused(text):
    with pytest.raises(DatasetError, match="no character"):
        parse_codepoints(text)
