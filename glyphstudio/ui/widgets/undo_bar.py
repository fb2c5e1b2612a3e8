"""What was just done, and the way back."""

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton


class UndoBar(QFrame):
    """One line, until the next thing is done."""

    undo_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("undoBar")
        self.message = QLabel()
        self.button = QPushButton(self.tr("Undo"))
        self.button.setToolTip(self.tr("Undo (Ctrl+Z)"))
        self.button.setProperty("role", "plain")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(14, 4, 6, 4)
        layout.addWidget(self.message, 1)
        layout.addWidget(self.button)
        self.button.clicked.connect(self._want)
        self.hide()

    def show_message(self, message: str) -> None:
        """Say what was done."""
        self.message.setText(message)
        self.button.setAccessibleName(self.tr("Undo: {message}").format(message=message))
        self.show()

    @Slot()
    def _want(self) -> None:
        self.undo_wanted.emit()
