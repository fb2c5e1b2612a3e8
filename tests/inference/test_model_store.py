"""Models are found by name or folder, and the best is taken when nobody says."""

import json

import pytest

from glyphstudio import resources
from glyphstudio.errors import BundleError, ResourceError
from glyphstudio.inference import model_store
from glyphstudio.inference.model_store import default_model, find_model, installed_models
from tests.support.tiny_bundle import tiny_manifest, write_manifest, write_tiny_bundle


@pytest.fixture
def shelves(tmp_path, monkeypatch):
    """The user's shelf and the program's, both empty."""
    shipped, own = tmp_path / "resources" / "models", tmp_path / "user" / "models"
    shipped.mkdir(parents=True)
    own.mkdir(parents=True)
    monkeypatch.setenv(resources.ENVIRONMENT_VARIABLE, str(shipped.parent))
    monkeypatch.setattr(model_store.platformdirs, "user_data_path", lambda *_args, **_kwargs: own.parent)
    return own, shipped


def put(folder, seen=0):
    write_tiny_bundle(folder, name=folder.name)
    manifest = json.loads((folder / "bundle.json").read_text())
    write_manifest(folder, {**tiny_manifest(32, folder.name, manifest["encoder"]), "samples_seen": seen})
    return folder


def test_no_model_is_told(shelves):
    assert installed_models() == ()
    with pytest.raises(ResourceError, match="no model is installed"):
        default_model()


def test_a_missing_shelf_is_an_empty_one(shelves, monkeypatch):
    own, shipped = shelves
    own.rmdir()
    put(shipped / "first")
    assert default_model() == shipped / "first"


def test_the_model_that_has_seen_the_most_is_the_default(shelves):
    _, shipped = shelves
    put(shipped / "a", seen=10)
    best = put(shipped / "b", seen=500)
    put(shipped / "c", seen=500)
    assert default_model() == best


def test_a_broken_model_is_not_the_default_but_said_when_there_is_no_other(shelves):
    own, shipped = shelves
    put(shipped / "sound", seen=1)
    broken = put(own / "broken", seen=1000)
    (broken / "denoiser.onnx").unlink()
    assert default_model() == shipped / "sound"
    assert find_model("broken") == broken
    (shipped / "sound" / "prompt.onnx").unlink()
    with pytest.raises(BundleError, match=r"denoiser\.onnx is missing"):
        default_model()


def test_the_users_own_model_stands_before_one_of_the_same_name(shelves):
    own, shipped = shelves
    put(shipped / "glyphs")
    put(own / "glyphs")
    assert installed_models() == (own / "glyphs",)


def test_a_model_is_found_by_name_and_by_folder(shelves, tmp_path):
    _, shipped = shelves
    put(shipped / "glyphs")
    put(tmp_path / "elsewhere")
    assert find_model("glyphs") == shipped / "glyphs"
    assert find_model(str(tmp_path / "elsewhere")) == tmp_path / "elsewhere"


@pytest.mark.parametrize("name", ["nothing", "", "../models", "/nowhere", "gly\x1bphs"])
def test_an_unknown_model_is_refused_with_the_names_that_there_are(shelves, name):
    put(shelves[1] / "glyphs")
    with pytest.raises(BundleError, match="there is no model") as caught:
        find_model(name)
    assert "glyphs" in caught.value.hint
