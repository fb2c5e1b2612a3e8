"""No test may leave a thread running: it would die with the process, in the middle of a session."""

import traceback

import pytest
from PySide6.QtCore import QThread

from glyphstudio.workers import stream_thread


@pytest.fixture(autouse=True)
def no_thread_is_left(monkeypatch):
    """Fail a test that leaves a thread running, and say where it was started."""
    started = []

    class RecordedThread(QThread):
        def start(self, *arguments):
            started.append((self, "".join(traceback.format_stack(limit=8))))
            super().start(*arguments)

    monkeypatch.setattr(stream_thread, "QThread", RecordedThread)
    yield
    left = [(thread, where) for thread, where in started if thread.isRunning()]
    for thread, _ in left:
        thread.quit()
        thread.wait(5000)
    assert not left, f"{left[0][0].objectName()} still ran; it was started by\n{left[0][1]}"
