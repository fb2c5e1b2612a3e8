"""``glyphstudio train`` as a person types it."""

import argparse
import json
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytest.importorskip("torch")

from glyphstudio import resources
from glyphstudio.cli import train
from glyphstudio.errors import CheckpointError, DatasetError
from glyphstudio.runs.trainer_lock import ask_to_stop, is_asked_to_stop
from glyphstudio.training import checkpoint
from glyphstudio.training.dataset import BuildPlan, build

pytestmark = pytest.mark.torch

CODEPOINTS = tuple(range(0x4E00, 0x4E60))


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    """96 real characters at 32×32."""
    folder = tmp_path_factory.mktemp("data") / "set"
    font = resources.find("fonts/NotoSansSC-Regular.otf")
    plan = BuildPlan(fonts=(font,), codepoints=CODEPOINTS, ranges="U+4E00-4E5F", out=folder, size=32)
    list(build(plan))
    return folder


def call(*words):
    parser = argparse.ArgumentParser()
    train.add_parser(parser.add_subparsers(required=True))
    arguments = parser.parse_args(["train", *map(str, words)])
    return arguments.run(arguments)


def short(data, out, *more):
    return ("--data", data, "--out", out, "--preset", "N", "--batch-size", 4, "--precision", "no", *more)


def test_a_run_ends_with_a_checkpoint_a_log_and_a_sheet(data, tmp_path, capsys):
    assert call(*short(data, tmp_path / "run", "--max-steps", 2, "--json")) == 0
    lines = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    events = [line["event"] for line in lines if line["event"] != "note"]
    assert events[-3:] == ["Validated", "SampleTime", "Saved"]
    logged = [json.loads(line)["event"] for line in (tmp_path / "run" / "log.jsonl").read_text().splitlines()]
    assert logged == events
    assert (tmp_path / "run" / "samples" / "00000002.png").is_file()
    assert checkpoint.read_state(checkpoint.newest(tmp_path / "run")).fonts == ("Noto Sans SC Regular",)


def test_a_run_is_made_longer_by_resuming_it(data, tmp_path):
    assert call(*short(data, tmp_path / "run", "--max-steps", 1, "--json", "--sample-every", 0)) == 0
    assert (
        call("--data", data, "--out", tmp_path / "run", "--resume", "--max-steps", 2, "--json", "--sample-every", 0)
        == 0
    )
    assert checkpoint.read_state(checkpoint.newest(tmp_path / "run")).step == 2


@pytest.mark.parametrize(
    ("words", "error", "said"),
    [
        (("--preset", "XL", "--max-steps", 1), CheckpointError, "'XL'"),
        (("--encoder", "word2vec", "--max-steps", 1), CheckpointError, "'word2vec'"),
        (("--font-share", 0, "--max-steps", 1), CheckpointError, "how often"),
        (("--decay-share", 2, "--max-steps", 1), CheckpointError, "cannot fall"),
        ((), CheckpointError, "no end"),
        (("--resume",), CheckpointError, "no training run"),
    ],
)
def test_what_cannot_be_is_said(data, tmp_path, words, error, said):
    with pytest.raises(error, match=said):
        call("--data", data, "--out", tmp_path / "run", *words)


def test_a_folder_without_a_data_set_is_named(tmp_path):
    with pytest.raises(DatasetError, match="holds no data set"):
        call("--data", tmp_path, "--out", tmp_path / "run", "--max-steps", 1)


def test_ctrl_c_saves_and_exits_130(data, tmp_path):
    run = tmp_path / "run"
    words = map(str, short(data, run, "--max-steps", 100_000, "--json"))
    program = [sys.executable, "-m", "glyphstudio", "train", *words]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        _wait_for_a_step(run / "log.jsonl", process)
        process.send_signal(signal.SIGINT)
        _, complaints = process.communicate(timeout=120)
    assert (process.returncode, complaints) == (130, "")
    assert checkpoint.read_state(checkpoint.newest(run)).step >= 1


def _wait_for_a_step(log: Path, process: subprocess.Popen) -> None:
    end = time.monotonic() + 120
    while time.monotonic() < end and process.poll() is None:
        if log.exists() and "StepDone" in log.read_text():
            return
        time.sleep(0.2)
    raise AssertionError(f"no step was done, exit status {process.poll()}")


def test_a_file_in_the_folder_stops_a_run_as_ctrl_c_does(data, tmp_path):
    run = tmp_path / "run"
    run.mkdir()
    ask_to_stop(run)
    assert call(*short(data, run, "--max-steps", 100_000, "--sample-every", 0)) == train.INTERRUPTED
    assert checkpoint.newest(run) is not None
    assert not is_asked_to_stop(run)
