"""What is measured on pixels: components against a flood fill, widths of bars that are known, greys."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from glyphstudio.evaluation.legibility import component_sizes, measure, stroke_width


def flooded(mask):
    """Return the sizes of the components by filling one after the other, eight neighbours each."""
    left, sizes = {tuple(place) for place in np.argwhere(mask).tolist()}, []
    while left:
        front, size = [left.pop()], 0
        while front:
            row, column = front.pop()
            size += 1
            around = {(row + down, column + across) for down in (-1, 0, 1) for across in (-1, 0, 1)} & left
            left -= around
            front.extend(around)
        sizes.append(size)
    return sorted(sizes, reverse=True)


@given(arrays(np.bool_, st.tuples(st.integers(1, 9), st.integers(1, 9))))
def test_components_are_those_of_a_flood_fill(mask):
    assert component_sizes(mask).tolist() == flooded(mask)


def test_components_of_a_busy_picture_are_those_of_a_flood_fill():
    mask = np.random.default_rng(0).random((64, 64)) < 0.4
    assert component_sizes(mask).tolist() == flooded(mask)


def page(side=128):
    return np.full((side, side), 255, dtype=np.uint8)


@pytest.mark.parametrize("width", [4, 7, 12])
def test_the_width_of_a_bar_is_its_width(width):
    picture = page()
    picture[20 : 20 + width, 4:124] = 0
    expected = 2 * width * 120 / (2 * (width + 120))
    assert measure(picture).stroke_width == pytest.approx(expected, rel=0.06)


def test_the_width_of_a_stroke_does_not_depend_on_its_slant():
    rows, columns = np.mgrid[0:128, 0:128] - 63.5
    ink = [
        np.clip(4.5 - np.abs(rows * np.cos(angle) + columns * np.sin(angle)), 0, 1)
        * np.clip(50.5 - np.abs(columns * np.cos(angle) - rows * np.sin(angle)), 0, 1)
        for angle in np.linspace(0.0, np.pi / 2, 7)
    ]
    widths = [stroke_width(one) for one in ink]
    assert max(widths) / min(widths) < 1.06


def test_specks_are_told_from_strokes():
    picture = page()
    picture[10:20, 10:110] = 0
    picture[40:43, 40:43] = 0  # 9 pixels
    picture[60:63, 60:64] = 0  # 12 pixels
    found = measure(picture)
    assert (found.specks, found.components) == (1, 2)
    assert found.ink == pytest.approx((1000 + 9 + 12) / 128**2)


def test_a_blank_page_has_nothing_to_measure():
    found = measure(page())
    assert (found.specks, found.components, found.stroke_width, found.ink, found.grey) == (0, 0, 0.0, 0.0, 0.0)


@pytest.mark.parametrize(("value", "grey"), [(0, 0.0), (255, 0.0), (51, 0.64), (204, 0.64)])
def test_grey_is_how_far_a_pixel_is_from_black_and_white(value, grey):
    assert measure(np.full((16, 16), value, dtype=np.uint8)).grey == pytest.approx(grey)


def test_mid_grey_is_one():
    assert measure(np.full((16, 16), 127, dtype=np.uint8)).grey == pytest.approx(1.0, abs=1e-4)
