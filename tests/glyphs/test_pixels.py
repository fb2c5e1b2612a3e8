import math

import numpy as np
import pytest

from glyphstudio.glyphs.pixels import ink_of, noisy_to_grey, to_grey


def picture(*values):
    return np.array(values, dtype=np.float64).reshape(1, 1, 1, -1)


def test_the_ends_of_the_range_are_black_ink_and_white_paper():
    grey = to_grey(picture(-1.5, 0.5), -1.5, 0.5)
    assert grey.dtype == np.uint8
    assert grey.shape == (1, 1, 2)
    assert grey.tolist() == [[[0, 255]]]


def test_what_lies_outside_is_clipped():
    assert to_grey(picture(-99.0, math.inf, -math.inf), -1.0, 1.0).tolist() == [[[0, 255, 0]]]


def test_halves_are_rounded_to_even():
    assert to_grey(picture(0.5, 1.5, 2.5, 253.5, 254.5), 0.0, 255.0).tolist() == [[[0, 2, 2, 254, 254]]]


def test_each_grey_comes_back_from_the_models_range():
    mean, deviation = 0.49, 0.84
    greys = np.arange(256)
    latents = ((greys / 127.5 - 1) - mean) / deviation
    back = to_grey(latents.reshape(1, 1, 16, 16), (-1 - mean) / deviation, (1 - mean) / deviation)
    assert back.ravel().tolist() == greys.tolist()


def test_a_row_does_not_depend_on_its_batch():
    batch = np.random.default_rng(0).standard_normal((3, 1, 4, 4))
    assert np.array_equal(to_grey(batch, -1, 1)[1], to_grey(batch[1:2], -1, 1)[0])


def test_pure_noise_is_shown_with_the_contrast_of_data():
    noise = np.random.default_rng(0).standard_normal((1, 1, 64, 64))
    early = noisy_to_grey(noise * 80.0, 80.0, -3.0, 3.0)
    assert np.abs(early.astype(int) - to_grey(noise, -3.0, 3.0)).max() <= 1
    assert np.array_equal(noisy_to_grey(noise, 0.0, -3.0, 3.0), to_grey(noise, -3.0, 3.0))


@pytest.mark.parametrize("shape", [(4, 4), (1, 4, 4), (1, 3, 4, 4)])
def test_another_shape_is_refused(shape):
    with pytest.raises(ValueError, match="not "):
        to_grey(np.zeros(shape), -1, 1)


@pytest.mark.parametrize(("low", "high"), [(1.0, 1.0), (1.0, -1.0), (-math.inf, 1.0), (0.0, math.nan)])
def test_an_empty_range_is_refused(low, high):
    with pytest.raises(ValueError, match="no greys"):
        to_grey(picture(0.0), low, high)


def test_what_is_not_a_number_has_no_grey():
    with pytest.raises(ValueError, match="not a number"):
        to_grey(picture(math.nan), -1, 1)


def test_ink_is_the_mean_over_each_area():
    picture = np.array([[[0, 255, 255, 255], [255, 255, 255, 255], [0, 0, 51, 51], [0, 0, 51, 51]]], dtype=np.uint8)
    assert ink_of(picture, 2) == pytest.approx(np.array([[[0.25, 0.0], [1.0, 0.8]]]), abs=1e-6)
    assert ink_of(picture, 4) == pytest.approx(1.0 - picture / 255.0, abs=1e-6)
    assert ink_of(picture, 1).shape == (1, 1, 1)
    assert ink_of(picture, 2).dtype == np.float32


@pytest.mark.parametrize("images", [np.zeros((4, 4), np.uint8), np.zeros((1, 4, 8), np.uint8), np.zeros((1, 4, 4))])
def test_ink_of_what_is_no_set_of_pictures_is_refused(images):
    with pytest.raises(ValueError, match="pictures are uint8"):
        ink_of(images, 2)


@pytest.mark.parametrize("size", [0, 5, 6])
def test_ink_of_another_size_is_refused(size):
    with pytest.raises(ValueError, match=f"pictures of {size} pixels cannot be shrunk to 4"):
        ink_of(np.zeros((1, size, size), np.uint8), 4)
