"""The places on the table: which request each belongs to, and how far its picture is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from glyphstudio.engine.request import OPEN, GenerationRequest
from glyphstudio.studio.pictures import Picture


class Phase(Enum):
    """Where a tile is on its way."""

    WAITING = "waiting"
    DRAWING = "drawing"
    FINISHED = "finished"
    STOPPED = "stopped"


@dataclass(frozen=True, eq=False)
class Tile:
    """One picture's place. Compared by identity: a tile that has not changed is the same object."""

    request: GenerationRequest
    picture: Picture | None = None
    phase: Phase = Phase.WAITING

    @property
    def finished(self) -> bool:
        """True when the picture is what its request says, to the byte."""
        return self.phase is Phase.FINISHED

    @property
    def composition(self) -> str:
        """Which components it is drawn with, as text; "" while nobody knows, and where they are left open."""
        if self.picture is not None and self.picture.composition:
            return self.picture.composition
        return "" if self.request.composition == OPEN else self.request.composition

    def developed(self, picture: Picture) -> "Tile":
        """Return the tile with a newer picture; itself when that is the one it has."""
        if picture is self.picture:
            return self
        return replace(self, picture=picture, phase=Phase.FINISHED if picture.finished else Phase.DRAWING)

    def stopped(self) -> "Tile":
        """Return the tile as it stays when its order ends; a finished one is itself."""
        return self if self.finished else replace(self, phase=Phase.STOPPED)


Tiles = tuple[Tile, ...]


def developed(tiles: Tiles, pictures: Sequence[Picture]) -> Tiles:
    """Return ``tiles`` with the pictures of a newer frame."""
    return tuple(tile.developed(picture) for tile, picture in zip(tiles, pictures, strict=True))
