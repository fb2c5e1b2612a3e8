"""A page that is made when it is looked at for the first time: what it needs may take long to load."""

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget


class LazyPage(QFrame):
    """Empty until it is on show; then ``build`` makes what it holds, once."""

    built = Signal(object)
    """``(widget)``"""

    def __init__(self, build: Callable[[], QWidget]) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.content: QWidget | None = None
        self._build = build
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def first(self) -> QWidget:
        """What takes the keyboard when the page comes on show: the ``first`` of its content."""
        found = getattr(self.content, "first", None)
        return found if isinstance(found, QWidget) else self

    def showEvent(self, event: QShowEvent) -> None:
        """Make the content."""
        super().showEvent(event)
        if self.content is None:
            self.content = self._build()
            self._layout.addWidget(self.content)
            self.content.show()
            self.first.setFocus()
            self.built.emit(self.content)
