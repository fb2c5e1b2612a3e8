"""``sheet``, ``sweep`` and ``movie`` from the command line: files, lines, exit statuses, and going on after an end."""

import argparse
import io
import json
import signal
import sys
import time

import pytest
from PIL import Image

from glyphstudio.batches.store import GlyphStore
from glyphstudio.cli import movie, sheet
from glyphstudio.cli.progress_line import ProgressLine, duration
from glyphstudio.cli.request_options import identity_of, open_named
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import BundleError
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.movies import film
from tests.support.tiny_bundle import write_tiny_bundle


@pytest.fixture
def prompts(tmp_path):
    path = tmp_path / "list.txt"
    path.write_text("gold\nto fly\n", encoding="utf-8")
    return path


def request(prompt, seed, **other):
    return GenerationRequest(prompt=prompt, seed=seed, **({"steps": 2, "guidance": 2.0} | other))


@pytest.mark.parametrize("ending", ["png", "pdf", "svg"])
def test_a_list_becomes_a_sheet(run, model, prompts, tmp_path, ending):
    out = tmp_path / "new" / f"a.{ending}"
    done = run("sheet", prompts, "--model", model, "--out", out, "--per-prompt", 2, "--steps", 2, "--seed", 3)
    assert (done.status, done.lines, done.err) == (0, [str(out)], "")
    assert read_requests(out) == tuple(request(prompt, seed) for prompt in ("gold", "to fly") for seed in (3, 4))
    assert [path.name for path in out.parent.iterdir()] == [out.name]
    again = run("sheet", prompts, "--model", model, "--out", out, "--per-prompt", 2, "--steps", 2)
    assert again.status == 1
    assert "exists already" in again.err


def test_a_table_on_the_standard_input_becomes_a_sheet_and_json(run, model, tmp_path, monkeypatch):
    table = io.TextIOWrapper(io.BytesIO(b"prompt,seed,steps\ngold,7,1\nwood,,\n"))
    monkeypatch.setattr(sys, "stdin", table)
    out = tmp_path / "a.png"
    done = run(
        "sheet", "-", "--model", model, "--out", out, "--steps", 2, "--json", "--labels", "none", "--page", "none"
    )
    assert json.loads(done.out) == {"files": [str(out)], "glyphs": 2, "drawn": 2}
    assert read_requests(out) == (request("gold", 7, steps=1), request("wood", 0))


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("nothing.txt", "--out", "a.png"), 1, "nothing.txt cannot be read: No such file"),
        (("list.txt", "--out", "a.gif"), 2, "must end with .png, .pdf, .svg, not 'a.gif'"),
        (("list.txt", "--out", "a.png", "--labels", "colour"), 2, "must be some of prompt,seed,number"),
        (("list.txt", "--out", "a.png", "--page", "A4", "--columns", "500"), 1, "leave no room on A4"),
        (("list.txt", "--out", "a.png", "--workers", "here"), 1, "'here' names no workers"),
        (("bad.csv", "--out", "a.png"), 1, "bad.csv, line 3, column steps: 'x' is no whole number"),
    ],
)
def test_what_cannot_be_is_told(run, model, prompts, monkeypatch, words, status, said):
    monkeypatch.chdir(prompts.parent)
    (prompts.parent / "bad.csv").write_text("prompt,steps\ngold,2\nwood,x\n", encoding="utf-8")
    done = run("sheet", *words, "--model", model)
    assert done.status == status
    assert said in done.err
    assert "Traceback" not in done.err
    assert {path.name for path in prompts.parent.iterdir()} <= {"list.txt", "bad.csv", "a.png.glyphs"}


def test_what_an_earlier_run_drew_is_not_drawn_again(run, model, prompts, tmp_path, monkeypatch):
    out = tmp_path / "a.png"
    monkeypatch.setattr(
        "glyphstudio.sheets.sheet_files.new_file", lambda *_a, **_k: (_ for _ in ()).throw(KeyboardInterrupt)
    )
    done = run("sheet", prompts, "--model", model, "--out", out, "--steps", 2)
    assert done.status == 130
    assert "2 finished glyphs are kept" in done.err
    monkeypatch.undo()
    done = run("sheet", prompts, "--model", model, "--out", out, "--steps", 2, "--json")
    assert "2 of 2 glyphs are there from an earlier run" in done.err
    assert json.loads(done.out)["drawn"] == 0
    assert not (tmp_path / "a.png.glyphs").exists()


def test_ctrl_c_keeps_what_is_done(start, model, tmp_path):
    (tmp_path / "l.txt").write_text("gold", encoding="utf-8")
    out = tmp_path / "a.png"
    process = start("sheet", tmp_path / "l.txt", "--model", model, "--out", out, "--per-prompt", 50_000)
    kept, deadline = tmp_path / "a.png.glyphs", time.monotonic() + 60
    while not (kept.exists() and kept.stat().st_size > 3000) and time.monotonic() < deadline:
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, err = process.communicate(timeout=60)
    assert process.returncode == 130
    assert b"finished glyphs are kept" in err
    assert not out.exists()
    with GlyphStore(kept) as store:
        assert len(store) > 0


def test_a_worker_refuses_another_model(model):
    bundle = open_named(argparse.Namespace(model=str(model), encoder=None))
    identity = identity_of(bundle, "cpu")
    assert sheet.BundlePlace(str(model), "", "cpu", identity)().facts == bundle.facts
    with pytest.raises(BundleError, match="is another one"):
        sheet.BundlePlace(str(model), "", "cpu", "else")()


def test_a_sweep_has_the_posts_values_or_others(run, model, tmp_path):
    out = tmp_path / "a.png"
    done = run("sweep", "gold", "--model", model, "--out", out, "--steps", "1,2", "--guidance", "0,5", "--seeds", 2)
    assert (done.status, done.lines) == (0, [str(out)])
    asked = [(r.steps, r.guidance, r.seed) for r in read_requests(out)]
    assert asked == [(steps, weight, seed) for weight in (0.0, 5.0) for seed in (0, 1) for steps in (1, 2)]
    assert run("sweep", "gold", "--model", model, "--out", out).status == 1
    assert run("sweep", "gold", "--model", model, "--out", out, "--force").status == 0
    assert len(read_requests(out)) == 36
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"]


def test_a_sweep_has_any_two_axes(run, model, tmp_path):
    out = tmp_path / "a.png"
    words = ["--across", "prompt=rain, snow", "--down", "radical=0,85", "--steps", "2"]
    assert run("sweep", "gold", "--model", model, "--out", out, *words).status == 0
    asked = [(r.prompt, r.radical, r.steps) for r in read_requests(out)]
    assert asked == [("rain", 0, 2), ("snow", 0, 2), ("rain", 85, 2), ("snow", 85, 2)]


def test_a_sweep_is_a_morph_or_the_board(run, model, tmp_path):
    out = tmp_path / "a.png"
    assert run("sweep", "gold", "--model", model, "--out", out, "--morph", "water", "--steps", "1").status == 0
    requests = read_requests(out)
    assert [r.morph.across for r in requests] == [number / 6 for number in range(7)]
    assert requests[0].morph.seeds == (1,)
    assert run("sweep", "", "--model", model, "--out", out, "--board", "--steps", "1", "--force").status == 0
    assert len({r.prompt for r in read_requests(out)}) == 36


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["--across", "size=1"], "no axis"),
        (["--across", "steps=x"], "no whole number"),
        (["--down", "steps=1"], "needs --across"),
        (["--board", "--morph", "water"], "two different grids"),
        (["--morph", "a", "--morph", "b"], "one or three other prompts"),
    ],
)
def test_a_sweep_that_is_no_grid_is_an_error_in_one_sentence(run, model, tmp_path, words, message):
    done = run("sweep", "gold", "--model", model, "--out", tmp_path / "a.png", *words)
    assert done.status == 1
    assert message in done.err


@pytest.mark.parametrize("words", [("--steps", "1,1"), ("--steps", "0"), ("--guidance", "1,x"), ("--out", "a.pdf")])
def test_a_sweep_refuses_wrong_values(run, words):
    assert run("sweep", "gold", "--out", "a.png", *words).status == 2


@pytest.mark.parametrize("ending", ["gif", "png", "webp", "mp4"])
def test_a_movie_is_written(run, model, tmp_path, ending):
    if ending == "mp4":
        pytest.importorskip("av")
    out = tmp_path / f"a.{ending}"
    done = run("movie", "gold", "--model", model, "--out", out, "--steps", 3, "--count", 2)
    assert (done.status, done.lines) == (0, [str(out)])
    if ending != "mp4":
        with Image.open(out) as picture:
            assert picture.n_frames == 4 + (ending == "png")
    assert run("movie", "gold", "--model", model, "--out", out, "--steps", 3).status == 1


def test_a_movie_of_a_training_run_needs_no_model(run, tmp_path):
    samples = tmp_path / "first" / "samples"
    out = tmp_path / "first.gif"
    words = ("movie", tmp_path / "first", "--of", "training", "--out", out)
    failed = run(*words)
    assert (failed.status, out.exists()) == (1, False)
    assert "holds no sheet of samples" in failed.err
    samples.mkdir(parents=True)
    for step in (1, 2):
        Image.new("L", (24, 30), 100 * step).save(samples / f"{step:08d}.png")
    done = run(*words)
    assert (done.status, done.out) == (0, f"{out}\n")
    with Image.open(out) as movie:
        assert movie.n_frames == 2
    assert run(*words).status == 1
    assert run(*words, "--force").status == 0


def test_a_movie_of_guidance_and_the_default_steps(run, model, tmp_path, monkeypatch):
    monkeypatch.setattr(film, "HIGHEST_WEIGHT", 2)
    monkeypatch.setattr(movie, "STEPS", 5)
    out = tmp_path / "a.gif"
    done = run("movie", "gold", "--model", model, "--out", out, "--of", "guidance", "--view", "predicted")
    assert done.err.startswith("note: --view is for")
    with Image.open(out) as picture:
        assert picture.n_frames == 3
    run("movie", "gold", "--model", model, "--out", out, "--view", "predicted", "--force")
    with Image.open(out) as picture:
        assert picture.n_frames == 5


def test_a_movie_of_a_morph(run, model, tmp_path, monkeypatch):
    monkeypatch.setattr(film, "MORPH_MOMENTS", 4)
    out = tmp_path / "a.gif"
    words = ("movie", "gold", "--model", model, "--steps", 1, "--count", 2, "--out", out)
    assert run(*words, "--of", "morph", "--to", "water").status == 0
    with Image.open(out) as picture:
        assert picture.n_frames == 4
    for half in (["--of", "morph"], ["--to", "water"]):
        done = run(*words, *half, "--force")
        assert (done.status, "both --of morph and --to" in done.err) == (1, True)


def test_without_pyav_nothing_is_drawn(run, model, tmp_path, monkeypatch):
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    done = run("movie", "gold", "--model", model, "--out", tmp_path / "a.mp4")
    assert done.status == 1
    assert "glyphstudio[video]" in done.err
    assert list(tmp_path.iterdir()) == []


def test_progress_is_a_line_that_changes_on_a_terminal(monkeypatch):
    terminal = io.StringIO()
    terminal.isatty = lambda: True
    monkeypatch.setattr(sys, "stderr", terminal)
    times = iter([0.0, 0.1, 1.0, 1.1, 2.0])
    monkeypatch.setattr("glyphstudio.cli.progress_line.time.monotonic", lambda: next(times))
    with ProgressLine("glyphs") as line:
        for done in (1, 2, 3, 4):
            line.show(done, 9, None if done == 2 else 65.0)
    assert terminal.getvalue() == "\r\x1b[K2 of 9 glyphs\r\x1b[K4 of 9 glyphs, 1 min 5 s left\r\x1b[K"


def test_durations_are_told_in_words():
    assert [duration(s) for s in (0.4, 59.4, 59.6, 3599, 7620)] == [
        "0 s",
        "59 s",
        "1 min 0 s",
        "59 min 59 s",
        "2 h 7 min",
    ]


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """The folder of a model with a draft of two steps."""
    folder = tmp_path_factory.mktemp("models") / "quick"
    write_tiny_bundle(folder, draft=True)
    return folder


def test_drafts_make_a_sheet(run, quick, prompts, tmp_path):
    out = tmp_path / "a.png"
    assert run("sheet", prompts, "--draft", "--seed", 3, "--model", quick, "--out", out).status == 0
    drafts = tuple(request(prompt, 3).as_draft(2) for prompt in ("gold", "to fly"))
    assert read_requests(out) == drafts


def test_a_movie_of_a_draft_has_the_drafts_few_steps(run, quick, tmp_path):
    out = tmp_path / "a.gif"
    assert run("movie", "gold", "--draft", "--hold", 0, "--model", quick, "--out", out).status == 0
    with Image.open(out) as picture:
        assert picture.n_frames == 1 + 2
    assert read_requests(out) == (request("gold", 0).as_draft(2),)


def test_a_sweep_of_drafts_varies_their_steps(run, quick, tmp_path):
    out = tmp_path / "a.png"
    words = ("sweep", "gold", "--draft", "--steps", "1,2", "--guidance", "1,5", "--model", quick, "--out", out)
    assert run(*words).status == 0
    found = read_requests(out)
    assert all(each.draft for each in found)
    assert [(each.steps, each.guidance) for each in found] == [(1, 1.0), (2, 1.0), (1, 5.0), (2, 5.0)]


@pytest.mark.parametrize("words", [("sheet", "list.txt"), ("movie", "gold"), ("sweep", "gold")])
def test_drafts_of_a_model_without_any_are_refused(run, model, prompts, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    done = run(*words, "--draft", "--model", model, "--out", "a.png")
    assert done.status == 1
    assert "has no draft" in done.err
    assert not (tmp_path / "a.png").exists()


def test_a_sheet_of_outlines_has_no_pixels(run, model, prompts, tmp_path):
    out = tmp_path / "a.svg"
    assert run("sheet", prompts, "--vector", "--model", model, "--out", out, "--steps", 2).status == 0
    text = out.read_text()
    assert (text.count("<path"), "<image" in text) == (2, False)


@pytest.fixture(scope="module")
def styled(tmp_path_factory):
    """The folder of a model with styles."""
    folder = tmp_path_factory.mktemp("models") / "styled"
    write_tiny_bundle(folder, styles=("Sans", "Kai"))
    return folder


def test_a_table_has_a_column_of_styles(run, styled, tmp_path):
    (tmp_path / "a.csv").write_text("prompt,style\ngold,Kai\ngold,\ngold,Sans\n")
    out = tmp_path / "a.png"
    words = ("sheet", tmp_path / "a.csv", "--style", "Kai", "--steps", 2, "--model", styled, "--out", out)
    assert run(*words).status == 0
    assert [each.style for each in read_requests(out)] == ["Kai", "Kai", "Sans"]


def test_a_sweep_goes_over_styles(run, styled, tmp_path):
    out = tmp_path / "a.png"
    words = ("sweep", "gold", "--across", "style=Sans,Kai", "--steps", 2, "--model", styled, "--out", out)
    assert run(*words).status == 0
    assert [each.style for each in read_requests(out)] == ["Sans", "Kai"]


@pytest.mark.parametrize(
    "words",
    [("sheet", "a.csv"), ("sweep", "gold", "--across", "style=Sans,Song"), ("movie", "gold", "--style", "Song")],
)
def test_a_style_that_the_model_lacks_is_refused_before_anything_is_drawn(run, styled, tmp_path, monkeypatch, words):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.csv").write_text("prompt,style\ngold,Kai\ngold,Song\n")
    done = run(*words, "--model", styled, "--out", "a.gif" if words[0] == "movie" else "a.png")
    assert done.status == 1
    assert "has no style 'Song', it has Sans, Kai" in done.err
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
