"""Which of two glyphs somebody preferred, kept after every verdict in the ``pairs.json`` that ``train`` reads."""

import json
import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum
from pathlib import Path
from typing import Any

from glyphstudio.errors import OutputError
from glyphstudio.files.files import make_folder, unwritable, write_file

FORMAT = 1
FILE = "pairs.json"
PICTURES = "pictures"
BATCH = 8
"""Pairs a step of tuning."""


class Verdict(Enum):
    """Which glyph is better."""

    LEFT = "left"
    RIGHT = "right"
    EQUAL = "equal"


@dataclass(frozen=True, eq=False, kw_only=True)
class Side:
    """One of two glyphs: its file, and size² grey bytes for the screen."""

    png: bytes
    grey: bytes
    size: int
    seed: int


@dataclass(frozen=True, eq=False, kw_only=True)
class Candidate:
    """Two glyphs of one prompt, to be judged. ``key`` is the same whenever the same two come again."""

    key: str
    prompt: str
    left: Side
    right: Side

    @property
    def differs(self) -> bool:
        """False when nothing could be learnt from it."""
        return self.left.grey != self.right.grey


@dataclass(frozen=True)
class Counts:
    """How many verdicts there are of each kind."""

    left: int = 0
    right: int = 0
    equal: int = 0

    @property
    def pairs(self) -> int:
        """Those that a model can be tuned on."""
        return self.left + self.right


class Ratings:
    """The verdicts in ``folder``. Each is on the disk when :meth:`judge` returns: whole, or not at all."""

    def __init__(self, folder: Path, clock: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self.path = folder / FILE
        self.set_aside: Path | None = None
        """Where a file that could not be read was put; nothing in it is lost."""
        self._clock = clock
        self._pairs: list[dict[str, Any]] = []
        self._equal: list[dict[str, Any]] = []

    def open(self) -> None:
        """Read what there is. Raises ``OutputError`` when a file that cannot be read cannot be set aside either."""
        try:
            data = json.loads(self.path.read_text(encoding="utf-8"))
            pairs, equal = _records(data["pairs"]), _records(data.get("equal", []))
            if data["format"] != FORMAT:
                raise ValueError(data["format"])
        except FileNotFoundError:
            return
        except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError):
            self.set_aside = self.path.with_name(f"pairs-{self._clock():%Y%m%d-%H%M%S}.json")
            try:
                self.path.rename(self.set_aside)
            except OSError as error:
                raise unwritable(self.path, error) from error
            return
        self._pairs, self._equal = pairs, equal

    @property
    def counts(self) -> Counts:
        """How many verdicts there are."""
        right = sum(record.get("side") == Verdict.RIGHT.value for record in self._pairs)
        return Counts(len(self._pairs) - right, right, len(self._equal))

    @property
    def judged(self) -> frozenset[str]:
        """The keys of all that was judged."""
        return frozenset(str(record.get("key", "")) for record in (*self._pairs, *self._equal))

    def judge(self, candidate: Candidate, verdict: Verdict) -> None:
        """Keep ``verdict`` on ``candidate``. Raises ``OutputError``; then nothing has changed."""
        record: dict[str, Any] = {"prompt": candidate.prompt}
        if verdict is not Verdict.EQUAL:
            sides = (candidate.left, candidate.right)
            winner, loser = sides if verdict is Verdict.LEFT else sides[::-1]
            number = self._next_number()
            record |= {"winner": f"{PICTURES}/{number:06d}-winner.png", "loser": f"{PICTURES}/{number:06d}-loser.png"}
            record |= {"seed": winner.seed, "loser_seed": loser.seed, "side": verdict.value}
            make_folder(self.path.parent / PICTURES)
            write_file(self.path.parent / record["winner"], winner.png, force=True)
            write_file(self.path.parent / record["loser"], loser.png, force=True)
        record |= {"time": self._clock().isoformat(), "key": candidate.key, "number": self._next_number()}
        kept = self._equal if verdict is Verdict.EQUAL else self._pairs
        kept.append(record)
        try:
            self._write(self.path)
        except OutputError:
            kept.pop()
            raise

    def undo(self) -> str | None:
        """Take the last verdict back; return the key of its pair, None when there is none. Raises ``OutputError``."""
        kept = max(self._pairs, self._equal, key=_last_number)
        if not kept:
            return None
        record = kept.pop()
        try:
            self._write(self.path)
        except OutputError:
            kept.append(record)
            raise
        for name in ("winner", "loser"):
            if name in record:
                (self.path.parent / str(record[name])).unlink(missing_ok=True)
        return str(record.get("key", ""))

    def copy_for(self, run: str) -> Path:
        """Write the verdicts as they are for the tuning ``run``, so that rating may go on; return the file.

        Raises ``OutputError``.
        """
        path = self.path.with_name(f"tuning-{run}.json")
        self._write(path)
        return path

    def _write(self, path: Path) -> None:
        data = {"format": FORMAT, "pairs": self._pairs, "equal": self._equal}
        make_folder(path.parent)
        write_file(path, json.dumps(data, ensure_ascii=True, indent=1).encode(), force=True)

    def _next_number(self) -> int:
        return 1 + max(_last_number(self._pairs), _last_number(self._equal))


def steps_per_epoch(pairs: Path) -> int:
    """Return the steps in which tuning meets every pair of the file ``pairs``; 1 when it cannot be read."""
    try:
        return max(1, math.ceil(len(json.loads(pairs.read_text(encoding="utf-8"))["pairs"]) / BATCH))
    except (OSError, ValueError, TypeError, KeyError):
        return 1


def _records(value: object) -> list[dict[str, Any]]:
    if not isinstance(value, list) or not all(isinstance(record, dict) for record in value):
        raise ValueError(value)
    return list(value)


def _last_number(records: list[dict[str, Any]]) -> int:
    """Return the number of the last of ``records``; pairs that another program wrote have none."""
    number = records[-1].get("number", 0) if records else -1
    return number if isinstance(number, int) else 0
