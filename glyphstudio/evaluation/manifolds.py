"""Do drawn glyphs lie where real ones lie, and everywhere where real ones lie: precision, recall, density, coverage."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

NEIGHBOURS = 5
"""k of the balls' radii (Naeem et al. 2020, sec. 3.3)."""


@dataclass(frozen=True)
class Manifolds:
    """Four shares; ``density`` may exceed 1."""

    precision: float
    recall: float
    density: float
    coverage: float


def squared_distances(left: npt.ArrayLike, right: npt.ArrayLike) -> FloatArray:
    """Return ‖x − y‖² [N, M] of rows [N, d] and [M, d], never below 0."""
    ours, theirs = np.asarray(left, dtype=np.float64), np.asarray(right, dtype=np.float64)
    lengths = np.square(ours).sum(axis=1)[:, None] + np.square(theirs).sum(axis=1)
    squares: FloatArray = np.maximum(lengths - 2.0 * (ours @ theirs.T), 0.0)
    return squares


def _radii(rows: FloatArray, neighbours: int) -> FloatArray:
    """Return each row's squared distance to its k-th neighbour, itself not counted."""
    distances = squared_distances(rows, rows)
    np.fill_diagonal(distances, 0.0)
    return np.partition(distances, neighbours, axis=1)[:, neighbours]


def compare_manifolds(real: npt.ArrayLike, drawn: npt.ArrayLike, neighbours: int = NEIGHBOURS) -> Manifolds:
    """Compare features [N, d] and [M, d] by balls around each row that reach to its k-th neighbour.

    Precision: share of drawn rows inside a real ball; recall: of real rows inside a drawn ball (Kynkäänniemi et al.
    2019, eq. 1–2). Density: mean number of real balls around a drawn row, over k; coverage: share of real balls with a
    drawn row inside (Naeem et al. 2020, eq. 3–4). Raises ``ValueError`` unless both sets have more than k rows.
    """
    ours, theirs = np.asarray(real, dtype=np.float64), np.asarray(drawn, dtype=np.float64)
    if min(len(ours), len(theirs)) <= neighbours:
        raise ValueError(f"{neighbours} neighbours need more rows than {len(ours)} and {len(theirs)}")
    distances = squared_distances(ours, theirs)
    # A copy of a row lies inside its ball, whatever rounding does to a distance of zero.
    slack = 1e-9 * (1.0 + float(np.square(ours).sum(axis=1).max()))
    in_real = distances <= _radii(ours, neighbours)[:, None] + slack
    in_drawn = distances <= _radii(theirs, neighbours) + slack
    return Manifolds(
        precision=float(in_real.any(axis=0).mean()),
        recall=float(in_drawn.any(axis=1).mean()),
        density=float(in_real.sum(axis=0).mean() / neighbours),
        coverage=float(in_real.any(axis=1).mean()),
    )
