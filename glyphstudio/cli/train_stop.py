"""The ways to end a training run in order: Ctrl+C, SIGTERM, and a file in its folder, which works on every system."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.runs.trainer_lock import is_asked_to_stop

if TYPE_CHECKING:
    from glyphstudio.training.encoder.encoder_run import EncoderRun
    from glyphstudio.training.loop import TrainingRun

LOOK_EVERY = 0.3
"""Seconds between two looks for the file that asks to stop."""


@contextmanager
def stopping_when_asked(training: "TrainingRun | EncoderRun", run: Path) -> Iterator[list[int]]:
    """Turn Ctrl+C, SIGTERM and the file that asks to stop into a clean end with a checkpoint.

    Yields the list of signals that came; the file counts as one.
    """
    came: list[int] = []
    over = threading.Event()

    def handle(number: int, _frame: object = None) -> None:
        came.append(number)
        training.stop()

    def look() -> None:
        while not over.wait(LOOK_EVERY):
            if is_asked_to_stop(run):
                handle(signal.SIGTERM)
                return

    if is_asked_to_stop(run):
        handle(signal.SIGTERM)
    watch = threading.Thread(target=look, name="stop", daemon=True)
    before = {number: signal.signal(number, handle) for number in (signal.SIGINT, signal.SIGTERM)}
    watch.start()
    try:
        yield came
    finally:
        over.set()
        watch.join()
        for number, handler in before.items():
            signal.signal(number, handler)
