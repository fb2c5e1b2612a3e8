"""The rail at the left edge: which page of the program is on show."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout

from glyphstudio.ui.widgets.icons import SIZE, themed_icon
from glyphstudio.ui.widgets.theme import Theme

WIDTH = 80


class PageRail(QFrame):
    """One button a page, one of them down. Tab enters by that one; arrows travel."""

    page_changed = Signal(object)
    """``(page)``: a key of ``buttons``."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("rail")
        self.setFixedWidth(WIDTH)
        self._theme = theme
        self.buttons = {
            "create": _button(self.tr("Create"), self.tr("Draw glyphs (Alt+1)")),
            "library": _button(self.tr("Library"), self.tr("Every picture that you drew (Alt+2)")),
            "explore": _button(self.tr("Explore"), self.tr("See what each setting does (Alt+3)")),
            "sketch": _button(self.tr("Sketch"), self.tr("Draw, and let the model finish it (Alt+4)")),
            "export": _button(self.tr("Export"), self.tr("Sheets, pages, fonts, outlines and movies (Alt+5)")),
            "train": _button(self.tr("Train"), self.tr("Train a model on a font (Alt+6)")),
            "rate": _button(self.tr("Rate"), self.tr("Say which of two glyphs is better (Alt+7)")),
        }
        self._group = QButtonGroup(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 12, 6, 12)
        layout.setSpacing(6)
        for button in self.buttons.values():
            self._group.addButton(button)
            layout.addWidget(button)
        layout.addStretch(1)
        self._group.buttonToggled.connect(self._toggle)
        theme.changed.connect(self._draw_icons)
        for button in self.buttons.values():
            button.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.buttons["create"].setChecked(True)
        self._draw_icons()

    @property
    def page(self) -> str:
        """The page on show."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def set_page(self, page: str) -> None:
        """Show ``page``; emits ``page_changed`` when that is another one."""
        self.buttons[page].setChecked(True)

    @Slot(object, bool)
    def _toggle(self, button: QToolButton, checked: bool) -> None:
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self._draw_icons()
            self.page_changed.emit(self.page)

    @Slot()
    def _draw_icons(self) -> None:
        for name, button in self.buttons.items():
            button.setIcon(themed_icon(name, self._theme.colour("accent_line" if button.isChecked() else "muted")))


def _button(text: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setText(text)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setAccessibleDescription(tip)
    button.setCheckable(True)
    button.setIconSize(QSize(SIZE, SIZE))
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
    button.setFixedWidth(WIDTH - 12)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
