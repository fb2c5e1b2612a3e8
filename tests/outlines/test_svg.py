"""An outline survives its SVG file, the request in it comes back, and a file from anywhere is read without harm."""

import contextlib
import json
import random
import xml.etree.ElementTree as ET

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import GlyphStudioError, OutlineError, RequestError
from glyphstudio.outlines import svg_reader
from glyphstudio.outlines.outline import Outline
from glyphstudio.outlines.svg import LARGEST_REQUEST, to_svg
from glyphstudio.outlines.svg_reader import LARGEST_SVG, read_svg, request_in_svg
from glyphstudio.outlines.tracing import trace
from tests.support.rasterise import iou, rasterise
from tests.support.shapes import disc
from tests.support.strategies import requests

GOLD = GenerationRequest(prompt="gold", seed=7)
RING = trace(np.maximum(disc(64, 32, 32, 20), 255 - disc(64, 32, 32, 9)))
SVG = "{http://www.w3.org/2000/svg}"


def svg(body="", head='viewBox="0 0 8 8"', before=""):
    return f'{before}<svg xmlns="http://www.w3.org/2000/svg" {head}>{body}</svg>'.encode()


SQUARE = '<path d="M1 1L5 1L5 5L1 5Z"/>'


def test_an_outline_comes_back_from_its_file():
    found = read_svg(to_svg(RING, GOLD), "ring.svg")
    assert found.request == GOLD
    assert (found.outline.width, found.outline.height) == (64, 64)
    for contour, back in zip(RING.contours, found.outline.contours, strict=True):
        assert np.abs(contour.segments - back.segments).max() < 0.01
        assert np.array_equal(contour.is_line, back.is_line)
    assert iou(rasterise(found.outline), rasterise(RING)) > 0.999


def test_any_reader_of_xml_finds_path_title_and_request():
    root = ET.fromstring(to_svg(RING, GOLD, size=200))
    assert root.attrib == {"width": "200", "height": "200", "viewBox": "0 0 64 64"}
    assert root.find(f"{SVG}title").text == "gold"
    assert json.loads(root.find(f"{SVG}metadata[@id='glyphstudio']").text) == GOLD.to_json()
    assert root.find(f"{SVG}path").attrib["d"].count("Z") == 2


def test_an_outline_without_ink_or_request_is_an_empty_file_of_its_size():
    assert to_svg(Outline((), 3, 4)) == (
        b'<svg xmlns="http://www.w3.org/2000/svg" width="3" height="4" viewBox="0 0 3 4">\n</svg>\n'
    )
    with pytest.raises(RequestError, match="no request"):
        request_in_svg(to_svg(RING), "ring.svg")


@given(request=requests())
def test_any_request_comes_back_equal(request):
    assert request_in_svg(to_svg(Outline((), 1, 1), request), "any.svg") == request


def test_a_request_that_could_not_be_read_back_is_not_written():
    with pytest.raises(RequestError, match="too long"):
        to_svg(RING, GenerationRequest(prompt="x" * LARGEST_REQUEST))


def test_files_of_other_programs_are_read():
    data = svg(
        '<defs><linearGradient/></defs><e:view xmlns:e="urn:editor"><e:grid/></e:view><metadata>hello</metadata>'
        '<g><path style="fill:#000" d="m 1,1 h4 v4 q -2 2 -4 0 z M 20 20 l 2 0 0 2"/></g>',
        head='viewBox="-1 -2 40 30"',
        before='<?xml version="1.0"?><!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/svg11.dtd">',
    )
    found = read_svg(data, "editor.svg")
    assert found.request is None
    first, second = found.outline.contours
    assert (found.outline.width, found.outline.height) == (40, 30)
    assert first.segments[:, 0].tolist() == [[2, 3], [6, 3], [6, 7], [2, 7]]
    assert first.is_line.tolist() == [True, True, False, True]
    assert second.area == pytest.approx(2)  # closed by a line, as filling does


def test_an_outline_that_runs_the_other_way_round_is_turned():
    assert read_svg(svg('<path d="M1 1L1 5L5 5L5 1Z"/>'), "left.svg").outline.area == pytest.approx(16)


def test_a_size_in_pixels_does_for_a_missing_view_box():
    outline = read_svg(svg(SQUARE, 'width="9px" height="7"'), "sized.svg").outline
    assert (outline.width, outline.height) == (9, 7)


BOMB = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
REFUSED = {
    "empty": (b"", "no SVG"),
    "text": (b"hello", "no SVG"),
    "html": (b"<html></html>", "no SVG"),
    "no namespace": (b"<svg></svg>", "no SVG"),
    "cut off": (svg(SQUARE)[:-3], "damaged"),
    "no UTF-8": (b"<svg>\xff</svg>", "no SVG"),
    "unknown encoding": (b'<?xml version="1.0" encoding="klingon"?><svg/>', "no SVG"),
    "bomb": (svg("&e9;", before=f'<!DOCTYPE svg [<!ENTITY e0 "ha">{BOMB}]>'), "entities"),
    "file": (svg("&f;", before='<!DOCTYPE svg [<!ENTITY f SYSTEM "file:///etc/passwd">]>'), "entities"),
    "script": (svg("<script>alert(1)</script>"), "script"),
    "foreign script": (svg('<h:script xmlns:h="http://www.w3.org/1999/xhtml"/>'), "script"),
    "hidden script": (svg("<defs><script/></defs>"), "script"),
    "handler": (svg('<path onload="alert(1)"/>'), "script"),
    "picture": (svg('<image href="http://example.org/x.png"/>'), "<image>"),
    "page": (svg("<foreignObject/>"), "<foreignObject>"),
    "style": (svg("<style>@import url(x)</style>"), "<style>"),
    "transformation": (svg('<g transform="scale(2)"/>'), "transformation"),
    "even-odd": (svg('<path fill-rule="evenodd" d="M0 0"/>'), "even-odd"),
    "even-odd style": (svg('<path style="fill-rule:evenodd" d="M0 0"/>'), "even-odd"),
    "drawing in a drawing": (svg(svg().decode()), "inside a drawing"),
    "no size": (svg(head=""), "size"),
    "percent": (svg(head='width="100%" height="100%"'), "size"),
    "size nan": (svg(head='viewBox="0 0 nan 8"'), "size"),
    "size 0": (svg(head='viewBox="0 0 0 8"'), "size"),
    "size 1e300": (svg(head='viewBox="0 0 1e300 8"'), "size"),
    "huge": (svg(" " * LARGEST_SVG), "MB"),
    "deep": (svg("<g>" * 1000), "too deep"),
    "many": (svg("<g/>" * 30_000), "too many"),
    "broken path": (svg('<path d="M1 1L5"/>'), "damaged"),
    "no path data": (svg('<path d="hello"/>'), "damaged"),
    "far path": (svg('<path d="M0 0L1e9 0L1 1Z"/>'), "beyond"),
    "endless path": (svg('<path d="M0 0L1e999 0L1 1Z"/>'), "beyond"),
}


@pytest.mark.parametrize(("data", "said"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_plain_svg_is_refused_with_a_sentence(data, said):
    with pytest.raises(OutlineError, match=said):
        read_svg(data, "hostile.svg")


def test_more_curves_than_a_glyph_has_are_refused(monkeypatch):
    monkeypatch.setattr(svg_reader, "MOST_SEGMENTS", 3)
    with pytest.raises(OutlineError, match="more than 3 curves"):
        read_svg(svg(SQUARE), "long.svg")


BAD_REQUESTS = [
    "{",
    "[1]",
    '{"prompt": 1}',
    '{"prompt": "x", "exec": "rm"}',
    '{"prompt":"x","guidance":NaN}',
    "[" * 9999,
]


@pytest.mark.parametrize("text", [*BAD_REQUESTS, "x" * (LARGEST_REQUEST + 1)], ids=lambda text: text[:20])
def test_a_request_that_is_none_is_refused_with_a_sentence(text):
    with pytest.raises(RequestError, match=r"request in hostile\.svg"):
        read_svg(svg(f'<metadata id="glyphstudio">{text}</metadata>'), "hostile.svg")


def test_only_the_first_request_counts_and_elements_in_it_are_no_text():
    text = json.dumps(GOLD.to_json())
    body = f'<metadata id="glyphstudio">{text}<x:y xmlns:x="urn:x">junk</x:y></metadata>'
    assert request_in_svg(svg(body + '<metadata id="glyphstudio">{}</metadata>'), "two.svg") == GOLD


WORDS = [
    b"<",
    b">",
    b"/>",
    b"&",
    b"&#0;",
    b'"',
    b"<script>",
    b"<!DOCTYPE x [",
    b"<![CDATA[",
    b"1e999",
    b"nan",
    b"A1 1 0 0 0 9",
]


@settings(max_examples=260)
@given(seed=st.integers(0, 2**32), start=st.sampled_from([to_svg(RING, GOLD), svg(SQUARE)]))
def test_no_damage_raises_anything_else(seed, start):
    """20 files an example: 5,200 in all."""
    chance = random.Random(seed)
    for _ in range(20):
        with contextlib.suppress(GlyphStudioError):
            read_svg(damaged(start, chance), "hostile.svg")


def damaged(data, chance):
    """Return ``data`` with some bytes replaced, cut out, repeated, or words put in that mean something."""
    for _ in range(chance.randint(1, 4)):
        at, length = chance.randrange(len(data) + 1), chance.choice([0, 1, 1, 8, 50])
        new = chance.choice([b"", chance.randbytes(length or 1), data[at : at + length] * 2, chance.choice(WORDS)])
        data = data[:at] + new + data[at + length :]
    return data


@settings(max_examples=260)
@given(path=st.text("MmLlHhVvCcSsQqTtAaZz0123456789.,- e+", max_size=60))
def test_no_path_raises_anything_else(path):
    with contextlib.suppress(OutlineError):
        read_svg(svg(f'<path d="{path}"/>'), "hostile.svg")
