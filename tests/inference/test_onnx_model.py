"""The tiny bundle answers what its formula says, and a row never knows its company."""

import gc
import json
import os
import subprocess
import sys
import weakref

import numpy as np
import onnx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import BundleError, MismatchError, RequestError
from glyphstudio.inference import onnx_model
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxConditioning, OnnxModel
from tests.support.tiny_bundle import DEVIATION, HIGH, LOW, write_manifest, write_tiny_bundle


def latents(count, size=32, seed=0):
    return np.random.default_rng(seed).standard_normal((count, 1, size, size)) * 3.0


def rewritten(folder):
    """Fill in hashes anew and open the model."""
    write_manifest(folder, json.loads((folder / "bundle.json").read_text()))
    return OnnxModel(open_bundle(folder))


def test_without_noise_the_picture_stays_and_in_pure_noise_it_is_the_prompts(tiny_model):
    x = latents(1)
    gold = [tiny_model.condition("gold")]
    assert np.allclose(tiny_model.denoise(x, 1e-4, gold), x, atol=1e-4)
    mean = tiny_model.denoise(np.zeros_like(x), 1e6, gold)
    assert mean.min() >= LOW - 1e-5
    assert mean.max() <= HIGH + 1e-5
    assert mean.std() > 0.2


def test_the_unconditional_model_is_mid_grey(tiny_model):
    x = latents(1)
    sigma = 2.0
    denoised = tiny_model.denoise(x, sigma, [tiny_model.condition("")])
    grey = (LOW + HIGH) / 2
    expected = (DEVIATION**2 * x + sigma**2 * grey) / (DEVIATION**2 + sigma**2)
    assert np.allclose(denoised, expected, atol=1e-6)


def test_answers_are_in_float64_and_leave_the_latents_alone(tiny_model):
    x = latents(3)
    x.flags.writeable = False
    assert tiny_model.denoise(x, 1.0, [tiny_model.condition("gold")] * 3).dtype == np.float64


def test_prompts_and_radicals_lead_to_pictures_of_their_own(tiny_model):
    x = latents(1)
    asked = [("gold", 0), ("silver", 0), ("", 0), ("gold", 85), ("", 85)]
    pictures = [tiny_model.denoise(x, 5.0, [tiny_model.condition(*each)]) for each in asked]
    for number, one in enumerate(pictures):
        for other in pictures[:number]:
            assert np.abs(one - other).max() > 0.05


def test_a_model_without_radicals_ignores_them(folder):
    manifest = json.loads((folder / "bundle.json").read_text())
    (folder / "bundle.json").write_text(json.dumps(manifest | {"has_radical": False}))
    model = OnnxModel(open_bundle(folder))
    x = latents(1)
    forced = model.denoise(x, 5.0, [model.condition("gold", 85)])
    assert np.array_equal(forced, model.denoise(x, 5.0, [model.condition("gold")]))


@pytest.mark.parametrize(("letters", "cut"), [(46, False), (47, True), (10_000, True)])
def test_a_long_prompt_says_that_it_was_cut(tiny_model, letters, cut):
    assert tiny_model.condition("x" * letters).truncated is cut


@settings(max_examples=25)
@given(count=st.integers(1, 7), sigma=st.floats(0.02, 80.0), cores=st.integers(1, 4), seed=st.integers(0, 99))
def test_a_row_is_what_it_would_be_alone(tiny_model, count, sigma, cores, seed):
    x = latents(count, seed=seed)
    prompts = [tiny_model.condition(f"prompt {number % 3}") for number in range(count)]
    before = tiny_model._cores
    try:
        tiny_model._cores = cores
        together = tiny_model.denoise(x, sigma, prompts)
        tiny_model._cores = 1
        for row in range(count):
            alone = tiny_model.denoise(x[row : row + 1], sigma, prompts[row : row + 1])
            assert alone[0].tobytes() == together[row].tobytes()
    finally:
        tiny_model._cores = before


@pytest.mark.parametrize("sampler", ["dpmpp_2m", "dpmpp_2m_sde", "ddpm"])
def test_picture_i_of_a_run_is_the_same_seed_alone(tiny_model, sampler):
    request = GenerationRequest(prompt="gold", seed=2**32 - 2, steps=5, guidance=6.0, sampler=sampler)
    requests = requests_of(request, 5)
    *_, together = generate(tiny_model, requests)
    for row, each in enumerate(requests):
        *_, alone = generate(tiny_model, [each])
        assert alone.denoised[0].tobytes() == together.denoised[row].tobytes()


def test_equal_requests_give_equal_bytes_in_two_processes(tiny_folder):
    code = f"""
import sys
from pathlib import Path
from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxModel
model = OnnxModel(open_bundle(Path({str(tiny_folder)!r})))
*_, last = generate(model, [GenerationRequest(prompt="gold", seed=3)])
sys.stdout.buffer.write(last.denoised.tobytes())
"""
    first, second = (
        subprocess.run([sys.executable, "-c", code], check=True, capture_output=True).stdout for _ in range(2)
    )
    assert first == second
    assert len(first) == 32 * 32 * 8


def test_prompts_are_remembered_but_not_all_of_them(tiny_folder, monkeypatch):
    model = OnnxModel(open_bundle(tiny_folder))
    first = model.condition("gold")
    assert model.condition("gold") is first
    for number in range(onnx_model.REMEMBERED_PROMPTS):
        model.condition(f"prompt {number}")
    again = model.condition("gold")
    assert again is not first
    assert all(np.array_equal(again.features[name], first.features[name]) for name in first.features)


def test_the_wide_session_is_opened_only_when_it_is_needed(tiny_folder):
    model = OnnxModel(open_bundle(tiny_folder))
    model._cores = 2
    gold = model.condition("gold")
    model.denoise(latents(2), 1.0, [gold] * 2)
    assert "_wide" not in vars(model)
    model.denoise(latents(1), 1.0, [gold])
    assert "_wide" in vars(model)


def test_on_one_core_no_thread_is_started(tiny_folder):
    model = OnnxModel(open_bundle(tiny_folder))
    model._cores = 1
    model.denoise(latents(3), 1.0, [model.condition("gold")] * 3)
    assert "_threads" not in vars(model)
    assert "_wide" not in vars(model)


@pytest.mark.parametrize("shape", [(1, 32, 32), (1, 1, 16, 16), (2, 1, 32, 32), (1, 3, 32, 32)])
def test_latents_of_another_shape_are_an_error_of_the_caller(tiny_model, shape):
    with pytest.raises(ValueError, match="is not"):
        tiny_model.denoise(np.zeros(shape), 1.0, [tiny_model.condition("gold")])


def test_a_conditioning_of_another_model_is_an_error_of_the_caller(tiny_model):
    with pytest.raises(ValueError, match="another model"):
        tiny_model.denoise(latents(1), 1.0, ["gold"])


def test_between_two_prompts_every_feature_lies_between_theirs(tiny_model):
    gold, water = tiny_model.condition("gold"), tiny_model.condition("water")
    between = tiny_model.blend([gold, water], [0.25, 0.75])
    for name, values in gold.features.items():
        assert between.features[name].dtype == np.float32
        assert np.allclose(between.features[name], 0.25 * values + 0.75 * water.features[name], atol=1e-6)
    assert any(not np.array_equal(gold.features[name], water.features[name]) for name in gold.features)
    with pytest.raises(ValueError, match="another model"):
        tiny_model.blend([gold, "water"], [0.5, 0.5])


def test_the_shipped_encoder_leads_a_model(tmp_path):
    write_tiny_bundle(tmp_path / "model", shipped_encoder=True)
    model = OnnxModel(open_bundle(tmp_path / "model"))
    x = latents(1)
    gold, water = (model.denoise(x, 5.0, [model.condition(prompt)]) for prompt in ("gold", "water"))
    assert np.abs(gold - water).max() > 0.05


def test_a_picture_of_the_real_size_is_drawn(tmp_path):
    write_tiny_bundle(tmp_path / "model", image_size=128)
    *_, last = generate(OnnxModel(open_bundle(tmp_path / "model")), [GenerationRequest(prompt="gold")])
    assert last.denoised.shape == (1, 1, 128, 128)


def test_what_is_no_graph_is_refused_with_one_line(folder):
    (folder / "denoiser.onnx").write_bytes(b"this is no graph")
    with pytest.raises(BundleError, match="ONNX Runtime cannot use the model") as caught:
        rewritten(folder)
    assert "\n" not in caught.value.message


def test_graphs_of_two_models_do_not_belong_together(folder):
    graph = onnx.load(folder / "prompt.onnx")
    graph.graph.output[0].name = "powers"
    (last,) = (node for node in graph.graph.node if node.output[0] == "strengths")
    last.output[0] = "powers"
    (folder / "prompt.onnx").write_bytes(graph.SerializeToString())
    with pytest.raises(MismatchError, match="do not belong together: one gives ink, powers"):
        rewritten(folder)


def test_a_prompt_graph_that_asks_for_more_is_refused(folder):
    (folder / "prompt.onnx").write_bytes((folder / "denoiser.onnx").read_bytes())
    with pytest.raises(BundleError, match=r"prompt\.onnx asks for"):
        rewritten(folder)


def test_a_manifest_of_another_size_than_the_graph_is_refused(folder):
    manifest = json.loads((folder / "bundle.json").read_text())
    (folder / "bundle.json").write_text(json.dumps(manifest | {"image_size": 64}))
    with pytest.raises(MismatchError, match="64×64"):
        rewritten(folder)


def test_an_evaluation_that_fails_is_said_in_one_line(tiny_model):
    gold = tiny_model.condition("gold")
    broken = OnnxConditioning({**gold.features, "strengths": np.zeros((1, 3), np.float32)}, truncated=False)
    with pytest.raises(BundleError, match="the model failed") as caught:
        tiny_model.denoise(latents(2), 1.0, [gold, broken])
    assert "\n" not in caught.value.message


def test_weights_in_a_file_outside_are_not_read(folder, tmp_path):
    """A graph may name a file for its weights: none that the manifest does not list is opened."""
    (tmp_path / "secret").write_bytes(bytes(4 * 12 * 32 * 32))
    graph = onnx.load(folder / "denoiser.onnx")
    weights = next(weight for weight in graph.graph.initializer if weight.name == "waves")
    weights.ClearField("raw_data")
    weights.data_location = onnx.TensorProto.EXTERNAL
    for key, value in (("location", os.path.relpath(tmp_path / "secret")), ("length", str(4 * 12 * 32 * 32))):
        weights.external_data.add(key=key, value=value)
    (folder / "denoiser.onnx").write_bytes(graph.SerializeToString())
    with pytest.raises(BundleError):
        rewritten(folder)


def test_a_device_that_is_not_there_is_refused(tiny_folder):
    with pytest.raises(RequestError, match="CUDA"):
        OnnxModel(open_bundle(tiny_folder), device="cuda")


def test_the_processor_is_what_this_machine_has(tiny_folder):
    assert OnnxModel(open_bundle(tiny_folder), device="auto").device == "cpu"


@pytest.fixture(scope="module")
def with_draft(tmp_path_factory):
    """To be read only."""
    folder = tmp_path_factory.mktemp("models") / "quick"
    write_tiny_bundle(folder, guided=True, draft=True)
    return folder


def test_a_graph_that_is_told_the_guidance_answers_to_it_in_one_evaluation(with_draft):
    model = OnnxModel(open_bundle(with_draft))
    assert model.facts.guided_up_to == 12.0
    x, gold = np.zeros((1, 1, 32, 32)), [model.condition("gold")]
    plain = model.denoise(x, 1e6, gold)
    assert np.array_equal(plain, model.denoise(x, 1e6, gold, 1.0))
    stronger = model.denoise(x, 1e6, gold, 3.0)
    middle = (LOW + HIGH) / 2
    assert np.abs(stronger - middle).mean() > 1.2 * np.abs(plain - middle).mean()


def test_a_draft_is_another_pair_of_graphs_with_its_own_steps(with_draft):
    model = OnnxModel(open_bundle(with_draft))
    assert (model.facts.draft_steps, model.facts.default_steps) == (2, 4)
    draft = model.draft
    assert draft is model.draft
    assert (draft.facts.draft_steps, draft.facts.default_steps, draft.facts.guided_up_to) == (0, 2, 10.0)
    x = latents(1)
    answers = [each.denoise(x, 1.0, [each.condition("gold")]) for each in (model, draft)]
    assert not np.allclose(*answers, atol=0.1)


def test_a_request_for_a_draft_is_drawn_by_it_and_is_the_same_each_time(with_draft):
    model = OnnxModel(open_bundle(with_draft))
    request = GenerationRequest(prompt="gold", seed=3, guidance=4.0)
    *_, whole = generate(model, [request])
    pictures = []
    for _ in range(2):
        *_, last = generate(OnnxModel(open_bundle(with_draft)), [request.as_draft(2)])
        pictures.append(last.denoised.tobytes())
    assert last.total_steps == 2
    assert pictures[0] == pictures[1] != whole.denoised.tobytes()


def test_a_bundle_without_a_draft_has_none(tiny_model):
    with pytest.raises(BundleError, match="tiny has no draft"):
        _ = tiny_model.draft


@pytest.mark.parametrize("guided", [True, False])
def test_a_manifest_that_is_wrong_about_the_guidance_is_refused(tmp_path, guided):
    write_tiny_bundle(tmp_path / "model", guided=guided)
    manifest = json.loads((tmp_path / "model" / "bundle.json").read_text())
    manifest["guided_up_to"] = 0.0 if guided else 12.0
    write_manifest(tmp_path / "model", manifest)
    with pytest.raises(MismatchError, match="do not belong together"):
        OnnxModel(open_bundle(tmp_path / "model"))


STYLES = ("Sans", "Serif", "Kai")


@pytest.fixture(scope="module")
def styled_folder(tmp_path_factory):
    """To be read only."""
    folder = tmp_path_factory.mktemp("models") / "styled"
    write_tiny_bundle(folder, styles=STYLES, draft=True)
    return folder


@pytest.fixture(scope="module")
def styled(styled_folder):
    return OnnxModel(open_bundle(styled_folder))


@pytest.mark.parametrize("prompt", ["gold", ""])
@pytest.mark.parametrize("drafts", [False, True])
def test_each_style_draws_other_pictures_and_no_name_means_the_first(styled, prompt, drafts):
    model = styled.draft if drafts else styled
    assert model.facts.styles == STYLES
    x = latents(1)
    first, sans, serif, kai = (model.denoise(x, 5.0, [model.condition(prompt, style=style)]) for style in ("", *STYLES))
    assert np.array_equal(first, sans)
    for one, other in ((sans, serif), (serif, kai), (kai, sans)):
        assert np.abs(one - other).max() > 0.05


def test_conditionings_are_remembered_by_style(styled):
    assert styled.condition("gold") is styled.condition("gold", 0, "", "Sans")
    assert styled.condition("gold") is not styled.condition("gold", 0, "", "Kai")
    assert styled.condition("gold", style="Kai") is styled.condition("gold", style="Kai")


def test_a_style_that_the_bundle_lacks_is_refused(styled):
    with pytest.raises(RequestError, match="has no style 'Song', it has Sans, Serif, Kai"):
        styled.condition("gold", style="Song")


def test_a_bundle_without_styles_ignores_them(tiny_model):
    assert tiny_model.condition("gold", style="Kai") is tiny_model.condition("gold")


@pytest.mark.parametrize(("drafts", "weight"), [(False, 0.0), (False, 3.0), (True, 0.0), (True, 3.0)])
def test_requests_are_drawn_in_their_style(styled_folder, drafts, weight):
    pictures = {}
    for style in ("", "Sans", "Kai"):
        request = GenerationRequest(prompt="gold", seed=3, guidance=weight, style=style)
        request = request.as_draft(2) if drafts else request
        *_, last = generate(OnnxModel(open_bundle(styled_folder)), [request])
        pictures[style] = last.denoised.tobytes()
    assert pictures[""] == pictures["Sans"] != pictures["Kai"]


@pytest.mark.parametrize("told", [True, False])
def test_a_manifest_that_is_wrong_about_the_styles_is_refused(tmp_path, told):
    write_tiny_bundle(tmp_path / "model", styles=STYLES if told else ())
    manifest = json.loads((tmp_path / "model" / "bundle.json").read_text())
    manifest["styles"] = [] if told else list(STYLES)
    write_manifest(tmp_path / "model", manifest)
    with pytest.raises(MismatchError, match="the manifest's styles are"):
        OnnxModel(open_bundle(tmp_path / "model"))


def test_a_model_that_nobody_uses_any_more_is_gone_at_once(tmp_path):
    """It was part of a ring: after every change of the model the window had 270 MB more."""
    write_tiny_bundle(tmp_path / "model", composes=True, draft=True, shipped_encoder=True)
    model = OnnxModel(open_bundle(tmp_path / "model"))
    request = GenerationRequest(prompt="gold", steps=2, guidance=2.0)
    for each in (request, request.as_draft(2)):
        *_, last = generate(model, [each.with_seed(seed) for seed in range(3)])
    held = [weakref.ref(each) for each in (model, model.draft, model._composer)]
    gc.disable()
    try:
        del model, last
        assert [each() for each in held] == [None, None, None]
    finally:
        gc.enable()
