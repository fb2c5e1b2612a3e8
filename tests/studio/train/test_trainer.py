"""Trainers that outlive the window, told apart by what they leave in their folder; the programs are pretended."""

import json
import os
import sys
import time
from dataclasses import replace

import pytest

from glyphstudio.runs import run_folder, trainer_lock
from glyphstudio.runs.run_folder import Phase, RunFolder, run_folders
from glyphstudio.runs.run_log import Pace
from glyphstudio.runs.trainer_lock import trainer_of
from glyphstudio.studio.train.trainer import Trainer, free_name
from tests.support.workshops import pretended_workshop

PATIENCE = 30_000
WORDS = ("--data", "set", "--preset", "N", "--init", "elsewhere")


@pytest.fixture
def make(tmp_path, qtbot):
    made = []

    def trainer(trick="", **changes):
        environment = replace(pretended_workshop(tmp_path, trick), **changes)
        made.append(Trainer(environment, environment.runs))
        made[-1].open()
        return made[-1]

    yield trainer
    for each in made:
        each.stop()
        qtbot.waitUntil(lambda each=each: not (each.run and each.run.phase().alive), timeout=PATIENCE)
        each.close()


def until(qtbot, trainer, phase):
    qtbot.waitUntil(lambda: trainer.report is not None and trainer.report.phase is phase, timeout=PATIENCE)


def test_a_run_goes_to_its_end_and_becomes_a_model(make, qtbot, tmp_path):
    trainer = make()
    sheets, names = [], []
    trainer.sheets_changed.connect(sheets.append)
    trainer.runs_changed.connect(names.append)
    with qtbot.waitSignal(trainer.model_made, timeout=PATIENCE) as made:
        trainer.start("mine", WORDS)
        assert trainer.report.phase in {Phase.STARTING, Phase.PREPARING}
    assert made.args == ["mine"]
    assert names[-1] == ("mine",)
    assert trainer.report.phase is Phase.FINISHED
    assert trainer.report.model == ("mine", 5)
    assert trainer.report.pace == Pace(step=5, samples_per_second=12.5, seconds=10.0, share=1.0)
    assert [path.name for path in sheets[-1]] == ["00000005.png"]
    run, *rest = json.loads((tmp_path / "models" / "mine" / "bundle.json").read_text())
    assert run.endswith("00000005")
    assert rest[1:] == ["--name", "mine"]


def test_a_run_is_stopped_and_resumed_without_the_weights_that_it_began_with(make, qtbot):
    trainer = make("wait")
    trainer.start("mine", WORDS)
    until(qtbot, trainer, Phase.TRAINING)
    assert trainer.report.pace.remaining == pytest.approx(30.0)
    assert not (trainer.run.path / trainer_lock.STARTING).exists()
    trainer.stop()
    assert trainer.report.phase in {Phase.STOPPING, Phase.STOPPED}
    until(qtbot, trainer, Phase.STOPPED)
    assert trainer.report.can_resume
    assert trainer.report.model is None
    trainer.resume()
    until(qtbot, trainer, Phase.TRAINING)
    words = trainer.run.order()
    assert "--init" not in words
    assert words[-1] == "--resume"
    assert words[:5] == ("train", "--data", "set", "--preset", "N")
    trainer.resume()  # it is being trained: nothing happens
    assert trainer.run.resumed_words() == words


def test_another_window_finds_the_run_that_is_being_trained(make, qtbot, tmp_path):
    first = make("wait")
    first.start("mine", WORDS)
    until(qtbot, first, Phase.TRAINING)
    first.close()
    newer = tmp_path / "training" / "runs" / "newer"
    newer.mkdir()
    (newer / "plan.json").write_text("{}")
    second = make("wait")
    assert second.run.name == "mine"
    until(qtbot, second, Phase.TRAINING)
    assert second.run.log.losses == first.run.log.losses
    second.show_run("newer")
    assert second.report.phase is Phase.STOPPED
    assert not second.report.can_resume
    second.show_run("mine")


def test_a_trainer_that_fails_says_why(make, qtbot):
    trainer = make("fail")
    trainer.start("mine", WORDS)
    until(qtbot, trainer, Phase.FAILED)
    failure = trainer.report.failure
    assert (failure.message, failure.hint) == ("The loss became nan.", "Take a lower rate.")


@pytest.mark.skipif(sys.platform == "win32", reason="kills as POSIX does")
def test_a_trainer_that_is_killed_is_said_to_be(make, qtbot, tmp_path):
    program = "import sys, time; from pathlib import Path; from glyphstudio.runs.trainer_lock import trainer_of\n"
    program += "import os\nwith trainer_of(Path(sys.argv[-2])):\n os.kill(os.getpid(), 9)"
    trainer = make(program=(sys.executable, "-c", program))
    trainer.start("mine", WORDS)
    until(qtbot, trainer, Phase.KILLED)
    assert trainer.report.failure is None


def test_a_program_that_is_not_there_is_a_problem(make, qtbot):
    trainer = make(program=("/no/such/program",))
    with qtbot.waitSignal(trainer.problem_found) as found:
        trainer.start("mine", WORDS)
    assert found.args[0].message == "The trainer could not be started."
    assert trainer.run is None
    assert RunFolder(trainer.folder / "mine").phase() is Phase.STOPPED


def test_a_folder_that_cannot_be_written_is_a_problem(make, qtbot, tmp_path):
    trainer = make()
    (tmp_path / "training").mkdir()
    (tmp_path / "training" / "runs").write_text("in the way")
    with qtbot.waitSignal(trainer.problem_found) as found:
        trainer.start("mine", WORDS)
    assert "cannot be written" in found.args[0].message


def test_asking_to_stop_may_fail(make, qtbot, monkeypatch):
    trainer = make("wait")
    trainer.start("mine", WORDS)
    until(qtbot, trainer, Phase.TRAINING)

    def refuse(run):
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patched, qtbot.waitSignal(trainer.problem_found) as found:
        patched.setattr("glyphstudio.studio.train.trainer.ask_to_stop", refuse)
        trainer.stop()
    assert "Permission denied" in found.args[0].message


def finished_run(tmp_path, name="mine", step=7):
    run = tmp_path / "training" / "runs" / name
    (run / "checkpoints" / f"{step:08d}").mkdir(parents=True)
    (run / "order.json").write_text('["train"]')
    pace = {"samples_per_second": 1.0, "seconds": 1.0, "share": 1.0}
    (run / "log.jsonl").write_text(json.dumps({"event": "StepDone", "step": step, "loss": 1.0, **pace}) + "\n")
    return run


def test_a_run_that_ended_while_the_window_was_closed_becomes_a_model_at_the_next_start(make, qtbot, tmp_path):
    finished_run(tmp_path)
    trainer = make()
    qtbot.waitUntil(lambda: trainer.report.model is not None, timeout=PATIENCE)
    assert trainer.report.model == ("mine", 7)


def test_a_model_of_somebody_else_is_not_replaced_but_ones_own_is(make, qtbot, tmp_path):
    run = finished_run(tmp_path)
    RunFolder(run).remember_model("mine", 3)
    trainer = make()
    with qtbot.waitSignal(trainer.model_made, timeout=PATIENCE):
        pass
    assert "--force" in (tmp_path / "models" / "mine" / "bundle.json").read_text()
    trainer.make_model(run / "checkpoints" / "00000007")
    trainer.make_model()  # one at a time
    with qtbot.waitSignal(trainer.model_made, timeout=PATIENCE) as made:
        pass
    assert made.args == ["mine-7"]
    assert "--force" not in (tmp_path / "models" / "mine-7" / "bundle.json").read_text()


def test_an_export_that_fails_is_a_problem_and_not_tried_again_by_itself(make, qtbot, tmp_path):
    finished_run(tmp_path)
    trainer = make("fail")
    with qtbot.waitSignal(trainer.problem_found, timeout=PATIENCE) as found:
        pass
    assert found.args[0].message == "The graph differs."
    trainer.look()
    assert not trainer.report.exporting


def test_what_was_made_of_a_run_may_be_impossible_to_remember(make, qtbot, tmp_path, monkeypatch):
    finished_run(tmp_path)

    def refuse(self, name, step):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(RunFolder, "remember_model", refuse)
    trainer = make()
    with qtbot.waitSignal(trainer.problem_found, timeout=PATIENCE) as found:
        pass
    assert "cannot be written" in found.args[0].message


def test_without_a_run_nothing_happens(make):
    trainer = make()
    for act in (trainer.stop, trainer.resume, trainer.make_model, trainer.look):
        act()
    assert trainer.report is None


def test_a_trainer_that_never_comes_has_not_started(tmp_path, monkeypatch):
    run = RunFolder(tmp_path / "run")
    run.begin(["train"])
    assert run.phase() is Phase.STARTING
    old = time.time() - 2 * run_folder.PATIENCE
    os.utime(run.path / trainer_lock.STARTING, (old, old))
    assert run.phase() is Phase.FAILED
    assert run.failure() is None


def test_preparing_is_told_in_the_words_of_the_trainer(tmp_path):
    run = RunFolder(tmp_path)
    assert run.note() == ""
    (tmp_path / "output.jsonl").write_text('{"event": "note", "text": "encoding"}\n{"event": "Saved"}\n{"half')
    assert run.note() == "encoding"
    (tmp_path / "output.jsonl").write_text("[]\n")
    assert run.note() == ""
    with trainer_of(tmp_path):
        assert run.phase() is Phase.PREPARING  # nothing was logged
        (tmp_path / "log.jsonl").write_text("")
        (tmp_path / "errors.txt").write_text("")
        os.utime(tmp_path / "log.jsonl", (1, 1))
        assert run.phase() is Phase.PREPARING  # what was logged is older than the start
        os.utime(tmp_path / "errors.txt", (0, 0))
        assert run.phase() is Phase.TRAINING


@pytest.mark.parametrize("text", ["", "{", "[]", '{"name": "x"}', '{"name": "x", "step": "much"}'])
def test_a_note_about_a_model_that_is_broken_is_none(tmp_path, text):
    (tmp_path / "model.json").write_text(text)
    assert RunFolder(tmp_path).model() is None


@pytest.mark.parametrize("text", ["{", "{}"])
def test_an_order_that_is_broken_cannot_be_resumed(tmp_path, text):
    (tmp_path / "order.json").write_text(text)
    assert RunFolder(tmp_path).order() == ()
    assert not RunFolder(tmp_path).can_resume


def test_names_are_plain_and_free(tmp_path):
    assert free_name(tmp_path, "My Font (Bold)") == "My-Font-Bold"
    (tmp_path / "x").mkdir()
    (tmp_path / "x-2").mkdir()
    assert free_name(tmp_path, "x") == "x-3"
    assert free_name(tmp_path, "文字") == "run"
    assert run_folders(tmp_path / "none") == ()
