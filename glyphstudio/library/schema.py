"""The tables, as numbered migrations: a library of any earlier version becomes one of today's."""

import sqlite3

APPLICATION_ID = 0x476C7970
"""Says in the file's head that it is ours ("Glyp"; SQLite file format, 1.3.14)."""

MIGRATIONS: tuple[tuple[str, ...], ...] = (
    (
        # `prompt` and `seed` are in `request`, too: here they are searched. `folded` is the prompt without case.
        """CREATE TABLE results (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            fingerprint BLOB NOT NULL UNIQUE,
            run TEXT NOT NULL,
            made REAL NOT NULL,
            model TEXT NOT NULL,
            request TEXT NOT NULL,
            prompt TEXT NOT NULL,
            folded TEXT NOT NULL,
            seed INTEGER NOT NULL,
            favourite INTEGER NOT NULL DEFAULT 0,
            trashed REAL
        )""",
        # Pictures apart from what is searched: a search reads a tenth of the file.
        "CREATE TABLE pictures (result INTEGER PRIMARY KEY REFERENCES results ON DELETE CASCADE, png BLOB NOT NULL)",
        """CREATE TABLE tags (
            result INTEGER NOT NULL REFERENCES results ON DELETE CASCADE,
            tag TEXT NOT NULL,
            PRIMARY KEY (result, tag)
        ) WITHOUT ROWID""",
        "CREATE INDEX results_by_time ON results (made DESC, id DESC)",
        "CREATE INDEX results_by_run ON results (run)",
    ),
)
"""Migration n brings version n - 1 to version n; once released, none is changed."""


def version_of(connection: sqlite3.Connection) -> int:
    """Return how many migrations the library has had: 0 for a new file."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def migrate(connection: sqlite3.Connection) -> None:
    """Bring the library up to today's version, whole or not at all; another program may do the same meanwhile."""
    if version_of(connection) == len(MIGRATIONS):
        return
    connection.execute("BEGIN IMMEDIATE")
    try:
        for number in range(version_of(connection), len(MIGRATIONS)):
            for statement in MIGRATIONS[number]:
                connection.execute(statement)
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {len(MIGRATIONS)}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise
