"""Frames on the disk, compressed, so that a movie can run back without being held in memory."""

import tempfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from glyphstudio.movies.frames import Frame


class Reel:
    """Keeps frames of one size in a temporary file; a context manager, after which they are gone."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 - closed by close()
        self._places: list[tuple[int, int]] = []
        self.shape = (0, 0)

    def __enter__(self) -> "Reel":
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def __len__(self) -> int:
        return len(self._places)

    def append(self, frame: Frame) -> None:
        """Keep a frame; raises ``ValueError`` when it has another size than the first."""
        if self._places and frame.shape != self.shape:
            raise ValueError(f"a frame of {frame.shape} among those of {self.shape}")
        self.shape = (frame.shape[0], frame.shape[1])
        data = zlib.compress(frame.tobytes(), 1)
        self._places.append((self._file.seek(0, 2), len(data)))
        self._file.write(data)

    def __getitem__(self, number: int) -> Frame:
        """Return frame ``number``."""
        place, length = self._places[number]
        self._file.seek(place)
        return np.frombuffer(zlib.decompress(self._file.read(length)), dtype=np.uint8).reshape(self.shape)


@dataclass(frozen=True, kw_only=True)
class Playback:
    """In which order and how long frames are shown."""

    frames_per_second: float = 20.0
    hold: float = 2.0
    """Seconds for which the last picture stands."""
    back: bool = False
    """Run back to the start after it."""

    def order(self, count: int) -> Iterator[tuple[int, float]]:
        """Yield (frame, seconds) of a movie made of ``count`` frames."""
        usual = 1 / self.frames_per_second
        for number in range(count - 1):
            yield number, usual
        yield count - 1, max(usual, self.hold)
        if self.back:
            # The first frame is where the loop begins again.
            for number in range(count - 2, 0, -1):
                yield number, usual
