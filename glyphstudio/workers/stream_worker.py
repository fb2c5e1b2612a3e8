"""The one worker: runs any iterator on its thread, for drawing, loading a model and writing files alike."""

from collections.abc import Callable, Generator, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.workers.cancellation import CancellationToken
from glyphstudio.workers.latest_value import LatestValue
from glyphstudio.workers.outcomes import Cancelled, Completed, Failed, Outcome
from glyphstudio.workers.thread_state import keep_thread_state

T = TypeVar("T")


@dataclass(frozen=True, eq=False, kw_only=True)
class Order(Generic[T]):
    """An iterator under way, with all that two threads share about it. Compared by identity."""

    values: Callable[[], Iterator[T]]
    """Called on the worker's thread; what it gives must be frozen."""
    newest: LatestValue[T] = field(default_factory=LatestValue)
    token: CancellationToken = field(default_factory=CancellationToken)


class StreamWorker(QObject):
    """Lives on a thread of its own, without a parent; see :class:`~glyphstudio.workers.stream_thread.StreamThread`."""

    value_waiting = Signal(object)
    """``(order)``: its mailbox was empty and has a value now."""
    ended = Signal(object, object)
    """``(order, outcome)``, exactly once an order, after its last ``value_waiting``."""

    def __init__(self) -> None:
        super().__init__()
        self._has_kept_state = False

    @Slot(object)
    def run(self, order: Order[object]) -> None:
        """Run ``order`` to its end, whatever that is."""
        if not self._has_kept_state:
            keep_thread_state()
            self._has_kept_state = True
        self.ended.emit(order, self._outcome(order))

    def _outcome(self, order: Order[object]) -> Outcome:
        last: object = None
        try:
            if order.token.cancelled:
                return Cancelled()
            with closing(_closable(order.values())) as values:
                for last in values:
                    if order.newest.put(last):
                        self.value_waiting.emit(order)
                    if order.token.cancelled:
                        return Cancelled()
        except Exception as error:
            return Failed.of(error)
        return Completed(last)


def _closable(values: Iterator[T]) -> Generator[T, None, None]:
    """Return a generator over ``values``, so that stopping early closes them there and then."""
    yield from values
