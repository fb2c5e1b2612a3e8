"""``glyphstudio evaluate``: its files, its table, and every way in which it can be asked wrongly."""

import json
import os
import shutil
import sys

import pytest
from PIL import Image

from glyphstudio import resources
from glyphstudio.cli import evaluate
from glyphstudio.evaluation import tasks
from glyphstudio.evaluation.benchmark import Instruments
from glyphstudio.evaluation.tasks import Extent, in_frozen_order
from glyphstudio.evaluation.text_radicals import load_text_radicals
from glyphstudio.glyphs.dictionary import load_characters, split_of
from glyphstudio.glyphs.raster import GlyphRaster
from glyphstudio.inference.judge import GRAPH, GlyphJudge
from glyphstudio.inference.text_encoder import OnnxTextEncoder
from tests.support.tiny_bundle import write_other_encoder, write_tiny_bundle


@pytest.fixture(scope="module")
def few():
    """The instruments as they ship, over 70 characters."""
    known = load_characters()
    named = [known[codepoint] for codepoint in in_frozen_order(known) if known[codepoint].definition]
    held = [one for one in named if split_of(one) == "validation"][:40]
    trained = [one for one in named if split_of(one) == "train"][:30]
    return Instruments(
        judge=GlyphJudge(),
        text_radicals=load_text_radicals(),
        encoder=OnnxTextEncoder(resources.find("encoders/minilm")),
        raster=GlyphRaster(resources.find("fonts/NotoSansSC-Regular.otf")),
        known={one.codepoint: one for one in (*held, *trained)},
    )


@pytest.fixture
def small(few, monkeypatch):
    """A benchmark of 50 pictures."""
    monkeypatch.setattr(evaluate, "_open_instruments", lambda: few)
    monkeypatch.setattr(tasks, "QUICK", Extent(seeds=1, held_out=8, train=6, references=20))
    monkeypatch.setattr(tasks, "FULL", Extent(seeds=2, held_out=8, train=6, references=20))


@pytest.fixture(scope="module")
def other(tmp_path_factory):
    """A second model of the same name."""
    folder = tmp_path_factory.mktemp("models") / "other"
    write_tiny_bundle(folder, image_size=16, name="tiny")
    return folder


def test_report_board_and_table_are_made_and_made_again_the_same(small, run, model, tmp_path):
    first, second = tmp_path / "a.json", tmp_path / "b.json"
    done = run("evaluate", "--model", model, "--steps", 1, "--out", first)
    assert done.status == 0, done.err
    assert run("evaluate", "--model", model, "--steps", 1, "--out", second).out == done.out
    assert first.read_bytes() == second.read_bytes()
    assert first.with_suffix(".png").read_bytes() == second.with_suffix(".png").read_bytes()
    body = json.loads(first.read_text())
    names = [row["name"] for row in body["rows"]]
    assert names == ["tiny", "nearest definition", "random real glyph", "own real glyph"]
    assert body["rows"][0]["settings"]["request"]["steps"] == 1
    assert body["rows"][3]["figures"]["retrieval_at_1"]["value"] == 1.0
    assert done.lines[0] == f"| | {' | '.join(names)} | reference recipe |"
    with Image.open(first.with_suffix(".png")) as board:
        assert board.size == (824, 944)


def test_options_reach_the_request_and_further_models_the_table(small, run, model, other, tmp_path):
    out = tmp_path / "report.json"
    words = ["--steps", 2, "--guidance", 3, "--sampler", "euler", "--seed", 5, "--full", "--also", other]
    done = run("evaluate", "--model", model, "--out", out, *words)
    assert done.status == 0, done.err
    body = json.loads(out.read_text())
    assert [row["name"] for row in body["rows"][:2]] == ["tiny", "tiny (other)"]
    for row in body["rows"][:2]:
        request = row["settings"]["request"]
        assert (request["steps"], request["guidance"], request["sampler"], request["seed"]) == (2, 3.0, "euler", 5)
    assert body["extent"]["seeds"] == 2


@pytest.mark.parametrize(
    ("asked", "drafts"), [([], ["tiny, draft in 2"]), ([1, 4], ["tiny, draft in 1", "tiny, draft in 4"])]
)
def test_drafts_are_measured_beside_their_model(small, run, tmp_path, asked, drafts):
    write_tiny_bundle(tmp_path / "tiny", image_size=16, name="tiny", draft=True)
    done = run("evaluate", "--model", tmp_path / "tiny", "--steps", 3, "--out", tmp_path / "r.json", "--draft", *asked)
    assert done.status == 0, done.err
    rows = json.loads((tmp_path / "r.json").read_text())["rows"]
    assert [row["name"] for row in rows[: 1 + len(drafts)]] == ["tiny", *drafts]
    whole, *others = (row["settings"] for row in rows[: 1 + len(drafts)])
    assert (whole["request"]["steps"], "draft" in whole["request"]) == (3, False)
    assert [row["request"]["steps"] for row in others] == (asked or [2])
    assert all(row["request"]["draft"] for row in others)
    assert all(row["draft_denoiser_sha256"] != row["denoiser_sha256"] for row in others)


def test_a_model_without_a_draft_is_measured_alone(small, run, model, tmp_path):
    done = run("evaluate", "--model", model, "--steps", 1, "--out", tmp_path / "r.json", "--draft")
    assert done.status == 0, done.err
    assert json.loads((tmp_path / "r.json").read_text())["rows"][1]["name"] == "nearest definition"


def test_a_terminal_sees_how_far_it_is(small, run, model, tmp_path, monkeypatch):
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True, raising=False)
    done = run("evaluate", "--model", model, "--steps", 1, "--out", tmp_path / "r.json")
    assert "real glyphs: 70 of 70\n" in done.err
    assert "\rtiny: 1 of 50" in done.err


def refused(done, sentence, status=1):
    assert done.status == status
    assert done.out == ""
    assert sentence in done.err
    return True


def test_a_report_or_board_that_exists_is_kept_unless_forced(small, run, model, tmp_path):
    for name in ("r.json", "r.png"):
        (tmp_path / name).write_text("mine")
        assert refused(run("evaluate", "--model", model, "--out", tmp_path / "r.json"), f"{name} exists already")
        assert (tmp_path / name).read_text() == "mine"
        (tmp_path / name).unlink()
    (tmp_path / "r.json").write_text("old")
    done = run("evaluate", "--model", model, "--steps", 1, "--out", tmp_path / "r.json", "--force")
    assert done.status == 0, done.err
    assert (tmp_path / "r.json").read_text() != "old"


def test_a_missing_model_is_said_before_anything_is_measured(run, tmp_path, model):
    assert refused(run("evaluate", "--model", tmp_path / "nothing", "--out", tmp_path / "r.json"), "nothing")
    done = run("evaluate", "--model", model, "--also", tmp_path / "nothing", "--out", tmp_path / "r.json")
    assert refused(done, "nothing")
    assert list(tmp_path.iterdir()) == []


def test_a_place_for_the_report_that_is_none_is_said(run, model, tmp_path):
    assert refused(run("evaluate", "--model", model, "--out", tmp_path / "no" / "r.json"), "there is no folder")
    assert refused(run("evaluate", "--model", model, "--out", tmp_path / "r.png"), "is the board's name")


def test_a_folder_that_may_not_be_written_is_said_at_once(run, model, tmp_path, monkeypatch):
    monkeypatch.setattr(os, "access", lambda path, mode: False)
    assert refused(run("evaluate", "--model", model, "--out", tmp_path / "r.json"), "you may not write there")


def test_a_damaged_judge_is_said(run, model, tmp_path, monkeypatch):
    damaged = tmp_path / "resources"
    for name in ("judge", "encoders/minilm"):
        shutil.copytree(resources.find(name), damaged / name)
    (damaged / "judge" / GRAPH).write_bytes(b"")
    monkeypatch.setenv(resources.ENVIRONMENT_VARIABLE, str(damaged))
    assert refused(run("evaluate", "--model", model, "--out", tmp_path / "r.json"), "judge.onnx is damaged")


@pytest.mark.parametrize(
    "words",
    [("--steps", "0"), ("--guidance", "-1"), ("--sampler", "magic"), ("--seed", "x"), ("--nonsense",)],
)
def test_bad_usage_ends_with_2(run, tmp_path, words):
    assert run("evaluate", "--out", tmp_path / "r.json", *words).status == 2
    assert run("evaluate").status == 2


def test_the_instruments_are_those_that_ship():
    found = evaluate._open_instruments()
    assert found.judge.sha256 == GlyphJudge().sha256
    assert len(found.known) == len(load_characters())
    assert found.text_radicals.encoder == found.encoder.sha256


def test_the_model_is_measured_with_another_text_encoder_beside_its_own(small, run, model, tmp_path):
    write_other_encoder(model, tmp_path / "other")
    done = run(
        "evaluate", "--model", model, "--encoder", tmp_path / "other", "--steps", 1, "--out", tmp_path / "r.json"
    )
    assert done.status == 0, done.err
    assert done.out.startswith("| | tiny | tiny, glypht5 | ")
    one, other, *_ = json.loads((tmp_path / "r.json").read_text())["rows"]
    assert one["settings"]["encoder_sha256"] != other["settings"]["encoder_sha256"]
