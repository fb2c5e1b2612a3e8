"""Weights in a prompt act on its tokens, and a plain prompt is what it always was."""

import numpy as np
import pytest

from glyphstudio import resources
from glyphstudio.engine.weights import read_weights
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_composer import weights_of, words_of
from glyphstudio.inference.onnx_model import OnnxModel
from glyphstudio.inference.text_encoder import OnnxTextEncoder
from glyphstudio.inference.weighting import encode_weighted
from tests.support.tiny_bundle import write_tiny_bundle


@pytest.fixture(scope="module")
def encoder():
    return OnnxTextEncoder(resources.find("encoders/minilm"))


@pytest.fixture(scope="module")
def composing(tmp_path_factory):
    folder = tmp_path_factory.mktemp("weighting") / "tiny"
    write_tiny_bundle(folder, composes=True)
    return OnnxModel(open_bundle(folder))


def encoded(encoder, prompt):
    states, mask = encode_weighted(encoder, read_weights(prompt))
    return states[0][mask[0]]


def test_a_plain_prompt_is_encoded_and_no_more(encoder):
    for prompt in ("a golden bird", "a bird (animal)", "", r"a bird \(animal\)"):
        states, mask = encoder.encode([prompt.replace("\\", "")])
        assert encoded(encoder, prompt).tobytes() == states[0][mask[0]].tobytes()


def test_only_the_tokens_of_the_weighted_words_move_and_by_the_formula(encoder):
    plain, weighted = encoded(encoder, "a golden bird"), encoded(encoder, "a (golden:1.5) bird")
    empty = encoded(encoder, "").mean(axis=0)
    (moved,) = np.flatnonzero((plain != weighted).any(axis=1))
    assert moved == 2  # [CLS] a golden bird [SEP]
    assert np.allclose(weighted[moved], empty + 1.5 * (plain[moved] - empty), atol=1e-6)


def test_a_word_of_several_tokens_moves_as_a_whole(encoder):
    text = "an indescribableness of ice"
    spans = encoder.spans(text)
    inside = [text[start:end] for start, end in spans if start >= 3 and end <= 20]
    assert len(inside) > 2
    plain, weighted = encoded(encoder, text), encoded(encoder, "an (indescribableness:0.5) of ice")
    assert np.flatnonzero((plain != weighted).any(axis=1)).tolist() == list(range(2, 2 + len(inside)))


def test_offsets_count_characters_whatever_the_script(encoder):
    text = "🐉 飛 fire"
    assert [text[start:end] for start, end in encoder.spans(text) if end][-1] == "fire"
    plain, weighted = encoded(encoder, text), encoded(encoder, "🐉 飛 (fire:2)")
    assert np.flatnonzero((plain != weighted).any(axis=1)).tolist() == [len(plain) - 2]


def test_nothing_counts_as_little_as_the_empty_prompt(encoder):
    empty = encoded(encoder, "").mean(axis=0)
    assert np.allclose(encoded(encoder, "(fire:0)")[1], empty, atol=1e-6)


def test_a_prompt_that_is_cut_off_can_be_weighted(encoder):
    states = encoded(encoder, "word " * 200 + "(end:2)")
    assert len(states) == encoder.max_tokens


def test_a_weight_changes_the_picture_a_little_more_the_farther_it_is_from_1(tiny_model):
    x = np.zeros((1, 1, 32, 32))

    def picture(prompt):
        return tiny_model.denoise(x, 10.0, [tiny_model.condition(prompt)])

    plain = picture("fire and ice")
    assert np.array_equal(picture("(fire:1) and ice"), plain)
    distances = [np.abs(picture(f"(fire:{weight}) and ice") - plain).max() for weight in (1.2, 1.6, 2.4)]
    assert 0 < distances[0] < distances[1] < distances[2]


def test_brackets_that_weigh_nothing_are_no_prompt(tiny_model):
    x = np.zeros((1, 1, 32, 32))
    plain, weighted = (tiny_model.condition(prompt) for prompt in ("fire", r"\(fire\)"))
    assert not np.array_equal(tiny_model.denoise(x, 10.0, [plain]), tiny_model.denoise(x, 10.0, [weighted]))


def test_the_words_of_a_weighted_prompt_choose_the_components(composing):
    plain = [composing.compose("fire and ice", 0, seed) for seed in range(40)]
    assert plain == [composing.compose("(fire:1) and ice", 0, seed) for seed in range(40)]
    fire = [composing.compose("(fire:4) and (ice:0)", 0, seed) for seed in range(40)]
    assert fire != plain


def test_each_word_has_the_weight_that_it_has_in_the_prompt():
    prompt = read_weights("(Fire:2) and ice of (ice:0.5) wind")
    assert weights_of(words_of(prompt.text), prompt) == [2.0, 1.0, 1.0]
    nothing = read_weights("(fire ice:0)")
    assert weights_of(words_of(nothing.text), nothing) is None
