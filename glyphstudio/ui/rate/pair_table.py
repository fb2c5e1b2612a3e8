"""Two glyphs side by side; the arrow keys, or a click, say which is better."""

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QSizePolicy

from glyphstudio.studio.rate.ratings import Candidate, Verdict
from glyphstudio.studio.services import Resample
from glyphstudio.ui.pictures.images import inked_pixmap
from glyphstudio.ui.widgets.theme import Theme

GAP = 28
LARGEST = 440
KEYS = {Qt.Key.Key_Left: Verdict.LEFT, Qt.Key.Key_Right: Verdict.RIGHT, Qt.Key.Key_Down: Verdict.EQUAL}


class PairTable(QFrame):
    """Has the keyboard while glyphs are rated."""

    judged = Signal(object)
    """``(verdict)``"""
    undo_wanted = Signal()

    def __init__(self, theme: Theme, resample: Resample) -> None:
        super().__init__()
        self._theme = theme
        self._resample = resample
        self._pair: Candidate | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(180, 100)
        self.setAccessibleDescription(self.tr("← the left is better, → the right is better, ↓ neither, ⌫ undo"))
        theme.changed.connect(self._repaint)
        self.show_pair(None)

    def show_pair(self, pair: Candidate | None) -> None:
        """Show ``pair``, or two empty papers."""
        self._pair = pair
        words = self.tr("Waiting for a pair")
        if pair is not None:
            words = self.tr("Two glyphs of “{prompt}”").format(prompt=pair.prompt)
        self.setAccessibleName(words)
        self.setCursor(Qt.CursorShape.ArrowCursor if pair is None else Qt.CursorShape.PointingHandCursor)
        self.update()

    def places(self) -> tuple[QRect, QRect]:
        """Return where the left and the right glyph are."""
        side = max(32, min((self.width() - GAP) // 2 - 4, self.height() - 8, LARGEST))
        left, top = (self.width() - 2 * side - GAP) // 2, (self.height() - side) // 2
        return QRect(left, top, side, side), QRect(left + side + GAP, top, side, side)

    def sizeHint(self) -> QSize:
        """Return the size it would like."""
        return QSize(2 * LARGEST + GAP, LARGEST)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Judge with the arrows."""
        verdict = KEYS.get(Qt.Key(event.key()))
        if verdict is not None and not event.isAutoRepeat():
            self._judge(verdict)
        elif event.key() == Qt.Key.Key_Backspace:
            self.undo_wanted.emit()
        elif verdict is None:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Judge with a click on the better glyph."""
        if event.button() == Qt.MouseButton.LeftButton:
            for place, verdict in zip(self.places(), (Verdict.LEFT, Verdict.RIGHT), strict=True):
                if place.contains(event.position().toPoint()):
                    self._judge(verdict)
                    return

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint both glyphs on their papers."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sides = (None, None) if self._pair is None else (self._pair.left, self._pair.right)
        ratio = self.devicePixelRatioF()
        for place, side in zip(self.places(), sides, strict=True):
            painter.fillRect(place, self._theme.colour("paper"))
            if side is not None:
                pixels = round(place.width() * ratio)
                grey = self._resample(side.grey, side.size, pixels)
                painter.drawPixmap(
                    place, inked_pixmap(grey, pixels, self._theme.colour("ink"), self._theme.colour("paper"))
                )
            frame = "accent_line" if self.hasFocus() and side is not None else "line"
            painter.setPen(QPen(self._theme.colour(frame), 1.5))
            painter.drawRoundedRect(place.adjusted(-1, -1, 0, 0), 3, 3)

    def _judge(self, verdict: Verdict) -> None:
        if self._pair is not None:
            self.judged.emit(verdict)

    @Slot()
    def _repaint(self) -> None:
        self.update()
