"""The page Train, with pretended programs behind it."""

import json

import pytest
from PySide6.QtCore import QObject, Qt

from glyphstudio.runs.run_folder import Failure, Phase
from glyphstudio.runs.run_log import Pace
from glyphstudio.studio.train.trainer import RunReport
from glyphstudio.ui.widgets import dialogs
from glyphstudio.ui.window.training_pages import TrainingPages
from tests.support.fake_services import FakeServices
from tests.support.workshops import pretended_workshop
from tests.ui.conftest import be_active
from tests.ui.window.test_accessibility import is_control, name_of, tab_stops

PATIENCE = 30_000


@pytest.fixture
def make(theme, qtbot, tmp_path):
    made = []

    def page(trick="", missing=""):
        pages = TrainingPages(theme, pretended_workshop(tmp_path, trick, missing), FakeServices().services, None)
        made.append(pages)
        qtbot.addWidget(pages.train)
        qtbot.addWidget(pages.rate)
        pages.train.resize(1000, 700)
        pages.train.show()
        qtbot.waitUntil(lambda: pages.train.content is not None)
        return pages.train.content

    yield page
    for pages in made:
        trainer = getattr(pages.train.content, "trainer", None)
        if trainer is not None:
            trainer.stop()
            qtbot.waitUntil(lambda trainer=trainer: not (trainer.run and trainer.run.phase().alive), timeout=PATIENCE)
        assert pages.close()


def controls(page):
    return [child for child in page.findChildren(QObject) if child.isWidgetType() and is_control(child)]


def build(page, qtbot):
    with qtbot.waitSignal(page.builder.ended, timeout=PATIENCE):
        qtbot.mouseClick(page.panel.build, Qt.MouseButton.LeftButton)


def test_nothing_is_built_before_it_is_looked_at(theme, qtbot, tmp_path):
    pages = TrainingPages(theme, pretended_workshop(tmp_path), FakeServices().services, None)
    assert pages.train.content is None
    assert pages.close()


def test_without_pytorch_one_sentence_says_what_to_install(make):
    page = make(missing="torch")
    assert page.text() == (
        "To train, install Glyph Studio with Python: pip install 'glyphstudio[train]' (torch is missing here)."
    )
    assert controls(page) == []


def test_a_set_is_built_of_the_font_and_the_range_and_shown(make, qtbot, tmp_path):
    page = make()
    assert not page.panel.start.isEnabled()
    page.panel.block.setCurrentIndex(2)
    assert page.panel.range.text() == "U+3041-30FF"
    page.panel.range.setText("U+4E00-4E01")
    build(page, qtbot)
    assert page.panel.glyph_set.name == "NotoSansSC-Regular"
    assert page.panel.set_facts.text() == "2 glyphs of 16 × 16 pixels · Pretended"
    assert page.panel.strip.count == 2
    assert page.panel.start.isEnabled()
    facts = json.loads((tmp_path / "training" / "sets" / "NotoSansSC-Regular" / "dataset.json").read_text())
    assert facts["ranges"] == "U+4E00-4E01"
    build(page, qtbot)
    assert page.panel.glyph_set.name == "NotoSansSC-Regular-2"


def test_a_font_of_ones_own_is_chosen(make, qtbot, tmp_path, monkeypatch):
    page = make()
    monkeypatch.setattr(dialogs, "ask_font", lambda parent, suggested: tmp_path / "Mine.ttf")
    qtbot.mouseClick(page.panel.choose_font, Qt.MouseButton.LeftButton)
    assert page.panel.font_file == tmp_path / "Mine.ttf"
    monkeypatch.setattr(dialogs, "ask_font", lambda parent, suggested: None)
    qtbot.mouseClick(page.panel.choose_font, Qt.MouseButton.LeftButton)
    build(page, qtbot)
    assert page.panel.glyph_set.name == "Mine"


def test_a_build_that_fails_says_why_and_can_be_tried_again(make, qtbot):
    page = make("fail")
    build(page, qtbot)
    assert page.banner.message.text() == "No character of the range has ink in these fonts."
    assert page.panel.build.isEnabled()
    assert page.panel.glyph_set is None


def test_a_run_is_started_watched_stopped_and_resumed(make, qtbot):
    page = make("wait")
    build(page, qtbot)
    page.panel.preset.setCurrentIndex(0)
    page.panel.minutes.setValue(30)
    qtbot.mouseClick(page.panel.start, Qt.MouseButton.LeftButton)
    view = page.view
    qtbot.waitUntil(lambda: page.trainer.report.phase is Phase.TRAINING, timeout=PATIENCE)
    assert view.title.text() == "NotoSansSC-Regular-N"
    assert view.state.text() == "Training · step 5 · 12.5 samples/s · about 30 s left"
    assert not page.panel.start.isEnabled()
    assert list(view.plot.loss.getData()[0]) == [1, 2, 3, 4, 5]
    assert list(view.plot.held_out.getData()[1]) == pytest.approx([2.0, 1.0, 2 / 3, 0.5, 0.4])
    words = page.trainer.run.order()
    assert words[words.index("--preset") + 1] == "N"
    assert words[words.index("--wall-minutes") + 1] == "30"
    qtbot.mouseClick(view.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: view.resume.isVisible() and view.resume.isEnabled(), timeout=PATIENCE)
    assert page.panel.start.isEnabled()
    assert not view.sheets.picture.is_empty
    assert view.sheets.caption.text() == "step 5"
    qtbot.mouseClick(view.resume, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.trainer.report.phase is Phase.TRAINING, timeout=PATIENCE)


def test_a_finished_run_is_a_model_and_says_so(make, qtbot):
    page = make()
    build(page, qtbot)
    with qtbot.waitSignal(page.model_made, timeout=PATIENCE) as made:
        qtbot.mouseClick(page.panel.start, Qt.MouseButton.LeftButton)
    assert made.args == ["NotoSansSC-Regular-N"]
    assert page.view.state.text() == "Finished · step 5 · installed as “NotoSansSC-Regular-N”, from step 5"
    assert page.banner.message.text() == "The model “NotoSansSC-Regular-N” is installed: choose it in the menu Model."
    assert page.panel.runs.currentText() == "NotoSansSC-Regular-N"


def report(phase, failure=None, seconds=600.0):
    pace = Pace(step=1, samples_per_second=1.0, seconds=seconds, share=0.5)
    return RunReport(
        name="x", phase=phase, pace=pace, note="", failure=failure, can_resume=True, exporting=False, model=None
    )


@pytest.mark.parametrize(
    ("phase", "failure", "words"),
    [
        (Phase.KILLED, None, "Something ended the trainer from outside"),
        (Phase.FAILED, None, "The trainer did not start."),
        (Phase.FAILED, Failure("The loss became nan.", "Take less."), "The loss became nan. Take less."),
        (Phase.STOPPED, None, ""),
    ],
)
def test_why_a_run_ended_is_one_sentence(make, phase, failure, words):
    view = make().view
    view.show_report(report(phase, failure))
    assert view.reason.text().startswith(words)
    assert view.reason.isVisible() == bool(words)
    assert view.resume.isVisible()


@pytest.mark.parametrize(("seconds", "words"), [(60, "60 s"), (600, "10 min"), (7200, "2.0 h")])
def test_how_long_it_takes_is_said_in_its_unit(make, seconds, words):
    view = make().view
    view.show_report(report(Phase.TRAINING, seconds=seconds))
    assert f"about {words} left" in view.state.text()


def test_older_sheets_stay_on_show_while_newer_ones_come(make, tmp_path):
    sheets = make().view.sheets
    paths = [tmp_path / f"{step:08d}.png" for step in (1, 2, 3)]
    sheets.show_sheets(paths[:2])
    assert sheets.chosen == paths[1]
    sheets.slider.setValue(0)
    sheets.show_sheets(paths)
    assert sheets.chosen == paths[0]
    sheets.slider.setValue(2)
    sheets.show_sheets([])
    assert (sheets.chosen, sheets.caption.text(), sheets.slider.isEnabled()) == (None, "", False)
    assert sheets.slider.isHidden()


def test_the_first_loss_is_a_point_that_can_be_seen(make):
    """A line of one point was drawn as nothing at all."""
    plot = make().view.plot
    plot.show_losses([(1, 4.0)], [])
    assert plot.loss.opts["symbol"] == "o"
    plot.show_losses([(1, 4.0), (2, 3.0)], [])
    assert plot.loss.opts["symbol"] is None


def test_the_plot_follows_the_theme(make, theme):
    plot = make().view.plot
    light = plot.plot.backgroundBrush().color()
    theme.choose("dark")
    assert plot.plot.backgroundBrush().color() == theme.colour("canvas") != light


def test_a_smooth_curve_is_the_mean_of_the_last_reports():
    from glyphstudio.ui.runs.loss_plot import _smoothed

    assert _smoothed([(1, 1.0)] * 7) == []
    smooth = _smoothed([(step, float(step)) for step in range(1, 9)])
    assert smooth[0] == (2, 1.5)
    assert smooth[-1] == (8, pytest.approx(7.5))


def test_every_control_has_a_name(make):
    page = make()
    page.view.show_report(report(Phase.STOPPED))
    page.banner.show_notice("Something", "happened")
    assert len(controls(page)) > 15
    assert [widget for widget in controls(page) if not name_of(widget)] == []


def test_tab_goes_through_the_page_in_the_order_of_reading(make, qtbot, qapp):
    page = make()
    build(page, qtbot)
    be_active(qtbot, page.window())
    page.view.show_report(report(Phase.STOPPED))
    assert tab_stops(qapp, page.panel.font_box) == [
        *("Font", "Choose a font file…", "Characters", "Range of characters", "Build the set"),
        *("Set", "Size of the model", "Minutes", "Start training", "Resume", "Make a model"),
    ]


def test_the_next_start_has_the_page_and_its_first_control(start, qtbot):
    window = start(page="train")
    qtbot.waitUntil(lambda: window.training.train.content is not None)
    assert window.training.train.first.hasFocus()


def test_the_window_goes_to_the_page_and_comes_back(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_6, Qt.KeyboardModifier.AltModifier)
    assert window.pages.currentWidget() is window.training.train
    assert window.training.train.content is not None
    assert window.session.preferences.page == "train"
    assert window.training.train.first.hasFocus()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.pages.currentIndex() == 0
