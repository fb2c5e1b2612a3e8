import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.engine.interpolation import slerp
from glyphstudio.engine.noise import NoiseStreams

ONE, OTHER = NoiseStreams([1, 2], (1, 40, 40))()


def test_the_ends_are_themselves_to_the_bit():
    assert slerp(ONE, OTHER, 0.0) is ONE
    assert slerp(ONE, OTHER, 1.0) is OTHER


@given(st.floats(0, 1))
def test_a_mix_of_noises_is_as_loud_as_they_are(share):
    assert slerp(ONE, OTHER, share).std() == pytest.approx(1.0, abs=0.05)


@given(st.floats(0.01, 0.99))
def test_the_path_is_an_arc_walked_evenly(share):
    right, up = np.array([1.0, 0.0]), np.array([0.0, 2.0]) / 2
    angle = share * math.pi / 2
    assert slerp(right, up, share) == pytest.approx(np.array([math.cos(angle), math.sin(angle)]))


def test_what_is_parallel_is_mixed_in_a_straight_line():
    assert slerp(ONE, ONE, 0.3) == pytest.approx(ONE)
    assert np.isfinite(slerp(ONE, -ONE, 0.5)).all()
