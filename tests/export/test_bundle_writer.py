import hashlib
import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from export import bundle_writer, parity  # noqa: E402
from export.__main__ import main  # noqa: E402
from export.bundle_writer import Defaults, write_bundle  # noqa: E402
from export.graphs import DenoiserGraph, LayerNormedGroup, PromptGraph, example_prompt  # noqa: E402
from glyphstudio import resources  # noqa: E402
from glyphstudio.engine.generate import generate  # noqa: E402
from glyphstudio.engine.request import GenerationRequest  # noqa: E402
from glyphstudio.errors import CheckpointError, GlyphStudioError, MismatchError, OutputError  # noqa: E402
from glyphstudio.inference.bundle import open_bundle  # noqa: E402
from glyphstudio.inference.manifest import parse_manifest  # noqa: E402
from glyphstudio.inference.onnx_model import OnnxModel  # noqa: E402
from glyphstudio.inference.runtime import open_session  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.bundle_weights import read_bundle_state, read_weights  # noqa: E402
from glyphstudio.training.checkpoint import EncoderIdentity, RunState, build_network  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from glyphstudio.training.optimizer import build_optimizer  # noqa: E402
from glyphstudio.training.t5_encoder import TorchT5Encoder  # noqa: E402
from tests.support.tiny_t5 import write_tiny_t5  # noqa: E402

pytestmark = pytest.mark.torch

MINILM = EncoderIdentity(id="minilm", width=384, max_tokens=48, sha256="8" * 64)


def perturbed(network):
    """Give every weight its own value, as training does: fresh ones are zeros and ones in many places."""
    generator = torch.Generator().manual_seed(2)
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.add_(torch.randn(parameter.shape, generator=generator) * 0.02)
    return network


def write_checkpoint(run, *, preset="N", encoder=MINILM, fonts=("bars",), **facts):
    state = RunState(
        step=5,
        samples_seen=20,
        seconds=7200.0,
        world_size=1,
        preset=preset,
        objective="flow-x",
        image_size=32,
        data_mean=0.4,
        data_std=0.9,
        encoder=encoder,
        fonts=fonts,
        **facts,
    )
    torch.manual_seed(0)
    network = perturbed(build_network(preset, 32, encoder.width))
    checkpoint.save(run, network, network, build_optimizer(network, 0.01, 1e-3), state)


def write(run, bundle, **changes):
    given = {"name": "bars", "defaults": Defaults(), "encoder_folder": None, "force": False, **changes}
    return write_bundle(run, bundle, say=lambda line: None, **given)


@pytest.fixture(scope="module")
def exported(tmp_path_factory):
    folder = tmp_path_factory.mktemp("exported")
    write_checkpoint(folder / "run")
    return folder / "run", folder / "bundle", write(folder / "run", folder / "bundle")


def test_torch_and_onnx_runtime_give_the_same_numbers(exported):
    _, _, found = exported
    assert 0.0 <= found.prompt < 1e-4
    assert set(found.denoiser) == {0.1, 2.0, 40.0}
    assert max(found.denoiser.values()) < 1e-4


def test_the_manifest_tells_all_and_its_hashes_hold(exported):
    _, bundle, _ = exported
    manifest = json.loads((bundle / "bundle.json").read_text())
    assert manifest["encoder"]["path"] == "resource:encoders/minilm"
    assert manifest["samples_seen"] == 20
    assert manifest["training_hours"] == 2.0
    assert manifest["data_low"] == pytest.approx(-1.4 / 0.9)
    assert set(manifest["files"]) == {path.name for path in bundle.iterdir()} - {"bundle.json"}
    for name, entry in manifest["files"].items():
        data = (bundle / name).read_bytes()
        assert (hashlib.sha256(data).hexdigest(), len(data)) == (entry["sha256"], entry["bytes"])


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


def test_weights_are_stored_in_half_precision(exported):
    _, bundle, _ = exported
    graph = onnx.load(bundle / "denoiser.onnx").graph
    large = [w for w in graph.initializer if np.prod(w.dims) >= 256 and w.data_type == onnx.TensorProto.FLOAT]
    assert large == []


def test_nothing_of_the_exporting_machine_is_in_the_graphs(exported):
    _, bundle, _ = exported
    for name in ("prompt.onnx", "denoiser.onnx"):
        assert b"site-packages" not in (bundle / name).read_bytes()


def test_a_bundle_holds_all_that_training_needs_to_go_on(exported):
    run, bundle, _ = exported
    assert read_bundle_state(bundle).encoder == MINILM
    assert read_bundle_state(bundle).hours == pytest.approx(2.0)
    network = build_network("N", 32, 384)
    read_weights(bundle, network)
    original = build_network("N", 32, 384)
    checkpoint.load_weights(original, checkpoint.newest(run) / "ema")
    unused = ("guidance_to_vector", "end_time_to_vector")
    for (name, ours), theirs in zip(network.named_parameters(), original.parameters(), strict=True):
        if not name.startswith(unused):
            torch.testing.assert_close(ours, theirs.half().float(), rtol=0, atol=0, msg=name)


def test_a_bundle_of_another_preset_is_refused_as_a_start(exported):
    _, bundle, _ = exported
    with pytest.raises(CheckpointError, match=r"shape|holds"):
        read_weights(bundle, build_network("C", 32, 384))


def test_an_existing_bundle_is_replaced_only_by_force(exported):
    run, bundle, _ = exported
    before = (bundle / "bundle.json").read_bytes()
    with pytest.raises(OutputError, match="exists already"):
        write(run, bundle)
    write(run, bundle, force=True)
    assert (bundle / "bundle.json").read_bytes() == before


def test_graphs_that_differ_give_no_bundle(tmp_path, monkeypatch):
    write_checkpoint(tmp_path / "run")

    def different(*args):
        raise MismatchError("torch and ONNX Runtime differ")

    monkeypatch.setattr(bundle_writer, "compare", different)
    with pytest.raises(MismatchError):
        write(tmp_path / "run", tmp_path / "bundle")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


def test_parity_is_measured_not_assumed(exported):
    run, bundle, _ = exported
    _, network = bundle_writer.load_average(checkpoint.newest(run))
    network.head.bias.add_(10.0)
    graphs = PromptGraph(network), DenoiserGraph(network, objective_named("flow-x"))
    with pytest.raises(MismatchError, match="differ by"):
        parity.compare(*graphs, bundle, example_prompt(48, 384), 32)


@pytest.mark.parametrize(("groups", "shape"), [(1, (2, 6, 4, 4)), (3, (2, 6, 4, 4)), (2, (1, 6, 5))])
def test_the_fast_norm_is_group_norm(groups, shape):
    norm = perturbed(torch.nn.GroupNorm(groups, 6))
    x = torch.randn(shape)
    torch.testing.assert_close(LayerNormedGroup(norm)(x), norm(x))


def test_the_command_says_what_is_wrong(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr("sys.argv", ["export", str(tmp_path), str(tmp_path / "bundle")])
    assert main() == 1
    shown = capsys.readouterr().err
    assert shown.startswith("error: ")
    assert "holds no checkpoint" in shown


def test_a_t5_model_needs_its_encoder_and_no_other(tmp_path):
    write_tiny_t5(tmp_path / "t5")
    write_tiny_t5(tmp_path / "other", seed=1)
    encoder = TorchT5Encoder(str(tmp_path / "t5"), max_tokens=8)
    identity = EncoderIdentity(id="t5", width=encoder.width, max_tokens=8, sha256=encoder.sha256)
    write_checkpoint(tmp_path / "run", encoder=identity)
    for folder, words in ((None, "--encoder"), (str(tmp_path / "other"), "SHA-256")):
        with pytest.raises(GlyphStudioError) as refused:
            write(tmp_path / "run", tmp_path / "bundle", encoder_folder=folder)
        assert words in refused.value.message + refused.value.hint
    assert not (tmp_path / "bundle").exists()


FONTS = ("Noto Sans", "Noto Serif", "Kai")


@pytest.fixture(scope="module")
def styled(tmp_path_factory):
    """A bundle of a run of three fonts, with a draft, whose styles have names of their own."""
    folder = tmp_path_factory.mktemp("styled")
    sha256 = json.loads(resources.find("encoders/minilm/encoder.json").read_text())["sha256"]
    shipped = replace(MINILM, sha256=sha256)
    write_checkpoint(folder / "run", fonts=FONTS, encoder=shipped)
    write_checkpoint(folder / "quick", fonts=FONTS, encoder=shipped, distilled="steps", guided_up_to=8.0)
    write(folder / "run", folder / "bundle", draft=folder / "quick", styles=("Sans", "Serif", "Kai"))
    return folder


def features_of(folder, graph, style):
    """Return the vector that a prompt graph makes of no text at all, told the style of this number."""
    session = open_session(folder / "bundle" / graph)
    feed = {name: value[:1].numpy() for name, value in example_prompt(48, 384, 3).items()}
    feed["states"], feed["null"] = np.zeros_like(feed["states"]), np.ones(1, np.float32)
    feed["style"] = np.eye(16, dtype=np.float32)[[style]]
    return session.run(["vector"], feed)[0]


@pytest.mark.parametrize("graph", ["prompt.onnx", "draft_prompt.onnx"])
def test_a_run_of_several_fonts_is_told_a_style_without_a_prompt_too(styled, graph):
    inputs = [value.name for value in onnx.load(styled / "bundle" / graph).graph.input]
    assert inputs == ["states", "mask", "radical", "null", "sketch", "style"]
    sans, serif, kai = (features_of(styled, graph, style) for style in range(3))
    for one, other in ((sans, serif), (serif, kai), (kai, sans)):
        assert np.abs(one - other).max() > 1e-3


@pytest.mark.parametrize("drafts", [False, True])
@pytest.mark.parametrize("weight", [0.0, 3.0])
def test_styles_draw_pictures_of_their_own_and_no_name_means_the_first(styled, drafts, weight):
    model = OnnxModel(open_bundle(styled / "bundle"))
    pictures = {}
    for style in ("", "Sans", "Serif", "Kai"):
        request = GenerationRequest(prompt="gold", steps=2, guidance=weight, style=style)
        *_, last = generate(model, [request.as_draft(2) if drafts else request])
        pictures[style] = last.denoised.tobytes()
    assert pictures[""] == pictures["Sans"]
    assert len(set(pictures.values())) == 3


def test_the_manifest_names_the_styles(styled):
    body = json.loads((styled / "bundle" / "bundle.json").read_text())
    assert (body["styles"], body["fonts"]) == (["Sans", "Serif", "Kai"], list(FONTS))
    assert parse_manifest((styled / "bundle" / "bundle.json").read_bytes()).facts.styles == ("Sans", "Serif", "Kai")
    assert max(body["parity"]["denoiser"].values()) < 1e-4


def test_a_bundle_with_styles_brings_their_weights_and_names_back(styled):
    state = read_bundle_state(styled / "bundle")
    assert (state.styles, state.fonts) == (("Sans", "Serif", "Kai"), FONTS)
    network, original = build_network("N", 32, 384), build_network("N", 32, 384)
    assert "style_to_vector.weight" in read_weights(styled / "bundle", network)
    checkpoint.load_weights(original, checkpoint.newest(styled / "run") / "ema")
    theirs = original.style_to_vector.weight.half().float()
    torch.testing.assert_close(network.style_to_vector.weight, theirs, rtol=0, atol=0)


def test_a_run_of_one_font_is_told_no_style(exported):
    _, bundle, _ = exported
    assert "styles" not in json.loads((bundle / "bundle.json").read_text())
    assert "style" not in [value.name for value in onnx.load(bundle / "prompt.onnx").graph.input]


def test_styles_are_those_that_were_named_or_the_fonts(styled):
    run = checkpoint.newest(styled / "run")
    state, network = bundle_writer.load_average(run)
    assert bundle_writer.styles_of(state, network, ()) == FONTS
    assert bundle_writer.styles_of(state, network, ("a", " b  c", "d")) == ("a", "b c", "d")
    assert bundle_writer.styles_of(replace(state, styles=("x", "y", "z")), network, ()) == ("x", "y", "z")
    assert bundle_writer.styles_of(replace(state, fonts=("bars",)), network, ()) == ()
    assert bundle_writer.styles_of(replace(state, fonts=("bars",)), network, ("a", "b")) == ("a", "b")
    assert bundle_writer.styles_of(replace(state, fonts=tuple(map(str, range(17)))), network, ()) == ()


@pytest.mark.parametrize("named", [("a",), ("a", "b"), ("a", "b", "b"), ("a", "b", " "), ("a", "b", "x" * 65)])
def test_names_that_do_not_fit_the_fonts_are_refused(styled, named):
    state, network = bundle_writer.load_average(checkpoint.newest(styled / "run"))
    with pytest.raises(MismatchError, match="style"):
        bundle_writer.styles_of(state, network, named)


def test_a_network_without_styles_is_not_given_any(exported):
    state = checkpoint.read_state(checkpoint.newest(exported[0]))
    with pytest.raises(MismatchError, match="cannot be told a style"):
        bundle_writer.styles_of(state, torch.nn.Identity(), ("a",))


def test_a_draft_of_other_fonts_is_refused(styled, tmp_path):
    main = checkpoint.read_state(checkpoint.newest(styled / "run"))
    other = replace(main, distilled="steps", fonts=(*FONTS[1:], FONTS[0]))
    with pytest.raises(MismatchError, match="the draft's fonts"):
        bundle_writer.check_draft(tmp_path, other, main)
