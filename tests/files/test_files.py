"""A file appears whole or not at all."""

import errno
import os
import stat

import pytest

from glyphstudio.errors import OutputError
from glyphstudio.files import files
from glyphstudio.files.files import make_folder, new_file, refuse_existing, write_file


@pytest.fixture
def failing(monkeypatch):
    """Let a function of os fail with an error number."""

    def arrange(name, number):
        def fail(*_args, **_kwargs):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(files.os, name, fail)

    return arrange


def test_a_file_has_the_bytes_and_nothing_lies_beside_it(tmp_path):
    write_file(tmp_path / "a.png", b"glyph")
    assert (tmp_path / "a.png").read_bytes() == b"glyph"
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_file_can_be_read_by_whom_others_can(tmp_path):
    (tmp_path / "plain").touch()
    write_file(tmp_path / "ours", b"")
    assert stat.S_IMODE((tmp_path / "ours").stat().st_mode) == stat.S_IMODE((tmp_path / "plain").stat().st_mode)


def test_an_existing_file_is_refused_and_kept(tmp_path):
    (tmp_path / "a.png").write_bytes(b"old")
    with pytest.raises(OutputError, match="exists already") as caught:
        write_file(tmp_path / "a.png", b"new")
    assert "--force" in caught.value.hint
    assert (tmp_path / "a.png").read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


def test_force_replaces_an_existing_file(tmp_path):
    (tmp_path / "a.png").write_bytes(b"old")
    write_file(tmp_path / "a.png", b"new", force=True)
    assert (tmp_path / "a.png").read_bytes() == b"new"


def test_force_replaces_a_link_and_not_what_it_leads_to(tmp_path):
    (tmp_path / "precious").write_bytes(b"old")
    (tmp_path / "a.png").symlink_to("precious")
    write_file(tmp_path / "a.png", b"new", force=True)
    assert (tmp_path / "precious").read_bytes() == b"old"
    assert not (tmp_path / "a.png").is_symlink()


def test_a_link_into_nothing_counts_as_existing(tmp_path):
    (tmp_path / "a.png").symlink_to("nowhere")
    with pytest.raises(OutputError, match="exists already"):
        write_file(tmp_path / "a.png", b"new")


def test_a_folder_is_not_replaced_even_by_force(tmp_path):
    (tmp_path / "a.png").mkdir()
    with pytest.raises(OutputError, match=r"a\.png"):
        write_file(tmp_path / "a.png", b"new", force=True)
    assert (tmp_path / "a.png").is_dir()
    assert len(list(tmp_path.iterdir())) == 1


def test_a_file_that_came_while_we_wrote_is_kept(tmp_path, monkeypatch):
    real = os.fsync

    def someone_is_faster(descriptor):
        (tmp_path / "a.png").write_bytes(b"theirs")
        real(descriptor)

    monkeypatch.setattr(files.os, "fsync", someone_is_faster)
    with pytest.raises(OutputError, match="exists already"):
        write_file(tmp_path / "a.png", b"ours")
    assert (tmp_path / "a.png").read_bytes() == b"theirs"


def test_without_hard_links_the_file_still_appears_and_is_still_not_replaced(tmp_path, failing):
    failing("link", errno.EPERM)
    write_file(tmp_path / "a.png", b"first")
    with pytest.raises(OutputError, match="exists already"):
        write_file(tmp_path / "a.png", b"second")
    assert (tmp_path / "a.png").read_bytes() == b"first"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.parametrize(
    ("number", "words"),
    [(errno.ENOSPC, "the disk is full"), (errno.EROFS, "read-only"), (errno.EIO, os.strerror(errno.EIO))],
)
@pytest.mark.parametrize("force", [False, True])
def test_a_disk_that_fails_leaves_the_old_file_and_no_half_one(tmp_path, failing, number, words, force):
    (tmp_path / "b.png").write_bytes(b"old")
    failing("fsync", number)
    with pytest.raises(OutputError, match=words) as caught:
        write_file(tmp_path / ("b.png" if force else "a.png"), b"new", force=force)
    assert caught.value.hint
    assert [path.name for path in tmp_path.iterdir()] == ["b.png"]
    assert (tmp_path / "b.png").read_bytes() == b"old"


def test_an_interruption_leaves_no_half_file(tmp_path, monkeypatch):
    def interrupt(_descriptor):
        raise KeyboardInterrupt

    monkeypatch.setattr(files.os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_file(tmp_path / "a.png", b"new")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", ["missing/a.png", "file/a.png", "x" * 300, "a\0b.png"])
def test_a_place_that_cannot_be_written_is_told(tmp_path, name):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        write_file(tmp_path / name, b"new")


def test_a_folder_is_made_with_its_parents_and_may_exist(tmp_path):
    make_folder(tmp_path / "a" / "b")
    make_folder(tmp_path / "a" / "b")
    assert (tmp_path / "a" / "b").is_dir()


@pytest.mark.parametrize("name", ["file", "file/below", "x" * 300, "a\0b"])
def test_a_folder_that_cannot_be_made_is_told(tmp_path, name):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        make_folder(tmp_path / name)


def test_existing_files_are_refused_before_anything_is_drawn(tmp_path):
    refuse_existing([tmp_path / "a", tmp_path / "b"])
    (tmp_path / "b").symlink_to("nowhere")
    with pytest.raises(OutputError, match="b exists already"):
        refuse_existing([tmp_path / "a", tmp_path / "b"])


@pytest.mark.parametrize("name", ["file/a.png", "a\0b"])
def test_a_path_that_cannot_exist_is_told(tmp_path, name):
    (tmp_path / "file").touch()
    with pytest.raises(OutputError, match="cannot be written"):
        refuse_existing([tmp_path / name])


def test_what_an_interrupted_run_left_is_replaced(tmp_path):
    left = tmp_path / ".a.partial"
    left.write_bytes(b"much longer than what comes")
    with new_file(tmp_path / "a", partial=left) as file:
        file.write(b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_block_that_fails_leaves_nothing(tmp_path):
    def fail():
        with new_file(tmp_path / "a") as file:
            file.write(b"new")
            raise OutputError("half of it")

    with pytest.raises(OutputError, match="half"):
        fail()
    assert list(tmp_path.iterdir()) == []
