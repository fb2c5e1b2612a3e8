"""A name, a number box and a slider that always agree."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from glyphstudio.ui.widgets.band_slider import BandSlider
from glyphstudio.ui.widgets.number_box import NumberBox
from glyphstudio.ui.widgets.theme import Theme


class NumberControl(QWidget):
    """A value in steps of ``step``, typed, dragged or turned; ``edited`` is emitted when a person changes it."""

    edited = Signal(object)
    """``(value)``"""

    def __init__(self, theme: Theme, name: str, low: float, high: float, step: float = 1.0) -> None:
        super().__init__()
        self._step = step
        self.label = QLabel(name)
        self.label.setProperty("role", "field")
        self.box = NumberBox(name, low, high, step)
        self.box.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.box.setFixedWidth(60)
        self.label.setBuddy(self.box)
        self.slider = BandSlider(theme)
        self.slider.setRange(round(low / step), round(high / step))
        self.slider.setPageStep(max(1, round((high - low) / step / 10)))
        self.slider.setAccessibleName(self.tr("{name}, slider").format(name=name))
        self.box.valueChanged.connect(self._typed)
        self.slider.valueChanged.connect(self._dragged)
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(2)
        layout.addWidget(self.label, 0, 0)
        layout.addWidget(self.box, 0, 1)
        layout.addWidget(self.slider, 1, 0, 1, 2)

    @property
    def value(self) -> float:
        """The value on show."""
        return self.box.value()

    def set_value(self, value: float) -> None:
        """Show ``value`` without emitting ``edited``."""
        self._show_in_box(value)
        self._show_on_slider(self.box.value())

    def set_band(self, low: float, high: float, tip: str) -> None:
        """Mark ``low`` … ``high`` as the useful part; ``tip`` says so."""
        self.slider.set_band(round(low / self._step), round(high / self._step))
        for widget in (self.label, self.slider, self.box):
            widget.setToolTip(tip)

    @Slot(float)
    def _typed(self, value: float) -> None:
        # Not set_value: it would rewrite the text under the fingers of who is typing it.
        self._show_on_slider(value)
        self.edited.emit(value)

    @Slot(int)
    def _dragged(self, place: int) -> None:
        self._show_in_box(place * self._step)
        self.edited.emit(self.value)

    def _show_in_box(self, value: float) -> None:
        with QSignalBlocker(self.box):
            self.box.setValue(value)

    def _show_on_slider(self, value: float) -> None:
        with QSignalBlocker(self.slider):
            self.slider.setValue(round(value / self._step))
