import json
from dataclasses import replace

import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from export import bundle_writer  # noqa: E402
from glyphstudio.errors import MismatchError  # noqa: E402
from glyphstudio.inference.manifest import parse_manifest  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.bundle_weights import read_bundle_state, read_weights  # noqa: E402
from glyphstudio.training.checkpoint import build_network  # noqa: E402
from tests.support.written_bundles import MINILM, write, write_checkpoint  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def with_draft(tmp_path_factory):
    """A bundle of a guidance-distilled run and a few-step run, and how well its main graphs agree."""
    folder = tmp_path_factory.mktemp("distilled")
    write_checkpoint(folder / "told", distilled="guidance", guided_up_to=12.0)
    write_checkpoint(folder / "quick", distilled="steps", guided_up_to=8.0)
    return folder, write(folder / "told", folder / "bundle", draft=folder / "quick")


def test_a_told_graph_has_the_guidance_as_input_and_answers_as_torch_does(with_draft):
    folder, found = with_draft
    inputs = [value.name for value in onnx.load(folder / "bundle" / "denoiser.onnx").graph.input]
    assert inputs[:3] == ["latents", "sigma", "guidance"]
    assert max(found.prompt, *found.denoiser.values()) < 1e-4
    manifest = json.loads((folder / "bundle" / "bundle.json").read_text())
    assert manifest["guided_up_to"] == 12.0
    assert max(manifest["draft"]["parity"]["denoiser"].values()) < 1e-4


def test_a_bundle_with_a_draft_draws_with_both(with_draft):
    folder, _ = with_draft
    manifest = json.loads((folder / "bundle" / "bundle.json").read_text())
    assert set(manifest["files"]) >= {"draft_prompt.onnx", "draft_denoiser.onnx"}
    assert (manifest["draft"]["steps"], manifest["draft"]["guided_up_to"]) == (4, 8.0)
    facts = parse_manifest((folder / "bundle" / "bundle.json").read_bytes()).facts
    assert (facts.guided_up_to, facts.draft_steps) == (12.0, 4)


def test_a_told_bundle_can_be_trained_on_and_knows_what_it_is(with_draft):
    folder, _ = with_draft
    state = read_bundle_state(folder / "bundle")
    assert (state.distilled, state.guided_up_to) == ("guidance", 12.0)
    network, original = build_network("N", 32, 384), build_network("N", 32, 384)
    read_weights(folder / "bundle", network)
    checkpoint.load_weights(original, checkpoint.newest(folder / "told") / "ema")
    theirs = original.guidance_to_vector.weight.half().float()
    torch.testing.assert_close(network.guidance_to_vector.weight, theirs, rtol=0, atol=0)


def test_only_a_few_step_run_of_the_same_pictures_is_a_draft(with_draft, tmp_path):
    folder, _ = with_draft
    with pytest.raises(MismatchError, match="not distilled to few steps"):
        write(folder / "told", tmp_path / "bundle", draft=folder / "told")
    with pytest.raises(MismatchError, match="it is no whole model"):
        write(folder / "quick", tmp_path / "bundle")
    write_checkpoint(tmp_path / "other", distilled="steps", encoder=replace(MINILM, sha256="9" * 64))
    with pytest.raises(MismatchError, match="the draft's encoder is"):
        bundle_writer.check_draft(
            tmp_path / "other",
            *(checkpoint.read_state(checkpoint.newest(run)) for run in (tmp_path / "other", folder / "told")),
        )
