"""Where the library lies, and how it is opened: what cannot be read is kept aside, never overwritten."""

import sqlite3
import threading
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from glyphstudio.errors import LibraryError
from glyphstudio.library.failures import UNREADABLE, failure_of, telling
from glyphstudio.library.library import Library
from glyphstudio.library.schema import APPLICATION_ID, MIGRATIONS, migrate, version_of

PATIENCE = 10.0
"""Seconds to wait for another writer, who needs milliseconds."""


@dataclass(frozen=True)
class SetAside:
    """A library that this version cannot use was renamed, and a new one begun."""

    path: Path
    """What it is called now."""
    reason: str
    """What was wrong with it, as a part of a sentence: "it is damaged"."""


class LibraryFile:
    """Opens the library at ``path``, as often as there are threads that use it. May be shared between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.set_aside: SetAside | None = None
        """What the first ``open`` found instead of a library; None when all was well."""
        self._lock = threading.Lock()
        self._open: list[sqlite3.Connection] = []

    def open(self) -> Library:
        """Return the library for the calling thread, which is the only one that may use it.

        The first call looks at every page of the file (about 1 ms a megabyte). Raises ``LibraryError`` when the folder
        or the file cannot be opened or written.
        """
        with self._lock, telling(self.path):
            connection = _connect(self.path) if self._open else self._first_connection()
            self._open.append(connection)
        return Library(connection, self.path)

    def close(self) -> None:
        """Close what was opened; the threads that used it must have ended."""
        with self._lock:
            while self._open:
                self._open.pop().close()

    def _first_connection(self) -> sqlite3.Connection:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise failure_of(self.path, error) from error
        reason = _fault_of(self.path)
        if reason:
            self.set_aside = SetAside(_rename(self.path, datetime.now()), reason)
        return _connect(self.path)


def _connect(path: Path) -> sqlite3.Connection:
    """Return a connection to a library of today's version. Closed by ``LibraryFile.close``, on the GUI's thread."""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None, check_same_thread=False)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        # A commit survives the end of the process, however it comes. Waiting for the disk at each one would cost 24 ms
        # (measured on a slow disk) instead of 0.4; after a run, `Library.settle` waits once.
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute("PRAGMA foreign_keys = ON")
        migrate(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _fault_of(path: Path) -> str:
    """Return why the file at ``path`` is no library that this version can use; "" when it is one, or is missing."""
    if not path.exists():
        return ""
    connection = sqlite3.connect(path, timeout=PATIENCE, isolation_level=None)
    try:
        version, (tables,) = version_of(connection), connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        identity = connection.execute("PRAGMA application_id").fetchone()[0]
        if tables and identity != APPLICATION_ID:
            return "it belongs to another program"
        if version > len(MIGRATIONS):
            return "it was made by a newer version of Glyph Studio"
        return "" if connection.execute("PRAGMA quick_check(1)").fetchone() == ("ok",) else "it is damaged"
    except sqlite3.DatabaseError as error:
        if error.sqlite_errorcode & 0xFF not in UNREADABLE:
            raise
        return "it is damaged"
    finally:
        connection.close()


def _rename(path: Path, now: datetime) -> Path:
    """Give the library another name, and its journal first: a new library must never find an old journal."""
    stem = f"{path.stem}-aside-{now:%Y%m%d-%H%M%S}"
    number = 1
    while (aside := path.with_name(f"{stem}-{number}{path.suffix}")).exists():
        number += 1
    try:
        for ending in ("-wal", "-shm", ""):
            part = path.with_name(path.name + ending)
            if part.exists():
                part.rename(aside.with_name(aside.name + ending))
    except OSError as error:
        hint = f"Move {path.name} out of {path.parent} yourself."
        raise LibraryError(f"the library {path} cannot be used, nor kept aside: {error.strerror}", hint) from error
    return aside
