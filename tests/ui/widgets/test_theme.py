import json
import re

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPalette

from glyphstudio import resources
from glyphstudio.ui.widgets.icons import application_icon, themed_icon
from glyphstudio.ui.widgets.theme import SIZES


def colours_of(name):
    return json.loads(resources.find(f"themes/{name}.json").read_text())


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one, other):
    """WCAG 2.2, 1.4.3."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def test_light_and_dark_name_the_same_colours_and_the_stylesheet_no_others():
    light, dark = colours_of("light"), colours_of("dark")
    assert set(light) == set(dark)
    used = set(re.findall(r"@(\w+)", resources.find("themes/window.qss").read_text()))
    assert used <= set(light) | set(SIZES) | {"icons"}


@pytest.mark.parametrize("name", ["light", "dark"])
@pytest.mark.parametrize(
    ("text", "ground"),
    [
        *(("text", ground) for ground in ("panel", "canvas", "raised", "hover", "problem", "notice", "accent_soft")),
        *(("muted", ground) for ground in ("panel", "canvas", "switch")),
        ("on_accent", "accent"),
        ("ink", "paper"),
    ],
)
def test_text_can_be_read(name, text, ground):
    colours = colours_of(name)
    assert contrast(colours[text], colours[ground]) >= 4.5


@pytest.mark.parametrize("name", ["light", "dark"])
def test_the_focus_can_be_seen(name):
    colours = colours_of(name)
    for ground in ("panel", "canvas", "raised"):
        assert contrast(colours["accent_line"], colours[ground]) >= 3


def test_choosing_changes_palette_and_stylesheet_and_says_so(theme, qapp):
    changes = []
    theme.changed.connect(lambda: changes.append(theme.is_dark))
    theme.choose("dark")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == colours_of("dark")["panel"]
    assert colours_of("dark")["canvas"] in qapp.styleSheet()
    theme.choose("light")
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == colours_of("light")["panel"]
    assert changes[0] is True
    assert changes[-1] is False


def test_the_system_is_followed_until_somebody_chooses(theme, qapp):
    theme.choose("system")
    for scheme, is_dark in ((Qt.ColorScheme.Dark, True), (Qt.ColorScheme.Light, False), (Qt.ColorScheme.Dark, True)):
        qapp.styleHints().colorSchemeChanged.emit(scheme)
        assert theme.is_dark is is_dark
    theme.choose("light")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert not theme.is_dark


def test_a_system_that_says_nothing_is_light(theme, qapp):
    theme.choose("system")
    qapp.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Unknown)
    assert not theme.is_dark


def test_colours_may_be_translucent(theme):
    assert theme.colour("ink", 0.5).alphaF() == pytest.approx(0.5, abs=0.01)


@pytest.mark.parametrize("name", ["dice", "lock", "unlock", "close", "problem", "notice", "chevron"])
def test_icons_are_drawn_in_the_colour_of_the_theme_at_every_scale(theme, name):
    colour = theme.colour("accent_line")
    for ratio in (1.0, 2.0, 3.0):
        pixmap = themed_icon(name, colour).pixmap(QSize(20, 20), ratio)
        assert pixmap.width() == 20 * ratio
        image = pixmap.toImage()
        seen = {
            image.pixelColor(x, y).name()
            for x in range(image.width())
            for y in range(image.height())
            if image.pixelColor(x, y).alpha() == 255
        }
        assert seen == {colour.name()}


def test_the_window_has_an_icon(qapp):
    assert not application_icon().pixmap(64).isNull()


@pytest.mark.parametrize("name", ["light", "dark"])
def test_a_button_that_can_do_nothing_does_not_call(window, name):
    window.theme.choose(name)
    button = window.controls.generate_button

    def ground():
        return button.grab().toImage().pixelColor(button.width() // 2, 4).name()

    accent = colours_of(name)["accent"].lower()
    assert ground() == accent
    button.setEnabled(False)
    assert ground() != accent
