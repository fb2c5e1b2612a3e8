import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.tiles import Tile
from glyphstudio.ui.pictures.tile_grid import TileGrid
from tests.support.fake_services import FakeServices

INK, PAPER = b"\0" * 64, b"\xff" * 64


def picture(step=2, noisy=INK, clean=PAPER):
    return Picture(size=8, step=step, total_steps=2, sigma=0.0, noisy=noisy, clean=clean)


def tiles_of(count, **values):
    requests = requests_of(GenerationRequest(prompt="gold", seed=7), count)
    return tuple(Tile(request).developed(picture(**values)) for request in requests)


@pytest.fixture
def grid(theme, qtbot):
    grid = TileGrid(theme, FakeServices().services.resample)
    qtbot.addWidget(grid)
    grid.currents = []
    grid.current_changed.connect(grid.currents.append)
    grid.resize(640, 480)
    grid.show()
    with qtbot.waitActive(grid):
        grid.activateWindow()
    return grid


def visible(grid):
    return [view for view in grid.views if view.isVisible()]


def centre(view):
    return view.grab().toImage().pixelColor(view.width() // 2, view.height() // 2)


def test_an_empty_grid_has_no_current_tile(grid):
    assert grid.current is None
    assert grid.current_view is None


@pytest.mark.parametrize("count", [1, 4, 36])
def test_every_tile_is_there_square_and_inside(grid, count):
    grid.show_tiles(tiles_of(count))
    assert len(visible(grid)) == count
    for view in visible(grid):
        assert view.width() == view.height()
        assert grid.widget().rect().contains(view.geometry())


def test_fewer_tiles_leave_none_of_the_others_behind(grid):
    grid.show_tiles(tiles_of(9))
    grid.views[8].setFocus()
    grid.show_tiles(tiles_of(2))
    assert len(visible(grid)) == 2
    assert grid.current is grid.views[1].tile


def test_the_view_switch_changes_what_is_painted(grid, theme):
    grid.show_tiles(tiles_of(4))
    assert centre(grid.views[0]) == QColor(theme.colours["paper"])
    grid.show_view("noisy")
    assert centre(grid.views[0]) == QColor(theme.colours["ink"])
    grid.show_view("clean")
    assert centre(grid.views[0]) == QColor(theme.colours["paper"])


def test_a_newer_picture_is_painted_in_place_of_the_older(grid, theme):
    tiles = tiles_of(2, step=1)
    grid.show_tiles(tiles)
    assert centre(grid.views[0]) == QColor(theme.colours["paper"])
    grid.show_tiles((tiles[0].developed(picture(clean=INK)), tiles[1]))
    assert centre(grid.views[0]) == QColor(theme.colours["ink"])
    assert centre(grid.views[1]) == QColor(theme.colours["paper"])


def test_a_tile_that_has_not_changed_is_not_painted_again(grid, qtbot):
    tiles = tiles_of(2, step=1)
    grid.show_tiles(tiles)
    qtbot.wait(20)
    pixmaps = [view._pixmap for view in grid.views]
    grid.show_tiles((tiles[0].developed(picture()), tiles[1]))
    assert grid.views[0]._pixmap is None
    assert grid.views[1]._pixmap is pixmaps[1]


def test_pictures_are_as_sharp_as_the_screen(grid, qtbot, monkeypatch):
    grid.show_tiles(tiles_of(1))
    view = grid.views[0]
    for ratio in (1.0, 1.5, 2.0):
        monkeypatch.setattr(view, "devicePixelRatioF", lambda ratio=ratio: ratio)
        view.repaint()
        inset = max(4.0, round((view.width() - 10) * 0.04))
        assert view._pixmap.width() == round((view.width() - 10 - 2 * inset) * ratio)


def test_a_picture_that_still_changes_is_not_resampled_for_each_step(grid):
    grid.show_tiles(tiles_of(1, step=1))
    view = grid.views[0]
    view.repaint()
    assert view._pixmap.width() == 8
    grid.show_tiles((view.tile.stopped(),))
    view.repaint()
    assert view._pixmap.width() > 300


def test_arrows_home_and_end_travel_from_tile_to_tile(grid, qtbot):
    grid.show_tiles(tiles_of(6))
    columns = grid.layout_now.columns
    grid.views[0].setFocus()
    path = []
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_End, Qt.Key.Key_Home):
        qtbot.keyClick(grid.current_view, key)
        path.append(grid.views.index(grid.current_view))
    assert path == [1, 1 + columns, columns, 0, 5, 0]
    qtbot.keyClick(grid.current_view, Qt.Key.Key_Left)
    assert grid.current_view is grid.views[0]


def test_a_click_chooses_and_says_so(grid, qtbot):
    grid.show_tiles(tiles_of(4))
    qtbot.mouseClick(grid.views[2], Qt.MouseButton.LeftButton)
    assert grid.current is grid.views[2].tile
    assert grid.currents[-1] is grid.current


def test_tab_reaches_the_current_tile_only(grid):
    grid.show_tiles(tiles_of(4))
    grid.views[2].setFocus()
    tabbed = [bool(view.focusPolicy() & Qt.FocusPolicy.TabFocus) for view in grid.views]
    assert tabbed == [False, False, True, False]


@pytest.mark.parametrize("back", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_looks_closely_arrows_go_on_and_enter_or_esc_goes_back(grid, qtbot, back):
    grid.show_tiles(tiles_of(6))
    grid.views[1].setFocus()
    qtbot.keyClick(grid.views[1], Qt.Key.Key_Return)
    assert grid.looks_closely
    assert visible(grid) == [grid.views[1]]
    qtbot.keyClick(grid.views[1], Qt.Key.Key_Right)
    assert visible(grid) == [grid.views[2]]
    assert grid.views[2].hasFocus()
    qtbot.keyClick(grid.views[2], back)
    assert len(visible(grid)) == 6
    assert grid.views[2].hasFocus()


def test_a_double_click_looks_closely(grid, qtbot):
    grid.show_tiles(tiles_of(4))
    qtbot.mouseDClick(grid.views[3], Qt.MouseButton.LeftButton)
    assert visible(grid) == [grid.views[3]]


def test_a_drag_begins_after_some_way_and_a_click_is_none(grid, qtbot):
    drags = []
    grid.drag_wanted.connect(lambda: drags.append(grid.current))
    grid.show_tiles(tiles_of(4))
    view = grid.views[1]
    start = QPoint(30, 30)
    QTest.mousePress(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)
    QTest.mouseMove(view, start + QPoint(1, 1))
    assert not drags
    QTest.mouseMove(view, start + QPoint(40, 0))
    assert drags == [view.tile]
    QTest.mouseRelease(view, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, start)


def test_the_seed_shows_under_the_mouse(grid, qtbot, monkeypatch):
    grid.show_tiles(tiles_of(1))
    view = grid.views[0]
    without = view.grab().toImage()
    monkeypatch.setattr(view, "underMouse", lambda: not view.isHidden())
    assert view.grab().toImage() != without
    assert view._caption() == "Seed 7"
    grid.show_tiles((Tile(view.tile.request).developed(picture(step=1)).stopped(),))
    assert view._caption() == "Seed 7 · stopped at step 1"


def test_a_tile_says_what_it_is_to_those_who_do_not_see_it(grid):
    grid.show_tiles(tiles_of(2))
    assert grid.views[1].accessibleName() == "Picture 2 of 2, seed 8, finished"
    assert grid.views[1].accessibleDescription() == "gold"


def test_many_tiles_in_a_small_window_can_be_scrolled_to(grid, qtbot):
    grid.resize(330, 260)
    grid.show_tiles(tiles_of(36))
    assert grid.verticalScrollBar().maximum() > 0
    assert grid.horizontalScrollBar().maximum() == 0
    grid.views[0].setFocus()
    qtbot.keyClick(grid.views[0], Qt.Key.Key_End)
    last = grid.views[35]
    top = last.mapTo(grid.viewport(), QPoint(0, 0)).y()
    assert 0 <= top <= grid.viewport().height() - last.height()


def test_a_tile_without_a_picture_is_blank_paper(grid):
    grid.show_tiles((Tile(GenerationRequest(prompt="gold")),))
    assert grid.current_view.grey is None
    assert not grid.current_view.grab().isNull()
    assert grid.current_view.accessibleName().endswith("waiting")
