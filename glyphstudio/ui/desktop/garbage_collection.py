"""Python's cyclic garbage collector, on the GUI thread alone."""

import gc
from collections.abc import Sequence

from PySide6.QtCore import QObject, QTimer, Slot

INTERVAL = 1000
"""Milliseconds between two looks at how much was allocated."""


class Collector(QObject):
    """Collects cyclic garbage on the thread it was made on, the GUI thread, and nowhere else, until it is closed.

    Python's automatic collection runs in whichever thread allocates next, and what it frees dies there. PySide passes
    widgets on to the GUI thread, but no other object of Qt: a ``QTimer`` that is freed in a worker takes the program
    along ("Timers cannot be stopped from another thread", then a segmentation fault).
    """

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(INTERVAL)

    def close(self) -> None:
        """Let Python collect by itself again."""
        self._timer.stop()
        gc.enable()

    @Slot()
    def _look(self) -> None:
        generation = generation_due(gc.get_count(), gc.get_threshold())
        if generation is not None:
            gc.collect(generation)


def generation_due(counts: Sequence[int], thresholds: Sequence[int]) -> int | None:
    """Return the oldest generation that Python would collect by itself, or None; a threshold of 0 bars one."""
    due = [
        generation
        for generation, (count, threshold) in enumerate(zip(counts, thresholds, strict=True))
        if 0 < threshold < count
    ]
    return max(due, default=None)
