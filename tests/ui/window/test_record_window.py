"""The tour that ``tests/record_window.py`` films: everything is found again, and what is lost is told."""

from dataclasses import replace

import pytest
from PIL import Image

from glyphstudio.app import open_window, services_of
from tests.support.character_model import CharacterModel
from tests.support.film import Film
from tests.support.visit import PARTS, LostError, Wishes, tour

WISHES = Wishes(prompt="rain", count=2, steps=2, strip="1, 2")


@pytest.fixture
def open_(qapp, places):
    """Opens the window as ``app.py`` does, with a model that knows real characters behind it."""
    services = replace(services_of(None), open_model=lambda: CharacterModel(32), open_on=None)
    windows = []

    def open_():
        windows.append(open_window(qapp, services, places))
        return windows[-1]

    yield open_
    for window in windows:
        window.close()
        window.deleteLater()
    qapp.processEvents()


def test_the_tour_finds_everything_again_and_is_filmed(open_, tmp_path):
    film = Film(tmp_path / "pages", pause=0)
    tour(open_, film, WISHES, PARTS[:-1])
    pages = {path.stem for path in (tmp_path / "pages").iterdir()}
    assert {"first-start", "create", "explore", "sketch", "export-sheet", "library", "library-again"} <= pages
    film.save(tmp_path / "film.webp")
    with Image.open(tmp_path / "film.webp") as moving:
        assert moving.n_frames > 10
        assert moving.size == film.frames[0][0].size


def test_what_is_lost_is_told(open_, places):
    opened = []

    def forgetful():
        if opened:
            places.library.unlink()
        opened.append(open_())
        return opened[-1]

    with pytest.raises(LostError, match="the pictures of the last run"):
        tour(forgetful, Film(pause=0), WISHES, PARTS[:1])
