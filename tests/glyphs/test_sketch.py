import numpy as np
import pytest

from glyphstudio.errors import RequestError
from glyphstudio.glyphs.sketch import SIDE, draw_sketch

LEFT, RIGHT = np.s_[:, : SIDE // 3], np.s_[:, SIDE // 2 :]


def test_a_sketch_is_dark_paper_with_light_ink_and_cannot_be_changed():
    sketch = draw_sketch("⿰氵工")
    assert sketch.shape == (SIDE, SIDE)
    assert sketch.dtype == np.uint8
    assert 0.1 < (sketch > 127).mean() < 0.6
    with pytest.raises(ValueError, match="read-only"):
        sketch[0, 0] = 1


def test_each_operand_stands_in_its_box():
    tree, other = draw_sketch("⿰木火"), draw_sketch("⿰木土")
    assert np.array_equal(tree[:, : SIDE // 2], other[:, : SIDE // 2])
    assert not np.array_equal(tree[:, SIDE // 2 :], other[:, SIDE // 2 :])
    upper = draw_sketch("⿱木火")
    assert not np.array_equal(upper, tree)


def test_a_character_stands_for_how_it_is_put_together():
    assert np.array_equal(draw_sketch("江"), draw_sketch("⿰氵工"))


def test_a_component_that_cannot_be_taken_apart_is_drawn_itself():
    assert draw_sketch("木").any()


def test_a_flat_component_does_not_become_a_block():
    assert (draw_sketch("⿰忄一")[RIGHT] > 127).mean() < 0.35


def test_a_nameless_component_is_drawn_by_what_it_is_made_of():
    assert draw_sketch("⿱&47951;木").any()


def test_what_nobody_knows_leaves_its_box_blank():
    sketch = draw_sketch("⿰&1;木")
    assert not sketch[LEFT].any()
    assert sketch[RIGHT].any()


def test_what_is_no_composition_is_refused():
    with pytest.raises(RequestError):
        draw_sketch("⿰木")
