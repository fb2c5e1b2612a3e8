"""A picture of the library, ready for the screen."""

from collections.abc import Callable
from dataclasses import dataclass

from glyphstudio.files.png import composition_in
from glyphstudio.library.entries import Entry
from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.tiles import Phase, Tile


@dataclass(frozen=True, eq=False)
class Card:
    """An entry and its pixels: size² grey bytes, 0 is ink."""

    entry: Entry
    size: int
    grey: bytes

    @property
    def tile(self) -> Tile | None:
        """The finished tile that it was; None when its request cannot be read."""
        request = self.entry.request
        if request is None:
            return None
        picture = Picture(
            size=self.size,
            step=request.steps,
            total_steps=request.steps,
            sigma=0.0,
            noisy=self.grey,
            clean=self.grey,
            composition=composition_in(self.entry.png),
            number=self.entry.number,
        )
        return Tile(request, picture, Phase.FINISHED)


def card_of(entry: Entry, decode: Callable[[bytes], tuple[int, bytes]]) -> Card:
    """Return the card of ``entry``; blank paper when its file is damaged."""
    try:
        size, grey = decode(entry.png)
    except ValueError:
        size, grey = 1, b"\xff"
    return Card(entry, size, grey)
