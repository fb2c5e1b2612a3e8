"""The glyphs that are exported, wherever they lie: requests at once, pictures when their turn comes."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import LibraryError
from glyphstudio.glyphs.pixels import GreyPicture
from glyphstudio.library.entries import Entry
from glyphstudio.library.library import Library
from glyphstudio.sheets.drawing import PictureOf

AT_ONCE = 48
"""Entries that are read together."""

Decode = Callable[[bytes], tuple[int, bytes]]


@dataclass(frozen=True)
class Chosen:
    """Glyphs in their order."""

    requests: tuple[GenerationRequest, ...]
    picture_of: PictureOf

    def __len__(self) -> int:
        return len(self.requests)

    @property
    def prompts(self) -> tuple[str, ...]:
        """What was asked for."""
        return tuple(request.prompt for request in self.requests)

    def pictures(self) -> Iterator[GreyPicture]:
        """Yield the pictures in their order."""
        return (self.picture_of(number) for number in range(len(self)))


def chosen_in(library: Library, numbers: Sequence[int], decode: Decode) -> Chosen:
    """Return the glyphs with these ``numbers``. Their pictures are read :data:`AT_ONCE` at a time: memory stays flat.

    Raises ``LibraryError`` for one that is gone, or that a later version made with a setting unknown to this one.
    """
    requests: list[GenerationRequest] = []
    for first in range(0, len(numbers), AT_ONCE):
        requests += [_request(entry) for entry in _entries(library, numbers[first : first + AT_ONCE])]
    return Chosen(tuple(requests), _Pictures(library, numbers, decode))


class _Pictures:
    """Reads the neighbours of a glyph along with it."""

    def __init__(self, library: Library, numbers: Sequence[int], decode: Decode) -> None:
        self._library, self._numbers, self._decode = library, numbers, decode
        self._first = 0
        self._read: list[GreyPicture] = []

    def __call__(self, number: int) -> GreyPicture:
        if not self._first <= number < self._first + len(self._read):
            self._first = number - number % AT_ONCE
            entries = _entries(self._library, self._numbers[self._first : self._first + AT_ONCE])
            self._read = [_picture(entry, self._decode) for entry in entries]
        return self._read[number - self._first]


def _entries(library: Library, numbers: Sequence[int]) -> tuple[Entry, ...]:
    entries = library.entries(numbers)
    if len(entries) != len(numbers):
        raise LibraryError("some of the chosen pictures are no longer in the library", "Choose again what to export.")
    return entries


def _request(entry: Entry) -> GenerationRequest:
    if entry.request is None:
        raise LibraryError(
            f"the picture “{entry.prompt[:40]}” was made with a setting that this version does not know",
            "Leave it out, or install a newer version.",
        )
    return entry.request


def _picture(entry: Entry, decode: Decode) -> GreyPicture:
    try:
        size, grey = decode(entry.png)
    except ValueError as error:
        raise LibraryError(
            f"the picture “{entry.prompt[:40]}”, seed {entry.seed}, is damaged", "Leave it out, or draw it again."
        ) from error
    return np.frombuffer(grey, dtype=np.uint8).reshape(size, size)
