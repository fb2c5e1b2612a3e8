"""The classifier of definitions: it learns what can be learned, and a damaged file is refused."""

import numpy as np
import pytest

from glyphstudio import resources
from glyphstudio.errors import ResourceError
from glyphstudio.evaluation.text_radicals import (
    FILE,
    TextRadicals,
    definitions_of,
    fit_softmax,
    load_text_radicals,
    mean_states,
)
from glyphstudio.glyphs.dictionary import load_characters, split_of
from glyphstudio.inference.encoder_facts import read_facts


def blobs(count, seed):
    """Return means [count, 6] around the corner of one of three radicals, and these."""
    generator = np.random.default_rng(seed)
    radicals = generator.choice([5, 85, 214], count)
    corners = {5: 0, 85: 1, 214: 2}
    means = generator.normal(0.0, 0.2, (count, 6)) + np.eye(6)[[corners[radical] for radical in radicals]]
    return means.astype(np.float32), radicals


def test_what_is_separable_is_separated():
    means, radicals = blobs(600, 0)
    weights, bias = fit_softmax(means, radicals, epochs=40, rate=0.03)
    fitted = TextRadicals(weights, bias, np.zeros(214, np.float32), "")
    fresh, wanted = blobs(200, 1)
    assert (fitted.read(fresh) == wanted).mean() > 0.97


def test_without_information_the_commonest_is_guessed():
    radicals = np.repeat([10, 20], [300, 100])
    weights, bias = fit_softmax(np.zeros((400, 4), np.float32), radicals, epochs=400, rate=0.01)
    assert not weights.any()
    shares = np.exp(bias - bias.max())
    assert np.argmax(bias) + 1 == 10
    assert shares[19] / shares[9] == pytest.approx(1 / 3, rel=0.2)


class Encoder:
    width = 2

    def encode(self, texts):
        (text,) = texts
        states = np.zeros((1, 5, 2), np.float32)
        states[0, : len(text)] = [[ord(letter), 1.0] for letter in text]
        return states, np.arange(5)[None] < len(text)


def test_padding_is_no_part_of_the_mean():
    said = []
    assert mean_states(Encoder(), ["ac", "d"], said.append) == pytest.approx(np.array([[98.0, 1.0], [100.0, 1.0]]))
    assert said == [1, 2]
    assert mean_states(Encoder(), []).shape == (0, 2)


def test_a_definition_counts_once_a_radical():
    known = list(load_characters().values())
    pairs = definitions_of("train", known)
    assert len(pairs) == len(set(pairs))
    assert set(pairs) == {(c.definition, c.radical) for c in known if c.definition and split_of(c) == "train"}


def test_the_shipped_one_belongs_to_the_shipped_encoder():
    shipped = load_text_radicals()
    assert shipped.encoder == read_facts(resources.find("encoders/minilm")).sha256
    assert shipped.weights.shape == (384, 214)
    assert shipped.share.sum() == pytest.approx(1.0, abs=2e-3)


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 cut off", b"no archive"])
def test_a_damaged_file_is_refused(tmp_path, data):
    (tmp_path / FILE).write_bytes(data)
    with pytest.raises(ResourceError, match=r"definitions\.npz is missing or damaged"):
        load_text_radicals(tmp_path)


def test_a_missing_file_and_wrong_shapes_are_refused(tmp_path):
    with pytest.raises(ResourceError, match="is missing or damaged"):
        load_text_radicals(tmp_path)
    arrays = {name: np.zeros(3, np.float16) for name in ("weights", "bias", "share")}
    np.savez(tmp_path / FILE, encoder=np.array("x"), **arrays)
    with pytest.raises(ResourceError, match="other shapes"):
        load_text_radicals(tmp_path)
