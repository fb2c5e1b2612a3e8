"""Moments of a sweep, one after the other: played, or dragged to."""

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QToolButton, QWidget

from glyphstudio.ui.widgets.band_slider import BandSlider
from glyphstudio.ui.widgets.icons import themed_icon
from glyphstudio.ui.widgets.theme import Theme

PERIOD = 50
"""Milliseconds a moment while it plays."""


class ScrubBar(QWidget):
    """Play, a slider, and what the moment is called. Playing begins anew after the end."""

    moment_changed = Signal(object)
    """``(number)`` of the moment to be shown, from 0."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.play = QToolButton()
        self.play.setCheckable(True)
        self.play.setProperty("role", "boxed")
        self.slider = BandSlider(theme)
        self.slider.setAccessibleName(self.tr("Moment"))
        self.label = QLabel()
        self.label.setProperty("role", "note")
        self.label.setMinimumWidth(110)
        self._timer = QTimer(self, interval=PERIOD)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.play)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.label, 0, Qt.AlignmentFlag.AlignVCenter)
        self.play.toggled.connect(self._toggle)
        self.slider.valueChanged.connect(self._turn)
        self._timer.timeout.connect(self._go_on)
        theme.changed.connect(self._draw_icon)
        self._draw_icon()

    def set_count(self, count: int) -> None:
        """Have ``count`` moments, the first on show; a single one needs no bar."""
        self.play.setChecked(False)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, count - 1)
            self.slider.setValue(0)
        self.setVisible(count > 1)

    def say(self, words: str) -> None:
        """Call the moment so."""
        self.label.setText(words)

    def hideEvent(self, event: QHideEvent) -> None:
        """Pause: nobody looks."""
        super().hideEvent(event)
        self.play.setChecked(False)

    @Slot(bool)
    def _toggle(self, playing: bool) -> None:
        if playing:
            self._timer.start()
        else:
            self._timer.stop()
        self._draw_icon()

    @Slot()
    def _go_on(self) -> None:
        self.slider.setValue((self.slider.value() + 1) % (self.slider.maximum() + 1))

    @Slot(int)
    def _turn(self, number: int) -> None:
        self.moment_changed.emit(number)

    @Slot()
    def _draw_icon(self) -> None:
        playing = self.play.isChecked()
        self.play.setAccessibleName(self.tr("Pause") if playing else self.tr("Play"))
        self.play.setToolTip(self.play.accessibleName())
        self.play.setIcon(themed_icon("pause" if playing else "resume", self._theme.colour("muted")))
