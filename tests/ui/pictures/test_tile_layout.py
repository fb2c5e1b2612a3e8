import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.ui.pictures.tile_layout import GAP, LARGEST, SMALLEST, TileLayout, fitted


@pytest.mark.parametrize(
    ("count", "room", "columns", "rows"),
    [
        (1, (800, 600), 1, 1),
        (4, (800, 600), 2, 2),
        (12, (800, 600), 4, 3),
        (36, (900, 700), 6, 6),
        (3, (1200, 400), 3, 1),
        (3, (400, 1200), 1, 3),
    ],
)
def test_tiles_are_as_large_as_they_can_be(count, room, columns, rows):
    layout = fitted(count, *room)
    assert (layout.columns, layout.rows) == (columns, rows)


@given(st.integers(1, 36), st.integers(200, 3000), st.integers(200, 2000))
def test_tiles_lie_inside_the_table_and_never_on_each_other(count, width, height):
    layout = fitted(count, width, height)
    places = [layout.place(index) for index in range(count)]
    assert len(set(places)) == count
    assert layout.columns * layout.rows >= count
    assert layout.width <= width
    assert layout.side <= LARGEST
    if layout.side >= SMALLEST and layout.height <= height:
        return
    assert layout.side >= min(SMALLEST, width)


def test_too_many_tiles_make_the_table_higher_and_stay_large_enough():
    layout = fitted(36, 330, 250)
    assert layout.side >= SMALLEST
    assert layout.width <= 330
    assert layout.height > 250


def test_places_go_row_by_row():
    layout = TileLayout(2, 2, 100)
    assert [layout.place(index) for index in range(3)] == [(0, 0), (100 + GAP, 0), (0, 100 + GAP)]
