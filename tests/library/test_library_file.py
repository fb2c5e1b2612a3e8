import os
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest

from glyphstudio.errors import LibraryError
from glyphstudio.library import library_file as place_module
from glyphstudio.library import schema
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.library.search import Search

ROOT = Path(__file__).resolve().parent.parent.parent


def filled(path, finished, count=3):
    place = LibraryFile(path)
    place.open().add([finished(seed=seed, png=bytes(5000)) for seed in range(count)], "run")
    place.close()


def opened_anew(path):
    place = LibraryFile(path)
    try:
        return place.open().find(Search()), place.set_aside
    finally:
        place.close()


def test_a_first_library_is_made_with_its_folder(place, path):
    assert place.open().find(Search()) == ()
    assert place.set_aside is None
    assert path.exists()


def test_what_was_kept_is_there_on_the_next_start(path, finished):
    filled(path, finished)
    numbers, aside = opened_anew(path)
    assert len(numbers) == 3
    assert aside is None
    assert [file.name for file in path.parent.iterdir()] == ["library.db"]


def damage_head(path):
    path.write_bytes(b"not a database" * 500)


def cut(path):
    path.write_bytes(path.read_bytes()[:-9000])


def damage_middle(path):
    data = bytearray(path.read_bytes())
    for page in range(4096, len(data), 4096):
        data[page : page + 200] = b"\xff" * 200
    path.write_bytes(data)


def be_anothers(path):
    path.unlink()
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE bookmarks (address TEXT)")
    connection.commit()
    connection.close()


def be_newer(path):
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (damage_head, "damaged"),
        (cut, "damaged"),
        (damage_middle, "damaged"),
        (be_anothers, "another program"),
        (be_newer, "newer version"),
    ],
)
def test_what_cannot_be_used_is_kept_aside_byte_for_byte_and_said(path, finished, spoil, reason):
    filled(path, finished)
    spoil(path)
    before = path.read_bytes()
    numbers, aside = opened_anew(path)
    assert numbers == ()
    assert reason in aside.reason
    assert aside.path.read_bytes() == before
    filled(path, finished)
    assert opened_anew(path)[1] is None
    assert aside.path.read_bytes() == before


def test_a_newer_library_keeps_what_its_journal_holds(path, finished):
    filled(path, finished)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA user_version = 99")
    other.execute("UPDATE results SET favourite = 1")
    _, aside = opened_anew(path)
    other.close()
    newer = sqlite3.connect(aside.path)
    assert newer.execute("SELECT sum(favourite) FROM results").fetchone() == (3,)
    newer.close()


def test_two_that_are_kept_aside_have_two_names(path):
    path.parent.mkdir()
    names = set()
    for _ in range(2):
        path.write_bytes(b"not a database" * 500)
        names.add(opened_anew(path)[1].path)
    assert all(name.exists() for name in names)
    assert len(names) == 2


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_may_not_be_written_is_a_sentence(path):
    path.parent.mkdir(mode=0o500)
    with pytest.raises(LibraryError, match="cannot be opened"):
        LibraryFile(path).open()


def test_a_folder_that_is_a_file_is_a_sentence(path):
    path.parent.write_text("kept")
    with pytest.raises(LibraryError, match=r"library\.db cannot be used"):
        LibraryFile(path).open()
    assert path.parent.read_text() == "kept"


def test_a_library_that_is_a_folder_is_a_sentence(path):
    path.mkdir(parents=True)
    with pytest.raises(LibraryError, match="cannot be opened"):
        LibraryFile(path).open()


def test_what_can_be_neither_used_nor_renamed_stays_and_is_a_sentence(path, monkeypatch):
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 500)

    def refuse(*arguments):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(LibraryError, match="nor kept aside"):
        LibraryFile(path).open()
    assert path.read_bytes() == b"not a database" * 500


def test_another_program_that_keeps_it_busy_is_a_sentence(path, finished, monkeypatch):
    monkeypatch.setattr(place_module, "PATIENCE", 0.01)
    filled(path, finished)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    place = LibraryFile(path)
    with pytest.raises(LibraryError, match="busy"):
        place.open().add([finished(seed=9)], "run")
    other.close()
    place.close()
    assert len(opened_anew(path)[0]) == 3


def test_a_file_that_another_program_locks_is_not_taken_for_damaged(path, finished, monkeypatch):
    monkeypatch.setattr(place_module, "PATIENCE", 0.01)
    filled(path, finished)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("PRAGMA journal_mode = DELETE")
    other.execute("BEGIN EXCLUSIVE")
    with pytest.raises(LibraryError, match="busy"):
        LibraryFile(path).open()
    other.close()
    assert len(opened_anew(path)[0]) == 3


def test_an_older_library_becomes_one_of_today(path, finished, monkeypatch):
    filled(path, finished)
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, ("ALTER TABLE results ADD COLUMN mood TEXT",)))
    monkeypatch.setattr(place_module, "MIGRATIONS", schema.MIGRATIONS)
    place = LibraryFile(path)
    library = place.open()
    assert len(library.find(Search())) == 3
    assert library._connection.execute("SELECT mood FROM results LIMIT 1").fetchone() == (None,)
    assert schema.version_of(library._connection) == 2
    place.close()
    assert place.set_aside is None


def test_a_migration_that_fails_leaves_the_library_as_it_was(path, finished, monkeypatch):
    filled(path, finished)
    broken = ("ALTER TABLE results ADD COLUMN mood TEXT", "ALTER TABLE no_such_table ADD COLUMN mood TEXT")
    with monkeypatch.context() as later:
        later.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, broken))
        later.setattr(place_module, "MIGRATIONS", schema.MIGRATIONS)
        with pytest.raises(LibraryError, match="no_such_table"):
            LibraryFile(path).open()
    numbers, aside = opened_anew(path)
    assert len(numbers) == 3
    assert aside is None


def test_threads_that_begin_together_find_one_library(path, finished):
    path.parent.mkdir()
    path.write_bytes(b"not a database" * 500)
    place = LibraryFile(path)
    gate = threading.Barrier(6)

    def work(seed):
        gate.wait()
        place.open().add([finished(seed=seed)], str(seed))

    threads = [threading.Thread(target=work, args=[seed]) for seed in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(place.open().find(Search())) == 6
    place.close()
    assert len(list(path.parent.glob("*aside*.db"))) == 1


KILLED = """
import os, random, signal, sys, time
from pathlib import Path
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.library.entries import Finished
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.library.search import Search

folder, rounds = Path(sys.argv[1]), int(sys.argv[2])

def finished(seed):
    png = random.Random(seed).randbytes(3000)
    return Finished(request=GenerationRequest(prompt="gold", seed=seed), model="fake", png=png, made=float(seed))

def write(path, seed, told):
    library = LibraryFile(path).open()
    while True:
        batch = [finished(seed + number) for number in range(1 + seed % 3)]
        library.add(batch, "run")
        os.write(told, b"".join(b"%d\\n" % each.request.seed for each in batch))
        if seed % 4 == 0:
            library.favour([1], seed % 8 == 0)
        seed += len(batch)

chance, seed, told_in_all = random.Random(int(sys.argv[3])), 0, 0
for number in range(rounds):
    path = folder / f"library-{number % 5}.db"
    reader, writer = os.pipe()
    child = os.fork()
    if not child:
        write(path, seed, writer)
    os.close(writer)
    time.sleep(chance.uniform(0.0, 0.05))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    with os.fdopen(reader) as file:
        told = {int(line) for line in file.read().split("\\n")[:-1]}
    place = LibraryFile(path)
    library = place.open()
    assert place.set_aside is None, place.set_aside
    kept = {entry.seed: entry for entry in library.entries(library.find(Search()))}
    assert told <= set(kept), (number, told - set(kept))
    for each in kept.values():
        assert each.png == finished(each.seed).png
        assert each.request == finished(each.seed).request
    place.close()
    told_in_all += len(told)
    seed += 100_000
print(told_in_all)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_fifty_times_at_random_moments_it_loses_nothing(tmp_path, record_property):
    seed = int.from_bytes(os.urandom(4), "big")
    done = subprocess.run(
        [sys.executable, "-c", KILLED, str(tmp_path), "50", str(seed)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, f"seed {seed}\n{done.stderr}"
    assert int(done.stdout) > 50
    record_property("pictures_kept", int(done.stdout))
