"""Workers draw the same bytes, and one that is killed loses nothing."""

import os
import signal
import sys
from dataclasses import dataclass

import pytest

from glyphstudio.batches import cluster
from glyphstudio.batches.batch import missing_in
from glyphstudio.batches.cluster import draw_on_cluster, draw_there, open_cluster
from glyphstudio.batches.store import GlyphStore, key_of
from glyphstudio.engine.pictures import pictures_of
from glyphstudio.errors import ClusterError, MissingExtraError, RequestError
from tests.support.fake_model import FakeModel
from tests.support.gaussian import ExactGaussianModel
from tests.support.sheet_maker import requests_for


@dataclass(frozen=True)
class SlowPlace:
    """Gives a model of its own to each process."""

    seconds: float = 0.0

    def __call__(self):
        return SlowModel(self.seconds)


class SlowModel(ExactGaussianModel):
    """Exact, but slow enough to be killed in its work."""

    def __init__(self, seconds):
        super().__init__()
        self.waiting = FakeModel(seconds=seconds, image_size=8)

    def denoise(self, latents, sigma, conditionings):
        self.waiting.denoise(latents, sigma, conditionings)
        return super().denoise(latents, sigma, conditionings)


def test_a_worker_that_is_killed_in_mid_run_loses_nothing(tmp_path):
    pytest.importorskip("distributed")
    requests = [first.with_seed(seed) for first in requests_for(*"abcdef") for seed in range(2)]
    with open_cluster("local:2") as client, GlyphStore(tmp_path / "a") as store:
        missing = missing_in(store, requests, "m")
        killed = False
        for progress in draw_on_cluster(client, SlowPlace(0.05), missing, store, "m"):
            if progress.done and not killed:
                killed = True
                pids = client.run(os.getpid)
                os.kill(next(iter(pids.values())), signal.SIGKILL)
        assert killed
        assert (progress.done, progress.total) == (12, 12)
        for request in requests:
            assert (store.get(key_of(request, "m")) == pictures_of(SlowModel(0.0), [request])[0]).all()


class FakeFuture:
    def __init__(self, key, answer):
        self.key, self._answer = key, answer

    def result(self):
        if isinstance(self._answer, Exception):
            raise self._answer
        return self._answer


class FakeClient:
    """Draws at once, in this process, or answers with ``error``."""

    loop = None

    def __init__(self, error=None):
        self.error, self.keys, self.waiting = error, 0, 0

    def nthreads(self):
        return {"one": 1}

    def submit(self, function, *arguments, pure, retries):
        assert not pure
        assert retries > 0
        self.keys += 1
        return FakeFuture(str(self.keys), self.error or function(*arguments))


@pytest.fixture
def completed(monkeypatch):
    """Let futures be done in the reverse of their order."""
    distributed = pytest.importorskip("distributed")

    class Completed:
        def __init__(self, futures, loop):
            self.futures = list(futures)
            self.most = len(self.futures)

        def add(self, future):
            self.futures.append(future)
            self.most = max(self.most, len(self.futures))

        def __iter__(self):
            while self.futures:
                yield self.futures.pop()

    monkeypatch.setattr(distributed, "as_completed", Completed)


def test_results_in_any_order_go_to_their_requests(tmp_path, completed):
    requests = requests_for(*"abcdefgh")
    client = FakeClient()
    with GlyphStore(tmp_path / "a") as store:
        states = draw_on_cluster(client, SlowPlace(), missing_in(store, requests, "m"), store, "m")
        assert next(states).done == 0
        next(states)
        assert client.keys == cluster.AHEAD
        assert [state.done for state in states] == list(range(2, 9))
        for request in requests:
            assert (store.get(key_of(request, "m")) == pictures_of(ExactGaussianModel(), [request])[0]).all()


def test_a_task_that_kills_its_workers_is_told(tmp_path, completed):
    from distributed import KilledWorker

    client = FakeClient(error=KilledWorker("task", None, 3))
    with GlyphStore(tmp_path / "a") as store, pytest.raises(ClusterError, match="killed every worker"):
        list(draw_on_cluster(client, SlowPlace(), missing_in(store, requests_for("a"), "m"), store, "m"))


def test_a_process_opens_the_model_once():
    opened = []

    class Counting:
        def __call__(self):
            opened.append(1)
            return FakeModel()

    place = Counting()
    for _ in range(2):
        (picture,) = draw_there(place, requests_for("a"))
        assert picture.shape == (16, 16)
    assert opened == [1]


@pytest.mark.parametrize(
    "address", ["", "local:0", "local:x", "http://a:1", "dask://a", "dask://a:99999", "dask://[:1"]
)
def test_another_address_is_refused(address):
    with pytest.raises(RequestError, match="names no workers"), open_cluster(address):
        pass


def test_without_dask_the_extra_is_named(monkeypatch):
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(MissingExtraError, match="distributed") as caught, open_cluster("local:1"):
        pass
    assert "glyphstudio[cluster]" in caught.value.hint


class Absent:
    """A client whose scheduler or workers do not answer."""

    def __init__(self, address, **_options):
        if address == "tcp://nobody:1":
            raise OSError("no")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        pass

    def wait_for_workers(self, count, timeout):
        raise TimeoutError


@pytest.mark.parametrize(("host", "words"), [("nobody", "no scheduler answers"), ("idle", "has no worker")])
def test_a_cluster_that_does_not_answer_is_told(monkeypatch, host, words):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "Client", Absent)
    with pytest.raises(ClusterError, match=words), open_cluster(f"dask://{host}:1"):
        pass


def test_a_cluster_that_answers_is_used(monkeypatch):
    distributed = pytest.importorskip("distributed")
    monkeypatch.setattr(distributed, "Client", Absent)
    monkeypatch.setattr(Absent, "wait_for_workers", lambda *_args, **_options: None)
    with open_cluster("dask://idle:8786") as client:
        assert isinstance(client, Absent)
