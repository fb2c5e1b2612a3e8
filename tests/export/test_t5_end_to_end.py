import numpy as np
import pytest

torch = pytest.importorskip("torch")
pytest.importorskip("onnx")

from export.bundle_writer import write_bundle  # noqa: E402
from glyphstudio.engine.generate import generate  # noqa: E402
from glyphstudio.engine.request import GenerationRequest  # noqa: E402
from glyphstudio.inference.bundle import open_bundle  # noqa: E402
from glyphstudio.inference.onnx_model import OnnxModel  # noqa: E402
from glyphstudio.training.config import TrainingPlan  # noqa: E402
from glyphstudio.training.loop import Intervals  # noqa: E402
from glyphstudio.training.preparation import prepare_run  # noqa: E402
from glyphstudio.training.t5_encoder import TorchT5Encoder  # noqa: E402
from tests.support.tiny_t5 import write_tiny_t5  # noqa: E402
from tests.support.tiny_training import tiny_training_set  # noqa: E402

pytestmark = pytest.mark.torch


def test_a_model_with_a_t5_encoder_trains_a_step_exports_and_generates(tmp_path):
    write_tiny_t5(tmp_path / "t5")
    encoder = TorchT5Encoder(str(tmp_path / "t5"), max_tokens=8)
    run = prepare_run(
        run=tmp_path / "run",
        plan=TrainingPlan(preset="N", batch_size=4, max_steps=1, precision="no"),
        data=tiny_training_set(encoder=encoder),
        encoder=encoder,
        intervals=Intervals(save=0, sample=0, validate=0),
        resume=False,
        initial=None,
        say=lambda line: None,
    )
    list(run.events())
    write_bundle(
        tmp_path / "run",
        tmp_path / "bundle",
        name="tiny",
        defaults={},
        encoder_folder=str(tmp_path / "t5"),
        force=False,
        say=lambda line: None,
    )
    model = OnnxModel(open_bundle(tmp_path / "bundle"), "cpu")
    request = GenerationRequest(prompt="flat bar 3", steps=3, guidance=2.0)
    *_, last = generate(model, [request])
    *_, again = generate(model, [request])
    assert last.latents.shape == (1, 1, 32, 32)
    assert np.isfinite(last.latents).all()
    assert last.latents.tobytes() == again.latents.tobytes()
