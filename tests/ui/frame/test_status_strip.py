import pytest

from glyphstudio.studio.create.progress import Progress
from glyphstudio.ui.frame.status_strip import StatusStrip


@pytest.fixture
def status(theme, qtbot):
    status = StatusStrip(theme)
    qtbot.addWidget(status)
    status.show()
    return status


def progress(done, elapsed, total=120, steps=12):
    return Progress(done=done, total=total, step=done * steps // total, steps=steps, timed=done, elapsed=elapsed)


@pytest.mark.parametrize(
    ("now", "words", "bar"),
    [
        (progress(0, 0.0), "Step 1 of 12", False),
        (progress(10, 0.3), "Step 2 of 12", False),
        (progress(10, 1.0), "Step 2 of 12 · about 11 s left", True),
        (progress(60, 600.0), "Step 7 of 12 · about 10 min left", True),
        (progress(119, 5.0), "Step 12 of 12 · almost done", True),
        (progress(0, 3.0), "Step 1 of 12", True),
    ],
)
def test_progress_in_words_and_after_a_while_as_a_bar(status, now, words, bar):
    status.show_progress(now)
    assert status.message.text() == words
    assert status.bar.isVisible() is bar


def test_the_bar_says_how_much_is_done_and_goes_with_the_next_sentence(status):
    status.show_progress(progress(30, 2.0))
    assert status.bar.value() == 250
    status.say("12 pictures in 8.0 s")
    assert status.message.text() == "12 pictures in 8.0 s"
    assert not status.bar.isVisible()
