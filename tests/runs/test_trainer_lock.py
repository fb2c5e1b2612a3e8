"""One trainer a run, and it is known whether that one lives, was stopped, or was killed."""

import subprocess
import sys

import pytest

from glyphstudio.errors import CheckpointError
from glyphstudio.runs import trainer_lock
from glyphstudio.runs.trainer_lock import ask_to_stop, is_asked_to_stop, is_trained, trainer_of, was_killed

HOLDER = """
import sys, time
from pathlib import Path
from glyphstudio.runs.trainer_lock import trainer_of
with trainer_of(Path(sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_run_is_trained_inside_the_block_only(tmp_path):
    (tmp_path / "log.jsonl").touch()
    assert not is_trained(tmp_path)
    with trainer_of(tmp_path):
        assert is_trained(tmp_path)
        assert not was_killed(tmp_path)
    assert not is_trained(tmp_path)
    assert not was_killed(tmp_path)
    assert [path.name for path in tmp_path.iterdir()] == ["log.jsonl"]


def test_a_second_trainer_is_refused_and_leaves_the_first_its_lock(tmp_path):
    with trainer_of(tmp_path):
        with pytest.raises(CheckpointError, match="another process"), trainer_of(tmp_path):
            pass
        assert is_trained(tmp_path)


def test_who_only_looks_does_not_keep_a_trainer_out(tmp_path, monkeypatch):
    (tmp_path / "log.jsonl").touch()
    with (tmp_path / trainer_lock.LOCK).open("ab") as looking:
        trainer_lock._take(looking, shared=True)
        assert not is_trained(tmp_path)  # others may look at the same time
        monkeypatch.setattr(trainer_lock.time, "sleep", lambda seconds: looking.close())
        with trainer_of(tmp_path):
            assert is_trained(tmp_path)


def test_a_folder_in_which_nothing_was_written_is_removed(tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    with trainer_of(run):
        pass
    assert not run.exists()


def test_the_wish_to_stop_ends_with_the_trainer_and_so_does_the_mark_of_a_start(tmp_path):
    (tmp_path / "log.jsonl").touch()
    (tmp_path / trainer_lock.STARTING).touch()
    with trainer_of(tmp_path):
        assert not (tmp_path / trainer_lock.STARTING).exists()
        assert not is_asked_to_stop(tmp_path)
        ask_to_stop(tmp_path)
        assert is_asked_to_stop(tmp_path)
    assert not is_asked_to_stop(tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_trainer_that_is_killed_is_known_as_such(tmp_path):
    with subprocess.Popen([sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE) as holder:
        assert holder.stdout.readline() == b"held\n"
        assert is_trained(tmp_path)
        holder.kill()
    assert not is_trained(tmp_path)
    assert was_killed(tmp_path)
    with trainer_of(tmp_path):
        assert is_trained(tmp_path)
