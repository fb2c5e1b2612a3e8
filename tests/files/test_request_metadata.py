"""The requests in a file come back; whatever else is in it is refused with a sentence."""

import base64
import json
import zlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.files import metadata_formats, request_metadata
from glyphstudio.files.request_metadata import decode_record, encode_record, read_requests
from glyphstudio.glyphs.png_chunks import SIGNATURE, PngStream, chunk, header, text_chunk
from tests.support.sheet_maker import requests_for
from tests.support.strategies import requests


@settings(max_examples=30)
@given(st.lists(requests(), min_size=1, max_size=3))
def test_requests_come_back(several):
    text = encode_record("sheet", several, columns=3)
    assert text.isascii()
    assert decode_record(text) == tuple(several)


def test_ten_thousand_take_less_than_a_megabyte():
    many = requests_for(*(f"a house in the rain {number}" for number in range(10_000)))
    assert len(encode_record("sheet", many)) < 1_000_000


def test_a_single_picture_counts_as_one():
    request = GenerationRequest(prompt="gold", seed=4)
    assert decode_record(json.dumps(request.to_json())) == (request,)


@pytest.mark.parametrize(
    "data",
    [
        [],
        {"glyphs": []},
        {"pattern": 1, "glyphs": []},
        {"pattern": {}, "glyphs": {}},
        {"pattern": {"prompt": "a"}, "glyphs": [1]},
        {"pattern": {"prompt": "a"}, "glyphs": [{"seed": "x"}]},
        {"pattern": {}, "glyphs": [{}]},
    ],
)
def test_what_is_no_record_is_refused(data):
    with pytest.raises(RequestError):
        decode_record(json.dumps(data))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_what_is_no_json_is_refused(text):
    with pytest.raises(RequestError, match="damaged"):
        decode_record(text)


def test_too_many_are_refused(monkeypatch):
    monkeypatch.setattr(request_metadata, "MOST_REQUESTS", 2)
    with pytest.raises(RequestError):
        decode_record(encode_record("sheet", requests_for(*"abc")))


def svg(data):
    return b'<svg><metadata id="glyphstudio">' + base64.b64encode(data) + b"</metadata></svg>"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no request is stored"),
        (b"GIF89a", "no request is stored"),
        (b"%PDF-1.6\n", "no request is stored"),
        (b"%PDF-1.6\n/GlyphStudio <abc>", "cannot be read"),
        (svg(b"nonsense"), "it is damaged"),
        (svg(zlib.compress(b"\xff")), "cannot be read"),
        (svg(zlib.compress(bytes(10_000))), "too long"),
        (svg(zlib.compress(b"[]")), "a request is a JSON object"),
        (SIGNATURE + header(1, 1) + text_chunk("glyphstudio", "x" * 2000), "no request is stored"),
        (SIGNATURE + header(1, 1) + chunk(b"IEND", b""), "no request is stored"),
    ],
)
def test_a_file_without_sound_requests_is_refused(tmp_path, monkeypatch, data, words):
    monkeypatch.setattr(metadata_formats, "LARGEST_RECORD", 1000)
    (tmp_path / "a").write_bytes(data)
    with pytest.raises(RequestError, match=words):
        read_requests(tmp_path / "a")


def test_a_file_that_is_not_there_is_told(tmp_path):
    with pytest.raises(RequestError, match="No such file"):
        read_requests(tmp_path / "a")


@given(st.binary(max_size=300), st.sampled_from([b"", b"%PDF-1.6\n/GlyphStudio <", SIGNATURE, b"<svg>"]))
def test_no_file_breaks_the_reader(tmp_path_factory, data, start):
    path = tmp_path_factory.getbasetemp() / "fuzz"
    path.write_bytes(start + data)
    with pytest.raises(RequestError):
        read_requests(path)


def test_a_stream_refuses_rows_that_do_not_fit(tmp_path):
    with (tmp_path / "a.png").open("wb") as file:
        stream = PngStream(file, 4, 3)
        stream.write(np.zeros((2, 4), np.uint8))
        with pytest.raises(ValueError, match="does not fit"):
            stream.write(np.zeros((2, 4), np.uint8))
        with pytest.raises(ValueError, match="does not fit"):
            stream.write(np.zeros((1, 5), np.uint8))
        with pytest.raises(ValueError, match="1 rows are missing"):
            stream.close()
