"""What lies on the table before the first picture: an invitation."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from glyphstudio.ui.widgets.icons import application_icon

PROMPTS = ("water", "gold", "a house in the rain")
ICON = 92
SMALL = QSize(420, 400)
"""Below this there is room for what matters only."""


class EmptyTable(QWidget):
    """Says what to do, and offers three prompts that do it with one click."""

    prompt_chosen = Signal(object)
    """``(prompt)``"""

    def __init__(self, prompts: Sequence[str] = PROMPTS) -> None:
        super().__init__()
        icon = self.icon = QLabel()
        icon.setPixmap(application_icon().pixmap(QSize(ICON, ICON)))
        headline = _line(self.tr("Type a word. Watch a glyph appear."), "headline")
        story = self.story = _line(
            self.tr("Each one is invented: made of the strokes of real characters, and never written before."), "note"
        )
        offer = _line(self.tr("Start with one of these, or type your own on the left"), "note")
        self.chips = [self._chip(prompt) for prompt in prompts]
        row = self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        row.setSpacing(10)
        row.addStretch()
        for chip in self.chips:
            row.addWidget(chip)
        row.addStretch()
        layout = QVBoxLayout(self)
        layout.addStretch(4)
        icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        layout.setSpacing(14)
        for widget, space in ((icon, 8), (headline, 0), (story, 22), (offer, 0)):
            widget.setContentsMargins(0, 0, 0, space)
            layout.addWidget(widget)
        layout.addLayout(row)
        layout.addStretch(5)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave out what there is no room for."""
        super().resizeEvent(event)
        narrow, low = self.width() < SMALL.width(), self.height() < SMALL.height()
        self._row.setDirection(QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight)
        self.icon.setVisible(not low)
        self.story.setVisible(not (low and narrow))

    def _chip(self, prompt: str) -> QPushButton:
        chip = QPushButton(prompt)
        chip.setProperty("role", "chip")
        chip.setCursor(Qt.CursorShape.PointingHandCursor)
        chip.setAccessibleName(self.tr("Draw “{prompt}”").format(prompt=prompt))
        chip.clicked.connect(self._choose)
        return chip

    @Slot()
    def _choose(self) -> None:
        chip = self.sender()
        assert isinstance(chip, QPushButton)
        self.prompt_chosen.emit(chip.text())


def _line(text: str, role: str) -> QLabel:
    label = QLabel(text)
    label.setProperty("role", role)
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setWordWrap(True)
    return label
