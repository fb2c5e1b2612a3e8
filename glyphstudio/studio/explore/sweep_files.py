"""A sweep into files: a grid as PNG, its moments or cells as a movie. Runs on the thread that writes files."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.filing import Written
from glyphstudio.studio.pictures import Picture
from glyphstudio.sweeps.sweep_grid import SweepGrid

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from glyphstudio.movies.frames import Shot

MOVIE_ENDINGS = (".gif", ".png", ".webp", ".mp4")
QUICK, SLOW = 20.0, 4.0
"""Frames a second, of many and of a few."""
MANY = 30

Pictures = Mapping[GenerationRequest, Picture]
"""What is finished of a sweep; places without a picture stay white."""


def write_grid(path: Path, grid: SweepGrid, pictures: Pictures) -> Iterator[Written]:
    """Write ``grid`` with its captions as the PNG ``path``, in place of what is there. Raises ``OutputError``."""
    from glyphstudio.files.files import new_file  # noqa: PLC0415
    from glyphstudio.sheets.drawing import open_labels  # noqa: PLC0415 - on the thread that writes
    from glyphstudio.sweeps.sweep import write_sweep  # noqa: PLC0415

    def grey_of(request: GenerationRequest) -> "npt.NDArray[np.uint8] | None":
        return _grey(pictures[request]) if request in pictures else None

    with new_file(path, force=True) as file:
        write_sweep(file, grid, grey_of, open_labels(), _side_of(pictures))
    yield Written((path,))


def write_movie(path: Path, frames: Sequence[SweepGrid], pictures: Pictures) -> Iterator[Written]:
    """Write ``frames`` one after the other, or of a single one its cells, as a movie in the format of the ending.

    Raises ``OutputError``, and ``MissingExtraError`` for MP4 without PyAV.
    """
    from glyphstudio.files.files import new_file  # noqa: PLC0415
    from glyphstudio.files.request_metadata import encode_record  # noqa: PLC0415
    from glyphstudio.movies.formats import WRITERS  # noqa: PLC0415
    from glyphstudio.movies.frames import FrameComposer  # noqa: PLC0415
    from glyphstudio.movies.reel import Playback, Reel  # noqa: PLC0415
    from glyphstudio.sheets.drawing import open_labels  # noqa: PLC0415

    side = _side_of(pictures)
    count = 1 if len(frames) == 1 else len(frames[0].requests)
    composer = FrameComposer(count, side, frames[0].pattern.prompt, open_labels())
    record = encode_record("movie", [request for frame in frames for request in frame.requests], of="sweep")
    with Reel() as reel:
        for shot in _shots(frames, pictures, side):
            reel.append(composer.compose(shot))
            yield Written(())
        rate = QUICK if len(reel) >= MANY else SLOW
        with new_file(path, force=True) as file:
            playback = Playback(frames_per_second=rate, hold=1.0, back=len(frames) == 1)
            WRITERS[path.suffix.lower()](file, reel, playback, record)
    yield Written((path,))


def _shots(frames: Sequence[SweepGrid], pictures: Pictures, side: int) -> "Iterator[Shot]":
    import numpy as np  # noqa: PLC0415

    from glyphstudio.movies.frames import Shot  # noqa: PLC0415

    paper = np.full((side, side), 255, dtype=np.uint8)
    moments = [(frame.requests, frame.moment) for frame in frames]
    if len(frames) == 1:
        moments = [((request,), frames[0].said(place)) for place, request in enumerate(frames[0].requests)]
    for number, (requests, said) in enumerate(moments, start=1):
        greys = [_grey(pictures[request]) if request in pictures else paper for request in requests]
        yield Shot(np.stack(greys), said, number / len(moments))


def _grey(picture: Picture) -> "npt.NDArray[np.uint8]":
    import numpy as np  # noqa: PLC0415

    return np.frombuffer(picture.clean, dtype=np.uint8).reshape(picture.size, picture.size)


def _side_of(pictures: Pictures) -> int:
    return next(iter(pictures.values())).size
