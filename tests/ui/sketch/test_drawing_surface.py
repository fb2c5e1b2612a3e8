"""Strokes by mouse, pen and keyboard on the model's own pixels; undo; the mask."""

import pytest
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QInputDevice, QPointingDevice, QTabletEvent

from glyphstudio.ui.sketch.drawing_surface import MOST_UNDO, DrawingSurface

SIDE = 32
BLANK = b"\xff" * SIDE * SIDE


@pytest.fixture
def surface(qtbot, theme):
    surface = DrawingSurface(theme, SIDE)
    qtbot.addWidget(surface)
    surface.resize(324, 324)  # ten pixels of the screen for one of the sheet, and a frame
    surface.show()
    return surface


def at(x, y):
    return QPoint(2 + round(10 * x), 2 + round(10 * y))


def ink(surface, x, y):
    return 255 - surface.picture[y * SIDE + x]


def stroke(qtbot, surface, *points):
    qtbot.mousePress(surface, Qt.MouseButton.LeftButton, pos=at(*points[0]))
    for point in points[1:]:
        move(surface, at(*point))
    qtbot.mouseRelease(surface, Qt.MouseButton.LeftButton, pos=at(*points[-1]))


def move(surface, position):
    """QTest's own move has no button down."""
    from PySide6.QtGui import QMouseEvent

    event = QMouseEvent(
        QEvent.Type.MouseMove,
        QPointF(position),
        QPointF(surface.mapToGlobal(position)),
        Qt.MouseButton.NoButton,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    surface.mouseMoveEvent(event)


def device(number, kind):
    stylus, pressure = QInputDevice.DeviceType.Stylus, QInputDevice.Capability.Pressure
    return QPointingDevice(kind.name, number, stylus, kind, pressure, 1, 3)


PEN = device(1, QPointingDevice.PointerType.Pen)
RUBBER = device(2, QPointingDevice.PointerType.Eraser)


def tablet(surface, kind, position, pressure, device=PEN):
    place, none, nothing = QPointF(position), Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier
    event = QTabletEvent(kind, device, place, place, pressure, 0, 0, 0, 0, 0, nothing, none, none)
    surface.tabletEvent(event)
    assert event.isAccepted()


def pen_stroke(surface, pressure, device=PEN, y=16):
    tablet(surface, QEvent.Type.TabletPress, at(4, y), pressure, device)
    tablet(surface, QEvent.Type.TabletMove, at(28, y), pressure, device)
    tablet(surface, QEvent.Type.TabletRelease, at(28, y), 0.0, device)
    tablet(surface, QEvent.Type.TabletMove, at(28, 30), 0.0, device)


def test_the_mouse_draws_and_the_eraser_takes_away(qtbot, surface):
    surface.brush = 4
    stroke(qtbot, surface, (4, 16), (28, 16))
    assert ink(surface, 16, 16) == 255
    assert ink(surface, 16, 24) == 0
    surface.tool = "eraser"
    stroke(qtbot, surface, (16, 4), (16, 28))
    assert ink(surface, 16, 16) == 0
    assert ink(surface, 8, 16) == 255


def test_the_right_button_and_a_move_without_a_press_draw_nothing(qtbot, surface):
    qtbot.mousePress(surface, Qt.MouseButton.RightButton, pos=at(4, 4))
    qtbot.mouseRelease(surface, Qt.MouseButton.RightButton, pos=at(4, 4))
    move(surface, at(20, 20))
    assert surface.picture == BLANK


def test_a_pen_draws_as_wide_as_it_is_pressed_and_erases_with_its_other_end(surface):
    surface.brush = 8
    widths = []
    for pressure in (0.1, 1.0):
        pen_stroke(surface, pressure)
        widths.append(sum(ink(surface, 16, y) for y in range(SIDE)))
        surface.undo()
    assert widths[1] > 2 * widths[0] > 0
    pen_stroke(surface, 1.0)
    pen_stroke(surface, 1.0, RUBBER)
    assert ink(surface, 16, 16) == 0


def test_strokes_are_taken_back_and_drawn_again(qtbot, surface):
    surface.undo()
    surface.redo()
    stroke(qtbot, surface, (4, 4), (20, 4))
    one = surface.picture
    stroke(qtbot, surface, (4, 20), (20, 20))
    two = surface.picture
    surface.undo()
    assert surface.picture == one
    surface.undo()
    assert surface.picture == BLANK
    assert not surface.can_undo
    surface.redo()
    surface.redo()
    assert surface.picture == two
    surface.undo()
    stroke(qtbot, surface, (10, 10))
    assert not surface.can_redo


def test_no_more_is_remembered_than_there_is_room_for(qtbot, surface):
    for _ in range(MOST_UNDO + 5):
        qtbot.keyClick(surface, Qt.Key.Key_Space)
    for _ in range(MOST_UNDO):
        assert surface.can_undo
        surface.undo()
    assert not surface.can_undo


def test_a_mask_is_painted_over_the_picture_and_leaves_it(qtbot, surface):
    surface.brush = 6
    stroke(qtbot, surface, (4, 16), (28, 16))
    before = surface.picture
    assert surface.redrawn is None
    surface.tool = "mask"
    stroke(qtbot, surface, (4, 16), (28, 16))
    assert surface.picture == before
    assert set(surface.redrawn) == {0, 255}
    assert surface.redrawn[16 * SIDE + 16] == 255
    surface.tool = "unmask"
    surface.brush = 12
    stroke(qtbot, surface, (16, 4), (16, 28))
    assert surface.redrawn[16 * SIDE + 16] == 0
    surface.clear()
    assert surface.redrawn is None
    assert surface.picture == before
    surface.tool = "brush"
    surface.clear()
    assert surface.picture == BLANK


def test_everything_can_be_drawn_with_the_keyboard(qtbot, surface):
    surface.brush = 4
    qtbot.keyClick(surface, Qt.Key.Key_Space)
    assert ink(surface, 16, 16) > 0
    for _ in range(8):
        qtbot.keyClick(surface, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier)
    assert ink(surface, 20, 16) > 0
    for _ in range(40):
        qtbot.keyClick(surface, Qt.Key.Key_Up)
    qtbot.keyClick(surface, Qt.Key.Key_Space)
    assert ink(surface, 24, 0) > 0
    assert ink(surface, 24, 8) == 0


def test_a_picture_is_laid_on_the_sheet_to_the_byte_and_can_be_undone(qtbot, surface):
    grey = bytes(number % 256 for number in range(SIDE * SIDE))
    surface.show_picture(SIDE, grey)
    assert surface.picture == grey
    surface.undo()
    assert surface.picture == BLANK


def test_a_sheet_of_another_size_has_its_rows_whole(surface):
    surface.set_side(33)
    grey = bytes(number % 251 for number in range(33 * 33))
    surface.show_picture(33, grey)
    assert surface.picture == grey
    surface.set_side(33)
    assert surface.can_undo


@pytest.mark.parametrize("name", ["light", "dark"])
def test_paper_picture_mask_and_cross_are_painted(qtbot, surface, theme, name):
    theme.choose(name)
    images = [surface.grab().toImage()]
    surface.brush = 8
    for tool in ("brush", "mask"):
        surface.tool = tool
        stroke(qtbot, surface, (4, 16), (28, 16))
        images.append(surface.grab().toImage())
    colours = {image.pixelColor(at(10, 16)).name() for image in images}
    assert len(colours) == 3
    assert images[0].pixelColor(at(10, 30)).name() == theme.colour("paper").name()


def test_a_picture_file_can_be_dropped_and_nothing_else(qtbot, surface, tmp_path):
    for name, welcome in (("a.png", True), ("b.JPG", True), ("c.txt", False)):
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name))])
        place, action, button = QPoint(9, 9), Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
        entering = QDragEnterEvent(place, action, mime, button, Qt.KeyboardModifier.NoModifier)
        entering.ignore()
        surface.dragEnterEvent(entering)
        assert entering.isAccepted() is welcome
        dropping = QDropEvent(QPointF(place), action, mime, button, Qt.KeyboardModifier.NoModifier)
        with qtbot.waitSignal(surface.dropped, raising=False, timeout=10 if not welcome else 1000) as told:
            surface.dropEvent(dropping)
        assert told.signal_triggered is welcome
