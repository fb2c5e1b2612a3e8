"""Where the prompt is typed."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QInputMethodEvent, QKeyEvent, QKeySequence, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit

from glyphstudio.engine.weights import reweighted
from glyphstudio.studio.create.history import PromptHistory
from glyphstudio.studio.preferences import LONGEST_PROMPT
from glyphstudio.ui.frame.shortcuts import name_actions

LINES = 3
WEIGHT_STEP = 0.1


class PromptBox(QPlainTextEdit):
    """A few lines of plain text. Enter draws, Shift+Enter begins a line, Tab goes on to the next control."""

    submitted = Signal()
    composing_changed = Signal(object)
    """``(composing)``: whether an input method holds letters that are no text yet."""

    def __init__(self, name: str = "", invitation: str = "", lines: int = LINES) -> None:
        """Make an empty box that is called ``name``, and shows ``invitation`` while it is empty."""
        super().__init__()
        self._lines = lines
        self._composing = False
        self.history = PromptHistory()
        self.setTabChangesFocus(True)
        self.setPlaceholderText(invitation or self.tr("A word or a few, in English"))
        self.setAccessibleName(name or self.tr("Prompt"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.document().setDocumentMargin(3)
        self.heavier = self._action(self.tr("Give the word more weight"), "Ctrl+Up")
        self.lighter = self._action(self.tr("Give the word less weight"), "Ctrl+Down")
        name_actions(self, "prompt")
        self.heavier.triggered.connect(self._weigh_more)
        self.lighter.triggered.connect(self._weigh_less)

    @property
    def text(self) -> str:
        """What is written."""
        return self.toPlainText()

    def set_text(self, text: str) -> None:
        """Write ``text`` in place of what was there; it can be undone."""
        self.selectAll()
        self.insertPlainText(text[:LONGEST_PROMPT])

    def _action(self, title: str, key: str) -> QAction:
        action = QAction(title, self)
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self.addAction(action)
        return action

    @Slot()
    def _weigh_more(self) -> None:
        self._reweigh(WEIGHT_STEP)

    @Slot()
    def _weigh_less(self) -> None:
        self._reweigh(-WEIGHT_STEP)

    def _reweigh(self, by: float) -> None:
        """Change the weight of the selection, or of the word under the cursor, as one step that can be undone."""
        cursor, text = self.textCursor(), self.text
        selected = cursor.hasSelection()
        first, last = _characters(text, cursor.selectionStart()), _characters(text, cursor.selectionEnd())
        changed, start, end = reweighted(text, first, last, by)
        if changed == text or len(changed) > LONGEST_PROMPT:
            return
        cursor.select(QTextCursor.SelectionType.Document)
        cursor.insertText(changed)
        cursor.setPosition(_units(changed, start if selected else end))
        cursor.setPosition(_units(changed, end), QTextCursor.MoveMode.KeepAnchor)
        self.setTextCursor(cursor)

    def sizeHint(self) -> QSize:
        """Return the size of a few lines."""
        frame = 2 * self.frameWidth() + 22
        return QSize(220, self._lines * self.fontMetrics().lineSpacing() + frame)

    def minimumSizeHint(self) -> QSize:
        """Return the same: the box neither grows nor shrinks."""
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Draw on Enter; walk through the prompts of before with Alt and the arrows."""
        plain = event.modifiers() in {Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier}
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and plain:
            self.submitted.emit()
        elif event.key() in {Qt.Key.Key_Up, Qt.Key.Key_Down} and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            walk = self.history.older if event.key() == Qt.Key.Key_Up else self.history.newer
            self.set_text(walk(self.text))
        else:
            super().keyPressEvent(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Let an input method work, and tell when it begins and ends."""
        composing = bool(event.preeditString())
        if composing and not self._composing:
            self._set_composing(True)
        super().inputMethodEvent(event)
        if self._composing and not composing:
            self._set_composing(False)

    def _set_composing(self, composing: bool) -> None:
        self._composing = composing
        self.composing_changed.emit(composing)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take text; leave files to the window."""
        return source.hasText() and not source.hasUrls()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Insert plain text, as much as a prompt may have: a pasted book would stall the window."""
        selected = len(self.textCursor().selectedText())
        room = LONGEST_PROMPT - len(self.toPlainText()) + selected
        self.insertPlainText(source.text().replace("\0", "")[: max(0, room)])


def _characters(text: str, units: int) -> int:
    """Return how many characters of ``text`` are the first ``units`` that Qt counts, which are of 16 bits."""
    return len(text.encode("utf-16-le")[: 2 * units].decode("utf-16-le"))


def _units(text: str, characters: int) -> int:
    """Return how many units of 16 bits the first ``characters`` of ``text`` have."""
    return len(text[:characters].encode("utf-16-le")) // 2
