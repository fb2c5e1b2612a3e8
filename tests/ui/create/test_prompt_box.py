import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import QGuiApplication

from glyphstudio.ui.create.prompt_box import PromptBox


@pytest.fixture
def box(theme, qtbot):
    box = PromptBox()
    qtbot.addWidget(box)
    box.submissions = []
    box.submitted.connect(lambda: box.submissions.append(box.text))
    box.show()
    return box


def test_enter_draws_and_shift_enter_begins_a_line(box, qtbot):
    qtbot.keyClicks(box, "to")
    qtbot.keyClick(box, Qt.Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)
    qtbot.keyClicks(box, "fly")
    assert box.submissions == []
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert box.submissions == ["to\nfly", "to\nfly"]


def test_a_prompt_that_is_set_can_be_undone(box, qtbot):
    qtbot.keyClicks(box, "mine")
    box.set_text("gold")
    assert box.text == "gold"
    box.undo()
    assert box.text == "mine"


def test_a_pasted_book_is_cut(box):
    QGuiApplication.clipboard().setText("x" * 200_000)
    box.paste()
    assert len(box.text) == 10_000
    box.paste()
    assert len(box.text) == 10_000
    box.selectAll()
    QGuiApplication.clipboard().setText("short")
    box.paste()
    assert box.text == "short"


def test_nul_characters_are_not_pasted(box):
    mime = QMimeData()
    mime.setText("go\0ld")
    box.insertFromMimeData(mime)
    assert box.text == "gold"


def test_only_text_is_taken(box):
    text, file = QMimeData(), QMimeData()
    text.setText("gold")
    file.setUrls([QUrl.fromLocalFile("/tmp/gold.png")])
    file.setText("file:///tmp/gold.png")
    assert box.canInsertFromMimeData(text)
    assert not box.canInsertFromMimeData(file)


def test_any_script_can_be_written(box, qtbot):
    box.set_text("飛 🐉 العربية")
    assert box.text == "飛 🐉 العربية"
