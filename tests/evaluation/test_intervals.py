"""Intervals: closed forms, coverage, clusters, and equal figures for equal input."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.evaluation.intervals import GROUPS, bootstrap_figure, jackknife_figure, mean_figure


def test_the_interval_of_a_mean_is_that_of_the_normal_distribution():
    values = np.random.default_rng(0).normal(5.0, 2.0, 400)
    figure = mean_figure(values)
    error = 1.96 * values.std() / 20.0
    assert figure.value == pytest.approx(values.mean())
    assert figure.low == pytest.approx(values.mean() - error, abs=0.03)
    assert figure.high == pytest.approx(values.mean() + error, abs=0.03)
    assert figure.count == 400


def test_about_95_of_100_intervals_hold_the_true_mean():
    samples = np.random.default_rng(1).normal(0.0, 1.0, (200, 60))
    held = sum(figure.low <= 0.0 <= figure.high for figure in map(mean_figure, samples))
    assert 180 <= held <= 199


def test_pictures_that_belong_together_widen_the_interval():
    words = np.repeat(np.arange(30), 8)
    values = np.repeat(np.random.default_rng(2).integers(0, 2, 30), 8)
    alone, together = mean_figure(values), mean_figure(values, words)
    assert alone.value == together.value
    assert together.high - together.low > 2.0 * (alone.high - alone.low)


def test_clusters_of_one_are_no_clusters():
    values = np.random.default_rng(3).normal(size=50)
    assert mean_figure(values, np.arange(50)) == mean_figure(values)


@given(st.lists(st.floats(-1e3, 1e3), min_size=1, max_size=30))
def test_a_mean_lies_in_its_interval_and_comes_out_equal_twice(values):
    figure = mean_figure(values)
    assert figure.low - 1e-9 <= figure.value <= figure.high + 1e-9
    assert figure == mean_figure(values)


def test_a_ratio_of_columns_is_resampled_together():
    ones = np.random.default_rng(4).random(80)
    figure = bootstrap_figure(np.stack([3.0 * ones, ones], axis=1), lambda means: means[:, 0] / means[:, 1])
    assert (figure.value, figure.low, figure.high) == pytest.approx((3.0, 3.0, 3.0))


def test_the_jackknife_of_a_mean_is_its_standard_error():
    values = np.random.default_rng(5).normal(0.0, 3.0, 4000)
    figure = jackknife_figure(lambda rows: float(values[rows].mean()), len(values))
    error = 3.0 / np.sqrt(4000)
    assert figure.value == pytest.approx(values.mean())
    assert (figure.high - figure.low) / 2 == pytest.approx(2.093 * error, rel=0.4)
    assert figure.high - figure.value == pytest.approx(figure.value - figure.low)


def test_nothing_measured_is_no_figure():
    with pytest.raises(ValueError, match="nothing was measured"):
        mean_figure([])
    with pytest.raises(ValueError, match=f"needs {2 * GROUPS} rows, not 39"):
        jackknife_figure(lambda rows: 0.0, 39)


def test_json_is_rounded():
    assert mean_figure([1 / 3] * 3).to_json() == {"value": 0.333333, "low": 0.333333, "high": 0.333333, "count": 3}
