from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.sweeps.sweep_grid import Axis, board_of, guidance_grid, morph_grid
from glyphstudio.ui.explore.sweep_layout import LARGEST, SMALLEST, laid_out, smallest_size

PATTERN = GenerationRequest(prompt="gold")
GRIDS = [
    guidance_grid(PATTERN, (1, 2, 3), (0.0, 5.0), 2),
    board_of(PATTERN, Axis("prompt", tuple("abcdefghijk")), 4),
    morph_grid(PATTERN, ["a", "b", "c"], [1, 2, 3], 5),
]


@pytest.fixture
def metrics(qapp):
    return QFontMetrics(qapp.font())


@pytest.mark.parametrize("grid", GRIDS)
def test_places_and_captions_lie_inside_and_apart(grid, metrics):
    @given(st.integers(0, 2000), st.integers(0, 2000))
    def check(width, height):
        room = smallest_size(grid, metrics).expandedTo(QSize(width, height))
        layout = laid_out(grid, room, metrics)
        places = [layout.place(number) for number in range(len(grid.requests))]
        assert all(QRect(0, 0, room.width(), room.height()).contains(place) for place in places)
        assert not any(one.intersects(other) for one, other in pairwise(places))
        assert SMALLEST <= layout.side <= LARGEST
        assert places[0].left() >= layout.beside

    check()


def test_only_rows_with_captions_have_room_for_them(metrics):
    layout = laid_out(GRIDS[2], QSize(900, 900), metrics)
    gaps = [layout.place(5 * (row + 1)).top() - layout.place(5 * row).bottom() for row in range(4)]
    assert gaps[0] > gaps[1] == gaps[2] == gaps[3]


def test_more_room_is_used(metrics):
    small, large = (laid_out(GRIDS[0], QSize(side, side), metrics).side for side in (300, 600))
    assert small < large
