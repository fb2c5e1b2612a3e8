"""Which contours of an outline cross themselves or each other: a glyph must have none, or its holes fill in."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from glyphstudio.outlines.outline import Contour, Points, bernstein

PIECES = 7
"""Chords that stand for a segment; odd, so that segments that cross in the middle do not cross between two chords."""
MOST_AT_ONCE = 20_000
"""Pairs of segments whose chords are compared in one go: 100 MB."""


def crossing_contours(contours: Sequence[Contour]) -> set[int]:
    """Return the indices of the contours that cross themselves or another; touching in a point is no crossing."""
    if not contours:
        return set()
    segments = np.concatenate([contour.segments for contour in contours])
    owner = np.repeat(np.arange(len(contours)), [len(contour.segments) for contour in contours])
    first, second = _near(segments)
    knots = np.einsum("tk,skd->std", bernstein(np.linspace(0, 1, PIECES + 1)), segments)
    knots[:, 0], knots[:, -1] = segments[:, 0], segments[:, 3]  # neighbours share their ends to the bit
    found: set[int] = set()
    for start in range(0, len(first), MOST_AT_ONCE):
        one, other = first[start : start + MOST_AT_ONCE], second[start : start + MOST_AT_ONCE]
        crossed = _chords_cross(knots[one], knots[other])
        found.update(owner[one[crossed]].tolist(), owner[other[crossed]].tolist())
    return found


def _near(segments: Points) -> tuple[npt.NDArray[np.intp], npt.NDArray[np.intp]]:
    """Return pairs of segments, each with itself too, whose control polygons' boxes overlap; swept along x."""
    order = np.argsort(segments[..., 0].min(axis=1), kind="stable")
    low, high = segments[order].min(axis=1), segments[order].max(axis=1)
    number = np.arange(len(order))
    reach = np.searchsorted(low[:, 0], high[:, 0], side="right") - number
    first = np.repeat(number, reach)
    second = first + np.arange(len(first)) - np.repeat(np.cumsum(reach) - reach, reach)
    overlap = (low[first, 1] <= high[second, 1]) & (low[second, 1] <= high[first, 1])
    return order[first[overlap]], order[second[overlap]]


def _chords_cross(first: Points, second: Points) -> npt.NDArray[np.bool_]:
    """Tell for each pair of polylines [P, K, 2] whether a chord of one properly crosses a chord of the other."""
    a, b = first[:, :-1, None], first[:, 1:, None]
    c, d = second[:, None, :-1], second[:, None, 1:]
    apart = _side(a, b, c) * _side(a, b, d) < 0
    return np.asarray((apart & (_side(c, d, a) * _side(c, d, b) < 0)).any(axis=(1, 2)))


def _side(a: Points, b: Points, point: Points) -> npt.NDArray[np.float64]:
    """Return twice the signed area of the triangle: on which side of a → b a point lies."""
    along, to = b - a, point - a
    return np.asarray(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])
