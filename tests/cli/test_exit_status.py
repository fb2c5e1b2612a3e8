"""Whatever happens becomes an exit status and at most two lines."""

import io
import sys

import pytest

from glyphstudio.cli.exit_status import note, one_line, status_of
from glyphstudio.errors import OutputError


def raising(error):
    def run():
        raise error

    return run


def test_a_commands_own_status_is_kept():
    assert status_of(lambda: 0) == 0
    assert status_of(lambda: 7) == 7


def test_an_error_is_a_line_and_a_hint(capsys):
    assert status_of(raising(OutputError("no\n\tspace", "Free some."))) == 1
    assert capsys.readouterr() == ("", "error: no space\nhint: Free some.\n")


def test_an_error_without_hint_is_one_line(capsys):
    assert status_of(raising(OutputError("no space"))) == 1
    assert capsys.readouterr().err == "error: no space\n"


def test_an_unexpected_error_is_named_and_asks_to_be_reported(capsys):
    assert status_of(raising(KeyError("key"))) == 1
    assert capsys.readouterr().err.startswith("error: KeyError: 'key'\nhint: This is a mistake in Glyph Studio")


def test_an_unexpected_error_without_words_is_named(capsys):
    status_of(raising(AssertionError()))
    assert capsys.readouterr().err.startswith("error: AssertionError\n")


@pytest.mark.parametrize(
    ("error", "line"),
    [
        (OSError(28, "No space left on device", "/x/a"), "error: /x/a: No space left on device"),
        (OSError(5, "Input/output error"), "error: Input/output error"),
        (OSError("odd"), "error: odd"),
    ],
)
def test_an_error_of_the_system_is_told_by_its_own_words(capfd, error, line):
    assert status_of(raising(error)) == 1
    assert capfd.readouterr().err.splitlines()[0] == line


def test_an_interruption_is_130_without_a_word(capsys):
    assert status_of(raising(KeyboardInterrupt())) == 130
    assert capsys.readouterr() == ("", "")


def test_debug_adds_where_an_error_came_from(capsys):
    status_of(raising(OutputError("no space")), debug=True)
    assert "raise error" in capsys.readouterr().err


def test_control_characters_are_spelled_out(capsys):
    status_of(raising(OutputError("a\x1b[31m\x00\u202e金")))
    assert capsys.readouterr().err == "error: a\\x1b[31m\\x00\\u202e金\n"
    note("\x07")
    assert capsys.readouterr().err == "note: \\x07\n"
    assert one_line("half \udc80") == "half \\udc80"


def test_a_program_without_a_terminal_runs_all_the_same(monkeypatch):
    """A windowed app has neither stdout nor stderr."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    assert status_of(raising(OutputError("no space"))) == 1
    sys.stdout.close()
    sys.stderr.close()


def test_a_name_that_the_terminals_encoding_lacks_is_printed_all_the_same(monkeypatch):
    stream = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr(sys, "stdout", stream)

    def run():
        stream.write("金.png\n")
        return 0

    assert status_of(run) == 0
    assert stream.buffer.getvalue() == b"\\u91d1.png\n"
