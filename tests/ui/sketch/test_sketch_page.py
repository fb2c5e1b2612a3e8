"""The page Sketch: from a sketch to pictures, a part of a picture redrawn, pictures opened."""

import pytest
from PIL import Image
from PySide6.QtCore import Qt

from glyphstudio.glyphs.inline_pictures import decode_inline
from glyphstudio.ui.widgets import dialogs
from tests.ui.window.test_accessibility import problem, tab_stops, unnamed


@pytest.fixture
def page(window):
    window.controls.prompt.set_text("gold")
    window.controls.steps.box.setValue(2)
    window.rail.set_page("sketch")
    return window.sketch


def drawn_from(window, qtbot):
    window.sketch.panel.draw_button.click()
    qtbot.waitUntil(lambda: window.studio.busy)
    qtbot.waitUntil(lambda: not window.studio.busy)
    return window.studio.tiles


def test_the_page_has_a_key_and_the_surface_the_models_size(window, qtbot, qapp):
    qtbot.keyClick(window, Qt.Key.Key_4, Qt.KeyboardModifier.AltModifier)
    assert window.rail.page == "sketch"
    assert qapp.focusWidget() is window.sketch.surface
    assert window.sketch.surface.side == window.studio.facts.image_size


def test_pictures_come_of_a_sketch_beside_it(window, page, qtbot):
    qtbot.keyClick(page.surface, Qt.Key.Key_Space)
    page.panel.strength.set_value(35)
    page.panel.count.set_value(3)
    tiles = drawn_from(window, qtbot)
    assert window.rail.page == "sketch"
    assert [tile.request.prompt for tile in tiles] == ["gold"] * 3
    assert {tile.request.strength for tile in tiles} == {0.35}
    assert decode_inline(tiles[0].request.start) == (page.surface.side, page.surface.picture)
    assert [view.tile for view in page.grid.views] == list(tiles)
    assert tiles[0].picture.number is not None


def test_each_run_has_a_new_seed_unless_it_is_locked(window, page, qtbot):
    seeds = [drawn_from(window, qtbot)[0].request.seed for _ in range(2)]
    assert seeds[0] != seeds[1]
    window.controls.seed.seeds.choose(5)
    assert [drawn_from(window, qtbot)[0].request.seed for _ in range(2)] == [5, 5]


def test_a_run_without_a_sketch_does_not_show_here(window, page, qtbot):
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert page.grid.current is None


def test_a_part_of_a_tile_is_redrawn_and_the_rest_stays_to_the_pixel(drawn, qtbot):
    view = drawn.canvas.grid.views[1]
    view.setFocus()
    before = view.tile
    qtbot.keyClick(view, Qt.Key.Key_R)
    page = drawn.sketch
    assert drawn.rail.page == "sketch"
    assert page.surface.picture == before.picture.clean
    assert (page.surface.tool, page.panel.strength.value, page.panel.prompt.text()) == ("mask", 100, "gold")
    assert not drawn.controls.seed.seeds.locked
    assert drawn.controls.seed.seeds.seed != before.request.seed
    qtbot.keyClick(page.surface, Qt.Key.Key_Space)
    mask = page.surface.redrawn
    for tile in drawn_from(drawn, qtbot):
        pairs = zip(tile.picture.clean, before.picture.clean, mask, strict=True)
        kept = [(now, then) for now, then, redrawn in pairs if not redrawn]
        assert kept
        assert all(now == then for now, then in kept)
        assert (tile.request.steps, tile.request.prompt) == (before.request.steps, before.request.prompt)


def test_a_result_is_taken_back_to_the_surface(window, page, qtbot):
    assert not page.take_button.isEnabled()
    tiles = drawn_from(window, qtbot)
    page.take_button.click()
    assert page.surface.picture == tiles[0].picture.clean
    page.panel.undo_button.click()
    assert page.surface.picture != tiles[0].picture.clean


def test_the_settings_of_a_result_draw_it_again_to_the_byte(window, page, qtbot):
    page.panel.tools["mask"].click()
    qtbot.keyClick(page.surface, Qt.Key.Key_Space)
    (tile, *_) = drawn_from(window, qtbot)
    window.controls.restore(tile.request)
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert window.studio.tiles[0].request == tile.request
    assert window.studio.tiles[0].picture.clean == tile.picture.clean


def test_tools_have_keys_and_buttons(page, qtbot):
    for key, tool in (("e", "eraser"), ("m", "mask"), ("k", "unmask"), ("b", "brush")):
        qtbot.keyClick(page.surface, key)
        assert page.surface.tool == tool
    page.panel.brush.box.setValue(7)
    assert page.surface.brush == 7
    qtbot.keyClick(page.surface, Qt.Key.Key_Space)
    qtbot.keyClick(page.surface, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert not page.panel.undo_button.isEnabled()
    page.panel.redo_button.click()
    assert page.panel.undo_button.isEnabled()
    page.panel.clear_button.click()
    assert set(page.surface.picture) == {255}


def test_a_picture_is_opened_or_dropped(window, page, qtbot, tmp_path, monkeypatch):
    Image.new("L", (40, 40), 90).save(tmp_path / "start.png")
    monkeypatch.setattr(dialogs, "ask_picture", lambda *_: None)
    page.panel.open_button.click()
    monkeypatch.setattr(dialogs, "ask_picture", lambda *_: tmp_path / "start.png")
    page.panel.open_button.click()
    qtbot.waitUntil(lambda: set(page.surface.picture) == {90})
    (tmp_path / "bad.png").write_bytes(b"no picture")
    page.surface.dropped.emit(tmp_path / "bad.png")
    qtbot.waitUntil(page.banner.isVisible)
    assert "cannot be read" in page.banner.message.text()
    assert set(page.surface.picture) == {90}


def test_stop_stops_the_run(window, page, qtbot):
    window.fake.model.hold()
    page.panel.draw_button.click()
    qtbot.waitUntil(lambda: window.studio.busy)
    assert page.panel.stop_button.isEnabled()
    page.panel.stop_button.click()
    window.fake.model.let_go()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert not page.panel.stop_button.isEnabled()


def test_keys_reach_everything_and_all_of_it_has_a_name(window, page, qtbot, qapp):
    drawn_from(window, qtbot)
    window.display.tell_problem(problem())
    assert unnamed(window) == []
    stops = tab_stops(qapp, page.panel.prompt)
    for name in ("Draw from it", "Strength, %", "Brush size", "Brush", "Open a picture…", "Drawing surface"):
        assert name in stops
    assert any(stop.startswith("Picture 1 of 4") for stop in stops)


def test_in_a_narrow_window_the_pictures_are_below_the_surface(window, page, qtbot):
    drawn_from(window, qtbot)
    assert page.grid.x() > page.surface.x()
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: page.grid.x() <= page.surface.x())
    right = page.mapToGlobal(page.rect().topRight()).x()
    for widget in (page.surface, page.grid, page.take_button):
        assert widget.mapToGlobal(widget.rect().topRight()).x() <= right
