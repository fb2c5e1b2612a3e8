"""A window with fakes behind it; no test of this folder may leave a thread running."""

import pytest

from glyphstudio import resources
from glyphstudio.app import open_window
from glyphstudio.settings import Places
from glyphstudio.studio import preferences
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.preferences import Preferences
from glyphstudio.ui.widgets.theme import Theme
from tests.support.fake_services import FakeServices
from tests.support.threads import no_thread_is_left

__all__ = ["no_thread_is_left"]


def be_active(qtbot, window):
    """Give ``window`` the keyboard: a bare X server has no window manager that would."""
    with qtbot.waitActive(window):
        window.activateWindow()


@pytest.fixture
def theme(qapp):
    theme = Theme(qapp, resources.find("themes"))
    theme.choose("light")
    return theme


@pytest.fixture
def places(tmp_path):
    return Places(
        preferences=tmp_path / "settings" / "window.json",
        failures=tmp_path / "log" / "failures.log",
        library=tmp_path / "data" / "library.db",
    )


@pytest.fixture
def start(qapp, qtbot, places):
    """Return a function that opens the window as ``app.py`` does; ``window.fake`` is what stands behind it."""
    windows = []

    def open_with(fake=None, *, wait=True, **remembered):
        fake = fake or FakeServices()
        if remembered:
            preferences.write(places.preferences, Preferences(**remembered))
        window = open_window(qapp, fake.services, places)
        window.fake = fake
        windows.append(window)
        be_active(qtbot, window)
        if wait:
            qtbot.waitUntil(lambda: window.studio.model_state in {ModelState.OPEN, ModelState.FAILED})
        return window

    yield open_with
    for window in windows:
        window.fake.let_open()
        window.fake.model.let_go()
        window.close()
        assert window.closed_in_time
        window.deleteLater()
    qapp.processEvents()


@pytest.fixture
def window(start):
    """A window with an open model, as on the first day."""
    return start()


@pytest.fixture
def drawn(window, qtbot):
    """A window that has drawn four pictures of gold, seeds 7 to 10."""
    window.controls.prompt.set_text("gold")
    window.controls.seed.choose(7)
    window.controls.steps.box.setValue(3)
    window.generate()
    qtbot.waitUntil(lambda: not window.studio.busy)
    return window
