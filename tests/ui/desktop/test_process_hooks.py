import os
import signal
import sys
import threading

import pytest

from glyphstudio.ui.desktop.process_hooks import FailureHook, StopWatch


@pytest.fixture
def stop_watch(qapp):
    watch = StopWatch()
    watch.stops = []
    watch.stopped.connect(watch.stops.append)
    yield watch
    watch.close()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows sends signals to whole groups of processes")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_wakes_an_idle_event_loop(stop_watch, qtbot, number):
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: stop_watch.stops == [number])


def test_signals_go_back_to_who_had_them(qapp):
    before = signal.getsignal(signal.SIGINT)
    watch = StopWatch()
    assert signal.getsignal(signal.SIGINT) is not before
    watch.close()
    assert signal.getsignal(signal.SIGINT) is before


@pytest.fixture
def hook(qapp, monkeypatch):
    printed = []
    monkeypatch.setattr(sys, "excepthook", lambda *details: printed.append(details))
    hook = FailureHook()
    hook.printed = printed
    hook.seen = []
    hook.problem_found.connect(lambda problem: hook.seen.append((problem, threading.get_ident())))
    hook.install()
    yield hook
    hook.remove()


def raised(error):
    try:
        raise error
    except BaseException:
        return sys.exc_info()


def test_an_exception_that_nobody_caught_is_printed_and_told(hook, qtbot):
    sys.excepthook(*raised(ZeroDivisionError("division by zero")))
    qtbot.waitUntil(lambda: bool(hook.seen))
    assert hook.printed[0][0] is ZeroDivisionError
    assert "division by zero" in hook.seen[0][0].message
    assert "Traceback" in hook.seen[0][0].details


def test_an_exception_on_any_thread_is_told_on_the_gui_thread(hook, qtbot):
    thread = threading.Thread(target=lambda: sys.excepthook(*raised(ValueError("elsewhere"))))
    thread.start()
    thread.join()
    qtbot.waitUntil(lambda: bool(hook.seen))
    assert hook.seen[0][1] == threading.get_ident()


def test_ctrl_c_is_no_failure(hook, qtbot):
    sys.excepthook(*raised(KeyboardInterrupt()))
    qtbot.wait(10)
    assert hook.printed
    assert not hook.seen


def test_the_hook_goes_back_to_who_had_it(hook):
    hook.remove()
    sys.excepthook(*raised(ValueError("later")))
    assert len(hook.printed) == 1
