"""Where the prompt is typed."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPlainTextEdit

from glyphstudio.studio.preferences import LONGEST_PROMPT

LINES = 3


class PromptBox(QPlainTextEdit):
    """A few lines of plain text. Enter draws, Shift+Enter begins a line, Tab goes on to the next control."""

    submitted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(self.tr("A word or a few, in English"))
        self.setAccessibleName(self.tr("Prompt"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Write ``text`` in place of what was there; it can be undone."""
        self.selectAll()
        self.insertPlainText(text[:LONGEST_PROMPT])

    def sizeHint(self) -> QSize:
        """Return the size of a few lines."""
        frame = 2 * self.frameWidth() + 22
        return QSize(220, LINES * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the box neither grows nor shrinks."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw on Enter."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.submitted.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; leave files to the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert plain text, as much as a prompt may have: a pasted book would stall the window."""
        selected = len(self.textCursor().selectedText())
        room = LONGEST_PROMPT - len(self.toPlainText()) + selected
        self.insertPlainText(source.text().replace("\0", "")[: max(0, room)])
