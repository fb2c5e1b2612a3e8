"""The grid of the library: arrows travel, Shift and Ctrl choose several, the mouse carries them away."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QContextMenuEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QListView

from glyphstudio.studio.library.cards import Card
from glyphstudio.studio.services import Resample
from glyphstudio.ui.pictures.card_model import CardModel
from glyphstudio.ui.pictures.card_painter import CELL, CardPainter
from glyphstudio.ui.widgets.theme import Theme


class CardList(QListView):
    """Shows a :class:`~glyphstudio.ui.pictures.card_model.CardModel`."""

    chosen_changed = Signal()
    """Others are chosen, or another one is current."""
    menu_wanted = Signal(object)
    """``(position)`` on the screen."""
    drag_wanted = Signal()
    """What is chosen is being carried away."""

    def __init__(self, theme: Theme, resample: Resample) -> None:
        super().__init__()
        self.cards = CardModel(self)
        self.painter = CardPainter(theme, resample, self)
        self.setObjectName("cards")
        self.setAccessibleName(self.tr("Pictures"))
        self.setModel(self.cards)
        self.setItemDelegate(self.painter)
        self.setFrameShape(QFrame.Shape.NoFrame)
        # Not IconMode: it keeps an object a picture, and takes 100 ms to lay 20,000 of them out.
        self.setViewMode(QListView.ViewMode.ListMode)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.verticalScrollBar().setSingleStep(CELL // 3)
        self.setDragEnabled(True)
        self.selectionModel().selectionChanged.connect(self.chosen_changed)
        self.selectionModel().currentChanged.connect(self.chosen_changed)
        self.cards.cards_changed.connect(self._show_changed)

    def show_numbers(self, numbers: tuple[int, ...]) -> None:
        """Show what was found; the current picture stays current, or the one that took its place."""
        if numbers == self.cards.numbers:
            return
        chosen, row, place = self.chosen, self.currentIndex().row(), self.verticalScrollBar().value()
        current = self.cards.numbers[row] if row >= 0 else None
        if chosen and chosen[0] not in numbers:
            row = self.cards.row_of(chosen[0]) or 0
        self.cards.set_numbers(numbers)
        self.verticalScrollBar().setValue(place)
        if current is not None and numbers:
            kept = self.cards.row_of(current)
            self.setCurrentIndex(self.cards.index(min(row, len(numbers) - 1) if kept is None else kept))
        self.chosen_changed.emit()

    @property
    def chosen(self) -> tuple[int, ...]:
        """The numbers of what is chosen, from the top."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return tuple(self.cards.numbers[row] for row in rows)

    @property
    def chosen_cards(self) -> tuple[Card, ...]:
        """Those of them that are loaded, as all that were looked at are."""
        cards = (self.cards.card(index.row()) for index in sorted(self.selectionModel().selectedIndexes()))
        return tuple(card for card in cards if card is not None)

    @property
    def current(self) -> Card | None:
        """The picture that the keyboard is at."""
        index = self.currentIndex()
        return self.cards.card(index.row()) if index.isValid() else None

    @Slot(object, object)
    def _show_changed(self, first: int, last: int) -> None:
        self.viewport().update()
        if first <= self.currentIndex().row() <= last:
            self.chosen_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fill the width with as many cells as it has room for."""
        width = self.viewport().width()
        cell = max(CELL, width // max(1, width // CELL))
        if cell != self.painter.cell or self.gridSize().isEmpty():
            self.painter.cell = cell
            self.setGridSize(QSize(cell, cell))
        super().resizeEvent(event)

    def startDrag(self, supported: Qt.DropAction) -> None:
        """Let the window carry pictures away: it knows how they become files."""
        self.drag_wanted.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu, at the mouse or (by keyboard) at the current picture."""
        index = self.currentIndex()
        if not index.isValid():
            return
        by_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
        middle = self.viewport().mapToGlobal(self.visualRect(index).center())
        self.menu_wanted.emit(event.globalPos() if by_mouse else middle)

    def keyboardSearch(self, search: str) -> None:
        """Do nothing: letters are commands here."""
