"""A sheet to draw on, with a mask over it: by pen and its pressure, by mouse, or by keyboard."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import (
    QColor,
    QDragEnterEvent,
    QDropEvent,
    QFocusEvent,
    QImage,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPointingDevice,
    QTabletEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from glyphstudio.ui.pictures.images import grey_image, inked_pixmap
from glyphstudio.ui.pictures.picture_exchange import dropped_start
from glyphstudio.ui.widgets.theme import Theme

MOST_UNDO = 100
THINNEST = 0.25
"""Share of the brush that the lightest touch draws."""
STRIDE = 1 / 32
"""Of the sheet: how far an arrow goes."""
TOOLS = ("brush", "eraser", "mask", "unmask")


@dataclass(frozen=True, eq=False)
class Sheet:
    """What is drawn, and where it may be drawn anew; never painted on: each stroke makes other ones."""

    picture: QImage
    mask: QImage


class DrawingSurface(QWidget):
    """Works on the pixels of the model, so that what a mask keeps is kept to the pixel.

    Arrows move a cross, Space sets a dot there, Shift and arrows draw a line; the other end of a pen erases.
    """

    changed = Signal()
    dropped = Signal(object)
    """``(path)`` of a picture."""

    def __init__(self, theme: Theme, side: int) -> None:
        super().__init__()
        self.tool = "brush"
        self.brush = side / 16
        """Pixels of the picture at full pressure."""
        self._theme = theme
        self._sheet = _blank(side)
        self._undo: list[Sheet] = []
        self._redo: list[Sheet] = []
        self._last: QPointF | None = None
        self._cross = QPointF(side / 2, side / 2)
        self.setAcceptDrops(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Drawing surface"))
        self.setAccessibleDescription(self.tr("Arrows move, Space sets a dot, Shift and arrows draw a line."))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(QSize(150, 120))
        self.setCursor(Qt.CursorShape.CrossCursor)
        theme.changed.connect(self.update)

    @property
    def side(self) -> int:
        """Pixels of the sheet."""
        return self._sheet.picture.width()

    @property
    def picture(self) -> bytes:
        """The picture's grey bytes, row by row."""
        return _bytes_of(self._sheet.picture)

    @property
    def redrawn(self) -> bytes | None:
        """The mask's bytes, 255 where the picture is drawn anew; None where nothing is masked."""
        grey = _bytes_of(self._sheet.mask)
        return bytes(255 * (value >= 128) for value in grey) if max(grey) >= 128 else None

    @property
    def can_undo(self) -> bool:
        """True when there is a stroke to be taken back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """True when one was taken back."""
        return bool(self._redo)

    def set_side(self, side: int) -> None:
        """Have a sheet of another size; what is on it is stretched, and can no longer be taken back."""
        if side != self.side:
            images = (self._sheet.picture, self._sheet.mask)
            smooth = Qt.TransformationMode.SmoothTransformation
            aspect = Qt.AspectRatioMode.IgnoreAspectRatio
            self._sheet = Sheet(*(_grey(image.scaled(side, side, aspect, smooth)) for image in images))
            self._undo.clear()
            self._redo.clear()
            self._cross = QPointF(side / 2, side / 2)
            self._tell()

    def show_picture(self, side: int, grey: bytes) -> None:
        """Lay ``grey`` on the sheet, without a mask; it can be undone."""
        self.set_side(side)
        self._begin()
        self._sheet = Sheet(grey_image(grey, side), _blank(side).mask)
        self._tell()

    @Slot()
    def undo(self) -> None:
        """Take the last stroke back."""
        self._swap(self._undo, self._redo)

    @Slot()
    def redo(self) -> None:
        """Draw it again."""
        self._swap(self._redo, self._undo)

    @Slot()
    def clear(self) -> None:
        """Take a new sheet; in the mask's tools, only the mask goes."""
        self._begin()
        blank = _blank(self.side)
        self._sheet = Sheet(self._sheet.picture, blank.mask) if self._masks else blank
        self._tell()

    @property
    def _masks(self) -> bool:
        return self.tool in {"mask", "unmask"}

    def _swap(self, source: list[Sheet], target: list[Sheet]) -> None:
        if source:
            target.append(self._sheet)
            self._sheet = source.pop()
            self._tell()

    def _begin(self) -> None:
        """Remember what is there before it changes."""
        self._undo.append(self._sheet)
        del self._undo[:-MOST_UNDO]
        self._redo.clear()
        self._sheet = Sheet(self._sheet.picture.copy(), self._sheet.mask.copy())

    def _tell(self) -> None:
        self.update()
        self.changed.emit()

    def _draw(self, start: QPointF, end: QPointF, pressure: float, tool: str) -> None:
        """Draw a piece of a stroke, in pixels of the picture."""
        painter = QPainter(self._sheet.mask if tool in {"mask", "unmask"} else self._sheet.picture)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        colour = QColor(Qt.GlobalColor.black if tool in {"brush", "unmask"} else Qt.GlobalColor.white)
        width = self.brush * (THINNEST + (1 - THINNEST) * pressure)
        painter.setPen(QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap))
        if start == end:
            painter.drawPoint(end)
        else:
            painter.drawLine(start, end)
        painter.end()
        self._tell()

    def _paper(self) -> QRectF:
        """Return where the sheet is on the screen."""
        side = float(min(self.width(), self.height()) - 4)
        return QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)

    def _pixel_at(self, position: QPointF) -> QPointF:
        paper = self._paper()
        return (position - paper.topLeft()) * (self.side / paper.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, picture, mask and cross."""
        painter = QPainter(self)
        painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.SmoothPixmapTransform)
        paper = self._paper()
        ink, white = self._theme.colour("ink"), self._theme.colour("paper")
        pixmap = inked_pixmap(self.picture, self.side, ink, white)
        painter.drawPixmap(paper, pixmap, QRectF(pixmap.rect()))
        overlay = QImage(self.side, self.side, QImage.Format.Format_ARGB32_Premultiplied)
        overlay.fill(self._theme.colour("accent_line"))
        overlay.setAlphaChannel(_faint(self._sheet.mask))
        painter.drawImage(paper, overlay, QRectF(overlay.rect()))
        painter.setPen(QPen(self._theme.colour("accent_line" if self.hasFocus() else "line_strong"), 1.5))
        painter.drawRect(paper)
        if self.hasFocus():
            cross = paper.topLeft() + self._cross * (paper.width() / self.side)
            for step in (QPointF(6, 0), QPointF(0, 6)):
                painter.drawLine(cross - step, cross + step)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._press(event.position(), 1.0, self.tool)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._move(event.position(), 1.0, self.tool)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End it."""
        self._last = None

    def tabletEvent(self, event: QTabletEvent) -> None:
        """Draw with the pen, as hard as it is pressed; its other end takes away."""
        away = {"brush": "eraser", "mask": "unmask"}.get(self.tool, self.tool)
        tool = away if event.pointerType() == QPointingDevice.PointerType.Eraser else self.tool
        if event.type() == QTabletEvent.Type.TabletPress:
            self._press(event.position(), event.pressure(), tool)
        elif event.type() == QTabletEvent.Type.TabletMove and self._last is not None:
            self._move(event.position(), event.pressure(), tool)
        elif event.type() == QTabletEvent.Type.TabletRelease:
            self._last = None
        event.accept()

    def _press(self, position: QPointF, pressure: float, tool: str) -> None:
        self._begin()
        self._last = self._cross = self._pixel_at(position)
        self._draw(self._last, self._last, pressure, tool)

    def _move(self, position: QPointF, pressure: float, tool: str) -> None:
        if self._last is not None:
            before, self._last = self._last, self._pixel_at(position)
            self._cross = self._last
            self._draw(before, self._last, pressure, tool)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move the cross, set a dot, draw a line."""
        moves = {
            Qt.Key.Key_Left: QPointF(-1, 0),
            Qt.Key.Key_Right: QPointF(1, 0),
            Qt.Key.Key_Up: QPointF(0, -1),
            Qt.Key.Key_Down: QPointF(0, 1),
        }
        move = moves.get(Qt.Key(event.key()))
        if event.key() == Qt.Key.Key_Space:
            self._begin()
            self._draw(self._cross, self._cross, 1.0, self.tool)
        elif move is not None:
            before, there = self._cross, self._cross + move * (self.side * STRIDE)
            self._cross = QPointF(min(max(there.x(), 0.0), self.side), min(max(there.y(), 0.0), self.side))
            if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
                self._begin()
                self._draw(before, self._cross, 1.0, self.tool)
            self.update()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the cross."""
        super().focusInEvent(event)
        self.update()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Welcome a picture, of the system or of a tile."""
        if dropped_start(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the picture on."""
        path = dropped_start(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _blank(side: int) -> Sheet:
    picture, mask = (QImage(side, side, QImage.Format.Format_Grayscale8) for _ in range(2))
    picture.fill(Qt.GlobalColor.white)
    mask.fill(Qt.GlobalColor.black)
    return Sheet(picture, mask)


def _grey(image: QImage) -> QImage:
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def _faint(mask: QImage) -> QImage:
    """Return the mask as how much of its colour is seen: less than half, so that the strokes below stay visible."""
    faint = mask.copy()
    painter = QPainter(faint)
    painter.fillRect(faint.rect(), QColor(0, 0, 0, 140))
    painter.end()
    return faint


def _bytes_of(image: QImage) -> bytes:
    """Return the pixels without what pads the rows."""
    data, width, line = bytes(image.constBits()), image.width(), image.bytesPerLine()
    return b"".join(data[start : start + width] for start in range(0, line * image.height(), line))
