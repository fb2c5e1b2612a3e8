"""The denoiser in half precision: the same pictures, and the noise level computed whole."""

import numpy as np
import onnx
import pytest
from onnx import TensorProto, helper, numpy_helper

pytest.importorskip("torch")

from export.half_graph import compare_half, whole_nodes, write_half
from glyphstudio.errors import MismatchError
from glyphstudio.inference.runtime import open_session
from tests.support.tiny_bundle import write_tiny_bundle

pytestmark = pytest.mark.torch


def write_denoiser(path, *, named=True):
    """Write latents [B, 1, 4, 4], sigma [B] → denoised: the logit of a share of noise drives a product."""
    weight = np.random.default_rng(0).standard_normal((1, 16)).astype(np.float32)
    steps = [
        ("Add", ["sigma", "one"], ["spread"]),
        ("Div", ["sigma", "spread"], ["time"]),
        ("Sub", ["one", "time"], ["rest"]),
        ("Log", ["rest"], ["logit"]),
        ("Unsqueeze", ["logit", "axis"], ["column"]),
        ("MatMul", ["column", "weight"], ["vector"]),
        ("Tanh", ["vector"], ["bent"]),
        ("Reshape", ["bent", "shape"], ["answer"]),
        ("Reshape", ["sigma", "scalars"], ["level"]),
        ("Mul", ["answer", "level"], ["noise"]),
        ("Sub", ["latents", "noise"], ["denoised"]),
    ]
    nodes = [helper.make_node(kind, *ends, name=f"n{n}" if named else "") for n, (kind, *ends) in enumerate(steps)]
    constants = {
        "one": np.float32(1.0),
        "axis": np.array([1]),
        "weight": weight,
        "shape": np.array([-1, 1, 4, 4]),
        "scalars": np.array([-1, 1, 1, 1]),
    }
    value = helper.make_tensor_value_info
    graph = helper.make_graph(
        nodes,
        "denoiser",
        [value("latents", TensorProto.FLOAT, ["batch", 1, 4, 4]), value("sigma", TensorProto.FLOAT, ["batch"])],
        [value("denoised", TensorProto.FLOAT, ["batch", 1, 4, 4])],
        [numpy_helper.from_array(np.asarray(values), name) for name, values in constants.items()],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 20)], ir_version=9)
    onnx.save(model, path)
    return path


def test_what_the_level_alone_decides_stays_whole(tmp_path):
    model = onnx.load(write_denoiser(tmp_path / "a.onnx"))
    # Up to the product, and where the answer meets the level again; what bends the product's answer is not.
    assert whole_nodes(model) == ["n0", "n1", "n2", "n3", "n4", "n8", "n9", "n10"]


def test_half_precision_draws_the_same_also_where_the_logit_would_be_infinite(tmp_path):
    whole = write_denoiser(tmp_path / "a.onnx")
    write_half(whole, tmp_path / "half.onnx")
    assert compare_half(whole, tmp_path / "half.onnx") < 2e-3
    sessions = [open_session(path) for path in (whole, tmp_path / "half.onnx")]
    # 1 - 20000/20001 is nothing in half precision.
    asked = {"latents": np.zeros((1, 1, 4, 4), np.float32), "sigma": np.array([20_000.0], np.float32)}
    expected, answer = (session.run(None, asked)[0] for session in sessions)
    assert np.isfinite(answer).all()
    np.testing.assert_allclose(answer, expected, rtol=5e-3, atol=20.0)
    kinds = {weight.name: weight.data_type for weight in onnx.load(tmp_path / "half.onnx").graph.initializer}
    assert kinds["weight"] == TensorProto.FLOAT16


def test_a_graph_that_differs_is_refused(tmp_path):
    write_tiny_bundle(tmp_path / "one")
    spoilt = onnx.load(tmp_path / "one" / "denoiser.onnx")
    for weight in spoilt.graph.initializer:
        if weight.name == "half_range":
            weight.CopyFrom(numpy_helper.from_array(np.float32(9.0), "half_range"))
    onnx.save(spoilt, tmp_path / "spoilt.onnx")
    with pytest.raises(MismatchError, match="half precision differs"):
        compare_half(tmp_path / "one" / "denoiser.onnx", tmp_path / "spoilt.onnx")


def test_nodes_without_names_cannot_be_told_apart(tmp_path):
    with pytest.raises(MismatchError, match="no names"):
        write_half(write_denoiser(tmp_path / "a.onnx", named=False), tmp_path / "half.onnx")


def test_a_bundle_is_given_one_beside_each_denoiser_and_a_draft_finds_its_own(tmp_path):
    from export.bundle_writer import _write_halves
    from glyphstudio.inference.bundle import DRAFT, HALF_DENOISER_GRAPH

    write_denoiser(tmp_path / "denoiser.onnx")
    said = []
    _write_halves(tmp_path, said.append)
    assert (tmp_path / HALF_DENOISER_GRAPH).exists()
    write_denoiser(tmp_path / "draft_denoiser.onnx")
    _write_halves(tmp_path, said.append)
    assert (tmp_path / (DRAFT + HALF_DENOISER_GRAPH)).exists()
    assert said[-1] == f"writing {DRAFT}{HALF_DENOISER_GRAPH}"
