"""SQLite's errors as sentences."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

from glyphstudio.errors import LibraryError

UNREADABLE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""Codes that say that the file itself is broken."""
SENTENCES = {
    sqlite3.SQLITE_FULL: ("the disk is full", "Free some space."),
    sqlite3.SQLITE_READONLY: ("it is read-only", "Allow writing there."),
    sqlite3.SQLITE_CANTOPEN: ("it cannot be opened", "Allow reading and writing there."),
    sqlite3.SQLITE_BUSY: ("another program keeps it busy", "Close the other program."),
    sqlite3.SQLITE_CORRUPT: ("it is damaged", "Start Glyph Studio again: it keeps the damaged one aside."),
    sqlite3.SQLITE_NOTADB: ("it is damaged", "Start Glyph Studio again: it keeps the damaged one aside."),
}
NOT_KEPT = "Pictures are drawn, but not kept, until that folder can be written."


def failure_of(path: Path, error: sqlite3.Error | OSError) -> LibraryError:
    """Return ``error`` as a sentence about the library at ``path``."""
    code = getattr(error, "sqlite_errorcode", None)
    other = (getattr(error, "strerror", None) or str(error), NOT_KEPT if isinstance(error, OSError) else "Try again.")
    reason, hint = SENTENCES.get((code or 0) & 0xFF, other)
    return LibraryError(f"the library {path} cannot be used: {reason}", hint)


@contextlib.contextmanager
def telling(path: Path) -> Iterator[None]:
    """Raise ``LibraryError`` for what SQLite raises."""
    try:
        yield
    except sqlite3.Error as error:
        raise failure_of(path, error) from error
