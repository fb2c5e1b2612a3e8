import itertools

import pytest
from PySide6.QtCore import Qt

from glyphstudio.studio.create.seeds import Seeds
from glyphstudio.ui.create.seed_control import SeedControl


@pytest.fixture
def control(theme, qtbot):
    drawn = itertools.count(100)
    control = SeedControl(theme, Seeds(7, locked=False, used=True, draw=lambda: next(drawn)))
    qtbot.addWidget(control)
    control.show()
    return control


def typed(control, qtbot, text):
    control.box.selectAll()
    qtbot.keyClicks(control.box, text)
    qtbot.keyClick(control.box, Qt.Key.Key_Return)


def test_the_seed_is_on_show(control):
    assert control.box.text() == "7"
    assert not control.lock.isChecked()


@pytest.mark.parametrize("seed", [0, 2**31 - 1, 2**31, 2**32 - 1])
def test_every_seed_can_be_typed_and_is_kept(control, qtbot, seed):
    typed(control, qtbot, str(seed))
    assert control.seeds.seed == seed
    assert type(control.seeds.seed) is int
    assert control.box.text() == str(seed)
    assert control.lock.isChecked()


@pytest.mark.parametrize("text", ["4294967296", "99999999999999", "-5", "1.5", "x"])
def test_what_is_no_seed_cannot_be_typed(control, qtbot, text):
    typed(control, qtbot, text)
    assert 0 <= control.seeds.seed < 2**32
    assert control.box.text() == str(control.seeds.seed)


def test_the_dice_show_another_seed(control, qtbot):
    qtbot.mouseClick(control.dice, Qt.MouseButton.LeftButton)
    assert control.box.text() == "100"
    assert not control.lock.isChecked()


def test_the_lock_can_be_opened_and_closed(control, qtbot):
    for locked in (True, False):
        qtbot.mouseClick(control.lock, Qt.MouseButton.LeftButton)
        assert control.seeds.locked is locked
    assert control.lock.toolTip().startswith("Unlocked")


def test_the_arrow_keys_count_past_two_to_the_31(control, qtbot):
    typed(control, qtbot, str(2**31 - 1))
    qtbot.keyClick(control.box, Qt.Key.Key_Up)
    assert control.seeds.seed == 2**31
