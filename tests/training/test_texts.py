import numpy as np
import pytest

from glyphstudio.errors import CheckpointError
from glyphstudio.training.texts import open_texts
from tests.support.tiny_training import HashEncoder

TEXTS = ("a horse", "water", "to eat slowly")


def open_counting(folder, texts):
    counts = []
    return open_texts(folder, HashEncoder(), texts, lambda done, total: counts.append(total)), counts


def test_states_are_those_of_the_encoder(tmp_path):
    table, _ = open_counting(tmp_path, TEXTS)
    states, mask = table.gather([table.index[text] for text in TEXTS])
    expected, expected_mask = HashEncoder().encode(TEXTS)
    length = states.shape[1]
    assert length == 5
    np.testing.assert_allclose(states, expected[:, :length], atol=2e-3)
    np.testing.assert_array_equal(mask, expected_mask[:, :length])


def test_the_second_time_only_new_texts_are_encoded(tmp_path):
    open_counting(tmp_path, TEXTS)
    assert open_counting(tmp_path, TEXTS)[1] == []
    table, counts = open_counting(tmp_path, (*TEXTS, "a knife"))
    assert counts == [2]
    (tmp_path / "other").mkdir()
    fresh, _ = open_counting(tmp_path / "other", ("x",))
    assert set(table.index) == {"", *TEXTS, "a knife"}
    assert set(fresh.index) == {"", "x"}
    for text in ("", *TEXTS, "a knife"):
        expected, mask = HashEncoder().encode([text])
        np.testing.assert_allclose(table.gather([table.index[text]])[0][0], expected[0][mask[0]], atol=2e-3)


def test_a_damaged_file_is_named(tmp_path):
    open_counting(tmp_path, TEXTS)
    (path,) = tmp_path.iterdir()
    path.write_bytes(path.read_bytes()[:100])
    with pytest.raises(CheckpointError, match="damaged"):
        open_counting(tmp_path, TEXTS)
