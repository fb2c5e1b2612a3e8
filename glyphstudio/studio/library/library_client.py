"""The library on a thread of its own: the window asks, and is told."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.library.library import Library
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.library.search import Search
from glyphstudio.studio.library.library_session import LibrarySession
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.services import Services
from glyphstudio.workers.outcomes import Completed, Failed, Outcome
from glyphstudio.workers.stream_thread import PATIENCE, StreamThread
from glyphstudio.workers.stream_worker import Order

T = TypeVar("T")


class LibraryClient(QObject):
    """Asks the library at ``place``. Used on the GUI thread; questions are answered in their order."""

    opened = Signal(object)
    """``(opened)``: an ``Opened``, once."""
    found = Signal(object)
    """``(numbers)`` of the newest search, newest first."""
    loaded = Signal(object)
    """``(cards)``"""
    marked = Signal(object, object)
    """``(numbers, favourite)``"""
    favourites_listed = Signal(object)
    """``(numbers)`` of all favourites, the oldest first: the order in which they were drawn."""
    changed = Signal()
    """What a search finds may be another now."""
    problem_found = Signal(object)
    """``(problem)``"""

    def __init__(self, services: Services, place: LibraryFile, clock: Callable[[], float] = time.time) -> None:
        super().__init__()
        self.place = place
        self._session = LibrarySession(place, services.decode)
        self._clock = clock
        self._then: dict[Order[object], Callable[[Any], object]] = {}
        self._finding: Order[object] | None = None
        self._last_change = threading.Event()
        self._last_change.set()
        self._thread = StreamThread("library")
        self._thread.ended.connect(self._end)

    def open(self) -> None:
        """Open the library, and tell what a new window needs."""
        self._ask(LibrarySession.first_look, self.opened.emit)

    def find(self, search: Search) -> None:
        """Tell what ``search`` finds, unless a newer one is asked for before."""
        if self._finding is not None:
            self._finding.token.cancel()
        self._finding = self._ask(lambda session: session.library.find(search), self._tell_found)

    def list_favourites(self) -> None:
        """Tell all favourites, whatever is searched meanwhile."""
        self._ask(
            lambda session: session.library.find(Search(favourites=True))[::-1],
            self.favourites_listed.emit,
        )

    def load(self, numbers: Sequence[int]) -> None:
        """Tell the cards of ``numbers``."""
        self._ask(lambda session: session.cards(numbers), self.loaded.emit)

    def favour(self, numbers: Sequence[int], favourite: bool) -> None:
        """Make ``numbers`` favourites, or no longer."""
        self._change(
            lambda library: library.favour(numbers, favourite), lambda: self.marked.emit(tuple(numbers), favourite)
        )

    def trash(self, numbers: Sequence[int]) -> None:
        """Put ``numbers`` in the trash."""
        now = self._clock()
        self._change(lambda library: library.trash(numbers, now))

    def restore(self, numbers: Sequence[int]) -> None:
        """Take ``numbers`` out of the trash."""
        self._change(lambda library: library.restore(numbers))

    def tag(self, numbers: Sequence[int], tags: Sequence[str]) -> None:
        """Give ``numbers`` these tags."""
        self._change(lambda library: library.tag(numbers, tags))

    def delete_trash(self) -> None:
        """Delete for good what lies in the trash."""
        self._change(Library.delete_trash)

    def settle(self) -> None:
        """Let the disk have what was drawn, and tell that searches find more."""
        self._change(Library.settle)

    def close(self, patience: int = PATIENCE) -> bool:
        """End the thread; changes that were asked for are made first. ``place`` stays open for other threads."""
        self._last_change.wait(patience / 1000)
        return self._thread.close(patience)

    def _change(self, work: Callable[[Library], object], then: Callable[[], object] = lambda: None) -> None:
        def tell(_: object) -> None:
            then()
            self.changed.emit()

        if not self._thread.closed:
            self._last_change = threading.Event()
            self._ask(lambda session: work(session.library), tell, self._last_change)

    def _ask(
        self, work: Callable[[LibrarySession], T], then: Callable[[T], object], made: threading.Event | None = None
    ) -> Order[object] | None:
        """Let ``work`` be done on the thread, and ``then`` be told on this one; ``made`` is set between the two."""
        if self._thread.closed:
            return None
        session, done = self._session, made or threading.Event()
        order: Order[object] = Order(values=lambda: session.answers(work, done))
        self._then[order] = then
        self._thread.start(order)
        return order

    def _tell_found(self, numbers: tuple[int, ...]) -> None:
        self._finding = None
        self.found.emit(numbers)

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        then = self._then.pop(order)
        if isinstance(outcome, Completed):
            then(outcome.value)
        elif isinstance(outcome, Failed):
            self.problem_found.emit(Problem.of(outcome))
