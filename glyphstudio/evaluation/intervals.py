"""How sure a figure is: 95 % intervals by resampling, from fixed seeds."""

from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]

RESAMPLES = 2000
GROUPS = 20
STUDENT = 2.093
"""97.5 % quantile of Student's t with :data:`GROUPS` − 1 degrees of freedom."""
DIGITS = 6


@dataclass(frozen=True)
class Figure:
    """A measured value, its 95 % interval [low, high], and of how many pictures."""

    value: float
    low: float
    high: float
    count: int

    def to_json(self) -> dict[str, float | int]:
        """Return the fields; six digits behind the point, so that equal runs are equal text."""
        return {name: round(value, DIGITS) for name, value in asdict(self).items()}


def mean_figure(values: npt.ArrayLike, clusters: npt.ArrayLike | None = None) -> Figure:
    """Return the mean of ``values`` [N] with its percentile-bootstrap interval (Efron 1979).

    ``clusters`` [N] says which pictures belong together (the seeds of one word): whole clusters are resampled.
    """
    columns = np.asarray(values, dtype=np.float64)[:, None]
    return bootstrap_figure(columns, lambda means: means[:, 0], clusters)


def bootstrap_figure(
    columns: npt.ArrayLike, statistic: Callable[[FloatArray], FloatArray], clusters: npt.ArrayLike | None = None
) -> Figure:
    """Return ``statistic`` of the column means of ``columns`` [N, C], resampled by rows or by ``clusters`` [N].

    ``statistic`` takes means [B, C] to values [B]. Raises ``ValueError`` without rows.
    """
    table = np.asarray(columns, dtype=np.float64)
    if len(table) == 0:
        raise ValueError("nothing was measured")
    labels = np.arange(len(table)) if clusters is None else np.asarray(clusters)
    _, member = np.unique(labels, return_inverse=True)
    count = int(member.max()) + 1
    sums = np.zeros((count, table.shape[1]))
    np.add.at(sums, member, table)
    sizes = np.bincount(member, minlength=count).astype(np.float64)
    generator = np.random.default_rng(0)
    weights = generator.multinomial(count, np.full(count, 1.0 / count), size=RESAMPLES).astype(np.float64)
    resampled = statistic((weights @ sums) / (weights @ sizes)[:, None])
    low, high = np.quantile(resampled, (0.025, 0.975))
    value = float(statistic(table.mean(axis=0, keepdims=True))[0])
    return Figure(value, float(low), float(high), len(table))


def jackknife_figure(statistic: Callable[[npt.NDArray[np.int64]], float], count: int) -> Figure:
    """Return ``statistic`` of all rows 0 … count − 1, with a delete-a-group jackknife interval (Kott 2001, eq. 1).

    For what is no mean, and what a bootstrap's repeated rows would spoil: distances between sets. Raises ``ValueError``
    for fewer rows than two a group.
    """
    if count < 2 * GROUPS:
        raise ValueError(f"a jackknife of {GROUPS} groups needs {2 * GROUPS} rows, not {count}")
    rows = np.arange(count, dtype=np.int64)
    groups = np.random.default_rng(0).permutation(count) % GROUPS
    value = statistic(rows)
    without = np.array([statistic(rows[groups != group]) for group in range(GROUPS)])
    error = float(np.sqrt((GROUPS - 1) / GROUPS * np.square(without - without.mean()).sum()))
    return Figure(value, value - STUDENT * error, value + STUDENT * error, count)
