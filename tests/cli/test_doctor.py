"""``doctor`` says what is there, and what is wrong, and never falls ill itself."""

import json
import sys

import pytest

from glyphstudio.cli import doctor
from glyphstudio.inference import model_store, ort_packages


@pytest.fixture(autouse=True)
def shelved(model, monkeypatch):
    """The tiny model is the only one."""
    monkeypatch.setattr(model_store, "installed_models", lambda: (model,))


def findings(run):
    done = run("doctor", "--json")
    return done.status, {finding["topic"]: finding for finding in json.loads(done.out)}


def test_all_topics_are_told_a_line_each(run):
    done = run("doctor")
    assert [line.split("  ")[0] for line in done.lines] == list(doctor.TOPICS)
    assert done.err == ""


def test_a_sound_installation_has_no_problem(run):
    status, found = findings(run)
    assert status == 0
    assert [finding["problem"] for finding in found.values()] == [""] * len(doctor.TOPICS)


def test_what_computes_is_told_with_the_reason_and_the_speed(run):
    _, found = findings(run)
    assert found["device"]["value"].startswith(
        "cpu in float32 (this ONNX Runtime is built for the processor); an evaluation "
    )
    assert "telemetry off" in found["onnx runtime"]["value"]


def test_both_distributions_at_once_are_recognised(run, monkeypatch):
    both = {"onnxruntime": "1.32.0", "onnxruntime-gpu": "1.32.0"}
    monkeypatch.setattr(ort_packages, "installed_distributions", lambda: both)
    status, found = findings(run)
    assert status == 1
    assert "both installed" in found["onnx runtime"]["problem"]
    assert "Uninstall every" in found["onnx runtime"]["hint"]


def test_no_model_is_a_problem_and_the_rest_is_told_all_the_same(run, monkeypatch):
    monkeypatch.setattr(model_store, "installed_models", lambda: ())
    done = run("doctor")
    assert done.status == 1
    assert "model         PROBLEM: no model is installed" in done.out
    assert done.lines[-1].startswith("disk")


def test_a_qt_that_lacks_a_library_is_a_problem_with_its_name(run, monkeypatch):
    def fail(name):
        raise ImportError("libEGL.so.1: cannot open shared object file")

    monkeypatch.setattr(doctor, "import_module", fail)
    _, found = findings(run)
    assert "libEGL.so.1" in found["qt"]["problem"]


def test_a_full_disk_is_a_problem(run, monkeypatch):
    monkeypatch.setattr(doctor, "LEAST_FREE", 1e30)
    _, found = findings(run)
    assert "MB are free" in found["disk"]["problem"]


def test_torch_is_told_without_being_loaded(run):
    loaded = "torch" in sys.modules
    _, found = findings(run)
    assert found["torch"]["value"]
    assert ("torch" in sys.modules) == loaded


def test_no_torch_is_no_problem(run, monkeypatch):
    monkeypatch.setattr(doctor, "find_spec", lambda _: None)
    _, found = findings(run)
    assert found["torch"] == {
        "topic": "torch",
        "value": "not installed; only training needs it",
        "problem": "",
        "hint": "",
    }


def test_no_display_is_no_problem_for_the_commands(run, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM", "QT_SCALE_FACTOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(doctor.sys, "platform", "linux")
    _, found = findings(run)
    assert "none" in found["display"]["value"]
