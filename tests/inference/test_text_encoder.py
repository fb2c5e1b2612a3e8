"""Text becomes the same states whatever stands beside it, from files that are what they claim to be."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio import resources
from glyphstudio.errors import BundleError, MismatchError
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.encoder_facts import EncoderFacts, read_facts
from glyphstudio.inference.text_encoder import OnnxTextEncoder
from tests.support import tiny_bundle


@pytest.fixture(scope="module")
def minilm():
    return OnnxTextEncoder(resources.find("encoders/minilm"))


@pytest.fixture(scope="module")
def tiny_encoder(tiny_folder):
    bundle = open_bundle(tiny_folder)
    return OnnxTextEncoder(bundle.encoder_folder, bundle.encoder)


@pytest.fixture
def copied(folder):
    """The tiny encoder as a folder of its own, to be damaged."""
    bundle = open_bundle(folder)
    (folder / "encoder.json").write_text(json.dumps({"format": 1, **vars(bundle.encoder)}))
    return folder


def test_a_folder_says_itself_what_it_is(copied, tiny_encoder):
    encoder = OnnxTextEncoder(copied)
    assert (encoder.id, encoder.width, encoder.max_tokens) == ("bytes", 16, 48)
    assert np.array_equal(encoder.encode(["gold"])[0], tiny_encoder.encode(["gold"])[0])


def test_the_shipped_encoder_is_minilm(minilm):
    assert (minilm.id, minilm.width, minilm.max_tokens) == ("minilm", 384, 48)
    assert minilm.sha256 == "8199be6f699a395f99f89df973f9dc5285fbcfcdb2ae1a4e1201dab014f3d2a6"


def test_the_shipped_encoder_carries_its_licence():
    folder = resources.find("encoders/minilm")
    assert "Apache License" in (folder / "LICENSE").read_text()
    assert "all-MiniLM-L6-v2" in (folder / "NOTICE").read_text()


def test_states_are_padded_with_zeros_to_a_fixed_length(minilm):
    states, mask = minilm.encode(["gold", ""])
    assert states.shape == (2, 48, 384)
    assert states.dtype == np.float32
    assert mask.dtype == np.bool_
    assert mask.sum(axis=1).tolist() == [3, 2]
    assert np.all(states[~mask] == 0.0)
    assert np.all(np.abs(states[mask]).sum(axis=-1) > 0.0)


def test_no_texts_give_no_states(minilm):
    states, mask = minilm.encode([])
    assert states.shape == (0, 48, 384)
    assert mask.shape == (0, 48)


def test_a_text_has_the_same_bytes_alone_and_in_company(minilm):
    texts = ["gold", "a house in the rain beside the old bridge", "", "to fly"]
    states, mask = minilm.encode(texts)
    for row, text in enumerate(texts):
        alone, its_mask = minilm.encode([text])
        assert alone[0].tobytes() == states[row].tobytes()
        assert its_mask[0].tobytes() == mask[row].tobytes()


def test_states_know_what_words_mean(minilm):
    """The token "gold" lies nearer to "silver" than to "horse": the weights are those of a language model."""
    states, mask = minilm.encode(["gold", "silver", "horse"])
    gold, silver, horse = (row[kept].mean(axis=0) for row, kept in zip(states, mask, strict=True))
    cosine = [float(gold @ other / np.linalg.norm(gold) / np.linalg.norm(other)) for other in (silver, horse)]
    assert cosine[0] > cosine[1] + 0.1


@pytest.mark.parametrize(("words", "cut"), [(46, False), (47, True), (5000, True)])
def test_a_long_text_is_cut_at_the_limit_and_keeps_its_end_mark(minilm, words, cut):
    text = "word " * words
    assert minilm.truncates(text) is cut
    states, mask = minilm.encode([text])
    assert mask.sum() == 48
    assert np.array_equal(states, minilm.encode(["word " * 46])[0])


@settings(max_examples=50)
@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=200))
def test_any_text_is_encoded(tiny_encoder, text):
    states, mask = tiny_encoder.encode([text])
    assert np.isfinite(states).all()
    assert mask.sum() == min(48, 2 + len(text.encode()))
    assert tiny_encoder.truncates(text) == (len(text.encode()) > 46)


@pytest.mark.parametrize("text", ["\x00", "a\x00b", "\x1b[31m", "𠀀" * 3, "\ufeff", "e\u0301", "\u202egold"])
def test_the_shipped_encoder_reads_strange_characters(minilm, text):
    assert np.isfinite(minilm.encode([text])[0]).all()


@pytest.mark.parametrize("name", ["text_encoder.onnx", "tokenizer.json"])
def test_a_changed_file_is_refused_before_it_is_used(copied, name):
    data = bytearray((copied / name).read_bytes())
    data[len(data) // 2] ^= 1
    (copied / name).write_bytes(data)
    with pytest.raises(MismatchError, match=name):
        OnnxTextEncoder(copied)


@pytest.mark.parametrize("name", ["text_encoder.onnx", "tokenizer.json", "encoder.json"])
def test_a_missing_file_is_named(copied, name):
    (copied / name).unlink()
    with pytest.raises(BundleError, match=name):
        OnnxTextEncoder(copied)


NOT_FACTS = (
    ("format", 2), ("id", "../x"), ("width", 0), ("width", True), ("max_tokens", "48"), ("sha256", "ABC"),
    ("model", "../model.onnx"), ("model", None), ("tokenizer_sha256", 7), ("surprise", 1),
)  # fmt: skip


@pytest.mark.parametrize(("key", "value"), NOT_FACTS)
def test_facts_that_no_encoder_has_are_refused(copied, key, value):
    path = copied / "encoder.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {key: value}))
    with pytest.raises(BundleError):
        read_facts(copied)


@pytest.mark.parametrize("text", ["", "[]", "{}", "\xff", "[" * 100_000])
def test_facts_that_are_no_facts_are_refused(tmp_path, text):
    (tmp_path / "encoder.json").write_text(text)
    with pytest.raises(BundleError):
        read_facts(tmp_path)


def facts_of(folder, **changed):
    bundle = open_bundle(folder)
    return EncoderFacts(**(vars(bundle.encoder) | changed))


def test_an_encoder_of_another_width_than_it_says_is_refused(tiny_folder):
    encoder = OnnxTextEncoder(tiny_folder, facts_of(tiny_folder, width=32))
    with pytest.raises(MismatchError, match="width 32"):
        encoder.encode(["gold"])


def test_a_graph_that_asks_for_something_else_is_refused(tiny_folder):
    files = json.loads((tiny_folder / "bundle.json").read_text())["files"]
    facts = facts_of(tiny_folder, model="prompt.onnx", sha256=files["prompt.onnx"]["sha256"])
    with pytest.raises(BundleError, match="asks for"):
        OnnxTextEncoder(tiny_folder, facts)


def test_what_is_no_tokenizer_is_refused(folder):
    (folder / "tokenizer.json").write_text("{}")
    tiny_bundle.write_manifest(folder, json.loads((folder / "bundle.json").read_text()))
    with pytest.raises(BundleError, match="no tokenizer"):
        OnnxTextEncoder(folder, facts_of(folder))


def test_a_token_that_the_graph_does_not_know_is_a_failure_with_a_sentence(folder):
    tokenizer = json.loads((folder / "tokenizer.json").read_text())
    tokenizer["model"]["vocab"]["a"] = 9999
    (folder / "tokenizer.json").write_text(json.dumps(tokenizer))
    tiny_bundle.write_manifest(folder, json.loads((folder / "bundle.json").read_text()))
    with pytest.raises(BundleError, match="the text encoder bytes failed"):
        OnnxTextEncoder(folder, facts_of(folder)).encode(["a"])
