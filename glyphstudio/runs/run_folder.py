"""One training run, as its folder tells of it to whoever looks: what it does, what it drew, and why it ended."""

import json
import time
from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum
from pathlib import Path

from glyphstudio.errors import sentence
from glyphstudio.runs import trainer_lock
from glyphstudio.runs.run_log import RunLog

ORDER = "order.json"
"""The words that the trainer was started with, so that it can be resumed."""
OUTPUT = "output.jsonl"
ERRORS = "errors.txt"
MODEL = "model.json"
"""Which model was made of which step."""
PATIENCE = 90.0
"""Seconds after which a trainer that was started and never seen has not started."""
LONGEST_ERROR = 1 << 16
RESUMED_WITHOUT = ("--init", "--teacher", "--distill")
"""Options, each with a value, that only a fresh run can have."""


class Phase(Enum):
    """What a run does."""

    STARTING = "starting"
    PREPARING = "preparing"
    TRAINING = "training"
    STOPPING = "stopping"
    STOPPED = "stopped"
    FINISHED = "finished"
    FAILED = "failed"
    KILLED = "killed"

    @property
    def alive(self) -> bool:
        """True while a trainer is there, or about to be."""
        return self in {Phase.STARTING, Phase.PREPARING, Phase.TRAINING, Phase.STOPPING}


@dataclass(frozen=True)
class Failure:
    """Why a run ended before its end: a sentence, and what to do."""

    message: str
    hint: str


class RunFolder:
    """The folder ``path`` of a run. Every answer is read from the disk: another program may have changed it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.log = RunLog(path / "log.jsonl")

    @property
    def name(self) -> str:
        """What the run is called."""
        return self.path.name

    def phase(self) -> Phase:
        """Return what the run does now, as far as its log has been read."""
        if trainer_lock.is_trained(self.path):
            if trainer_lock.is_asked_to_stop(self.path):
                return Phase.STOPPING
            return Phase.PREPARING if self._is_fresh() else Phase.TRAINING
        if (age := self._age_of_start()) is not None and age < PATIENCE and not self._errors():
            return Phase.STARTING
        if trainer_lock.was_killed(self.path):
            return Phase.KILLED
        if age is not None or self._errors():
            return Phase.FAILED
        return Phase.FINISHED if self.log.pace.share >= 1.0 else Phase.STOPPED

    def failure(self) -> Failure | None:
        """Return what the trainer said before it ended; None when it said nothing."""
        lines = self._errors()
        if not lines:
            return None
        hints = [line.removeprefix("hint: ") for line in lines if line.startswith("hint: ")]
        return Failure(sentence(lines[0].removeprefix("error: ")), hints[0] if hints else "")

    def note(self) -> str:
        """Return the newest sentence of the trainer about what it prepares, or nothing."""
        try:
            lines = (self.path / OUTPUT).read_bytes()[-LONGEST_ERROR:].splitlines()
        except OSError:
            return ""
        for line in reversed(lines):
            try:
                record = json.loads(line)
            except ValueError:
                continue
            if isinstance(record, dict) and record.get("event") == "note":
                return str(record.get("text", ""))
        return ""

    def sheets(self) -> tuple[Path, ...]:
        """Return the sheets of samples, oldest first; the name of each is its step."""
        return tuple(sorted(self.path.glob("samples/[0-9]*.png")))

    def checkpoints(self) -> tuple[Path, ...]:
        """Return the checkpoints that are kept, oldest first; the name of each is its step."""
        return tuple(sorted(path for path in self.path.glob("checkpoints/*") if path.name.isdigit()))

    @property
    def can_resume(self) -> bool:
        """True when the run was started from here and has a checkpoint to go on from."""
        return bool(self.order() and self.checkpoints())

    def order(self) -> tuple[str, ...]:
        """Return the words that the trainer was started with; none when nobody has kept them."""
        try:
            words = json.loads((self.path / ORDER).read_text(encoding="utf-8"))
        except (OSError, ValueError):
            return ()
        return tuple(map(str, words)) if isinstance(words, list) else ()

    def begin(self, words: Sequence[str]) -> None:
        """Make ready for a trainer that is about to be started with ``words``. Raises ``OSError``."""
        self.path.mkdir(parents=True, exist_ok=True)
        (self.path / trainer_lock.STOP).unlink(missing_ok=True)
        (self.path / ORDER).write_text(json.dumps(list(words)), encoding="utf-8")
        (self.path / ERRORS).write_bytes(b"")
        (self.path / trainer_lock.STARTING).write_bytes(b"")

    def forget_start(self) -> None:
        """Say that the trainer that was to be started is not coming."""
        (self.path / trainer_lock.STARTING).unlink(missing_ok=True)

    def resumed_words(self) -> tuple[str, ...]:
        """Return the words that let a trainer go on with the run."""
        words, kept = iter(self.order()), []
        for word in words:
            if word in RESUMED_WITHOUT:
                next(words, None)
            elif word != "--resume":
                kept.append(word)
        return (*kept, "--resume")

    def model(self) -> tuple[str, int] | None:
        """Return the name and the step of the model that was made of this run; None when there is none."""
        try:
            record = json.loads((self.path / MODEL).read_text(encoding="utf-8"))
            return str(record["name"]), int(record["step"])
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def remember_model(self, name: str, step: int) -> None:
        """Remember that the model ``name`` was made of ``step``. Raises ``OSError``."""
        (self.path / MODEL).write_text(json.dumps({"name": name, "step": step}), encoding="utf-8")

    def _is_fresh(self) -> bool:
        """Return whether the trainer that lives has told of no step yet: its start is newer than the log."""
        try:
            return (self.path / ERRORS).stat().st_mtime > (self.path / "log.jsonl").stat().st_mtime
        except OSError:
            return not self.log.losses

    def _age_of_start(self) -> float | None:
        try:
            return time.time() - (self.path / trainer_lock.STARTING).stat().st_mtime
        except OSError:
            return None

    def _errors(self) -> list[str]:
        """Return the lines from ``error: `` on of what the trainer complained; warnings of libraries come before."""
        try:
            lines = (self.path / ERRORS).read_bytes()[-LONGEST_ERROR:].decode(errors="replace").splitlines()
        except OSError:
            return []
        found = [number for number, line in enumerate(lines) if line.startswith("error: ")]
        return lines[found[-1] :] if found else []


def run_folders(folder: Path) -> tuple[Path, ...]:
    """Return the runs in ``folder``, the newest first."""
    try:
        found = [path for path in folder.iterdir() if (path / ORDER).exists() or (path / "plan.json").exists()]
    except OSError:
        return ()
    return tuple(sorted(found, key=lambda path: (path.stat().st_mtime, path.name), reverse=True))
