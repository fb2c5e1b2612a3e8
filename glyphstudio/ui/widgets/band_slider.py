"""A slider that shows which part of its range is worth trying."""

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QSlider, QStyle, QStyleOptionSlider, QWidget

from glyphstudio.ui.widgets.theme import Theme

HANDLE = 16
GROOVE = 4
HEIGHT = 30


class BandSlider(QSlider):
    """Horizontal, painted by itself; the useful band lies under the groove."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._theme = theme
        self._band: tuple[int, int] | None = None
        self.setMinimumHeight(HEIGHT)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        theme.changed.connect(self.update)

    def set_band(self, low: int, high: int) -> None:
        """Mark ``low`` … ``high`` as useful."""
        self._band = (low, high)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size it would like."""
        return QSize(160, HEIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Turn with the wheel when it was chosen; a panel that is scrolled must not change values."""
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint groove, band and handle."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        middle = self.height() / 2 - 1
        left, right, here = self._x(self.minimum()), self._x(self.maximum()), self._x(self.sliderPosition())
        painter.setBrush(self._theme.colour("line_strong"))
        painter.drawRoundedRect(_bar(left - HANDLE / 2, right + HANDLE / 2, middle, GROOVE), 2, 2)
        if self._band is not None:
            low, high = (self._x(value) for value in self._band)
            painter.setBrush(self._theme.colour("accent_line", 0.55))
            painter.drawRoundedRect(_bar(low, high, middle + HANDLE / 2 + 4, 2), 1, 1)
        if self.isEnabled():
            painter.setBrush(self._theme.colour("accent_line"))
            painter.drawRoundedRect(_bar(left - HANDLE / 2, here, middle, GROOVE), 2, 2)
        self._paint_handle(painter, QPointF(here, middle))

    def _paint_handle(self, painter: QPainter, centre: QPointF) -> None:
        if self.hasFocus():
            painter.setBrush(self._theme.colour("accent_line", 0.22))
            painter.drawEllipse(centre, HANDLE / 2 + 4, HANDLE / 2 + 4)
        edge = "accent_line" if self.isEnabled() and (self.underMouse() or self.hasFocus()) else "line_strong"
        painter.setBrush(self._theme.colour("handle"))
        painter.setPen(QPen(self._theme.colour(edge), 1.5))
        painter.drawEllipse(centre, HANDLE / 2 - 0.75, HANDLE / 2 - 0.75)

    def _x(self, value: int) -> float:
        """Return where the middle of the handle stands at ``value``: where the style would put it, too."""
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        length = self.style().pixelMetric(QStyle.PixelMetric.PM_SliderLength, option, self)
        room = self.width() - length
        position = QStyle.sliderPositionFromValue(self.minimum(), self.maximum(), value, room, option.upsideDown)
        return position + length / 2


def _bar(left: float, right: float, middle: float, height: float) -> QRectF:
    return QRectF(left, middle - height / 2, max(0.0, right - left), height)
