import base64
import io
import struct
import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from glyphstudio.errors import RequestError
from glyphstudio.glyphs.inline_pictures import LONGEST_TEXT, MOST_SIDE, decode_inline, encode_inline

GREY = bytes(range(64))
PNG = base64.b64decode(encode_inline(8, GREY))


def text_of(data):
    return base64.b64encode(data).decode()


@given(st.integers(1, 12), st.data())
def test_a_picture_comes_back_to_the_byte(side, data):
    grey = data.draw(st.binary(min_size=side * side, max_size=side * side))
    assert decode_inline(encode_inline(side, grey)) == (side, grey)


def test_the_text_is_a_png_that_others_read():
    with Image.open(io.BytesIO(PNG)) as picture:
        assert (picture.mode, picture.size, picture.tobytes()) == ("L", (8, 8), GREY)


def test_the_largest_picture_of_noise_fits():
    import random

    noise = random.Random(1).randbytes(MOST_SIDE * MOST_SIDE)
    text = encode_inline(MOST_SIDE, noise)
    assert len(text) <= LONGEST_TEXT
    assert decode_inline(text) == (MOST_SIDE, noise)


@pytest.mark.parametrize(("side", "count"), [(0, 0), (8, 63), (-8, 64)])
def test_what_is_no_picture_is_not_written(side, count):
    with pytest.raises(ValueError, match="no picture"):
        encode_inline(side, bytes(count))


def test_a_picture_that_is_too_large_to_be_carried_is_refused_with_a_sentence():
    with pytest.raises(RequestError, match="cannot carry a picture of 513 pixels"):
        encode_inline(MOST_SIDE + 1, bytes((MOST_SIDE + 1) ** 2))


def rebuilt(width=8, height=8, kind=b"\x08\x00\x00\x00\x00", rows=bytes(72)):
    """A PNG with right checksums, whatever is in it."""

    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    header = struct.pack(">II", width, height) + kind
    packed = zlib.compress(rows)
    return text_of(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", packed) + chunk(b"IEND", b""))


def test_what_the_tests_rebuild_is_whole():
    assert decode_inline(rebuilt()) == (8, bytes(64))


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "no PNG"),
        ("?", "base64"),
        ("字", "base64"),
        ("A" * (LONGEST_TEXT + 4), "too large"),
        (text_of(b"GIF89a" + bytes(60)), "no PNG"),
        (text_of(PNG[:-20]), "damaged"),
        (text_of(PNG + b"x"), "damaged"),
        (text_of(PNG[:50] + bytes([PNG[50] ^ 1]) + PNG[51:]), "damaged"),
        (text_of(PNG[:30] + bytes([PNG[30] ^ 1]) + PNG[31:]), "damaged"),
        (rebuilt(width=9), "square"),
        (rebuilt(width=60_000, height=60_000), "at most 512"),
        (rebuilt(width=0, height=0), "square"),
        (rebuilt(kind=b"\x08\x02\x00\x00\x00"), "grey"),
        (rebuilt(rows=bytes(3)), "rows"),
        (rebuilt(rows=bytes(50_000_000)), "rows"),
        (rebuilt(rows=b"\1" + bytes(71)), "rows"),
    ],
)
def test_hostile_text_is_refused_with_a_sentence(text, why):
    with pytest.raises(RequestError, match=why) as refused:
        decode_inline(text)
    assert refused.value.hint


def test_damaged_compression_is_refused():
    junk = b"not zlib"
    data = PNG[:33] + struct.pack(">I", len(junk)) + b"IDAT" + junk + struct.pack(">I", zlib.crc32(b"IDAT" + junk))
    with pytest.raises(RequestError, match="damaged"):
        decode_inline(text_of(data + PNG[-12:]))
