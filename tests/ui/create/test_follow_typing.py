"""A glyph that follows the typing, in the window."""

import pytest
from PySide6.QtCore import QCoreApplication, QPoint, Qt
from PySide6.QtGui import QInputMethodEvent

from glyphstudio.engine.request import GenerationRequest


@pytest.fixture
def following(window, qtbot):
    box = window.controls.follow
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(10, box.height() // 2))
    assert box.isChecked()
    assert window.live._timer.isActive()
    window.live.forget()
    return window


def test_typing_shows_a_glyph_that_the_library_does_not_keep(following, qtbot):
    qtbot.keyClicks(following.controls.prompt, "gold")
    qtbot.waitUntil(lambda: len(following.studio.tiles) == 1)
    tile = following.studio.tiles[0]
    assert (tile.request.prompt, tile.request.steps) == ("gold", 4)
    assert tile.picture.number is None
    assert following.canvas.grid.isVisible()
    assert following.canvas.title.text() == "gold"
    assert following.status.message.text().startswith("Preview")
    seed = tile.request.seed
    following.generate()
    qtbot.waitUntil(lambda: not following.studio.busy)
    assert following.studio.tiles[0].request.seed == seed, "the seed that was looked at is the one that is drawn"
    assert following.studio.tiles[0].picture.number is not None


def test_without_the_switch_typing_draws_nothing(window, qtbot):
    qtbot.keyClicks(window.controls.prompt, "gold")
    assert not window.live._timer.isActive()


def test_recalling_a_picture_does_not_replace_the_table(following):
    following.controls.restore(GenerationRequest(prompt="gold", composition="⿰火水"))
    assert not following.live._timer.isActive()


def test_letters_of_an_input_method_wait(following):
    box = following.controls.prompt
    QCoreApplication.sendEvent(box, QInputMethodEvent("ni", []))
    assert not following.live._timer.isActive()
    committed = QInputMethodEvent()
    committed.setCommitString("你")
    QCoreApplication.sendEvent(box, committed)
    assert box.text == "你"
    assert following.live._timer.isActive()


def test_the_next_start_follows_again(following, start):
    following.close()
    again = start()
    assert again.controls.follow.isChecked()
    assert again.live.enabled
    assert not again.live._timer.isActive()
