import pytest

from glyphstudio.errors import RequestError
from glyphstudio.glyphs.strokes import strokes_of


@pytest.mark.parametrize(
    ("composition", "strokes"),
    [("一", 1), ("火", 4), ("氵", 3), ("⿰氵工", 6), ("⿱艹⿰氵工", 9), ("㇏", 1), ("𠂇", 2), ("⺮", 6)],
)
def test_strokes_of_components_add_up(composition, strokes):
    assert strokes_of(composition) == strokes


def test_a_part_that_nobody_counted_leaves_the_whole_uncounted():
    assert strokes_of("X") == 0
    assert strokes_of("⿰氵X") == 0


def test_a_sequence_that_breaks_off_is_refused():
    with pytest.raises(RequestError):
        strokes_of("⿰氵")
