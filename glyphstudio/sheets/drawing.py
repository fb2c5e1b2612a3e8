"""What every format of a sheet is made from: its glyphs in order, the fonts, and the seam for outlines."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from PIL import Image

from glyphstudio import resources
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.glyphs.labels import FONTS, LabelFont, Labels
from glyphstudio.glyphs.pixels import GreyPicture
from glyphstudio.sheets.layout import SheetDesign

PictureOf: TypeAlias = Callable[[int], GreyPicture]
"""Gives the picture of glyph i, from wherever it lies; asked once a glyph and page, in their order."""

Outline: TypeAlias = Callable[[GreyPicture], str]
"""Gives a picture's outline as SVG path data: absolute M, L, C, Q and Z, in its pixels, y downwards, filled nonzero."""

INK = 90
"""Grey of labels: lighter than the glyphs, which count."""


def open_labels() -> Labels:
    """Return the fonts that ship; raises ``ResourceError`` when one is missing."""
    return Labels(tuple(LabelFont(resources.find(name)) for name in FONTS))


@dataclass(frozen=True)
class Sheet:
    """All that is drawn: one request a place. Pictures are asked for one at a time."""

    design: SheetDesign
    requests: Sequence[GenerationRequest]
    picture_of: PictureOf
    labels: Labels
    record: str
    """JSON of the requests, to be carried by the file; empty where none is known, in a PDF."""
    outline: Outline | None = None
    """Makes vectors of the glyphs, in the formats that can show them; None: pictures."""
    captions: Sequence[tuple[str, ...]] | None = None
    """The lines under each glyph; None: what the design says of its request."""

    def cells(self, first: int, count: int) -> Iterator[tuple[int, GenerationRequest, GreyPicture]]:
        """Yield (place on the page, request, picture)."""
        for place, request in enumerate(self.requests[first : first + count]):
            yield place, request, self.picture_of(first + place)

    def lines(self, number: int, request: GenerationRequest) -> Iterator[str]:
        """Yield the lines under glyph ``number`` (from 0), each as wide as the glyph at most."""
        room = (self.design.side + 0.7 * self.design.gap) / self.design.text
        lines = self.design.labels_of(request, number + 1) if self.captions is None else self.captions[number]
        for line in lines:
            yield self.labels.fitted(line, room)

    @property
    def title(self) -> str:
        """The title, as much as fits between the margins."""
        width = self.design.columns * (self.design.side + self.design.gap) - self.design.gap
        return self.labels.fitted(self.design.title, width / self.design.title_text)


def resized(picture: GreyPicture, side: int) -> Image.Image:
    """Return ``picture`` with ``side`` pixels."""
    image = Image.fromarray(picture)
    return image if image.width == side else image.resize((side, side), Image.Resampling.LANCZOS)
