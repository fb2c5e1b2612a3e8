"""The page Rate: keys, buttons, counts, sources, tuning, epochs."""

import json
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import QObject, Qt

from glyphstudio.errors import BundleError
from glyphstudio.runs.run_folder import Phase
from glyphstudio.ui.window.training_pages import TrainingPages
from tests.studio.rate.test_ratings import Shades
from tests.support.workshops import pretended_workshop
from tests.ui.conftest import be_active
from tests.ui.window.test_accessibility import is_control, name_of, tab_stops

PATIENCE = 30_000


@pytest.fixture
def make(theme, qtbot, tmp_path, monkeypatch):
    made = []

    def page(trick="wait", missing="", fake=None, **changes):
        from dataclasses import replace

        from glyphstudio.library.library_file import LibraryFile

        shop = replace(pretended_workshop(tmp_path, trick, missing), **changes)
        pages = TrainingPages(theme, shop, (fake or Shades()).services, LibraryFile(tmp_path / "library.db"))
        made.append(pages)
        for each in (pages.train, pages.rate):
            qtbot.addWidget(each)
        pages.rate.resize(1000, 700)
        pages.rate.show()
        be_active(qtbot, pages.rate)
        qtbot.waitUntil(lambda: pages.rate.content is not None)
        pages.rate.first.setFocus()
        return pages.rate.content

    yield page
    for pages in made:
        trainer = pages.rate.content.trainer
        trainer.stop()
        qtbot.waitUntil(lambda trainer=trainer: not (trainer.run and trainer.run.phase().alive), timeout=PATIENCE)
        assert pages.close()
        pages._library.close()


def ready(page, qtbot):
    qtbot.waitUntil(lambda: page.rating.current is not None, timeout=PATIENCE)
    return page.rating.current


def test_arrows_judge_and_backspace_and_ctrl_z_take_back(make, qtbot):
    fake = Shades()
    fake.hold_opening()
    page = make(fake=fake)
    table = page.pairs.table
    assert page.pairs.note.text() == "The next pair is being drawn…"
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert page.rating.counts.pairs == 0
    fake.let_open()
    first = ready(page, qtbot)
    assert table.hasFocus()
    assert page.pairs.prompt.text() == "grass"
    assert page.pairs.note.text().startswith("seeds 0 and 1 ")
    assert not page.pairs.undo.isEnabled()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Down):
        ready(page, qtbot)
        qtbot.keyClick(table, key)
    assert page.panel.counted.text() == "3 pairs: 1 × left, 2 × right; 1 equal"
    qtbot.keyClick(table, Qt.Key.Key_Backspace)
    qtbot.keyClick(table, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    qtbot.mouseClick(page.pairs.undo, Qt.MouseButton.LeftButton)
    qtbot.keyClick(table, Qt.Key.Key_Backspace)
    assert page.panel.counted.text() == "0 pairs: 0 × left, 0 × right; 0 equal"
    assert page.rating.current is first
    assert not page.pairs.undo.isEnabled()


def test_buttons_and_clicks_judge_too_and_the_keys_stay_with_the_pair(make, qtbot):
    page = make()
    pairs = page.pairs
    for button in (pairs.left, pairs.equal, pairs.right):
        ready(page, qtbot)
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        assert pairs.table.hasFocus()
    ready(page, qtbot)
    left, right = pairs.table.places()
    qtbot.mouseClick(pairs.table, Qt.MouseButton.LeftButton, pos=right.center())
    ready(page, qtbot)
    qtbot.mouseClick(pairs.table, Qt.MouseButton.LeftButton, pos=left.center())
    qtbot.mouseClick(pairs.table, Qt.MouseButton.LeftButton, pos=left.topLeft() / 2)
    assert page.panel.counted.text() == "4 pairs: 2 × left, 2 × right; 1 equal"
    qtbot.keyClick(pairs.table, Qt.Key.Key_Up)
    assert page.rating.counts.pairs == 4


def test_both_glyphs_are_painted_on_their_side(make, qtbot):
    page = make()
    ready(page, qtbot)
    image = page.pairs.table.grab().toImage()
    ratio = image.devicePixelRatio()
    shades = [image.pixelColor(place.center() * ratio).value() for place in page.pairs.table.places()]
    pair = page.rating.current
    assert pair.left.grey[0] < pair.right.grey[0]
    assert shades[0] < shades[1] < 60


def test_one_goes_on_where_one_left_off(make, qtbot):
    page = make()
    ready(page, qtbot)
    qtbot.keyClick(page.pairs.table, Qt.Key.Key_Left)
    later = make()
    assert ready(later, qtbot).prompt == "water"
    assert later.rating.counts.left == 1


def test_prompts_of_ones_own_are_drawn_and_remembered(make, qtbot):
    page = make()
    assert not page.panel.prompts.isVisible()
    page.panel.source.setCurrentIndex(1)
    assert page.panel.prompts.isVisible()
    qtbot.waitUntil(lambda: page.pairs.note.text().startswith("There are no more pairs"), timeout=PATIENCE)
    page.panel.prompts.setPlainText("  a quiet   sea\n\na quiet sea\nthunder")
    assert page.panel.own_prompts == ("a quiet sea", "thunder")
    qtbot.waitUntil(lambda: page.pairs.prompt.text() == "a quiet sea", timeout=PATIENCE)
    assert make().panel.own_prompts == ("a quiet sea", "thunder")


def test_the_library_is_a_source(make, qtbot):
    page = make()
    page.panel.source.setCurrentIndex(2)
    qtbot.waitUntil(lambda: page.pairs.note.text().startswith("There are no more pairs"), timeout=PATIENCE)
    assert not page.pairs.left.isEnabled()


def test_a_model_that_cannot_be_opened_is_a_banner(make, qtbot):
    fake = Shades()
    fake.opening_error = BundleError("the model is damaged", "Install it again.")
    page = make(fake=fake)
    qtbot.waitUntil(page.banner.isVisible, timeout=PATIENCE)
    assert page.banner.message.text() == "The model is damaged."
    assert page.pairs.note.text() == "No pairs can be drawn."


def test_ratings_that_cannot_be_read_are_kept_aside(make, tmp_path):
    path = tmp_path / "training" / "ratings" / "pairs.json"
    path.parent.mkdir(parents=True)
    path.write_text("?")
    page = make()
    assert page.banner.message.text() == "The ratings could not be read. New ones have begun."
    assert "pairs-" in page.banner.hint.text()


def test_tuning_needs_a_pair_and_pytorch(make, qtbot):
    page = make()
    assert not page.panel.tune.isEnabled()
    ready(page, qtbot)
    qtbot.keyClick(page.pairs.table, Qt.Key.Key_Down)
    assert not page.panel.tune.isEnabled()
    ready(page, qtbot)
    qtbot.keyClick(page.pairs.table, Qt.Key.Key_Left)
    assert page.panel.tune.isEnabled()
    without = make(missing="torch")
    assert not without.panel.tune.isEnabled()
    assert without.panel.tune.toolTip() == "Tuning needs torch: pip install 'glyphstudio[train]'."


def test_a_model_is_tuned_on_the_pairs_and_its_loss_watched(make, qtbot, tmp_path):
    page = make()
    for _ in range(2):
        ready(page, qtbot)
        qtbot.keyClick(page.pairs.table, Qt.Key.Key_Left)
    page.panel.epochs.setValue(3)
    qtbot.mouseClick(page.panel.tune, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.tuning
    qtbot.waitUntil(lambda: page.trainer.report.phase is Phase.TRAINING, timeout=PATIENCE)
    assert not page.panel.tune.isEnabled()
    assert len(page.tuning.view.plot.loss.getData()[0]) == 5
    words = page.trainer.run.order()
    pairs = words[words.index("--preference") + 1]
    assert len(json.loads(Path(pairs).read_text())["pairs"]) == 2
    assert words[words.index("--init") + 1] == str(tmp_path / "model")
    assert words[words.index("--epochs") + 1] == "3"
    qtbot.mouseClick(page.tuning.view.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.trainer.report.phase is Phase.STOPPED, timeout=PATIENCE)
    assert page.panel.tune.isEnabled()
    qtbot.mouseClick(page.pairs_button, Qt.MouseButton.LeftButton)
    assert page.stack.currentWidget() is page.pairs


def tuned(folder, pairs=10):
    """Write a tuning run of two epochs of two steps each, as the trainer leaves it; the sheet of step 3 is extra."""
    (folder / "samples").mkdir(parents=True)
    (folder / "pairs.json").write_text(json.dumps({"pairs": [{}] * pairs}))
    (folder / "order.json").write_text(json.dumps(["train", "--preference", str(folder / "pairs.json")]))
    pace = {"samples_per_second": 1.0, "seconds": 1.0, "share": 1.0}
    (folder / "log.jsonl").write_text(json.dumps({"event": "StepDone", "step": 4, "loss": 0.5, **pace}) + "\n")
    for step in (0, 2, 3, 4):
        Image.new("L", (8, 8), 40 * step).save(folder / "samples" / f"{step:08d}.png")
    for step in (2, 4):
        (folder / "checkpoints" / f"{step:08d}").mkdir(parents=True)


def test_a_slider_goes_through_the_epochs_and_one_becomes_a_model(make, qtbot, tmp_path):
    tuned(tmp_path / "training" / "tunings" / "mine")
    page = make(trick="")
    page.panel.run_chosen.emit("mine")
    sheets, button = page.tuning.sheets, page.tuning.view.make_model
    captions = []
    for place in range(4):
        sheets.slider.setValue(place)
        captions.append((sheets.caption.text(), button.isEnabled()))
    assert captions == [("before tuning", False), ("epoch 1", True), ("step 3", False), ("epoch 2", True)]
    sheets.slider.setValue(1)
    assert page.trainer.report.model is None  # nothing becomes a model by itself
    with qtbot.waitSignal(page.model_made, timeout=PATIENCE) as made:
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert made.args == ["mine-2"]
    assert json.loads((tmp_path / "models" / "mine-2" / "bundle.json").read_text())[0].endswith("00000002")


def test_a_model_that_is_not_there_cannot_be_tuned(make, qtbot):
    def missing():
        raise BundleError("there is no model", "Install one.")

    page = make(model=missing)
    ready(page, qtbot)
    qtbot.keyClick(page.pairs.table, Qt.Key.Key_Left)
    page.tune()
    assert page.banner.message.text() == "There is no model."
    assert page.trainer.run is None


def test_every_control_has_a_name(make, qtbot):
    page = make()
    page.banner.show_notice("Something", "happened")
    found = [child for child in page.findChildren(QObject) if child.isWidgetType() and is_control(child)]
    assert len(found) > 12
    assert [widget for widget in found if not name_of(widget)] == []
    ready(page, qtbot)
    assert page.pairs.table.accessibleName() == "Two glyphs of “grass”"


def test_tab_goes_through_the_page_in_the_order_of_reading(make, qtbot, qapp):
    page = make()
    ready(page, qtbot)
    qtbot.keyClick(page.pairs.table, Qt.Key.Key_Left)
    ready(page, qtbot)
    stops = tab_stops(qapp, page.panel.source)
    assert stops[:4] == ["Pairs from", "Epochs", "Tune the model", "Pairs"]
    assert stops[-4:] == ["← This one", "This one →", "↓ Equal", "Undo"]
    assert stops[-5].startswith("Two glyphs of ")


def test_prompts_that_cannot_be_kept_are_told(make, qtbot, monkeypatch):
    from tests.studio.rate.test_ratings import full_disk

    page = make()
    monkeypatch.setattr("glyphstudio.ui.rate.rate_page.write_file", full_disk)
    page.panel.source.setCurrentIndex(1)
    assert "disk is full" in page.banner.message.text()
