"""A sheet and a font of what the window's library has, without a model."""

import json

import pytest

from glyphstudio.cli import library_choice
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.files.png import encode_picture
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.library.entries import Finished
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.outlines.font_requests import entries_in_font
from glyphstudio.settings import Places
from tests.support.shapes import disc

DISC = disc(32, 16, 16, 9)
REQUESTS = tuple(GenerationRequest(prompt=prompt) for prompt in ("gold", "to fly", "gold leaf"))


@pytest.fixture
def places(tmp_path, monkeypatch):
    places = Places(preferences=tmp_path / "p", failures=tmp_path / "f", library=tmp_path / "library.db")
    monkeypatch.setattr(library_choice.Places, "of_user", classmethod(lambda cls: places))
    return places


@pytest.fixture
def library(places):
    place = LibraryFile(places.library)
    opened = place.open()
    for number, request in enumerate(REQUESTS):
        picture = Finished(request=request, model="m", png=encode_picture(DISC, request), made=float(number))
        numbers = opened.add([picture], "run")
    opened.favour(numbers, True)
    place.close()


@pytest.mark.usefixtures("library")
@pytest.mark.parametrize(("words", "found"), [("gold", (0, 2)), ("favourites", (2,)), ("", (0, 1, 2)), ("fly", (1,))])
def test_a_sheet_of_the_library_needs_no_model(run, tmp_path, words, found):
    out = tmp_path / "a.svg"
    done = run("sheet", f"library:{words}", "--model", "nothing", "--out", out, "--json")
    assert json.loads(done.out) == {"files": [str(out)], "glyphs": len(found), "drawn": 0}
    assert read_requests(out) == tuple(REQUESTS[number] for number in found)
    assert "exists already" in run("sheet", f"library:{words}", "--out", out).err


@pytest.mark.usefixtures("library")
def test_a_font_of_the_library(run, tmp_path):
    out = tmp_path / "a.ttf"
    done = run("font", "library:gold", "--family", "Found", "--letters", "blank", "--out", out, "--json")
    assert [json.loads(line)["word"] for line in done.lines] == ["gold", "gold leaf"]
    with out.open("rb") as file:
        assert [entry.request for entry in entries_in_font(file, "a")] == [REQUESTS[0], REQUESTS[2]]


@pytest.mark.usefixtures("library")
def test_what_the_library_has_not_is_told(run, tmp_path):
    done = run("sheet", "library:dragon", "--out", tmp_path / "a.png")
    assert (done.status, "nothing for 'dragon'" in done.err) == (1, True)


def test_no_library_is_told_and_none_is_made(run, tmp_path, places):
    done = run("font", "library:gold", "--family", "A", "--out", tmp_path / "a.ttf")
    assert (done.status, "no library yet" in done.err) == (1, True)
    assert not places.library.exists()
