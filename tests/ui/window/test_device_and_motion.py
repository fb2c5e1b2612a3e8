"""Where the model is computed, and less motion."""

from dataclasses import replace

import pytest
from PySide6.QtGui import QColor

from glyphstudio.studio.computing import Computing
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices


def fake_on(*there):
    fake = FakeServices()

    def open_on(device):
        fake.device = "cpu" if device == "auto" else device
        return FakeModel(), Computing(device=fake.device, reason="it was asked for", choices=("auto", *there))

    fake.services = replace(fake.services, open_on=open_on)
    return fake


def test_the_status_line_says_what_computes_and_why(start):
    window = start(fake_on("cpu"))
    assert window.status.model.text() == "fake · 16 × 16 pixels · processor"
    assert window.status.model.toolTip() == "It was asked for."
    devices = window.actions_.devices
    assert [action.isEnabled() for action in devices.values()] == [True, True, False]
    assert devices["auto"].isChecked()


def test_another_device_is_chosen_and_remembered(start, qtbot):
    window = start(fake_on("cpu", "cuda"))
    window.actions_.devices["cuda"].trigger()
    qtbot.waitUntil(lambda: window.status.model.text().endswith("CUDA card"))
    window.close()
    again = start(fake_on("cpu", "cuda"))
    assert again.fake.device == "cuda"
    assert again.actions_.devices["cuda"].isChecked()


def test_where_there_is_no_choice_none_is_offered(window):
    assert not any(action.isEnabled() for action in window.actions_.devices.values())
    assert window.status.model.text() == "fake · 16 × 16 pixels"


def centre(view):
    image = view.grab().toImage()
    return image.pixelColor(image.width() // 2, image.height() // 2)


@pytest.mark.parametrize("still", [True, False])
def test_with_less_motion_a_picture_is_shown_when_it_is_finished(start, qtbot, still):
    window = start(still=still)
    window.actions_.noisy.trigger()
    model, changed = window.fake.model, []
    model.hold()
    window.generate()
    qtbot.waitUntil(lambda: window.studio.tiles[0].picture is not None)
    view = window.canvas.grid.views[0]
    colours = {view.grab().toImage().pixelColor(x, view.height() // 2).rgb() for x in range(30, view.width() - 30, 5)}
    changed.append(len(colours))
    model.let_go()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert (changed[0] == 1) is still
    assert centre(view) != QColor("#ffffff")
    assert window.session.preferences.still is still
