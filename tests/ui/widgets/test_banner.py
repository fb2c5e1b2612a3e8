import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from glyphstudio.studio.problems import Problem
from glyphstudio.ui.widgets.banner import Banner

PROBLEM = Problem("The model is damaged.", "Install it again.", "Traceback: ...")


@pytest.fixture
def banner(theme, qtbot):
    banner = Banner(theme)
    qtbot.addWidget(banner)
    return banner


def test_nothing_is_shown_before_something_happens(banner):
    assert not banner.isVisible()


def test_a_problem_is_told_with_advice_and_its_details_can_be_copied(banner, qtbot):
    banner.show_problem(PROBLEM)
    assert banner.isVisible()
    assert (banner.message.text(), banner.hint.text()) == (PROBLEM.message, PROBLEM.hint)
    qtbot.mouseClick(banner.copy_button, Qt.MouseButton.LeftButton)
    assert QGuiApplication.clipboard().text() == PROBLEM.report
    assert banner.copy_button.text() == "Copied"


def test_a_notice_has_nothing_to_copy(banner):
    banner.show_problem(PROBLEM)
    banner.show_notice("The prompt is long.")
    assert banner.message.text() == "The prompt is long."
    assert not banner.copy_button.isVisible()
    assert not banner.hint.isVisible()


def test_a_banner_is_put_away_with_one_click_and_comes_back_with_the_next_problem(banner, qtbot):
    banner.show_problem(PROBLEM)
    qtbot.mouseClick(banner.close_button, Qt.MouseButton.LeftButton)
    assert not banner.isVisible()
    banner.show_problem(PROBLEM)
    assert banner.isVisible()
    assert banner.copy_button.text() == "Copy details"


def test_markup_in_a_message_is_shown_as_it_is(banner):
    banner.show_problem(Problem("<b>bold</b>", "<img src=x>", ""))
    assert banner.message.textFormat() == banner.hint.textFormat() == Qt.TextFormat.PlainText


def test_a_problem_that_repeats_itself_changes_nothing(banner, qtbot):
    banner.show_problem(PROBLEM)
    qtbot.mouseClick(banner.copy_button, Qt.MouseButton.LeftButton)
    banner.show_problem(PROBLEM)
    assert banner.copy_button.text() == "Copied"


@pytest.mark.parametrize("width", [260, 700])
def test_the_button_is_whole_however_narrow_the_banner_is(banner, qtbot, width):
    banner.resize(width, 200)
    banner.show_problem(PROBLEM)
    below = width < 420
    words, button = banner.hint, banner.copy_button
    qtbot.waitUntil(lambda: (button.y() >= words.geometry().bottom()) if below else (button.x() >= words.x() + 100))
    assert button.width() >= button.sizeHint().width()
    assert banner.rect().contains(button.geometry())
