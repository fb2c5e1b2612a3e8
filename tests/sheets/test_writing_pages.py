"""Pages of invented writing: where the glyphs, the key and the seal stand, and that each format shows them."""

import io
import re
import xml.etree.ElementTree as ET
import zlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError, RequestError
from glyphstudio.files.request_metadata import encode_record, read_requests
from glyphstudio.sheets.drawing import open_labels
from glyphstudio.sheets.page_design import DIRECTIONS, PageDesign, written_pages
from glyphstudio.sheets.writing_pages import SEAL, Writing, write_page_png, write_pages

LABELS = open_labels()
SQUARE = "M2 2 L14 2 L14 14 L2 14 Z"
REQUESTS = tuple(GenerationRequest(prompt=prompt, seed=seed) for seed, prompt in enumerate(("gold", "雨 <rain>", "")))


def square(number=0):
    picture = np.full((16, 16), 255, dtype=np.uint8)
    picture[2:14, 2:14] = 0
    return picture


def writing(prompts, record="", **design):
    return Writing(PageDesign(**design), prompts, square, lambda _: SQUARE, LABELS, record)


def write(tmp_path, name, prompts, **options):
    return [made.path for made in write_pages(writing(prompts, **options), tmp_path / name) if made.path is not None]


def overlap(one, other):
    apart = one.left + one.side <= other.left + 1e-6 or other.left + other.side <= one.left + 1e-6
    above = one.top + one.side <= other.top + 1e-6 or other.top + other.side <= one.top + 1e-6
    return not (apart or above)


@given(
    count=st.integers(1, 150),
    direction=st.sampled_from(DIRECTIONS),
    landscape=st.booleans(),
    key=st.booleans(),
    seal=st.booleans(),
    glyph=st.floats(8, 60),
)
def test_everything_is_on_a_page_once_and_nothing_overlaps(count, direction, landscape, key, seal, glyph):
    design = PageDesign(
        direction=direction, landscape=landscape, key=key, glyph=glyph, seal=count - 1 if seal else None
    )
    pages = written_pages(design, count)
    assert [number for page in pages for number, _ in page.cells()] == list(range(count))
    assert [page.seal is not None for page in pages] == [seal and page is pages[-1] for page in pages]
    width, height = design.size
    page = pages[-1]
    boxes = [box for _, box in (*page.cells(), *page.key())] + ([page.seal] if page.seal else [])
    for place, box in enumerate(boxes):
        assert design.edge - 1e-6 <= box.left
        assert box.left + box.side <= width - design.edge + 1e-6
        assert design.edge - 1e-6 <= box.top
        assert box.top + box.side <= height - design.edge + 1e-6
        assert not any(overlap(box, other) for other in boxes[max(0, place - 20) : place])


def test_columns_run_down_and_then_to_the_left():
    (page,) = written_pages(PageDesign(key=False), 30)
    first, second, *_, last = (box for _, box in page.cells())
    assert (second.left, second.top > first.top) == (first.left, True)
    assert last.left < first.left
    assert first.left + first.side == pytest.approx(page.design.size[0] - page.design.edge)


def test_rows_run_to_the_right_and_then_down():
    (page,) = written_pages(PageDesign(key=False, direction="horizontal"), 30)
    first, second, *_, last = (box for _, box in page.cells())
    assert (second.top, second.left > first.left) == (first.top, True)
    assert last.top > first.top
    assert first.left == pytest.approx(page.design.edge)


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"page": "A9"}, "no page 'A9'"),
        ({"direction": "up"}, "writes 'up'"),
        ({"glyph": 0.0}, "have a size"),
        ({"margin": float("nan")}, "have a size"),
        ({"glyph": 200.0}, "leave no room on A4"),
        ({"margin": 140.0}, "leave no room on A4"),
    ],
)
def test_a_design_without_room_or_meaning_is_refused(wrong, words):
    with pytest.raises(RequestError, match=words):
        PageDesign(**wrong)


def test_a_seal_needs_its_glyph():
    with pytest.raises(RequestError, match="no glyph 4 for the seal"):
        written_pages(PageDesign(seal=3), 3)


def test_a_png_has_the_glyphs_the_key_and_the_red_seal():
    file = io.BytesIO()
    shown = writing(("gold", "rain"), seal=1)
    (page,) = written_pages(shown.design, 2)
    write_page_png(file, shown, page, 72)
    picture = np.asarray(Image.open(file).convert("RGB")).astype(int)
    for _, box in page.cells():
        assert picture[round(box.top + box.side / 2), round(box.left + box.side / 2)].sum() == 0
    seal = page.seal
    assert tuple(picture[round(seal.top) + 3, round(seal.left) + 3]) == SEAL
    assert picture[round(seal.top + seal.side / 2), round(seal.left + seal.side / 2)].sum() == 3 * 255
    bottom = picture[round(page.design.size[1] - page.design.edge - page.key_height) :]
    assert (bottom.min(axis=2) < 128).sum() > 2 * 14 * 14 / 2
    assert np.ptp(bottom, axis=2).max() == 0, "the key is grey"


def test_a_png_without_a_seal_is_grey_and_carries_its_requests(tmp_path):
    (path,) = write(tmp_path, "a.png", ["gold"], record=encode_record("page", REQUESTS))
    with Image.open(path) as picture:
        assert picture.mode == "L"
    assert read_requests(path) == REQUESTS


def test_an_svg_has_outlines_words_and_requests(tmp_path):
    prompts = [request.prompt for request in REQUESTS]
    (path,) = write(tmp_path, "a.svg", prompts, seal=0, record=encode_record("page", REQUESTS))
    tree = ET.parse(path)
    space = "{http://www.w3.org/2000/svg}"
    assert len(tree.findall(f".//{space}path")) == 3 + 3 + 1
    assert [text.text for text in tree.findall(f".//{space}text")] == ["gold", "雨 <rain>", "(no prompt)"]
    assert read_requests(path) == REQUESTS


def test_a_pdf_has_outlines_words_and_requests(tmp_path):
    (path,) = write(tmp_path, "a.pdf", ["gold", "rain"], seal=1, record=encode_record("page", REQUESTS))
    data = path.read_bytes()
    streams = [
        zlib.decompress(found) for found in re.findall(rb"FlateDecode >>\nstream\n(.*?)\nendstream", data, re.DOTALL)
    ]
    content = next(stream for stream in streams if b" cm " in stream)
    assert content.count(b" f Q") == 2 + 2 + 1
    assert content.count(b"re f 1 g") == 1
    assert read_requests(path) == REQUESTS


def test_what_has_no_request_carries_none(tmp_path):
    for name in ("a.png", "a.svg", "a.pdf"):
        (path,) = write(tmp_path, name, ["gold"])
        with pytest.raises(RequestError, match="no request is stored"):
            read_requests(path)


def test_several_pages_are_several_pictures_but_one_pdf(tmp_path):
    prompts = ["gold"] * 40
    options = {"glyph": 40.0, "key": False}
    pages = len(written_pages(PageDesign(**options), 40))
    assert pages > 1
    assert len(write(tmp_path, "a.svg", prompts, **options)) == pages
    (path,) = write(tmp_path, "a.pdf", prompts, **options)
    assert b"/Count %d " % pages in path.read_bytes()


def test_an_existing_page_is_not_replaced(tmp_path):
    (path,) = write(tmp_path, "a.svg", ["gold"])
    with pytest.raises(OutputError, match="exists already"):
        write(tmp_path, "a.svg", ["rain"])
    assert "gold" in path.read_text()
