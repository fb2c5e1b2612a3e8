import pytest

torch = pytest.importorskip("torch")

from glyphstudio.errors import CheckpointError, MismatchError  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.checkpoint import EncoderIdentity, RunState, build_network  # noqa: E402
from glyphstudio.training.optimizer import build_optimizer  # noqa: E402

pytestmark = pytest.mark.torch


def state(step: int) -> RunState:
    return RunState(
        step=step,
        samples_seen=step * 4,
        seconds=1.5,
        world_size=1,
        preset="N",
        objective="flow-x",
        image_size=32,
        data_mean=0.5,
        data_std=0.8,
        encoder=EncoderIdentity(id="hash", width=16, max_tokens=8, sha256="0" * 64),
        fonts=("bars",),
    )


@pytest.fixture
def save(tmp_path):
    network = build_network("N", 32, 16)
    optimizer = build_optimizer(network, 0.01, 1e-3)
    return lambda step: checkpoint.save(tmp_path, network, network, optimizer, state(step))


def test_what_was_saved_is_read_back(save):
    folder = save(3)
    assert checkpoint.read_state(folder) == state(3)
    other = build_network("N", 32, 16)
    checkpoint.load_weights(other, folder / "ema")


def test_the_newest_two_are_kept(save, tmp_path):
    for step in (1, 2, 3):
        save(step)
    assert [path.name for path in sorted((tmp_path / "checkpoints").iterdir())] == ["00000002", "00000003"]
    assert checkpoint.resolve(tmp_path).name == "00000003"


def test_a_write_that_fails_halfway_keeps_the_last_checkpoint(save, tmp_path, monkeypatch):
    save(1)

    def full(*args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(checkpoint, "_flush", full)
    with pytest.raises(CheckpointError, match="No space left"):
        save(2)
    assert [path.name for path in (tmp_path / "checkpoints").iterdir()] == ["00000001"]


def test_a_killed_write_is_not_taken_for_a_checkpoint(save, tmp_path):
    save(1)
    (tmp_path / "checkpoints" / "00000009.partial").mkdir()
    assert checkpoint.newest(tmp_path).name == "00000001"


@pytest.mark.parametrize("name", ["ema/" + checkpoint.WEIGHTS, "optimizer.safetensors"])
def test_a_flipped_byte_is_found(save, name):
    folder = save(1)
    content = bytearray((folder / name).read_bytes())
    content[len(content) // 2] ^= 1
    (folder / name).write_bytes(content)
    with pytest.raises(CheckpointError, match="damaged"):
        checkpoint.read_state(folder)


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 99, "sha256": {}}', '{"format": 1, "sha256": {"../x": ""}}']
)
def test_a_state_that_is_none_is_refused_with_a_sentence(save, text):
    folder = save(1)
    (folder / "state.json").write_text(text)
    with pytest.raises(CheckpointError):
        checkpoint.read_state(folder)


def test_weights_of_another_preset_are_refused(save):
    with pytest.raises(MismatchError, match="another network"):
        checkpoint.load_weights(build_network("C", 32, 16), save(1) / "ema")


def test_a_pickle_in_the_place_of_weights_is_refused(save):
    folder = save(1)
    torch.save({"x": torch.zeros(1)}, folder / "ema" / checkpoint.WEIGHTS)
    with pytest.raises(CheckpointError, match="cannot be read"):
        checkpoint.load_weights(build_network("N", 32, 16), folder / "ema")


def test_a_folder_without_checkpoints_is_refused(tmp_path):
    with pytest.raises(CheckpointError, match="holds no checkpoint"):
        checkpoint.resolve(tmp_path)
