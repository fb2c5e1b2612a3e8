"""The library on the catalogue's thread: opened at the first question."""

import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from glyphstudio.library.library import Library
from glyphstudio.library.library_file import LibraryFile, SetAside
from glyphstudio.library.search import Search
from glyphstudio.studio.library.cards import Card, card_of

MOST_PROMPTS = 200


@dataclass(frozen=True)
class Opened:
    """What a new window finds in the library."""

    cards: tuple[Card, ...]
    """The last run's pictures."""
    prompts: tuple[str, ...]
    """Newest first."""
    favourites: tuple[int, ...]
    """The numbers of all of them."""
    set_aside: SetAside | None


class LibrarySession:
    """Used on one thread only, except that it is made on another."""

    def __init__(self, place: LibraryFile, decode: Callable[[bytes], tuple[int, bytes]]) -> None:
        self._place = place
        self._decode = decode
        self._open: list[Library] = []

    @property
    def library(self) -> Library:
        """The library. Raises ``LibraryError`` when it cannot be opened; the next question tries again."""
        if not self._open:
            self._open.append(self._place.open())
        return self._open[0]

    def answers(self, work: "Callable[[LibrarySession], object]", made: threading.Event) -> Iterator[object]:
        """Yield the one answer of ``work``; ``made`` is set whatever happens."""
        try:
            yield work(self)
        finally:
            made.set()

    def cards(self, numbers: Sequence[int]) -> tuple[Card, ...]:
        """Return the cards of ``numbers``, without those that are gone."""
        return tuple(card_of(entry, self._decode) for entry in self.library.entries(numbers))

    def first_look(self) -> Opened:
        """Return what a new window needs."""
        library = self.library
        favourites = library.find(Search(favourites=True))
        prompts = library.prompts(MOST_PROMPTS)
        return Opened(self.cards(library.last_run()), prompts, favourites, self._place.set_aside)
