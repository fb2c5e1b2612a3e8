"""A run is asked to stop by signals and by a file; PyTorch is not needed to know that."""

import signal
import threading

from glyphstudio.cli.train_stop import stopping_when_asked
from glyphstudio.runs.trainer_lock import ask_to_stop


class Run:
    def __init__(self):
        self.stopped = threading.Event()

    def stop(self):
        self.stopped.set()


def test_a_file_stops_a_run_that_is_under_way(tmp_path):
    run = Run()
    with stopping_when_asked(run, tmp_path) as came:
        assert not run.stopped.wait(0.01)
        ask_to_stop(tmp_path)
        assert run.stopped.wait(10)
    assert came == [signal.SIGTERM]


def test_a_file_that_was_there_before_stops_at_once(tmp_path):
    run = Run()
    ask_to_stop(tmp_path)
    with stopping_when_asked(run, tmp_path) as came:
        assert came[0] == signal.SIGTERM
        assert run.stopped.is_set()


def test_signals_stop_a_run_and_mean_what_they_did_before_when_it_is_over(tmp_path):
    before = signal.getsignal(signal.SIGTERM)
    run = Run()
    with stopping_when_asked(run, tmp_path) as came:
        signal.raise_signal(signal.SIGTERM)
        assert run.stopped.is_set()
    assert came == [signal.SIGTERM]
    assert signal.getsignal(signal.SIGTERM) == before
