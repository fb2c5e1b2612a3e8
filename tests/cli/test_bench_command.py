"""``glyphstudio bench``: what it prints, never how fast this machine is."""

import argparse
import json

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
    assert isinstance(figures.pop("model"), str)
    assert {"evaluation_ms", "evaluation_pair_ms", "glyph_ms", "matmul_gflop_per_second"} <= set(figures)
    assert all(value >= 0 for value in figures.values())


def test_a_person_reads_a_table(model, capsys):
    assert call("--model", model, "--rounds", 1) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split()[0] == "model"
    assert all(len(line.split()) >= 2 for line in lines)


def test_works_take_turns_and_the_median_is_told(monkeypatch):
    order = []
    ticks = iter(range(1000))
    monkeypatch.setattr(bench.time, "perf_counter", lambda: next(ticks))
    found = bench.interleaved({"a": lambda: order.append("a"), "b": lambda: order.append("b")}, 3)
    assert "".join(order) == "ab" + "ababab"
    assert found == {"a": 1000.0, "b": 1000.0}
