"""The ways in which a denoiser can be written and opened: the same answers, and a table; never how fast this is."""

import json
from collections import Counter

import numpy as np
import onnx
import pytest

torch = pytest.importorskip("torch")

from torch import nn  # noqa: E402

from export import variants  # noqa: E402
from export.graphs import LAYER_NORM, NORMS, LayerNormedGroup, with_norms  # noqa: E402
from export.parity import relative_error  # noqa: E402
from export.variants import OPTIMISATIONS, Row, main, measure, table, write_variants  # noqa: E402
from glyphstudio.inference import runtime  # noqa: E402
from glyphstudio.inference.runtime import SHIPPED, Optimisation, open_session  # noqa: E402

pytestmark = pytest.mark.torch


class Normed(nn.Module):
    """A denoiser of one norm, whose gains and biases matter."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Conv2d(1, 32, 3, padding=1)
        self.norm = nn.GroupNorm(4, 32)
        self.head = nn.Conv2d(32, 1, 1)
        nn.init.normal_(self.norm.weight)
        nn.init.normal_(self.norm.bias)

    def forward(self, latents, sigma):
        return self.head(nn.functional.silu(self.norm(self.stem(latents)))) * sigma[:, None, None, None]


@pytest.fixture(scope="module")
def written(tmp_path_factory):
    """Files of each way, inputs, and what PyTorch answers."""
    torch.manual_seed(0)
    denoiser = Normed().eval().requires_grad_(False)
    example = {"latents": torch.randn(1, 1, 16, 16), "sigma": torch.full((1,), 2.0)}
    expected = denoiser(**example).numpy()
    paths = write_variants(denoiser, example, tmp_path_factory.mktemp("variants"))
    return paths, {name: value.numpy() for name, value in example.items()}, expected


def test_each_way_is_written_with_its_own_operator(written):
    kinds = {norms: Counter(node.op_type for node in onnx.load(path).graph.node) for norms, path in written[0].items()}
    assert set(kinds) == set(NORMS)
    for norms, kind in (
        ("as-exported", "InstanceNormalization"), ("group-normalization", "GroupNormalization"),
        (LAYER_NORM, "LayerNormalization"),
    ):  # fmt: skip
        assert kinds[norms][kind] == 1
        assert sum(count for name, count in kinds[norms].items() if name.endswith("Normalization")) == 1


def test_every_way_answers_as_pytorch_does(written):
    rows = measure(*written, rounds=1)
    assert {(row.norms, row.optimisation) for row in rows} == {(n, o) for n in NORMS for o in OPTIMISATIONS}
    assert max(row.error for row in rows) < 1e-3
    assert min(row.milliseconds for row in rows) == rows[0].milliseconds > 0.0
    (shipped,) = (row for row in rows if (row.norms, row.optimisation) == (LAYER_NORM, "all"))
    assert shipped.ratio == 1.0


def test_the_switch_is_one(monkeypatch):
    assert isinstance(with_norms(Normed()).norm, LayerNormedGroup)
    assert isinstance(with_norms(Normed(), "as-exported").norm, nn.GroupNorm)
    with pytest.raises(ValueError, match="'batch'"):
        with_norms(Normed(), "batch")


@pytest.mark.parametrize(
    ("optimisation", "level", "left_out"),
    [
        (SHIPPED, "ORT_ENABLE_ALL", []),
        (Optimisation(all_levels=False, left_out=("QuickGeluFusion",)), "ORT_ENABLE_EXTENDED", ["QuickGeluFusion"]),
    ],
)
def test_a_session_is_opened_as_it_is_said(monkeypatch, optimisation, level, left_out):
    told = []
    monkeypatch.setattr(
        runtime.onnxruntime,
        "InferenceSession",
        lambda source, options, providers, disabled_optimizers: told.append(
            (options.graph_optimization_level.name, disabled_optimizers)
        ),
    )
    open_session(b"", optimisation=optimisation)
    assert told == [(level, left_out)]


def test_quick_gelu_is_left_out_where_that_is_said(written, tmp_path):
    """A SiLU is fused into QuickGelu unless it is left out: seen in the graph that ONNX Runtime made of it."""
    import onnxruntime

    found = {}
    for name in ("all", "all but QuickGelu"):
        options = onnxruntime.SessionOptions()
        options.optimized_model_filepath = str(tmp_path / "optimised.onnx")
        options.log_severity_level = 3
        left_out = list(OPTIMISATIONS[name].left_out)
        onnxruntime.InferenceSession(str(written[0][LAYER_NORM]), options, disabled_optimizers=left_out)
        found[name] = {node.op_type for node in onnx.load(tmp_path / "optimised.onnx").graph.node}
    assert "QuickGelu" in found["all"]
    assert "QuickGelu" not in found["all but QuickGelu"]


def test_the_table_is_markdown_and_marks_what_ships():
    rows = [
        Row(norms="as-exported", optimisation="extended", milliseconds=10.0, ratio=0.5, error=1e-6),
        Row(norms=LAYER_NORM, optimisation="all", milliseconds=20.0, ratio=1.0, error=2e-6),
    ]
    lines = table(rows).splitlines()
    assert lines[2] == "| as-exported | extended | 10.0 | 0.50 | 1e-06 |"
    assert lines[3] == "| layer-norm (shipped) | all | 20.0 | 1.00 | 2e-06 |"


def test_the_command_measures_a_network_and_says_what_it_cannot(written, monkeypatch, capsys, tmp_path):
    paths, feed, _ = written
    torch.manual_seed(0)
    example = {name: torch.from_numpy(value) for name, value in feed.items()}
    monkeypatch.setattr(variants, "load_network", lambda source: ("state", "network"))
    monkeypatch.setattr(
        variants, "denoiser_of", lambda state, network: (Normed().eval().requires_grad_(False), example)
    )
    monkeypatch.setattr(variants, "write_variants", lambda denoiser, example, folder: paths)
    assert main(["anything", "--rounds", "1", "--json"]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert len(rows) == len(NORMS) * len(OPTIMISATIONS)
    assert max(row["error"] for row in rows) < 1e-3
    assert main(["anything", "--rounds", "0"]) == 1
    opened = []
    monkeypatch.setattr(
        variants, "open_session", lambda path, **told: opened.append(told["threads"]) or open_session(path, **told)
    )
    assert main(["anything", "--rounds", "1", "--threads", "1"]) == 0
    assert set(opened) == {1}
    monkeypatch.undo()
    assert main([str(tmp_path), "--rounds", "1"]) == 1
    assert "error: " in capsys.readouterr().err


def test_the_shipped_bundle_is_measured_with_its_own_weights():
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model

    bundle = open_bundle(default_model())
    denoiser, example = variants.denoiser_of(*variants.load_network(bundle.folder))
    session = open_session(bundle.read("denoiser.onnx"))
    feed = {name: value.numpy() for name, value in example.items()}
    with torch.no_grad():
        expected = denoiser(*example.values()).numpy()
    assert relative_error(session.run(None, feed)[0], expected) < 1e-3
    assert np.isfinite(expected).all()
