"""One axis of a sweep: what changes, and its values as a person writes them."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from glyphstudio.studio.explore.sweep_plan import AxisText
from glyphstudio.sweeps.sweep_grid import AXES
from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.theme import Theme

LONGEST = 4000


class AxisControl(QWidget):
    """A choice and a line of values."""

    edited = Signal()

    def __init__(self, theme: Theme, name: str, *, optional: bool) -> None:
        super().__init__()
        self.label = QLabel(name)
        self.box = ChoiceBox(theme, name)
        self.label.setBuddy(self.box)
        self.values = QLineEdit()
        self.values.setAccessibleName(self.tr("{name}, values").format(name=name))
        self.values.setPlaceholderText(self.tr("1, 2, 5 or 0-99"))
        self.values.setMaxLength(LONGEST)
        if optional:
            self.box.addItem(self.tr("Nothing"), "")
        titles = {
            "steps": self.tr("Steps"),
            "guidance": self.tr("Guidance"),
            "seed": self.tr("Seed"),
            "sampler": self.tr("Sampler"),
            "prompt": self.tr("Prompt"),
            "style": self.tr("Style"),
            "radical": self.tr("Radical"),
            "strokes": self.tr("Strokes"),
        }
        for key in AXES:
            self.box.addItem(titles[key], key)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        for widget in (self.label, self.box, self.values):
            layout.addWidget(widget)
        self.box.currentIndexChanged.connect(self._choose)
        self.values.textEdited.connect(self._tell)
        self._rest()

    @property
    def text(self) -> AxisText:
        """What is chosen."""
        return str(self.box.currentData()), self.values.text()

    def set_text(self, text: AxisText) -> None:
        """Show ``text``."""
        self.box.setCurrentIndex(self.box.findData(text[0]))
        self.values.setText(text[1])
        self.values.setCursorPosition(0)

    @Slot()
    def _choose(self) -> None:
        self._rest()
        self.edited.emit()

    @Slot()
    def _tell(self) -> None:
        self.edited.emit()

    def _rest(self) -> None:
        self.values.setEnabled(bool(self.box.currentData()))
