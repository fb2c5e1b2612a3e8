"""Pictures of known shapes and of real characters, to be traced."""

from functools import cache

import numpy as np

from glyphstudio import resources
from glyphstudio.glyphs.raster import GlyphRaster

FINE = 16
"""Parts of a pixel's side that are tested to be inside a shape."""


def coverage(inside, size):
    """Return uint8 [size, size], 0 ink … 255 paper, of where ``inside(x, y)`` is true, y down, in pixels."""
    at = (np.arange(size * FINE) + 0.5) / FINE
    filled = inside(at[None, :], at[:, None])
    share = np.broadcast_to(filled, (len(at), len(at))).reshape(size, FINE, size, FINE).mean(axis=(1, 3))
    return np.rint(255 * (1 - share)).astype(np.uint8)


def disc(size, x, y, radius):
    return coverage(lambda across, down: (across - x) ** 2 + (down - y) ** 2 < radius**2, size)


def box(size, left, top, right, bottom):
    return coverage(lambda x, y: (x > left) & (x < right) & (y > top) & (y < bottom), size)


@cache
def characters(count, size=128):
    """Return pictures of real characters, the same ones each time, from all over the two blocks."""
    raster = GlyphRaster(resources.find("fonts/NotoSansSC-Regular.otf"), size)
    codepoints = np.random.default_rng(0).permutation([*range(0x3400, 0x4DB6), *range(0x4E00, 0x9FA6)])
    drawn = (raster.draw(int(codepoint)) for codepoint in codepoints)
    return tuple(picture for picture, _ in zip((p for p in drawn if p is not None), range(count), strict=False))
