"""A trained text encoder becomes a folder that the program reads, and stands in bundles."""

import json

import numpy as np
import onnx
import pytest

torch = pytest.importorskip("torch")

from export.encoder import main, write_encoder  # noqa: E402
from export.int8_weights import round_to_bytes, store_as_bytes  # noqa: E402
from glyphstudio.errors import MismatchError  # noqa: E402
from glyphstudio.inference.text_encoder import OnnxTextEncoder  # noqa: E402
from tests.support.tiny_encoder import TinyTeacher, tiny_run, tiny_texts  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def trained(tmp_path_factory):
    """A run and the folder of its encoder."""
    folder = tmp_path_factory.mktemp("encoder")
    list(tiny_run(folder / "run").events())
    write_encoder(folder / "run", folder / "out", force=False, tokenizer=folder / "run" / "tokenizer.json")
    return folder / "run", folder / "out"


def test_the_folder_gives_the_teachers_states(trained):
    run, out = trained
    encoder, teacher = OnnxTextEncoder(out), TinyTeacher(run / "tokenizer.json")
    assert (encoder.id, encoder.width, encoder.max_tokens) == ("glypht5", teacher.width, teacher.max_tokens)
    ours, mask = encoder.encode(tiny_texts().held_out)
    theirs, their_mask = teacher.encode(tiny_texts().held_out)
    np.testing.assert_array_equal(mask, their_mask)
    cosines = (ours * theirs).sum(-1)[mask] / np.linalg.norm(ours[mask], axis=1) / np.linalg.norm(theirs[mask], axis=1)
    told = json.loads((out / "origin.json").read_text())
    assert cosines.mean() == pytest.approx(told["distance"]["token_cosine"], abs=0.01)
    assert told["plan"]["layers"] == 1
    assert str(run.parent) not in (out / "origin.json").read_text()


def test_matrices_are_stored_as_bytes(trained):
    weights = {w.name: w for w in onnx.load(trained[1] / "model.onnx").graph.initializer}
    large = [w for w in weights.values() if np.prod(w.dims) >= 1024]
    assert len(large) == 8
    assert {w.data_type for w in large} == {onnx.TensorProto.INT8}


def test_bytes_hold_what_was_rounded_upright_and_transposed():
    layer = torch.nn.Linear(64, 32, bias=False)
    layer.weight.data[3] = 0.0
    before = layer.weight.detach().clone()
    round_to_bytes(layer)
    values = layer.weight.detach().numpy()
    assert 0 < np.abs(values - before.numpy()).max() <= np.abs(values).max() / 127
    for stored in (values, np.ascontiguousarray(values.T)):
        graph = onnx.helper.make_graph([], "g", [], [], [onnx.numpy_helper.from_array(stored, "w")])
        model = onnx.helper.make_model(graph)
        store_as_bytes(model)
        read = {w.name: onnx.numpy_helper.to_array(w) for w in model.graph.initializer}
        np.testing.assert_allclose(read["w.bytes"] * read["w.scale"], stored, rtol=1e-5, atol=1e-8)
        assert [node.op_type for node in model.graph.node] == ["Cast", "Mul"]


def test_matrices_that_were_not_rounded_stay_whole():
    weight = onnx.numpy_helper.from_array(np.random.default_rng(0).standard_normal((64, 64)).astype(np.float32), "w")
    model = onnx.helper.make_model(onnx.helper.make_graph([], "g", [], [], [weight]))
    store_as_bytes(model)
    assert [(w.name, w.data_type) for w in model.graph.initializer] == [("w", onnx.TensorProto.FLOAT)]


def test_another_tokenizer_and_a_folder_that_is_there_are_refused(trained, capsys, tmp_path):
    run, out = trained
    with pytest.raises(MismatchError, match="tokenizer"):
        write_encoder(run, tmp_path / "new", force=False)
    assert not (tmp_path / "new").exists()
    assert main([str(run), str(out)]) == 1
    assert "tokenizer is not the one" in capsys.readouterr().err
    assert main([str(tmp_path), str(tmp_path / "new")]) == 1
    assert "hint: Name a run's folder" in capsys.readouterr().err


def test_a_graph_that_differs_is_not_written(trained, monkeypatch, tmp_path):
    run, _ = trained
    monkeypatch.setattr("export.encoder.relative_error", lambda ours, theirs: 0.5)
    with pytest.raises(MismatchError, match=r"differ by 5\.00e-01"):
        write_encoder(run, tmp_path / "new", force=False, tokenizer=run / "tokenizer.json")
    assert not (tmp_path / "new").exists()
