"""Chosen glyphs of a library become sheets, pages, fonts, outlines and movies, with previews of each."""

import io
import itertools
import re
import zlib
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import (
    GlyphStudioError,
    LibraryError,
    MissingExtraError,
    OutlineError,
    OutputError,
    RequestError,
)
from glyphstudio.exports import chosen as chosen_module
from glyphstudio.exports.chosen import chosen_in
from glyphstudio.exports.fonts import assembled_font
from glyphstudio.exports.plans import FontPlanned, MoviePlan, OutlinesPlan, PagePlan, SheetPlan
from glyphstudio.exports.progress import ExportProgress
from glyphstudio.exports.run_export import carried_out, previewed
from glyphstudio.exports.specimen import written_specimen
from glyphstudio.files.png import decode_picture, encode_picture
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.library.entries import Finished
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.outlines.font import FontGlyph
from glyphstudio.outlines.font_names import FontPlan
from glyphstudio.outlines.font_requests import entries_in_font
from glyphstudio.outlines.svg_reader import read_svg
from glyphstudio.outlines.tracing import trace
from tests.support.fake_model import FakeModel
from tests.support.shapes import disc

GOLD = GenerationRequest(prompt="gold", seed=7, steps=3)
PROMPTS = ("gold", "gold", "to fly", "emoji 😀")
REQUESTS = tuple(replace(GOLD, prompt=prompt, seed=7 + seed) for seed, prompt in enumerate(PROMPTS))
DISC = disc(32, 16, 16, 9)


def add(library, *requests, grey=DISC):
    finished = [
        Finished(request=request, model="m", png=encode_picture(grey, request), made=float(number))
        for number, request in enumerate(requests)
    ]
    return library.add(finished, "run")


@pytest.fixture
def library(tmp_path):
    place = LibraryFile(tmp_path / "library.db")
    yield place.open()
    place.close()


@pytest.fixture
def chosen(library):
    return chosen_in(library, add(library, *REQUESTS), decode_picture)


def carry(plan, chosen, out, model=None):
    """Carry ``plan`` out; return what it told at the end."""
    told = list(carried_out(plan, chosen, out, lambda: model or FakeModel()))
    assert all(before.done <= after.done for before, after in itertools.pairwise(told))
    assert told[-1].done == told[-1].total
    assert all(path.exists() for path in told[-1].paths)
    return told[-1]


def preview(plan, chosen):
    (made,) = previewed(plan, chosen)
    return made


def opened(made):
    return Image.open(io.BytesIO(made.data))


def test_the_chosen_come_in_their_order_and_their_pictures_some_at_a_time(library, monkeypatch):
    monkeypatch.setattr(chosen_module, "AT_ONCE", 3)
    requests = [replace(GOLD, seed=seed) for seed in range(8)]
    numbers = [
        number
        for seed, request in enumerate(requests)
        for number in add(library, request, grey=np.full((4, 4), seed, dtype=np.uint8))
    ]
    chosen = chosen_in(library, numbers[::-1], decode_picture)
    assert (len(chosen), chosen.requests) == (8, tuple(requests[::-1]))
    assert [picture[0, 0] for picture in chosen.pictures()] == [7, 6, 5, 4, 3, 2, 1, 0]
    assert chosen.picture_of(7)[0, 0] == 0
    assert chosen.picture_of(1)[0, 0] == 6


def test_what_is_gone_or_unknown_or_damaged_is_told(library, chosen):
    numbers = add(library, GOLD)
    with pytest.raises(LibraryError, match="no longer in the library"):
        chosen_in(library, [*numbers, 999], decode_picture)
    library._connection.execute("UPDATE results SET request = '{\"colour\": 3}'")
    with pytest.raises(LibraryError, match="“gold” was made with a setting"):
        chosen_in(library, numbers, decode_picture)
    library._connection.execute("UPDATE pictures SET png = x'00'")
    with pytest.raises(LibraryError, match="“gold”, seed 7, is damaged"):
        chosen.picture_of(0)


@pytest.mark.parametrize("ending", [".pdf", ".svg", ".png"])
def test_a_sheet_of_the_chosen_replaces_the_file_that_was_agreed_on(chosen, tmp_path, ending):
    out = tmp_path / f"a{ending}"
    out.write_bytes(b"old")
    told = carry(SheetPlan(columns=2, title="All", vector=True), chosen, out)
    assert told == ExportProgress(4, 4, (out,))
    assert read_requests(out) == REQUESTS
    if ending == ".svg":
        assert out.read_text().count("<path") == 4


def test_further_pages_are_never_replaced_unasked(chosen, tmp_path):
    (tmp_path / "a-2.png").write_bytes(b"mine")
    with pytest.raises(OutputError, match=r"a-2\.png exists already"):
        carry(SheetPlan(columns=1, labels=()), chosen, tmp_path / "a.png")
    assert (tmp_path / "a-2.png").read_bytes() == b"mine"
    assert len(carry(SheetPlan(columns=1, labels=()), chosen, tmp_path / "b.png").paths) > 1


def test_a_page_of_writing(chosen, tmp_path):
    told = carry(PagePlan(direction="horizontal", seal=True), chosen, tmp_path / "a.svg")
    assert told.paths == (tmp_path / "a.svg",)
    text = told.paths[0].read_text()
    assert text.count("<path") == 4 + 4 + 1
    assert read_requests(told.paths[0]) == REQUESTS
    plain = carry(PagePlan(seal=False, key=False), chosen, tmp_path / "b.svg").paths[0]
    assert plain.read_text().count("<path") == 4


@pytest.mark.parametrize("ending", [".ttf", ".otf"])
def test_a_font_carries_its_requests_and_says_what_cannot_be_typed(chosen, tmp_path, ending):
    out = tmp_path / f"a{ending}"
    told = carry(FontPlanned(family="Mine"), chosen, out)
    with out.open("rb") as file:
        entries = entries_in_font(file, "a")
    assert [entry.word for entry in entries] == ["gold", "gold2", "to fly", "emoji 😀"]
    assert tuple(entry.request for entry in entries) == REQUESTS
    assert "1 can be typed by code point only" in told.note
    assert "“emoji 😀”" in told.note
    assert out.read_bytes()[:4] == (b"OTTO" if ending == ".otf" else b"\0\1\0\0")


@pytest.mark.parametrize("ending", [".ttf", ".otf"])
def test_a_specimen_shows_each_glyph_of_the_font_with_its_word_and_code_point(chosen, tmp_path, ending):
    out, specimen = tmp_path / f"a{ending}", tmp_path / "a-specimen.pdf"
    assert carry(FontPlanned(specimen=True, letters="blank"), chosen, out).paths == (out, specimen)
    assert read_requests(specimen) == REQUESTS
    data = specimen.read_bytes()
    streams = [zlib.decompress(found) for found in re.findall(rb"FlateDecode >>\nstream\n(.*?)\nendstream", data, re.S)]
    content = next(stream for stream in streams if b" cm " in stream)
    assert content.count(b" f Q") == 4
    assert content.count(b" c ") >= 3 * 4, "discs are curves"
    assert content.count(b"q 0 g ") == 4, "black, whatever the grey of the labels before"
    with pytest.raises(OutputError, match="exists already"):
        carry(FontPlanned(specimen=True), chosen, tmp_path / f"a{ending}")


def test_a_specimen_of_sketches_carries_no_requests(tmp_path):
    square = np.full((32, 32), 255, dtype=np.uint8)
    square[8:24, 8:24] = 0
    plan, outline = FontPlan(family="A"), trace(square)
    font = assembled_font([FontGlyph(outline, "sketch")], plan, letters="blank", truetype=True)
    (made,) = (each for each in written_specimen(font, "A", tmp_path / "a.pdf", replace=False) if each.path)
    with pytest.raises(RequestError, match="no request"):
        read_requests(made.path)


def test_blank_letters_type_every_word(chosen, tmp_path):
    assert carry(FontPlanned(letters="blank"), chosen, tmp_path / "a.ttf").note == ""


@pytest.mark.parametrize("make", [previewed, lambda plan, chosen: carried_out(plan, chosen, Path("a.ttf"), None)])
def test_a_font_refuses_a_glyph_without_ink(library, make):
    chosen = chosen_in(library, add(library, GOLD, grey=np.full((8, 8), 255, dtype=np.uint8)), decode_picture)
    with pytest.raises(OutlineError, match="no ink in “gold”"):
        list(make(FontPlanned(), chosen))


def test_outlines_lie_beside_what_is_there(chosen, tmp_path):
    folder = tmp_path / "new"
    told = carry(OutlinesPlan(), chosen, folder)
    assert [path.name for path in told.paths] == ["gold-7.svg", "gold-8.svg", "to-fly-9.svg", "emoji-10.svg"]
    found = read_svg(told.paths[0].read_bytes(), "a")
    assert found.request == REQUESTS[0]
    again = carry(OutlinesPlan(tolerance=2.0), chosen, folder)
    assert again.paths[0].name == "gold-7-2.svg"
    assert read_svg(again.paths[0].read_bytes(), "a").outline.nodes < found.outline.nodes


@pytest.mark.parametrize("ending", [".gif", ".png", ".webp"])
def test_a_movie_of_the_first(chosen, tmp_path, ending):
    model = FakeModel()
    out = tmp_path / f"a{ending}"
    plan = MoviePlan(steps=4, count=2, frames_per_second=10, hold=0.5, back=True)
    told = carry(plan, chosen, out, model)
    assert told == ExportProgress(6, 6, (out,))
    with Image.open(out) as picture:
        assert picture.n_frames >= 5 + 3
    assert set(model.prompts) <= {"gold", ""}


@pytest.mark.parametrize(("plan", "steps"), [(MoviePlan(steps=None), 3), (MoviePlan(steps=9, view="predicted"), 9)])
def test_a_movie_takes_the_steps_that_were_asked_for(chosen, tmp_path, plan, steps):
    told = list(carried_out(plan, chosen, tmp_path / "a.png", FakeModel))
    assert told[0].total == steps + (plan.view == "noisy") + 1


def test_a_draft_and_a_sweep_of_guidance_keep_their_steps(library, tmp_path):
    draft = chosen_in(library, add(library, replace(GOLD, prompt="draft").as_draft(2)), decode_picture)
    told = list(carried_out(MoviePlan(steps=50), draft, tmp_path / "a.png", lambda: FakeModel(draft_steps=2)))
    assert told[-1].total == 2 + 1 + 1
    sweep = MoviePlan(of="guidance", steps=50)
    model = FakeModel(image_size=8, draft_steps=2)
    told = list(carried_out(sweep, draft, tmp_path / "b.png", lambda: model))
    assert told[-1].total == 100 + 1


def test_an_mp4_without_its_encoder_is_refused_before_the_model_is_opened(chosen, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    with pytest.raises(MissingExtraError, match="MP4 needs PyAV"):
        next(carried_out(MoviePlan(), chosen, tmp_path / "a.mp4", pytest.fail))


def test_stopping_leaves_no_file(chosen, tmp_path):
    for plan, name in ((SheetPlan(), "a.pdf"), (PagePlan(), "b.pdf"), (MoviePlan(), "c.gif"), (FontPlanned(), "d.ttf")):
        progress = carried_out(plan, chosen, tmp_path / name, FakeModel)
        next(progress)
        progress.close()
    assert {path.suffix for path in tmp_path.iterdir()} <= {".db", ".db-wal", ".db-shm"}


def test_nothing_chosen_is_told_and_has_no_preview(library, tmp_path):
    nothing = chosen_in(library, (), decode_picture)
    with pytest.raises(RequestError, match="no glyph is chosen"):
        next(carried_out(SheetPlan(), nothing, tmp_path / "a.pdf", FakeModel))
    assert list(previewed(SheetPlan(), nothing)) == []


def test_previews_are_the_first_page(chosen):
    sheet = preview(SheetPlan(columns=1, labels=()), chosen)
    with opened(sheet) as picture:
        assert picture.height / picture.width == pytest.approx(297 / 210, abs=0.01)
        assert np.asarray(picture).min() < 50
    assert sheet.facts == "4 pages"
    page = preview(PagePlan(landscape=True), chosen)
    with opened(page) as picture:
        assert picture.width > picture.height
    assert page.facts == "1 page"


def test_the_preview_of_outlines_is_outlines(chosen):
    made = preview(OutlinesPlan(), chosen)
    assert made.kind == "SVG"
    assert made.data.count(b"<path") == 4
    assert "nodes a glyph" in made.facts


def test_the_preview_of_a_movie_is_its_end_and_says_how_long_it_is(chosen):
    made = preview(MoviePlan(steps=19, count=3, frames_per_second=10, hold=2), chosen)
    with opened(made) as picture:
        assert np.asarray(picture).min() < 50
    assert made.facts == "20 frames, 3.9 s"
    assert preview(MoviePlan(of="guidance"), chosen).facts.startswith("100 frames")


def test_the_preview_of_a_font_types_and_has_a_name_that_no_other_font_has(chosen, library):
    made = preview(FontPlanned(family="Inter"), chosen)
    assert made.words == ("gold", "gold2", "to fly", "emoji 😀")
    assert made.untypable == ("emoji 😀",)
    assert b"I\0n\0t\0e\0r" not in made.data
    other = preview(FontPlanned(), chosen_in(library, add(library, replace(GOLD, seed=1)), decode_picture))
    assert made.data != other.data


@pytest.mark.parametrize(
    ("plan", "words"),
    [
        (SheetPlan(columns=40), "leave no room"),
        (PagePlan(glyph=120.0, margin=80.0), "leave no room"),
        (FontPlanned(family=""), "cannot be a font's name"),
    ],
)
def test_a_plan_that_cannot_be_is_told_by_preview_and_export_alike(chosen, tmp_path, plan, words):
    with pytest.raises(GlyphStudioError, match=words):
        list(previewed(plan, chosen))
    with pytest.raises(GlyphStudioError, match=words):
        list(carried_out(plan, chosen, tmp_path / "a.pdf", FakeModel))
