"""The log of a run, read while it is written, broken, and written again."""

import json

import pytest

from glyphstudio.runs import run_log
from glyphstudio.runs.run_log import JsonLines, Pace, RunLog


def step(number, loss=0.5, share=0.5, **changes):
    pace = {"samples_per_second": 10.0, "seconds": 60.0, "share": share}
    return json.dumps({"event": "StepDone", "step": number, "loss": loss, **pace, **changes}) + "\n"


def held_out(number, loss):
    return json.dumps({"event": "Validated", "step": number, "loss": loss}) + "\n"


@pytest.fixture
def path(tmp_path):
    return tmp_path / "log.jsonl"


def test_no_file_has_nothing_to_tell(path):
    log = RunLog(path)
    assert not log.read()
    assert (log.losses, log.pace, log.saved) == ([], Pace(), 0)
    assert log.pace.remaining is None


def test_curves_pace_and_checkpoints_are_read(path):
    path.write_text(step(1, 0.5, 0.1) + held_out(1, 0.7) + step(2, 0.4, 0.25) + '{"event": "Saved", "step": 2}\n')
    log = RunLog(path)
    assert log.read()
    assert log.losses == [(1, 0.5), (2, 0.4)]
    assert log.held_out == [(1, 0.7)]
    assert (log.pace.step, log.pace.samples_per_second, log.saved) == (2, 10.0, 2)
    assert log.pace.remaining == pytest.approx(180.0)
    assert not log.read()


def test_half_a_line_waits_for_its_rest(path):
    whole = step(1) + step(2)
    path.write_text(whole[:-20])
    log = RunLog(path)
    log.read()
    assert log.losses == [(1, 0.5)]
    path.write_text(whole)
    log.read()
    assert [number for number, _ in log.losses] == [1, 2]


@pytest.mark.parametrize(
    "line",
    ["nonsense\n", "[1, 2]\n", "[" * 100_000 + "\n", '{"event": "StepDone"}\n', step(2, share="much"), step("x")],
)
def test_broken_lines_are_passed_over(path, line):
    path.write_text(step(1) + line + step(3))
    log = RunLog(path)
    log.read()
    assert [number for number, _ in log.losses] == [1, 3]
    assert log.pace.step == 3


def test_what_a_resumed_run_does_again_counts_once(path):
    path.write_text(step(1, 1.0) + held_out(1, 1.5) + step(2, 0.9) + held_out(2, 1.4) + step(2, 0.8) + held_out(2, 1.3))
    log = RunLog(path)
    log.read()
    assert log.losses == [(1, 1.0), (2, 0.8)]
    assert log.held_out == [(1, 1.5), (2, 1.3)]


def test_a_long_log_is_taken_in_over_several_looks(path, monkeypatch):
    monkeypatch.setattr(run_log, "MOST_AT_ONCE", 300)
    path.write_text("".join(step(number) for number in range(1, 11)))
    log = RunLog(path)
    looks = 0
    while log.read():
        looks += 1
    assert looks > 2
    assert len(log.losses) == 10


def test_a_line_that_never_ends_is_given_up(path, monkeypatch):
    monkeypatch.setattr(run_log, "MOST_AT_ONCE", 300)
    path.write_text("x" * 300 + "\n" + step(1))
    lines = JsonLines(path)
    found = [record for _ in range(4) for record in lines.take()]
    assert [record["step"] for record in found] == [1]


def test_a_file_that_was_begun_anew_is_read_anew(path):
    path.write_text(step(1) + step(2))
    lines = JsonLines(path)
    assert len(lines.take()) == 2
    path.write_text(step(1))
    assert len(lines.take()) == 1
