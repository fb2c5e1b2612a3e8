"""One picture on its sheet of paper."""

import html
import re

from PySide6.QtCore import QEvent, QPoint, QRect, QRectF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QEnterEvent,
    QFocusEvent,
    QFont,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import QApplication, QWidget

from glyphstudio.studio.pictures import Picture
from glyphstudio.studio.services import Resample
from glyphstudio.studio.tiles import Phase, Tile
from glyphstudio.ui.pictures.images import inked_pixmap
from glyphstudio.ui.widgets.icons import SIZE, themed_icon
from glyphstudio.ui.widgets.theme import Theme

RING = 5
"""Room around the paper for the ring of the chosen tile."""
CORNER = 9
HURRIED = (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Home, Qt.Key.Key_End)


class TileView(QWidget):
    """Shows a :class:`~glyphstudio.studio.tiles.Tile`; says what a person does to it."""

    chosen = Signal(object)
    """``(view)``: clicked, or reached with the keyboard."""
    opened = Signal(object)
    """``(view)``: double-clicked, or Enter: look at it closely, or back again."""
    travelled = Signal(object, object)
    """``(view, key)``: an arrow, Home or End was pressed."""
    left = Signal(object)
    """``(view)``: Esc was pressed."""
    menu_wanted = Signal(object, object)
    """``(view, position)`` on the screen."""
    dragged = Signal(object)
    """``(view)``: the mouse is carrying it away."""

    def __init__(self, theme: Theme, resample: Resample, parent: QWidget) -> None:
        super().__init__(parent)
        self.tile: Tile | None = None
        self._theme = theme
        self._resample = resample
        self._view = "clean"
        self._step: int | None = None
        self._still = False
        self._number = (1, 1)
        self._current = False
        self._favourite = False
        self._pixmap: QPixmap | None = None
        self._pressed: QPoint | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        theme.changed.connect(self._forget_pixmap)

    def show_tile(self, tile: Tile, number: int, count: int) -> None:
        """Show ``tile``, the ``number``-th of ``count``."""
        if tile is self.tile and self._number == (number, count):
            return
        before = self.tile
        renamed = before is None or (tile.phase, tile.composition) != (before.phase, before.composition)
        renamed = renamed or before is None or tile.request is not before.request
        self.tile = tile
        self._number = (number, count)
        if renamed:
            self._describe(tile)
        self._forget_pixmap()

    def show_view(self, view: str) -> None:
        """Show the "clean" prediction, the "noisy" picture or the predicted "noise"."""
        self._view = view
        self._forget_pixmap()

    def show_step(self, step: int | None) -> None:
        """Show the picture as it was after ``step`` steps; None: as it is."""
        if step != self._step:
            self._step = step
            self._forget_pixmap()

    def set_still(self, still: bool) -> None:
        """Show a picture only when it changes no more, or as it comes out of the noise."""
        self._still = still
        self.update()

    def set_current(self, current: bool) -> None:
        """Make it the tile that Tab reaches, and that is saved and copied."""
        self._current = current
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if current else Qt.FocusPolicy.ClickFocus)
        self.update()

    def set_favourite(self, favourite: bool) -> None:
        """Mark it with a star, or no longer."""
        if favourite is not self._favourite:
            self._favourite = favourite
            if self.tile is not None:
                self._describe(self.tile)
            self.update()

    @property
    def grey(self) -> bytes | None:
        """The bytes on show; None before there are any."""
        picture = self.picture
        if picture is None:
            return None
        if self._view == "clean":
            return picture.clean
        return (self._view == "noise" and picture.noise) or picture.noisy

    @property
    def picture(self) -> Picture | None:
        """The picture on show: the newest, or the step that is looked at again."""
        picture = None if self.tile is None else self.tile.picture
        return picture if picture is None or self._step is None else picture.at(self._step)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint paper, picture, progress, ring and caption."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        paper = QRectF(self.rect()).adjusted(RING, RING, -RING, -RING)
        hidden = self._still and self.tile is not None and self.tile.phase is Phase.DRAWING
        blank = hidden or self.grey is None
        painter.setOpacity(0.45 if blank else 1.0)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRoundedRect(paper.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        painter.setOpacity(1.0)
        if not blank:
            self._paint_picture(painter, paper)
        self._paint_progress(painter, paper)
        if self._favourite:
            place = QRect(round(paper.right()) - SIZE - 4, round(paper.top()) + 4, SIZE, SIZE)
            themed_icon("starred", self._theme.colour("accent_line")).paint(painter, place)
        if self.underMouse():
            self._paint_caption(painter, paper)
        self._paint_ring(painter)

    def _paint_picture(self, painter: QPainter, paper: QRectF) -> None:
        """Paint what is on show: quickly while it changes with every step, sharply once it stays."""
        assert self.tile is not None
        inset = max(4.0, round(paper.width() * 0.04))
        place = paper.adjusted(inset, inset, -inset, -inset)
        ratio = self.devicePixelRatioF()
        side = max(1, round(place.width() * ratio))
        changing = self.tile.phase is Phase.DRAWING or self._step is not None
        if self._pixmap is None or not (changing or self._pixmap.width() == side):
            self._pixmap = self._new_pixmap(None if changing else side)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, self._pixmap.width() != side)
        painter.drawPixmap(place, self._pixmap, QRectF(self._pixmap.rect()))

    def _new_pixmap(self, side: int | None) -> QPixmap:
        """Return what is on show, ``side`` device pixels wide and high, or as large as the picture is."""
        grey, picture = self.grey, self.picture
        assert grey is not None
        assert picture is not None
        ink, paper = self._theme.colour("ink"), self._theme.colour("paper")
        if side is None or side == picture.size:
            return inked_pixmap(grey, picture.size, ink, paper)
        return inked_pixmap(self._resample(grey, picture.size, side), side, ink, paper)

    def _paint_progress(self, painter: QPainter, paper: QRectF) -> None:
        picture = self.picture
        if self.tile is None or picture is None or (self._step is None and self.tile.phase is not Phase.DRAWING):
            return
        fraction = picture.step / picture.total_steps
        line = QRectF(paper.left() + CORNER, paper.bottom() - 3, (paper.width() - 2 * CORNER) * fraction, 2)
        painter.fillRect(line, self._theme.colour("accent_line"))

    def _paint_caption(self, painter: QPainter, paper: QRectF) -> None:
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * 0.88)
        painter.setFont(font)
        text = painter.fontMetrics().elidedText(self._caption(), Qt.TextElideMode.ElideRight, int(paper.width()) - 16)
        height = painter.fontMetrics().height() + 8
        width = painter.fontMetrics().horizontalAdvance(text) + 16
        place = QRectF(paper.center().x() - width / 2, paper.bottom() - height - 6, width, height)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("ink", 0.82))
        painter.drawRoundedRect(place, height / 2, height / 2)
        painter.setPen(self._theme.colour("paper"))
        painter.drawText(place, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_ring(self, painter: QPainter) -> None:
        if not self._current:
            return
        colour = self._theme.colour("accent_line") if self.hasFocus() else self._theme.colour("line_strong")
        painter.setPen(QPen(colour, 2))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), CORNER + RING - 1, CORNER + RING - 1)

    def _caption(self) -> str:
        assert self.tile is not None
        seed = self.tr("Seed {seed}").format(seed=self.tile.request.seed)
        if self.tile.phase is Phase.STOPPED and self.tile.picture is not None:
            seed += " · " + self.tr("stopped at step {step}").format(step=self.tile.picture.step)
        composition = shown_composition(self.tile.composition)
        return f"{composition} · {seed}" if composition else seed

    def _describe(self, tile: Tile) -> None:
        phases = {
            Phase.WAITING: self.tr("waiting"),
            Phase.DRAWING: self.tr("being drawn"),
            Phase.FINISHED: self.tr("finished"),
            Phase.STOPPED: self.tr("stopped"),
        }
        number, count = self._number
        name = self.tr("Picture {number} of {count}, seed {seed}, {phase}")
        if self._favourite:
            name = self.tr("Picture {number} of {count}, seed {seed}, {phase}, favourite")
        self.setAccessibleName(
            name.format(number=number, count=count, seed=tile.request.seed, phase=phases[tile.phase])
        )
        composition = shown_composition(tile.composition)
        description = " · ".join(part for part in (tile.request.prompt, composition) if part)
        self.setAccessibleDescription(description)
        self.setToolTip(html.escape(description[:1000]) and f"<p>{html.escape(description[:1000])}</p>")

    def _forget_pixmap(self) -> None:
        self._pixmap = None
        self.update()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Choose."""
        self.chosen.emit(self)
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed = event.position().toPoint()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Carry the picture away once the mouse has moved far enough."""
        if self._pressed is None or not event.buttons() & Qt.MouseButton.LeftButton:
            return
        moved = (event.position().toPoint() - self._pressed).manhattanLength()
        if moved >= QApplication.startDragDistance():
            self._pressed = None
            self.dragged.emit(self)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Put down."""
        self._pressed = None

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Look closely."""
        self._pressed = None
        self.opened.emit(self)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the mouse or (by keyboard) in the middle."""
        self.chosen.emit(self)
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        self.menu_wanted.emit(self, event.globalPos() if by_mouse else self.mapToGlobal(self.rect().center()))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Travel with the arrows, look closely with Enter, go back with Esc."""
        if event.key() in HURRIED and not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.travelled.emit(self, event.key())
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space} and not event.modifiers():
            self.opened.emit(self)
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit(self)
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Choose the tile that the keyboard reached."""
        self.chosen.emit(self)
        super().focusInEvent(event)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show the caption."""
        self.update()

    def leaveEvent(self, event: QEvent) -> None:
        """Hide the caption."""
        self.update()


def shown_composition(composition: str) -> str:
    """Return ``composition`` with a box for each component that Unicode has no character for."""
    return re.sub(r"&[0-9]+;", "□", composition)
