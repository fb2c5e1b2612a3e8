import hashlib
import json

import numpy as np
import pytest

torch = pytest.importorskip("torch")
onnx = pytest.importorskip("onnx")

from export import bundle_writer, parity  # noqa: E402
from export.__main__ import main  # noqa: E402
from export.graphs import DenoiserGraph, LayerNormedGroup, PromptGraph, example_prompt  # noqa: E402
from glyphstudio.errors import CheckpointError, GlyphStudioError, MismatchError, OutputError  # noqa: E402
from glyphstudio.training import checkpoint  # noqa: E402
from glyphstudio.training.bundle_weights import read_bundle_state, read_weights  # noqa: E402
from glyphstudio.training.checkpoint import EncoderIdentity, build_network  # noqa: E402
from glyphstudio.training.objective import objective_named  # noqa: E402
from glyphstudio.training.t5_encoder import TorchT5Encoder  # noqa: E402
from tests.support.tiny_t5 import write_tiny_t5  # noqa: E402
from tests.support.written_bundles import MINILM, perturbed, write, write_checkpoint  # noqa: E402

pytestmark = pytest.mark.torch


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

    monkeypatch.setattr(bundle_writer, "write_graph", lambda module, inputs, outputs, path: path.write_bytes(b"graph"))
    monkeypatch.setattr(bundle_writer, "compare", different)
    with pytest.raises(MismatchError):
        write(tmp_path / "run", tmp_path / "bundle")
    assert [path.name for path in tmp_path.iterdir()] == ["run"]


RECOMMENDED = {"steps": 8, "guidance": 2.0, "guidance_low": 0.0, "guidance_high": None}


@pytest.mark.parametrize(("said", "guidance"), [({}, 2.0), ({"guidance": 5.0}, 5.0)])
def test_what_began_with_a_bundle_keeps_its_settings(tmp_path, monkeypatch, said, guidance):
    """A model that was tuned in the window began at guidance 4, where the one it was tuned from has 2."""
    monkeypatch.setattr(bundle_writer, "write_graph", lambda module, inputs, outputs, path: path.write_bytes(b"graph"))
    monkeypatch.setattr(bundle_writer, "compare", lambda *args: parity.Parity(0.0, {1.0: 0.0}))
    write_checkpoint(tmp_path / "run", recommended=RECOMMENDED)
    write(tmp_path / "run", tmp_path / "bundle", defaults=said)
    begun = read_bundle_state(tmp_path / "bundle")
    assert begun.recommended == {**RECOMMENDED, "guidance": guidance}
    assert json.loads((tmp_path / "bundle" / "bundle.json").read_text())["defaults"] == begun.recommended


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


def test_a_t5_model_needs_its_encoder_and_no_other(tmp_path, monkeypatch):
    """It is said before anything is exported, which takes a minute."""
    monkeypatch.setattr(bundle_writer, "write_graph", lambda *args: pytest.fail("exported first"))
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


def test_a_run_of_one_font_is_told_no_style(exported):
    _, bundle, _ = exported
    assert "styles" not in json.loads((bundle / "bundle.json").read_text())
    assert "style" not in [value.name for value in onnx.load(bundle / "prompt.onnx").graph.input]


def test_a_network_without_styles_is_not_given_any(exported):
    state = checkpoint.read_state(checkpoint.newest(exported[0]))
    with pytest.raises(MismatchError, match="cannot be told a style"):
        bundle_writer.styles_of(state, torch.nn.Identity(), ("a",))
