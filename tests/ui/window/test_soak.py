"""A long day in a minute: a thousand runs begun, stopped and superseded leave no thread, no memory and no message."""

import gc
import os
import sys
import time
from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication

from glyphstudio.app import services_of
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio
from glyphstudio.workers.outcomes import Cancelled, Completed
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

pytestmark = [
    pytest.mark.alone,
    pytest.mark.skipif(sys.platform != "linux", reason="reads /proc"),
]

CYCLES = 1000
WARM = 200
REAL_STUDIOS = 5
REAL_CYCLES = 10
LONGEST_WAIT = 20.0
MOST_GROWTH = 20 * 2**20
"""Bytes; a frame kept by mistake in each of a thousand runs of 64 × 64 pixels would be more."""


def resident():
    """Return the bytes of memory that this process holds, what nobody needs any more apart."""
    gc.collect()
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE")


def threads():
    """Return how many threads this process has."""
    gc.collect()
    return len(list(Path("/proc/self/task").iterdir()))


def wait(until):
    """Like ``waitUntil``, which sleeps too long for a thousand times."""
    end = time.monotonic() + LONGEST_WAIT
    while not until():
        assert time.monotonic() < end
        QCoreApplication.processEvents()
        time.sleep(0.0005)


def no_more_threads_than(before):
    """Wait until the system has buried the threads that have ended."""
    wait(lambda: threads() <= before)


class Soak:
    """A studio, and what came of each of its runs."""

    def __init__(self, services):
        self.studio = Studio(services)
        self.outcomes = Counter()
        self.problems = []
        self.expected = 0
        self.studio.ended.connect(self.count)
        self.studio.problem_found.connect(self.problems.append)
        self.studio.open_model()
        wait(lambda: self.studio.model_state is ModelState.OPEN)

    def count(self, outcome):
        """Remember its kind only: an outcome holds the last frame of its run."""
        self.outcomes[type(outcome)] += 1

    def start(self, number):
        """Begin a run; it ends once, or a newer one ends in its place."""
        self.expected += not self.studio.busy
        self.studio.generate(
            RunSpec(prompt=f"word {number}", seed=number, steps=3, guidance=2.0, sampler="euler", count=1)
        )

    def cycle(self, number):
        """Let a run end; stop one at once, or in its midst; supersede one at once, or in its midst."""
        kind = number % 5
        self.start(number)
        if kind in {2, 4}:
            wait(lambda: self.studio.tiles[0].picture is not None)
        if kind in {1, 2}:
            self.studio.cancel()
        elif kind in {3, 4}:
            self.start(number + 1)
            self.studio.cancel()
        wait(lambda: not self.studio.busy)

    def close(self):
        assert self.studio.close()
        assert self.problems == []
        assert self.outcomes.total() == self.expected
        return self.outcomes


def test_a_thousand_runs_leave_no_thread_and_no_memory(qapp):
    before = threads()
    soak = Soak(FakeServices(FakeModel(image_size=64)).services)
    for number in range(WARM):
        soak.cycle(number)
    warm, memory = threads(), resident()
    for number in range(WARM, CYCLES):
        soak.cycle(number)
    no_more_threads_than(warm)
    assert resident() - memory < MOST_GROWTH
    counts = soak.close()
    assert counts[Completed] >= CYCLES // 5
    assert counts[Cancelled] >= CYCLES // 5
    no_more_threads_than(before)


def test_studios_with_a_real_model_leave_no_thread_and_no_memory(qapp, tmp_path):
    pytest.importorskip("onnx")
    from tests.support.tiny_bundle import write_tiny_bundle

    write_tiny_bundle(tmp_path / "bundle")
    before, memory = threads(), []
    for _ in range(REAL_STUDIOS):
        soak = Soak(services_of(str(tmp_path / "bundle")))
        for number in range(REAL_CYCLES):
            soak.cycle(number)
        soak.close()
        del soak
        no_more_threads_than(before)
        memory.append(resident())
    assert memory[-1] - memory[0] < MOST_GROWTH
