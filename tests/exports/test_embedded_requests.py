"""Every file of ours gives its requests back; no file from anywhere does harm: at least 10,000 of them are tried."""

import base64
import io
import json
import random
import struct
import zlib
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio.app import services_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import GlyphStudioError, NoRequestError, RequestError
from glyphstudio.exports.embedded_requests import requests_in
from glyphstudio.files import metadata_formats
from glyphstudio.files.metadata_formats import text_in
from glyphstudio.files.png import encode_picture
from glyphstudio.files.request_metadata import decode_record, embedded, encode_record, packed
from glyphstudio.glyphs.png_chunks import SIGNATURE, chunk, header
from glyphstudio.movies.formats import WRITERS
from glyphstudio.movies.reel import Playback, Reel
from glyphstudio.outlines.font import UNITS, FontGlyph, build_font
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.font_requests import FontEntry, encode_entries, entries_in_font
from glyphstudio.outlines.letters import blank_letters
from glyphstudio.outlines.svg import to_svg
from glyphstudio.outlines.svg_reader import request_in_svg
from glyphstudio.outlines.tracing import trace
from tests.outlines.test_svg import damaged
from tests.support.shapes import disc

GOLD = GenerationRequest(prompt="gold 雨", seed=7)
RECORD = encode_record("movie", [GOLD, replace(GOLD, seed=8)])
DISC = disc(32, 16, 16, 9)
OUTLINE = trace(DISC)
EXAMPLES, TRIES = 40, 32
"""Of each of the formats: 8 × 40 × 32 = 10,240 damaged files."""


def movie(ending):
    file = io.BytesIO()
    with Reel() as reel:
        for grey in (0, 128, 255):
            reel.append(np.full((16, 16), grey, dtype=np.uint8))
        WRITERS[ending](file, reel, Playback(hold=0.1), RECORD)
    return file.getvalue()


def font():
    entry = FontEntry(0xF0000, "gold", GOLD)
    text = encode_entries([entry, FontEntry(0xF0001, "sketch", None)])
    meta = struct.pack(">4I4sII", 1, 0, 28, 1, b"GLST", 28, len(text)) + text
    return struct.pack(">4s4H4s3I", b"\0\1\0\0", 1, 0, 0, 0, b"meta", 0, 28, len(meta)) + meta


def svg_sheet(content):
    return b'<svg xmlns="http://www.w3.org/2000/svg"><metadata id="glyphstudio">%b</metadata></svg>' % content


def pdf(content):
    return b"%%PDF-1.6\n/GlyphStudio <%b>\n" % content


def in_text(data):
    return decode_record(text_in(io.BytesIO(data)))


def in_font(data):
    return tuple(entry.request for entry in entries_in_font(io.BytesIO(data), "x") if entry.request is not None)


def in_outline(data):
    return (request_in_svg(data, "x"),)


SAMPLES = {
    "png": (lambda: encode_picture(DISC, GOLD), in_text),
    "svg sheet": (lambda: svg_sheet(embedded(RECORD).encode()), in_text),
    "pdf": (lambda: pdf(packed(RECORD)), in_text),
    "gif": (lambda: movie(".gif"), in_text),
    "webp": (lambda: movie(".webp"), in_text),
    "mp4": (lambda: movie(".mp4"), in_text),
    "svg": (lambda: to_svg(OUTLINE, GOLD), in_outline),
    "ttf": (font, in_font),
}
MADE = {name: make() for name, (make, _) in SAMPLES.items()}


def test_each_format_gives_its_requests_back(tmp_path):
    for name, data in MADE.items():
        path = tmp_path / name.replace(" ", ".")
        path.write_bytes(data)
        assert requests_in(path)[0] == GOLD, name
    whole = build_font(
        [FontGlyph(OUTLINE, "gold", GOLD)], FontPlan(family="A"), blank_letters("", UNITS), truetype=False
    )
    (tmp_path / "a.otf").write_bytes(whole.data)
    assert requests_in(tmp_path / "a.otf") == (GOLD,)
    (tmp_path / "a.json").write_text(json.dumps(GOLD.to_json()))
    assert requests_in(tmp_path / "a.json") == (GOLD,)
    assert services_of(None).read(tmp_path / "a.otf") == GOLD, "the window reads them all"
    (tmp_path / "a.apng").write_bytes(movie(".png"))
    assert requests_in(tmp_path / "a.apng") == (GOLD, replace(GOLD, seed=8))


@pytest.mark.parametrize("name", SAMPLES)
@settings(max_examples=EXAMPLES)
@given(seed=st.integers(0, 2**32))
def test_a_damaged_file_is_read_or_refused_but_nothing_else(name, seed):
    chance = random.Random(seed)
    _, read = SAMPLES[name]
    for _ in range(TRIES):
        data = damaged(MADE[name], chance)
        if chance.random() < 0.3:
            at = chance.randrange(len(data) + 1)
            data = data[:at] + struct.pack(chance.choice("><") + "I", chance.choice(LENGTHS)) + data[at + 4 :]
        try:
            found = read(data)
        except (GlyphStudioError, ValueError):
            continue
        assert all(isinstance(request, GenerationRequest) for request in found)


LENGTHS = (0, 1, 0xFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF, 100_000_000)


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=4,
)


@settings(max_examples=150)
@given(name=st.sampled_from([*GOLD.to_json(), "glyphs", "pattern", "kind"]), value=VALUES)
def test_a_value_of_a_wrong_type_is_refused_in_each_place(name, value):
    single = json.dumps({**GOLD.to_json(), name: value})
    several = json.dumps({**json.loads(RECORD), name: value})
    deeper = json.dumps({"pattern": GOLD.to_json(), "glyphs": [{name: value}]})
    for text in (single, several, deeper):
        try:
            found = decode_record(text)
        except RequestError:
            continue
        assert found
        assert all(isinstance(request, GenerationRequest) for request in found)


BOMB = zlib.compress(bytes(100_000_000), 9)
"""100 MB in 100 kB."""
BILLION_LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1 1"><title>&b;</title></svg>"""


def itxt(packed_text):
    return SIGNATURE + header(1, 1) + chunk(b"iTXt", b"glyphstudio\0\1\0\0\0" + packed_text)


def mp4(*path, body=b""):
    for kind in reversed(path):
        body = struct.pack(">I4s", 8 + len(body), kind) + body
    return struct.pack(">I4s", 16, b"ftyp") + bytes(8) + body


def webp(*parts):
    body = b"".join(struct.pack("<4sI", kind, length) + data for kind, length, data in parts)
    return b"RIFF" + struct.pack("<I", len(body)) + b"WEBP" + body


def keys(*names):
    body = b"".join(struct.pack(">I4s", 8 + len(name), b"mdta") + name for name in names)
    return struct.pack(">I4sII", 16 + len(body), b"keys", 0, len(names)) + body


HOSTILE = {
    "a bomb in a PDF": (pdf(BOMB.hex().encode()), "the text in it is too long"),
    "a bomb in an SVG": (svg_sheet(base64.b64encode(BOMB)), "the text in it is too long"),
    "a bomb in a PNG": (itxt(BOMB), "the text in it is too long"),
    "a script": (MADE["svg"].replace(b"<path", b"<script>alert(1)</script><path"), "a script inside"),
    "a handler": (MADE["svg"].replace(b"<path", b'<path onclick="alert(1)"'), "a script inside"),
    "entities": (BILLION_LAUGHS, "defines entities"),
    "no SVG at all": (b"<html><body>hello</body></html>", "is no SVG file"),
    "an SVG without a request": (to_svg(OUTLINE), "no request is stored"),
    "an SVG with another's request": (to_svg(OUTLINE, GOLD).replace(b'"seed"', b'"sneed"'), "is damaged"),
    "a record without glyphs": (pdf(packed('{"pattern": {}, "glyphs": []}')), "are damaged"),
    "a deep JSON": (pdf(packed("[" * 100_000)), "are damaged"),
    "a font without requests": (
        font().replace(json.dumps(GOLD.to_json(), separators=(",", ":")).encode(), b"null"),
        "cannot be read|damaged|no request",
    ),
    "a font without a table": (b"OTTO" + bytes(8), "none is stored in it"),
    "a photo": (b"\xff\xd8\xff\xe0" + bytes(100), "no request is stored"),
    "nothing": (b"", "no request is stored"),
    "a GIF of another": (b"GIF89a" + bytes(7) + b"\x2c" + bytes(20), "no request is stored"),
    "a GIF with a table and nothing else": (b"GIF89a" + bytes(4) + b"\x80\0\0" + bytes(6), "no request is stored"),
    "a GIF that ends in a comment": (b"GIF89a" + bytes(7) + b"\x21\xfe\x05ab", "damaged"),
    "a WebP of another": (webp((b"VP8 ", 4, bytes(4))), "no request is stored"),
    "a WebP whose Exif has 100 MB": (webp((b"EXIF", 100_000_000, b"")), "too long"),
    "a WebP whose Exif is none": (webp((b"EXIF", 8, b"nonsense")), "damaged"),
    "a WebP whose Exif says nothing": (webp((b"EXIF", 10, b"II*\0\x08\0\0\0\0\0")), "no request is stored"),
    "a WebP whose Exif points away": (
        webp((b"EXIF", 22, struct.pack("<2sHIHHHII", b"II", 42, 8, 1, 0x010E, 2, 99, 5000))),
        "damaged",
    ),
    "an MP4 of another": (mp4(b"moov"), "no request is stored"),
    "an MP4 with a box too large": (mp4(b"moov") + struct.pack(">I4s", 100_000_000, b"free"), "no request is stored"),
    "an MP4 whose moov is too large": (mp4() + struct.pack(">I4s", 100_000_000, b"moov"), "damaged"),
    "an MP4 with a 64-bit box": (mp4() + struct.pack(">I4sQ", 1, b"moov", 2**63), "damaged"),
    "an MP4 that ends early": (mp4() + struct.pack(">I4s", 1, b"moov"), "damaged"),
    "an MP4 with other keys": (mp4(b"moov", b"udta", b"meta", body=bytes(4) + keys(b"title")), "no request is stored"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_is_refused_with_a_sentence(tmp_path, name):
    data, words = HOSTILE[name]
    path = tmp_path / "hostile"
    path.write_bytes(data)
    with pytest.raises(RequestError, match=words) as refused:
        requests_in(path)
    assert "\n" not in refused.value.message
    assert len(refused.value.message) < 400


def sparse(path, begin, size):
    with path.open("wb") as file:
        file.write(begin)
        file.truncate(size)


def test_chunks_of_100_mb_are_passed_or_refused_without_being_read(tmp_path):
    path = tmp_path / "large"
    sparse(path, SIGNATURE + header(1, 1) + struct.pack(">I4s", 100_000_000, b"tEXt") + b"glyphstudio\0", 110_000_000)
    with pytest.raises(RequestError):
        requests_in(path)
    large = struct.pack(">4s4H4s3I", b"\0\1\0\0", 1, 0, 0, 0, b"meta", 0, 28, 100_000_000)
    sparse(path, large, 110_000_000)
    with pytest.raises(RequestError, match="too long"):
        requests_in(path)
    meta = mp4() + b"".join(struct.pack(">I4s", 100_000_000, kind) for kind in (b"moov", b"udta", b"meta"))
    sparse(path, meta, 110_000_000)
    with pytest.raises(RequestError, match="damaged"):
        requests_in(path)


def test_long_texts_are_refused(tmp_path, monkeypatch):
    monkeypatch.setattr(metadata_formats, "LARGEST_RECORD", 100)
    for name in ("gif", "webp", "mp4"):
        with pytest.raises(ValueError, match="too long"):
            text_in(io.BytesIO(MADE[name]))


def test_many_parts_are_not_followed_for_ever(monkeypatch):
    monkeypatch.setattr(metadata_formats, "MOST_PARTS", 10)
    many = {
        "GIF": b"GIF89a" + bytes(7) + 20 * b"\x21\xf9\x00",
        "WebP": webp(*(20 * [(b"ANMF", 0, b"")])),
        "MP4": mp4() + 20 * struct.pack(">I4s", 8, b"free"),
    }
    for data in many.values():
        with pytest.raises(ValueError, match="no request is stored"):
            text_in(io.BytesIO(data))


def test_what_is_not_there_or_no_request_is_told(tmp_path):
    with pytest.raises(RequestError, match="No such file"):
        requests_in(tmp_path / "a.png")
    (tmp_path / "a.json").write_text("[]")
    with pytest.raises(RequestError, match="a request is a JSON object"):
        requests_in(tmp_path / "a.json")
    sketch = build_font([FontGlyph(OUTLINE, "sketch")], FontPlan(family="A"), blank_letters("", UNITS), truetype=True)
    (tmp_path / "a.ttf").write_bytes(sketch.data)
    with pytest.raises(NoRequestError, match="no request is stored"):
        requests_in(tmp_path / "a.ttf")
