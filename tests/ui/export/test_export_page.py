"""From finished glyphs to a sheet, a page, a font that types, outlines and a movie, without leaving the window."""

import io
import os

import pytest
import uharfbuzz as hb
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QTextLayout

from glyphstudio.exports.plans import FontPlanned, MoviePlan, OutlinesPlan, PagePlan, SheetPlan
from glyphstudio.files.request_metadata import read_requests
from glyphstudio.outlines.font_names import LONGEST_FAMILY
from glyphstudio.ui.widgets import dialogs
from tests.ui.library.test_library_page import choose, look, press, settle
from tests.ui.window.test_accessibility import is_control, name_of, problem, tab_stops, unnamed

ALT = Qt.KeyboardModifier.AltModifier


def idle(window):
    export = window.export_commands._exporting
    return not export.busy and export._preview is None and not window.export._pause.isActive()


def previewed(window, qtbot, kind):
    """Show the form of ``kind``; return when its preview is there."""
    window.export.kinds.buttons[kind].setChecked(True)
    qtbot.waitUntil(lambda: idle(window))


@pytest.fixture
def page(drawn, qtbot):
    """The export page with gold, seeds 7 to 10."""
    qtbot.keyClick(drawn, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    assert drawn.export.isVisible()
    qtbot.waitUntil(lambda: idle(drawn))
    settle(drawn, qtbot)
    return drawn


@pytest.fixture
def answer(monkeypatch):
    """``answer(path)``: what the file dialog will say; it remembers what was suggested."""
    asked = []

    def say(path):
        monkeypatch.setattr(dialogs, "ask_export", lambda parent, suggested, endings: asked.append(suggested) or path)
        monkeypatch.setattr(dialogs, "ask_folder", lambda parent, suggested: asked.append(suggested) or path)
        return asked

    return say


def export(window, qtbot):
    qtbot.mouseClick(window.export.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: idle(window))


def test_the_first_page_says_where_glyphs_come_from(window, qtbot):
    qtbot.keyClick(window, Qt.Key.Key_5, ALT)
    qtbot.waitUntil(lambda: idle(window))
    assert window.export.isVisible()
    assert "press E" in window.export.count.text()
    assert window.export.preview.currentWidget() is window.export.preview.nothing
    assert not window.export.export_button.isEnabled()
    window.export_commands.export()
    assert not window.export_commands._exporting.busy


def test_every_finished_tile_can_be_taken(page):
    assert len(page.export.numbers) == 4
    assert page.rail.page == "export"
    assert page.export.count.text().startswith("4 glyphs")
    assert page.export.glyphs.hasFocus()


def test_unfinished_tiles_are_not_taken(window):
    window.commands.export()
    assert window.rail.page == "create"


def test_what_is_chosen_in_the_library_is_taken_once_and_in_order(drawn, qtbot):
    look(drawn, qtbot)
    drawn.library_commands.actions_.export.setEnabled(True)
    drawn.actions_.export.trigger()
    assert drawn.rail.page == "library"
    choose(drawn, 1, 2)
    press(drawn, qtbot, Qt.Key.Key_E)
    first = drawn.export.numbers
    assert len(first) == 2
    drawn.rail.set_page("library")
    choose(drawn, 0, 1)
    drawn.actions_.export.trigger()
    assert drawn.export.numbers == (*first, first[0] + 1)
    assert drawn.library_commands.actions_.export in drawn.library_commands.actions_.menu().actions()


def test_all_favourites_are_taken_the_oldest_first(drawn, qtbot):
    look(drawn, qtbot)
    choose(drawn, 0, 3)
    press(drawn, qtbot, Qt.Key.Key_Period)
    newest = drawn.library.cards.chosen
    drawn.rail.set_page("export")
    qtbot.mouseClick(drawn.export.favourites_button, Qt.MouseButton.LeftButton)
    settle(drawn, qtbot)
    assert drawn.export.numbers == newest[::-1]


def test_glyphs_are_removed_moved_and_cleared(page, qtbot):
    one, two, three, four = page.export.numbers
    glyphs = page.export.glyphs
    glyphs.setCurrentIndex(glyphs.cards.index(0))
    qtbot.keyClick(glyphs, Qt.Key.Key_Left, ALT)
    assert page.export.numbers == (one, two, three, four)
    qtbot.keyClick(glyphs, Qt.Key.Key_Right, ALT)
    assert page.export.numbers == (two, one, three, four)
    qtbot.keyClick(glyphs, Qt.Key.Key_Right, ALT)
    assert page.export.numbers == (two, three, one, four)
    qtbot.keyClick(glyphs, Qt.Key.Key_Left, ALT)
    qtbot.keyClick(glyphs, Qt.Key.Key_Delete)
    assert page.export.numbers == (two, three, four)
    page.export.show_numbers((two,))
    assert page.export.count.text() == "1 glyph"
    qtbot.mouseClick(page.export.clear_button, Qt.MouseButton.LeftButton)
    assert page.export.numbers == ()
    qtbot.waitUntil(lambda: idle(page))
    assert page.export.facts.text() == ""


def test_each_form_is_a_plan(page, qtbot):
    forms = page.export.forms
    assert forms["sheet"].plan == SheetPlan(vector=True)
    sheet = forms["sheet"]
    sheet.columns.setValue(3)
    sheet.title.setText(" Gold ")
    sheet.page.setCurrentIndex(3)
    sheet.labels["seed"].setChecked(True)
    sheet.vector.setChecked(False)
    assert sheet.plan == SheetPlan(columns=3, title="Gold", page="none", labels=("prompt", "seed"))
    assert forms["page"].plan == PagePlan()
    forms["page"].turn.setCurrentIndex(1)
    forms["page"].direction.setCurrentIndex(1)
    assert forms["page"].plan == PagePlan(landscape=True, direction="horizontal")
    assert forms["font"].plan == FontPlanned()
    assert forms["font"].family.maxLength() == LONGEST_FAMILY
    forms["font"].specimen.setChecked(True)
    assert forms["font"].plan.specimen
    assert forms["outlines"].plan == OutlinesPlan(tolerance=pytest.approx(0.2))
    assert forms["outlines"].ending == ""
    movie = forms["movie"]
    assert movie.plan == MoviePlan(steps=60)
    movie.view.setCurrentIndex(2)
    movie.back.setChecked(True)
    assert movie.plan == MoviePlan(of="guidance", steps=60, back=True)
    movie.view.setCurrentIndex(1)
    movie.format.setCurrentIndex(3)
    assert (movie.plan.view, movie.ending) == ("predicted", ".mp4")
    movie.to.setText("fire")
    assert (movie.plan.of, movie.plan.to) == ("denoising", "")
    qtbot.keyClicks(movie.to, "!")  # who writes another prompt means a morph
    assert (movie.plan.of, movie.plan.to) == ("morph", "fire!")


def test_a_preview_shows_the_first_page(page, qtbot):
    shown = page.export.preview
    for kind, facts in (("page", "1 page"), ("outlines", "nodes a glyph"), ("sheet", "1 page")):
        previewed(page, qtbot, kind)
        assert shown.currentWidget() is shown.picture
        assert facts in page.export.facts.text()
        assert facts in shown.picture.accessibleName()
        assert min(shown.picture.image.width(), shown.picture.image.height()) > 100
    grabbed = shown.picture.grab().toImage()
    assert grabbed.pixelColor(grabbed.width() // 2, grabbed.height() - 30).lightness() > 200


def test_a_preview_follows_the_form(page, qtbot):
    previewed(page, qtbot, "sheet")
    before = page.export.preview.picture.image.copy()
    page.export.forms["sheet"].columns.setValue(1)
    qtbot.waitUntil(lambda: idle(page))
    assert page.export.preview.picture.image != before
    page.export.forms["sheet"].columns.setValue(40)
    qtbot.waitUntil(lambda: page.export.preview.currentWidget() is page.export.preview.nothing)
    assert "leave no room" in page.export.preview.nothing.text()
    assert not page.export.banner.isVisible()


def test_nobody_looks_so_nothing_is_previewed(page, qtbot):
    page.rail.set_page("create")
    asked = []
    page.export.preview_wanted.connect(lambda: asked.append(1))
    page.export.show_numbers(page.export.numbers[:1])
    qtbot.waitUntil(lambda: not page.export._pause.isActive())
    assert asked == []


def shaped(label):
    """Return how many glyphs of its own font, and of all, Qt draws the text of ``label`` with."""
    layout = QTextLayout(label.text(), label.font())
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    runs = layout.glyphRuns()
    family = label.font().family()
    return sum(len(run.glyphIndexes()) for run in runs if run.rawFont().familyName() == family), len(runs)


def test_a_line_is_typed_with_the_font_that_is_only_in_memory(page, qtbot):
    previewed(page, qtbot, "font")
    typing = page.export.preview.typing
    assert page.export.preview.currentWidget() is typing
    assert typing.line.text() == "gold gold2 gold3 gold4"
    assert "gold, gold2, gold3, gold4." in typing.words.text()
    assert shaped(typing.shown) == (4 + 3, 1)
    typing.line.clear()
    qtbot.keyClicks(typing.line, "golden gold")
    assert shaped(typing.shown) == (len("golden ") + 1, 1)
    page.export.show_numbers(page.export.numbers[:2])
    qtbot.waitUntil(lambda: idle(page) and "gold3" not in typing.words.text())
    assert typing.line.text() == "golden gold"
    assert shaped(typing.shown) == (len("golden ") + 1, 1)


def test_words_that_cannot_be_typed_are_counted(window):
    words = window.export.preview.typing._explain([f"word{number}" for number in range(20)], 3)
    assert "and 8 more." in words
    assert "3 are typed by code point only" in words


def test_an_export_is_written_where_the_dialog_says(page, qtbot, tmp_path, answer):
    page.export.forms["movie"].steps.setValue(3)
    page.export.forms["font"].letters.setCurrentIndex(1)
    names = {"sheet": "sheet.pdf", "page": "page.pdf", "font": "invented.ttf", "movie": "gold.gif"}
    for kind, name in names.items():
        previewed(page, qtbot, kind)
        asked = answer(tmp_path / name)
        export(page, qtbot)
        assert asked[-1].name == name
        assert (tmp_path / name).stat().st_size > 500
        assert page.status.message.text() == f"Exported {name}"
    assert page.export.export_button.isEnabled()
    assert not page.export.progress.isVisible()
    assert asked[1].parent == tmp_path, "the next export begins where the last one went"


def test_the_font_of_the_window_types_in_another_program(page, qtbot, tmp_path, answer):
    page.export.forms["font"].letters.setCurrentIndex(1)
    previewed(page, qtbot, "font")
    answer(tmp_path / "a.otf")
    page.export.forms["font"].format.setCurrentIndex(1)
    export(page, qtbot)
    font = hb.Font(hb.Face((tmp_path / "a.otf").read_bytes()))
    buffer = hb.Buffer()
    buffer.add_str("gold, Gold4")
    buffer.guess_segment_properties()
    hb.shape(font, buffer)
    names = [font.glyph_to_string(info.codepoint) for info in buffer.glyph_infos]
    assert len(names) == 4
    assert names[0] != names[-1]


def test_outlines_go_into_a_folder(page, qtbot, tmp_path, answer):
    previewed(page, qtbot, "outlines")
    answer(tmp_path)
    export(page, qtbot)
    assert sorted(path.name for path in tmp_path.glob("*.svg")) == [f"gold-{s}.svg" for s in ("10", "7", "8", "9")]
    assert page.status.message.text() == f"Exported 4 files to {tmp_path.name}"


def test_a_movie_shows_the_glyph_and_carries_its_request(page, qtbot, tmp_path, answer):
    previewed(page, qtbot, "movie")
    page.export.forms["movie"].format.setCurrentIndex(1)
    page.export.forms["movie"].steps.setValue(4)
    answer(tmp_path / "a.png")
    export(page, qtbot)
    with Image.open(io.BytesIO((tmp_path / "a.png").read_bytes())) as picture:
        assert picture.n_frames == 1 + 5, "what stands still, the noise, and a frame a step"
    (request,) = read_requests(tmp_path / "a.png")
    assert (request.prompt, request.seed, request.steps) == ("gold", 7, 4)


def test_a_morph_leads_to_the_prompt_that_is_written(page, qtbot, tmp_path, answer, monkeypatch):
    monkeypatch.setattr("glyphstudio.movies.film.MORPH_MOMENTS", 3)
    previewed(page, qtbot, "movie")
    form = page.export.forms["movie"]
    form.view.setCurrentIndex(3)
    answer(tmp_path / "a.gif")
    export(page, qtbot)
    assert "leads to another prompt" in page.export.banner.message.text()
    form.to.setText("fire")
    export(page, qtbot)
    with Image.open(io.BytesIO((tmp_path / "a.gif").read_bytes())) as picture:
        assert picture.n_frames == 3
    (request,) = read_requests(tmp_path / "a.gif")
    assert (request.prompt, request.seed) == ("gold", 7)


def test_who_changes_his_mind_in_the_dialog_exports_nothing(page, qtbot, answer):
    answer(None)
    export(page, qtbot)
    assert not page.export.progress.isVisible()


@pytest.mark.skipif(os.name == "nt", reason="other words there")
def test_what_goes_wrong_is_a_banner(page, qtbot, tmp_path, answer):
    answer(tmp_path / "no" / "a.pdf")
    export(page, qtbot)
    assert page.export.banner.isVisible()
    assert "cannot be written" in page.export.banner.message.text()
    answer(tmp_path / "a.pdf")
    export(page, qtbot)
    assert not page.export.banner.isVisible()


def test_a_movie_under_way_shows_its_progress_and_is_cancelled(page, qtbot, tmp_path, answer):
    previewed(page, qtbot, "movie")
    page.export.forms["movie"].steps.setValue(30)
    qtbot.waitUntil(lambda: idle(page))
    answer(tmp_path / "a.gif")
    page.fake.model.hold()
    qtbot.mouseClick(page.export.export_button, Qt.MouseButton.LeftButton)
    assert page.export.progress.isVisible()
    assert not page.export.export_button.isEnabled()
    page.export_commands.preview()
    assert page.export_commands._exporting._preview is None, "no preview stands in the way"
    qtbot.mouseClick(page.export.cancel_button, Qt.MouseButton.LeftButton)
    page.fake.model.let_go()
    qtbot.waitUntil(lambda: idle(page))
    assert not page.export.progress.isVisible()
    assert list(tmp_path.glob("*.gif")) == []
    assert not page.export.banner.isVisible()


def test_closing_the_window_stops_an_export_and_leaves_nothing(page, qtbot, tmp_path, answer):
    previewed(page, qtbot, "movie")
    answer(tmp_path / "a.gif")
    page.fake.model.hold()
    qtbot.mouseClick(page.export.export_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.export_commands._exporting._bench._model is not None)
    page.export_commands._exporting.cancel()
    page.fake.model.let_go()
    page.close()
    assert page.closed_in_time
    assert [path for path in tmp_path.iterdir() if "gif" in path.name or "partial" in path.name] == []


def test_a_note_about_the_result_is_shown(page):
    from glyphstudio.exports.progress import ExportProgress

    page.export_commands._tell_end(ExportProgress(1, 1, (page.commands.place() / "a.ttf",), "1 word is too long"))
    assert page.export.banner.message.text() == "1 word is too long"


def test_the_keyboard_reaches_everything_of_the_page(page, qapp, qtbot):
    page.display.tell_problem(problem())
    assert unnamed(page) == []
    for kind, form in page.export.forms.items():
        previewed(page, qtbot, kind)
        stops = tab_stops(qapp, page.export.glyphs)
        controls = [name_of(w) for w in form.findChildren(type(page.centralWidget())) if is_control(w)]
        assert set(controls) <= set(stops), kind
        assert {"Export…", "All favourites", "Clear", page.export.kinds.buttons[kind].text(), "Export"} <= set(stops)


def test_the_page_is_there_again_after_a_restart(page, start):
    page.close()
    assert start().rail.page == "export"
