"""Predicted picture, noisy picture or predicted noise: which array of a step is on show."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QPushButton


class ViewSwitch(QFrame):
    """Three buttons, one of them down."""

    view_changed = Signal(object)
    """``("clean")``, ``("noisy")`` or ``("noise")``"""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("viewSwitch")
        self.buttons = {
            "clean": _button(self.tr("Predicted"), self.tr("What the model expects to end with: x₀")),
            "noisy": _button(self.tr("Noisy"), self.tr("What the sampler is working on: x with its noise")),
            "noise": _button(self.tr("Noise"), self.tr("What the model takes for noise: the other two apart")),
        }
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(3, 3, 3, 3)
        layout.setSpacing(2)
        for button in self.buttons.values():
            self._group.addButton(button)
            layout.addWidget(button)
        self._group.buttonToggled.connect(self._toggle)
        for name in ("noisy", "noise"):
            self.buttons[name].setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self.buttons["clean"].setChecked(True)

    @property
    def view(self) -> str:
        """The view on show."""
        return next(name for name, button in self.buttons.items() if button.isChecked())

    def set_view(self, view: str) -> None:
        """Show ``view``; emits ``view_changed`` when that is another one."""
        self.buttons[view].setChecked(True)

    @Slot(object, bool)
    def _toggle(self, button: QPushButton, checked: bool) -> None:
        # Tab enters a group by its pressed button, from both sides; within it the arrows travel.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if checked else Qt.FocusPolicy.ClickFocus)
        if checked:
            self.view_changed.emit(self.view)


def _button(text: str, tip: str) -> QPushButton:
    button = QPushButton(text)
    button.setCheckable(True)
    button.setToolTip(tip)
    button.setAccessibleName(text)
    button.setAccessibleDescription(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button
