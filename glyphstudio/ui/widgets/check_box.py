"""A yes or no, with the theme's box and tick."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QCheckBox, QStyle, QStyleOptionButton

from glyphstudio.ui.widgets.icons import themed_icon
from glyphstudio.ui.widgets.theme import Theme


class CheckBox(QCheckBox):
    """A stylesheet that draws the box leaves out the tick: it is painted here, in the colour of the theme."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__(name)
        self._theme = theme

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and the tick."""
        super().paintEvent(event)
        if self.isChecked():
            option = QStyleOptionButton()
            self.initStyleOption(option)
            box: QRect = self.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, self)
            colour = self._theme.colour("on_accent" if self.isEnabled() else "faint")
            themed_icon("tick", colour).paint(QPainter(self), box.adjusted(1, 1, -1, -1))
