"""``models`` tells which models there are, and whether they are sound."""

import json
import shutil

import pytest

from glyphstudio import resources
from glyphstudio.inference import model_store
from tests.support.tiny_bundle import write_tiny_bundle


@pytest.fixture
def shelved(model, tmp_path, monkeypatch):
    """A shelf with the tiny model alone; returns the model's folder."""
    monkeypatch.setenv(resources.ENVIRONMENT_VARIABLE, str(tmp_path))
    monkeypatch.setattr(model_store.platformdirs, "user_data_path", lambda *_args, **_kwargs: tmp_path / "user")
    return shutil.copytree(model, tmp_path / "models" / "tiny")


def test_a_list_marks_the_default(run, shelved):
    done = run("models", "list")
    assert done.status == 0
    assert done.out.startswith("* tiny  32 px, preset tiny, 0 pictures seen")


def test_a_list_as_json_is_one_object_a_model(run, shelved):
    (record,) = [json.loads(line) for line in run("models", "list", "--json").lines]
    assert (record["name"], record["default"], record["image_size"]) == ("tiny", True, 32)
    assert record["guidance_high"] is None


def test_a_broken_model_is_listed_with_its_problem(run, shelved):
    shutil.copytree(shelved, shelved.parent / "worse")
    (shelved.parent / "worse" / "prompt.onnx").unlink()
    done = run("models", "list")
    assert done.status == 1
    assert "  worse  cannot be used: the model" in done.out
    assert "error" in json.loads(run("models", "list", "--json").lines[1])


@pytest.mark.parametrize("words", [(), ("tiny",)])
def test_info_tells_all_about_one(run, shelved, words):
    done = run("models", "info", *words)
    assert done.status == 0
    assert "licence          Apache-2.0" in done.out
    assert "files            sound" in done.out
    assert json.loads(run("models", "info", *words, "--json").out)["encoder"] == "bytes"


def test_info_checks_every_hash(run, shelved):
    data = bytearray((shelved / "denoiser.onnx").read_bytes())
    data[-1] ^= 1
    (shelved / "denoiser.onnx").write_bytes(data)
    done = run("models", "info")
    assert done.status == 1
    assert "denoiser.onnx is damaged" in done.err


def test_no_model_is_an_error(run, shelved):
    shutil.rmtree(shelved)
    for action in ("list", "info"):
        done = run("models", action)
        assert done.status == 1
        assert "no model is installed" in done.err


def test_models_alone_is_bad_usage(run):
    assert run("models").status == 2


def test_styles_are_listed_and_told(run, shelved):
    assert " MB, styles" not in run("models", "list").out
    assert " MB, " in run("models", "list").out
    assert "styles           none" in run("models", "info").out
    shutil.rmtree(shelved)
    write_tiny_bundle(shelved, styles=("Sans", "Kai"))
    assert " MB, styles Sans, Kai; " in run("models", "list").out
    assert "styles           Sans, Kai" in run("models", "info").out
    for action in ("list", "info"):
        assert json.loads(run("models", action, "--json").out)["styles"] == ["Sans", "Kai"]
