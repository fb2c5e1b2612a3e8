"""What ships: sound, and the same picture in any company and with any number of threads."""

import numpy as np
import pytest

from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import ResourceError
from glyphstudio.inference.bundle import open_bundle, with_encoder
from glyphstudio.inference.model_store import default_model, find_encoder
from glyphstudio.inference.onnx_model import OnnxModel
from glyphstudio.inference.text_encoder import OnnxTextEncoder


@pytest.fixture(scope="module")
def model():
    try:
        folder = default_model()
    except ResourceError:
        pytest.skip("no model is installed")
    bundle = open_bundle(folder)
    bundle.verify()
    return OnnxModel(bundle)


@pytest.mark.parametrize("sigma", [0.1, 2.0, 40.0])
def test_neither_threads_nor_company_change_a_bit(model, sigma):
    size = model.facts.image_size
    latents = np.random.default_rng(0).standard_normal((3, 1, size, size)) * (1.0 + sigma)
    prompts = [model.condition(prompt) for prompt in ("gold", "", "a house in the rain")]
    usual, answers = model._cores, []
    try:
        for cores in (1, 2, 3, 4):
            model._cores = cores
            vars(model).pop("_wide", None)
            vars(model).pop("_threads", None)
            answers.append(model.denoise(latents, sigma, prompts))
            rows = [model.denoise(latents[row : row + 1], sigma, prompts[row : row + 1]) for row in range(3)]
            answers.append(np.concatenate(rows))
    finally:
        model._cores = usual
        vars(model).pop("_wide", None)
        vars(model).pop("_threads", None)
    assert all(answer.tobytes() == answers[0].tobytes() for answer in answers)


def test_picture_i_of_a_run_is_the_same_seed_alone(model):
    requests = requests_of(GenerationRequest(prompt="gold", steps=3), 3)
    *_, together = generate(model, requests)
    *_, alone = generate(model, requests[2:])
    assert together.denoised[2].tobytes() == alone.denoised[0].tobytes()


def test_the_encoder_of_our_own_reads_in_the_place_of_the_models():
    own = open_bundle(default_model())
    other = with_encoder(own, find_encoder("glypht5"))
    assert other.encoder.id == "glypht5"
    prompts = ("gold", "a bird in the rain", "to fly", "sorrow; grief", "")
    one, mask = OnnxTextEncoder(own.encoder_folder).encode(prompts)
    two, other_mask = OnnxTextEncoder(other.encoder_folder).encode(prompts)
    np.testing.assert_array_equal(mask, other_mask)
    lengths = np.linalg.norm(one, axis=2) * np.linalg.norm(two, axis=2)
    cosines = (one * two).sum(axis=2)[mask] / lengths[mask]
    assert cosines.mean() > 0.8
    request = GenerationRequest(prompt="gold", seed=0, steps=2, guidance=2.0)
    *_, last = generate(OnnxModel(other), [request])
    assert np.isfinite(last.denoised).all()
