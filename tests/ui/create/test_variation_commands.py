"""Eight pictures like the current one, from its menu or by key."""

import pytest
from PySide6.QtCore import Qt

from glyphstudio.studio.create.variations import COUNT, LITTLE, MUCH


@pytest.mark.parametrize(
    ("modifier", "share"), [(Qt.KeyboardModifier.NoModifier, LITTLE), (Qt.KeyboardModifier.ShiftModifier, MUCH)]
)
def test_a_key_draws_variations_of_the_current_tile(drawn, qtbot, modifier, share):
    view = drawn.canvas.grid.views[2]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_V, modifier)
    qtbot.waitUntil(lambda: len(drawn.studio.tiles) == COUNT and not drawn.studio.busy)
    assert {tile.request.seed for tile in drawn.studio.tiles} == {9}
    assert {tile.request.variation for tile in drawn.studio.tiles} == {share}
    assert len({tile.request for tile in drawn.studio.tiles}) == COUNT


def test_the_menu_of_a_tile_has_them(drawn):
    menu = drawn.actions_.tile_menu()
    assert {"Vary a &little", "Vary a l&ot"} <= {action.text() for action in menu.actions()}
    menu.deleteLater()


def test_without_a_tile_or_on_another_page_nothing_varies(window, drawn):
    drawn.rail.set_page("library")
    drawn.actions_.vary_much.trigger()
    assert not drawn.studio.busy


def test_on_the_first_day_there_is_nothing_to_vary(window):
    assert not window.actions_.vary_little.isEnabled()
