import numpy as np
import pytest

from glyphstudio.engine.noise import NoiseStreams


def test_a_row_depends_on_its_seed_alone():
    together = NoiseStreams([7, 8, 7], (1, 5, 5))
    alone = NoiseStreams([7], (1, 5, 5))
    for _ in range(3):
        batch, single = together(), alone()
        assert batch.shape == (3, 1, 5, 5)
        assert batch.dtype == np.float64
        assert batch[0].tobytes() == batch[2].tobytes() == single[0].tobytes()
        assert batch[1].tobytes() != single[0].tobytes()


def test_a_stream_goes_on_and_is_standard_normal():
    noise = NoiseStreams([2**32 - 1], (200, 200))
    first, second = noise(), noise()
    assert abs(np.corrcoef(first.ravel(), second.ravel())[0, 1]) < 0.02
    assert abs(first.mean()) < 0.02
    assert abs(first.std() - 1) < 0.02


def test_the_stream_of_a_seed_is_the_one_that_old_pictures_were_made_with():
    expected = [[0.1257302210933933, -0.1321048632913019, 0.6404226504432821]]
    assert NoiseStreams([0], (3,))() == pytest.approx(np.array(expected), rel=1e-14)


def test_nothing_global_is_touched():
    before = np.random.get_state()[1].copy()  # noqa: NPY002
    NoiseStreams([1], (4,))()
    assert np.array_equal(np.random.get_state()[1], before)  # noqa: NPY002
