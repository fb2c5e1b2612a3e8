"""KID and Fréchet distance: closed forms for Gaussians, sums written out, and what must hold for any sets."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.evaluation.distances import frechet_distance, kernel_distance, polynomial_kernel


def gaussian(count, seed, mean=0.0, deviation=1.0, width=4):
    return np.random.default_rng(seed).normal(mean, deviation, (count, width))


def with_moments(rows, mean, root):
    """Return rows of exactly this mean [d] and covariance root·rootᵀ [d, d]."""
    centred = rows - rows.mean(axis=0)
    values, vectors = np.linalg.eigh(np.cov(centred, rowvar=False))
    white = centred @ (vectors / np.sqrt(values)) @ vectors.T
    return white @ root.T + mean


sets = st.integers(0, 2**32 - 1).map(lambda seed: gaussian(20, seed))


def test_frechet_is_the_closed_form_for_gaussians_on_common_axes():
    """‖μ₁ − μ₂‖² + Σ (σ₁ − σ₂)², where the covariances are diagonal."""
    first = with_moments(gaussian(200, 0), np.array([1.0, 0, 0, 0]), np.diag([1.0, 2.0, 3.0, 4.0]))
    second = with_moments(gaussian(300, 1), np.array([0.0, 2, 0, 0]), np.diag([2.0, 2.0, 1.0, 0.5]))
    assert frechet_distance(first, second) == pytest.approx(5.0 + 1.0 + 0.0 + 4.0 + 12.25)


def test_frechet_is_the_closed_form_for_gaussians_that_do_not_commute():
    """tr (Σ₁Σ₂)^½ of 2 × 2 matrices is √(tr Σ₁Σ₂ + 2 √det Σ₁Σ₂)."""
    one, two = np.array([[2.0, 1.0], [0.0, 1.0]]), np.array([[1.0, 0.0], [-1.5, 0.7]])
    first = with_moments(gaussian(100, 2, width=2), np.zeros(2), one)
    second = with_moments(gaussian(100, 3, width=2), np.zeros(2), two)
    a, b = one @ one.T, two @ two.T
    cross = np.sqrt(np.trace(a @ b) + 2.0 * np.sqrt(np.linalg.det(a @ b)))
    assert frechet_distance(first, second) == pytest.approx(np.trace(a) + np.trace(b) - 2.0 * cross)


@given(sets, sets)
def test_frechet_is_a_symmetric_distance_that_a_shift_of_both_leaves_alone(first, second):
    assert frechet_distance(first, first) == pytest.approx(0.0, abs=1e-6)
    there = frechet_distance(first, second)
    assert there >= 0.0
    assert frechet_distance(second, first) == pytest.approx(there, rel=1e-6, abs=1e-6)
    assert frechet_distance(first + 3.0, second + 3.0) == pytest.approx(there, rel=1e-6, abs=1e-6)


def test_frechet_of_a_moved_set_is_the_square_of_the_move():
    rows = gaussian(50, 4)
    assert frechet_distance(rows, rows + np.array([3.0, 4.0, 0, 0])) == pytest.approx(25.0)


def test_frechet_of_fewer_rows_than_dimensions_is_a_number():
    assert 0.0 < frechet_distance(gaussian(10, 5, width=64), gaussian(10, 6, width=64)) < 1e3


def test_the_kernel_is_the_one_of_the_paper():
    left, right = np.array([[1.0, 2.0]]), np.array([[3.0, -1.0], [0.0, 0.0]])
    assert polynomial_kernel(left, right) == pytest.approx(np.array([[(1.0 / 2 + 1) ** 3, 1.0]]))


def test_kid_is_the_estimator_written_out():
    ours, theirs = gaussian(7, 7, width=3), gaussian(5, 8, 0.5, width=3)

    def k(x, y):
        return (x @ y / 3 + 1) ** 3

    within = [
        sum(k(s[i], s[j]) for i in range(len(s)) for j in range(len(s)) if i != j) / (len(s) * (len(s) - 1))
        for s in (ours, theirs)
    ]
    between = sum(k(x, y) for x in ours for y in theirs) / 35
    assert kernel_distance(ours, theirs) == pytest.approx(sum(within) - 2 * between)


def test_kid_of_two_samples_of_one_distribution_is_zero_on_average():
    """The unbiased estimator goes below zero about as often as above it."""
    values = np.array([kernel_distance(gaussian(40, 2 * n), gaussian(40, 2 * n + 1)) for n in range(300)])
    assert abs(values.mean()) < 3.5 * values.std() / np.sqrt(300)
    assert 0.3 < (values < 0).mean() < 0.8


def test_kid_grows_with_the_distance_of_the_means():
    near, far = (kernel_distance(gaussian(200, 9), gaussian(200, 10, mean)) for mean in (0.5, 1.0))
    assert 0.0 < near < far


@given(sets, sets)
def test_kid_is_symmetric(first, second):
    assert kernel_distance(first, second) == pytest.approx(kernel_distance(second, first), rel=1e-9, abs=1e-9)


@pytest.mark.parametrize("distance", [kernel_distance, frechet_distance])
def test_sets_that_cannot_be_compared_are_refused(distance):
    with pytest.raises(ValueError, match=r"features are \[N, d\]"):
        distance(gaussian(5, 0, width=3), gaussian(5, 0, width=4))
    with pytest.raises(ValueError, match="each set needs 2 rows, not 1 and 5"):
        distance(gaussian(1, 0), gaussian(5, 0))
