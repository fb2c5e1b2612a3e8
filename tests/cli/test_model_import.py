"""``glyphstudio models import``: what is said before the importer starts, and how it is started."""

import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from glyphstudio.cli import model_import
from glyphstudio.inference import model_store


def installed(monkeypatch, find_spec):
    monkeypatch.setattr(model_import, "importlib", SimpleNamespace(util=SimpleNamespace(find_spec=find_spec)))


@pytest.fixture
def started(monkeypatch, tmp_path):
    """Record the importer's command instead of running it; it ends with status 7."""
    calls = []

    def record(command, env, check):
        calls.append((command, env))
        return SimpleNamespace(returncode=7)

    monkeypatch.setattr(model_import, "subprocess", SimpleNamespace(run=record))
    installed(monkeypatch, lambda name: name)
    monkeypatch.setattr(model_store.platformdirs, "user_data_path", lambda *_args, **_kwargs: tmp_path / "user")
    return calls


def test_a_model_goes_among_the_users_own_and_the_importers_status_is_ours(run, started, tmp_path):
    assert run("models", "import", "yuewu/glyffuser").status == 7
    ((command, _),) = started
    assert command[:4] == [sys.executable, "-P", "-m", "export.diffusers_import"]
    assert command[4:] == ["yuewu/glyffuser", str(tmp_path / "user" / "models" / "glyffuser"), "--name=glyffuser"]


def test_what_is_said_is_passed_on(run, started, tmp_path):
    words = ["--out", tmp_path / "mine", "--name", "My model", "--encoder", "t5", "--max-tokens", 64, "--guidance", 7]
    words += ["--data-range", "symmetric", "--mask-policy", "unmasked", "--licence", "MIT", "--force"]
    run("models", "import", tmp_path / "a folder", *words)
    ((command, _),) = started
    assert command[5] == str(tmp_path / "mine")
    assert command[6:] == [
        *("--name=My model", "--encoder=t5", "--max-tokens=64", "--data-range=symmetric", "--mask-policy=unmasked"),
        *("--guidance=7.0", "--licence=MIT", "--force"),
    ]


@pytest.mark.parametrize(("source", "name"), [("a b/ü 1", "1"), ("models/.hidden", "hidden"), ("x" * 200, "x" * 100)])
def test_a_name_is_made_of_the_folders(run, started, source, name):
    run("models", "import", source)
    assert started[0][0][-1] == f"--name={name}"


def test_without_a_name_one_is_asked_for(run, started):
    done = run("models", "import", "漢字")
    assert (done.status, started) == (1, [])
    assert "no name can be made of" in done.err
    assert "--name" in done.err


def test_the_importer_is_the_one_beside_this_program_whatever_lies_in_the_current_folder(started, run, tmp_path):
    (tmp_path / "export").mkdir()
    (tmp_path / "export" / "__init__.py").write_text("raise SystemExit('the wrong one')")
    run("models", "import", "a/b")
    (_, environment) = started[0]
    code = "import importlib.util; print(importlib.util.find_spec('export').origin)"
    command = [sys.executable, "-P", "-c", code]
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == str(Path(__file__).resolve().parents[2] / "export" / "__init__.py")


@pytest.mark.parametrize("missing", ["torch", "export"])
def test_a_missing_package_is_named(run, started, monkeypatch, missing):
    installed(monkeypatch, lambda name: None if name == missing else name)
    done = run("models", "import", "a/b")
    assert (done.status, started) == (1, [])
    assert f"needs {missing}, which is not installed" in done.err
    assert "glyphstudio[train]" in done.err


def test_the_packaged_app_says_that_it_cannot(run, started, monkeypatch):
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    done = run("models", "import", "a/b")
    assert (done.status, started) == (1, [])
    assert "packaged app cannot import" in done.err


@pytest.mark.parametrize("words", [("--max-tokens", 0), ("--data-range", "bytes"), ("--guidance", "much")])
def test_a_wrong_option_is_bad_usage(run, words):
    assert run("models", "import", "a/b", *words).status == 2
