"""A sweep on the screen: its grid with captions, as large as it can be, and one place of it current."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal, Slot
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QWidget

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.services import Resample
from glyphstudio.sweeps.sweep_grid import SweepGrid
from glyphstudio.ui.explore.sweep_layout import SweepLayout, laid_out, smallest_size
from glyphstudio.ui.pictures.images import inked_pixmap
from glyphstudio.ui.widgets.theme import Theme

MOST_PIXMAPS = 600
PictureOf = Callable[[GenerationRequest], Picture | None]


class SweepView(QWidget):
    """Arrows travel, Enter or a double click opens a place; ``picture_of`` tells what is there."""

    current_changed = Signal()
    opened = Signal()
    menu_wanted = Signal(object)
    """``(position)`` on the screen."""

    def __init__(self, theme: Theme, resample: Resample, picture_of: PictureOf) -> None:
        super().__init__()
        self.grid: SweepGrid | None = None
        self._theme = theme
        self._resample = resample
        self._picture_of = picture_of
        self._place = 0
        self._layout: SweepLayout | None = None
        self._pixmaps: dict[tuple[bytes, int], QPixmap] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setObjectName("table")
        theme.changed.connect(self._forget)
        self._describe()

    @property
    def current(self) -> GenerationRequest | None:
        """The request at the current place."""
        return None if self.grid is None else self.grid.requests[self._place]

    @property
    def current_place(self) -> QRect | None:
        """Where the current picture is."""
        return None if self.grid is None else self.place_of(self._place)

    def show_grid(self, grid: SweepGrid) -> None:
        """Show ``grid``, with the place of before current if there is one."""
        self.grid = grid
        self._lay_out()
        self._choose(min(self._place, len(grid.requests) - 1))

    @Slot()
    def refresh(self) -> None:
        """Ask for the pictures anew."""
        self._describe()
        self.update()

    def place_of(self, number: int) -> QRect:
        """Return where the ``number``-th picture is."""
        assert self._layout is not None
        return self._layout.place(number)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the grid out anew."""
        super().resizeEvent(event)
        self._lay_out()

    def changeEvent(self, event: QEvent) -> None:
        """Lay the grid out anew in another font."""
        super().changeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        if self.grid is not None:
            self.setMinimumSize(smallest_size(self.grid, self.fontMetrics()))
            self._layout = laid_out(self.grid, self.size(), self.fontMetrics())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint captions, paper, pictures and the ring of the current place."""
        if self.grid is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for number, request in enumerate(self.grid.requests):
            place = self.place_of(number)
            if event.rect().intersects(place.adjusted(-3, -3, 3, 3)):
                self._paint_place(painter, QRectF(place), self._picture_of(request), number == self._place)
        painter.setPen(self._theme.colour("muted"))
        self._paint_captions(painter, self.grid)

    def _paint_place(self, painter: QPainter, place: QRectF, picture: Picture | None, current: bool) -> None:
        painter.setOpacity(0.45 if picture is None else 1.0)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRoundedRect(place.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5)
        painter.setOpacity(1.0)
        if picture is not None:
            inset = max(2.0, round(place.width() * 0.03))
            inner = place.adjusted(inset, inset, -inset, -inset)
            pixmap = self._pixmap(picture, round(inner.width() * self.devicePixelRatioF()))
            painter.drawPixmap(inner, pixmap, QRectF(pixmap.rect()))
        if current:
            painter.setPen(QPen(self._theme.colour("accent_line" if self.hasFocus() else "line_strong"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(-2, -2, 2, 2), 7, 7)

    def _paint_captions(self, painter: QPainter, grid: SweepGrid) -> None:
        assert self._layout is not None
        metrics, centre, left = self.fontMetrics(), Qt.AlignmentFlag.AlignCenter, self._layout.beside
        for column, said in enumerate(grid.columns_said):
            place = self.place_of(column)
            line = QRect(place.left(), place.top() - metrics.height() - 6, place.width(), metrics.height())
            painter.drawText(line, centre, metrics.elidedText(said, Qt.TextElideMode.ElideRight, line.width()))
        for row, lines in enumerate(grid.rows_said):
            place = self.place_of(row * grid.columns)
            beside = QRect(place.left() - left, place.top(), left - 10, place.height())
            text = "\n".join(lines)
            painter.drawText(beside, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, text)
        for number, said in enumerate(grid.cells_said):
            place = self.place_of(number)
            line = QRect(place.left(), place.bottom() + 3, place.width(), metrics.height())
            painter.drawText(line, centre, metrics.elidedText(said, Qt.TextElideMode.ElideRight, line.width()))

    def _pixmap(self, picture: Picture, side: int) -> QPixmap:
        key = (picture.clean, side)
        if key not in self._pixmaps:
            if len(self._pixmaps) >= MOST_PIXMAPS:
                self._pixmaps.clear()
            ink, paper = self._theme.colour("ink"), self._theme.colour("paper")
            grey = picture.clean if side == picture.size else self._resample(picture.clean, picture.size, side)
            self._pixmaps[key] = inked_pixmap(grey, side, ink, paper)
        return self._pixmaps[key]

    def _choose(self, place: int) -> None:
        self._place = place
        self.refresh()
        self.current_changed.emit()

    def _describe(self) -> None:
        self.setAccessibleName(self.tr("Pictures"))
        if self.grid is None or self.current is None:
            return
        picture, count = self._picture_of(self.current), len(self.grid.requests)
        state = self.tr("finished") if picture is not None and picture.finished else self.tr("not finished")
        name = self.tr("Picture {number} of {count}, {said}, {state}")
        said = self.grid.said(self._place) or self.current.prompt
        self.setAccessibleName(name.format(number=self._place + 1, count=count, said=said, state=state))

    @Slot()
    def _forget(self) -> None:
        self._pixmaps.clear()
        self.update()

    def _number_at(self, position: QPoint) -> int | None:
        count = 0 if self.grid is None else len(self.grid.requests)
        return next((number for number in range(count) if self.place_of(number).contains(position)), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        number = self._number_at(event.position().toPoint())
        if number is not None:
            self._choose(number)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Open."""
        if self._number_at(event.position().toPoint()) is not None:
            self.opened.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the mouse or (by keyboard) at the current place."""
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        if self.grid is not None:
            centre = self.mapToGlobal(self.place_of(self._place).center())
            self.menu_wanted.emit(event.globalPos() if by_mouse else centre)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Travel with the arrows, open with Enter."""
        if self.grid is None:
            super().keyPressEvent(event)
            return
        last, columns = len(self.grid.requests) - 1, self.grid.columns
        targets = {
            Qt.Key.Key_Left: self._place - 1,
            Qt.Key.Key_Right: self._place + 1,
            Qt.Key.Key_Up: self._place - columns,
            Qt.Key.Key_Down: self._place + columns,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
        }
        target = targets.get(Qt.Key(event.key()))
        if target is not None:
            if 0 <= target <= last:
                self._choose(target)
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.modifiers():
            self.opened.emit()
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring in colour."""
        super().focusInEvent(event)
        self.update()
