"""``glyphstudio train-judge``: a small run from a data set to a judge, and what it refuses."""

import json
import sys

import pytest

pytest.importorskip("torch")

from glyphstudio import resources
from glyphstudio.glyphs.dictionary import load_characters, split_of
from glyphstudio.training.dataset import BuildPlan, build

pytestmark = pytest.mark.torch


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    out = tmp_path_factory.mktemp("data") / "set"
    named = [one for one in load_characters().values() if one.definition]
    some = {side: [one.codepoint for one in named if split_of(one) == side][:20] for side in ("train", "validation")}
    codepoints = tuple(sorted((*some["train"], *some["validation"])))
    font = resources.find("fonts/NotoSansSC-Regular.otf")
    list(build(BuildPlan(fonts=(font,), codepoints=codepoints, ranges="some", out=out)))
    return out


def test_a_run_says_what_its_judge_can_and_is_not_overwritten(run, data, tmp_path):
    words = ("train-judge", "--data", data, "--data", data, "--out", tmp_path / "judge", "--samples", 32)
    done = run(*words, "--batch-size", 16, "--rate", 0.001, "--seed", 3, "--wall-minutes", 60)
    assert done.status == 0, done.err
    assert "of 40 held-out glyphs the radical is right in" in done.out
    assert "step 2 of 2, loss" in done.err
    body = json.loads((tmp_path / "judge" / "judge.json").read_text())
    assert (body["plan"]["seed"], body["plan"]["rate"], body["plan"]["wall_minutes"]) == (3, 0.001, 60.0)
    again = run(*words)
    assert again.status == 1
    assert "holds a judge already" in again.err


def test_a_missing_data_set_is_said(run, tmp_path):
    done = run("train-judge", "--data", tmp_path / "nothing", "--out", tmp_path / "judge")
    assert done.status == 1
    assert "holds no data set" in done.err


def test_without_torch_it_says_what_to_install(run, data, tmp_path, monkeypatch):
    monkeypatch.setitem(sys.modules, "torch", None)
    done = run("train-judge", "--data", data, "--out", tmp_path / "judge")
    assert done.status == 1
    assert "pip install 'glyphstudio[train]'" in done.err


@pytest.mark.parametrize("words", [("--samples", "0"), ("--batch-size", "1"), ("--rate", "2")])
def test_bad_usage_ends_with_2(run, data, tmp_path, words):
    assert run("train-judge", "--data", data, "--out", tmp_path / "judge", *words).status == 2
