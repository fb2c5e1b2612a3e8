"""The library, as one thread sees it."""

import contextlib
import json
import sqlite3
from collections.abc import Iterator, Sequence
from pathlib import Path

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.library.entries import Entry, Finished, folded
from glyphstudio.library.failures import telling
from glyphstudio.library.search import Search

AT_ONCE = 500
"""Question marks in one statement; SQLite before 3.32 stops at 999."""

_ADD = """
INSERT INTO results (fingerprint, run, made, model, request, prompt, folded, seed) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (fingerprint) DO UPDATE SET run = excluded.run, made = excluded.made, trashed = NULL RETURNING id"""


class Library:
    """Made by :class:`~glyphstudio.library.library_file.LibraryFile`. Every change is one transaction: whole or not.

    When a method has returned, SIGKILL loses nothing of what it changed; after ``settle``, nor does a power cut.
    All raise ``LibraryError`` when the file cannot be read or written; then nothing has changed.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def add(self, finished: Sequence[Finished], run: str) -> tuple[int, ...]:
        """Keep ``finished`` as pictures of one ``run``; return their numbers.

        The same picture again (see ``Finished.fingerprint``) keeps its number, is the newest, and leaves the trash.
        """
        with self._changing():
            return tuple(self._add(each, run) for each in finished)

    def settle(self) -> None:
        """Wait until the disk has everything."""
        with telling(self._path):
            self._connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def find(self, search: Search) -> tuple[int, ...]:
        """Return the numbers of all that ``search`` holds for, newest first."""
        conditions, values = zip(*search.conditions(), strict=True)
        sql = f"SELECT id FROM results WHERE {' AND '.join(conditions)} ORDER BY made DESC, id DESC"
        with telling(self._path):
            rows = self._connection.execute(sql, [value for each in values for value in each])
            return tuple(number for (number,) in rows)

    def entries(self, numbers: Sequence[int]) -> tuple[Entry, ...]:
        """Return the entries with ``numbers``, in that order; those that are gone are left out."""
        sql = """
            SELECT id, request, prompt, seed, model, made, favourite, trashed IS NOT NULL, png,
                   (SELECT group_concat(tag, ' ') FROM (SELECT tag FROM tags WHERE result = id ORDER BY tag))
            FROM results JOIN pictures ON result = id WHERE id IN ({})"""
        found = {row[0]: _entry(row) for row in self._in_parts(sql, numbers)}
        return tuple(found[number] for number in numbers if number in found)

    def last_run(self) -> tuple[int, ...]:
        """Return the numbers of the newest run, in the order in which they were kept; without the trash."""
        newest = "SELECT run FROM results WHERE trashed IS NULL ORDER BY made DESC, id DESC LIMIT 1"
        sql = f"SELECT id FROM results WHERE run = ({newest}) AND trashed IS NULL ORDER BY id"
        with telling(self._path):
            return tuple(number for (number,) in self._connection.execute(sql))

    def prompts(self, most: int) -> tuple[str, ...]:
        """Return up to ``most`` different prompts, the newest first; without the empty one and the trash."""
        sql = """SELECT prompt FROM results WHERE trashed IS NULL AND prompt <> ''
                 GROUP BY prompt ORDER BY max(made) DESC, max(id) DESC LIMIT ?"""
        with telling(self._path):
            return tuple(prompt for (prompt,) in self._connection.execute(sql, (most,)))

    def favour(self, numbers: Sequence[int], favourite: bool) -> None:
        """Make ``numbers`` favourites, or no longer."""
        self._change(f"UPDATE results SET favourite = {int(favourite)} WHERE id IN ({{}})", numbers)

    def trash(self, numbers: Sequence[int], when: float) -> None:
        """Put ``numbers`` in the trash at ``when`` (seconds since 1970)."""
        self._change(f"UPDATE results SET trashed = {float(when)!r} WHERE id IN ({{}})", numbers)

    def restore(self, numbers: Sequence[int]) -> None:
        """Take ``numbers`` out of the trash."""
        self._change("UPDATE results SET trashed = NULL WHERE id IN ({})", numbers)

    def delete_trash(self) -> int:
        """Delete for good what lies in the trash; return how many pictures that were."""
        with self._changing():
            return self._connection.execute("DELETE FROM results WHERE trashed IS NOT NULL").rowcount

    def tag(self, numbers: Sequence[int], tags: Sequence[str]) -> None:
        """Give ``numbers`` these ``tags`` (as ``tags_in`` returns them) and no others."""
        with self._changing():
            self._in_parts("DELETE FROM tags WHERE result IN ({})", numbers)
            pairs = [(number, tag) for number in numbers for tag in tags]
            self._connection.executemany(
                "INSERT INTO tags (result, tag) SELECT id, ?2 FROM results WHERE id = ?1 ON CONFLICT DO NOTHING", pairs
            )

    def _add(self, finished: Finished, run: str) -> int:
        request = finished.request
        values = (finished.fingerprint, run, finished.made, finished.model, finished.request_text)
        searched = (request.prompt, folded(request.prompt), request.seed)
        number: int = self._connection.execute(_ADD, values + searched).fetchone()[0]
        self._connection.execute(
            "INSERT INTO pictures (result, png) VALUES (?, ?) ON CONFLICT DO NOTHING", (number, finished.png)
        )
        return number

    def _change(self, sql: str, numbers: Sequence[int]) -> None:
        with self._changing():
            self._in_parts(sql, numbers)

    def _in_parts(self, sql: str, numbers: Sequence[int]) -> list[tuple[object, ...]]:
        """Run ``sql`` with question marks for ``numbers`` in place of its braces, as often as need be."""
        rows: list[tuple[object, ...]] = []
        with telling(self._path):
            for first in range(0, len(numbers), AT_ONCE):
                part = numbers[first : first + AT_ONCE]
                rows += self._connection.execute(sql.format(",".join("?" * len(part))), part)
        return rows

    @contextlib.contextmanager
    def _changing(self) -> Iterator[None]:
        """Make what happens inside one transaction."""
        with telling(self._path):
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._connection.execute("COMMIT")
            except BaseException:
                if self._connection.in_transaction:  # a full disk has ended it already
                    self._connection.execute("ROLLBACK")
                raise


def _entry(row: tuple[object, ...]) -> Entry:
    number, request, prompt, seed, model, made, favourite, trashed, png, tags = row
    return Entry(
        number=int(str(number)),
        request=_request(str(request)),
        prompt=str(prompt),
        seed=int(str(seed)),
        model=str(model),
        made=float(str(made)),
        favourite=bool(favourite),
        trashed=bool(trashed),
        tags=tuple(str(tags).split()) if tags else (),
        png=png if isinstance(png, bytes) else b"",
    )


def _request(text: str) -> GenerationRequest | None:
    try:
        return GenerationRequest.from_json(json.loads(text))
    except (RequestError, ValueError):
        return None
