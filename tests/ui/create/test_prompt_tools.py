"""Choices and weights in the prompt."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextCursor

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.ui.create.expansion_line import ExpansionLine
from glyphstudio.ui.create.prompt_box import PromptBox

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def box(theme, qtbot):
    box = PromptBox()
    qtbot.addWidget(box)
    with qtbot.waitActive(box):
        box.show()
        box.activateWindow()
    box.setFocus()
    return box


def select(box, part):
    cursor = box.document().find(part)
    assert not cursor.isNull()
    box.setTextCursor(cursor)


def test_each_picture_draws_its_own_choice(window, qtbot):
    controls = window.controls
    controls.seed.choose(0)
    controls.prompt.set_text("a {red|blue} bird")
    assert controls.expansion.isVisible()
    assert controls.expansion.accessibleName() == "→ a red bird · a blue bird (2 combinations)"
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    prompts = [tile.request.prompt for tile in window.studio.tiles]
    assert prompts == ["a red bird", "a blue bird", "a red bird", "a blue bird"]
    assert window.canvas.title._whole == "a red bird, and one other"
    assert window.canvas.grid.views[1].toolTip() == "<p>a blue bird</p>"
    assert window.controls.prompt.history.older("") == "a {red|blue} bird"


def test_the_line_follows_seed_count_and_text(window):
    controls = window.controls
    controls.prompt.set_text("{a|b|c}")
    controls.seed.choose(1)
    controls.count.box.setValue(1)
    assert controls.expansion.accessibleName() == "→ b (3 combinations)"
    controls.count.box.setValue(2)
    assert controls.expansion.accessibleName() == "→ b · c (3 combinations)"
    controls.prompt.set_text("plain")
    assert not controls.expansion.isVisible()


def test_what_the_next_seed_is_not_known_for_is_an_example(window, qtbot):
    window.controls.prompt.set_text("{a|b}")
    assert window.controls.expansion.accessibleName().startswith("→")
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert window.controls.expansion.accessibleName().startswith("for example")


def test_a_choice_that_does_not_end_is_said_while_it_is_typed(theme, qtbot):
    line = ExpansionLine()
    qtbot.addWidget(line)
    line.show_prompts("a {red|", 0, 1, certain=True)
    assert line.accessibleName().startswith("A choice in the prompt does not end. Write {red|blue}")


def test_a_recalled_prompt_has_no_choices_that_it_did_not_have(window):
    request = GenerationRequest(prompt="a {b|c}", negative_prompt="{d}")
    window.controls.restore(request)
    (again, *_) = window.controls.draft().requests(window.studio.facts)
    assert (again.prompt, again.negative_prompt) == ("a {b|c}", "{d}")


def test_keys_change_the_weight_of_the_word_under_the_cursor(box, qtbot):
    qtbot.keyClicks(box, "a golden bird")
    box.moveCursor(QTextCursor.MoveOperation.PreviousWord)
    for text in ("a golden (bird:1.1)", "a golden (bird:1.2)"):
        qtbot.keyClick(box, Qt.Key.Key_Up, CONTROL)
        assert box.text == text
    for text in ("a golden (bird:1.1)", "a golden bird", "a golden (bird:0.9)"):
        qtbot.keyClick(box, Qt.Key.Key_Down, CONTROL)
        assert box.text == text
    qtbot.keyClicks(box, "s")
    assert box.text == "a golden (birds:0.9)"


def test_keys_change_the_weight_of_what_is_selected_and_keep_it_selected(box, qtbot):
    box.set_text("a 🐉 golden bird")
    select(box, "golden bird")
    qtbot.keyClick(box, Qt.Key.Key_Up, CONTROL)
    qtbot.keyClick(box, Qt.Key.Key_Up, CONTROL)
    assert box.text == "a 🐉 (golden bird:1.2)"
    assert box.textCursor().selectedText() == "golden bird"
    box.undo()
    assert box.text == "a 🐉 (golden bird:1.1)"


def test_where_there_is_no_word_nothing_changes(box, qtbot):
    qtbot.keyClick(box, Qt.Key.Key_Up, CONTROL)
    assert box.text == ""
