"""Does a picture look like a character to a reader of Chinese? Measured beside real glyphs of held-out characters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

import numpy as np
import numpy.typing as npt

MOST = 200
"""Real glyphs that are read for comparison."""


class Reader(Protocol):
    """An OCR."""

    def confidence(self, picture: npt.NDArray[np.uint8]) -> float:
        """Return how sure the reader is, in [0, 1], of what it takes ``picture`` uint8 [S, S] for."""
        ...


@dataclass(frozen=True, eq=False)
class Reading:
    """A reader, and its mean confidence in ``real`` glyphs of held-out characters, above 0.

    Most of these are rare, and a reader that was taught the common ones is unsure of them; so only the quotient of a
    model's confidence and theirs says anything.
    """

    reader: Reader
    real: float

    def of(self, pictures: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
        """Return the confidence in each of ``pictures`` uint8 [N, S, S]."""
        return np.array([self.reader.confidence(picture) for picture in pictures], dtype=np.float64)


def read_real(reader: Reader, pictures: Sequence[npt.NDArray[np.uint8]]) -> Iterator[int | Reading]:
    """Read real glyphs; yields how many are done, and at the end what pictures are read with.

    Raises ``ValueError`` without pictures, and when nothing in them can be read.
    """
    sure: list[float] = []
    for picture in pictures[:MOST]:
        sure.append(reader.confidence(picture))
        yield len(sure)
    if not sum(sure):
        raise ValueError("the reader reads no real glyph")
    yield Reading(reader, sum(sure) / len(sure))
