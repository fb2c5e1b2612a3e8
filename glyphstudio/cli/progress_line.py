"""How far a long command is, on stderr: one line that changes on a terminal, now and then a line elsewhere."""

import sys
import time

GRACE = 0.5
"""Seconds before progress is worth showing."""
PERIOD, PERIOD_ELSEWHERE = 0.2, 10.0
"""Seconds between two lines, on a terminal and in a log."""


class ProgressLine:
    """A context manager; ``what`` is counted: "glyphs"."""

    def __init__(self, what: str) -> None:
        self._what = what
        self._terminal = sys.stderr.isatty()
        self._next = time.monotonic() + (GRACE if self._terminal else PERIOD_ELSEWHERE)
        self._shown = False

    def __enter__(self) -> "ProgressLine":
        return self

    def __exit__(self, *_: object) -> None:
        if self._shown and self._terminal:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def show(self, done: int, total: int, remaining: float | None) -> None:
        """Say ``done`` of ``total``, and the seconds to go, unless it was said just now."""
        now = time.monotonic()
        if now < self._next:
            return
        self._next = now + (PERIOD if self._terminal else PERIOD_ELSEWHERE)
        self._shown = True
        rest = "" if remaining is None else f", {duration(remaining)} left"
        line = f"{done} of {total} {self._what}{rest}"
        sys.stderr.write(f"\r\x1b[K{line}" if self._terminal else f"{line}\n")
        sys.stderr.flush()


def duration(seconds: float) -> str:
    """Return "40 s", "3 min 5 s" or "2 h 7 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    if whole < 3600:
        return f"{whole // 60} min {whole % 60} s"
    return f"{whole // 3600} h {whole % 3600 // 60} min"
