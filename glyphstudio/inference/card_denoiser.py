"""The denoiser on a CUDA card: rows in groups of a few fixed sizes, each with a session of its own."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

from glyphstudio.errors import BundleError
from glyphstudio.inference.bound_session import BoundSession
from glyphstudio.inference.providers import CAPTURED, CUDA_OPTIONS
from glyphstudio.inference.runtime import CPU, CUDA, Provider, open_session

Features: TypeAlias = Mapping[str, npt.NDArray[np.float32]]
OpenBound: TypeAlias = Callable[[bytes, int, tuple[Provider, ...]], BoundSession]

SIZES = (1, 2, 4, 16, 64)
"""Rows of a group. A guided picture is two; the largest is what the exporter allows."""
ATTEMPTS: tuple[tuple[Provider, ...], ...] = (((CUDA, CAPTURED), CPU), ((CUDA, CUDA_OPTIONS), CPU))
"""With CUDA's graphs; and without, for networks of which a part has to stay on the processor."""


def open_bound(graph: bytes, rows: int, providers: tuple[Provider, ...]) -> BoundSession:
    """Return a session of ``rows`` rows with its buffers on the card, tried once.

    CUDA records its graph in the first run, so what cannot be recorded fails here. Raises ``BundleError``.
    """
    bound = BoundSession(open_session(graph, providers, threads=1, batch=rows), "cuda")
    bound.run({})
    return bound


class CardDenoiser:
    """Evaluates ``graph`` for any number of rows; to be used from one thread at a time.

    A card is hardly busier with sixteen rows than with one, so rows go together, unlike on the processor. The kernels
    of two sizes may round differently: there a picture drawn alone is that of a batch up to rounding, not to the bit.
    What belongs to a prompt is copied to the card when it changes only. ``free`` tells whether the graph's first axis
    is free; one that is not evaluates row after row.
    """

    def __init__(self, graph: bytes, free: bool, open_bound: OpenBound = open_bound) -> None:
        self._graph, self._open_bound = graph, open_bound
        self._sizes = SIZES if free else SIZES[:1]
        self._attempts = list(ATTEMPTS)
        self._bound: dict[int, BoundSession] = {}
        self._shown: dict[int, dict[str, tuple[npt.NDArray[np.float32], ...]]] = {}

    @property
    def captured(self) -> bool:
        """Whether CUDA's graphs are still believed to work."""
        return len(self._attempts) == len(ATTEMPTS)

    def evaluate(self, feeds: Sequence[Features]) -> list[Features]:
        """Return the outputs for each of ``feeds``, whose arrays have a first axis of 1, in their order.

        Raises ``BundleError`` when the evaluation fails.
        """
        return [answer for group, size in self._groups(feeds) for answer in self._together(group, size)]

    def _groups(self, feeds: Sequence[Features]) -> Iterator[tuple[Sequence[Features], int]]:
        """Yield rows and the size that they are evaluated with: the largest that is full, the last one filled up."""
        start = 0
        while start < len(feeds):
            left = len(feeds) - start
            size = max((size for size in self._sizes if size <= left), default=1)
            wider = next((other for other in self._sizes if other >= left), None)
            # Thirteen rows are one group of sixteen, not four of four and less.
            if wider is not None and 2 * left > wider:
                size = wider
            yield feeds[start : start + size], size
            start += size

    def _together(self, group: Sequence[Features], size: int) -> Iterator[Features]:
        rows = [*group, *[group[-1]] * (size - len(group))]
        arrays = {name: tuple(row[name] for row in rows) for name in rows[0]}
        before = self._shown.get(size, {})
        # The very same arrays: those of a prompt are kept and handed out again at each step.
        same = {
            name
            for name, parts in arrays.items()
            if name in before and all(one is other for one, other in zip(parts, before[name], strict=True))
        }
        self._shown.pop(size, None)
        answers = self._session(size).run({name: np.concatenate(parts) for name, parts in arrays.items()}, same)
        self._shown[size] = arrays
        for number in range(len(group)):
            yield {name: answer[number : number + 1] for name, answer in answers.items()}

    def _session(self, size: int) -> BoundSession:
        if size not in self._bound:
            self._bound[size] = self._opened(size)
        return self._bound[size]

    def _opened(self, size: int) -> BoundSession:
        while len(self._attempts) > 1:
            try:
                return self._open_bound(self._graph, size, self._attempts[0])
            except BundleError:
                self._attempts.pop(0)
        return self._open_bound(self._graph, size, self._attempts[0])
