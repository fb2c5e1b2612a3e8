"""Is a picture made of clean strokes? Measured on its pixels alone."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

SPECK = 12
"""Pixels, of a picture of 128 × 128: a component of ink with fewer is no stroke."""


@dataclass(frozen=True)
class Legibility:
    """What is measured of one picture.

    ``specks`` and larger ``components`` of ink, ``stroke_width`` in pixels (0 without ink), ``ink`` its share of the
    page, ``grey`` the mean of 4g(1 − g): 0 for pure black and white, 1 for mid-grey.
    """

    specks: int
    components: int
    stroke_width: float
    ink: float
    grey: float


def component_sizes(mask: npt.NDArray[np.bool_]) -> npt.NDArray[np.int64]:
    """Return the sizes in pixels of the connected components (8 neighbours) of ``mask`` [H, W], largest first.

    Runs of each row are joined with those that they touch in the row above by a disjoint-set forest (Rosenfeld &
    Pfaltz 1966; Wu, Otoo & Suzuki 2009, sec. 3).
    """
    parents: list[int] = []
    sizes: list[int] = []
    above: list[tuple[int, int, int]] = []
    edges = np.diff(np.pad(mask.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    for row in edges:
        starts, ends = np.flatnonzero(row == 1), np.flatnonzero(row == -1)
        current: list[tuple[int, int, int]] = []
        for start, end in zip(starts.tolist(), ends.tolist(), strict=True):
            label = len(parents)
            parents.append(label)
            sizes.append(end - start)
            for first, last, other in above:
                if first <= end and start <= last:  # ends are exclusive, so diagonal contact counts
                    _join(parents, other, label)
            current.append((start, end, label))
        above = current
    totals = np.zeros(len(parents), dtype=np.int64)
    for label, size in enumerate(sizes):
        totals[_root(parents, label)] += size
    return np.sort(totals[totals > 0])[::-1]


def _root(parents: list[int], label: int) -> int:
    while parents[label] != label:
        parents[label] = parents[parents[label]]
        label = parents[label]
    return label


def _join(parents: list[int], first: int, second: int) -> None:
    roots = _root(parents, first), _root(parents, second)
    parents[max(roots)] = min(roots)


def stroke_width(ink: npt.NDArray[np.float64]) -> float:
    """Return the mean width of the strokes of ``ink`` [H, W] in [0, 1], in pixels; 0 for a blank page.

    Twice the area over the perimeter, which for long strokes is their width. The perimeter is the total variation of
    the picture (coarea formula, Federer 1959), so slanted strokes count as straight ones.
    """
    down, across = np.gradient(np.pad(ink, 2))
    perimeter = float(np.hypot(down, across).sum())
    return 2.0 * float(ink.sum()) / perimeter if perimeter > 1e-9 else 0.0


def measure(picture: npt.NDArray[np.uint8]) -> Legibility:
    """Measure one picture uint8 [S, S], 0 ink … 255 paper."""
    grey = picture.astype(np.float64) / 255.0
    sizes = component_sizes(picture < 128)
    small = int((sizes < SPECK).sum())
    return Legibility(
        specks=small,
        components=len(sizes) - small,
        stroke_width=stroke_width(1.0 - grey),
        ink=float((1.0 - grey).mean()),
        grey=float((4.0 * grey * (1.0 - grey)).mean()),
    )
