"""A bundle's folder appears whole or not at all."""

import subprocess
import sys

import pytest

from export.bundle_folder import file_facts, whole_folder
from glyphstudio.errors import OutputError


def write(target, text, *, force=False):
    with whole_folder(target, force=force) as partial:
        (partial / "bundle.json").write_text(text)


def test_a_process_killed_in_mid_write_leaves_nothing_and_the_next_one_succeeds(tmp_path):
    target = tmp_path / "bundle"
    code = f"""
import os, signal
from pathlib import Path
from export.bundle_folder import whole_folder
with whole_folder(Path({str(target)!r}), force=True) as partial:
    (partial / "bundle.json").write_text("half")
    os.kill(os.getpid(), signal.SIGKILL)
"""
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert not target.exists()
    write(target, "whole")
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == -9
    assert (target / "bundle.json").read_text() == "whole"
    write(target, "newer", force=True)
    assert (target / "bundle.json").read_text() == "newer"
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_a_block_that_fails_leaves_what_was_there(tmp_path):
    write(tmp_path / "bundle", "old")
    with pytest.raises(TypeError):
        write(tmp_path / "bundle", None, force=True)
    assert (tmp_path / "bundle" / "bundle.json").read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["bundle"]


def test_a_full_disk_is_one_sentence(tmp_path):
    with pytest.raises(OutputError, match="No space left"), whole_folder(tmp_path / "bundle", force=False):
        raise OSError(28, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_each_file_has_its_hash_and_size(tmp_path):
    (tmp_path / "a").write_bytes(b"")
    empty = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert file_facts(tmp_path) == {"a": {"sha256": empty, "bytes": 0}}
