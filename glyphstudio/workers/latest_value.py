"""A mailbox with one place: a fast writer never floods a slow reader."""

import threading
from typing import Generic, TypeVar

T = TypeVar("T")


class LatestValue(Generic[T]):
    """Holds the newest value until it is taken; an older one that nobody took is gone.

    The writer wakes the reader only when the place was empty, so a thousand values may cost one wake-up.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._values: list[T] = []

    def put(self, value: T) -> bool:
        """Leave ``value``; return True when the place was empty, so that the reader has to be woken."""
        with self._lock:
            was_empty = not self._values
            self._values[:] = [value]
        return was_empty

    def take(self) -> T | None:
        """Return the newest value and leave the place empty; None when it is empty already."""
        with self._lock:
            return self._values.pop() if self._values else None
