"""Pictures as path data: what the writers of sheets and pages are given, since they know no tracer."""

from functools import lru_cache

import numpy as np

from glyphstudio.glyphs.pixels import GreyPicture
from glyphstudio.outlines.svg import path_data
from glyphstudio.outlines.tracing import trace

KEPT = 1024
"""Outlines in memory: a page shows a glyph again in its key."""


def outline_of(picture: GreyPicture) -> str:
    """Return the outline of ``picture`` as SVG path data, in its pixels."""
    return _outline(picture.tobytes(), picture.shape[0])


@lru_cache(maxsize=KEPT)
def _outline(grey: bytes, side: int) -> str:
    return path_data(trace(np.frombuffer(grey, dtype=np.uint8).reshape(side, side)))
