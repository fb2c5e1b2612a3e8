"""What went wrong, above the pictures and never in their way."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QToolButton, QVBoxLayout

from glyphstudio.studio.problems import Problem
from glyphstudio.ui.widgets.icons import themed_icon
from glyphstudio.ui.widgets.theme import Theme

NARROW = 420
"""Pixels of the banner below which its button is under the words."""


class Banner(QFrame):
    """One problem, with advice and "Copy details", or one notice. A newer one takes its place."""

    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._theme = theme
        self._report = ""
        self._sign = QLabel()
        self.message = QLabel()
        self.hint = QLabel()
        self.hint.setProperty("role", "note")
        for label in (self.message, self.hint):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.copy_button = QPushButton(self.tr("Copy details"))
        self.copy_button.clicked.connect(self._copy)
        self.close_button = QToolButton()
        self.close_button.setAccessibleName(self.tr("Close this message"))
        self.close_button.setToolTip(self.tr("Close this message"))
        self.close_button.clicked.connect(self.dismiss)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.message)
        words.addWidget(self.hint)
        self._middle = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._middle.setSpacing(8)
        self._middle.addLayout(words, 1)
        self._middle.addWidget(self.copy_button, 0, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeft)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 10, 8, 10)
        layout.setSpacing(12)
        layout.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(self._middle, 1)
        layout.addWidget(self.close_button, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._draw_icons)
        self.hide()

    def show_problem(self, problem: Problem) -> None:
        """Say what happened and what to do. A problem that is on show already is not shown again."""
        if self.isVisible() and self._report == problem.report:
            return
        self._report = problem.report
        self._show("problem", problem.message, problem.hint)

    def show_notice(self, message: str, hint: str = "") -> None:
        """Say what is worth knowing, without alarm."""
        self._report = ""
        self._show("notice", message, hint)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the button where the words leave room for it."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._middle.setDirection(below if self.width() < NARROW else beside)

    @Slot()
    def dismiss(self) -> None:
        """Put it away."""
        self.hide()
        self.closed.emit()

    def _show(self, kind: str, message: str, hint: str) -> None:
        self.setProperty("kind", kind)
        self.style().polish(self)
        self.message.setText(message)
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.copy_button.setText(self.tr("Copy details"))
        self.copy_button.setVisible(bool(self._report))
        self.setAccessibleName(message)
        self._draw_icons()
        self.show()

    @Slot()
    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._report)
        self.copy_button.setText(self.tr("Copied"))

    @Slot()
    def _draw_icons(self) -> None:
        sign = themed_icon(self.property("kind") or "notice", self._theme.colour("accent_line"))
        self._sign.setPixmap(sign.pixmap(QSize(20, 20), self.devicePixelRatioF()))
        self.close_button.setIcon(themed_icon("close", self._theme.colour("muted")))
