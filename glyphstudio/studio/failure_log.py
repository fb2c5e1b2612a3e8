"""What went wrong, kept in a file: the window's banner is closed with one click, and a report needs the traceback."""

from datetime import datetime
from pathlib import Path

LARGEST = 1_000_000
"""Bytes; beyond them the log begins anew, and the old one is kept beside it once."""


class FailureLog:
    """Appends to ``path``. Nothing is raised: a full disk must not hide the failure that is to be told."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def add(self, report: str) -> None:
        """Append ``report`` with the time."""
        when = datetime.now().astimezone().isoformat(timespec="seconds")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            if self.path.exists() and self.path.stat().st_size > LARGEST:
                self.path.replace(self.path.with_suffix(".old.log"))
            with self.path.open("a", encoding="utf-8", errors="backslashreplace") as file:
                file.write(f"{when}\n{report}\n\n")
        except OSError:
            return
