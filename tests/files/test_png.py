"""A picture carries its request, and a file from anywhere is read without harm."""

import contextlib
import json
import struct
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError, RequestError
from glyphstudio.files.png import (
    LARGEST_REQUEST,
    SIGNATURE,
    composition_in,
    decode_picture,
    encode_picture,
    read_request,
    read_request_file,
    write_picture,
)
from tests.support.strategies import requests

GREY = np.arange(64 * 64, dtype=np.uint32).reshape(64, 64).astype(np.uint8)
GOLD = GenerationRequest(prompt="gold", seed=7)


def chunk(kind, data, crc=None):
    return (
        struct.pack(">I4s", len(data), kind) + data + struct.pack(">I", zlib.crc32(kind + data) if crc is None else crc)
    )


def png(*chunks):
    return SIGNATURE + b"".join(chunks) + chunk(b"IEND", b"")


def stored(request=GOLD):
    return json.dumps(request.to_json()).encode()


@pytest.fixture
def file(tmp_path):
    def write(data):
        (tmp_path / "picture.png").write_bytes(data)
        return tmp_path / "picture.png"

    return write


def test_a_picture_is_8_bit_grey_with_its_pixels_unchanged(tmp_path):
    write_picture(tmp_path / "a.png", GREY, GOLD)
    with Image.open(tmp_path / "a.png") as picture:
        assert (picture.mode, picture.size) == ("L", (64, 64))
        assert np.array_equal(np.asarray(picture), GREY)


def test_any_png_reader_finds_the_request_as_json(tmp_path):
    write_picture(tmp_path / "a.png", GREY, GOLD)
    with Image.open(tmp_path / "a.png") as picture:
        assert json.loads(picture.text["glyphstudio"]) == GOLD.to_json()


@given(request=requests())
def test_any_request_comes_back_equal(tmp_path_factory, request):
    path = tmp_path_factory.getbasetemp() / "any.png"
    write_picture(path, GREY[:2, :2], request, force=True)
    assert read_request(path) == request


def test_equal_pictures_and_requests_are_equal_bytes():
    assert encode_picture(GREY, GOLD) == encode_picture(GREY.copy(), GOLD)
    assert encode_picture(GREY, GOLD) != encode_picture(GREY, GOLD.with_seed(8))


@pytest.mark.parametrize("size", [1, 64, 100, 512])
def test_a_picture_is_resampled_to_the_size_that_is_asked(tmp_path, size):
    write_picture(tmp_path / "a.png", GREY, GOLD, size=size)
    with Image.open(tmp_path / "a.png") as picture:
        assert (picture.mode, picture.size) == ("L", (size, size))
        assert (size != 64) or np.array_equal(np.asarray(picture), GREY)


def test_an_existing_picture_is_kept_without_force(tmp_path):
    write_picture(tmp_path / "a.png", GREY, GOLD)
    with pytest.raises(OutputError):
        write_picture(tmp_path / "a.png", GREY, GOLD.with_seed(8))
    assert read_request(tmp_path / "a.png") == GOLD
    write_picture(tmp_path / "a.png", GREY, GOLD.with_seed(8), force=True)
    assert read_request(tmp_path / "a.png").seed == 8


@pytest.mark.parametrize("array", [GREY.astype(np.float64), GREY[None], GREY[0]])
def test_another_array_is_an_error_of_the_caller(array):
    with pytest.raises(ValueError, match="uint8"):
        encode_picture(array, GOLD)


def test_a_request_that_could_not_be_read_back_is_not_written():
    with pytest.raises(RequestError, match="too long"):
        encode_picture(GREY, GenerationRequest(prompt="x" * LARGEST_REQUEST))


@pytest.mark.parametrize("zipped", [False, True])
def test_a_request_is_found_as_other_programs_rewrite_it(tmp_path, zipped):
    info = PngInfo()
    info.add_itxt("glyphstudio", stored().decode(), "en", "request", zip=zipped)
    Image.fromarray(GREY).save(tmp_path / "a.png", pnginfo=info)
    assert read_request(tmp_path / "a.png") == GOLD


def test_a_request_is_found_among_other_chunks(file):
    others = [
        chunk(b"tEXt", b"Author\0me"),
        chunk(b"IDAT", bytes(5000)),
        chunk(b"iTXt", b"x" * (LARGEST_REQUEST + 200)),
    ]
    assert read_request(file(png(*others, chunk(b"tEXt", b"glyphstudio\0" + stored())))) == GOLD


NOT_OURS = {
    "empty": b"",
    "text": b"hello",
    "jpeg": b"\xff\xd8\xff\xe0" + bytes(100),
    "signature only": SIGNATURE,
    "cut in a head": SIGNATURE + b"\0\0",
    "cut in a chunk": SIGNATURE + struct.pack(">I4s", 1000, b"tEXt") + b"glyphstudio\0{",
    "endless length": SIGNATURE + struct.pack(">I4s", 2**32 - 1, b"tEXt"),
    "no request": png(chunk(b"tEXt", b"Author\0me")),
    "after the end": png() + chunk(b"tEXt", b"glyphstudio\0" + stored()),
    "wrong checksum": png(chunk(b"tEXt", b"glyphstudio\0" + stored(), crc=1)),
    "too long": png(chunk(b"tEXt", b"glyphstudio\0" + b" " * (LARGEST_REQUEST + 200) + stored())),
    "many chunks": png(*[chunk(b"abCd", b"")] * 20_000, chunk(b"tEXt", b"glyphstudio\0" + stored())),
    "no JSON": png(chunk(b"tEXt", b"glyphstudio\0{")),
    "no object": png(chunk(b"tEXt", b"glyphstudio\0[1]")),
    "no request's JSON": png(chunk(b"tEXt", b'glyphstudio\0{"prompt": "x", "exec": "rm"}')),
    "not a number": png(chunk(b"tEXt", b'glyphstudio\0{"prompt": "x", "guidance": NaN}')),
    "deep": png(chunk(b"tEXt", b"glyphstudio\0" + b"[" * 200_000)),
    "no keyword's end": png(chunk(b"tEXt", b"glyphstudio")),
    "short iTXt": png(chunk(b"iTXt", b"glyphstudio\0")),
    "broken iTXt": png(chunk(b"iTXt", b"glyphstudio\0\1\0en\0\0junk")),
    "bomb": png(chunk(b"iTXt", b"glyphstudio\0\1\0\0\0" + zlib.compress(bytes(100_000_000), 9))),
    "no UTF-8": png(chunk(b"iTXt", b"glyphstudio\0\0\0\0\0\xff\xff")),
}


@pytest.mark.parametrize("data", NOT_OURS.values(), ids=NOT_OURS)
def test_a_file_without_a_sound_request_is_refused_with_a_sentence(file, data):
    with pytest.raises(RequestError):
        read_request(file(data))


def test_a_file_that_cannot_be_read_is_told(tmp_path):
    for path in (tmp_path, tmp_path / "missing.png", tmp_path / "a\0b"):
        with pytest.raises(RequestError, match="cannot be read"):
            read_request(path)


@given(data=st.binary(max_size=300), start=st.sampled_from([b"", SIGNATURE, encode_picture(GREY[:8, :8], GOLD)[:120]]))
def test_no_bytes_raise_anything_else(tmp_path_factory, data, start):
    path = tmp_path_factory.getbasetemp() / "hostile.png"
    path.write_bytes(start + data)
    with contextlib.suppress(RequestError):
        read_request(path)


def test_a_picture_is_decoded_to_the_pixels_it_was_made_of():
    grey = np.arange(64, dtype=np.uint8).reshape(8, 8)
    png = encode_picture(grey, GenerationRequest(prompt="gold"))
    assert decode_picture(png) == (8, grey.tobytes())


@pytest.mark.parametrize("spoil", [lambda png: b"", lambda png: b"GIF89a", lambda png: png[:60], lambda png: png[:-40]])
def test_what_is_no_whole_png_is_not_decoded(spoil):
    png = encode_picture(np.full((64, 64), 7, dtype=np.uint8), GenerationRequest(prompt="gold"))
    with pytest.raises(ValueError, match="no PNG that can be read"):
        decode_picture(spoil(png))


def test_a_picture_that_is_not_square_is_not_decoded():
    png = encode_picture(np.full((4, 8), 7, dtype=np.uint8), GenerationRequest(prompt="gold"))
    with pytest.raises(ValueError, match="8 × 4"):
        decode_picture(png)


def test_a_request_is_read_from_a_json_file(tmp_path):
    request = GenerationRequest(prompt="龍", seed=2**32 - 1, steps=7)
    path = tmp_path / "dragon.json"
    path.write_text(json.dumps(request.to_json()), encoding="utf-8")
    assert read_request_file(path) == request


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"{", "is no request"),
        (b"\xff\xfe\x00", "is no request"),
        (b"[" * 100_000, "is no request"),
        (b"[1, 2]", "JSON object"),
        (b'{"prompt": "gold", "wings": 2}', "wings"),
        (b" " * 2_000_000, "too large"),
    ],
)
def test_a_json_file_without_a_request_is_a_sentence(tmp_path, content, words):
    path = tmp_path / "other.json"
    path.write_bytes(content)
    with pytest.raises(RequestError, match=words):
        read_request_file(path)


def test_a_json_file_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(RequestError, match="cannot be read"):
        read_request_file(tmp_path / "none.json")


@pytest.mark.parametrize("composition", ["⿰火直", "⿱&123;龍", ""])
def test_the_composition_stands_in_a_text_of_its_own(tmp_path, composition):
    png = encode_picture(GREY, GOLD, composition=composition)
    assert composition_in(png) == composition
    assert decode_picture(png) == decode_picture(encode_picture(GREY, GOLD))
    write_picture(tmp_path / "a.png", GREY, GOLD, composition=composition)
    assert (tmp_path / "a.png").read_bytes() == png
    assert read_request(tmp_path / "a.png") == GOLD


def test_without_a_composition_the_bytes_are_those_of_before():
    assert encode_picture(GREY, GOLD, composition="") == encode_picture(GREY, GOLD)


@pytest.mark.parametrize("text", ["x" * 1001, "x" * 100_000, "two\nlines", "\x07"])
def test_what_cannot_be_a_composition_is_none(text):
    assert composition_in(encode_picture(GREY, GOLD, composition=text)) == ""


@given(data=st.binary(max_size=300), start=st.sampled_from([b"", SIGNATURE, encode_picture(GREY[:8, :8], GOLD)[:120]]))
def test_no_bytes_break_the_search_for_a_composition(data, start):
    assert isinstance(composition_in(start + data), str)
