import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.library.entries import Finished
from glyphstudio.library.library_file import LibraryFile


@pytest.fixture
def path(tmp_path):
    return tmp_path / "pictures" / "library.db"


@pytest.fixture
def place(path):
    place = LibraryFile(path)
    yield place
    place.close()


@pytest.fixture
def library(place):
    return place.open()


@pytest.fixture
def finished():
    """Return a function that makes a picture; what it is not told has an ordinary value."""

    def make(prompt="gold", seed=0, made=1000.0, model="fake", png=b"png", **settings):
        return Finished(
            request=GenerationRequest(prompt=prompt, seed=seed, **settings), model=model, png=png, made=made
        )

    return make
