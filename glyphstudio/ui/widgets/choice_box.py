"""A drop-down list with the theme's chevron, and a sentence about what is chosen."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import QRect, QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLabel, QStyledItemDelegate, QVBoxLayout, QWidget

from glyphstudio.engine.choices import SamplerChoice, ScheduleChoice
from glyphstudio.ui.widgets.icons import SIZE, themed_icon
from glyphstudio.ui.widgets.theme import Theme


class ChoiceBox(QComboBox):
    """A combo box that the wheel changes only after it was chosen."""

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self._theme = theme
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # Its own delegate paints a frame around the chosen item, whatever the stylesheet says.
        self.setItemDelegate(QStyledItemDelegate(self))
        for part in (self, self.view()):
            part.setAccessibleName(name)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let the panel scroll unless the box has the focus."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the box, and a chevron in the colour of the theme."""
        super().paintEvent(event)
        painter = QPainter(self)
        place = QRect(self.width() - SIZE - 5, (self.height() - SIZE) // 2, SIZE, SIZE)
        themed_icon("chevron", self._theme.colour("muted")).paint(painter, place)


class ChoiceControl(QWidget):
    """A name, a drop-down list, and a sentence about what is chosen."""

    edited = Signal(object)
    """``(key)``"""

    def __init__(self, theme: Theme, name: str, choices: Iterable[SamplerChoice | ScheduleChoice]) -> None:
        super().__init__()
        self._choices: Mapping[str, SamplerChoice | ScheduleChoice] = {choice.key: choice for choice in choices}
        self.label = QLabel(name)
        self.box = ChoiceBox(theme, name)
        self.label.setBuddy(self.box)
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setWordWrap(True)
        for row, choice in enumerate(self._choices.values()):
            self.box.addItem(self.tr(choice.label), choice.key)
            self.box.setItemData(row, self.tr(choice.note), Qt.ItemDataRole.ToolTipRole)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for widget in (self.label, self.box, self.note):
            layout.addWidget(widget)
        self.box.currentIndexChanged.connect(self._choose)
        self._explain()

    @property
    def value(self) -> str:
        """The key of the choice on show."""
        return str(self.box.currentData())

    def set_value(self, key: str) -> None:
        """Show the choice ``key`` without emitting ``edited``."""
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(key))
        self._explain()

    @Slot()
    def _choose(self) -> None:
        self._explain()
        self.edited.emit(self.value)

    def _explain(self) -> None:
        self.note.setText(self.tr(self._choices[self.value].note))


class SamplerControl(ChoiceControl):
    """Which way from noise to picture, and when to take it."""

    def __init__(self, theme: Theme, choices: Iterable[SamplerChoice]) -> None:
        super().__init__(theme, self.tr("Sampler"), choices)
