"""The requests in a font come back, and a file from anywhere is read without harm."""

import contextlib
import io
import json
import random
import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.outlines import font_requests
from glyphstudio.outlines.font import UNITS, FontGlyph, build_font
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.font_requests import LARGEST_TEXT, FontEntry, encode_entries, entries_in_font
from glyphstudio.outlines.letters import blank_letters
from glyphstudio.outlines.tracing import trace
from tests.outlines.test_svg import damaged
from tests.support.shapes import disc
from tests.support.strategies import requests

GOLD = GenerationRequest(prompt="gold", seed=7)
DISC = trace(disc(32, 16, 16, 9))


def font_of(text, tag=b"GLST", length=None):
    """Return a font file of nothing but a ``meta`` table with ``text``."""
    length = len(text) if length is None else length
    meta = struct.pack(">4I4sII", 1, 0, 28, 1, tag, 28, length) + text
    return struct.pack(">4s4H4s3I", b"\0\1\0\0", 1, 0, 0, 0, b"meta", 0, 28, len(meta)) + meta


def read(data):
    return entries_in_font(io.BytesIO(data), "hostile.ttf")


@pytest.mark.parametrize("truetype", [True, False])
def test_the_requests_of_a_font_come_back(truetype):
    glyphs = [FontGlyph(DISC, "gold", GOLD), FontGlyph(DISC, "sketch")]
    font = build_font(glyphs, FontPlan(family="A"), blank_letters("", UNITS), truetype=truetype)
    assert read(font.data) == font.entries
    assert font.entries == (FontEntry(0xF0000, "gold", GOLD), FontEntry(0xF0001, "sketch", None))


@given(request=requests())
def test_any_request_comes_back_equal(request):
    entry = FontEntry(0xF0000, request.prompt, request)
    assert read(font_of(encode_entries([entry]))) == (entry,)


def test_requests_that_could_not_be_read_back_are_not_written(monkeypatch):
    monkeypatch.setattr(font_requests, "LARGEST_TEXT", 20)
    with pytest.raises(RequestError, match="too long"):
        encode_entries([FontEntry(0xF0000, "gold", GOLD)])


def text(**changes):
    entry = {"codepoint": 1, "word": "x", "request": None} | changes
    return json.dumps({"format": 1, "glyphs": [entry]}).encode()


REFUSED = {
    "empty": b"",
    "text": b"hello, this is no font at all",
    "no tables": struct.pack(">4s4H", b"OTTO", 0, 0, 0, 0),
    "many tables": struct.pack(">4s4H", b"OTTO", 65535, 0, 0, 0) + bytes(16 * 65535),
    "cut in the directory": font_of(b"{}")[:20],
    "cut in the table": font_of(b"{}")[:-1],
    "beyond the file": font_of(b"{}", length=2**32 - 1),
    "table of 4 GB": struct.pack(">4s4H4s3I", b"OTTO", 1, 0, 0, 0, b"meta", 0, 28, 2**32 - 1),
    "another tag": font_of(b"{}", tag=b"dlng"),
    "no JSON": font_of(b"{"),
    "no UTF-8": font_of(b"\xff\xfe\xfd"),
    "deep": font_of(b"[" * 200_000),
    "a list": font_of(b"[]"),
    "no glyphs": font_of(b'{"format": 1}'),
    "a later format": font_of(b'{"format": 2, "glyphs": []}'),
    "too many": font_of(json.dumps({"format": 1, "glyphs": [0] * 65_536}).encode()),
    "an entry of another kind": font_of(b'{"format": 1, "glyphs": [7]}'),
    "a key more": font_of(text(run="rm")),
    "a code point that is none": font_of(text(codepoint=0x110000)),
    "a code point that is true": font_of(text(codepoint=True)),
    "a word that is a number": font_of(text(word=7)),
    "a request that is none": font_of(text(request={"prompt": "x", "exec": "rm"})),
    "a request of numbers that are none": font_of(text(request={"prompt": "x", "guidance": float("nan")})),
}


@pytest.mark.parametrize("data", REFUSED.values(), ids=REFUSED)
def test_a_file_without_sound_requests_is_refused_with_a_sentence(data):
    assert LARGEST_TEXT < 2**32 - 2048
    with pytest.raises(RequestError, match=r"hostile\.ttf"):
        read(data)


@settings(max_examples=260)
@given(seed=st.integers(0, 2**32), start=st.sampled_from([font_of(text(request=GOLD.to_json())), font_of(text())]))
def test_no_damage_raises_anything_else(seed, start):
    """20 files an example: 5,200 in all."""
    chance = random.Random(seed)
    for _ in range(20):
        with contextlib.suppress(RequestError):
            read(damaged(start, chance))
