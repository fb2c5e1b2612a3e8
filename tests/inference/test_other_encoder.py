"""A text encoder in the place of the one that a model was made with."""

import json

import pytest

from glyphstudio.cli import main as command
from glyphstudio.cli.request_options import identity_of
from glyphstudio.cli.sheet import BundlePlace
from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.inference.bundle import open_bundle, with_encoder
from glyphstudio.inference.model_store import find_encoder
from glyphstudio.inference.onnx_model import OnnxModel
from tests.support.tiny_bundle import write_other_encoder, write_tiny_bundle


@pytest.fixture
def bundle(tmp_path):
    write_tiny_bundle(tmp_path / "model", draft=True)
    return open_bundle(tmp_path / "model")


def test_an_encoder_that_learnt_from_the_models_own_reads_in_its_place(bundle, tmp_path):
    write_other_encoder(bundle.folder, tmp_path / "other")
    other = with_encoder(bundle, tmp_path / "other")
    assert (other.encoder.id, other.facts) == ("glypht5", bundle.facts)
    assert other.draft.encoder == other.encoder
    assert not OnnxModel(other, "cpu").condition("gold").truncated


def test_the_models_own_encoder_may_be_named_too(bundle, tmp_path):
    write_other_encoder(bundle.folder, tmp_path / "other")
    other = with_encoder(bundle, tmp_path / "other")
    assert with_encoder(other, tmp_path / "other") == other


@pytest.mark.parametrize(
    ("changes", "words"),
    [({"teacher": "9" * 64}, "did not learn from bytes"), ({"width": 77}, "states of width 77, the model tiny reads")],
)
def test_another_one_is_refused_with_a_sentence(bundle, tmp_path, changes, words):
    write_other_encoder(bundle.folder, tmp_path / "other", **changes)
    with pytest.raises(MismatchError, match=words):
        with_encoder(bundle, tmp_path / "other")


@pytest.mark.parametrize("origin", ["", "[]", "{", '{"teacher": 5}', "[" * 100_000])
def test_an_origin_that_says_nothing_is_no_origin(bundle, tmp_path, origin):
    write_other_encoder(bundle.folder, tmp_path / "other")
    (tmp_path / "other" / "origin.json").write_text(origin)
    with pytest.raises(MismatchError, match="did not learn"):
        with_encoder(bundle, tmp_path / "other")


def test_what_it_draws_is_not_taken_for_what_the_own_one_draws(bundle, tmp_path):
    write_other_encoder(bundle.folder, tmp_path / "other")
    other = with_encoder(bundle, tmp_path / "other")
    identities = identity_of(bundle, "cpu"), identity_of(other, "cpu")
    assert identities[0] != identities[1]
    place = str(bundle.folder), str(tmp_path / "other"), "cpu"
    assert BundlePlace(*place, identities[1])().facts == bundle.facts
    with pytest.raises(BundleError, match="is another one"):
        BundlePlace(*place, identities[0])()


def test_encoders_are_found_by_name_or_folder(tmp_path, monkeypatch):
    assert find_encoder("minilm").name == "minilm"
    assert find_encoder(str(tmp_path)) == tmp_path
    monkeypatch.chdir(tmp_path)
    (tmp_path / "mine").mkdir()
    assert find_encoder("mine").name == "mine"
    for name in ("", "none", "../models", str(tmp_path / "none")):
        with pytest.raises(BundleError, match="there is no text encoder"):
            find_encoder(name)


def test_the_command_line_draws_with_it(bundle, tmp_path, capsys):
    write_other_encoder(bundle.folder, tmp_path / "other")
    words = ["generate", "gold", "--model", str(bundle.folder), "--json"]
    assert command([*words, "--out", str(tmp_path / "own")]) == 0
    assert command([*words, "--encoder", str(tmp_path / "other"), "--out", str(tmp_path / "out")]) == 0
    assert (tmp_path / "own" / "gold-0.png").read_bytes() == (tmp_path / "out" / "gold-0.png").read_bytes()
    capsys.readouterr()
    assert command([*words, "--encoder", "none", "--out", str(tmp_path / "out")]) == 1
    assert "there is no text encoder 'none'" in capsys.readouterr().err
    assert json.loads((tmp_path / "other" / "encoder.json").read_text())["id"] == "glypht5"
