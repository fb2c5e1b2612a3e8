"""A grey picture as closed polylines at sub-pixel accuracy.

A grey value is how much of its pixel the ink covers. So where the field of pixel centres, interpolated bilinearly,
passes one half is the edge of the ink, to a few hundredths of a pixel: marching squares on the grey field (Lorensen and
Cline 1987, in two dimensions), not the staircase of a thresholded picture.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt
from contourpy import LineType, contour_generator

from glyphstudio.outlines.outline import Points

EDGE = 0.5
"""Ink coverage at which a contour runs."""


def ink_of(grey: npt.NDArray[np.uint8]) -> npt.NDArray[np.float64]:
    """Return how much of each pixel is ink, 0…1, of ``grey`` uint8 [H, W], 0 ink … 255 paper."""
    if grey.ndim != 2 or grey.dtype != np.uint8 or not grey.size:
        raise ValueError(f"a picture is uint8 [H, W], not {grey.dtype} {grey.shape}")
    return 1 - grey / 255.0


def contours_of(ink: npt.NDArray[np.float64], speck_area: float) -> list[Points]:
    """Return the edges of ``ink`` [H, W] as closed polylines [N, 2] in (x, y), y down, last point unequal the first.

    Each runs clockwise on screen around ink, counter-clockwise around a hole, and crosses neither itself nor another.
    What touches the border is closed along it. Ink and holes of less than ``speck_area`` square pixels are left out.
    """
    height, width = ink.shape
    padded = np.pad(ink, 1)
    across, down = np.arange(width + 2) - 0.5, np.arange(height + 2) - 0.5
    lines = contour_generator(across, down, padded, name="serial", line_type=LineType.Separate).lines(EDGE)
    polylines = (_without_repeats(np.asarray(line, dtype=np.float64)) for line in lines)
    return [line for line in polylines if len(line) > 2 and abs(area_of(line)) >= speck_area]


def area_of(polygon: Points) -> float:
    """Return the signed area of [N, 2], ½ Σ (x y′ - x′ y); positive when it runs clockwise with y down."""
    following = np.roll(polygon, -1, axis=0)
    return float((polygon[:, 0] * following[:, 1] - following[:, 0] * polygon[:, 1]).sum() / 2)


def resampled(contours: list[Points], spacing: float) -> "Loops":
    """Return the closed polylines of a picture as points at equal distances of about ``spacing``, 8 at least a loop."""
    starts = np.cumsum([0, *(len(contour) + 1 for contour in contours)])
    closed = np.concatenate([part for contour in contours for part in (contour, contour[:1])])
    steps = np.hypot(*np.diff(closed, axis=0, prepend=closed[:1]).T)
    steps[starts[1:-1]] = 1.0  # between loops, so that no two points have the same place
    along = np.cumsum(steps)
    first, last = along[starts[:-1]], along[starts[1:] - 1]
    count = np.maximum(8, np.round((last - first) / spacing).astype(np.intp))
    loops = Loops(np.empty((count.sum(), 2)), np.cumsum(count) - count, count)
    at = first[loops.owner] + loops.place * ((last - first) / count)[loops.owner]
    for axis in (0, 1):
        loops.points[:, axis] = np.interp(at, along, closed[:, axis])
    return loops


@dataclass(frozen=True)
class Loops:
    """Closed polylines, one after the other in ``points`` [M, 2]: loop i is ``count[i]`` of them from ``start[i]``."""

    points: Points
    start: npt.NDArray[np.intp]
    count: npt.NDArray[np.intp]

    @cached_property
    def owner(self) -> npt.NDArray[np.intp]:
        """The loop [M] of each point."""
        return np.repeat(np.arange(len(self.start)), self.count)

    @cached_property
    def place(self) -> npt.NDArray[np.intp]:
        """The number [M] of each point in its loop."""
        return np.arange(len(self.points)) - self.start[self.owner]

    def shifted(self, index: npt.NDArray[np.intp], steps: "npt.NDArray[np.intp] | int") -> npt.NDArray[np.intp]:
        """Return the indices of the points ``steps`` further along the loops of the points ``index``."""
        owner = self.owner[index]
        return np.asarray(self.start[owner] + (self.place[index] + steps) % self.count[owner])


def joined(parts: list[Loops]) -> Loops:
    """Return the loops of all parts, in order."""
    offsets = np.cumsum([0, *(len(part.points) for part in parts)])[:-1]
    starts = [part.start + offset for part, offset in zip(parts, offsets, strict=True)]
    return Loops(
        np.concatenate([part.points for part in parts]),
        np.concatenate(starts),
        np.concatenate([part.count for part in parts]),
    )


def _without_repeats(line: Points) -> Points:
    """Return a closed line without its last point, which is the first again, and without points twice in a row."""
    kept = np.any(line != np.roll(line, 1, axis=0), axis=1)
    return np.asarray(line[kept], dtype=np.float64)
