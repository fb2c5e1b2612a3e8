"""About how many strokes a glyph has, where nobody says what it is made of."""

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from glyphstudio.engine.request import MOST_STROKES
from glyphstudio.ui.widgets.number_box import NumberBox


class StrokesControl(QWidget):
    """A name and a number; the lowest leaves the strokes open, and says so."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__()
        name = self.tr("Strokes")
        self.label = QLabel(name)
        self.box = NumberBox(name, 0, MOST_STROKES)
        self.box.setSpecialValueText(self.tr("any"))
        self.box.setToolTip(self.tr("About how many strokes the glyph has; written components keep theirs"))
        self.label.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.box)
        self.box.valueChanged.connect(self.edited)

    @property
    def value(self) -> int:
        """As in a request: 1 … 64, or 0: any."""
        return int(self.box.value())

    def set_value(self, strokes: int) -> None:
        """Show ``strokes`` without emitting ``edited``."""
        with QSignalBlocker(self.box):
            self.box.setValue(strokes)
