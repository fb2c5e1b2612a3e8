"""Rating: pairs are made ready behind the window, judged on it, and kept."""

import functools
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias, cast

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.errors import OutputError
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.rate.pair_sources import drawn_pairs, first_that_teaches, late, library_pairs
from glyphstudio.studio.rate.ratings import Candidate, Counts, Ratings, Verdict
from glyphstudio.studio.services import Services
from glyphstudio.workers.outcomes import Completed, Failed, Outcome
from glyphstudio.workers.stream_thread import PATIENCE, StreamThread
from glyphstudio.workers.stream_worker import Order

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import GlyphModel

Source: TypeAlias = Callable[[frozenset[str]], Iterator[Candidate | None]]
"""``source(judged)``: pairs whose keys are not in ``judged``, made on the worker's thread."""
AHEAD = 3
"""Pairs that are ready while one is looked at."""


class Supply(Enum):
    """Whether more pairs come."""

    COMING = "coming"
    EXHAUSTED = "exhausted"
    FAILED = "failed"


class Rating(QObject):
    """Used on the GUI thread; models and the library are met on its own."""

    pair_changed = Signal(object)
    """``(candidate)`` to be judged; None while none is ready."""
    supply_changed = Signal(object)
    """``(supply)``"""
    counts_changed = Signal(object)
    """``(counts)``"""
    problem_found = Signal(object)
    """``(problem)``"""

    def __init__(self, services: Services, library: LibraryFile, ratings: Ratings) -> None:
        super().__init__()
        self.current: Candidate | None = None
        self.ratings = ratings
        self._services = services
        self._place = library
        # Of its own: the window's may be drawing. Called on the thread only.
        opened = functools.lru_cache(maxsize=1)(lambda name: services.open_model())
        self._opened: Callable[[], GlyphModel] = lambda: opened(services.models.current)
        self._ready: deque[Candidate] = deque()
        self._done: list[Candidate] = []
        self._pairs: Iterator[Candidate | None] = iter(())
        self._wanted: Source = lambda judged: iter(())
        self._order: Order[Candidate | None] | None = None
        self._thread = StreamThread("rating")
        self._thread.ended.connect(self._end)

    @property
    def counts(self) -> Counts:
        """How many verdicts there are."""
        return self.ratings.counts

    @property
    def can_undo(self) -> bool:
        """True when there is a verdict to take back."""
        return bool(self.counts.pairs + self.counts.equal)

    def rate_prompts(self, prompts: Sequence[str]) -> None:
        """Let pairs be drawn for ``prompts``."""
        chosen = tuple(prompts)
        self._begin(lambda judged: drawn_pairs(self._services, self._opened(), chosen, judged))

    def rate_library(self) -> None:
        """Take pairs out of the library."""
        self._begin(
            lambda judged: library_pairs(self._services, self._place.open(), self._opened().facts.image_size, judged)
        )

    def judge(self, verdict: Verdict) -> None:
        """Keep ``verdict`` on the pair on show, and show the next. A pair stays when it cannot be kept."""
        candidate = self.current
        if candidate is None:
            return
        try:
            self.ratings.judge(candidate, verdict)
        except OutputError as error:
            self.problem_found.emit(Problem.of(Failed.of(error)))
            return
        self._done.append(candidate)
        self.counts_changed.emit(self.counts)
        self._show(None)
        self._advance()

    def undo(self) -> None:
        """Take the last verdict back, and show its pair again."""
        try:
            key = self.ratings.undo()
        except OutputError as error:
            self.problem_found.emit(Problem.of(Failed.of(error)))
            return
        if key is None:
            return
        self.counts_changed.emit(self.counts)
        if self._done and self._done[-1].key == key:
            if self.current is not None:
                self._ready.appendleft(self.current)
            self._show(self._done.pop())
        else:
            # It was judged before this start: its source gives it again.
            self._begin(self._wanted)

    def close(self, patience: int = PATIENCE) -> bool:
        """End the thread."""
        return self._thread.close(patience)

    def _begin(self, pairs: Source) -> None:
        if self._order is not None:
            self._order.token.cancel()
            self._order = None
        self._ready.clear()
        self._wanted = pairs
        # Both threads may have this set: it does not change, and a source gives nothing twice.
        judged = self.ratings.judged
        self._pairs = late(lambda: pairs(judged))
        self.supply_changed.emit(Supply.COMING)
        self._show(None)
        self._advance()

    def _advance(self) -> None:
        """Show the next pair that is ready, and let more be made."""
        if self.current is None and self._ready:
            self._show(self._ready.popleft())
        if self._order is None and len(self._ready) < AHEAD and not self._thread.closed:
            pairs = self._pairs
            self._order = Order(values=lambda: first_that_teaches(pairs))
            self._thread.start(cast("Order[object]", self._order))

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        if order is not self._order:
            return
        self._order = None
        if isinstance(outcome, Failed):
            self.supply_changed.emit(Supply.FAILED)
            self.problem_found.emit(Problem.of(outcome))
        elif isinstance(outcome, Completed) and outcome.value is None:
            self.supply_changed.emit(Supply.EXHAUSTED)
        elif isinstance(outcome, Completed):
            self._ready.append(cast("Candidate", outcome.value))
            self._advance()

    def _show(self, candidate: Candidate | None) -> None:
        self.current = candidate
        self.pair_changed.emit(candidate)
