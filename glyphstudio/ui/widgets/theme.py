"""Light, dark, or as the system says: one set of named colours for the stylesheet, the palette and painted widgets."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QObject, Qt, Signal, Slot
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from glyphstudio import resources

SIZES = {"small": 0.9, "normal": 1.0, "prompt": 1.12, "large": 1.35, "huge": 1.9}
"""Sizes of type, in sizes of the application's font."""
PAGE_MARGIN = 24
"""Pixels between a page's contents and its edges."""

_ROLES = {
    QPalette.ColorRole.Window: "panel",
    QPalette.ColorRole.WindowText: "text",
    QPalette.ColorRole.Base: "raised",
    QPalette.ColorRole.AlternateBase: "hover",
    QPalette.ColorRole.ToolTipBase: "raised",
    QPalette.ColorRole.ToolTipText: "text",
    QPalette.ColorRole.Text: "text",
    QPalette.ColorRole.PlaceholderText: "faint",
    QPalette.ColorRole.Button: "raised",
    QPalette.ColorRole.ButtonText: "text",
    QPalette.ColorRole.Highlight: "accent",
    QPalette.ColorRole.HighlightedText: "on_accent",
    QPalette.ColorRole.Link: "accent_line",
    QPalette.ColorRole.Light: "raised",
    QPalette.ColorRole.Mid: "line_strong",
    QPalette.ColorRole.Dark: "line_strong",
    QPalette.ColorRole.Shadow: "shadow",
}
_FAINT_WHEN_DISABLED = (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText)


class Theme(QObject):
    """The look of one application. Painted widgets ask for colours by name and repaint on ``changed``."""

    changed = Signal()

    def __init__(self, application: QApplication, folder: Path) -> None:
        """Read the themes in ``folder``: ``light.json``, ``dark.json`` and ``window.qss``."""
        super().__init__()
        self.choice = "system"
        self.is_dark = False
        self._application = application
        self._colours = {name: _read_colours(folder / f"{name}.json") for name in ("light", "dark")}
        self._icons = resources.find("icons").as_posix()
        self._stylesheet = (folder / "window.qss").read_text(encoding="utf-8")
        application.setStyle("Fusion")
        application.styleHints().colorSchemeChanged.connect(self._follow)

    def choose(self, choice: str) -> None:
        """Take "light" or "dark", or follow the "system", now and later."""
        self.choice = choice
        scheme = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}.get(choice, Qt.ColorScheme.Unknown)
        self._application.styleHints().setColorScheme(scheme)
        self._apply(self._application.styleHints().colorScheme())

    def colour(self, name: str, alpha: float = 1.0) -> QColor:
        """Return the colour of that name in the present theme, ``alpha`` opaque."""
        colour = QColor(self.colours[name])
        colour.setAlphaF(alpha)
        return colour

    @property
    def colours(self) -> Mapping[str, str]:
        """All colours of the present theme, as ``#rrggbb``."""
        return self._colours["dark" if self.is_dark else "light"]

    @Slot(object)
    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self.choice == "system":
            self._apply(scheme)

    def _apply(self, scheme: Qt.ColorScheme) -> None:
        self.is_dark = self.choice == "dark" or (self.choice == "system" and scheme == Qt.ColorScheme.Dark)
        self._application.setPalette(self._palette())
        self._application.setStyleSheet(self._filled_stylesheet())
        self.changed.emit()

    def _palette(self) -> QPalette:
        palette = QPalette()
        for role, name in _ROLES.items():
            palette.setColor(role, self.colour(name))
        for role in _FAINT_WHEN_DISABLED:
            palette.setColor(QPalette.ColorGroup.Disabled, role, self.colour("faint"))
        return palette

    def _filled_stylesheet(self) -> str:
        base = self._application.font().pointSizeF()
        sizes = {name: f"{base * size:.1f}pt" for name, size in SIZES.items()}
        names = {**self.colours, **sizes, "icons": self._icons}
        return re.sub(r"@(\w+)", lambda match: names[match[1]], self._stylesheet)


def _read_colours(path: Path) -> dict[str, str]:
    colours: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return colours
