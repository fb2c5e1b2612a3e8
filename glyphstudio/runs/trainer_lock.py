"""Whether a run's trainer is alive, and asking it to stop: files in the run's folder, which outlive both programs.

A process number would not do: it is given again, and a killed process may keep its own for a while. The system lets go
of a lock when its holder dies, however that happens. No Qt here: the trainer imports it.
"""

import contextlib
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from glyphstudio.errors import CheckpointError

LOCK = "trainer.lock"
STOP = "stop"
STARTING = "starting"
"""Written by who starts a trainer, removed by the trainer: between the two nobody holds the lock yet."""

TRIES = 10
BETWEEN = 0.03
"""Seconds between two tries."""
_PLACE = 1 << 20
"""The byte that is locked on Windows, where nobody reads."""

if sys.platform == "win32":  # pragma: no cover
    import msvcrt

    def _take(file: IO[bytes], *, shared: bool = False) -> None:
        file.seek(_PLACE)
        msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _take(file: IO[bytes], *, shared: bool = False) -> None:
        fcntl.flock(file, (fcntl.LOCK_SH if shared else fcntl.LOCK_EX) | fcntl.LOCK_NB)


@contextlib.contextmanager
def trainer_of(run: Path) -> Iterator[None]:
    """Be the trainer of ``run`` inside the block; raises ``CheckpointError`` when another process is.

    The folder must exist; one that stays empty is removed. The lock's file is removed at every end but a violent one.
    """
    lock = run / LOCK
    with lock.open("ab") as file:
        try:
            _take_in_time(file)
        except OSError as error:
            raise CheckpointError(f"another process is training {run}", "Wait for it, or stop it.") from error
        (run / STARTING).unlink(missing_ok=True)
        try:
            yield
        finally:
            with contextlib.suppress(OSError):
                lock.unlink()
                (run / STOP).unlink(missing_ok=True)
                run.rmdir()


def is_trained(run: Path) -> bool:
    """Return whether a process is the trainer of ``run`` now."""
    try:
        with (run / LOCK).open("rb+") as file:
            _take(file, shared=True)
    except FileNotFoundError:
        return False
    except OSError:
        return True
    return False


def _take_in_time(file: IO[bytes]) -> None:
    """Take the lock, even if somebody looks at it at this very moment. Raises ``OSError`` when it stays taken."""
    for _ in range(TRIES - 1):
        try:
            _take(file)
            return
        except OSError:
            time.sleep(BETWEEN)
    _take(file)


def was_killed(run: Path) -> bool:
    """Return whether the last trainer of ``run`` ended without a chance to clean up."""
    return (run / LOCK).exists() and not is_trained(run)


def ask_to_stop(run: Path) -> None:
    """Ask the trainer of ``run`` to save a checkpoint and end."""
    (run / STOP).touch()


def is_asked_to_stop(run: Path) -> bool:
    """Return whether somebody has asked."""
    return (run / STOP).exists()
