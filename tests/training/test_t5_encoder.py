import numpy as np
import pytest

torch = pytest.importorskip("torch")

from safetensors.torch import load_file  # noqa: E402

from glyphstudio.errors import BundleError  # noqa: E402
from glyphstudio.training.t5_encoder import TorchT5Encoder  # noqa: E402
from tests.support.tiny_t5 import write_tiny_t5  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.fixture
def folder(tmp_path):
    write_tiny_t5(tmp_path / "t5")
    return tmp_path / "t5"


def test_states_are_padded_with_zeros_and_masked(folder):
    encoder = TorchT5Encoder(str(folder), max_tokens=8)
    states, mask = encoder.encode(["flat bar", ""])
    assert states.shape == (2, 8, 16)
    assert mask.sum(axis=1).tolist() == [3, 1]
    assert not states[~mask].any()
    assert np.abs(states[mask]).min(axis=1).max() > 0


def test_company_does_not_change_a_text_s_states(folder):
    encoder = TorchT5Encoder(str(folder), max_tokens=8)
    together, _ = encoder.encode(["gold", "flat bar 3"])
    alone, _ = encoder.encode(["gold"])
    np.testing.assert_allclose(together[:1], alone, atol=1e-6)


def test_the_hash_follows_the_weights(folder, tmp_path):
    write_tiny_t5(tmp_path / "other", seed=1)
    write_tiny_t5(tmp_path / "same")
    first, other, same = (TorchT5Encoder(str(path)).sha256 for path in (folder, tmp_path / "other", tmp_path / "same"))
    assert first == same != other


def test_a_long_text_is_said_to_be_cut(folder):
    encoder = TorchT5Encoder(str(folder), max_tokens=4)
    assert encoder.truncates("flat bar flat bar")
    assert not encoder.truncates("flat bar")


def test_a_folder_without_a_t5_and_an_unreachable_hub_are_told_apart(tmp_path, monkeypatch):
    (tmp_path / "config.json").write_text("{}")
    with pytest.raises(BundleError) as local:
        TorchT5Encoder(str(tmp_path))
    assert "model.safetensors" in local.value.hint
    monkeypatch.setenv("HF_HUB_OFFLINE", "1")
    with pytest.raises(BundleError) as hub:
        TorchT5Encoder("google-t5/t5-small-that-is-not-here")
    assert "Download" in hub.value.hint


def test_pickled_weights_are_refused(folder):
    torch.save(load_file(folder / "model.safetensors"), folder / "pytorch_model.bin")
    (folder / "model.safetensors").unlink()
    with pytest.raises(BundleError, match="no T5 encoder"):
        TorchT5Encoder(str(folder))
