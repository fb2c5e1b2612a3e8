"""The page Explore: a panel, and the figure that it asks for."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.services import Resample
from glyphstudio.sweeps.sweep_grid import SweepGrid
from glyphstudio.ui.explore.explore_panel import ExplorePanel
from glyphstudio.ui.explore.scrub_bar import ScrubBar
from glyphstudio.ui.explore.sweep_view import PictureOf, SweepView
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.elided_label import ElidedLabel
from glyphstudio.ui.widgets.theme import PAGE_MARGIN, Theme

WIDE = 1000
"""Pixels of the page from which the header is one row."""
BROAD = 780
"""Pixels of the page from which the buttons are one row."""


class ExplorePage(QWidget):
    """Shows frames, one at a time; knows nothing of who draws them."""

    shown = Signal()
    """The page comes on show."""

    def __init__(self, theme: Theme, resample: Resample, picture_of: PictureOf) -> None:
        super().__init__()
        self.frames: tuple[SweepGrid, ...] = ()
        self.panel = ExplorePanel(theme)
        self.view = SweepView(theme, resample, picture_of)
        self.scrub = ScrubBar(theme)
        self.banner = Banner(theme)
        self.title = ElidedLabel("title")
        self.subtitle = ElidedLabel("note")
        self.keep_button = QPushButton(self.tr("Keep"))
        self.open_button = QPushButton(self.tr("Open in Create"))
        self.save_button = QPushButton(self.tr("Save picture…"))
        self.movie_button = QPushButton(self.tr("Save movie…"))
        self.nothing = QLabel(self.tr("Choose a figure, and see what each setting does to a prompt."))
        self._header = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._buttons = QGridLayout()
        self._stack = QStackedWidget()
        self._scroll = QScrollArea()
        self._set_up()
        self._lay_out()
        self.scrub.moment_changed.connect(self._show_moment)
        self.view.current_changed.connect(self._show_current)

    def show_frames(self, frames: tuple[SweepGrid, ...]) -> None:
        """Show the first of ``frames``."""
        self.frames = frames
        self._stack.setCurrentWidget(self._scroll)
        self.title.set_text(frames[0].pattern.prompt or self.tr("No prompt: whatever the model likes"))
        self.scrub.set_count(len(frames))
        self._show_moment(0)

    @property
    def current(self) -> GenerationRequest | None:
        """The request at the current place."""
        return self.view.current

    def showEvent(self, event: QShowEvent) -> None:
        """Say so."""
        super().showEvent(event)
        self.shown.emit()

    def _set_up(self) -> None:
        for button in (self.keep_button, self.open_button, self.save_button, self.movie_button):
            button.setProperty("role", "plain")
            button.setEnabled(False)
        self.keep_button.setToolTip(self.tr("Put the chosen picture into the library (K)"))
        self.open_button.setToolTip(self.tr("Go on with the chosen picture there (Enter)"))
        self.save_button.setToolTip(self.tr("Save what is on show, with its captions"))
        self.movie_button.setToolTip(self.tr("Save all moments, or of one figure its pictures, one after the other"))
        self.nothing.setProperty("role", "note")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.scrub.hide()
        # The widest page must not widen the window of the others.
        self.setMinimumWidth(1)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setObjectName("table")
        self._scroll.setWidget(self.view)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self._scroll)

    def _lay_out(self) -> None:
        canvas = QFrame()
        canvas.setObjectName("canvas")
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        self._header.setSpacing(4)
        self._header.addLayout(words, 1)
        self._header.addLayout(self._buttons)
        self._buttons.setSpacing(4)
        self._arrange(4, beside=True)
        right = QVBoxLayout(canvas)
        right.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        right.setSpacing(12)
        right.addLayout(self._header)
        right.addWidget(self.banner)
        right.addWidget(self._stack, 1)
        right.addWidget(self.scrub)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panel)
        layout.addWidget(canvas, 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Break the header where the window is narrow."""
        super().resizeEvent(event)
        self._arrange(4 if self.width() >= BROAD else 2, beside=self.width() >= WIDE)

    def _arrange(self, columns: int, *, beside: bool) -> None:
        """Put ``columns`` buttons into a row, beside the title or below it."""
        across, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._header.setDirection(across if beside else below)
        for number, button in enumerate((self.keep_button, self.open_button, self.save_button, self.movie_button)):
            self._buttons.addWidget(button, number // columns, number % columns)

    @Slot()
    def _show_current(self) -> None:
        place = self.view.current_place
        if place is not None:
            centre = place.center()
            self._scroll.ensureVisible(centre.x(), centre.y(), place.width(), place.height())

    @Slot(object)
    def _show_moment(self, number: int) -> None:
        self.view.show_grid(self.frames[number])
        self.scrub.say(self.frames[number].moment)
