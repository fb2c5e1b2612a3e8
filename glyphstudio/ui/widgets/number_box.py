"""A number that is typed, or changed with the arrow keys."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QResizeEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QDoubleSpinBox

PADDING = 9


class NumberBox(QDoubleSpinBox):
    """Without buttons. The wheel changes it only after it was chosen: a panel that is scrolled must not."""

    def __init__(self, name: str, low: float, high: float, step: float = 1.0) -> None:
        super().__init__()
        self.setDecimals(0 if step == 1.0 else 1)
        self.setRange(low, high)
        self.setSingleStep(step)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        self.lineEdit().setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn with the wheel, when it has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Place the text."""
        super().resizeEvent(event)
        self._place_text()

    def showEvent(self, event: QShowEvent) -> None:
        """Place the text."""
        super().showEvent(event)
        self._place_text()

    def changeEvent(self, event: QEvent) -> None:
        """Place the text anew after a change of the theme."""
        super().changeEvent(event)
        self._place_text()

    def _place_text(self) -> None:
        """Put the text where the stylesheet's padding says: Qt 6.11 leaves it at the left edge of the box."""
        self.lineEdit().setGeometry(self.rect().adjusted(PADDING, 2, -PADDING, -2))
