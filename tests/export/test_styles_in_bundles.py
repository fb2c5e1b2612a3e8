import json
from dataclasses import replace

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from export import bundle_writer  # noqa: E402
from export.graphs import example_prompt  # noqa: E402
from glyphstudio import resources  # noqa: E402
from glyphstudio.engine.generate import generate  # noqa: E402
from glyphstudio.engine.request import GenerationRequest  # noqa: E402
from glyphstudio.errors import MismatchError  # noqa: E402
from glyphstudio.inference.bundle import open_bundle  # noqa: E402
from glyphstudio.inference.manifest import parse_manifest  # noqa: E402
from glyphstudio.inference.onnx_model import OnnxModel  # noqa: E402
from glyphstudio.inference.runtime import open_session  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.bundle_weights import read_bundle_state, read_weights  # noqa: E402
from glyphstudio.training.checkpoint import build_network  # noqa: E402
from tests.support.written_bundles import MINILM, write, write_checkpoint  # noqa: E402

pytestmark = pytest.mark.torch


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


def test_a_draft_of_other_fonts_is_refused(styled, tmp_path):
    main = checkpoint.read_state(checkpoint.newest(styled / "run"))
    other = replace(main, distilled="steps", fonts=(*FONTS[1:], FONTS[0]))
    with pytest.raises(MismatchError, match="the draft's fonts"):
        bundle_writer.check_draft(tmp_path, other, main)
