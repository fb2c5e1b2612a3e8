import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from glyphstudio.ui.widgets.number_control import NumberControl


@pytest.fixture
def control(theme, qtbot):
    control = NumberControl(theme, "Guidance", 0.0, 20.0, 0.1)
    qtbot.addWidget(control)
    control.edits = []
    control.edited.connect(control.edits.append)
    control.resize(250, 80)
    control.show()
    with qtbot.waitActive(control):
        control.activateWindow()
    return control


def test_box_and_slider_agree_whoever_is_moved(control):
    control.box.setValue(7.5)
    assert control.slider.value() == 75
    control.slider.setValue(120)
    assert control.box.value() == 12.0
    assert control.edits == [7.5, 12.0]


def test_a_value_from_the_program_is_no_edit(control):
    control.set_value(4.2)
    assert (control.value, control.slider.value()) == (4.2, 42)
    assert control.edits == []


def test_typing_shows_what_was_typed(control, qtbot):
    control.box.setFocus()
    control.box.selectAll()
    qtbot.keyClicks(control.box, "15.5")
    qtbot.keyClick(control.box, Qt.Key.Key_Return)
    assert control.value == 15.5


@pytest.mark.parametrize("typed", ["21", "999", "-1"])
def test_a_value_out_of_range_cannot_be_typed(control, qtbot, typed):
    control.box.selectAll()
    qtbot.keyClicks(control.box, typed)
    qtbot.keyClick(control.box, Qt.Key.Key_Return)
    assert 0.0 <= control.value <= 20.0


def test_the_keyboard_moves_the_slider(control, qtbot):
    control.set_value(5.0)
    control.slider.setFocus()
    qtbot.keyClick(control.slider, Qt.Key.Key_Right)
    assert control.value == 5.1
    qtbot.keyClick(control.slider, Qt.Key.Key_Home)
    assert control.value == 0.0


def test_the_mouse_drags_the_handle_where_it_is_painted(control, qtbot):
    slider = control.slider
    control.set_value(10.0)
    middle = slider.height() // 2 - 1
    handle = QPoint(round(slider._x(slider.value())), middle)
    QTest.mousePress(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, handle)
    assert slider.isSliderDown()
    QTest.mouseMove(slider, handle + QPoint(40, 0))
    QTest.mouseRelease(slider, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, handle + QPoint(40, 0))
    assert control.value > 11.0


def test_the_useful_band_is_painted_and_told(control):
    before = control.grab().toImage()
    control.set_band(5.0, 15.0, "useful: 5 to 15")
    assert control.grab().toImage() != before
    assert control.slider.toolTip() == control.box.toolTip() == "useful: 5 to 15"


def test_the_number_stands_inside_its_box(control):
    for scheme in ("dark", "light"):
        control.slider._theme.choose(scheme)
        place = control.box.lineEdit().geometry()
        assert control.box.rect().adjusted(4, 0, -4, 0).contains(place)
        assert place.width() > 30
