"""Finished pictures into the library, on the thread that draws them and before anybody sees them finished."""

import secrets
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import GlyphStudioError
from glyphstudio.library.entries import Finished
from glyphstudio.library.library import Library
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.studio.pictures import Frame, Picture
from glyphstudio.studio.services import Services
from glyphstudio.workers.outcomes import Failed

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import GlyphModel


class LibraryWriter:
    """Draws with ``services``, and keeps what is finished. What cannot be kept is drawn all the same, and said so."""

    def __init__(self, services: Services, place: LibraryFile, clock: Callable[[], float] = time.time) -> None:
        self._services = services
        self._place = place
        self._clock = clock
        self._library: Library | None = None

    def draw(self, model: "GlyphModel", requests: Sequence[GenerationRequest]) -> Iterator[Frame]:
        """Yield what ``services.draw`` yields; a picture that is finished has its number in the library."""
        run = secrets.token_hex(8)
        kept: dict[int, Picture] = {}
        unkept: Failed | None = None
        for frame in self._services.draw(model, requests):
            fresh = {
                place: (requests[place], picture)
                for place, picture in enumerate(frame.pictures)
                if picture.finished and place not in kept
            }
            if fresh:
                numbers: Sequence[int | None] = [None] * len(fresh)
                try:
                    numbers = self._add(model.facts.name, list(fresh.values()), run)
                except GlyphStudioError as error:
                    unkept = Failed.of(error)
                for place, number in zip(fresh, numbers, strict=True):
                    kept[place] = replace(frame.pictures[place], number=number)
            pictures = tuple(kept.get(place, picture) for place, picture in enumerate(frame.pictures))
            yield replace(frame, pictures=pictures, unkept=unkept)

    def keep(self, model: str, request: GenerationRequest, picture: Picture) -> Picture:
        """Keep a finished picture that was drawn for itself; return it with its number. Raises ``LibraryError``."""
        (number,) = self._add(model, [(request, picture)], secrets.token_hex(8))
        return replace(picture, number=number)

    def _add(self, model: str, drawn: Sequence[tuple[GenerationRequest, Picture]], run: str) -> tuple[int, ...]:
        if self._library is None:
            self._library = self._place.open()
        encode, now = self._services.encode, self._clock()
        finished = [
            Finished(request=request, model=model, png=encode(picture, request), made=now) for request, picture in drawn
        ]
        return self._library.add(finished, run)
