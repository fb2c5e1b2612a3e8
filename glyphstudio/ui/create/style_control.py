"""In which font's hand a glyph is drawn: one of the model's styles."""

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.theme import Theme


class StyleControl(QWidget):
    """A name and a list, empty until a model offers its styles.

    What was wanted is kept while no model offers it: a start recalls it before the model is open.
    """

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._wanted = ""
        name = self.tr("Style")
        self.label = QLabel(name)
        self.box = ChoiceBox(theme, name)
        self.box.setToolTip(self.tr("In which font's hand the glyph is drawn"))
        self.label.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.box)
        self.box.currentIndexChanged.connect(self._choose)

    @property
    def value(self) -> str:
        """As in a request: "" is the model's first style."""
        return self._wanted

    @property
    def decides(self) -> bool:
        """True when another style than the model's first is on show."""
        return self.box.currentIndex() > 0

    def offer(self, styles: Sequence[str]) -> None:
        """List the ``styles`` of a model, and be seen if there are any."""
        with QSignalBlocker(self.box):
            self.box.clear()
            # The first is what no name means, so that a request for it is the same as ever.
            for place, style in enumerate(styles):
                self.box.addItem(style, style if place else "")
        self._show()
        self.setVisible(bool(styles))

    def set_value(self, style: str) -> None:
        """Show ``style`` without emitting ``edited``; the first where the model does not have it."""
        self._wanted = style
        self._show()

    def _show(self) -> None:
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(max(0, self.box.findText(self._wanted)) if self.box.count() else -1)

    @Slot()
    def _choose(self) -> None:
        self._wanted = str(self.box.currentData())
        self.edited.emit()
