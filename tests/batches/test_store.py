"""What was finished stays, whenever the program ends."""

import errno
import os
import sys

import numpy as np
import pytest

from glyphstudio.batches import store as module
from glyphstudio.batches.store import GlyphStore, key_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import OutputError

RANDOM = np.random.default_rng(0)
PICTURES = [RANDOM.integers(0, 256, (8, 8), dtype=np.uint8) for _ in range(3)]
KEYS = [bytes([number]) * 32 for number in range(3)]


@pytest.fixture
def path(tmp_path):
    path = tmp_path / "a.glyphs"
    with GlyphStore(path) as store:
        for key, picture in zip(KEYS, PICTURES, strict=True):
            store.put(key, picture)
    return path


def test_pictures_are_there_in_the_next_run(path):
    with GlyphStore(path) as store:
        assert len(store) == 3
        for key, picture in zip(KEYS, PICTURES, strict=True):
            assert key in store
            assert (store.get(key) == picture).all()
        with pytest.raises(KeyError):
            store.get(b"x" * 32)


def test_wherever_it_is_cut_the_whole_records_before_remain(path):
    data = path.read_bytes()
    sizes = []
    for length in (*range(0, len(data) - 1, 11), len(data) - 1, len(data)):
        path.write_bytes(data[:length])
        with GlyphStore(path) as store:
            sizes.append(len(store))
            store.put(KEYS[2], PICTURES[2])
        with GlyphStore(path) as store:
            assert (store.get(KEYS[2]) == PICTURES[2]).all()
    assert sizes == sorted(sizes)
    assert (sizes[0], sizes[-1]) == (0, 3)
    assert sizes[-2] == 2


@pytest.mark.parametrize("offset", [0, 5, 37, 41, 60])
def test_a_damaged_last_record_is_drawn_again(path, offset):
    data = bytearray(path.read_bytes())
    start = data.rindex(module.MARK)
    data[start + offset] ^= 0xFF
    path.write_bytes(data)
    with GlyphStore(path) as store:
        assert len(store) == 2
        assert path.stat().st_size == start


def test_damage_while_it_is_open_is_told(path):
    with GlyphStore(path) as store:
        path.write_bytes(path.read_bytes()[:60])
        with pytest.raises(OutputError, match="is damaged"):
            store.get(KEYS[2])


def test_another_file_is_refused_and_kept(tmp_path):
    (tmp_path / "a").write_bytes(b"precious")
    with pytest.raises(OutputError, match="no store of glyphs"):
        GlyphStore(tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"precious"


def test_a_folder_that_is_not_there_is_told(tmp_path):
    with pytest.raises(OutputError, match="cannot be written"):
        GlyphStore(tmp_path / "no" / "a")


@pytest.mark.skipif(sys.platform == "win32", reason="no locks there")
def test_two_runs_do_not_share_a_store(path):
    with GlyphStore(path), pytest.raises(OutputError, match="another run"):
        GlyphStore(path)


def test_without_locks_it_works_too(path, monkeypatch):
    monkeypatch.setitem(sys.modules, "fcntl", None)
    with GlyphStore(path) as one, GlyphStore(path) as other:
        assert len(one) == len(other) == 3


class Full:
    """A file on a disk that has no more room."""

    def __init__(self, file):
        self._file = file

    def __getattr__(self, name):
        return getattr(self._file, name)

    def write(self, data):
        return self._file.write(data[:10])


def test_a_full_disk_is_told_and_the_next_run_goes_on(path):
    with GlyphStore(path) as store:
        store._file = Full(store._file)
        with pytest.raises(OutputError, match="the disk is full"):
            store.put(b"new" + bytes(29), PICTURES[0])
        assert len(store) == 3
    with GlyphStore(path) as store:
        assert len(store) == 3


def test_a_disk_that_fails_at_the_start_is_told(path, monkeypatch):
    def fail(_self):
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(GlyphStore, "_read_index", fail)
    with pytest.raises(OutputError, match="Input/output error"):
        GlyphStore(path)


def test_now_and_then_all_is_brought_to_the_disk(tmp_path, monkeypatch):
    synced = []
    monkeypatch.setattr(module, "SYNC_SECONDS", -1.0)
    monkeypatch.setattr(module.os, "fsync", synced.append)
    with GlyphStore(tmp_path / "a") as store:
        store.put(KEYS[0], PICTURES[0])
        assert len(synced) == 1


def test_discarding_deletes_the_file(path):
    with GlyphStore(path) as store:
        store.discard()
    assert not path.exists()


def test_a_key_is_made_of_all_that_decides_the_pixels():
    request = GenerationRequest(prompt="gold")
    assert key_of(request, "m") == key_of(GenerationRequest(prompt="gold"), "m")
    others = [key_of(request, "n"), key_of(request.with_seed(1), "m"), key_of(GenerationRequest(prompt="x"), "m")]
    assert len({key_of(request, "m"), *others}) == 4
