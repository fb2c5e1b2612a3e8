"""How far a set of drawn glyphs is from a set of real ones, in the judge's features: KID, Fréchet distance."""

import numpy as np
import numpy.typing as npt

FloatArray = npt.NDArray[np.float64]


def _as_sets(real: npt.ArrayLike, drawn: npt.ArrayLike, least: int) -> tuple[FloatArray, FloatArray]:
    ours, theirs = np.asarray(real, dtype=np.float64), np.asarray(drawn, dtype=np.float64)
    if ours.ndim != 2 or theirs.ndim != 2 or ours.shape[1] != theirs.shape[1]:
        raise ValueError(f"features are [N, d] and [M, d], not {ours.shape} and {theirs.shape}")
    if min(len(ours), len(theirs)) < least:
        raise ValueError(f"each set needs {least} rows, not {len(ours)} and {len(theirs)}")
    return ours, theirs


def polynomial_kernel(left: FloatArray, right: FloatArray) -> FloatArray:
    """Return k(x, y) = (x·y / d + 1)³ [N, M] (Bińkowski et al. 2018, sec. 4)."""
    kernel: FloatArray = (left @ right.T / left.shape[1] + 1.0) ** 3
    return kernel


def kernel_distance(real: npt.ArrayLike, drawn: npt.ArrayLike) -> float:
    """Return the KID: the unbiased squared maximum mean discrepancy of features [N, d] and [M, d].

    Bińkowski et al. 2018, sec. 4, with the estimator of Gretton et al. 2012, eq. 3. Its mean is 0 for two samples of
    one distribution, so single values may be negative. Raises ``ValueError`` for fewer than two rows a set.
    """
    ours, theirs = _as_sets(real, drawn, 2)

    def within(rows: FloatArray) -> float:
        kernel = polynomial_kernel(rows, rows)
        return float((kernel.sum() - np.trace(kernel)) / (len(rows) * (len(rows) - 1)))

    return within(ours) + within(theirs) - 2.0 * float(polynomial_kernel(ours, theirs).mean())


def frechet_distance(real: npt.ArrayLike, drawn: npt.ArrayLike) -> float:
    """Return ‖μ₁ − μ₂‖² + tr(Σ₁ + Σ₂ − 2 (Σ₁Σ₂)^½) of features [N, d] and [M, d] (Heusel et al. 2017, eq. 6).

    Biased upward for small sets: compare only values of equal N. Raises ``ValueError`` for fewer than two rows a set.
    """
    ours, theirs = _as_sets(real, drawn, 2)
    gap = ours.mean(axis=0) - theirs.mean(axis=0)
    first, second = np.cov(ours, rowvar=False, ddof=1), np.cov(theirs, rowvar=False, ddof=1)
    first, second = np.atleast_2d(first), np.atleast_2d(second)
    values, vectors = np.linalg.eigh(first)
    root = (vectors * np.sqrt(np.clip(values, 0.0, None))) @ vectors.T
    # tr (Σ₁Σ₂)^½ = tr (Σ₁^½ Σ₂ Σ₁^½)^½, whose argument is symmetric.
    middle = np.clip(np.linalg.eigvalsh(root @ second @ root), 0.0, None)
    distance = float(gap @ gap + np.trace(first) + np.trace(second) - 2.0 * np.sqrt(middle).sum())
    return max(0.0, distance)
