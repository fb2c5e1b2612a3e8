"""The prompts of a sheet spread over a Dask cluster: same bytes, and a worker that dies loses nothing.

Each group of requests is one task. Dask gives a dead worker's tasks to another; what came back is in the store.
"""

import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from typing import Any, Protocol
from urllib.parse import urlsplit

from glyphstudio.batches.batch import BatchProgress, Missing, draw_missing_with
from glyphstudio.batches.store import GlyphStore
from glyphstudio.engine.grouping import groups_of
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.pictures import pictures_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import ClusterError, MissingExtraError, RequestError
from glyphstudio.glyphs.pixels import GreyPicture

CONNECTING = 30.0
"""Seconds in which the scheduler and a first worker must answer."""
AHEAD = 3
"""Tasks a thread that wait for it, so that none is idle."""
DEATHS = 3
"""Workers that may die over one task before it is taken for the cause."""


class ModelPlace(Protocol):
    """Where a worker finds the model: can be pickled, hashed and called there."""

    def __call__(self) -> GlyphModel:
        """Open it; raises ``BundleError`` when the worker has no such model."""
        ...

    def __hash__(self) -> int: ...


@contextmanager
def open_cluster(address: str) -> Iterator[Any]:
    """Give a client of ``dask://HOST:PORT``, or of ``local:N``, N processes on this machine that end with the block.

    Raises ``RequestError`` for another address, ``MissingExtraError`` without Dask, and
    ``ClusterError`` when nobody answers.
    """
    where, count = _parsed(address)
    try:
        from distributed import Client, LocalCluster  # noqa: PLC0415
    except ImportError as error:
        raise MissingExtraError(
            f"--workers needs {error.name}, which is not installed", "Install it: pip install 'glyphstudio[cluster]'."
        ) from error
    if count:
        with (
            LocalCluster(
                n_workers=count, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs="CRITICAL"
            ) as cluster,
            Client(cluster, set_as_default=False) as client,
        ):
            yield client
        return
    try:
        client = Client(f"tcp://{where}", timeout=CONNECTING, set_as_default=False)
    except (OSError, TimeoutError) as error:
        raise ClusterError(f"no scheduler answers at {where}", "Start one: dask scheduler.") from error
    with client:
        try:
            client.wait_for_workers(1, timeout=CONNECTING)
        except TimeoutError as error:
            raise ClusterError(
                f"the scheduler at {where} has no workers", f"Start one: dask worker {where}."
            ) from error
        yield client


def _parsed(address: str) -> tuple[str, int]:
    """Return the scheduler's host and port, or the number of local processes."""
    kind, _, rest = address.partition(":")
    if kind == "local" and rest.isdecimal() and 1 <= int(rest) <= 1024:
        return "", int(rest)
    try:
        parts = urlsplit(address)
        if parts.scheme == "dask" and parts.hostname and parts.port:
            return parts.netloc, 0
    except ValueError:
        pass
    raise RequestError(f"{address!r} names no workers", "Write --workers dask://HOST:PORT or --workers local:4.")


def draw_on_cluster(
    client: Any,  # noqa: ANN401 - distributed is not always there
    place: ModelPlace,
    missing: Missing,
    store: GlyphStore,
    model_id: str,
) -> Iterator[BatchProgress]:
    """Do as :func:`~glyphstudio.batches.batch.draw_missing`, in the order in which workers are done."""
    yield from draw_missing_with(lambda groups: _results(client, place, groups), missing, store, model_id)


def _results(
    client: Any,  # noqa: ANN401
    place: ModelPlace,
    requests: Sequence[GenerationRequest],
) -> Iterator[tuple[Sequence[GenerationRequest], Sequence[GreyPicture]]]:
    from distributed import KilledWorker, as_completed  # noqa: PLC0415

    groups = groups_of(requests)
    under_way: dict[str, Sequence[GenerationRequest]] = {}

    def submit(group: Sequence[GenerationRequest]) -> Any:  # noqa: ANN401
        future = client.submit(draw_there, place, group, pure=False, retries=DEATHS)
        under_way[future.key] = group
        return future

    ahead = AHEAD * max(1, sum(client.nthreads().values()))
    futures = as_completed([submit(group) for group in islice(groups, ahead)], loop=client.loop)
    for future in futures:
        try:
            pictures = future.result()
        except KilledWorker as error:
            raise ClusterError("a task killed every worker that tried it", "Look into the workers' logs.") from error
        yield under_way.pop(future.key), pictures
        for group in islice(groups, 1):
            futures.add(submit(group))


@lru_cache(maxsize=1)
def _opened(place: ModelPlace) -> tuple[GlyphModel, threading.Lock]:
    """Open a model once a process; it is to be used from one thread at a time."""
    return place(), threading.Lock()


def draw_there(place: ModelPlace, group: Sequence[GenerationRequest]) -> list[GreyPicture]:
    """Draw a group; this runs on a worker."""
    model, lock = _opened(place)
    with lock:
        return pictures_of(model, group)
