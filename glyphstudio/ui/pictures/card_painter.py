"""How a picture of the library is painted: on its sheet of paper, with a star if it is a favourite."""

from collections import OrderedDict

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt, Slot
from PySide6.QtGui import QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget

from glyphstudio.studio.library.cards import Card
from glyphstudio.studio.services import Resample
from glyphstudio.ui.pictures.card_model import CARD
from glyphstudio.ui.pictures.images import inked_pixmap
from glyphstudio.ui.widgets.icons import SIZE, themed_icon
from glyphstudio.ui.widgets.theme import Theme

CELL = 132
"""The smallest cell; those that are painted fill the width."""
INSET = 5
CORNER = 8
PICTURE_INSET = 6
MOST_PIXMAPS = 500
"""Kept in memory: 50 to 200 kB each."""


class CardPainter(QStyledItemDelegate):
    """All cells have one size, so that a list of 20,000 is laid out by arithmetic."""

    def __init__(self, theme: Theme, resample: Resample, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._resample = resample
        self.cell = CELL
        self._pixmaps: OrderedDict[tuple[int, bool, float], QPixmap] = OrderedDict()
        theme.changed.connect(self._forget)

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the size of every cell."""
        return QSize(self.cell, self.cell)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint paper, picture, star and ring."""
        card: Card | None = index.data(CARD)
        state: QStyle.StateFlag = option.state
        cell: QRect = option.rect
        pixmap = self._pixmap(card, painter.device().devicePixelRatioF())
        painter.drawPixmap(cell.topLeft(), pixmap)
        if state & (QStyle.StateFlag.State_Selected | QStyle.StateFlag.State_HasFocus):
            chosen, active = state & QStyle.StateFlag.State_Selected, state & QStyle.StateFlag.State_Active
            colour = self._theme.colour("accent_line" if chosen and active else "line_strong")
            painter.save()
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(colour, 2) if chosen else QPen(colour, 1, Qt.PenStyle.DashLine))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(2, 2, -2, -2), CORNER + 3, CORNER + 3)
            painter.restore()

    def pixmap_of(self, card: Card) -> QPixmap:
        """Return ``card`` as it is carried by the mouse."""
        return inked_pixmap(card.grey, card.size, self._theme.colour("ink"), self._theme.colour("paper"))

    def _pixmap(self, card: Card | None, ratio: float) -> QPixmap:
        """Return a whole cell, painted once: rounded corners cost more than all the rest."""
        key = (0, False, ratio) if card is None else (card.entry.number, card.entry.favourite, ratio)
        pixmap = self._pixmaps.get(key)
        if pixmap is None or pixmap.width() != round(self.cell * ratio):
            pixmap = self._pixmaps[key] = self._painted(card, ratio)
            if len(self._pixmaps) > MOST_PIXMAPS:
                self._pixmaps.popitem(last=False)
        return pixmap

    def _painted(self, card: Card | None, ratio: float) -> QPixmap:
        pixmap = QPixmap(round(self.cell * ratio), round(self.cell * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(self._theme.colour("canvas"))  # an opaque one is painted three times as fast
        paper = QRectF(0, 0, self.cell, self.cell).adjusted(INSET, INSET, -INSET, -INSET)
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setOpacity(0.45 if card is None else 1.0)
        painter.setPen(QPen(self._theme.colour("line"), 1))
        painter.setBrush(self._theme.colour("paper"))
        painter.drawRoundedRect(paper.adjusted(0.5, 0.5, -0.5, -0.5), CORNER, CORNER)
        if card is not None:
            inner = paper.adjusted(PICTURE_INSET, PICTURE_INSET, -PICTURE_INSET, -PICTURE_INSET)
            side = max(1, round(inner.width() * ratio))
            grey = card.grey if side == card.size else self._resample(card.grey, card.size, side)
            picture = inked_pixmap(grey, side, self._theme.colour("ink"), self._theme.colour("paper"))
            painter.drawPixmap(inner, picture, QRectF(picture.rect()))
            if card.entry.favourite:
                place = QRect(round(paper.right()) - SIZE - 3, round(paper.top()) + 3, SIZE - 2, SIZE - 2)
                themed_icon("starred", self._theme.colour("accent_line")).paint(painter, place)
        painter.end()
        return pixmap

    @Slot()
    def _forget(self) -> None:
        self._pixmaps.clear()
