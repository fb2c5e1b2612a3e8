"""Many requests into a store, some at a time: flat memory, and nothing is drawn twice."""

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from glyphstudio.batches.store import GlyphStore, key_of
from glyphstudio.engine.grouping import groups_of
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.pictures import pictures_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.glyphs.pixels import GreyPicture


@dataclass(frozen=True)
class BatchProgress:
    """``done`` of ``total`` different pictures are in the store; ``drawn`` of them in ``elapsed`` seconds, now."""

    done: int
    total: int
    drawn: int
    elapsed: float

    @property
    def remaining(self) -> float | None:
        """Seconds to go at the pace so far, which only pictures drawn now tell; None before the first."""
        return self.elapsed / self.drawn * (self.total - self.done) if self.drawn else None


@dataclass(frozen=True)
class Missing:
    """What a store lacks: each request once, though a sheet may show it twice."""

    requests: tuple[GenerationRequest, ...]
    present: int
    """How many different pictures are there already."""

    @property
    def total(self) -> int:
        """All different pictures."""
        return self.present + len(self.requests)


def missing_in(store: GlyphStore, requests: Iterable[GenerationRequest], model_id: str) -> Missing:
    """Return the requests without a picture in ``store``, in their order."""
    seen: set[bytes] = set()
    absent: list[GenerationRequest] = []
    for request in requests:
        key = key_of(request, model_id)
        if key not in seen and key not in store:
            absent.append(request)
        seen.add(key)
    return Missing(tuple(absent), len(seen) - len(absent))


Drawn: TypeAlias = Iterator[tuple[Sequence[GenerationRequest], Sequence[GreyPicture]]]
"""Groups and their pictures, in any order."""


def draw_missing(model: GlyphModel, missing: Missing, store: GlyphStore, model_id: str) -> Iterator[BatchProgress]:
    """Draw what is missing; yield after each group, and once before the first. To cancel, stop iterating."""

    def draw(requests: Sequence[GenerationRequest]) -> Drawn:
        for group in groups_of(requests):
            yield group, pictures_of(model, group)

    yield from draw_missing_with(draw, missing, store, model_id)


def draw_missing_with(
    draw: Callable[[Sequence[GenerationRequest]], Drawn], missing: Missing, store: GlyphStore, model_id: str
) -> Iterator[BatchProgress]:
    """Put what ``draw`` gives into ``store``, group by group; yield as :func:`draw_missing`."""
    begun = time.monotonic()
    drawn = 0
    yield BatchProgress(missing.present, missing.total, 0, 0.0)
    for group, pictures in draw(missing.requests):
        for request, picture in zip(group, pictures, strict=True):
            store.put(key_of(request, model_id), picture)
        drawn += len(group)
        yield BatchProgress(missing.present + drawn, missing.total, drawn, time.monotonic() - begun)
