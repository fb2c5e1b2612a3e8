"""The window as a person uses it, with a fake model behind it."""

import time
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDropEvent, QGuiApplication

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import BundleError, OutputError
from glyphstudio.studio import preferences
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.preferences import Preferences
from glyphstudio.ui.pictures.picture_exchange import dropped_picture
from glyphstudio.ui.widgets import dialogs
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

CONTROL = Qt.KeyboardModifier.ControlModifier


def wait_for_end(qtbot, window):
    qtbot.waitUntil(lambda: not window.studio.busy)


def started(window, qtbot, prompt="gold"):
    window.controls.prompt.set_text(prompt)
    window.generate()
    return window


def slow(**values):
    return FakeServices(FakeModel(seconds=0.01, **values))


def test_the_window_invites_and_names_its_model(window):
    assert window.windowTitle() == "Glyph Studio"
    assert window.canvas.empty.isVisible()
    assert not window.canvas.header.isVisible()
    assert "fake" in window.status.model.text()
    assert window.status.message.text() == "Ready"
    assert window.controls.prompt.hasFocus()


@pytest.mark.parametrize("number", [0, 1, 2])
def test_one_click_on_a_prompt_draws_it(window, qtbot, number):
    chip = window.canvas.empty.chips[number]
    qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    wait_for_end(qtbot, window)
    assert window.controls.prompt.text == chip.text()
    assert {tile.request.prompt for tile in window.studio.tiles} == {chip.text()}
    assert window.canvas.grid.isVisible()


def test_ctrl_enter_draws_what_the_controls_say(window, qtbot):
    qtbot.keyClicks(window.controls.prompt, "to fly")
    window.controls.count.box.setValue(3)
    window.controls.steps.box.setValue(5)
    window.controls.guidance.box.setValue(2.5)
    window.controls.sampler.box.setCurrentIndex(3)
    window.controls.seed.choose(2**32 - 1)
    qtbot.keyClick(window.controls.prompt, Qt.Key.Key_Return, CONTROL)
    wait_for_end(qtbot, window)
    requests = [tile.request for tile in window.studio.tiles]
    assert [request.seed for request in requests] == [2**32 - 1, 0, 1]
    assert requests[0] == GenerationRequest(
        prompt="to fly", seed=2**32 - 1, steps=5, guidance=2.5, sampler=window.controls.sampler.value
    )
    assert all(view.tile.finished for view in window.canvas.grid.views)
    assert window.windowTitle() == "to fly – Glyph Studio"
    assert window.status.message.text().startswith("3 pictures in ")
    assert window.canvas.title.text() == "to fly"


def test_an_empty_prompt_is_drawn_and_said_to_be_one(window, qtbot):
    window.generate()
    wait_for_end(qtbot, window)
    assert window.studio.tiles[0].request.prompt == ""
    assert window.canvas.title.text().startswith("No prompt")


def test_an_unlocked_seed_changes_with_each_run_and_shows_what_is_drawn(window, qtbot):
    seeds = []
    for _ in range(3):
        started(window, qtbot)
        assert window.controls.seed.box.value() == window.studio.tiles[0].request.seed
        wait_for_end(qtbot, window)
        seeds.append(window.studio.tiles[0].request.seed)
    assert len(set(seeds)) == 3


def test_a_locked_seed_draws_the_same_pictures_again(drawn, qtbot):
    before = [tile.picture.clean for tile in drawn.studio.tiles]
    drawn.generate()
    wait_for_end(qtbot, drawn)
    assert [tile.picture.clean for tile in drawn.studio.tiles] == before


def test_pictures_come_alive_while_they_are_drawn(start, qtbot):
    window = start(slow())
    steps = []
    window.studio.tiles_changed.connect(lambda tiles: steps.append(tiles[0].picture and tiles[0].picture.step))
    started(window, qtbot)
    wait_for_end(qtbot, window)
    seen = [step for step in steps if step is not None]
    assert seen == sorted(seen)
    assert len(set(seen)) > 3
    assert window.canvas.grid.views[0].tile is window.studio.tiles[0]


def test_esc_stops_within_a_step_and_leaves_the_pictures(start, qtbot):
    window = start(slow())
    window.controls.steps.box.setValue(100)
    started(window, qtbot)
    qtbot.waitUntil(lambda: window.fake.model.evaluations > 8)
    assert window.controls.cancel_button.isEnabled()
    qtbot.keyClick(window, Qt.Key.Key_Escape)
    assert window.status.message.text() == "Stopping…"
    evaluations = window.fake.model.evaluations
    wait_for_end(qtbot, window)
    assert window.fake.model.evaluations <= evaluations + 1
    assert window.status.message.text().startswith("Stopped at step")
    assert not window.controls.cancel_button.isEnabled()
    assert all(view.grey is not None for view in window.canvas.grid.views)
    assert window.windowTitle() == "gold – Glyph Studio"


def test_the_buttons_generate_and_cancel(start, qtbot):
    window = start(slow())
    qtbot.mouseClick(window.controls.generate_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.fake.model.evaluations > 2)
    qtbot.mouseClick(window.controls.cancel_button, Qt.MouseButton.LeftButton)
    wait_for_end(qtbot, window)
    assert window.status.message.text().startswith("Stopped")


def test_generate_during_a_run_waits_for_its_end_and_begins_then(start, qtbot):
    window = start(slow())
    window.controls.steps.box.setValue(20)
    started(window, qtbot, "water")
    qtbot.waitUntil(lambda: window.fake.model.evaluations > 4)
    window.controls.steps.box.setValue(3)
    started(window, qtbot, "fire")
    assert window.canvas.title.text() == "water"
    qtbot.waitUntil(lambda: window.canvas.title.text() == "fire")
    wait_for_end(qtbot, window)
    assert {tile.request.prompt for tile in window.studio.tiles} == {"fire"}
    assert all(tile.finished for tile in window.studio.tiles)


def test_a_prompt_before_the_model_is_open_waits(start, qtbot):
    fake = FakeServices()
    fake.hold_opening()
    window = start(fake, wait=False)
    qtbot.waitUntil(lambda: window.studio.model_state is ModelState.OPENING)
    assert window.status.model.text() == "Opening the model…"
    started(window, qtbot)
    assert window.status.message.text() == "Waiting for the model…"
    fake.let_open()
    wait_for_end(qtbot, window)
    assert all(tile.finished for tile in window.studio.tiles)


def test_a_first_prompt_before_the_model_is_open_is_drawn_as_the_model_recommends(start, qtbot):
    fake = FakeServices(FakeModel(default_steps=17, default_guidance=6.5))
    fake.hold_opening()
    window = start(fake, wait=False)
    qtbot.waitUntil(lambda: window.studio.model_state is ModelState.OPENING)
    qtbot.mouseClick(window.canvas.empty.chips[0], Qt.MouseButton.LeftButton)
    fake.let_open()
    wait_for_end(qtbot, window)
    assert {(tile.request.steps, tile.request.guidance) for tile in window.studio.tiles} == {(17, 6.5)}
    assert window.canvas.subtitle.text().startswith("17 steps · guidance 6.5")


def test_the_model_recommends_until_somebody_chooses(start):
    window = start(FakeServices(FakeModel(default_steps=17, default_guidance=6.5)))
    assert (window.controls.steps.value, window.controls.guidance.value) == (17, 6.5)


def test_the_marked_bands_hold_what_the_model_recommends(start):
    window = start(FakeServices(FakeModel(default_steps=4, default_guidance=3.5)))
    assert window.controls.steps.slider._band == (4, 30)
    assert window.controls.guidance.slider._band == (15, 50)
    assert "1.5 to 5" in window.controls.guidance.slider.toolTip()


def test_what_somebody_chose_stays_when_the_model_opens(start, qtbot):
    window = start(FakeServices(FakeModel(default_steps=17, default_guidance=6.5)), steps=30)
    assert (window.controls.steps.value, window.controls.guidance.value) == (30, 6.5)


def test_a_model_that_cannot_be_opened_is_a_banner_and_not_a_wall(start, qtbot, places):
    window = start(FakeServices(opening_error=BundleError("no model is installed", "Install one.")))
    assert window.canvas.banner.isVisible()
    assert window.canvas.banner.message.text() == "No model is installed."
    assert window.status.model.text() == "No model"
    assert "no model is installed" in places.failures.read_text()
    window.fake.opening_error = None
    started(window, qtbot)
    wait_for_end(qtbot, window)
    assert not window.canvas.banner.isVisible()
    assert all(tile.finished for tile in window.studio.tiles)


def test_a_run_that_fails_says_so_and_the_next_one_goes_on(start, qtbot):
    window = start(FakeServices(FakeModel(failing_at=5)))
    started(window, qtbot)
    wait_for_end(qtbot, window)
    assert "boom" in window.canvas.banner.message.text()
    assert not window.controls.cancel_button.isEnabled()
    started(window, qtbot)
    wait_for_end(qtbot, window)
    assert not window.canvas.banner.isVisible()


def test_a_prompt_that_is_too_long_is_noticed(window, qtbot):
    started(window, qtbot, "word " * 40)
    wait_for_end(qtbot, window)
    assert "longer than the model reads" in window.canvas.banner.message.text()
    assert not window.canvas.banner.copy_button.isVisible()
    assert len(window.windowTitle()) < 80


def test_the_view_is_switched_by_button_menu_and_key(drawn, qtbot):
    views = drawn.canvas.grid.views
    qtbot.mouseClick(drawn.canvas.view_switch.buttons["noisy"], Qt.MouseButton.LeftButton)
    assert views[0]._view == "noisy"
    assert drawn.actions_.noisy.isChecked()
    qtbot.keyClick(drawn, Qt.Key.Key_1, CONTROL)
    assert views[0]._view == "clean"
    assert drawn.canvas.view_switch.view == "clean"
    drawn.actions_.noisy.trigger()
    assert views[0]._view == "noisy"


def test_ctrl_s_saves_the_current_tile_where_somebody_says(drawn, qtbot, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(dialogs, "ask_file", lambda parent, suggested: asked.append(suggested) or tmp_path / "my.png")
    drawn.canvas.grid.views[2].setFocus()
    qtbot.keyClick(drawn, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: drawn.status.message.text() == "Saved my.png")
    assert asked[0].name == "gold-9.png"
    assert drawn.fake.written[tmp_path / "my.png"][1].seed == 9
    qtbot.keyClick(drawn, Qt.Key.Key_S, CONTROL)
    assert asked[1].parent == tmp_path


def test_a_save_that_nobody_confirms_writes_nothing(drawn, qtbot, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_file", lambda parent, suggested: None)
    monkeypatch.setattr(dialogs, "ask_folder", lambda parent, suggested: None)
    drawn.commands.save()
    drawn.commands.save_all()
    qtbot.wait(20)
    assert not drawn.fake.written


def test_all_pictures_are_saved_at_once(drawn, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_folder", lambda parent, suggested: tmp_path)
    qtbot.mouseClick(drawn.canvas.save_all_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: drawn.status.message.text().startswith("Saved 4 pictures in"))
    assert [path.name for path in drawn.fake.written] == [f"gold-{seed}.png" for seed in (7, 8, 9, 10)]


def test_a_full_disk_is_a_banner(drawn, qtbot, tmp_path, monkeypatch):
    drawn.fake.writing_error = OutputError("the disk is full", "Free some space.")
    monkeypatch.setattr(dialogs, "ask_folder", lambda parent, suggested: tmp_path)
    drawn.commands.save_all()
    qtbot.waitUntil(drawn.canvas.banner.isVisible)
    assert drawn.canvas.banner.hint.text() == "Free some space."


def test_what_is_not_finished_cannot_be_saved_and_what_has_no_picture_not_copied(start, qtbot):
    window = start(slow())
    actions = window.actions_
    assert not any(action.isEnabled() for action in (actions.save, actions.save_all, actions.copy, actions.restore))
    window.fake.model.hold()
    started(window, qtbot)
    qtbot.waitUntil(lambda: window.studio.tiles[0].picture is not None)
    assert actions.copy.isEnabled()
    assert not actions.save.isEnabled()
    assert not window.canvas.save_all_button.isEnabled()
    window.fake.model.let_go()
    wait_for_end(qtbot, window)
    assert actions.save.isEnabled()
    assert actions.save_all.isEnabled()


def test_ctrl_c_copies_the_current_tile_as_an_image_and_as_its_file(drawn, qtbot):
    drawn.canvas.grid.views[1].setFocus()
    qtbot.keyClick(drawn.canvas.grid.views[1], Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert copied.imageData().width() == 16
    assert copied.data("image/png").data() == drawn.studio.tiles[1].picture.clean
    assert drawn.status.message.text() == "Copied"


def test_ctrl_c_in_the_prompt_copies_text(drawn, qtbot):
    drawn.controls.prompt.setFocus()
    drawn.controls.prompt.selectAll()
    qtbot.keyClick(drawn.controls.prompt, Qt.Key.Key_C, CONTROL)
    assert QGuiApplication.clipboard().text() == "gold"


def test_the_menu_of_a_tile_offers_what_can_be_done_with_it(drawn, qapp):
    drawn.canvas.grid.views[1].setFocus()
    drawn.commands.show_menu(drawn.mapToGlobal(QPoint(50, 50)))
    menu = qapp.activePopupWidget()
    assert drawn.actions_.save in menu.actions()
    menu.close()
    drawn.actions_.keep_seed.trigger()
    assert drawn.controls.seed.seeds.seed == 8
    assert drawn.controls.seed.lock.isChecked()
    drawn.actions_.copy_seed.trigger()
    assert QGuiApplication.clipboard().text() == "8"


def test_restoring_a_tile_brings_every_setting_back(drawn, qtbot):
    drawn.controls.prompt.set_text("something else")
    drawn.controls.steps.box.setValue(50)
    drawn.canvas.grid.views[3].setFocus()
    drawn.actions_.restore.trigger()
    assert drawn.controls.draft().requests(drawn.studio.facts)[0] == drawn.studio.tiles[3].request


def drop(window, path):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path))])
    event = QDropEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    )
    window.dropEvent(event)


def test_a_dropped_picture_is_drawn_again_to_the_byte(drawn, qtbot, tmp_path):
    request = GenerationRequest(prompt="fire", negative_prompt="water", seed=2**32 - 1, steps=7, schedule="cosine-ddpm")
    drawn.fake.requests[tmp_path / "fire.png"] = request
    drop(drawn, tmp_path / "fire.png")
    qtbot.waitUntil(lambda: drawn.controls.prompt.text == "fire")
    drawn.generate()
    wait_for_end(qtbot, drawn)
    assert drawn.studio.tiles[0].request == request
    drawn.controls.prompt.set_text("fire and smoke")
    drawn.generate()
    wait_for_end(qtbot, drawn)
    assert drawn.studio.tiles[0].request.negative_prompt == "water"
    assert drawn.controls.more.button.text() == "More · 2 in use"


@pytest.mark.parametrize("ending", ["svg", "pdf", "ttf", "otf", "gif", "webp", "mp4", "json", "PNG"])
def test_each_file_that_may_carry_a_request_is_welcome(ending):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(f"/a.{ending}"), QUrl.fromLocalFile("/b.txt")])
    assert dropped_picture(mime) == Path(f"/a.{ending}")
    mime.setUrls([QUrl.fromLocalFile("/b.txt")])
    assert dropped_picture(mime) is None


def test_a_dropped_photo_is_refused_with_a_sentence(drawn, qtbot, tmp_path):
    drop(drawn, tmp_path / "photo.png")
    qtbot.waitUntil(drawn.canvas.banner.isVisible)
    assert "photo.png" in drawn.canvas.banner.message.text()
    assert drawn.controls.prompt.text == "gold"


def test_a_dragged_tile_is_a_file_in_a_folder_that_goes_with_the_window(drawn, monkeypatch):
    dragged = []

    class Drag:
        def __init__(self, source):
            dragged.append(self)

        def setMimeData(self, mime):
            self.mime = mime

        def setPixmap(self, pixmap):
            assert not pixmap.isNull()

        def setHotSpot(self, point):
            pass

        def exec(self, action):
            self.file = self.mime.urls()[0].toLocalFile()

    monkeypatch.setattr("glyphstudio.ui.pictures.picture_exchange.QDrag", Drag)
    drawn.commands.drag()
    written = next(iter(drawn.fake.written))
    assert str(written) == dragged[0].file
    assert written.name == "gold-7.png"
    assert written.exists()
    drawn.close()
    assert not written.parent.exists()


def test_themes_are_chosen_in_the_menu(drawn, qapp):
    for name in ("dark", "light"):
        drawn.actions_.themes[name].trigger()
        assert drawn.session.preferences.theme == name
        assert drawn.theme.is_dark is (name == "dark")


def test_the_next_start_finds_everything_as_it_was(start, qtbot, places):
    window = start()
    window.controls.prompt.set_text("龍 a dragon")
    window.controls.steps.box.setValue(33)
    window.controls.guidance.box.setValue(9.5)
    window.controls.count.box.setValue(16)
    window.controls.sampler.box.setCurrentIndex(2)
    window.controls.seed.choose(2**32 - 2)
    window.canvas.view_switch.set_view("noisy")
    window.actions_.themes["dark"].trigger()
    window.resize(700, 500)
    window.close()
    again = start()
    assert replace(again.session.preferences, geometry="") == replace(preferences.read(places.preferences), geometry="")
    assert again.session.preferences.prompt == "龍 a dragon"
    assert again.controls.draft() == window.controls.draft()
    assert again.canvas.view_switch.view == "noisy"
    assert again.theme.is_dark
    assert (again.width(), again.height()) == (700, 500)


def test_a_first_start_remembers_no_choice_that_nobody_made(start, places):
    start().close()
    remembered = preferences.read(places.preferences)
    assert (remembered.steps, remembered.guidance) == (None, None)


def test_what_was_drawn_is_remembered_even_when_the_program_dies(start, qtbot, places):
    window = started(start(), qtbot, "thunder")
    assert preferences.read(places.preferences).prompt == "thunder"
    wait_for_end(qtbot, window)


def test_settings_that_cannot_be_kept_harm_nothing(start, qtbot, places):
    places.preferences.parent.parent.mkdir(exist_ok=True)
    places.preferences.parent.write_text("a file where the folder should be")
    window = started(start(), qtbot)
    wait_for_end(qtbot, window)
    window.close()


def test_closing_during_a_run_ends_its_thread_at_once(start, qtbot):
    window = start(slow())
    window.controls.steps.box.setValue(120)
    window.controls.count.box.setValue(36)
    started(window, qtbot)
    qtbot.waitUntil(lambda: window.fake.model.evaluations > 3)
    begun = time.perf_counter()
    window.close()
    assert window.closed_in_time
    assert time.perf_counter() - begun < 1
    assert not window.isVisible()


def test_closing_while_the_model_opens_ends_its_thread(start):
    fake = FakeServices()
    fake.hold_opening()
    window = start(fake, wait=False)
    fake.let_open()
    window.close()
    assert window.closed_in_time


def test_ctrl_q_closes(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_Q, CONTROL)
    assert not window.isVisible()


def test_ctrl_l_goes_to_the_prompt_and_ctrl_r_throws_the_dice(drawn, qtbot):
    drawn.canvas.grid.views[0].setFocus()
    qtbot.keyClick(drawn.canvas.grid.views[0], Qt.Key.Key_L, CONTROL)
    assert drawn.controls.prompt.hasFocus()
    before = drawn.controls.seed.seeds.seed
    qtbot.keyClick(drawn, Qt.Key.Key_R, CONTROL)
    assert drawn.controls.seed.seeds.seed != before


def test_a_long_prompt_is_elided_and_shown_whole_as_a_tool_tip(window, qtbot):
    prompt = "a house in the rain beside a river where an old man is fishing for gold " * 3
    started(window, qtbot, prompt)
    wait_for_end(qtbot, window)
    assert window.canvas.title.text().endswith("…")
    assert window.canvas.title.toolTip() == " ".join(prompt.split())
    assert window.width() < 1300


def test_preferences_of_a_window_are_valid(window, places):
    remembered = window.session.preferences
    preferences.write(places.preferences, remembered)
    assert preferences.read(places.preferences) == remembered
    assert isinstance(remembered, Preferences)


def test_a_signal_of_the_system_closes_the_window(window):
    window.stop(2)
    assert not window.isVisible()
    assert window.exit_status == 130
