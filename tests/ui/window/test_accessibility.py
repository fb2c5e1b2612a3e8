"""Every control has a name, and the Tab key reaches all of them in the order of reading."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest

from glyphstudio.ui.widgets.band_slider import BandSlider
from glyphstudio.workers.outcomes import Failed
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices


def name_of(widget):
    interface = QAccessible.queryAccessibleInterface(widget)
    assert isinstance(interface, QAccessibleInterface)
    # On Linux a combo box answers with its value; its name is the label's, or the one that it was given.
    return widget.accessibleName() or interface.text(QAccessible.Text.Name)


def is_control(widget):
    return widget.focusPolicy() != Qt.FocusPolicy.NoFocus and not widget.objectName().startswith("qt_")


def unnamed(window):
    children = window.findChildren(type(window.centralWidget()))
    return [widget for widget in children if is_control(widget) and not name_of(widget)]


def tab_stops(qapp, first, forward=True):
    """Return the names of what Tab reaches, from ``first`` to where it comes round."""
    first.setFocus()
    names = []
    while not names or qapp.focusWidget() is not first:
        names.append(name_of(qapp.focusWidget()))
        modifier = Qt.KeyboardModifier.NoModifier if forward else Qt.KeyboardModifier.ShiftModifier
        QTest.keyClick(qapp.focusWidget(), Qt.Key.Key_Tab if forward else Qt.Key.Key_Backtab, modifier)
        assert len(names) < 60, names
    return names


MODEL = "Model: fake · 16 × 16 pixels"
CONTROLS = [
    "Prompt",
    "Generate",
    "Follow my typing",
    "Pictures",
    "Pictures, slider",
    "Seed",
    "Keep this seed",
    "Another seed",
    "Steps",
    "Steps, slider",
    "Guidance",
    "Guidance, slider",
    "Sampler",
    "More",
    "Save, rename or delete presets",
]


def test_every_control_has_a_name(drawn):
    drawn.display.tell_problem(problem())
    assert unnamed(drawn) == []


def test_a_control_without_a_name_is_found(drawn, theme):
    drawn.display.tell_problem(problem())
    added = BandSlider(theme, drawn.centralWidget())
    assert unnamed(drawn) == [added]


def test_tab_goes_through_the_first_window_in_the_order_of_reading(window, qapp):
    chips = ["Draw “water”", "Draw “gold”", "Draw “a house in the rain”"]
    assert tab_stops(qapp, window.controls.prompt) == [*CONTROLS, *chips, MODEL, "Create"]


@pytest.mark.parametrize("forward", [True, False])
def test_tab_goes_through_everything_and_to_one_tile(drawn, qapp, forward):
    drawn.canvas.grid.views[2].setFocus()
    stops = tab_stops(qapp, drawn.controls.prompt, forward)
    expected = [*CONTROLS, "Save all…", "Predicted", "Picture 3 of 4, seed 9, finished"]
    expected += ["Step on show", MODEL, "Create"]
    assert stops == (expected if forward else [expected[0], *reversed(expected[1:])])


def test_tab_goes_through_the_open_section(start, qapp):
    model = FakeModel(has_composition=True, has_radical=True, styles=("Sans", "Kai"))
    window = start(FakeServices(model), more_open=True)
    stops = tab_stops(qapp, window.controls.prompt)
    more = ["Style", "Negative prompt", "Composition", "Insert an arrangement", "Open: the network chooses the parts"]
    start_of_more = stops.index("More")
    assert stops[start_of_more + 1 : start_of_more + 9] == [*more, "Radical", "Strokes", "Schedule"]
    window.display.tell_problem(problem())
    assert unnamed(window) == []


def test_messages_are_reached_before_the_tiles(drawn, qapp):
    drawn.display.tell_problem(problem())
    stops = tab_stops(qapp, drawn.controls.prompt)
    picture = "Picture 1 of 4, seed 7, finished"
    assert stops[-6:] == ["Copy details", "Close this message", picture, "Step on show", MODEL, "Create"]


def test_labels_lead_to_their_controls(window):
    for control in (window.controls.count, window.controls.seed, window.controls.steps, window.controls.sampler):
        assert control.label.buddy() is control.box


def problem():
    from glyphstudio.studio.problems import Problem

    return Problem.of(Failed(RuntimeError("boom"), "Traceback"))
