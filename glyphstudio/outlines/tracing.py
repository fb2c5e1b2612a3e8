"""Pictures into outlines, one or many: contours, corners, curves, and a check that nothing crosses."""

import itertools
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from glyphstudio.errors import OutlineError
from glyphstudio.outlines.contours import Loops, area_of, contours_of, ink_of, joined, resampled
from glyphstudio.outlines.corners import LONGEST_SHARPENING, SPACING, sections_of
from glyphstudio.outlines.crossings import crossing_contours
from glyphstudio.outlines.fitting import fit_sections
from glyphstudio.outlines.outline import Contour, Outline, Points

TOLERANCE = 0.15
"""Pixels by which a curve may miss the contour: about what anti-aliasing lets us know."""
SPECK_SHARE = 1 / 8192
"""Ink, or a hole, of less than this share of the picture's area is a speck: 2 square pixels of 128 × 128."""
CLOSER = ((1.0, 0.5), (1.0, 0.0), (0.5, 0.0))
"""Shares of the tolerance and pixels of sharpening with which contours that cross are fitted again, in this order."""
MOST_CONTOURS = 20_000
"""More than that is noise, a photograph or an attack, and no glyph."""


def trace(grey: npt.NDArray[np.uint8], *, tolerance: float = TOLERANCE, speck_share: float = SPECK_SHARE) -> Outline:
    """Return the outline of one picture; see :func:`trace_all`."""
    return trace_all([grey], tolerance=tolerance, speck_share=speck_share)[0]


def trace_all(
    greys: Sequence[npt.NDArray[np.uint8]], *, tolerance: float = TOLERANCE, speck_share: float = SPECK_SHARE
) -> list[Outline]:
    """Return the outlines of pictures, uint8 [H, W] of any size, 0 ink … 255 paper; blank paper has no contour.

    No contour crosses itself or another: one that would is fitted more closely, and at last is the polygon of the
    picture's own contour. Each outline is what its picture alone would give; many at once take a third of the time.
    ``tolerance`` is in pixels, ``speck_share`` a share of the picture's area, 0…1.
    Raises ``OutlineError`` for a picture of more than ``MOST_CONTOURS`` contours.
    """
    polygons = [contours_of(ink_of(grey), speck_share * grey.size) for grey in greys]
    for number, contours in enumerate(polygons):
        if len(contours) > MOST_CONTOURS:
            raise OutlineError(
                f"picture {number + 1} has {len(contours)} contours: it is no glyph", "Trace black ink on white paper."
            )
    fitted = _without_crossings(polygons, tolerance)
    return [
        Outline(tuple(contours), float(grey.shape[1]), float(grey.shape[0]))
        for grey, contours in zip(greys, fitted, strict=True)
    ]


def polygon_contour(polygon: Points) -> Contour:
    """Return a closed polyline [N, 2] as a contour of lines."""
    end = np.roll(polygon, -1, axis=0)
    step = (end - polygon) / 3
    return Contour(np.stack([polygon, polygon + step, end - step, end], axis=1), np.ones(len(polygon), dtype=bool))


def _without_crossings(pictures: list[list[Points]], tolerance: float) -> list[list[Contour]]:
    """Fit every contour; again, more closely, those that cross or have lost their winding; at last keep polygons."""
    fitted: list[list[Contour]] = [[_NO_CONTOUR] * len(polygons) for polygons in pictures]
    wrong = [list(range(len(polygons))) for polygons in pictures]
    for share, reach in ((1.0, LONGEST_SHARPENING), *CLOSER):
        asked = [(picture, which) for picture, which in enumerate(wrong) if which]
        if not asked:
            return fitted
        # Each picture's loops are made by themselves, so that its neighbours cannot change a bit of them.
        loops = [resampled([pictures[picture][number] for number in which], SPACING) for picture, which in asked]
        contours = iter(_fitted(joined(loops), tolerance * share, reach))
        for picture, which in asked:
            for number in which:
                fitted[picture][number] = next(contours)
            wrong[picture] = _wrong(pictures[picture], fitted[picture])
    for picture, polygons in enumerate(pictures):
        kept: set[int] = set()
        while not kept.issuperset(wrong[picture]):
            kept.update(wrong[picture])
            for number in kept:
                fitted[picture][number] = polygon_contour(polygons[number])
            wrong[picture] = _wrong(polygons, fitted[picture])
    return fitted


def _fitted(loops: Loops, tolerance: float, reach: float) -> list[Contour]:
    """Return one contour a loop."""
    segments, is_line, contour = fit_sections(sections_of(loops, reach), tolerance)
    bounds = np.searchsorted(contour, np.arange(len(loops.start) + 1))
    return [Contour(segments[begin:end], is_line[begin:end]) for begin, end in itertools.pairwise(bounds)]


def _wrong(polygons: list[Points], contours: list[Contour]) -> list[int]:
    """Return which contours cross themselves or another, or do not run around what their polygon does."""
    turned = {
        number
        for number, (polygon, contour) in enumerate(zip(polygons, contours, strict=True))
        if area_of(polygon) * contour.area <= 0
    }
    return sorted(crossing_contours(contours) | turned)


_NO_CONTOUR = polygon_contour(np.zeros((1, 2)))
"""Stands where nothing is fitted yet."""
