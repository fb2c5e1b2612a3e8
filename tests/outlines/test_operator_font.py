import pytest
from fontTools.ttLib import TTFont

from glyphstudio import resources
from glyphstudio.glyphs.ideographic import ARITY
from glyphstudio.outlines.operator_font import bars_of, build, frames_of


def test_the_shipped_font_is_what_the_code_draws(tmp_path):
    build(tmp_path / "drawn.ttf")
    assert (tmp_path / "drawn.ttf").read_bytes() == resources.find("fonts/IdeographicOperators.ttf").read_bytes()


def test_it_has_every_operator():
    font = TTFont(resources.find("fonts/IdeographicOperators.ttf"))
    assert set(font.getBestCmap()) == {ord(operator) for operator in ARITY}


@pytest.mark.parametrize("operator", ARITY)
def test_a_picture_shows_as_many_parts_as_the_operator_has(operator):
    parts = len(frames_of(operator)) + bool(bars_of(operator))
    assert parts == ARITY[operator]
