"""A worker that came upon a dead timer of the window took the program along; see ``Collector``."""

import gc
import threading

import pytest

from glyphstudio.ui.desktop.garbage_collection import Collector, generation_due

MANY = 50_000
"""Objects; Python collects the youngest after some hundreds, or thousands."""


class Loop:
    """Is garbage that only the collector finds, and remembers in which thread it was found."""

    def __init__(self, deaths):
        self.me = self
        self.deaths = deaths

    def __del__(self):
        self.deaths.append(threading.current_thread())


@pytest.fixture
def automatic():
    """What Python does by itself, and what it does in a test that uses Qt afterwards."""
    before = gc.isenabled()
    gc.enable()
    yield
    gc.disable()
    if before:
        gc.enable()


@pytest.fixture
def collector(automatic, qapp):
    collector = Collector()
    yield collector
    collector.close()


def allocate_in_a_worker():
    worker = threading.Thread(target=lambda: [[] for _ in range(MANY)])
    worker.start()
    worker.join()
    return worker


def test_python_collects_in_whichever_thread_allocates(automatic):
    deaths = []
    Loop(deaths)
    assert allocate_in_a_worker() in deaths


def test_garbage_is_found_on_the_gui_thread_alone(collector, qtbot):
    deaths = []
    for _ in range(100):
        Loop(deaths)
    allocate_in_a_worker()
    assert deaths == []
    kept = [[] for _ in range(MANY)]
    qtbot.waitUntil(lambda: len(deaths) == 100)
    assert set(deaths) == {threading.main_thread()}
    assert len(kept) == MANY


def test_closed_it_leaves_python_to_collect(automatic, qapp):
    collector = Collector()
    assert not gc.isenabled()
    collector.close()
    assert gc.isenabled()


@pytest.mark.parametrize(
    ("counts", "thresholds", "due"),
    [
        ((0, 0, 0), (700, 10, 10), None),
        ((700, 10, 10), (700, 10, 10), None),
        ((701, 0, 0), (700, 10, 10), 0),
        ((0, 11, 0), (700, 10, 10), 1),
        ((701, 3, 11), (700, 10, 10), 2),
        ((2001, 3, 1), (2000, 10, 0), 0),
    ],
)
def test_the_oldest_generation_that_is_due(counts, thresholds, due):
    assert generation_due(counts, thresholds) == due
