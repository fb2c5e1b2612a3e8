"""What a run has written about itself: its losses and its pace, out of a log that may be written to meanwhile."""

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

MOST_AT_ONCE = 1 << 18
"""Bytes that one look reads: a long log is taken in over several looks, and none of them stalls the window."""


@dataclass(frozen=True, kw_only=True)
class Pace:
    """How far a run is, and how fast."""

    step: int = 0
    samples_per_second: float = 0.0
    seconds: float = 0.0
    """Of training, in all its sittings."""
    share: float = 0.0
    """0 … 1: the part of the run that is over."""

    @property
    def remaining(self) -> float | None:
        """Seconds that are left; None while nothing tells."""
        return self.seconds / self.share * (1.0 - self.share) if self.share > 0 else None


class JsonLines:
    """The objects of a file that grows. Lines that are no objects are passed over; half a line waits for its rest."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._place = 0

    def take(self) -> list[dict[str, Any]]:
        """Return what has been added since the last call, up to 256 KiB of it. A file that shrank begins anew."""
        try:
            with self._path.open("rb") as file:
                if file.seek(0, 2) < self._place:
                    self._place = 0
                file.seek(self._place)
                data = file.read(MOST_AT_ONCE)
        except OSError:
            return []
        whole = data[: data.rfind(b"\n") + 1]
        # A line without an end that fills a whole look is nobody's JSON.
        self._place += len(whole) or (len(data) if len(data) == MOST_AT_ONCE else 0)
        return [record for line in whole.splitlines() if isinstance(record := _parsed(line), dict)]


class RunLog:
    """The curves of one run, kept up to date by :meth:`read`. What a resumed run did again counts once."""

    def __init__(self, path: Path) -> None:
        self._lines = JsonLines(path)
        self.losses: list[tuple[int, float]] = []
        """Step and mean loss since the one before."""
        self.held_out: list[tuple[int, float]] = []
        """Step and loss on pictures that are never trained on."""
        self.pace = Pace()
        self.saved = 0
        """The step of the newest checkpoint."""

    def read(self) -> bool:
        """Take in what is new; return whether anything was."""
        records = self._lines.take()
        for record in records:
            try:
                self._add(record)
            except (KeyError, TypeError, ValueError):
                continue
        return bool(records)

    def _add(self, record: dict[str, Any]) -> None:
        kind, step = record.get("event"), int(record["step"])
        if kind == "StepDone":
            point = (step, float(record["loss"]))
            pace = Pace(
                step=step,
                samples_per_second=float(record["samples_per_second"]),
                seconds=float(record["seconds"]),
                share=min(1.0, max(0.0, float(record["share"]))),
            )
            _forget_from(step, self.losses)
            # Losses on held-out pictures follow the step's own loss: that of this step is from before, too.
            _forget_from(step, self.held_out)
            self.losses.append(point)
            self.pace = pace
        elif kind == "Validated":
            value = float(record["loss"])
            _forget_from(step, self.held_out)
            self.held_out.append((step, value))
        elif kind == "Saved":
            self.saved = step


def _forget_from(step: int, points: list[tuple[int, float]]) -> None:
    while points and points[-1][0] >= step:
        points.pop()


def _parsed(line: bytes) -> object:
    try:
        return json.loads(line)
    except (ValueError, RecursionError):
        return None
