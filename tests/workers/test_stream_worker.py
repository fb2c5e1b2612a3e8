"""The worker's slot, called directly; tests/workers/test_stream_thread.py has the thread."""

import pytest

from glyphstudio.workers.outcomes import Cancelled, Completed, Failed
from glyphstudio.workers.stream_worker import Order, StreamWorker


@pytest.fixture
def worker(qapp):
    worker = StreamWorker()
    worker.log = []
    worker.value_waiting.connect(lambda order: worker.log.append(("waiting", order)))
    worker.ended.connect(lambda order, outcome: worker.log.append((outcome, order)))
    return worker


def outcome_of(worker, order):
    worker.run(order)
    (outcome, of) = worker.log[-1]
    assert of is order
    assert [entry for entry, _ in worker.log if entry != "waiting"] == [outcome]
    return outcome


def test_an_iterator_that_ends_is_completed_with_its_last_value(worker):
    order = Order(values=lambda: iter([1, 2, 3]))
    outcome = outcome_of(worker, order)
    assert isinstance(outcome, Completed)
    assert outcome.value == 3
    assert order.newest.take() == 3


def test_an_empty_iterator_is_completed_with_nothing(worker):
    outcome = outcome_of(worker, Order(values=lambda: iter(())))
    assert isinstance(outcome, Completed)
    assert outcome.value is None


def test_values_that_nobody_takes_wake_the_window_once(worker):
    order = Order(values=lambda: iter(range(1000)))
    worker.run(order)
    assert worker.log[:-1] == [("waiting", order)]


def test_each_taken_value_makes_room_for_another_wake_up(worker):
    taken = []
    worker.value_waiting.connect(lambda order: taken.append(order.newest.take()))
    worker.run(Order(values=lambda: iter(range(5))))
    assert taken == [0, 1, 2, 3, 4]


def test_cancelling_stops_after_the_step_under_way_and_keeps_its_value(worker):
    def values():
        yield 1
        order.token.cancel()
        yield 2
        asked_for_more.append(True)
        yield 3

    asked_for_more = []
    order = Order(values=values)
    assert outcome_of(worker, order) == Cancelled()
    assert order.newest.take() == 2
    assert not asked_for_more


def test_an_order_cancelled_before_its_turn_never_begins(worker):
    begun = []
    order = Order(values=lambda: begun.append(True) or iter([1]))
    order.token.cancel()
    assert outcome_of(worker, order) == Cancelled()
    assert not begun


def test_a_cancelled_generator_is_closed_at_once(worker):
    def values():
        try:
            yield 1
            order.token.cancel()
            yield 2
        finally:
            closed.append(True)

    closed = []
    order = Order(values=values)
    worker.ended.connect(lambda order, outcome: closed.append("ended"))
    worker.run(order)
    assert closed == [True, "ended"]


@pytest.mark.parametrize("error", [RuntimeError("boom"), ValueError("bad"), MemoryError(), StopAsyncIteration()])
def test_an_error_is_an_outcome_whatever_its_kind(worker, error):
    def values():
        yield 1
        raise error

    outcome = outcome_of(worker, Order(values=values))
    assert isinstance(outcome, Failed)
    assert outcome.error is error
    assert type(error).__name__ in outcome.details


def test_an_error_before_the_first_value_is_an_outcome(worker):
    def values():
        raise OSError("no such folder")

    outcome = outcome_of(worker, Order(values=values))
    assert isinstance(outcome, Failed)
    assert str(outcome.error) == "no such folder"


def test_an_error_while_closing_is_an_outcome(worker):
    def values():
        try:
            yield 1
        finally:
            raise OSError("cannot close")

    order = Order(values=values)
    worker.value_waiting.connect(lambda order: order.token.cancel())
    assert isinstance(outcome_of(worker, order), Failed)
