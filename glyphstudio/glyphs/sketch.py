"""The sketch of a composition: its components from a font, squeezed into their boxes.

A collage, not a character: strokes differ in weight, parts touch or gape. A model that was trained on such sketches
beside the real characters knows what to make of it.
"""

from functools import cache, lru_cache

import numpy as np
import numpy.typing as npt
from PIL import Image

from glyphstudio import resources
from glyphstudio.glyphs.components import DEEPEST, WHOLE, Box, boxes_in, taken_apart
from glyphstudio.glyphs.ideographic import Description, parse
from glyphstudio.glyphs.raster import GlyphRaster

SIDE = 64
"""Pixels of a sketch."""
FONT = "fonts/NotoSansSC-Regular.otf"
DRAWN_AT = 128
LEAST_EXTENT = 0.6
"""Of the em box: what is slimmer keeps room beside it, so that 一 does not become a block."""
MARGIN = 0.02


@lru_cache(maxsize=256)
def draw_sketch(composition: str) -> npt.NDArray[np.uint8]:
    """Return the sketch of ``composition``, uint8 [64, 64], 0 paper … 255 ink, read-only.

    A single character stands for how it is put together. Components that neither the font nor the table knows are left
    out. Raises ``RequestError`` for what is no composition.
    """
    description = parse(composition)
    ink = np.zeros((SIDE, SIDE), dtype=np.uint8)
    if isinstance(description, str):
        description = taken_apart(description) or description
    _place(description, WHOLE, 0, ink)
    ink.flags.writeable = False
    return ink


def _place(description: Description, box: Box, depth: int, ink: npt.NDArray[np.uint8]) -> None:
    """Draw ``description`` into ``box`` of ``ink``."""
    if isinstance(description, str):
        glyph = _glyph(description)
        if glyph is not None:
            _stamp(glyph, box, ink)
            return
        arrangement = taken_apart(description)
        if arrangement is None or depth >= DEEPEST:
            return
        description = arrangement
    for operand, place in zip(description.operands, boxes_in(description, box), strict=True):
        _place(operand, place, depth + 1, ink)


def _stamp(glyph: Image.Image, box: Box, ink: npt.NDArray[np.uint8]) -> None:
    left, top, right, bottom = (round(SIDE * edge) for edge in box)
    width, height = max(1, right - left), max(1, bottom - top)
    stamped = np.asarray(glyph.resize((width, height), Image.Resampling.BOX))
    place = ink[top : top + height, left : left + width]
    np.maximum(place, stamped[: place.shape[0], : place.shape[1]], out=place)


@cache
def _raster() -> GlyphRaster:
    return GlyphRaster(resources.find(FONT), DRAWN_AT)


@lru_cache(maxsize=8192)
def _glyph(component: str) -> Image.Image | None:
    """Return the component's ink, white on black, cropped to it with a margin; None when the font lacks it."""
    drawn = _raster().draw(ord(component)) if len(component) == 1 else None
    if drawn is None:
        return None
    ink = 255 - drawn
    rows, columns = np.flatnonzero(ink.any(axis=1)), np.flatnonzero(ink.any(axis=0))
    top, bottom = _widened(int(rows[0]), int(rows[-1]) + 1)
    left, right = _widened(int(columns[0]), int(columns[-1]) + 1)
    return Image.fromarray(ink[top:bottom, left:right])


def _widened(low: int, high: int) -> tuple[int, int]:
    """Return an interval of at least :data:`LEAST_EXTENT` of the em box around [low, high), inside the box."""
    extent = max(LEAST_EXTENT * DRAWN_AT, (high - low) * (1.0 + 2.0 * MARGIN))
    start = max(0, min(round((low + high - extent) / 2), round(DRAWN_AT - extent)))
    return min(start, low), max(min(DRAWN_AT, round(start + extent)), high)
