"""Where a contour turns sharply, and where exactly the corner lies that anti-aliasing has rounded."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glyphstudio.outlines.contours import Loops
from glyphstudio.outlines.outline import Points

SPACING = 0.75
"""Pixels between the points of a resampled contour."""
ARM = 3
"""Points on each side between which the turn is measured."""
SHARP = np.cos(np.radians(42))
"""A corner turns by more than this: a round end of radius 3 pixels turns by 40° over two arms."""
BLURRED = 1
"""Points on each side of a corner that the blur of the pixels has moved."""
NEAR, FAR = 2, (4, 6, 9, 14)
"""Points away from a corner between which a side may be straight: as far as none is more than ``STRAIGHT`` aside."""
STRAIGHT = 0.15
"""Pixels."""
LONGEST_SHARPENING = 1.2
"""Pixels by which a corner is moved at most: half a pixel's blur cuts a corner of 30° by as much."""


@dataclass(frozen=True)
class Sections:
    """Stretches of contours between corners, one after the other in ``points`` [M, 2].

    Section i is ``points[start[i] : stop[i]]``, its ends included; the last point of a section is the first of the next
    one of its contour. ``smooth`` [S] marks the contours without corner: one section from a point to itself.
    ``contour`` [S] numbers the contour.
    """

    points: Points
    start: npt.NDArray[np.intp]
    stop: npt.NDArray[np.intp]
    smooth: npt.NDArray[np.bool_]
    contour: npt.NDArray[np.intp]


def sections_of(loops: Loops, reach: float = LONGEST_SHARPENING) -> Sections:
    """Cut equally spaced loops at their corners; each moves to where its sides meet, by ``reach`` pixels at most.

    The points beside a corner, which the blur of the pixels has rounded, are left out.
    """
    corners = find_corners(loops)
    round_loops = np.setdiff1d(np.arange(len(loops.start)), loops.owner[corners])
    cuts = np.sort(np.concatenate([corners, loops.start[round_loops]]))
    owner = loops.owner[cuts]
    smooth = np.isin(owner, round_loops)
    following = _following(owner)
    length = (loops.place[cuts[following]] - loops.place[cuts] - 1) % loops.count[owner] + 1
    trim = np.where(smooth, 0, np.minimum(BLURRED, (length - 1) // 3))
    tips = np.where(smooth[:, None], loops.points[cuts], _meetings(loops, cuts, reach))
    count = length + 1 - 2 * trim
    stop = np.cumsum(count)
    start = stop - count
    section = np.repeat(np.arange(len(cuts)), count)
    steps = np.arange(stop[-1]) - start[section] + trim[section]
    points = loops.points[loops.shifted(cuts[section], steps)]
    points[start], points[stop - 1] = tips, tips[following]
    return Sections(points, start, stop, smooth, owner)


def _following(owner: npt.NDArray[np.intp]) -> npt.NDArray[np.intp]:
    """Return for each cut the number of the next one on its loop, itself where it is the only one."""
    number = np.arange(len(owner))
    is_last = np.append(owner[1:] != owner[:-1], True)
    return np.asarray(np.where(is_last, np.searchsorted(owner, owner), number + 1))


def find_corners(loops: Loops) -> npt.NDArray[np.intp]:
    """Return the indices, ascending, of the points at which equally spaced loops have a corner."""
    points, everywhere = loops.points, np.arange(len(loops.points))
    around = {shift: loops.shifted(everywhere, shift) for shift in range(-ARM, ARM + 1) if shift}
    behind, ahead = points - points[around[-ARM]], points[around[ARM]] - points
    lengths = np.hypot(*behind.T) * np.hypot(*ahead.T)
    straightness = (behind * ahead).sum(axis=1) / np.maximum(lengths, 1e-12)
    lowest = straightness < SHARP
    for shift, index in around.items():
        if abs(shift) < ARM:  # of equals, which a symmetric corner has, the first
            other = straightness[index]
            lowest &= straightness < other if shift < 0 else straightness <= other
    return np.flatnonzero(lowest)


def _meetings(loops: Loops, corners: npt.NDArray[np.intp], reach: float) -> Points:
    """Return where the lines along both sides of each corner meet, or the corner itself when that is too far away."""
    corner = loops.points[corners]
    before, along = _side(loops, corners, -1)
    after, back = _side(loops, corners, 1)
    gap = after - before
    cross = along[:, 0] * back[:, 1] - along[:, 1] * back[:, 0]
    meets = np.abs(cross) > 1e-9
    share = (gap[:, 0] * back[:, 1] - gap[:, 1] * back[:, 0]) / np.where(meets, cross, 1.0)
    tips = before + along * share[:, None]
    meets &= np.hypot(*(tips - corner).T) <= reach
    return np.where(meets[:, None], tips, corner)


def _side(loops: Loops, corners: npt.NDArray[np.intp], sign: int) -> tuple[Points, Points]:
    """Return a point on the line along one side of each corner, and its direction towards the corner.

    The line follows as much of the side as is straight: the longer, the less do single pixels turn it.
    """
    middle, direction = np.zeros((2, len(corners), 2))
    for far in FAR:
        points = np.stack([loops.points[loops.shifted(corners, sign * step)] for step in range(NEAR, far + 1)])
        along = points[0] - points[-1]
        offset = points - points[0]
        length = np.maximum(np.hypot(*along.T), 1e-12)
        aside = np.abs(offset[..., 0] * along[:, 1] - offset[..., 1] * along[:, 0]).max(axis=0) / length
        chosen = (aside <= STRAIGHT) | (far == FAR[0])
        middle[chosen], direction[chosen] = points.mean(axis=0)[chosen], along[chosen]
    return middle, direction
