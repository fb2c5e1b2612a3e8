"""From whatever happened to an exit status and at most two lines on stderr."""

import contextlib
import os
import sys
from collections.abc import Callable
from pathlib import Path

from glyphstudio.errors import GlyphStudioError

DONE = 0
FAILED = 1
INTERRUPTED = 130
DISK = "Look whether the disk is full and whether you may write there."
UNEXPECTED = "This is a mistake in Glyph Studio: please report it with what --debug shows and `glyphstudio doctor`."


def status_of(run: Callable[[], int], *, debug: bool = False) -> int:
    """Run and return the exit status: ``run``'s own, 1 after an error, 130 when interrupted.

    An error is one line ``error: what happened`` and one ``hint: what to do``; ``debug`` adds where it came from. When
    the reader of our output has gone, nothing is said.
    """
    _prepare_streams()
    try:
        status = run()
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _abandon_output()
    except GlyphStudioError as error:
        report(error.message, error.hint, debug=debug)
    except OSError as error:
        reason = error.strerror or str(error)
        report(f"{error.filename}: {reason}" if error.filename else reason, DISK, debug=debug)
        _abandon_output()
    except Exception as error:
        detail = str(error).strip()
        report(f"{type(error).__name__}: {detail}" if detail else type(error).__name__, UNEXPECTED, debug=debug)
    return FAILED


def _prepare_streams() -> None:
    """Let no output fail for its characters, nor for not being there, as in an app that double-clicks."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open("w", encoding="utf-8"))  # noqa: SIM115 - open to the end
        getattr(getattr(sys, name), "reconfigure", lambda **_: None)(errors="backslashreplace")


def _abandon_output() -> None:
    """Send what is still to be printed nowhere: Python flushes when it ends, and would complain once more."""
    with contextlib.suppress(OSError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def report(message: str, hint: str, *, debug: bool = False) -> None:
    """Write the lines to stderr; control characters in them are spelled out."""
    if debug:
        import traceback

        traceback.print_exc()
    sys.stderr.write(f"error: {one_line(message)}\n")
    if hint:
        sys.stderr.write(f"hint: {one_line(hint)}\n")
    sys.stderr.flush()


def note(text: str) -> None:
    """Say on stderr what is worth knowing and no error."""
    sys.stderr.write(f"note: {one_line(text)}\n")
    sys.stderr.flush()


def one_line(text: str) -> str:
    """Return ``text`` without line breaks and with other control characters spelled out."""
    words = " ".join(text.split())
    return "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in words)
