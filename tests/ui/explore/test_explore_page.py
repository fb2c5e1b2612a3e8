"""The page Explore: figures, moments, keeping, going on in Create, saving."""

from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent

from glyphstudio.files.request_metadata import read_requests
from glyphstudio.library.search import Search
from glyphstudio.ui.widgets import dialogs
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices
from tests.ui.window.test_accessibility import problem, tab_stops, unnamed


@pytest.fixture
def page(window):
    window.controls.prompt.set_text("gold")
    window.controls.steps.box.setValue(2)
    window.controls.guidance.box.setValue(1)
    window.rail.set_page("explore")
    return window.explore


def set_figure(page, key):
    page.panel.figure.setCurrentIndex(page.panel.figure.findData(key))


def explore(qtbot, window, across=("steps", "1, 2, 3"), down=("seed", "4, 5"), over=("", "")):
    panel = window.explore.panel
    for control, text in ((panel.across, across), (panel.down, down), (panel.over, over)):
        control.set_text(text)
    qtbot.mouseClick(panel.draw_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.exploration.busy)


def choose(asked, path, parent, suggested, endings):
    asked.append(endings)
    return path


def in_library(window):
    library = window.library_client.place.open()
    return list(library.entries(library.find(Search())))


def test_the_page_has_a_key_and_begins_with_creates_prompt(window, qtbot, qapp):
    window.controls.prompt.set_text("gold")
    qtbot.keyClick(window, Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    assert window.rail.page == "explore"
    assert window.explore.panel.prompt.text() == "gold"
    assert qapp.focusWidget() is window.explore.panel.prompt
    window.explore.panel.prompt.setText("water")
    window.rail.set_page("create")
    window.rail.set_page("explore")
    assert window.explore.panel.prompt.text() == "water"


def test_a_table_is_drawn_and_nothing_of_it_floods_the_library(window, page, qtbot):
    explore(qtbot, window)
    grid = page.view.grid
    assert [(request.seed, request.steps) for request in grid.requests] == [
        (seed, steps) for seed in (4, 5) for steps in (1, 2, 3)
    ]
    assert {request.prompt for request in grid.requests} == {"gold"}
    assert all(window.exploration.picture_of(request).finished for request in grid.requests)
    assert page.subtitle.text() == "6 of 6 pictures"
    assert in_library(window) == []


def test_figures_of_the_posts_fill_the_axes_and_a_change_makes_them_ones_own(page, qtbot):
    set_figure(page, "movie")
    assert page.panel.over.text == ("guidance", "0-99")
    assert not page.panel.down.values.isEnabled()
    qtbot.keyClicks(page.panel.across.values, "0")
    assert page.panel.figure.currentText() == "Axes of your own"
    assert page.panel.over.text == ("guidance", "0-99")
    set_figure(page, "table")
    page.panel.down.box.setCurrentIndex(page.panel.down.box.findData("seed"))
    assert page.panel.figure.currentText() == "Axes of your own"


def test_moments_are_scrubbed_and_played(window, page, qtbot):
    explore(qtbot, window, across=("seed", "0-3"), down=("", ""), over=("guidance", "0-2"))
    assert page.scrub.isVisible()
    assert page.scrub.label.text() == "guidance 0"
    page.scrub.slider.setValue(2)
    assert page.view.grid is page.frames[2]
    assert page.scrub.label.text() == "guidance 2"
    page.scrub.play.click()
    assert page.scrub.play.accessibleName() == "Pause"
    qtbot.waitUntil(lambda: page.view.grid is page.frames[0])
    window.rail.set_page("create")
    assert page.scrub.play.accessibleName() == "Play"


def test_a_figure_that_cannot_be_drawn_says_so_and_the_one_before_stays(window, page, qtbot):
    explore(qtbot, window)
    before = page.view.grid
    page.panel.across.set_text(("steps", "many"))
    qtbot.keyClick(page.panel.across.values, Qt.Key.Key_Return)
    assert page.banner.message.text() == "'many' is no whole number and no range of them."
    assert page.view.grid is before
    explore(qtbot, window)
    assert not page.banner.isVisible()


def test_stop_and_escape_stop_it(window, page, qtbot):
    model = window.fake.model
    model.hold()
    page.panel.across.set_text(("steps", "100"))
    for stop in (page.panel.stop_button.click, lambda: qtbot.keyClick(window, Qt.Key.Key_Escape)):
        page.panel.draw_button.click()
        assert page.panel.stop_button.isEnabled()
        assert window.actions_.cancel.isEnabled()
        stop()
        assert not window.exploration.busy
        assert not page.panel.stop_button.isEnabled()
        assert not window.actions_.cancel.isEnabled()
    model.let_go()


def test_styles_are_an_axis(start, qtbot):
    window = start(FakeServices(FakeModel(styles=("Sans", "Kai"))))
    window.controls.prompt.set_text("gold")
    window.controls.more.style_control.set_value("Kai")
    window.rail.set_page("explore")
    explore(qtbot, window, across=("seed", "1, 2"), down=("", ""))
    assert [request.style for request in window.explore.view.grid.requests] == ["Kai", "Kai"]
    explore(qtbot, window, across=("style", "Sans, Kai"), down=("", ""))
    assert [request.style for request in window.explore.view.grid.requests] == ["Sans", "Kai"]
    assert all(window.exploration.picture_of(request).finished for request in window.explore.view.grid.requests)
    explore(qtbot, window, across=("style", "Song"), down=("", ""))
    assert "has no style 'Song'" in window.explore.banner.message.text()


def test_arrows_travel_and_enter_goes_on_in_create_with_the_picture_kept(window, page, qtbot):
    explore(qtbot, window)
    view = page.view
    view.setFocus()
    for key in (Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right):
        qtbot.keyClick(view, key)
    assert page.current.steps == 2
    assert page.current.seed == 5
    assert view.accessibleName() == "Picture 5 of 6, seed 5, 2 steps, finished"
    request = page.current
    qtbot.keyClick(view, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.rail.page == "create")
    (tile,) = window.studio.tiles
    assert (tile.request, tile.finished) == (request, True)
    assert window.controls.seed.seeds.seed == 5
    assert [entry.request for entry in in_library(window)] == [request]


def test_home_end_and_the_mouse_choose_and_a_double_click_opens(window, page, qtbot):
    explore(qtbot, window)
    view = page.view
    for key, place in ((Qt.Key.Key_End, 5), (Qt.Key.Key_Home, 0), (Qt.Key.Key_Up, 0)):
        qtbot.keyClick(view, key)
        assert page.current is view.grid.requests[place]
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(4).center())
    qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    assert page.current is view.grid.requests[4]
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=QPoint(1, 1))
    qtbot.mouseDClick(view, Qt.MouseButton.LeftButton, pos=view.place_of(3).center())
    qtbot.waitUntil(lambda: window.rail.page == "create")
    assert window.studio.tiles[0].request is view.grid.requests[4] or window.studio.tiles[0].request.seed == 5


def test_k_keeps_the_picture_and_stays(window, page, qtbot):
    explore(qtbot, window)
    page.view.setFocus()
    qtbot.keyClick(page.view, Qt.Key.Key_K)
    qtbot.waitUntil(lambda: len(in_library(window)) == 1)
    qtbot.waitUntil(lambda: window.status.message.text() == "Kept in the library")
    assert window.rail.page == "explore"


def test_a_place_without_a_picture_can_be_chosen_but_not_kept(window, page, qtbot):
    window.fake.model.hold()
    page.panel.draw_button.click()
    assert not page.keep_button.isEnabled()
    assert not page.save_button.isEnabled()
    qtbot.keyClick(page.view, Qt.Key.Key_Return)
    assert page.view.accessibleName().endswith("not finished")
    window.fake.model.let_go()
    qtbot.waitUntil(lambda: not window.exploration.busy)
    assert window.rail.page == "explore"


def test_the_menu_has_what_can_be_done(window, page, qtbot, qapp):
    explore(qtbot, window)
    where = page.view.place_of(0).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Keyboard, where, page.view.mapToGlobal(where))
    qapp.sendEvent(page.view, event)
    menu = qapp.activePopupWidget()
    assert [action.text() for action in menu.actions()] == ["&Open in Create", "&Keep"]
    menu.close()


def test_what_is_on_show_is_saved_as_a_picture_and_all_moments_as_a_movie(window, page, qtbot, tmp_path, monkeypatch):
    explore(qtbot, window, across=("seed", "0-3"), down=("", ""), over=("guidance", "0-2"))
    page.scrub.slider.setValue(1)
    asked = []
    for button, name in ((page.save_button, "a.png"), (page.movie_button, "a.gif")):
        path = tmp_path / name
        monkeypatch.setattr(dialogs, "ask_export", partial(choose, asked, path))
        button.click()
        qtbot.waitUntil(path.exists)
    assert read_requests(tmp_path / "a.png") == page.frames[1].requests
    assert asked == [(".png",), (".webp", ".gif", ".png", ".mp4")]
    monkeypatch.setattr(dialogs, "ask_export", lambda *_: None)
    page.save_button.click()


def test_a_morph_is_drawn_between_two_and_four_prompts(window, page, qtbot):
    set_figure(page, "morph")
    assert not page.panel.across.isVisible()
    page.panel.others[0].setText("water")
    qtbot.keyClick(page.panel.others[0], Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.exploration.busy)
    assert [page.view.grid.said(place) for place in (0, 3, 6)] == ["gold", "", "water"]
    page.panel.others[1].setText("fire")
    page.panel.draw_button.click()
    assert "from one prompt to one other" in page.banner.message.text()
    page.panel.others[2].setText("tree")
    page.panel.draw_button.click()
    assert (page.view.grid.rows, page.view.grid.columns) == (7, 7)
    qtbot.waitUntil(page.open_button.isEnabled)
    page.panel.stop_button.click()
    window.explore_commands.open()
    qtbot.waitUntil(lambda: window.rail.page == "create")
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert window.studio.tiles[0].request.morph == page.current.morph


def test_keys_reach_everything_and_all_of_it_has_a_name(window, page, qtbot, qapp):
    explore(qtbot, window)
    window.display.tell_problem(problem())
    assert unnamed(window) == []
    stops = tab_stops(qapp, page.panel.prompt)
    for name in ("Explore", "Across", "Across, values", "Down", "From moment to moment", "Keep", "Save movie…"):
        assert name in stops
    assert any(stop.startswith("Picture 1 of 6") for stop in stops)


@pytest.mark.parametrize("theme_name", ["light", "dark"])
def test_captions_and_pictures_are_painted(window, page, qtbot, theme_name):
    window.theme.choose(theme_name)
    explore(qtbot, window)
    before = page.view.grab().toImage()
    explore(qtbot, window, across=("prompt", "a,b,c,d,e,f,g,h,i,j,k,l"), down=("", ""))
    assert page.view.grab().toImage() != before


def test_in_a_narrow_window_nothing_is_cut_off_and_the_current_place_is_scrolled_to(window, page, qtbot):
    window.resize(window.minimumSize())
    explore(qtbot, window, across=("seed", "0-8"), down=("steps", "1, 2"))
    qtbot.waitUntil(lambda: page.width() < 600)
    right = page.mapToGlobal(page.rect().topRight()).x()
    for button in (page.keep_button, page.open_button, page.save_button, page.movie_button):
        assert button.mapToGlobal(button.rect().topRight()).x() <= right
    scrolled = page.view.mapToGlobal(page.view.rect().topLeft()).x()
    qtbot.keyClick(page.view, Qt.Key.Key_End)
    assert page.view.mapToGlobal(page.view.rect().topLeft()).x() < scrolled


def test_in_a_window_of_middling_width_the_title_can_be_read(window, page, qtbot):
    window.resize(900, 640)
    explore(qtbot, window)
    qtbot.waitUntil(lambda: page.width() < 900)
    assert page.title.text() == "gold"
    assert page.title.width() > 300
    assert page.keep_button.y() == page.movie_button.y()


def test_what_is_left_is_said_when_it_takes_long(window, page, qtbot, monkeypatch):
    for seconds, words in ((1.0, "0 of 6 pictures"), (30.0, "about 30 s left"), (200.0, "about 3 min left")):
        monkeypatch.setattr(type(window.exploration), "remaining", property(lambda _, seconds=seconds: seconds))
        window.exploration.progress_changed.emit(0, 6)
        assert page.subtitle.accessibleName().endswith(words)
