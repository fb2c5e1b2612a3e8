"""Pictures into files and requests out of them, on a thread of their own: a slow disk never stops the window."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from PySide6.QtCore import QObject, Signal, Slot

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.files.names import free_path
from glyphstudio.glyphs.inline_pictures import decode_inline
from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.services import Services
from glyphstudio.studio.tiles import Tile
from glyphstudio.workers.outcomes import Completed, Failed, Outcome
from glyphstudio.workers.stream_thread import PATIENCE, StreamThread
from glyphstudio.workers.stream_worker import Order

Write: TypeAlias = Callable[[Path, Picture, GenerationRequest, bool], None]


@dataclass(frozen=True)
class Written:
    """The files that were written so far, in order."""

    paths: tuple[Path, ...]


@dataclass(frozen=True)
class FoundStart:
    """The picture in a file, as side × side grey bytes."""

    side: int
    grey: bytes


@dataclass(frozen=True)
class Found:
    """The request inside the picture at ``path``."""

    path: Path
    request: GenerationRequest


class Filing(QObject):
    """Writes finished tiles, reads dropped pictures, one order after the other."""

    start_found = Signal(object, object)
    """``(side, grey)``: the picture in a file, to be drawn upon."""
    written = Signal(object)
    """``(paths)``: all of an order's files are there."""
    request_found = Signal(object, object)
    """``(path, request)``: what a dropped picture was drawn with."""
    problem_found = Signal(object)
    """``(problem)``; what was written before it stays."""

    def __init__(self, services: Services) -> None:
        super().__init__()
        self.services = services
        self._thread = StreamThread("files")
        self._thread.ended.connect(self._end)

    def name_of(self, tile: Tile) -> str:
        """Return what the file of ``tile`` is called."""
        return self.services.file_name(tile.request)

    def save(self, tile: Tile, path: Path) -> None:
        """Write ``tile`` to ``path``, which somebody has agreed to replace."""
        write = self.services.write
        self._start(lambda: written_one_by_one(write, [tile], lambda tile: path, replace=True))

    def save_all(self, tiles: Sequence[Tile], folder: Path) -> None:
        """Write each of ``tiles`` into ``folder``, beside what is there: nothing is replaced."""
        write, name_of = self.services.write, self.name_of
        self._start(lambda: written_one_by_one(write, tiles, lambda tile: free_path(folder / name_of(tile))))

    def write_now(self, tile: Tile, folder: Path) -> Path:
        """Write ``tile`` into ``folder`` and wait for it: what is dragged must exist. Raises ``OutputError``."""
        path = folder / self.name_of(tile)
        self.services.write(path, finished_picture(tile), tile.request, True)
        return path

    def encoded(self, tile: Tile) -> bytes:
        """Return the file of ``tile``, byte for byte."""
        return self.services.encode(finished_picture(tile), tile.request)

    def open(self, path: Path) -> None:
        """Read the request inside the picture at ``path``."""
        read = self.services.read
        self._start(lambda: iter((Found(path, read(path)),)))

    def open_start(self, path: Path, side: int) -> None:
        """Read the picture at ``path`` in ``side`` × ``side`` pixels, to be drawn upon."""
        self._start(lambda: found_start(path, side))

    def export(self, values: Callable[[], Iterator[Written]]) -> None:
        """Let ``values`` write files in its turn, and tell what it has written."""
        self._start(values)

    def close(self, patience: int = PATIENCE) -> bool:
        """End the thread; a file that is being written becomes whole first."""
        return self._thread.close(patience)

    def _start(self, values: Callable[[], Iterator[object]]) -> None:
        self._thread.start(Order(values=values))

    @Slot(object, object)
    def _end(self, order: Order[object], outcome: Outcome) -> None:
        if isinstance(outcome, Failed):
            self.problem_found.emit(Problem.of(outcome))
        elif isinstance(outcome, Completed) and isinstance(outcome.value, Found):
            self.request_found.emit(outcome.value.path, outcome.value.request)
        elif isinstance(outcome, Completed) and isinstance(outcome.value, FoundStart):
            self.start_found.emit(outcome.value.side, outcome.value.grey)
        elif isinstance(outcome, Completed) and isinstance(outcome.value, Written):
            self.written.emit(outcome.value.paths)


def found_start(path: Path, side: int) -> Iterator[FoundStart]:
    """Yield the picture at ``path``, or raise ``RequestError``."""
    from glyphstudio.files.start_pictures import read_start  # noqa: PLC0415 - on the thread

    yield FoundStart(*decode_inline(read_start(path, side)))


def written_one_by_one(
    write: Write, tiles: Sequence[Tile], path_of: Callable[[Tile], Path], *, replace: bool = False
) -> Iterator[Written]:
    """Write each of ``tiles`` where ``path_of`` says, asked when its turn comes; yield what is there after each."""
    paths: list[Path] = []
    for tile in tiles:
        path = path_of(tile)
        write(path, finished_picture(tile), tile.request, replace)
        paths.append(path)
        yield Written(tuple(paths))


def finished_picture(tile: Tile) -> Picture:
    """Return the picture of a finished tile; ``ValueError`` for another, which its request would not draw again."""
    if tile.picture is None or not tile.finished:
        raise ValueError(f"a {tile.phase.value} tile cannot be written")
    return tile.picture
