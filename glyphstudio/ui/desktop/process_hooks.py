"""What reaches a program from outside its event loop: signals of the system, and exceptions that nobody caught."""

import signal
import socket
import sys
from types import FrameType, TracebackType

from PySide6.QtCore import QObject, QSocketNotifier, Qt, Signal, Slot

from glyphstudio.studio.problems import Problem
from glyphstudio.workers.outcomes import Failed

STOPPING = tuple(getattr(signal, name) for name in ("SIGINT", "SIGTERM", "SIGHUP") if hasattr(signal, name))


class StopWatch(QObject):
    """Emits ``stopped`` when the system asks the program to end: Ctrl+C, kill, a closed terminal.

    Python runs its handlers between two bytecodes, and an idle event loop runs none: a socket wakes it.
    """

    stopped = Signal(object)
    """``(number)`` of the signal."""

    def __init__(self) -> None:
        super().__init__()
        self._reader, self._writer = socket.socketpair()
        for end in (self._reader, self._writer):
            end.setblocking(False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read)
        self._notifier.activated.connect(self._read)
        self._fd_before = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._handlers_before = {number: signal.signal(number, _do_nothing) for number in STOPPING}

    def close(self) -> None:
        """Give the signals back to who had them."""
        for number, handler in self._handlers_before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._fd_before)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    @Slot()
    def _read(self) -> None:
        for number in self._reader.recv(64):
            if number in STOPPING:
                self.stopped.emit(int(number))


class FailureHook(QObject):
    """``sys.excepthook`` that tells the window, from whichever thread, and goes on: nothing may end without a word."""

    problem_found = Signal(object)
    """``(problem)``, on the GUI thread."""

    _raised = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self._before = sys.excepthook
        self._raised.connect(self._tell, Qt.ConnectionType.QueuedConnection)

    def install(self) -> None:
        """Take exceptions from now on."""
        sys.excepthook = self._hook

    def remove(self) -> None:
        """Give exceptions back to who had them."""
        sys.excepthook = self._before

    def _hook(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        self._before(kind, error, trace)
        if isinstance(error, Exception):
            self._raised.emit(Problem.of(Failed.of(error)))

    @Slot(object)
    def _tell(self, problem: Problem) -> None:
        self.problem_found.emit(problem)


def _do_nothing(number: int, frame: FrameType | None) -> None:
    """Only the wake-up matters."""
