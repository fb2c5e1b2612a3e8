"""Precision, recall, density, coverage: by hand on a line, and at their ends."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.evaluation.manifolds import Manifolds, compare_manifolds, squared_distances


def cloud(seed, count=30, mean=0.0, width=3):
    return np.random.default_rng(seed).normal(mean, 1.0, (count, width))


def line(*places):
    return np.array(places, dtype=float)[:, None]


def test_four_points_on_a_line_by_hand():
    """k = 1. Real balls: 0 ± 1, 1 ± 1, 5 ± 4. Drawn balls: .5 ± 2.5, 3 ± 2.5, 20 ± 17."""
    found = compare_manifolds(line(0, 1, 5), line(0.5, 3, 20), neighbours=1)
    # .5 lies in the first two real balls, 3 in the third, 20 in none; the balls of all three real rows are met.
    assert found.precision == pytest.approx(2 / 3)
    assert found.density == pytest.approx((2 + 1 + 0) / 3)
    assert found.coverage == pytest.approx(1.0)
    # 0 and 1 lie in the ball of .5, 5 in that of 3.
    assert found.recall == pytest.approx(1.0)


@given(st.integers(0, 10**6))
def test_identical_sets_agree_wholly(seed):
    rows = cloud(seed)
    found = compare_manifolds(rows, rows)
    assert (found.precision, found.recall, found.coverage) == (1.0, 1.0, 1.0)
    assert found.density >= 1.0


def test_sets_far_from_each_other_share_nothing():
    assert compare_manifolds(cloud(0), cloud(1, mean=100.0)) == Manifolds(0.0, 0.0, 0.0, 0.0)


def test_density_of_two_samples_of_one_distribution_is_about_one():
    """Its expectation is 1 (Naeem et al. 2020, sec. 3.3), and that of coverage 1 − 2⁻ᵏ for large N."""
    found = [compare_manifolds(cloud(2 * n, 200), cloud(2 * n + 1, 200)) for n in range(10)]
    assert np.mean([one.density for one in found]) == pytest.approx(1.0, abs=0.1)
    assert np.mean([one.coverage for one in found]) == pytest.approx(1 - 2**-5, abs=0.05)


def test_a_model_that_draws_one_thing_is_precise_and_recalls_nothing():
    real = cloud(3, 100)
    drawn = np.repeat(real[:1], 100, axis=0) + cloud(4, 100) * 1e-3
    found = compare_manifolds(real, drawn)
    assert found.precision == 1.0
    assert found.recall < 0.05
    assert found.coverage < 0.3


def test_real_and_drawn_change_places_with_precision_and_recall():
    first, second = cloud(5, 40), cloud(6, 40, 0.7)
    there, back = compare_manifolds(first, second), compare_manifolds(second, first)
    assert (there.precision, there.recall) == (back.recall, back.precision)


@given(st.integers(0, 10**6))
def test_distances_are_those_of_the_definition(seed):
    left, right = cloud(seed, 4), cloud(seed + 1, 5)
    expected = [[((x - y) ** 2).sum() for y in right] for x in left]
    assert squared_distances(left, right) == pytest.approx(np.array(expected), abs=1e-9)


def test_too_few_rows_are_refused():
    with pytest.raises(ValueError, match="5 neighbours need more rows than 5 and 30"):
        compare_manifolds(cloud(0, 5), cloud(1))
