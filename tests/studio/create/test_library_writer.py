import itertools
from dataclasses import replace

import pytest

from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import LibraryError, RequestError
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.library.search import Search
from glyphstudio.studio.create.library_writer import LibraryWriter
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

REQUESTS = requests_of(GenerationRequest(prompt="gold", steps=3, seed=7), 5)


@pytest.fixture
def place(tmp_path):
    place = LibraryFile(tmp_path / "library.db")
    yield place
    place.close()


@pytest.fixture
def fake():
    return FakeServices()


def test_a_picture_is_kept_before_it_is_shown_finished(place, fake):
    library = place.open()
    for frame in LibraryWriter(fake.services, place).draw(FakeModel(), REQUESTS):
        finished = [picture for picture in frame.pictures if picture.finished]
        kept = {entry.number: entry for entry in library.entries(library.find(Search()))}
        assert len(kept) == len(finished)
        for picture in finished:
            assert kept[picture.number].png == picture.clean
    assert [entry.seed for entry in library.entries(library.last_run())] == [7, 8, 9, 10, 11]
    assert all(entry.request in REQUESTS for entry in kept.values())
    assert {entry.model for entry in kept.values()} == {FakeModel().facts.name}


def test_pictures_that_have_not_changed_are_the_same_objects(place, fake):
    frames = list(LibraryWriter(fake.services, place).draw(FakeModel(), REQUESTS))
    for before, after in itertools.pairwise(frames):
        same = [one is other for one, other in zip(before.pictures, after.pictures, strict=True)]
        assert same.count(False) <= 2
    assert frames[-1].done == frames[-1].total


def test_what_was_finished_when_a_run_is_stopped_is_kept(place, fake):
    frames = LibraryWriter(fake.services, place).draw(FakeModel(), REQUESTS)
    while not any(picture.finished for picture in next(frames).pictures):
        pass
    frames.close()
    assert len(place.open().find(Search())) == 2


def test_what_cannot_be_kept_is_drawn_all_the_same_and_said(tmp_path, fake):
    (tmp_path / "file").write_text("in the way")
    keeping = LibraryWriter(fake.services, LibraryFile(tmp_path / "file" / "library.db"))
    *_, last = keeping.draw(FakeModel(), REQUESTS)
    assert all(picture.finished and picture.number is None for picture in last.pictures)
    assert isinstance(last.unkept.error, LibraryError)


def test_a_picture_that_cannot_be_encoded_is_said_too(place, fake):
    def refuse(picture, request):
        raise RequestError("a prompt is too long to be stored")

    *_, last = LibraryWriter(replace(fake.services, encode=refuse), place).draw(FakeModel(), REQUESTS)
    assert last.unkept.error.message == "a prompt is too long to be stored"
    assert place.open().find(Search()) == ()


def test_two_runs_are_two_runs(place, fake):
    keeping = LibraryWriter(fake.services, place)
    for prompt in ("gold", "sea"):
        list(keeping.draw(FakeModel(), requests_of(GenerationRequest(prompt=prompt, steps=2), 3)))
    library = place.open()
    assert len(library.find(Search())) == 6
    assert {entry.prompt for entry in library.entries(library.last_run())} == {"sea"}


def test_one_picture_is_kept_for_itself(place, fake):
    keeping = LibraryWriter(fake.services, place)
    *_, frame = fake.services.draw(FakeModel(), REQUESTS[:1])
    kept = keeping.keep("fake", REQUESTS[0], frame.pictures[0])
    (entry,) = place.open().entries([kept.number])
    assert (entry.request, entry.model, entry.png) == (REQUESTS[0], "fake", frame.pictures[0].clean)
