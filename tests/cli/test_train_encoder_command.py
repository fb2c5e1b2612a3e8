"""``glyphstudio train-encoder`` as a person types it."""

import json

import pytest

pytest.importorskip("torch")

from glyphstudio.training.encoder import encoder_corpus
from glyphstudio.training.encoder.encoder_corpus import Texts

pytestmark = pytest.mark.torch


@pytest.fixture
def few(monkeypatch):
    """Two dozen texts in the place of 34,000: the shipped teacher reads them in no time."""
    monkeypatch.setattr(encoder_corpus, "shipped_texts", lambda: Texts(("gold", "to fly"), ("water", "a bird")))


def test_a_run_of_the_shipped_teacher_is_trained_and_gone_on_with(run, few, tmp_path):
    (tmp_path / "more.txt").write_text("a house\nrain\ngold\n", encoding="utf-8")
    words = ["train-encoder", "--text", tmp_path / "more.txt", "--out", tmp_path / "run", "--json"]
    small = ["--layers", 1, "--feed-forward", 8, "--batch-size", 2]
    done = run(*words, *small, "--max-steps", 1)
    assert done.status == 0, done.err
    lines = [json.loads(line) for line in done.out.splitlines()]
    notes = [line["text"] for line in lines if line["event"] == "note"]
    assert notes[0] == "4 texts to learn from, 2 held out"
    assert [line["event"] for line in lines if line["event"] != "note"] == [
        *("EncoderStep", "EncoderMeasured", "EncoderSaved")
    ]
    logged = [json.loads(line)["event"] for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    assert logged == ["EncoderStep", "EncoderMeasured", "EncoderSaved"]
    taken = run(*words, "--max-steps", 2)
    assert (taken.status, "holds a run already" in taken.err) == (1, True)
    resumed = run(*words, "--resume", "--max-steps", 2)
    assert resumed.status == 0, resumed.err
    assert json.loads((tmp_path / "run" / "plan.json").read_text())["layers"] == 1
    assert json.loads(resumed.out.splitlines()[-1])["step"] == 2


@pytest.mark.parametrize(
    ("words", "said"),
    [((), "no end"), (("--resume",), "no run of an encoder"), (("--text", "none.txt", "--max-steps", 1), "none.txt")],
)
def test_what_cannot_be_is_said(run, few, tmp_path, monkeypatch, words, said):
    monkeypatch.chdir(tmp_path)
    done = run("train-encoder", "--out", tmp_path / "run", *words)
    assert done.status == 1
    assert said in done.err
