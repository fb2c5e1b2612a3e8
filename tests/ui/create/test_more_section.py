"""What is rarely needed: negative prompt, composition, radical, schedule."""

import pytest
from PySide6.QtCore import Qt

from glyphstudio.engine.request import OPEN, GenerationRequest
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices


@pytest.fixture
def composing(start):
    """A window whose model can be told of components and radicals, with the section open."""
    window = start(FakeServices(FakeModel(has_composition=True, has_radical=True)), more_open=True)
    window.controls.prompt.set_text("gold")
    return window


def drawn_request(window, qtbot):
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    return window.studio.tiles[0].request


def test_the_section_is_closed_until_somebody_opens_it(window, qtbot):
    more = window.controls.more
    assert not more.negative.isVisible()
    qtbot.mouseClick(more.button, Qt.MouseButton.LeftButton)
    assert more.negative.isVisible()
    assert more.schedule.isVisible()
    qtbot.mouseClick(more.button, Qt.MouseButton.LeftButton)
    assert not more.negative.isVisible()


def test_there_are_controls_only_for_what_the_model_can_be_told(start):
    for known in (True, False):
        model = FakeModel(has_composition=known, has_radical=known)
        more = start(FakeServices(model), more_open=True).controls.more
        assert (more.composition.isVisible(), more.radical.isVisible()) == (known, known)


def test_what_is_typed_and_chosen_is_drawn(composing, qtbot):
    more = composing.controls.more
    qtbot.keyClicks(more.negative, "water")
    more.composition.line.setText("⿱雨龍")
    more.schedule.box.setCurrentIndex(2)
    qtbot.keyClicks(more.radical.line, "x")
    more.radical.box.setEditText("fire")
    more.radical.line.editingFinished.emit()
    request = drawn_request(composing, qtbot)
    assert (request.negative_prompt, request.composition) == ("water", "⿱雨龍")
    assert (request.radical, request.schedule) == (86, "cosine-ddpm")
    assert more.button.text() == "More · 4 in use"


def test_what_does_not_parse_is_said_while_it_is_typed(composing, qtbot):
    field = composing.controls.more.composition
    assert not field.note.isVisible()
    field.line.setText("⿰火")
    assert field.note.isVisible()
    assert field.note.text() == "The composition is not complete. ⿰ and ⿱ need two parts, ⿲ and ⿳ three."
    qtbot.keyClicks(field.line, "x")
    assert not field.note.isVisible()
    field.line.setText("⿰火")
    composing.generate()
    assert not composing.studio.busy
    assert "not complete" in composing.canvas.banner.message.text()


def test_an_operator_that_no_keyboard_has_is_inserted_from_a_menu(composing):
    field = composing.controls.more.composition
    field.line.setText("火直")
    field.line.setCursorPosition(0)
    assert len(field.operators.menu().actions()) == 12
    field.open.setChecked(True)
    field.operators.menu().actions()[0].trigger()
    assert (field.value, field.problem) == ("⿰火直", "")


def test_open_leaves_the_parts_to_the_network(composing, qtbot):
    field = composing.controls.more.composition
    field.line.setText("⿰")
    field.open.setChecked(True)
    assert not field.line.isEnabled()
    assert not field.note.isVisible()
    assert drawn_request(composing, qtbot).composition == OPEN
    assert composing.studio.tiles[0].composition == ""


@pytest.mark.parametrize(("typed", "number"), [("water", 85), ("水", 85), ("85", 85), ("WATER", 85), ("", 0)])
def test_a_radical_is_found_by_number_character_and_name(composing, typed, number):
    control = composing.controls.more.radical
    control.set_value(1)
    control.box.setEditText(typed)
    control.line.editingFinished.emit()
    assert control.value == number
    assert control.line.text() == control.box.itemText(control.box.currentIndex())


def test_what_means_no_radical_changes_nothing(composing):
    control = composing.controls.more.radical
    control.set_value(85)
    for typed in ("nonsense", "e"):
        control.box.setEditText(typed)
        control.line.editingFinished.emit()
        assert control.value == 85
        assert "water" in control.line.text()


def test_the_list_of_radicals_is_searched_anywhere_in_it(composing):
    completer = composing.controls.more.radical.box.completer()
    completer.setCompletionPrefix("bird")
    assert completer.completionCount() == 2
    completer.setCompletionPrefix("FIRE")
    assert completer.currentCompletion() == "火  fire · 86"


def test_recall_brings_everything_back(composing):
    request = GenerationRequest(
        prompt="gold", negative_prompt="water", composition="⿱雨龍", radical=86, schedule="linear-ddpm", seed=3
    )
    composing.controls.restore(request)
    draft = composing.controls.draft()
    assert draft.requests(composing.studio.facts)[0] == request.__class__(
        **{field: getattr(request, field) for field in request.__dataclass_fields__} | {"steps": draft.steps}
    )
    composing.controls.restore(GenerationRequest(prompt="gold"))
    assert composing.controls.more.in_use == 0


def test_the_next_start_finds_it_as_it_was(composing, start):
    more = composing.controls.more
    more.show_values("water", OPEN, 86, "linear-ddpm")
    composing.close()
    again = start(FakeServices(FakeModel(has_composition=True)))
    more = again.controls.more
    assert more.is_open
    assert (more.negative.text, more.composition.value) == ("water", OPEN)
    assert (more.radical.value, more.schedule.value) == (86, "linear-ddpm")


def test_a_draft_decides_the_schedule(start):
    window = start(FakeServices(FakeModel(draft_steps=2)), more_open=True)
    window.controls.quick.setChecked(True)
    assert not window.controls.more.schedule.isEnabled()


def test_a_tile_says_its_composition(composing, qtbot):
    composing.controls.seed.choose(0)
    drawn_request(composing, qtbot)
    view = composing.canvas.grid.views[0]
    assert view._caption() == "⿰火水 · Seed 0"
    assert view.accessibleDescription() == "gold · ⿰火水"
    composing.controls.more.composition.line.setText("⿰&12;水")
    drawn_request(composing, qtbot)
    assert view._caption() == "⿰□水 · Seed 0"


STYLES = ("Sans", "Serif", "Kai")


@pytest.fixture
def styled(start):
    """A window whose model has styles, with the section open."""
    window = start(FakeServices(FakeModel(styles=STYLES)), more_open=True)
    window.controls.prompt.set_text("gold")
    return window


def test_a_choice_of_styles_is_there_for_a_model_that_has_some(start):
    for styles in ((), STYLES):
        control = start(FakeServices(FakeModel(styles=styles)), more_open=True).controls.more.style_control
        assert control.isVisible() == bool(styles)
        assert [control.box.itemText(row) for row in range(control.box.count())] == list(styles)
    assert control.box.accessibleName() == control.label.text() == "Style"
    assert control.label.buddy() is control.box


def test_the_chosen_style_is_drawn_and_the_first_is_no_choice(styled, qtbot):
    more = styled.controls.more
    assert drawn_request(styled, qtbot).style == ""
    assert more.button.text() == "More"
    with qtbot.waitSignal(more.edited):
        more.style_control.box.setCurrentIndex(2)
    assert drawn_request(styled, qtbot).style == "Kai"
    assert more.button.text() == "More · 1 in use"
    more.style_control.box.setCurrentIndex(0)
    assert drawn_request(styled, qtbot).style == ""


@pytest.mark.parametrize(("style", "shown"), [("Serif", "Serif"), ("Sans", "Sans"), ("", "Sans"), ("Song", "Sans")])
def test_recall_shows_the_style_of_a_picture(styled, style, shown):
    styled.controls.more.style_control.set_value("Kai")
    styled.controls.restore(GenerationRequest(prompt="gold", style=style))
    assert styled.controls.more.style_control.box.currentText() == shown
    assert styled.controls.draft().requests(styled.studio.facts)[0].style == (style if style in STYLES else "")


def test_the_next_start_finds_the_style_even_with_a_model_without_any_between(styled, start):
    styled.controls.more.style_control.box.setCurrentIndex(1)
    styled.close()
    between = start(FakeServices(FakeModel()))
    assert between.controls.more.in_use == 0
    between.close()
    assert start(FakeServices(FakeModel(styles=STYLES))).controls.more.style_control.box.currentText() == "Serif"


def test_a_preset_keeps_the_style(styled):
    styled.controls.more.style_control.set_value("Kai")
    panel = styled.controls._preset()
    styled.controls.more.style_control.set_value("")
    styled.controls._take_preset(panel)
    assert styled.controls.draft().style == "Kai"


def test_strokes_that_are_asked_for_are_drawn_and_kept(composing, qtbot):
    more = composing.controls.more
    assert (more.strokes.box.text(), more.strokes.isVisible()) == ("any", True)
    more.strokes.box.setValue(9)
    assert more.button.text() == "More · 1 in use"
    assert drawn_request(composing, qtbot).strokes == 9
    kept = composing.controls.preferences()
    more.strokes.set_value(0)
    composing.controls.recall(kept)
    assert more.strokes.value == 9


def test_a_model_that_cannot_be_told_of_components_is_not_asked_for_strokes(start, qtbot):
    window = start(FakeServices(FakeModel()), more_open=True)
    window.controls.prompt.set_text("gold")
    window.controls.more.strokes.box.setValue(9)
    assert not window.controls.more.strokes.isVisible()
    assert drawn_request(window, qtbot).strokes == 0
