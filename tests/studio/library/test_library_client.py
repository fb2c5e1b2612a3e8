import threading
import time

import numpy as np
import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.files.png import decode_picture, encode_picture
from glyphstudio.library.entries import Entry, Finished
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.library.search import Search
from glyphstudio.studio.library.cards import card_of
from glyphstudio.studio.library.library_client import LibraryClient
from glyphstudio.studio.library.library_session import LibrarySession
from glyphstudio.studio.tiles import Phase
from tests.support.fake_services import FakeServices


def finished(seed, prompt="gold"):
    request = GenerationRequest(prompt=prompt, seed=seed, steps=3)
    return Finished(request=request, model="fake", png=bytes([seed] * 4), made=float(seed))


class Watched:
    def __init__(self, path):
        self.place = LibraryFile(path)
        self.library_client = LibraryClient(FakeServices().services, self.place, clock=lambda: 50.0)
        self.log = []
        for name in ("opened", "found", "loaded", "problem_found"):
            getattr(self.library_client, name).connect(lambda value, name=name: self.log.append((name, value)))
        self.library_client.marked.connect(lambda *values: self.log.append(("marked", values)))
        self.library_client.changed.connect(lambda: self.log.append(("changed", None)))

    def all(self, name):
        return [value for each, value in self.log if each == name]


@pytest.fixture
def watched(qapp, tmp_path):
    watched = Watched(tmp_path / "library.db")
    yield watched
    assert watched.library_client.close()
    watched.place.close()


@pytest.fixture
def numbers(watched):
    return watched.place.open().add([finished(seed) for seed in (1, 2, 3)], "run")


def wait(qtbot, watched, name, count=1):
    qtbot.waitUntil(lambda: len(watched.all(name)) >= count)
    return watched.all(name)[-1]


def find(qtbot, watched, **values):
    watched.library_client.find(Search(**values))
    return wait(qtbot, watched, "found", len(watched.all("found")) + 1)


def test_a_new_window_is_told_the_last_run_and_the_prompts(qtbot, watched, numbers):
    other = watched.place.open()
    other.add([finished(9, "sea")], "newer")
    other.favour([numbers[1]], True)
    watched.library_client.open()
    opened = wait(qtbot, watched, "opened")
    assert [card.entry.seed for card in opened.cards] == [9]
    assert opened.prompts == ("sea", "gold")
    assert opened.favourites == (numbers[1],)
    assert opened.set_aside is None


def test_a_damaged_library_is_said_to_be_kept_aside(qtbot, watched):
    watched.place.path.write_bytes(b"not a database" * 500)
    watched.library_client.open()
    assert "damaged" in wait(qtbot, watched, "opened").set_aside.reason


def test_what_is_looked_for_is_found_and_loaded(qtbot, watched, numbers):
    assert find(qtbot, watched) == numbers[::-1]
    watched.library_client.load(numbers[:2])
    cards = wait(qtbot, watched, "loaded")
    assert [(card.entry.seed, card.size, card.grey) for card in cards] == [(1, 2, b"\1" * 4), (2, 2, b"\2" * 4)]


def test_a_card_is_the_tile_that_it_was(qtbot, watched, numbers):
    watched.library_client.load(numbers)
    tile = wait(qtbot, watched, "loaded")[0].tile
    assert tile.phase is Phase.FINISHED
    assert tile.picture.finished
    assert tile.picture.number == numbers[0]
    assert tile.request == finished(1).request


def test_a_card_of_an_earlier_session_still_knows_its_composition():
    request = GenerationRequest(prompt="fire", seed=1, steps=2)
    png = encode_picture(np.zeros((4, 4), np.uint8), request, composition="⿰火直")
    told = {"prompt": "fire", "seed": 1, "model": "m", "made": 0.0, "favourite": False, "trashed": False, "tags": ()}
    entry = Entry(number=1, request=request, png=png, **told)
    assert card_of(entry, decode_picture).tile.composition == "⿰火直"


def test_a_card_without_a_request_is_no_tile(watched, numbers):
    library = watched.place.open()
    library._connection.execute("UPDATE results SET request = '{'")
    (entry,) = library.entries(numbers[:1])
    assert card_of(entry, lambda png: (1, b"\0")).tile is None


def test_a_damaged_picture_is_blank_paper(watched, numbers):
    def refuse(png):
        raise ValueError("it is no PNG")

    (entry,) = watched.place.open().entries(numbers[:1])
    card = card_of(entry, refuse)
    assert (card.size, card.grey) == (1, b"\xff")


def test_only_the_newest_search_is_answered(qtbot, watched, numbers):
    gate = threading.Event()
    watched.library_client._ask(lambda session: gate.wait(5), lambda _: None)
    watched.library_client.find(Search(words=("nothing",)))
    watched.library_client.find(Search(words=("gold",)))
    gate.set()
    assert wait(qtbot, watched, "found") == numbers[::-1]
    qtbot.wait(20)
    assert len(watched.all("found")) == 1


def test_favourites_are_marked_and_searches_told_to_look_again(qtbot, watched, numbers):
    watched.library_client.favour(numbers[:1], True)
    assert wait(qtbot, watched, "marked") == (numbers[:1], True)
    assert watched.log[-1] == ("changed", None)
    assert find(qtbot, watched, favourites=True) == numbers[:1]


def test_the_trash_and_the_way_back(qtbot, watched, numbers):
    watched.library_client.trash(numbers[:2])
    assert find(qtbot, watched) == numbers[2:]
    assert find(qtbot, watched, trash=True) == numbers[1::-1]
    watched.library_client.restore(numbers[:1])
    watched.library_client.delete_trash()
    assert find(qtbot, watched) == (numbers[2], numbers[0])
    assert find(qtbot, watched, trash=True) == ()


def test_tags_are_given(qtbot, watched, numbers):
    watched.library_client.tag(numbers[:1], ("bird",))
    watched.library_client.settle()
    assert find(qtbot, watched, tags=("bird",)) == numbers[:1]
    assert len(watched.all("changed")) == 2


def test_a_library_that_cannot_be_opened_is_a_problem_each_time_and_nothing_more(qtbot, tmp_path, qapp):
    (tmp_path / "file").write_text("in the way")
    watched = Watched(tmp_path / "file" / "library.db")
    watched.library_client.open()
    watched.library_client.favour([1], True)
    wait(qtbot, watched, "problem_found", 2)
    assert {name for name, _ in watched.log} == {"problem_found"}
    assert watched.library_client.close()


def test_changes_that_were_asked_for_are_made_before_it_closes(tmp_path, qapp):
    path = tmp_path / "library.db"
    watched = Watched(path)
    (number,) = watched.place.open().add([finished(1)], "run")
    watched.library_client._ask(lambda session: time.sleep(0.05), lambda _: None)
    watched.library_client.favour([number], True)
    assert watched.library_client.close()
    assert watched.place.open().entries([number])[0].favourite
    watched.place.close()


def test_a_closed_catalogue_answers_nothing(watched):
    assert watched.library_client.close()
    watched.library_client.find(Search())
    watched.library_client.favour([1], True)
    begun = time.perf_counter()
    assert watched.library_client.close()
    assert time.perf_counter() - begun < 1


def test_a_desk_opens_the_library_once_and_says_when_it_has_answered(watched, numbers):
    session, done = LibrarySession(watched.place, FakeServices().services.decode), threading.Event()
    assert session.library is session.library
    assert list(session.answers(lambda session: session.library.find(Search()), done)) == [numbers[::-1]]
    assert done.is_set()
    assert [card.entry.number for card in session.cards([*numbers, 99])] == list(numbers)
    opened = session.first_look()
    assert [card.entry.number for card in opened.cards] == list(numbers)
    assert (opened.prompts, opened.favourites, opened.set_aside) == (("gold",), (), None)


def test_a_desk_says_so_when_it_has_failed_to_answer(watched):
    done = threading.Event()
    with pytest.raises(ZeroDivisionError):
        list(LibrarySession(watched.place, FakeServices().services.decode).answers(lambda session: 1 // 0, done))
    assert done.is_set()
