"""A folder as yuewu/glyffuser published it, from `models import` to a picture: in a file and in the window.

The published folder holds unet/ and scheduler/; its text encoder is named beside it.
"""

import json
import shutil

import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("diffusers")
pytest.importorskip("onnx")

from diffusers import DDIMScheduler  # noqa: E402
from PIL import Image  # noqa: E402

from export.diffusers_import import main  # noqa: E402
from glyphstudio import app, cli  # noqa: E402
from glyphstudio.engine.generate import generate  # noqa: E402
from glyphstudio.engine.noise import NoiseStreams  # noqa: E402
from glyphstudio.engine.request import GenerationRequest  # noqa: E402
from glyphstudio.glyphs.pixels import to_grey  # noqa: E402
from glyphstudio.inference import model_store  # noqa: E402
from glyphstudio.inference.bundle import open_bundle  # noqa: E402
from glyphstudio.inference.onnx_model import OnnxModel  # noqa: E402
from glyphstudio.settings import Places  # noqa: E402
from glyphstudio.studio.create.model_opener import ModelState  # noqa: E402
from glyphstudio.training.t5_encoder import TorchT5Encoder  # noqa: E402
from tests.support.threads import no_thread_is_left  # noqa: E402
from tests.support.tiny_diffusers import write_diffusers  # noqa: E402
from tests.support.tiny_t5 import write_tiny_t5  # noqa: E402

__all__ = ["no_thread_is_left"]

pytestmark = pytest.mark.torch

TOKENS = 8
STEPS = 5
GUIDANCE = 3.0
PROMPT = "gold bar 3"


@pytest.fixture(scope="module")
def published(tmp_path_factory):
    """The folder, its T5 encoder's, the network, and the user's data folder into which it was imported."""
    folder = tmp_path_factory.mktemp("published")
    unet = write_diffusers(folder / "glyffuser", encoder=False)
    write_tiny_t5(folder / "t5")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(model_store.platformdirs, "user_data_path", lambda *_args, **_kwargs: folder / "user")
        words = ["--encoder", str(folder / "t5"), "--max-tokens", str(TOKENS), "--guidance", str(GUIDANCE)]
        assert cli.main(["models", "import", str(folder / "glyffuser"), *words]) == 0
    return folder, unet


@pytest.fixture
def installed(published, monkeypatch):
    """Let the user's models be those that were imported."""
    folder, unet = published
    monkeypatch.setattr(model_store.platformdirs, "user_data_path", lambda *_args, **_kwargs: folder / "user")
    return folder, unet


def their_pictures(folder, unet, seed):
    """Return diffusers' picture (0…1) after each step: the folder's scheduler and network, guided and clipped."""
    encoder = TorchT5Encoder(str(folder / "t5"), TOKENS)
    states, mask = (torch.from_numpy(array) for array in encoder.encode([PROMPT, ""]))
    # The picture is handed over, not the noise: it is clipped to the range of the training before.
    told = {"timestep_spacing": "trailing", "prediction_type": "sample", "clip_sample": False}
    scheduler = DDIMScheduler.from_pretrained(folder / "glyffuser" / "scheduler", **told)
    scheduler.set_timesteps(STEPS)
    kept = scheduler.alphas_cumprod.double()
    side = unet.config.sample_size
    x = torch.from_numpy(NoiseStreams([seed], (1, side, side))()) * (1.0 - kept[-1]).sqrt()
    pictures = []
    for step in scheduler.timesteps:
        asked = {"encoder_hidden_states": states, "encoder_attention_mask": mask.float(), "return_dict": False}
        noise = unet(x.float().repeat(2, 1, 1, 1), step, **asked)[0].double()
        wanted, unwanted = noise[:1], noise[1:]
        guided = unwanted + GUIDANCE * (wanted - unwanted)
        picture = ((x - (1.0 - kept[step]).sqrt() * guided) / kept[step].sqrt()).clamp(0.0, 1.0)
        pictures.append(picture.numpy())
        x = scheduler.step(picture, step, x).prev_sample
    return pictures


def test_every_step_is_that_of_diffusers(installed):
    folder, unet = installed
    model = OnnxModel(open_bundle(folder / "user" / "models" / "glyffuser"), "cpu")
    assert model.facts.default_guidance == GUIDANCE
    request = GenerationRequest(
        prompt=PROMPT, seed=5, steps=STEPS, guidance=GUIDANCE, sampler="ddim", schedule="linear-ddpm"
    )
    ours = [state.denoised for state in generate(model, [request])]
    theirs = their_pictures(folder, unet, 5)
    assert len(ours) == len(theirs) == STEPS
    for one, other in zip(ours, theirs, strict=True):
        assert np.abs(one - other).max() < 2e-3
    # Random weights clip most pixels, whose sides agree; some greys must be left to be compared. What the network says
    # before it is clipped is compared in test_diffusers_import.
    between = (theirs[-1] > 0.0) & (theirs[-1] < 1.0)
    assert between.mean() > 0.02


def test_the_command_line_draws_the_picture(installed, tmp_path, capsys):
    folder, unet = installed
    words = ["--model", "glyffuser", "--steps", STEPS, "--sampler", "ddim", "--schedule", "linear-ddpm", "--seed", 5]
    assert cli.main(["generate", PROMPT, *map(str, words), "--out", str(tmp_path), "--json"]) == 0
    record = json.loads(capsys.readouterr().out)
    assert (record["model"], record["guidance"]) == ("glyffuser", GUIDANCE)
    with Image.open(record["file"]) as image:
        ours = np.asarray(image).astype(int)
    theirs = to_grey(their_pictures(folder, unet, 5)[-1], 0.0, 1.0)[0].astype(int)
    assert ours.shape == theirs.shape
    assert np.abs(ours - theirs).max() <= 1


def test_the_window_opens_it_by_name_and_shows_a_tile(installed, qapp, qtbot, tmp_path):
    places = Places(
        preferences=tmp_path / "window.json", failures=tmp_path / "failures.log", library=tmp_path / "library.db"
    )
    window = app.open_window(qapp, app.services_of("glyffuser"), places)
    try:
        qtbot.waitUntil(lambda: window.studio.model_state in {ModelState.OPEN, ModelState.FAILED}, timeout=30_000)
        assert window.studio.model_state is ModelState.OPEN
        window.controls.prompt.set_text(PROMPT)
        window.controls.steps.box.setValue(2)
        window.generate()
        qtbot.waitUntil(lambda: bool(window.studio.tiles) and not window.studio.busy, timeout=30_000)
        tile = window.studio.tiles[0]
        assert tile.picture.size == 16
        assert len(set(tile.picture.clean)) > 2  # random weights leave few greys between black and white
        assert not window.grab().isNull()
    finally:
        window.close()
    assert window.closed_in_time
    window.deleteLater()


def _pickle(folder):
    shutil.move(
        folder / "unet" / "diffusion_pytorch_model.safetensors", folder / "unet" / "diffusion_pytorch_model.bin"
    )


def _wider(folder):
    path = folder / "unet" / "config.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), "block_out_channels": [16, 64]}))


@pytest.mark.parametrize(
    ("spoil", "said"),
    [
        (_pickle, "is a pickle, which can run programs"),
        (lambda folder: shutil.rmtree(folder / "scheduler"), "lacks scheduler/scheduler_config.json"),
        (_wider, "holds the weights of another network"),
        (lambda folder: (folder / "unet" / "config.json").write_bytes(b"\x80\x04"), "cannot be read as JSON"),
    ],
)
def test_a_hostile_folder_ends_in_a_sentence_and_leaves_nothing(published, tmp_path, capsys, spoil, said):
    folder = shutil.copytree(published[0] / "glyffuser", tmp_path / "glyffuser")
    spoil(folder)
    assert main([str(folder), str(tmp_path / "bundle"), "--encoder", str(published[0] / "t5")]) == 1
    errors = [line for line in capsys.readouterr().err.splitlines() if line.startswith("error: ")]
    assert len(errors) == 1
    assert said in errors[0]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["glyffuser"]
