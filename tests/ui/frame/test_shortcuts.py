"""F1: every key, searched and changed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence

from glyphstudio.studio import preferences
from glyphstudio.ui.frame.shortcuts_dialog import ShortcutsDialog

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_F1)
    dialog = window.findChild(ShortcutsDialog)
    assert dialog.isVisible()
    return dialog


def titles(dialog):
    return [item.text(0) for item, _ in dialog._rows if not item.isHidden()]


def keys_of(dialog, name):
    return next(item.text(1) for item, entry in dialog._rows if entry.name == name)


def press(dialog, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    dialog.key.setFocus()
    qtbot.keyClick(dialog.key, key, modifier)


def test_every_action_with_a_key_is_there(window, dialog):
    listed = {action for _, entry in dialog._rows for action in entry.actions}
    with_keys = {action for action in window.findChildren(QAction) if action.shortcuts()}
    assert with_keys <= listed
    assert keys_of(dialog, "generate") == "Ctrl+Return"
    assert keys_of(dialog, "favourite") == "."
    assert {"Give the word more weight", "Dark", "Sooner"} <= set(titles(dialog))
    assert {"Favourite", "Favourite (Pictures)"} <= set(titles(dialog))
    assert len(set(titles(dialog))) == len(titles(dialog))
    assert len({entry.name for _, entry in dialog._rows}) == len(dialog._rows)


def test_no_action_is_known_by_its_title_for_that_changes_with_the_language(dialog):
    """Keys given to such actions were lost when the window began to speak another language."""
    nameless = {entry.title for _, entry in dialog._rows for action in entry.actions if not action.objectName()}
    assert nameless == set()
    names = {entry.name for _, entry in dialog._rows}
    assert {
        "library.favourite",
        "queue.later",
        "export.later",
        "sketch.brush",
        "prompt.heavier",
        "explore.keep_action",
    } <= names


def test_it_is_searched_by_words_and_by_keys(dialog, qtbot):
    qtbot.keyClicks(dialog.search, "SEED an")
    assert titles(dialog) == ["Another seed"]
    assert dialog.entry.name == "new_seed"
    dialog.search.setText("ctrl+esc")
    assert titles(dialog) == ["Cancel what comes after"]
    dialog.search.setText("nothing at all")
    assert titles(dialog) == []


def test_a_new_key_holds_at_once_and_at_the_next_start(window, dialog, qtbot, places, start):
    dialog.choose("new_seed")
    press(dialog, qtbot, Qt.Key.Key_D, CONTROL)
    assert keys_of(dialog, "new_seed") == "Ctrl+D"
    assert preferences.read(places.preferences).keys == {"new_seed": ["Ctrl+D"]}
    dialog.close()
    with qtbot.waitActive(window):
        window.activateWindow()
    before = window.controls.seed.seeds.seed
    qtbot.keyClick(window, Qt.Key.Key_R, CONTROL)
    assert window.controls.seed.seeds.seed == before
    qtbot.keyClick(window, Qt.Key.Key_D, CONTROL)
    assert window.controls.seed.seeds.seed != before
    window.close()
    assert start().actions_.new_seed.shortcut() == QKeySequence("Ctrl+D")


def test_a_key_that_is_taken_is_refused_with_a_sentence(dialog, qtbot):
    dialog.choose("new_seed")
    press(dialog, qtbot, Qt.Key.Key_L, CONTROL)
    assert dialog.note.text() == "Ctrl+L is taken: Edit the prompt."
    assert keys_of(dialog, "new_seed") == "Ctrl+R"
    assert dialog.key.keySequence() == QKeySequence("Ctrl+R")


def test_keys_of_widgets_that_never_meet_may_be_the_same(window, dialog):
    heavier = next(entry for _, entry in dialog._rows if entry.title == "Give the word more weight")
    assert len(heavier.actions) == 2, "prompt and negative prompt"
    assert window.shortcuts.rebind(heavier, "Alt+Up") == "", "the list of jobs has it, too, elsewhere"
    assert window.shortcuts.rebind(heavier, "Ctrl+Down") == "Ctrl+Down is taken: Give the word less weight."


def test_enter_means_both_enter_keys(window, dialog, qtbot):
    dialog.choose("generate_first")
    press(dialog, qtbot, Qt.Key.Key_Return, Qt.KeyboardModifier.AltModifier)
    assert [key.toString() for key in window.actions_.generate_first.shortcuts()] == ["Alt+Return", "Alt+Enter"]
    assert keys_of(dialog, "generate_first") == "Alt+Return"


def test_no_key_and_reset(dialog, qtbot):
    dialog.choose("new_seed")
    assert not dialog.reset.isEnabled()
    qtbot.mouseClick(dialog.none, Qt.MouseButton.LeftButton)
    assert keys_of(dialog, "new_seed") == ""
    assert not dialog.none.isEnabled()
    dialog.choose("edit_prompt")
    press(dialog, qtbot, Qt.Key.Key_R, CONTROL)
    dialog.choose("new_seed")
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert dialog.note.text() == "Its usual key is taken: Edit the prompt."
    dialog.choose("edit_prompt")
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    dialog.choose("new_seed")
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert (keys_of(dialog, "new_seed"), keys_of(dialog, "edit_prompt")) == ("Ctrl+R", "Ctrl+L")


def test_reset_all_forgets_every_choice(window, dialog, qtbot):
    window.shortcuts.restore({"new_seed": ["Ctrl+D"], "quit": [], "of another version": ["F9"]})
    assert window.shortcuts.chosen == {"new_seed": ["Ctrl+D"], "quit": []}
    qtbot.mouseClick(dialog.reset_all, Qt.MouseButton.LeftButton)
    assert window.shortcuts.chosen == {}
    assert keys_of(dialog, "quit") == "Ctrl+Q"


def test_enter_in_the_list_goes_to_the_new_key(dialog, qtbot):
    dialog.list.setFocus()
    qtbot.keyClick(dialog.list, Qt.Key.Key_Return)
    assert dialog.key.hasFocus() or dialog.key.isAncestorOf(dialog.focusWidget())
