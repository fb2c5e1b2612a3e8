import json
import sqlite3
from contextlib import closing

import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import LibraryError
from glyphstudio.library.entries import tags_in
from glyphstudio.library.search import Search

ALL = Search()


def numbers_of(library, text="", **values):
    return library.find(Search.of(text, **values))


def test_a_picture_comes_back_as_it_was(library, finished):
    kept = finished("龍 a dragon", seed=2**32 - 1, negative_prompt="water", png=bytes(range(256)))
    (number,) = library.add([kept], "run")
    (entry,) = library.entries([number])
    assert (entry.request, entry.png, entry.model, entry.made) == (kept.request, kept.png, "fake", 1000.0)
    assert (entry.prompt, entry.seed) == ("龍 a dragon", 2**32 - 1)
    assert (entry.favourite, entry.trashed, entry.tags) == (False, False, ())


def test_after_settling_the_file_alone_holds_everything(path, library, finished, tmp_path):
    library.add([finished(seed=5)], "run")
    library.settle()
    copy = tmp_path / "copy.db"
    copy.write_bytes(path.read_bytes())
    with closing(sqlite3.connect(copy)) as connection:
        assert connection.execute("SELECT count(*) FROM results").fetchone() == (1,)


def test_what_one_thread_keeps_another_connection_finds(place, library, finished):
    numbers = library.add([finished(seed=1), finished(seed=2)], "run")
    assert place.open().find(ALL) == numbers[::-1]


def test_the_newest_is_first(library, finished):
    old, new = library.add([finished(seed=1, made=5.0), finished(seed=2, made=6.0)], "run")
    (oldest,) = library.add([finished(seed=3, made=4.0)], "run")
    assert library.find(ALL) == (new, old, oldest)


def test_the_same_picture_is_kept_once_and_becomes_the_newest_again(library, finished):
    (first,) = library.add([finished(made=1.0)], "first")
    library.favour([first], True)
    library.trash([first], 2.0)
    (other,) = library.add([finished(seed=1, made=3.0)], "first")
    assert library.add([finished(made=4.0)], "second") == (first,)
    assert library.find(ALL) == (first, other)
    assert library.entries([first])[0].favourite
    assert library.last_run() == (first,)


@pytest.mark.parametrize("other", [{"seed": 1}, {"model": "other"}, {"png": b"other"}, {"steps": 3}])
def test_another_picture_is_another(library, finished, other):
    assert len(set(library.add([finished(), finished(**other)], "run"))) == 2


def test_a_batch_with_a_fault_is_not_kept_at_all(library, finished):
    bad = finished()
    object.__setattr__(bad, "model", None)
    object.__setattr__(bad, "request_text", "")
    with pytest.raises(Exception, match="NoneType"):
        library.add([finished(seed=1), bad], "run")
    assert library.find(ALL) == ()
    library.add([finished(seed=1)], "run")
    assert len(library.find(ALL)) == 1


@pytest.mark.parametrize(
    ("text", "seeds"),
    [
        ("", {1, 2, 3, 4, 2024}),
        ("GOLD", {1, 2}),
        ("old rain", {2}),
        ("ＧＯＬＤ", {1, 2}),
        ("straße", {3}),
        ("STRASSE", {3}),
        ("2024", {2024, 4}),
        ("3", {3}),
        ("100%", {4}),
        ("%", {4}),
        ("_", set()),
        ("#bird", {1}),
        ("#Bird gold", {1}),
        ("#bird rain", set()),
        ("#", set()),
        ("1970-01-05", {2}),
        ("1970-01-06", set()),
        ("1970-01", {1, 2, 3, 4}),
        ("1971-12", {2024}),
        ("1970-13-41", set()),
        ("0000-01", set()),
        ("9999-12-31", set()),
        ("1" * 5000, set()),
    ],
)
def test_words_seeds_days_and_tags_are_found(library, finished, text, seeds):
    day = 86_400.0
    noon = day / 2
    first, *_ = library.add(
        [
            finished("gold", seed=1, made=day * 2 + noon),
            finished("golden rain", seed=2, made=day * 4 + noon),
            finished("Straße", seed=3, made=day * 5 + day),
            finished("100% of 2024", seed=4, made=day * 9 + noon),
            finished("", seed=2024, made=day * 700 + noon),
        ],
        "run",
    )
    library.tag([first], ["bird"])
    found = {entry.seed for entry in library.entries(numbers_of(library, text))}
    assert found == seeds


def test_favourites_are_a_search_of_their_own(library, finished):
    first, second = library.add([finished(seed=1), finished(seed=2)], "run")
    library.favour([second], True)
    assert numbers_of(library, favourites=True) == (second,)
    library.favour([second], False)
    assert numbers_of(library, favourites=True) == ()
    assert library.find(ALL) == (second, first)


def test_the_trash_keeps_what_it_has_until_it_is_emptied(library, finished):
    first, second = library.add([finished(seed=1), finished(seed=2)], "run")
    library.tag([first], ["bird"])
    library.trash([first], 7.0)
    assert library.find(ALL) == (second,)
    assert numbers_of(library, trash=True) == (first,)
    assert library.entries([first])[0].trashed
    library.restore([first])
    assert library.find(ALL) == (second, first)
    library.trash([first], 7.0)
    assert library.delete_trash() == 1
    assert library.delete_trash() == 0
    assert library.entries([first, second])[0].number == second
    left = [
        library._connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0] for table in ("pictures", "tags")
    ]
    assert left == [1, 0]


def test_a_number_is_never_given_again(library, finished):
    (first,) = library.add([finished(seed=1)], "run")
    library.trash([first], 1.0)
    library.delete_trash()
    assert library.add([finished(seed=2)], "run") > (first,)


def test_tags_replace_the_ones_before(library, finished):
    first, second = library.add([finished(seed=1), finished(seed=2)], "run")
    library.tag([first, second, 999], tags_in("Bird, #sea  bird"))
    library.tag([second], ["sky"])
    assert [entry.tags for entry in library.entries([first, second])] == [("bird", "sea"), ("sky",)]
    library.tag([first], [])
    assert library.entries([first])[0].tags == ()


def test_a_thousand_are_changed_at_once(library, finished):
    numbers = library.add([finished(seed=seed) for seed in range(1200)], "run")
    library.favour(numbers, True)
    assert len(numbers_of(library, favourites=True)) == 1200
    assert [entry.seed for entry in library.entries(numbers)] == list(range(1200))


def test_the_last_run_is_what_it_kept_in_its_order(library, finished):
    library.add([finished(seed=1, made=1.0)], "first")
    second = library.add([finished(seed=5, made=2.0)], "second") + library.add([finished(seed=3, made=3.0)], "second")
    assert library.last_run() == second
    library.trash(second, 4.0)
    assert [entry.seed for entry in library.entries(library.last_run())] == [1]


def test_an_empty_library_has_no_last_run(library):
    assert library.last_run() == ()
    assert library.prompts(5) == ()


def test_prompts_are_told_newest_first_and_once(library, finished):
    for made, prompt in enumerate(["gold", "sea", "gold", "", "fly"]):
        library.add([finished(prompt, seed=made, made=float(made))], "run")
    assert library.prompts(9) == ("fly", "gold", "sea")
    assert library.prompts(2) == ("fly", "gold")


@pytest.mark.parametrize("text", ['{"prompt": "gold", "wings": 2}', "{", json.dumps({"prompt": "gold", "steps": 0})])
def test_a_request_of_a_later_version_keeps_its_picture(library, finished, text):
    (number,) = library.add([finished()], "run")
    library._connection.execute("UPDATE results SET request = ?", [text])
    (entry,) = library.entries([number])
    assert entry.request is None
    assert (entry.prompt, entry.png) == ("gold", b"png")


def test_a_full_disk_is_a_sentence_and_changes_nothing(library, finished):
    (number,) = library.add([finished()], "run")
    pages = library._connection.execute("PRAGMA page_count").fetchone()[0]
    library._connection.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(LibraryError, match="the disk is full") as caught:
        library.add([finished(seed=1, png=bytes(100_000))], "run")
    assert caught.value.hint == "Free some space."
    assert library.find(ALL) == (number,)


def test_damage_that_shows_later_is_a_sentence(library, finished):
    library.add([finished()], "run")
    library._connection.execute("PRAGMA writable_schema = ON")
    library._connection.execute("UPDATE sqlite_master SET rootpage = 99 WHERE name = 'pictures'")
    library._connection.execute("PRAGMA writable_schema = RESET")
    with pytest.raises(LibraryError, match="damaged"):
        library.entries([1])


def test_an_equal_request_makes_an_equal_fingerprint(finished):
    assert finished().fingerprint == finished(made=5.0).fingerprint
    assert finished(model="a", png=b"bc").fingerprint != finished(model="ab", png=b"c").fingerprint


def test_requests_are_stored_as_the_files_have_them(library, finished):
    library.add([finished(steps=7)], "run")
    (text,) = library._connection.execute("SELECT request FROM results").fetchone()
    assert json.loads(text) == GenerationRequest(prompt="gold", steps=7).to_json()
    assert sqlite3.sqlite_version_info >= (3, 35)
