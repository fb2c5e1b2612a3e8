"""Data sets as the window shows them, and the programs that make them."""

import json
import sys

import numpy as np
import pytest

from glyphstudio.runs.glyph_sets import glyph_sets
from glyphstudio.studio.train import training_environment
from glyphstudio.studio.train.program_run import ProgramRun
from tests.support.workshops import pretended_workshop


def write_set(folder, count=10, size=4, **changes):
    folder.mkdir(parents=True)
    images = np.arange(count, dtype=np.uint8)[:, None, None].repeat(size, 1).repeat(size, 2)
    np.save(folder / "images.npy", images)
    facts = {"format": 1, "count": count, "size": size, "ranges": "U+4E00", "fonts": [{"name": "One"}], **changes}
    (folder / "dataset.json").write_text(json.dumps(facts))


def test_a_sample_comes_from_all_over_the_set(tmp_path):
    write_set(tmp_path / "mine")
    (found,) = glyph_sets(tmp_path)
    assert (found.name, found.count, found.size, found.fonts, found.ranges) == ("mine", 10, 4, ("One",), "U+4E00")
    assert found.sample(5) == tuple(bytes([grey] * 16) for grey in (0, 2, 4, 6, 8))
    assert len(found.sample(50)) == 10


def test_what_is_broken_is_left_out(tmp_path):
    assert glyph_sets(tmp_path / "none") == ()
    write_set(tmp_path / "sound")
    write_set(tmp_path / "broken", fonts=None)
    write_set(tmp_path / ".half.partial")
    (tmp_path / "sound" / "images.npy").write_bytes(b"short")
    (found,) = glyph_sets(tmp_path)
    assert found.sample(5) == ()
    (tmp_path / "sound" / "images.npy").unlink()
    assert found.sample(5) == ()


@pytest.fixture
def program(qtbot):
    program = ProgramRun()
    yield program
    program.close()


def run(program, qtbot, code):
    told = []
    program.told.connect(told.append)
    with qtbot.waitSignal(program.ended, timeout=30_000) as ended:
        program.start([sys.executable, "-c", code], {})
        assert program.busy
        with pytest.raises(ValueError, match="runs already"):
            program.start(["x"], {})
    assert not program.busy
    return told, ended.args[0]


def test_lines_of_json_are_told_and_others_are_not(program, qtbot):
    told, problem = run(program, qtbot, "print('{\"a\": 1}'); print('noise'); print('[1]'); print('{\"a\": 2}')")
    assert (told, problem) == ([{"a": 1}, {"a": 2}], None)


def test_an_error_is_a_problem_with_its_hint_and_all_that_was_said(program, qtbot):
    said = "import sys; sys.stderr.write('warning\\nerror: it is full\\nhint: Free it.\\n'); sys.exit(1)"
    _, problem = run(program, qtbot, said)
    assert (problem.message, problem.hint) == ("It is full.", "Free it.")
    assert "warning" in problem.details


def test_an_end_without_a_word_is_told_too(program, qtbot):
    _, problem = run(program, qtbot, "import os; os._exit(3)")
    assert problem.message == "The program ended with 3 before its work was done."


def test_a_program_that_is_not_there_is_a_problem(program, qtbot):
    with qtbot.waitSignal(program.ended) as ended:
        program.start(["/no/such/program"], {})
    assert ended.args[0].message == "The program could not be started."


def test_closing_ends_the_program_even_one_that_does_not_want_to(qtbot, monkeypatch):
    monkeypatch.setattr("glyphstudio.studio.train.program_run.PATIENCE", 200)
    program = ProgramRun()
    told, ended = [], []
    program.told.connect(told.append)
    program.ended.connect(ended.append)
    stubborn = (
        "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('{}', flush=True); time.sleep(60)"
    )
    program.start([sys.executable, "-c", stubborn], {})
    qtbot.waitUntil(lambda: told == [{}], timeout=30_000)
    program.close()
    assert (program.busy, ended) == (False, [])


def test_folders_lie_together(tmp_path):
    shop = pretended_workshop(tmp_path)
    assert {path.parent for path in (shop.sets, shop.runs, shop.tunings, shop.ratings)} == {tmp_path / "training"}
    assert shop.missing() == ""


def test_the_packaged_app_is_its_own_program_and_cannot_train(monkeypatch):
    assert training_environment.own_program()[1:] == ("-P", "-m", "glyphstudio")
    monkeypatch.setattr(training_environment, "NEEDED", ("sys", "no_such_package"))
    assert training_environment.missing_package() == "no_such_package"
    monkeypatch.setattr(training_environment, "NEEDED", ("json",))
    assert training_environment.missing_package() == ""
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert training_environment.own_program() == (sys.executable,)
    assert training_environment.missing_package() == "json"


def test_programs_find_this_package_first(monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    first, last = training_environment.environment()["PYTHONPATH"].split(":")
    assert last == "elsewhere"
    assert training_environment.__file__.startswith(first)
