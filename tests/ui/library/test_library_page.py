"""The library in the window: what was drawn is found, favoured, deleted, brought back, used again."""

import json
import time

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.library.entries import Finished
from glyphstudio.library.library_file import LibraryFile
from glyphstudio.library.search import Search
from glyphstudio.ui.pictures.card_model import CARD, MOST_CARDS
from glyphstudio.ui.widgets import dialogs
from tests.ui.window.test_main_window import drop, started, wait_for_end

CONTROL = Qt.KeyboardModifier.ControlModifier


def look(window, qtbot):
    window.rail.set_page("library")
    qtbot.waitUntil(lambda: window.library.cards.hasFocus() or not window.library.cards.cards.numbers)
    settle(window, qtbot)


def settle(window, qtbot):
    """Wait until everything that was asked of the library is answered and on show."""
    qtbot.waitUntil(lambda: not window.library_client._then and not window.library._pause.isActive())
    QTest.qWait(20)
    qtbot.waitUntil(lambda: not window.library_client._then)


def seeds(window):
    cards = window.library.cards.cards
    return [cards._cards[number].entry.seed if number in cards._cards else None for number in cards.numbers]


def choose(window, *rows):
    cards = window.library.cards
    cards.clearSelection()
    for row in rows:
        index = cards.cards.index(row)
        selection = cards.selectionModel()
        selection.setCurrentIndex(index, selection.SelectionFlag.Select)


def press(window, qtbot, key, modifier=Qt.KeyboardModifier.NoModifier):
    window.library.cards.setFocus()
    qtbot.keyClick(window.library.cards, key, modifier)
    settle(window, qtbot)


@pytest.fixture
def shelf(drawn, qtbot):
    """The library page with gold, seeds 10 to 7, and then sea, seed 3, at the top."""
    drawn.controls.count.box.setValue(1)
    drawn.controls.seed.choose(3)
    started(drawn, qtbot, "sea")
    wait_for_end(qtbot, drawn)
    look(drawn, qtbot)
    return drawn


def test_a_first_library_says_what_will_be_in_it(window, qtbot):
    look(window, qtbot)
    assert window.library.nothing.isVisible()
    assert "will be kept here" in window.library.nothing.text()
    assert not window.library.footer.isVisible()


def test_everything_that_was_drawn_is_there_the_newest_first(shelf):
    assert seeds(shelf) == [3, 10, 9, 8, 7]
    assert shelf.library.count.text() == "5 pictures"
    assert shelf.actions_.pages["library"].isChecked()


def test_pages_are_chosen_by_rail_menu_and_key(window, qtbot):
    qtbot.mouseClick(window.rail.buttons["library"], Qt.MouseButton.LeftButton)
    assert window.library.isVisible()
    assert not window.controls.isVisible()
    qtbot.keyClick(window, Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.controls.isVisible()
    assert window.rail.page == "create"
    window.actions_.pages["library"].trigger()
    assert window.rail.buttons["library"].isChecked()


def test_what_is_drawn_while_the_library_is_on_show_appears_in_it(shelf, qtbot):
    shelf.runner.add(shelf.controls.draft())
    shelf.controls.seed.choose(99)
    shelf.runner.add(shelf.controls.draft())
    qtbot.waitUntil(lambda: not shelf.runner.busy)
    settle(shelf, qtbot)
    assert seeds(shelf)[0] == 99
    assert len(seeds(shelf)) == 6


def test_the_search_follows_the_typing(shelf, qtbot):
    qtbot.keyClick(shelf.library.cards, Qt.Key.Key_F, CONTROL)
    assert shelf.library.search.hasFocus()
    qtbot.keyClicks(shelf.library.search, "gol")
    qtbot.waitUntil(lambda: len(shelf.library.cards.cards.numbers) == 4)
    qtbot.keyClicks(shelf.library.search, "d 8")
    qtbot.waitUntil(lambda: len(shelf.library.cards.cards.numbers) == 1)
    assert shelf.library.count.text() == "1 picture"
    shelf.library.search.setText("dragon")
    qtbot.waitUntil(shelf.library.nothing.isVisible)
    assert "“dragon”" in shelf.library.nothing.text()
    shelf.library.search.clear()
    qtbot.keyClick(shelf.library.search, Qt.Key.Key_Return)
    settle(shelf, qtbot)
    assert shelf.library.cards.hasFocus()
    assert len(seeds(shelf)) == 5


def test_a_full_stop_makes_a_favourite_and_the_filter_shows_it(shelf, qtbot):
    choose(shelf, 1, 2)
    press(shelf, qtbot, Qt.Key.Key_Period)
    qtbot.mouseClick(shelf.library.favourites, Qt.MouseButton.LeftButton)
    settle(shelf, qtbot)
    assert seeds(shelf) == [10, 9]
    assert "favourite" in shelf.library.cards.cards.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    choose(shelf, 0)
    press(shelf, qtbot, Qt.Key.Key_Period)
    assert seeds(shelf) == [9]


def test_a_favourite_in_the_library_has_a_star_on_its_tile_too(drawn, qtbot):
    drawn.canvas.grid.views[2].setFocus()
    qtbot.keyClick(drawn.canvas.grid.views[2], Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: drawn.canvas.grid.current_is_favourite)
    assert drawn.canvas.grid.views[2].accessibleName().endswith("favourite")
    look(drawn, qtbot)
    choose(drawn, 1)
    assert drawn.library.cards.current.entry.favourite
    press(drawn, qtbot, Qt.Key.Key_Period)
    assert not drawn.canvas.grid.current_is_favourite


def test_a_full_stop_in_the_prompt_is_a_full_stop(drawn, qtbot):
    drawn.controls.prompt.setFocus()
    qtbot.keyClicks(drawn.controls.prompt, "as. p")
    assert drawn.controls.prompt.text.endswith("as. p")
    assert not drawn.canvas.grid.current_is_favourite


def test_del_puts_pictures_in_the_trash_and_undo_brings_them_back(shelf, qtbot):
    choose(shelf, 0, 2)
    press(shelf, qtbot, Qt.Key.Key_Delete)
    assert seeds(shelf) == [10, 8, 7]
    assert shelf.library.undo_bar.isVisible()
    assert shelf.library.undo_bar.message.text() == "2 pictures are in the trash"
    press(shelf, qtbot, Qt.Key.Key_Z, CONTROL)
    assert seeds(shelf) == [3, 10, 9, 8, 7]
    assert not shelf.library.undo_bar.isVisible()
    press(shelf, qtbot, Qt.Key.Key_Z, CONTROL)
    assert len(seeds(shelf)) == 5


def test_the_picture_after_a_deleted_one_is_the_next_to_be_deleted(shelf, qtbot):
    choose(shelf, 1)
    for left in ([3, 9, 8, 7], [3, 8, 7], [3, 7], [3], []):
        press(shelf, qtbot, Qt.Key.Key_Delete)
        assert seeds(shelf) == left
    qtbot.mouseClick(shelf.library.undo_bar.button, Qt.MouseButton.LeftButton)
    settle(shelf, qtbot)
    assert seeds(shelf) == [3]


def test_the_trash_gives_back_and_is_emptied_if_somebody_says_so(shelf, qtbot, monkeypatch):
    answers = [False, True]
    asked = []
    monkeypatch.setattr(dialogs, "ask_to_delete", lambda parent, count: asked.append(count) or answers.pop(0))
    choose(shelf, 0, 1, 2)
    press(shelf, qtbot, Qt.Key.Key_Delete)
    assert not shelf.library.empty_trash.isVisible()
    qtbot.mouseClick(shelf.library.trash, Qt.MouseButton.LeftButton)
    settle(shelf, qtbot)
    assert seeds(shelf) == [3, 10, 9]
    assert shelf.library.delete_button.text() == "Put back"
    choose(shelf, 0)
    press(shelf, qtbot, Qt.Key.Key_Delete)
    assert seeds(shelf) == [10, 9]
    for left in (2, 0):
        qtbot.mouseClick(shelf.library.empty_trash, Qt.MouseButton.LeftButton)
        settle(shelf, qtbot)
        assert len(seeds(shelf)) == left
    assert asked == [2, 2]
    assert shelf.library.nothing.text() == "The trash is empty."
    qtbot.mouseClick(shelf.library.trash, Qt.MouseButton.LeftButton)
    settle(shelf, qtbot)
    assert seeds(shelf) == [3, 8, 7]


def test_all_settings_are_used_again_to_the_byte(shelf, qtbot):
    shelf.controls.steps.box.setValue(50)
    choose(shelf, 3)
    press(shelf, qtbot, Qt.Key.Key_A)
    assert shelf.controls.isVisible()
    assert shelf.controls.draft().requests(shelf.studio.facts)[0] == GenerationRequest(
        prompt="gold", seed=8, steps=3, guidance=shelf.controls.guidance.value, sampler=shelf.controls.sampler.value
    )


def test_a_double_click_uses_all_settings(shelf, qtbot):
    cards = shelf.library.cards
    place = cards.visualRect(cards.cards.index(4)).center()
    qtbot.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    qtbot.mouseDClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shelf.controls.isVisible()
    assert shelf.controls.seed.seeds.seed == 7


def test_seed_and_prompt_are_used_alone(shelf, qtbot):
    choose(shelf, 1)
    press(shelf, qtbot, Qt.Key.Key_S)
    assert (shelf.controls.seed.seeds.seed, shelf.controls.prompt.text) == (10, "sea")
    assert "10" in shelf.status.message.text()
    press(shelf, qtbot, Qt.Key.Key_P)
    assert shelf.controls.prompt.text == "gold"
    assert shelf.library.isVisible()


def test_tags_are_given_and_found(shelf, qtbot, monkeypatch):
    suggested = []
    monkeypatch.setattr(dialogs, "ask_tags", lambda parent, tags: suggested.append(tags) or "Bird, #nice")
    choose(shelf, 2, 3)
    press(shelf, qtbot, Qt.Key.Key_T)
    shelf.library.search.setText("#bird")
    settle(shelf, qtbot)
    assert seeds(shelf) == [9, 8]
    choose(shelf, 0)
    press(shelf, qtbot, Qt.Key.Key_T)
    assert suggested == ["", "bird nice"]
    monkeypatch.setattr(dialogs, "ask_tags", lambda parent, tags: None)
    press(shelf, qtbot, Qt.Key.Key_T)
    assert "#bird · #nice" in shelf.library.subtitle.text()


def test_ctrl_c_copies_the_picture_with_its_file(shelf, qtbot):
    choose(shelf, 0)
    press(shelf, qtbot, Qt.Key.Key_C, CONTROL)
    copied = QGuiApplication.clipboard().mimeData()
    assert copied.hasImage()
    assert copied.data("image/png").data() == shelf.library.cards.current.entry.png


def test_ctrl_s_saves_one_or_several(shelf, qtbot, tmp_path, monkeypatch):
    monkeypatch.setattr(dialogs, "ask_file", lambda parent, suggested: tmp_path / suggested.name)
    choose(shelf, 0)
    press(shelf, qtbot, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: tmp_path / "sea-3.png" in shelf.fake.written)
    qtbot.waitUntil(shelf.actions_.reveal.isEnabled)
    (tmp_path / "all").mkdir()
    monkeypatch.setattr(dialogs, "ask_folder", lambda parent, suggested: tmp_path / "all")
    choose(shelf, 0, 1, 2)
    press(shelf, qtbot, Qt.Key.Key_S, CONTROL)
    qtbot.waitUntil(lambda: len(shelf.fake.written) == 4)
    opened = []
    monkeypatch.setattr("glyphstudio.ui.create.tile_commands.QDesktopServices.openUrl", opened.append)
    qtbot.waitUntil(lambda: shelf.commands.folder == str(tmp_path / "all"))
    shelf.actions_.reveal.trigger()
    assert opened[0].toLocalFile() == str(tmp_path / "all")


def test_several_are_dragged_out_as_files(shelf, qtbot, monkeypatch):
    dragged = []
    monkeypatch.setattr(shelf.commands.exchange, "_drag", lambda mime, pixmap, source: dragged.append((mime, pixmap)))
    choose(shelf, 0, 1)
    shelf.library.cards.startDrag(Qt.DropAction.CopyAction)
    mime, pixmap = dragged[0]
    assert [url.fileName() for url in mime.urls()] == ["sea-3.png", "gold-10.png"]
    assert not pixmap.isNull()
    choose(shelf, 0)
    shelf.library.cards.startDrag(Qt.DropAction.CopyAction)
    assert dragged[1][0].hasFormat("image/png")


def test_the_menu_offers_what_can_be_done(shelf, qtbot, qapp):
    choose(shelf, 0)
    shelf.library_commands.show_menu(shelf.mapToGlobal(QPoint(50, 50)))
    menu = qapp.activePopupWidget()
    assert shelf.library_commands.actions_.delete in menu.actions()
    menu.close()


def test_nothing_can_be_done_with_nothing(window, qtbot):
    look(window, qtbot)
    actions = window.library_commands.actions_
    assert not any(action.isEnabled() for action in actions.for_chosen)
    assert not window.library.delete_button.isEnabled()


def test_the_tiles_of_the_hidden_page_are_left_alone(shelf, tmp_path, monkeypatch):
    assert not shelf.actions_.save.isEnabled()
    assert not shelf.actions_.save_all.isEnabled()
    shelf.rail.set_page("create")
    assert shelf.actions_.save.isEnabled()


def test_a_dropped_request_comes_to_the_controls(shelf, qtbot, tmp_path):
    path = tmp_path / "dragon.json"
    path.write_text(json.dumps(GenerationRequest(prompt="dragon", seed=5).to_json()))
    shelf.fake.requests[path] = GenerationRequest(prompt="dragon", seed=5)
    drop(shelf, path)
    qtbot.waitUntil(lambda: shelf.controls.prompt.text == "dragon")
    assert shelf.rail.page == "create"


def test_keys_reach_everything_on_the_page_and_all_of_it_has_a_name(shelf, qtbot, qapp):
    from tests.ui.window.test_accessibility import MODEL, problem, tab_stops, unnamed

    shelf.display.tell_problem(problem())
    choose(shelf, 0)
    press(shelf, qtbot, Qt.Key.Key_Delete)
    assert unnamed(shelf) == []
    stops = tab_stops(qapp, shelf.library.search)
    assert stops == [
        *(
            "Search",
            "Favourites",
            "Trash",
            "Copy details",
            "Close this message",
            "Pictures",
            "Undo: 1 picture is in the trash",
        ),
        *("Favourite", "Use its settings", "Delete", MODEL, "Library"),
    ]


def test_a_favourite_is_there_after_a_restart_and_so_is_everything_else(start, qtbot):
    window = start()
    qtbot.mouseClick(window.canvas.empty.chips[0], Qt.MouseButton.LeftButton)
    wait_for_end(qtbot, window)
    requests = [tile.request for tile in window.studio.tiles]
    window.canvas.grid.views[1].setFocus()
    qtbot.keyClick(window.canvas.grid.views[1], Qt.Key.Key_Period)
    qtbot.waitUntil(lambda: window.canvas.grid.current_is_favourite)
    window.close()
    again = start()
    qtbot.waitUntil(lambda: bool(again.studio.tiles))
    assert [tile.request for tile in again.studio.tiles] == requests
    assert all(tile.finished for tile in again.studio.tiles)
    assert again.canvas.title.text() == "water"
    assert [view._favourite for view in again.canvas.grid.views] == [False, True, False, False]
    look(again, qtbot)
    again.library.favourites.click()
    settle(again, qtbot)
    assert seeds(again) == [requests[1].seed]
    again.close()
    assert start().rail.page == "library"


def test_prompts_of_before_come_back_with_alt_and_the_arrows(start, qtbot):
    alt = Qt.KeyboardModifier.AltModifier
    window = start()
    for prompt in ("gold", "sea"):
        started(window, qtbot, prompt)
        wait_for_end(qtbot, window)
    window.close()
    again = start()
    qtbot.waitUntil(lambda: bool(again.studio.tiles))
    box = again.controls.prompt
    box.set_text("a new one")
    shown = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Down):
        qtbot.keyClick(box, key, alt)
        shown.append(box.text)
    assert shown == ["sea", "gold", "sea", "a new one"]


def test_a_library_that_cannot_be_used_is_said_to_be_kept_aside(start, qtbot, places):
    places.library.parent.mkdir()
    places.library.write_bytes(b"not a database" * 500)
    window = start()
    qtbot.waitUntil(window.canvas.banner.isVisible)
    assert "it is damaged" in window.canvas.banner.message.text()
    aside = next(places.library.parent.glob("*aside*"))
    assert str(aside) in window.canvas.banner.hint.text()
    assert aside.read_bytes() == b"not a database" * 500
    started(window, qtbot)
    wait_for_end(qtbot, window)
    look(window, qtbot)
    assert len(seeds(window)) == 4


def test_a_library_that_cannot_be_written_is_a_banner_and_the_pictures_come_all_the_same(start, qtbot, places):
    places.library.parent.write_text("in the way")
    window = started(start(), qtbot)
    wait_for_end(qtbot, window)
    assert all(tile.finished for tile in window.studio.tiles)
    assert window.canvas.banner.isVisible()
    assert "library" in window.canvas.banner.message.text()
    assert not window.actions_.favourite.isEnabled()


def test_twenty_thousand_pictures_scroll_without_a_stall(start, qtbot, places, record_property):
    place = LibraryFile(places.library)
    library = place.open()
    for run in range(20):
        library.add(
            [
                Finished(
                    request=GenerationRequest(prompt=f"gold {seed % 100}", seed=seed),
                    model="fake",
                    png=bytes([seed % 251]) * 16**2,
                    made=float(seed),
                )
                for seed in range(run * 1000, run * 1000 + 1000)
            ],
            f"run {run}" if run < 19 else "run 18",
        )
    library.add([Finished(request=GenerationRequest(prompt="last"), model="fake", png=bytes(256), made=1e6)], "last")
    place.close()
    window = start()
    look(window, qtbot)
    cards, bar = window.library.cards, window.library.cards.verticalScrollBar()
    assert len(cards.cards.numbers) == 20_001
    gaps = []
    for attempt in range(4):
        longest = 0.0
        for step in range(60):
            begun = time.thread_time()
            bar.setValue((bar.maximum() * (step * 7 % 60)) // 60 if step % 3 == 0 else bar.value() + 40 + attempt)
            QGuiApplication.processEvents()
            longest = max(longest, time.thread_time() - begun)
            QTest.qWait(4)
        gaps.append(longest)
        if min(gaps) < 0.05:
            break
    record_property("longest_frame_ms", round(min(gaps) * 1000, 1))
    assert min(gaps) < 0.05
    bar.setValue(bar.maximum())
    qtbot.waitUntil(lambda: cards.cards.index(20_000).data(CARD) is not None)
    assert len(cards.cards._cards) <= MOST_CARDS
    begun = time.perf_counter()
    window.library.search.setText("gold 42")
    qtbot.waitUntil(lambda: len(cards.cards.numbers) == 200)
    assert time.perf_counter() - begun < 2


def test_searches_that_are_the_same_show_the_same(shelf, qtbot):
    before = shelf.library.cards.cards.numbers
    shelf.library.look()
    settle(shelf, qtbot)
    assert shelf.library.cards.cards.numbers is before
    assert Search.of("") == Search()
