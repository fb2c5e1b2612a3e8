"""The queue at work: gives the studio one job after the other."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.progress import Progress
from glyphstudio.studio.create.queue import Queue
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.problems import Problem
from glyphstudio.workers.outcomes import Failed, Outcome


class QueueRunner(QObject):
    """Owns the queue; every change is told, then acted upon."""

    changed = Signal(object)
    """``(queue)``"""

    def __init__(self, studio: Studio) -> None:
        super().__init__()
        self.queue = Queue()
        self.progress: Progress | None = None
        """Of the job under way; None before its first step."""
        self._studio = studio
        # Those who listen to the studio hear of the end of one job before the next one begins.
        self._next = QTimer(self, singleShot=True, interval=0)
        self._next.timeout.connect(self._begin)
        studio.ended.connect(self._end)
        studio.progress_changed.connect(self._take_progress)

    @property
    def busy(self) -> bool:
        """True while a job is under way or about to begin."""
        return self.queue.current is not None or self.queue.ready is not None

    @property
    def remaining(self) -> float | None:
        """Seconds until all is drawn; None while that is unknown."""
        return self.queue.remaining(self.progress)

    def add(self, draft: RunSpec, *, first: bool = False) -> None:
        """Draw ``draft`` now if nothing else is to be drawn; otherwise last, or as the ``first`` that begins."""
        if self._studio.accepts(draft):
            self._set(self.queue.add(draft, first=first))
            self._begin()

    def change(self, step: Callable[[Queue], Queue]) -> None:
        """Take what ``step`` makes of the queue: ``runner.change(lambda queue: queue.move(3, 0))``."""
        self._set(step(self.queue))
        self._begin()

    def cancel(self) -> None:
        """Stop the job under way within a step; the next one begins."""
        self._studio.cancel()

    def cancel_all(self) -> None:
        """Stop the job under way, and begin none of the others."""
        self._set(self.queue.clear())
        self._studio.cancel()

    def close(self) -> None:
        """Begin nothing more."""
        self._next.stop()
        self._set(self.queue.pause(True).clear())

    @Slot()
    def _begin(self) -> None:
        job = self.queue.ready
        if job is not None and not self._studio.busy:
            self.progress = None
            self._set(self.queue.begin())
            self._studio.generate(job.draft)

    @Slot(object)
    def _take_progress(self, progress: Progress) -> None:
        self.progress = progress

    @Slot(object)
    def _end(self, outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            broken = self._studio.model_state is ModelState.FAILED
            self._set(self.queue.fail(Problem.of(outcome).message, all_others=broken))
        else:
            self._set(self.queue.end())
        self._next.start()

    def _set(self, queue: Queue) -> None:
        if queue != self.queue:
            self.queue = queue
            self.changed.emit(queue)
