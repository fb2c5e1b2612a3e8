"""After a run: every step of its pictures again, as fast as the slider is dragged."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from glyphstudio.studio.tiles import Phase, Tiles
from glyphstudio.ui.widgets.band_slider import BandSlider
from glyphstudio.ui.widgets.theme import Theme

ENDED = (Phase.FINISHED, Phase.STOPPED)


class StepScrubber(QWidget):
    """On show while a run has ended whose steps are remembered."""

    step_changed = Signal(object)
    """``(step)`` to look at, or None: the pictures as they are."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._tiles: Tiles = ()
        self.label = QLabel()
        self.label.setProperty("role", "note")
        self.label.setMinimumWidth(self.label.fontMetrics().horizontalAdvance(self._words(999, 999)))
        self.slider = BandSlider(theme)
        self.slider.setAccessibleName(self.tr("Step on show"))
        self.slider.setToolTip(self.tr("Look at every step of the run again"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(5, 0, 5, 0)
        layout.setSpacing(14)
        layout.addWidget(self.slider, 1)
        layout.addWidget(self.label)
        self.slider.valueChanged.connect(self._look)
        policy = self.sizePolicy()
        policy.setRetainSizeWhenHidden(True)  # the tiles keep their size when a run ends
        self.setSizePolicy(policy)
        self.hide()

    def offer(self, tiles: Tiles) -> None:
        """Let the steps of ``tiles`` be looked at, once their run has ended; the last step is on show then."""
        ended = bool(tiles) and all(tile.phase in ENDED for tile in tiles)
        known = [tile.picture for tile in tiles if tile.picture is not None and tile.picture.before is not None]
        self._tiles = tiles
        if self.slider.value() != self.slider.maximum():
            self.step_changed.emit(None)
        self.setVisible(ended and bool(known))
        most = max((picture.step for picture in known), default=0)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, most)
            self.slider.setValue(most)
        if known:
            self.label.setText(self._words(most, known[0].total_steps))

    @Slot(int)
    def _look(self, step: int) -> None:
        total = next(tile.picture.total_steps for tile in self._tiles if tile.picture is not None)
        self.label.setText(self._words(step, total))
        self.step_changed.emit(None if step == self.slider.maximum() else step)

    def _words(self, step: int, steps: int) -> str:
        return self.tr("Step {step} of {steps}").format(step=step, steps=steps)
