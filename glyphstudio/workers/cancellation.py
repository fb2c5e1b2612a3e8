"""How a busy thread is told to stop."""

import threading


class CancellationToken:
    """Set by any thread, looked at between two steps; once cancelled it stays so.

    A queued slot would not do: it reaches a busy worker only after the work.
    """

    def __init__(self) -> None:
        self._cancelled = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._cancelled.set()

    @property
    def cancelled(self) -> bool:
        """True from the first ``cancel`` on."""
        return self._cancelled.is_set()
