"""The menu Model, and the button of the status line that opens it."""

from dataclasses import replace

import pytest

from glyphstudio.errors import BundleError
from glyphstudio.studio.computing import Computing
from glyphstudio.studio.models import Models
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices


def shelf_of(*names, named=None, broken=()):
    fake = FakeServices()
    fake.names = list(names)
    fake.drawers = {}
    models = Models(lambda: fake.names, named)

    def open_model():
        name = models.chosen or fake.names[0]
        if name in broken:
            raise BundleError(f"{name} is damaged")
        models.opened = name
        fake.drawers[name] = FakeModel(name=name)
        return fake.drawers[name]

    fake.services = replace(
        fake.services,
        open_model=open_model,
        open_on=lambda device: (open_model(), Computing(device="cpu", choices=("auto", "cpu"))),
        models=models,
    )
    return fake


def entries(window):
    """Open the menu; return its texts and which of them are ticked."""
    window.actions_.models.aboutToShow.emit()
    actions = window.actions_.models.actions()
    return [action.text() for action in actions], [action.isChecked() for action in actions]


def choose(window, name):
    entries(window)
    next(action for action in window.actions_.models.actions() if action.data() == name).trigger()


def shown(window, name):
    return lambda: window.status.model.text().startswith(f"{name} ·")


def test_every_model_is_offered_and_the_open_one_is_ticked(start):
    window = start(shelf_of("glyphs-m", "ink & wash"))
    assert entries(window) == (["glyphs-m", "ink && wash"], [True, False])
    assert window.status.model.menu() is window.actions_.models


def test_a_model_that_was_made_meanwhile_is_offered(start):
    window = start(shelf_of("glyphs-m"))
    window.fake.names.append("mine")
    assert entries(window)[0] == ["glyphs-m", "mine"]


def test_the_model_that_is_chosen_draws_and_is_remembered(start, qtbot):
    window = start(shelf_of("glyphs-m", "mine"))
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    choose(window, "mine")
    qtbot.waitUntil(shown(window, "mine"))
    assert entries(window)[1] == [False, True]
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    assert all(drawer.evaluations > 0 for drawer in window.fake.drawers.values())
    window.close()
    again = start(shelf_of("glyphs-m", "mine"))
    assert list(again.fake.drawers) == ["mine"]
    assert shown(again, "mine")()


def test_a_remembered_model_that_is_gone_is_said_and_forgotten(start):
    window = start(shelf_of("glyphs-m", "mine", broken=["mine"]), model="mine")
    assert window.canvas.banner.message.text() == "Mine is damaged."
    assert shown(window, "glyphs-m")()
    assert window.session.preferences.model is None


def test_what_the_command_line_named_is_for_once(start, qtbot):
    window = start(shelf_of("glyphs-m", "mine", named="/somewhere/else"), model="mine")
    assert list(window.fake.drawers) == ["/somewhere/else"]
    assert entries(window) == (["glyphs-m", "mine", "/somewhere/else"], [False, False, True])
    assert window.session.preferences.model == "mine"
    choose(window, "glyphs-m")
    qtbot.waitUntil(shown(window, "glyphs-m"))
    assert window.session.preferences.model == "glyphs-m"


def test_a_damaged_model_is_said_and_the_old_one_stays_ticked(start, qtbot):
    window = start(shelf_of("glyphs-m", "mine", broken=["mine"]))
    choose(window, "mine")
    qtbot.waitUntil(lambda: window.canvas.banner.message.text() == "Mine is damaged.")
    qtbot.waitUntil(shown(window, "glyphs-m"))
    assert entries(window)[1] == [True, False]


def test_without_any_model_the_menu_says_so(start):
    window = start(FakeServices(opening_error=BundleError("no model is installed")))
    assert entries(window) == (["No model is installed"], [False])
    assert not window.actions_.models.actions()[0].isEnabled()


@pytest.mark.parametrize("broken", ["", "a/b", "..", "x" * 256, 5, "a\nb"])
def test_a_broken_memory_is_no_choice(start, broken):
    window = start(shelf_of("glyphs-m"), model=broken)
    assert window.canvas.banner.isHidden()
    assert shown(window, "glyphs-m")()
