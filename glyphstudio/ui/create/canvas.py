"""The right side: what the pictures are of, messages, and the table with the tiles or the invitation."""

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.services import Resample
from glyphstudio.ui.create.empty_table import EmptyTable
from glyphstudio.ui.create.step_scrubber import StepScrubber
from glyphstudio.ui.create.view_switch import ViewSwitch
from glyphstudio.ui.pictures.tile_grid import TileGrid
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.elided_label import ElidedLabel
from glyphstudio.ui.widgets.theme import PAGE_MARGIN, Theme

SMALLEST = QSize(200, 200)
NARROW = 500
"""Width below which title and buttons do not fit side by side."""


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
        self.scrubber = StepScrubber(theme)
        self.empty = EmptyTable()
        self.header = QWidget()
        self._header_layout = QBoxLayout(QBoxLayout.Direction.LeftToRight, self.header)
        self._whole = QVBoxLayout(self)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.empty)
        self._stack.addWidget(self.grid)
        self._stack.setMinimumSize(SMALLEST)  # the invitation would like more than a small window has
        self.view_switch.view_changed.connect(self.grid.show_view)
        self.scrubber.step_changed.connect(self.grid.show_step)
        self.grid.view_added.connect(self._order_tabs)
        self._lay_out()
        self.header.hide()

    def show_table(self, request: GenerationRequest, count: int, prompts: int = 1) -> None:
        """Put the invitation away, and say what is drawn: ``count`` pictures of ``prompts`` different prompts."""
        self._stack.setCurrentWidget(self.grid)
        self.header.show()
        self._whole.activate()  # so that the words know their room at once
        title = request.prompt or self.tr("No prompt: whatever the model likes")
        if prompts > 1:
            words = self.tr("{prompt}, and one other") if prompts == 2 else self.tr("{prompt}, and {count} others")
            title = words.format(prompt=title, count=prompts - 1)
        self.title.set_text(title)
        facts = [
            self.tr("{steps} steps").format(steps=request.steps),
            self.tr("guidance {guidance}").format(guidance=f"{request.guidance:g}"),
            self.tr(SAMPLER_CHOICES[request.sampler].label),
            self.tr("seed {seed}").format(seed=request.seed)
            if count == 1
            else self.tr("seeds from {seed}").format(seed=request.seed),
        ]
        self.subtitle.set_text(" · ".join(facts))

    @property
    def shows_table(self) -> bool:
        """True once something was drawn."""
        return self._stack.currentWidget() is self.grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the buttons below the title where there is no room beside it."""
        super().resizeEvent(event)
        narrow = self.width() < NARROW
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._header_layout.setDirection(down if narrow else across)
        side = 0 if narrow else 5
        self._header_layout.setContentsMargins(side, 0, side, 0)
        self.save_all_button.setVisible(not narrow)

    @Slot(object)
    def _order_tabs(self, view: QWidget) -> None:
        QWidget.setTabOrder(view, self.scrubber.slider)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.save_all_button, 0, Qt.AlignmentFlag.AlignVCenter)
        buttons.addWidget(self.view_switch, 0, Qt.AlignmentFlag.AlignVCenter)
        header = self._header_layout
        header.setSpacing(8)
        header.addLayout(words, 1)
        header.addLayout(buttons)
        layout = self._whole
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, PAGE_MARGIN)
        layout.setSpacing(14)
        layout.addWidget(self.header)
        layout.addWidget(self.banner)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.scrubber)
