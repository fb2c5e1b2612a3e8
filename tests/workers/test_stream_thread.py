import itertools
import threading
import time

import pytest

from glyphstudio.workers.outcomes import Cancelled, Completed, Failed
from glyphstudio.workers.stream_thread import REST, StreamThread
from glyphstudio.workers.stream_worker import Order


@pytest.fixture
def thread(qapp):
    thread = StreamThread("under test")
    thread.values, thread.outcomes = [], []
    thread.value_changed.connect(lambda order, value: thread.values.append((order, value)))
    thread.ended.connect(lambda order, outcome: thread.outcomes.append((order, outcome)))
    yield thread
    assert thread.close()


def wait_for_end(qtbot, thread, count=1):
    qtbot.waitUntil(lambda: len(thread.outcomes) >= count)
    assert not thread.busy


def test_values_are_made_on_the_worker_and_seen_on_the_gui_thread(qtbot, thread):
    makers, seers = [], []
    thread.value_changed.connect(lambda order, value: seers.append(threading.get_ident()))

    def values():
        makers.append(threading.get_ident())
        yield "a"

    order = Order(values=values)
    thread.start(order)
    assert thread.busy
    wait_for_end(qtbot, thread)
    assert thread.values == [(order, "a")]
    assert seers == [threading.get_ident()]
    assert makers != seers


def test_the_last_value_arrives_before_the_end(qtbot, thread):
    ends = []
    thread.ended.connect(lambda order, outcome: ends.append(thread.values[-1][1]))
    thread.start(Order(values=lambda: iter(range(1000))))
    wait_for_end(qtbot, thread)
    assert ends == [999]


def test_orders_run_one_after_the_other(qtbot, thread):
    orders = [Order(values=lambda number=number: iter([number])) for number in range(3)]
    for order in orders:
        thread.start(order)
    wait_for_end(qtbot, thread, 3)
    assert [order for order, _ in thread.outcomes] == orders
    assert [outcome.value for _, outcome in thread.outcomes] == [0, 1, 2]


def test_a_failed_order_does_not_harm_the_next(qtbot, thread):
    def values():
        raise RuntimeError("boom")
        yield

    thread.start(Order(values=values))
    thread.start(Order(values=lambda: iter([1])))
    wait_for_end(qtbot, thread, 2)
    assert [type(outcome) for _, outcome in thread.outcomes] == [Failed, Completed]


def test_cancelling_from_the_gui_thread_acts_within_one_step(qtbot, thread):
    steps = []

    def values():
        for step in range(1000):
            time.sleep(0.005)
            steps.append(step)
            yield step

    order = Order(values=values)
    thread.start(order)
    qtbot.waitUntil(lambda: bool(thread.values))
    order.token.cancel()
    done = len(steps)
    wait_for_end(qtbot, thread)
    assert thread.outcomes == [(order, Cancelled())]
    assert len(steps) <= done + 1


def test_closing_cancels_what_runs_and_what_waits(qtbot, thread):
    begun = []

    def values():
        begun.append(True)
        while True:
            time.sleep(0.005)
            yield 1

    thread.start(Order(values=values))
    thread.start(Order(values=values))
    qtbot.waitUntil(lambda: bool(begun))
    started = time.perf_counter()
    assert thread.close()
    assert time.perf_counter() - started < 1
    assert len(begun) == 1
    assert not thread.busy


def test_nothing_arrives_after_closing(qtbot, thread):
    def values():
        yield 1
        yield 2

    thread.start(Order(values=values))
    time.sleep(0.05)
    assert thread.close()
    qtbot.wait(20)
    assert not thread.values
    assert not thread.outcomes


def test_closing_says_when_a_step_outlasts_its_patience(qtbot, thread):
    free = threading.Event()
    begun = threading.Event()

    def values():
        begun.set()
        free.wait(10)
        yield 1

    thread.start(Order(values=values))
    assert begun.wait(5)
    assert not thread.close(20)
    free.set()
    assert thread.close()


def test_a_closed_thread_takes_no_orders(thread):
    thread.close()
    with pytest.raises(ValueError, match="under test is closed"):
        thread.start(Order(values=lambda: iter(())))


def test_numbers_above_two_to_the_31_cross_the_threads_unharmed(qtbot, thread):
    thread.start(Order(values=lambda: iter([2**32 - 1])))
    wait_for_end(qtbot, thread)
    assert thread.values[0][1] == 2**32 - 1


def test_a_quick_worker_leaves_the_gui_thread_time_between_two_values(qtbot, thread):
    times = []
    thread.value_changed.connect(lambda order, value: times.append(time.perf_counter()))

    def values():
        for number in range(100):
            time.sleep(0.002)
            yield number

    thread.start(Order(values=values))
    wait_for_end(qtbot, thread)
    pauses = [later - earlier for earlier, later in itertools.pairwise(times[:-1])]
    assert len(pauses) >= 3
    assert min(pauses) >= REST / 1000 - 0.005
    assert thread.values[-1][1] == 99


def test_a_value_that_came_too_early_is_shown_later_though_nothing_follows(qtbot, thread):
    free = threading.Event()

    def values():
        yield 1
        time.sleep(0.005)
        yield 2
        free.wait(10)

    thread.start(Order(values=values))
    qtbot.waitUntil(lambda: bool(thread.values) and thread.values[-1][1] == 2)
    assert not thread.outcomes
    free.set()
    wait_for_end(qtbot, thread)


def test_what_belongs_to_the_thread_lasts_from_one_order_to_the_next(qtbot, thread):
    """Without it extension modules that remember the thread's state, as contourpy does, free it twice."""
    of_thread = threading.local()

    def remember():
        of_thread.value = "kept"
        yield "set"

    def recall():
        yield getattr(of_thread, "value", "gone")

    for values in (remember, recall):
        thread.start(Order(values=values))
    wait_for_end(qtbot, thread, count=2)
    assert thread.values[-1][1] == "kept"
