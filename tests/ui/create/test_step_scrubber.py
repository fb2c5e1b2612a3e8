"""Three views of a step, and every step again after a run."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices


def shown(window):
    return [view.grey for view in window.canvas.grid.views]


@pytest.mark.parametrize(("view", "key"), [("noisy", Qt.Key.Key_2), ("noise", Qt.Key.Key_3), ("clean", Qt.Key.Key_1)])
def test_each_view_has_a_button_and_a_key(drawn, qtbot, view, key):
    qtbot.keyClick(drawn, key, Qt.KeyboardModifier.ControlModifier)
    pictures = [tile.picture for tile in drawn.studio.tiles]
    assert shown(drawn) == [getattr(picture, view) for picture in pictures]
    assert drawn.canvas.view_switch.view == view
    assert drawn.session.preferences.view == view


def test_before_a_run_and_during_it_there_is_nothing_to_look_at_again(start, qtbot):
    window = start(FakeServices(FakeModel()))
    assert not window.canvas.scrubber.isVisible()
    window.fake.model.hold()
    window.generate()
    qtbot.waitUntil(lambda: window.studio.tiles[0].picture is not None)
    assert not window.canvas.scrubber.isVisible()
    window.fake.model.let_go()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert window.canvas.scrubber.isVisible()


def test_dragging_shows_each_step_of_all_tiles(drawn):
    scrubber = drawn.canvas.scrubber
    assert (scrubber.slider.minimum(), scrubber.slider.maximum(), scrubber.slider.value()) == (0, 3, 3)
    assert scrubber.label.text() == "Step 3 of 3"
    finished = [tile.picture for tile in drawn.studio.tiles]
    for step in (2, 1, 0):
        scrubber.slider.setValue(step)
        assert scrubber.label.text() == f"Step {step} of 3"
        assert shown(drawn) == [picture.at(step).clean for picture in finished]
        assert drawn.canvas.grid.views[0].picture.step == step
    assert drawn.canvas.grid.views[0].grab() is not None
    scrubber.slider.setValue(3)
    assert [view.picture for view in drawn.canvas.grid.views] == finished


def test_the_next_run_shows_what_it_draws(drawn, qtbot):
    drawn.canvas.scrubber.slider.setValue(0)
    drawn.generate()
    qtbot.waitUntil(lambda: not drawn.studio.busy)
    assert all(view.picture is view.tile.picture for view in drawn.canvas.grid.views)
    assert drawn.canvas.scrubber.slider.value() == 3


def test_a_run_that_was_stopped_has_the_steps_that_it_came_to(start, qtbot):
    window = start(FakeServices(FakeModel(seconds=0.01)))
    window.controls.steps.box.setValue(100)
    window.generate()
    qtbot.waitUntil(lambda: window.fake.model.evaluations > 20)
    window.display.cancel()
    qtbot.waitUntil(lambda: not window.studio.busy)
    scrubber = window.canvas.scrubber
    assert 0 < scrubber.slider.maximum() < 100
    assert scrubber.label.text() == f"Step {scrubber.slider.maximum()} of 100"


def test_copying_a_step_copies_what_is_on_show_and_no_request(drawn):
    drawn.canvas.grid.views[0].setFocus()
    drawn.actions_.copy.trigger()
    assert QGuiApplication.clipboard().mimeData().data("image/png")
    drawn.canvas.scrubber.slider.setValue(1)
    drawn.actions_.copy.trigger()
    mime = QGuiApplication.clipboard().mimeData()
    image = QGuiApplication.clipboard().image()
    assert image.pixelColor(8, 8).red() == drawn.studio.tiles[0].picture.at(1).clean[8 * 16 + 8]
    assert bytes(mime.data("image/png")) != drawn.studio.tiles[0].picture.clean


def test_pictures_of_an_earlier_day_have_no_steps(drawn, start, qtbot):
    drawn.close()
    again = start()
    qtbot.waitUntil(lambda: len(again.studio.tiles) == 4)
    assert not again.canvas.scrubber.isVisible()
    again.canvas.view_switch.set_view("noise")
    assert shown(again) == [tile.picture.clean for tile in again.studio.tiles]


def test_in_a_small_window_the_buttons_have_room_below_the_title(drawn, qtbot):
    switch, title = drawn.canvas.view_switch, drawn.canvas.title
    assert switch.mapTo(drawn, switch.rect().topLeft()).x() > title.mapTo(drawn, title.rect().topRight()).x()
    drawn.resize(drawn.minimumSize())
    qtbot.waitUntil(lambda: not drawn.canvas.save_all_button.isVisible())
    qtbot.waitUntil(lambda: title.width() > 200)
    qtbot.waitUntil(lambda: drawn.canvas.geometry().left() > drawn.controls.geometry().right())
    for button in switch.buttons.values():
        assert button.width() >= button.sizeHint().width()


def test_in_a_small_window_the_invitation_keeps_its_prompts_readable(window, qtbot):
    empty = window.canvas.empty
    assert empty.icon.isVisible()
    window.resize(window.minimumSize())
    qtbot.waitUntil(lambda: not empty.icon.isVisible())
    qtbot.waitUntil(lambda: all(chip.width() >= chip.sizeHint().width() for chip in empty.chips))
    for chip in empty.chips:
        assert empty.rect().contains(chip.geometry())
