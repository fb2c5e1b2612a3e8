"""``glyphstudio bench``: what it prints, never how fast this machine is."""

import argparse
import json

import numpy as np
import pytest

from glyphstudio.cli import bench
from tests.support.tiny_bundle import write_tiny_bundle


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    folder = tmp_path_factory.mktemp("models") / "tiny"
    write_tiny_bundle(folder)
    return folder


def call(*words):
    parser = argparse.ArgumentParser()
    bench.add_parser(parser.add_subparsers(required=True))
    arguments = parser.parse_args(["bench", *map(str, words)])
    return arguments.run(arguments)


def test_figures_are_positive_and_named(model, capsys):
    assert call("--model", model, "--rounds", 1, "--json") == 0
    figures = json.loads(capsys.readouterr().out)
    assert figures.pop("device") == "cpu"
    assert figures.pop("precision") == "float32"
    assert isinstance(figures.pop("model"), str)
    assert {"evaluation_ms", "evaluation_pair_ms", "glyph_ms", "matmul_gflop_per_second"} <= set(figures)
    assert all(value >= 0 for value in figures.values())


def test_the_draft_of_a_model_that_has_one_is_timed(tmp_path, capsys):
    write_tiny_bundle(tmp_path / "quick", draft=True)
    assert call("--model", tmp_path / "quick", "--rounds", 1, "--json") == 0
    assert json.loads(capsys.readouterr().out)["draft_ms"] > 0


def test_a_person_reads_a_table(model, capsys):
    assert call("--model", model, "--rounds", 1) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[0] == "model"
    assert all(len(line.split()) >= 2 for line in lines)


def test_a_sheet_is_measured_beside_the_bare_engine(model, capsys):
    assert call("--model", model, "--rounds", 1, "--sheet", 6, "--json") == 0
    figures = json.loads(capsys.readouterr().out)
    ratio = figures["sheet_glyphs_per_second"] / figures["engine_glyphs_per_second"]
    assert figures["sheet_share_of_engine"] == pytest.approx(ratio)
    assert ratio > 0


def test_works_take_turns_and_the_fastest_round_is_told(monkeypatch):
    order = []
    # Each work reads the clock twice a round: they last 5, 7, then 3, 9, then 4, 8 seconds.
    ticks = iter(np.cumsum([0, 5, 0, 7, 0, 3, 0, 9, 0, 4, 0, 8]).tolist())
    monkeypatch.setattr(bench.time, "perf_counter", lambda: next(ticks))
    found = bench.interleaved({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert "".join(order) == 3 * "aabb"
    assert found == {"a": 3000.0, "b": 7000.0}


def test_throughput_is_that_of_so_many_glyphs_at_once(model, monkeypatch):
    from glyphstudio.engine import generate as engine
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.onnx_model import OnnxModel

    drawn = []
    original = engine.generate
    monkeypatch.setattr(engine, "generate", lambda m, requests: drawn.append(requests) or original(m, requests))
    monkeypatch.setattr(
        bench, "interleaved", lambda works, rounds: {name: work() and 500.0 for name, work in works.items()}
    )
    figures = bench.throughput(OnnxModel(open_bundle(model), "cpu"), (1, 4))
    assert figures == {"glyphs_per_second_1": 2.0, "glyphs_per_second_4": 8.0}
    assert [len(requests) for requests in drawn] == [1, 4]
    assert [request.seed for request in drawn[1]] == [0, 1, 2, 3]


def test_a_card_is_measured_at_1_16_and_256_at_once(model, monkeypatch, capsys):
    from glyphstudio.inference.onnx_model import OnnxModel

    asked = []
    monkeypatch.setattr(bench, "throughput", lambda m, batches: asked.append(batches) or {"glyphs_per_second_1": 9.0})
    assert call("--model", model, "--rounds", 1, "--json") == 0
    assert asked == []
    begin = OnnxModel.__init__

    def on_a_card(self, *positional):
        begin(self, *positional)
        monkeypatch.setattr(self, "_evaluated", lambda feeds: [feed["latents"] for feed in feeds], raising=False)
        self.device = "cuda"

    monkeypatch.setattr(OnnxModel, "__init__", on_a_card)
    capsys.readouterr()
    assert call("--model", model, "--rounds", 1, "--json") == 0
    assert asked == [(1, 16, 256)]
    assert json.loads(capsys.readouterr().out)["glyphs_per_second_1"] == 9.0


def test_a_card_that_pytorch_does_not_see_is_not_compared(model, capsys):
    torch = pytest.importorskip("torch")
    from glyphstudio.cli.bench_torch import torch_works
    from glyphstudio.inference.bundle import open_bundle

    if torch.cuda.is_available():
        pytest.skip("here PyTorch sees a card")
    assert torch_works(open_bundle(model), "cuda") == {}
    assert "sees no card" in capsys.readouterr().err


def test_the_shipped_model_is_compared_with_pytorch():
    torch = pytest.importorskip("torch")
    from glyphstudio.cli.bench_torch import torch_works
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model

    works = torch_works(open_bundle(default_model()), "cpu")
    assert set(works) == {"evaluation_torch_eager"}
    answer = works["evaluation_torch_eager"]()
    assert answer.shape == (1, 1, 128, 128)
    assert bool(torch.isfinite(answer).all())
