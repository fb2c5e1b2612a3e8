"""A bundle that lists parts invents compositions, and draws what it is told."""

import json

import numpy as np
import pytest

from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import OPEN, GenerationRequest, requests_of
from glyphstudio.errors import BundleError, MismatchError, RequestError
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_composer import words_of
from glyphstudio.inference.onnx_model import OnnxModel
from tests.support.tiny_bundle import write_manifest, write_tiny_bundle


@pytest.fixture(scope="module")
def composing_folder(tmp_path_factory):
    folder = tmp_path_factory.mktemp("composing") / "tiny"
    write_tiny_bundle(folder, composes=True)
    return folder


@pytest.fixture(scope="module")
def model(composing_folder):
    return OnnxModel(open_bundle(composing_folder))


def picture(model, request):
    *_, last = generate(model, [request])
    return last.denoised


def test_equal_requests_give_equal_compositions_and_seeds_differ(model):
    assert model.facts.has_composition
    first, second = ([model.compose("gold", 0, seed) for seed in range(12)] for _ in range(2))
    assert first == second
    assert len(set(first)) > 6
    assert all(first)


def test_prompts_with_one_seed_do_not_share_their_partners(model):
    partners = {model.compose(prompt, 85, 0) for prompt in ("gold", "silver", "iron", "tin", "lead")}
    assert len(partners) > 2


def test_no_prompt_and_no_radical_leave_the_parts_open(model):
    assert model.compose("", 0, 7) == ""


def test_a_chosen_radical_is_shown(model):
    composition = model.compose("gold", 85, 3)
    assert "氵" in composition or "水" in composition


def test_what_is_told_changes_the_picture_and_open_says_nothing(model):
    asked = GenerationRequest(prompt="gold", steps=3)
    told = [picture(model, GenerationRequest(prompt="gold", steps=3, composition=c)) for c in ("", "⿰氵火", OPEN)]
    assert np.array_equal(told[0], picture(model, asked))
    assert all(np.abs(one - other).max() > 1e-3 for one, other in ((told[0], told[1]), (told[1], told[2])))


def test_a_batch_equals_its_singles_though_each_seed_has_its_own_composition(model):
    requests = requests_of(GenerationRequest(prompt="gold", steps=3, seed=5), 4)
    *_, together = generate(model, requests)
    for row, request in zip(together.denoised, requests, strict=True):
        assert np.array_equal(row, picture(model, request)[0])


def test_a_model_without_parts_composes_nothing(tiny_model):
    assert not tiny_model.facts.has_composition
    assert tiny_model.compose("gold", 0, 1) == ""
    told = GenerationRequest(prompt="gold", steps=3, composition="⿰氵火")
    assert np.array_equal(picture(tiny_model, told), picture(tiny_model, GenerationRequest(prompt="gold", steps=3)))


def test_a_composition_that_is_none_is_refused_with_the_request():
    with pytest.raises(RequestError, match="not complete"):
        GenerationRequest(prompt="gold", composition="⿰氵")


@pytest.mark.parametrize(
    ("prompt", "words"),
    [
        ("water", []),
        ("the water", []),
        ("A house in the RAIN", ["house", "rain"]),
        ("fire, fire and more fire", ["fire", "more"]),
        ("one b c d e f g h i j", ["b", "c", "d", "e", "f", "g", "h", "i"]),
        ("龍 王", ["龍", "王"]),
        ("", []),
    ],
)
def test_the_words_that_mean_something_alone(prompt, words):
    assert words_of(prompt) == words


def damaged(folder, tmp_path, **changes):
    """Copy the bundle with another entry ``parts``."""
    copy = tmp_path / "copy"
    write_tiny_bundle(copy, composes=True)
    manifest = json.loads((copy / "bundle.json").read_text())
    write_manifest(copy, {**manifest, "parts": {**manifest["parts"], **changes}})
    return copy


@pytest.mark.parametrize(
    "changes",
    [
        {"components": "木"},
        {"counts": [1]},
        {"components": ["two letters"], "counts": [1]},
        {"components": ["木"] * 1024, "counts": [1] * 1024},
        {"components": [5], "counts": [1]},
        {"components": ["木"], "counts": [-1]},
        {"components": ["木"], "counts": [1.5]},
        {"characters": 0},
        {"characters": "many"},
    ],
)
def test_parts_that_cannot_be_are_refused_in_a_sentence(composing_folder, tmp_path, changes):
    with pytest.raises(BundleError, match=r"parts|characters"):
        open_bundle(damaged(composing_folder, tmp_path, **changes))


def test_a_bundle_with_parts_and_no_composer_is_refused(tmp_path):
    folder = tmp_path / "tiny"
    write_tiny_bundle(folder, composes=True)
    (folder / "composer.onnx").unlink()
    write_manifest(folder, json.loads((folder / "bundle.json").read_text()))
    with pytest.raises(BundleError, match=r"does not list composer\.onnx"):
        open_bundle(folder)


def test_another_graph_in_the_composer_s_place_is_refused(tmp_path):
    folder = tmp_path / "tiny"
    write_tiny_bundle(folder, composes=True)
    (folder / "composer.onnx").write_bytes((folder / "prompt.onnx").read_bytes())
    write_manifest(folder, json.loads((folder / "bundle.json").read_text()))
    with pytest.raises(MismatchError, match=r"composer\.onnx takes"):
        OnnxModel(open_bundle(folder))


def test_strokes_change_the_composition_and_none_leave_it(model):
    open_ones = [model.compose("gold", 0, seed) for seed in range(12)]
    assert [model.compose("gold", 0, seed, 0) for seed in range(12)] == open_ones
    assert [model.compose("gold", 0, seed, 30) for seed in range(12)] != open_ones
