"""A worker with its thread, as the GUI thread sees it."""

from PySide6.QtCore import QObject, Qt, QThread, QTimer, Signal, Slot

from glyphstudio.workers.outcomes import Outcome
from glyphstudio.workers.stream_worker import Order, StreamWorker

PATIENCE = 5000
"""Milliseconds that ``close`` waits for a step to come to its end."""
REST = 25
"""Milliseconds between two values: a quick worker may not keep the GUI thread busy with what nobody can see."""


class StreamThread(QObject):
    """Runs orders one after the other. Made, used and closed on the GUI thread, where its signals are emitted too."""

    value_changed = Signal(object, object)
    """``(order, value)``: the newest one; values in between may have been skipped."""
    ended = Signal(object, object)
    """``(order, outcome)``, exactly once an order, after its last value."""

    _ordered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self._orders: list[Order[object]] = []
        self.closed = False
        """True from ``close`` on."""
        self._late: Order[object] | None = None
        self._rest = QTimer(self, singleShot=True, interval=REST, timerType=Qt.TimerType.PreciseTimer)
        self._rest.timeout.connect(self._deliver_late)
        self._thread = QThread()
        self._thread.setObjectName(name)
        self._worker = StreamWorker()
        self._worker.moveToThread(self._thread)
        self._ordered.connect(self._worker.run, Qt.ConnectionType.QueuedConnection)
        self._worker.value_waiting.connect(self._wake, Qt.ConnectionType.QueuedConnection)
        self._worker.ended.connect(self._end, Qt.ConnectionType.QueuedConnection)
        self._thread.start()

    def start(self, order: Order[object]) -> None:
        """Run ``order`` after those that were started before. Raises ``ValueError`` after ``close``."""
        if self.closed:
            raise ValueError(f"the thread {self._thread.objectName()} is closed")
        self._orders.append(order)
        self._ordered.emit(order)

    @property
    def busy(self) -> bool:
        """True while an order has not ended."""
        return bool(self._orders)

    def close(self, patience: int = PATIENCE) -> bool:
        """Cancel every order and end the thread; return False when a step lasted longer than ``patience`` ms.

        Nothing is emitted any more. May be called again.
        """
        self.closed = True
        for order in self._orders:
            order.token.cancel()
        self._orders.clear()
        self._rest.stop()
        self._thread.quit()
        return self._thread.wait(patience)

    @Slot(object)
    def _wake(self, order: Order[object]) -> None:
        if self._rest.isActive():
            self._late = order
        else:
            self._deliver(order)

    @Slot()
    def _deliver_late(self) -> None:
        if self._late is not None:
            self._deliver(self._late)

    def _deliver(self, order: Order[object]) -> None:
        self._late = None
        if order in self._orders and (value := order.newest.take()) is not None:
            self._rest.start()
            self.value_changed.emit(order, value)

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        if order in self._orders:
            self._deliver(order)
            self._orders.remove(order)
            self.ended.emit(order, outcome)
