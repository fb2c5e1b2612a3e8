"""Whether there is a screen, asked before Qt would abort; tests/test_app.py has the whole program without one."""

import ctypes
import socket
import sys

import pytest

from glyphstudio.errors import DisplayError
from glyphstudio.ui.desktop import display
from glyphstudio.ui.desktop.display import check_display, plugin_problem, wayland_problem, x11_problem

WORKS = {"wayland": lambda environment: None, "xcb": lambda environment: None}
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="asks the libraries of Linux")


def failing(*names):
    return {
        name: (lambda environment, name=name: DisplayError(f"no {name}", "hint")) if name in names else probe
        for name, probe in WORKS.items()
    }


@pytest.mark.parametrize("platform", ["darwin", "win32"])
def test_elsewhere_a_desktop_is_always_there(platform):
    check_display(platform, {}, failing("wayland", "xcb"))


@pytest.mark.parametrize("asked", ["offscreen", "minimal", "vnc:size=800x600", "xcb;offscreen"])
def test_a_platform_that_needs_no_screen_is_not_questioned(asked):
    check_display("linux", {"QT_QPA_PLATFORM": asked}, failing("wayland", "xcb"))


@pytest.mark.parametrize("asked", ["nonsense", "nonsense;xcb"])
def test_a_platform_that_qt_does_not_have_is_refused(asked):
    with pytest.raises(DisplayError, match="'nonsense'"):
        check_display("linux", {"QT_QPA_PLATFORM": asked}, failing("xcb"))


@pytest.mark.parametrize(
    ("environment", "broken"),
    [
        ({"DISPLAY": ":0"}, ["wayland"]),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["xcb"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland"]),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["xcb"]),
        ({"QT_QPA_PLATFORM": "wayland-egl;xcb", "DISPLAY": ":0"}, ["wayland"]),
    ],
)
def test_one_way_that_works_is_enough(environment, broken):
    check_display("linux", environment, failing(*broken))


@pytest.mark.parametrize(
    ("environment", "broken", "message"),
    [
        ({}, ["xcb"], "no xcb"),
        ({"DISPLAY": ":0"}, ["xcb"], "no xcb"),
        ({"WAYLAND_DISPLAY": "wayland-0"}, ["wayland"], "no wayland"),
        ({"DISPLAY": ":0", "WAYLAND_DISPLAY": "wayland-0"}, ["wayland", "xcb"], "no wayland"),
        ({"QT_QPA_PLATFORM": "xcb", "WAYLAND_DISPLAY": "wayland-0"}, ["xcb"], "no xcb"),
    ],
)
def test_no_way_that_works_is_refused_with_the_first_reason(environment, broken, message):
    with pytest.raises(DisplayError, match=message):
        check_display("linux", environment, failing(*broken))


def test_without_display_the_sentence_says_so():
    assert "DISPLAY is not set" in x11_problem({}).message


@ON_LINUX
@pytest.mark.parametrize("name", [":97531", "nonsense", ":97531.9", ""])
def test_a_display_where_nobody_answers_is_refused(name):
    assert isinstance(x11_problem({"DISPLAY": name}), DisplayError)


@ON_LINUX
def test_a_wayland_display_where_nobody_answers_is_refused(tmp_path):
    environment = {"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}
    assert "wayland-7" in wayland_problem(environment).message


@ON_LINUX
def test_a_wayland_display_that_answers_is_taken(tmp_path, monkeypatch):
    monkeypatch.setattr(display, "plugin_problem", lambda name: None)
    with socket.socket(socket.AF_UNIX) as server:
        server.bind(str(tmp_path / "wayland-7"))
        server.listen()
        assert wayland_problem({"WAYLAND_DISPLAY": "wayland-7", "XDG_RUNTIME_DIR": str(tmp_path)}) is None


def missing(library):
    def load(name):
        raise OSError(f"{library}: cannot open shared object file: No such file or directory")

    return load


def test_a_missing_library_is_named_with_what_to_install(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", missing("libxcb-cursor.so.0"))
    monkeypatch.setattr(display.Path, "exists", lambda path: True)
    problem = plugin_problem("libqxcb.so")
    assert "libxcb-cursor.so.0" in problem.message
    assert "apt-get install" in problem.hint
    assert "libxcb-cursor0" in problem.hint


def test_libraries_of_qt_itself_are_left_to_qt(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", missing("libQt6XcbQpa.so.6"))
    monkeypatch.setattr(display.Path, "exists", lambda path: True)
    assert plugin_problem("libqxcb.so") is None


def test_a_plugin_that_is_called_otherwise_is_left_to_qt():
    assert plugin_problem("libqnothing.so") is None


@ON_LINUX
def test_without_the_x11_library_there_is_a_sentence(monkeypatch):
    monkeypatch.setattr(ctypes, "CDLL", missing("libxcb.so.1"))
    assert "libxcb.so.1" in x11_problem({"DISPLAY": ":0"}).message
