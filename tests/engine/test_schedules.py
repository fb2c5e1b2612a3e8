import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.engine.schedules import SCHEDULES
from tests.support.strategies import schedules

steps_of_a_request = st.integers(1, 1000)


@given(schedules, steps_of_a_request, st.floats(1e-3, 1.0), st.floats(1.5, 3e4))
def test_levels_fall_strictly_from_within_the_models_range_to_exactly_0(name, steps, lowest, highest):
    levels = SCHEDULES[name](steps, lowest, highest)
    assert levels.dtype == np.float64
    assert levels.shape == (steps + 1,)
    assert (np.diff(levels) < 0).all()
    assert levels[-1] == 0.0
    assert lowest <= levels[-2] <= levels[0] <= highest


@pytest.mark.parametrize("name", SCHEDULES)
def test_sampling_starts_where_the_models_range_ends(name):
    assert SCHEDULES[name](12, 0.02, 80.0)[0] == pytest.approx(80.0, rel=1e-14)
    assert SCHEDULES[name](1, 0.02, 80.0) == pytest.approx([80.0, 0.0], rel=1e-14)


@pytest.mark.parametrize("name", ["karras", "linear-ddpm", "cosine-ddpm"])
def test_a_thousand_steps_reach_the_lowest_level(name):
    assert SCHEDULES[name](1000, 0.02, 80.0)[-2] == pytest.approx(0.02, rel=1e-12)


def test_karras_begins_and_ends_exactly_where_it_was_told():
    levels = SCHEDULES["karras"](18, 0.002, 80.0)
    assert levels[0] == 80.0
    assert levels[-2] == 0.002
    assert np.diff(levels[:-1] ** (1 / 7)) == pytest.approx((0.002 ** (1 / 7) - 80 ** (1 / 7)) / 17)


def test_a_thousand_linear_steps_are_the_timesteps_of_ho_et_al():
    alphas = np.cumprod(1 - np.linspace(1e-4, 0.02, 1000))
    expected = np.sqrt(1 / alphas - 1)[::-1]
    assert SCHEDULES["linear-ddpm"](1000, 1e-3, 1e5)[:-1] == pytest.approx(expected, rel=1e-9)
    assert expected[0] == pytest.approx(157.4, abs=0.1)


def test_ten_linear_steps_are_every_hundredth_timestep():
    alphas = np.cumprod(1 - np.linspace(1e-4, 0.02, 1000))
    expected = np.sqrt(1 / alphas - 1)[[999, 899, 799, 699, 599, 499, 399, 299, 199, 99]]
    assert SCHEDULES["linear-ddpm"](10, 1e-3, 1e5)[:-1] == pytest.approx(expected, rel=1e-12)


def test_cosine_halves_the_signal_half_way():
    """Nichol & Dhariwal 2021, eq. 17: ᾱ is cos² of an angle that grows evenly."""
    levels = SCHEDULES["cosine-ddpm"](1000, 1e-4, 1e5)
    angles = np.arctan(levels[1:-1])
    offset = math.cos(0.008 / 1.008 * math.pi / 2) ** 2
    kept = np.cos((np.arange(999, 0, -1) / 1000 + 0.008) / 1.008 * math.pi / 2) ** 2 / offset
    assert np.cos(angles) ** 2 == pytest.approx(kept, rel=1e-9)
    assert levels[0] == pytest.approx(levels[1] * math.sqrt(1000), rel=1e-4)


def test_the_levels_of_fewer_draft_steps_are_among_those_of_eight():
    eight = SCHEDULES["consistency"](8, 0.03, 80.0)
    assert np.diff(np.log(eight[:-1])) == pytest.approx(math.log(0.23 / 80.0) / 8)
    for steps in (1, 2, 4):
        assert SCHEDULES["consistency"](steps, 0.03, 80.0)[:-1] == pytest.approx(eight[:-1][:: 8 // steps])


def test_draft_levels_stay_in_a_range_that_begins_above_them():
    levels = SCHEDULES["consistency"](100, 1.0, 1.1)
    assert levels[-2] > 1.0
    levels = SCHEDULES["consistency"](100, 0.01, 0.1)
    assert 0.01 < levels[-2] < levels[0] == 0.1


def test_a_schedule_is_the_same_each_time_and_belongs_to_the_caller():
    for schedule in SCHEDULES.values():
        levels = schedule(5, 0.02, 80.0)
        kept = levels.copy()
        levels[:] = 7.0
        assert schedule(5, 0.02, 80.0).tobytes() == kept.tobytes()


@pytest.mark.parametrize("name", SCHEDULES)
@pytest.mark.parametrize(
    ("steps", "lowest", "highest"),
    [(0, 0.02, 80.0), (5, 0.0, 80.0), (5, -1.0, 80.0), (5, 80.0, 0.02), (5, 1.0, 1.0), (5, 1.0, math.inf)],
)
def test_a_range_that_holds_no_levels_is_refused(name, steps, lowest, highest):
    with pytest.raises(ValueError, match=r"steps lead nowhere|no noise levels"):
        SCHEDULES[name](steps, lowest, highest)


def test_a_range_beyond_the_process_is_refused():
    with pytest.raises(ValueError, match="no 5 different noise levels between 200"):
        SCHEDULES["linear-ddpm"](5, 200.0, 300.0)
