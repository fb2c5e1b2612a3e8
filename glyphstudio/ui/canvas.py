"""The right side: what the pictures are of, messages, and the table with the tiles or the invitation."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.services import Resample
from glyphstudio.ui.banner import Banner
from glyphstudio.ui.empty_table import EmptyTable
from glyphstudio.ui.theme import Theme
from glyphstudio.ui.tile_grid import TileGrid
from glyphstudio.ui.view_switch import ViewSwitch

MARGIN = 24


class Canvas(QFrame):
    """Header, banner, table."""

    def __init__(self, theme: Theme, resample: Resample) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self.title = ElidedLabel("title")
        self.subtitle = ElidedLabel("note")
        self.view_switch = ViewSwitch()
        self.save_all_button = QPushButton(self.tr("Save all…"))
        self.save_all_button.setProperty("role", "plain")
        self.banner = Banner(theme)
        self.grid = TileGrid(theme, resample)
        self.empty = EmptyTable()
        self.header = QWidget()
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.grid)
        self.view_switch.view_changed.connect(self.grid.show_view)
        self._lay_out()
        self.header.hide()

    def show_table(self, request: GenerationRequest, count: int) -> None:
        """Put the invitation away, and say what is drawn."""
        self._stack.setCurrentWidget(self.grid)
        self.header.show()
        self.title.set_text(request.prompt or self.tr("No prompt: whatever the model likes"))
        words = [
            self.tr("{steps} steps").format(steps=request.steps),
            self.tr("guidance {guidance}").format(guidance=f"{request.guidance:g}"),
            self.tr(SAMPLER_CHOICES[request.sampler].label),
            self.tr("seed {seed}").format(seed=request.seed)
            if count == 1
            else self.tr("seeds from {seed}").format(seed=request.seed),
        ]
        self.subtitle.set_text(" · ".join(words))

    @property
    def shows_table(self) -> bool:
        """True once something was drawn."""
        return self._stack.currentWidget() is self.grid

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        header = QHBoxLayout(self.header)
        header.setContentsMargins(5, 0, 5, 0)
        header.setSpacing(8)
        header.addLayout(words, 1)
        header.addWidget(self.save_all_button, 0, Qt.AlignmentFlag.AlignVCenter)
        header.addWidget(self.view_switch, 0, Qt.AlignmentFlag.AlignVCenter)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(MARGIN, 18, MARGIN, MARGIN)
        layout.setSpacing(14)
        layout.addWidget(self.header)
        layout.addWidget(self.banner)
        layout.addWidget(self._stack, 1)


class ElidedLabel(QLabel):
    """One line that ends in "…" where there is no room; the whole is its tool tip."""

    def __init__(self, role: str) -> None:
        super().__init__()
        self._whole = ""
        self.setProperty("role", role)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def set_text(self, text: str) -> None:
        """Show ``text``, or as much of it as there is room for."""
        self._whole = text
        self.setAccessibleName(text)
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Elide anew."""
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        shown = self.fontMetrics().elidedText(self._whole[:1000], Qt.TextElideMode.ElideRight, self.width())
        self.setText(shown)
        self.setToolTip(self._whole[:1000] if shown != self._whole else "")
