"""The queue in the window: what waits is seen, moved, removed, tried again."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent

from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

CONTROL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def order(window):
    return [window.queue.list.item(row).text().split("\n")[0] for row in range(window.queue.list.count())]


@pytest.fixture
def waiting(window, qtbot):
    """A window that draws a, while b, c and d wait."""
    window.fake.model.hold()
    for prompt in "abcd":
        window.controls.prompt.set_text(prompt)
        qtbot.keyClick(window.controls.prompt, Qt.Key.Key_Return, CONTROL)
    qtbot.waitUntil(lambda: window.fake.model.evaluations == 1)
    return window


def drawn(window, qtbot):
    window.fake.model.let_go()
    qtbot.waitUntil(lambda: not window.runner.busy)
    return [prompt for prompt in dict.fromkeys(window.fake.model.prompts) if prompt]


def test_a_single_run_needs_no_panel(window):
    assert not window.queue.isVisible()
    window.fake.model.hold()
    window.generate()
    assert not window.queue.isVisible()


def test_what_waits_is_seen_and_drawn_in_its_order(waiting, qtbot):
    assert waiting.queue.isVisible()
    assert order(waiting) == ["a", "b", "c", "d"]
    assert waiting.queue.note.text().startswith("3 waiting")
    assert drawn(waiting, qtbot) == ["a", "b", "c", "d"]
    assert not waiting.queue.isVisible()


def test_ctrl_shift_enter_draws_next(waiting, qtbot):
    waiting.controls.prompt.set_text("e")
    qtbot.keyClick(waiting.controls.prompt, Qt.Key.Key_Return, CONTROL | SHIFT)
    assert order(waiting) == ["a", "e", "b", "c", "d"]


def test_alt_and_the_arrows_move_a_job_and_del_removes_it(waiting, qtbot):
    jobs = waiting.queue.list
    jobs.setFocus()
    jobs.setCurrentRow(3)
    qtbot.keyClick(jobs, Qt.Key.Key_Up, ALT)
    assert order(waiting) == ["a", "b", "d", "c"]
    assert jobs.currentRow() == 2
    qtbot.keyClick(jobs, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(jobs, Qt.Key.Key_Up, ALT)
    qtbot.keyClick(jobs, Qt.Key.Key_Down, ALT)
    assert order(waiting) == ["a", "b", "d", "c"]
    qtbot.keyClick(jobs, Qt.Key.Key_Delete)
    assert order(waiting) == ["a", "b", "c"]
    assert drawn(waiting, qtbot) == ["a", "b", "c"]


@pytest.mark.parametrize(("row", "expected"), [(1, "adbc"), (2, "abdc"), (None, "abcd")])
def test_a_job_is_dragged_to_its_place(waiting, row, expected):
    jobs = waiting.queue.list
    jobs.setCurrentRow(3)
    place = QPoint(5, jobs.height() - 2) if row is None else jobs.visualItemRect(jobs.item(row)).center()
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    jobs.dropEvent(QDropEvent(QPointF(place), Qt.DropAction.MoveAction, QMimeData(), buttons, keys))
    assert order(waiting) == list(expected)


def test_the_current_job_is_cancelled_by_removing_it(waiting, qtbot):
    waiting.queue.list.setFocus()
    waiting.queue.list.setCurrentRow(0)
    qtbot.keyClick(waiting.queue.list, Qt.Key.Key_Delete)
    waiting.fake.model.let_go()
    qtbot.waitUntil(lambda: not waiting.runner.busy)
    assert waiting.fake.model.prompts.count("b") > 0


def test_a_pause_begins_nothing_more_until_it_is_over(waiting, qtbot):
    qtbot.mouseClick(waiting.queue.pause, Qt.MouseButton.LeftButton)
    assert waiting.actions_.pause.isChecked()
    assert waiting.queue.note.text() == "Paused · 3 waiting"
    assert drawn(waiting, qtbot) == ["a"]
    waiting.actions_.pause.trigger()
    assert drawn(waiting, qtbot) == ["a", "b", "c", "d"]


def test_all_is_cancelled_by_button_or_key_and_what_comes_after_alone(waiting, qtbot):
    waiting.actions_.cancel_others.trigger()
    assert order(waiting) == ["a"]
    assert not waiting.actions_.cancel_others.isEnabled()
    waiting.generate()
    qtbot.keyClick(waiting, Qt.Key.Key_Escape, SHIFT)
    assert drawn(waiting, qtbot) == ["a"]
    assert waiting.status.message.text().startswith("Stopped")


def test_one_that_failed_is_tried_again(start, qtbot):
    window = start(FakeServices(FakeModel(failing_at=2)))
    window.controls.prompt.set_text("a")
    window.generate()
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert window.queue.isVisible()
    assert "failed" in window.queue.list.item(0).text()
    assert "boom" in window.queue.list.item(0).toolTip()
    window.queue.list.setFocus()
    window.queue.list.setCurrentRow(0)
    qtbot.keyClick(window.queue.list, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.runner.busy)
    assert all(tile.finished for tile in window.studio.tiles)
    assert not window.queue.isVisible()


def test_every_control_of_the_queue_has_a_name(waiting):
    from tests.ui.window.test_accessibility import problem, unnamed

    waiting.display.tell_problem(problem())
    assert unnamed(waiting) == []
