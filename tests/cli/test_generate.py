"""``generate`` writes the pictures that were asked for, or says in two lines why not."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from glyphstudio.cli import generate as command
from glyphstudio.engine.generate import generate
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.files import files
from glyphstudio.files.png import read_request
from glyphstudio.glyphs.pixels import to_grey
from glyphstudio.inference.bundle import open_bundle
from glyphstudio.inference.onnx_model import OnnxModel
from tests.cli.conftest import ROOT
from tests.support.tiny_bundle import HIGH, LOW, write_tiny_bundle


@pytest.fixture
def out(tmp_path):
    return tmp_path / "out"


@pytest.fixture
def draw(run, model, out):
    """``draw("gold", …)`` with the tiny model into ``out``."""
    return lambda *words: run("generate", "--model", model, "--out", out, "--steps", "3", *words)


def names(folder):
    return sorted(path.name for path in folder.iterdir())


def failed(done, words):
    """Assert the two lines of an error; return the hint."""
    assert done.status == 1, done
    error, *hint = done.err.splitlines()
    assert error.startswith("error: ")
    assert words in error
    assert "Traceback" not in done.err
    assert len(hint) <= 1
    assert all(line.startswith("hint: ") for line in hint)
    return "".join(hint)


def test_each_picture_is_a_file_and_a_line(draw, out):
    done = draw("gold", "--count", "6", "--seed", "3")
    assert done.status == 0
    assert done.err == ""
    assert done.lines == [str(out / f"gold-{seed}.png") for seed in range(3, 9)]
    assert names(out) == sorted(f"gold-{seed}.png" for seed in range(3, 9))


def test_pictures_are_8_bit_grey_of_the_models_size_with_the_request_inside(draw, out):
    draw("gold", "--seed", "5", "--guidance", "3.5", "--negative", "silver", "--sampler", "ddpm", "--radical", "167")
    with Image.open(out / "gold-5.png") as picture:
        assert (picture.mode, picture.size) == ("L", (32, 32))
    assert read_request(out / "gold-5.png") == GenerationRequest(
        prompt="gold", negative_prompt="silver", seed=5, steps=3, guidance=3.5, sampler="ddpm", radical=167
    )


def test_what_is_not_said_comes_from_the_model(run, model, out):
    run("generate", "gold", "--model", model, "--out", out)
    request = read_request(out / "gold-0.png")
    assert (request.steps, request.guidance, request.guidance_high) == (4, 2.0, float("inf"))


def test_picture_i_of_a_run_has_the_bytes_of_the_same_seed_alone(draw, out, run, model, tmp_path):
    draw("gold", "--count", "6", "--seed", "10")
    alone = tmp_path / "alone"
    for seed in range(10, 16):
        run("generate", "gold", "--model", model, "--out", alone, "--steps", "3", "--seed", str(seed))
    assert names(alone) == names(out)
    for name in names(out):
        assert (alone / name).read_bytes() == (out / name).read_bytes()
    assert len({(out / name).read_bytes() for name in names(out)}) == 6


def test_the_same_command_in_another_process_writes_the_same_bytes(draw, out, start, model, tmp_path):
    draw("gold", "--count", "2")
    process = start("generate", "gold", "--count", 2, "--model", model, "--steps", 3, "--out", tmp_path / "again")
    assert process.communicate()[1] == b""
    assert process.returncode == 0
    for name in names(out):
        assert (tmp_path / "again" / name).read_bytes() == (out / name).read_bytes()


def test_seeds_go_on_from_zero_after_the_last_one(draw, out):
    draw("gold", "--count", "2", "--seed", str(2**32 - 1))
    assert names(out) == [f"gold-{seed}.png" for seed in (0, 2**32 - 1)]


def test_several_prompts_are_drawn_once_each_into_names_of_their_own(draw, out):
    done = draw("gold", "to fly", "gold", "Gold")
    assert len(done.lines) == 3
    assert names(out)[0].startswith("gold-0.png")
    assert "to-fly-0.png" in names(out)
    assert {read_request(path).prompt for path in out.iterdir()} == {"gold", "to fly", "Gold"}


def test_json_is_one_object_a_line_with_what_was_drawn(draw, out):
    done = draw("gold", "--count", "2", "--json", "--negative", "silver")
    records = [json.loads(line) for line in done.lines]
    keys = ["file", "prompt", "negative", "seed", "steps", "guidance", "sampler", "composition", "style"]
    keys += ["model", "device", "seconds", "request"]
    assert [list(record) for record in records] == [keys, keys]
    assert records[1].pop("seconds") > 0
    request = records[1].pop("request")
    assert list(request) == [each.name for each in fields(GenerationRequest)]
    assert GenerationRequest.from_json(request) == read_request(out / "gold-1.png")
    assert records[1] == {
        "file": str(out / "gold-1.png"),
        "prompt": "gold",
        "negative": "silver",
        "seed": 1,
        "steps": 3,
        "guidance": 2.0,
        "sampler": "dpmpp_2m",
        "composition": "",
        "style": "",
        "model": "tiny",
        "device": "cpu",
    }


def test_variations_of_one_picture_are_drawn_together():
    gold = GenerationRequest(prompt="gold", variation=0.5)
    tasks = [command.Task(request=replace(gold, variation_seed=n), path=Path(f"{n}.png")) for n in range(8)]
    assert [len(group) for group in command._alike(tasks)] == [4, 4]
    assert [task for group in command._alike(tasks) for task in group] == tasks


def test_a_composition_is_in_the_file_and_a_model_that_cannot_be_told_says_so(draw, out):
    done = draw("gold", "--composition", "⿰金火")
    assert "--composition is ignored" in done.err
    assert read_request(out / "gold-0.png").composition == "⿰金火"


@pytest.mark.parametrize("size", [1, 32, 100])
def test_a_size_resamples(draw, out, size):
    draw("gold", "--size", str(size))
    with Image.open(out / "gold-0.png") as picture:
        assert (picture.mode, picture.size) == ("L", (size, size))


def test_prompts_lead_to_pictures_of_their_own(draw, out):
    draw("gold", "water", "")
    pictures = []
    for path in out.iterdir():
        with Image.open(path) as picture:
            pictures.append(np.asarray(picture, dtype=float))
    assert np.abs(pictures[0] - pictures[1]).max() > 20
    assert np.abs(pictures[0] - pictures[2]).max() > 20


def test_strokes_are_in_the_file_and_a_model_without_components_says_that_it_ignores_them(draw, out):
    done = draw("gold", "--strokes", "9")
    assert done.status == 0
    assert read_request(out / "gold-0.png").strokes == 9
    assert "--strokes is ignored" in done.err
    assert draw("gold", "--strokes", "65").status == 2


def test_a_prompt_with_choices_is_another_one_for_each_seed_as_in_the_window(draw, out):
    assert draw("a {red|blue} bird", "--count", "3", "--negative", "{old|}").status == 0
    requests = [read_request(path) for path in sorted(out.iterdir())]
    assert [request.prompt for request in requests] == ["a red bird", "a blue bird", "a red bird"]
    assert [request.negative_prompt for request in requests] == ["old", "", "old"]
    assert [path.name for path in sorted(out.iterdir())] == [f"a-red-blue-bird-{seed}.png" for seed in range(3)]


def test_a_choice_that_does_not_end_is_said_before_anything_is_made(draw, out):
    assert "\\{" in failed(draw("gold", "a {red|blue bird"), "does not end")
    assert not out.exists()


@pytest.mark.parametrize("prompt", ["", "   "])
def test_an_empty_prompt_asks_the_unconditional_model_and_says_so(draw, out, prompt):
    done = draw(prompt)
    assert done.status == 0
    assert done.err == "note: an empty prompt asks the unconditional model\n"
    assert names(out) == ["unconditional-0.png"]


def test_a_forced_radical_is_no_empty_prompt(draw):
    assert draw("", "--radical", "85").err == ""


@pytest.mark.parametrize("option", [("x" * 10_000,), ("gold", "--negative", "x" * 10_000)])
def test_a_long_text_is_cut_and_says_so(draw, out, option):
    done = draw(*option)
    assert done.status == 0
    assert "is cut: the model reads 48 tokens" in done.err
    assert len(names(out)) == 1
    assert "x" * 10_000 in {read_request(out / names(out)[0]).prompt, read_request(out / names(out)[0]).negative_prompt}


@pytest.mark.parametrize("prompt", ["金\x00\x1b[31m", "a\nb", "\u202egold", "🔥", "../../x", "e\u0301" * 300, "\ufeff"])
def test_any_characters_are_a_prompt(draw, out, prompt):
    done = draw(prompt)
    assert done.status == 0
    assert "\x1b" not in done.out + done.err
    (path,) = out.iterdir()
    assert read_request(path).prompt == prompt.strip()


def test_half_a_character_is_refused(draw):
    failed(draw("gold\udc80"), "half a character")


def test_an_existing_file_is_refused_before_anything_is_drawn_and_replaced_by_force(draw, out):
    out.mkdir()
    (out / "gold-5.png").write_bytes(b"precious")
    assert "--force" in failed(draw("gold", "--count", "6"), "gold-5.png exists already")
    assert names(out) == ["gold-5.png"]
    assert (out / "gold-5.png").read_bytes() == b"precious"
    assert draw("gold", "--count", "6", "--force").status == 0
    assert read_request(out / "gold-5.png").seed == 5


def test_a_full_disk_ends_the_run_and_keeps_what_was_written(draw, out, monkeypatch):
    real, calls = os.fsync, []

    def fill(descriptor):
        calls.append(descriptor)
        if len(calls) > 4:
            raise OSError(28, "No space left on device")
        real(descriptor)

    monkeypatch.setattr(files.os, "fsync", fill)
    done = draw("gold", "--count", "6")
    failed(done, "the disk is full")
    assert len(names(out)) == len(done.lines) == 2  # each file syncs itself and its folder
    assert not [name for name in names(out) if "partial" in name]


def test_an_out_that_is_a_file_is_refused(draw, out):
    out.write_bytes(b"")
    failed(draw("gold"), "cannot be written")


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--steps", "0"), "must be a whole number from 1 to 1000"),
        (("--steps", "x"), "must be a whole number"),
        (("--count", "0"), "must be a whole number from 1"),
        (("--seed", "-1"), "must be a whole number from 0 to 4294967295"),
        (("--seed", "4294967296"), "must be a whole number"),
        (("--guidance", "nan"), "must be a number from 0 to 100"),
        (("--guidance", "101"), "must be a number"),
        (("--guidance", "many"), "must be a number"),
        (("--size", "0"), "must be a whole number from 1"),
        (("--radical", "215"), "must be a whole number from 0 to 214"),
        (("--sampler", "magic"), "invalid choice"),
        (("--device", "tpu"), "invalid choice"),
        (("--format", "bmp"), "invalid choice"),
        (("--no-such-option",), "unrecognized"),
    ],
)
def test_a_wrong_option_is_bad_usage(draw, out, words, said):
    done = draw("gold", *words)
    assert done.status == 2
    assert said in done.err
    assert not out.exists()


def test_no_prompt_is_bad_usage(draw):
    assert draw().status == 2


def test_a_prompt_that_looks_like_an_option_comes_after_two_hyphens(draw, out):
    assert draw("--", "--debug").status == 0
    assert names(out) == ["debug-0.png"]


def test_a_guidance_interval_the_wrong_way_round_is_refused(draw):
    failed(draw("gold", "--guidance-low", "5", "--guidance-high", "1"), "guidance cannot act")


@pytest.mark.parametrize("name", ["nothing", "/nowhere", ""])
def test_an_unknown_model_is_refused(run, out, name):
    failed(run("generate", "gold", "--model", name, "--out", out), "there is no model")
    assert not out.exists()


def test_a_hostile_model_folder_is_refused(run, out, tmp_path):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "bundle.json").write_text('{"format": 1, "name": "\\u001b[31m"}')
    done = run("generate", "gold", "--model", tmp_path / "bad", "--out", out)
    failed(done, "cannot be used")
    assert "\x1b" not in done.err


def test_a_device_that_is_not_there_is_refused(draw):
    assert "onnxruntime-gpu" in failed(draw("gold", "--device", "cuda"), "no CUDA")


def test_debug_shows_where_an_error_came_from(draw):
    done = draw("gold\udc80", "--debug")
    assert done.status == 1
    assert "Traceback" in done.err
    assert done.err.splitlines()[-1].startswith(("error: ", "hint: "))


def test_a_mistake_of_ours_is_two_lines_without_a_traceback(draw, monkeypatch):
    def stumble(*_args):
        raise RuntimeError("seven\nlines")

    monkeypatch.setattr(OnnxModel, "denoise", stumble)
    assert "report it" in failed(draw("gold"), "RuntimeError: seven lines")


def test_an_interruption_while_drawing_ends_with_130_and_leaves_no_half_file(draw, out, monkeypatch):
    real, calls = OnnxModel.denoise, []

    def interrupt(*args):
        calls.append(args)
        if len(calls) == 5:
            raise KeyboardInterrupt
        return real(*args)

    monkeypatch.setattr(OnnxModel, "denoise", interrupt)
    done = draw("gold", "--count", "9")
    assert done.status == 130
    assert done.err == ""
    assert names(out) == sorted(line.rpartition("/")[2] for line in done.lines)
    assert len(names(out)) == command.GROUP


@pytest.mark.skipif(sys.platform == "win32", reason="signals")
def test_ctrl_c_ends_the_process_with_130(start, model, out):
    process = start("generate", "gold", "--model", model, "--count", 5000, "--out", out, "--size", 256)
    process.stdout.readline()
    process.send_signal(signal.SIGINT)
    rest, complaints = process.communicate(timeout=60)
    assert process.returncode == 130
    assert complaints == b""
    written = {line.decode().rpartition("/")[2] for line in rest.splitlines()} | {"gold-0.png"}
    assert not [name for name in names(out) if name.endswith(".partial")]
    assert written <= set(names(out))
    for path in out.iterdir():
        read_request(path)
        with Image.open(path) as picture:
            picture.load()


@pytest.mark.skipif(sys.platform == "win32", reason="pipes")
def test_a_reader_that_leaves_ends_the_run_without_a_word(start, model, out):
    process = start("generate", "gold", "--model", model, "--count", 5000, "--out", out)
    process.stdout.readline()
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) == 1
    assert len(names(out)) < 5000


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_an_output_that_cannot_be_written_is_an_error(start, model, out):
    with Path("/dev/full").open("wb") as full:
        process = start("generate", "gold", "--model", model, "--out", out, stdout=full)
        complaints = process.communicate()[1].decode()
    assert process.returncode == 1
    assert complaints.startswith("error: No space left on device\nhint: ")
    assert len(complaints.splitlines()) == 2


TWICE = """
import os, resource, sys
from glyphstudio.cli import main

def most():
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

os.fsync = lambda _: None
words = ["generate", "gold", "--model", sys.argv[1], "--out", sys.argv[2], "--force", "--steps", "1"]
assert main([*words, "--count", "100"]) == 0
before = most()
assert main([*words, "--count", "1000"]) == 0
print(most() - before, file=sys.stderr)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="measures with getrusage")
def test_memory_does_not_grow_with_the_count(model, out):
    """A thousand pictures of 32 px would be 8 MB in float64, their states far more.

    In a process of its own: one that has run other tests grows by what these have left.
    """
    done = subprocess.run(
        [sys.executable, "-c", TWICE, str(model), str(out)], capture_output=True, text=True, check=True, cwd=ROOT
    )
    assert len(list(out.iterdir())) == 1000
    assert int(done.stderr.splitlines()[-1]) < 6000  # KiB


@pytest.fixture(scope="module")
def quick(tmp_path_factory):
    """The folder of a model with a draft; not to be changed."""
    folder = tmp_path_factory.mktemp("models") / "quick"
    write_tiny_bundle(folder, draft=True)
    return folder


def test_a_draft_takes_the_drafts_own_steps_and_its_request_draws_it_again(run, quick, out):
    assert run("generate", "gold", "--draft", "--seed", "5", "--model", quick, "--out", out).status == 0
    request = read_request(out / "gold-5.png")
    assert request == GenerationRequest(prompt="gold", seed=5, guidance=2.0).as_draft(2)
    model = OnnxModel(open_bundle(quick))
    *_, last = generate(model, [request])
    with Image.open(out / "gold-5.png") as picture:
        assert np.array_equal(np.asarray(picture), to_grey(last.denoised, LOW, HIGH)[0])


def test_a_draft_may_be_told_its_steps_and_sampler(run, quick, out):
    words = ("--draft", "--steps", "1", "--sampler", "euler", "--schedule", "karras")
    assert run("generate", "gold", *words, "--model", quick, "--out", out).status == 0
    request = read_request(out / "gold-0.png")
    assert (request.draft, request.steps, request.sampler, request.schedule) == (True, 1, "euler", "karras")


def test_a_draft_of_a_model_without_one_is_refused_before_anything_is_made(draw, out):
    assert "--draft" in failed(draw("gold", "--draft"), "the model tiny has no draft")
    assert not out.exists()


def test_a_picture_that_is_no_draft_does_not_speak_of_drafts(draw, out):
    """So it keeps the bytes that it had before there were drafts."""
    draw("gold")
    assert b"draft" not in (out / "gold-0.png").read_bytes()


def test_a_start_a_mask_and_a_variation_are_in_the_request_and_decide_the_pixels(draw, out, tmp_path):
    side = 16
    grey = np.zeros((side, side), dtype=np.uint8)
    Image.fromarray(grey).save(tmp_path / "start.png")
    half = np.zeros((2 * side, 2 * side), dtype=np.uint8)
    half[:, side:] = 255
    Image.fromarray(half).save(tmp_path / "mask.png")
    done = draw("gold", "--start", tmp_path / "start.png", "--mask", tmp_path / "mask.png", "--variation", "0.2")
    assert done.status == 0, done.err
    request = read_request(out / "gold-0.png")
    assert (request.strength, request.variation) == (1.0, 0.2)
    drawn = np.asarray(Image.open(out / "gold-0.png"))
    assert np.array_equal(drawn[:, : drawn.shape[1] // 2 - 1], np.zeros_like(drawn[:, : drawn.shape[1] // 2 - 1]))
    assert drawn[:, drawn.shape[1] // 2 + 1 :].max() > 0


def test_a_start_alone_gets_half_the_noise(draw, out, tmp_path):
    Image.new("L", (30, 20), 255).save(tmp_path / "start.png")
    assert draw("gold", "--start", tmp_path / "start.png").status == 0
    assert read_request(out / "gold-0.png").strength == 0.5


def test_a_mask_without_a_start_and_a_start_that_is_none_are_errors(draw, tmp_path):
    assert "--start" in failed(draw("gold", "--strength", "0.5"), "picture to start from")
    assert "PNG" in failed(draw("gold", "--start", tmp_path / "nothing.png"), "No such file")


@pytest.fixture(scope="module")
def styled(tmp_path_factory):
    """The folder of a model with styles."""
    folder = tmp_path_factory.mktemp("models") / "styled"
    write_tiny_bundle(folder, name="styled", styles=("Sans", "Serif", "Kai"))
    return folder


def test_a_style_is_drawn_and_in_the_file(run, styled, out):
    pictures = {}
    for style in ("", "Sans", " Kai "):
        done = run("generate", "gold", "--model", styled, "--out", out / style.strip(), "--style", style, "--json")
        assert done.status == 0
        pictures[style] = np.asarray(Image.open(json.loads(done.out)["file"]))
        assert json.loads(done.out)["style"] == (style.strip() or "Sans")
        assert done.err == ""
    assert np.array_equal(pictures[""], pictures["Sans"])
    assert not np.array_equal(pictures[""], pictures[" Kai "])
    assert read_request(out / "Kai" / "gold-0.png").style == "Kai"
    assert "style" not in read_request(out / "gold-0.png").to_json()


def test_a_style_that_the_model_lacks_stops_before_a_file_is_made(run, styled, out):
    done = run("generate", "gold", "--model", styled, "--out", out, "--style", "Song")
    failed(done, "the model styled has no style 'Song', it has Sans, Serif, Kai")
    assert not out.exists()


def test_a_model_without_styles_says_that_it_ignores_them(draw, out):
    assert "has no styles: --style is ignored" in draw("gold", "--style", "Kai").err
    assert read_request(out / "gold-0.png").style == "Kai"
