"""Losses over steps, drawn by pyqtgraph in the colours of the theme. Importing this loads NumPy."""

from collections.abc import Sequence

import pyqtgraph
from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QVBoxLayout

from glyphstudio.ui.widgets.theme import Theme

WIDTH = 1.6
"""Pixels of a curve."""
RUNNING_MEAN = 25
"""Reports that the smooth curve averages over, once there are a few times as many."""


class LossPlot(QFrame):
    """The loss of the steps, its running mean, and the loss on held-out pictures."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self.plot = pyqtgraph.PlotWidget()
        self.plot.setAccessibleName(self.tr("Losses"))
        for part in (self.plot, self.plot.viewport()):
            part.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.plot.setMinimumSize(120, 80)
        self.plot.setMenuEnabled(False)
        self.plot.hideButtons()
        self.plot.getPlotItem().setLabel("bottom", self.tr("Step"))
        self.plot.getPlotItem().setLabel("left", self.tr("Loss"))
        self._legend = self.plot.addLegend(offset=(-8, 8))
        self.loss = self.plot.plot([], [], name=self.tr("each report"))
        self.mean = self.plot.plot([], [], name=self.tr("running mean"))
        # The legend takes the colours of a mark before there is one from here.
        mark = {"symbol": "o", "symbolSize": 6, "symbolBrush": theme.colour("accent_line"), "symbolPen": None}
        self.held_out = self.plot.plot([], [], name=self.tr("held out"), **mark)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.plot)
        theme.changed.connect(self._paint)
        self._paint()

    def show_losses(self, losses: Sequence[tuple[int, float]], held_out: Sequence[tuple[int, float]]) -> None:
        """Draw what there is: pairs of step and loss."""
        self.loss.setData(*_columns(losses))
        self.loss.setSymbol("o" if len(losses) == 1 else None)  # a line of one point is none
        self.mean.setData(*_columns(_smoothed(losses)))
        self.held_out.setData(*_columns(held_out))

    @Slot()
    def _paint(self) -> None:
        colour = self._theme.colour
        self.plot.setBackground(colour("canvas"))
        for side in ("bottom", "left"):
            axis = self.plot.getPlotItem().getAxis(side)
            axis.enableAutoSIPrefix(False)
            axis.setPen(colour("line_strong"))
            axis.setTextPen(colour("muted"))
        self.plot.showGrid(x=True, y=True, alpha=0.12)
        self._legend.setLabelTextColor(colour("text"))
        for _, label in self._legend.items:
            label.setText(label.text, color=colour("text"))
        self._legend.setBrush(colour("canvas", 0.8))
        self.loss.setPen(pyqtgraph.mkPen(colour("faint"), width=1))
        self.loss.setSymbolPen(None)
        self.loss.setSymbolSize(5)
        self.loss.setSymbolBrush(colour("faint"))
        self.mean.setPen(pyqtgraph.mkPen(colour("text"), width=WIDTH))
        self.held_out.setPen(pyqtgraph.mkPen(colour("accent_line"), width=WIDTH))
        self.held_out.setSymbolBrush(colour("accent_line"))


def _columns(points: Sequence[tuple[int, float]]) -> tuple[list[int], list[float]]:
    return [step for step, _ in points], [loss for _, loss in points]


def _smoothed(points: Sequence[tuple[int, float]]) -> list[tuple[int, float]]:
    """Return the running mean over the last reports, where there are enough to average."""
    span = min(RUNNING_MEAN, len(points) // 4)
    if span < 2:
        return []
    total = sum(loss for _, loss in points[:span])
    smooth = [(points[span - 1][0], total / span)]
    for place in range(span, len(points)):
        total += points[place][1] - points[place - span][1]
        smooth.append((points[place][0], total / span))
    return smooth
