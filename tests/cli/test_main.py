"""Without a command the window opens; with one, it does not."""

import subprocess
import sys

import pytest

from glyphstudio import __main__, app
from glyphstudio.errors import DisplayError


@pytest.fixture
def program(monkeypatch, capsys):
    """``program("--option")`` runs main with a window that only remembers; returns status, its arguments, stderr."""

    def call(*words, ends_with=0):
        shown = []

        def show(arguments):
            shown.append(arguments)
            if isinstance(ends_with, Exception):
                raise ends_with
            return ends_with

        monkeypatch.setattr(app, "main", show)
        monkeypatch.setattr(sys, "argv", ["glyphstudio", *words])
        try:
            status = __main__.main()
        except SystemExit as end:
            status = end.code
        return status, shown, capsys.readouterr().err

    return call


@pytest.mark.parametrize("words", [(), ("--exit-after-show",), ("--model", "tiny")])
def test_without_a_command_the_window_opens_with_its_options(program, words):
    assert program(*words) == (0, [list(words)], "")


def test_the_windows_status_is_the_programs(program):
    assert program(ends_with=3)[0] == 3


def test_debug_is_the_programs_own_option(program):
    status, shown, complaints = program("--debug", ends_with=DisplayError("no screen"))
    assert (status, shown) == (1, [[]])
    assert "Traceback" in complaints


def test_no_screen_is_two_lines_and_1(program):
    error = DisplayError("there is no screen", "Set DISPLAY.")
    assert program(ends_with=error)[::2] == (1, "error: there is no screen\nhint: Set DISPLAY.\n")


@pytest.mark.parametrize(("words", "status"), [(("--help",), 0), (("--version",), 0), (("nonsense",), 2)])
def test_help_and_commands_open_no_window(program, words, status):
    assert program(*words)[:2] == (status, [])


def test_opening_the_window_loads_no_command():
    code = """
import sys
from glyphstudio import __main__, app
app.main = lambda arguments: 0
sys.argv = ["glyphstudio"]
assert __main__.main() == 0
print(*(name for name in sys.modules if name.startswith("glyphstudio.cli")))
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert set(done.stdout.split()) == {"glyphstudio.cli", "glyphstudio.cli.exit_status"}
