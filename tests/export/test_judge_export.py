"""A trained judge becomes a graph that answers as torch does."""

import json
import sys

import numpy as np
import pytest

torch = pytest.importorskip("torch")

import export.judge  # noqa: E402
from export.judge import main, write_judge  # noqa: E402
from glyphstudio.errors import MismatchError, OutputError  # noqa: E402
from glyphstudio.inference.judge import GRAPH, MANIFEST, GlyphJudge  # noqa: E402
from glyphstudio.training.judge.judge_data import JudgeExamples, JudgeSet  # noqa: E402
from glyphstudio.training.judge.judge_fit import JudgePlan  # noqa: E402
from glyphstudio.training.judge.judge_run import load_judge, train_judge  # noqa: E402

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def run(tmp_path_factory):
    """A judge that has seen 32 pictures of noise."""
    ink = np.random.default_rng(0).integers(0, 256, (32, 64, 64), dtype=np.uint8)
    examples = JudgeExamples(ink, np.arange(1, 33, dtype=np.int64), np.ones(32, np.float32))
    folder = tmp_path_factory.mktemp("runs") / "judge"
    data = JudgeSet(examples, examples, np.zeros(32, np.int64), ())
    train_judge(folder, data, JudgePlan(samples=32, batch_size=16), lambda _: None)
    return folder


def test_the_graph_answers_as_torch_for_any_number_of_pictures(run, tmp_path):
    assert write_judge(run, tmp_path / "judge", force=False) < 1e-3
    network, _ = load_judge(run)
    images = np.random.default_rng(1).integers(0, 256, (3, 64, 64), dtype=np.uint8)
    seen = GlyphJudge(tmp_path / "judge").look(images)
    _, logits, strokes = network(torch.from_numpy(1.0 - images[:, None] / np.float32(255)))
    assert seen.logits == pytest.approx(logits.numpy(), abs=1e-3)
    assert seen.strokes == pytest.approx(strokes.numpy(), abs=1e-3)


def test_the_manifest_says_what_it_was_made_of_and_the_file_is_small(run, tmp_path):
    write_judge(run, tmp_path, force=False)
    body = json.loads((tmp_path / MANIFEST).read_text())
    assert body["plan"]["samples"] == 32
    assert body["held_out"]["count"] == 32
    assert body["bytes"] == (tmp_path / GRAPH).stat().st_size < 3 * 2**20


def test_equal_runs_give_equal_bytes(run, tmp_path):
    write_judge(run, tmp_path / "a", force=False)
    write_judge(run, tmp_path / "b", force=False)
    assert (tmp_path / "a" / GRAPH).read_bytes() == (tmp_path / "b" / GRAPH).read_bytes()


def test_an_existing_judge_is_kept_unless_forced(run, tmp_path):
    write_judge(run, tmp_path, force=False)
    with pytest.raises(OutputError, match="holds a judge already"):
        write_judge(run, tmp_path, force=False)
    write_judge(run, tmp_path, force=True)


def test_a_graph_that_differs_is_refused(run, tmp_path, monkeypatch):
    monkeypatch.setattr(export.judge, "relative_error", lambda *_: 0.5)
    with pytest.raises(MismatchError, match="differ by"):
        write_judge(run, tmp_path, force=False)


def test_a_place_that_cannot_be_written_is_said(run, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(OutputError, match="cannot be written"):
        write_judge(run, tmp_path / "file" / "judge", force=False)


def test_the_command_says_what_it_did_or_what_is_wrong(run, tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["export.judge", str(run), str(tmp_path / "judge")])
    assert main() == 0
    assert "relative error" in capsys.readouterr().out
    assert main() == 1
    err = capsys.readouterr().err.splitlines()
    assert err[0].startswith("error: ")
    assert err[1].startswith("hint: ")
