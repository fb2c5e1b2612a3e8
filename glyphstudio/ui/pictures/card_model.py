"""What a search found, as rows: numbers at once, pictures when somebody looks at them."""

from collections import OrderedDict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    Qt,
    QTimer,
    Signal,
    Slot,
)

from glyphstudio.studio.library.cards import Card

Index = QModelIndex | QPersistentModelIndex
CARD = Qt.ItemDataRole.UserRole
"""The role that asks for a ``Card``; None while it is being loaded."""
MOST_CARDS = 1000
"""Kept in memory: about 20 kB each."""
AT_ONCE = 48
"""Cards that are loaded together: 20 ms of the library's thread."""
NOWHERE = QModelIndex()


class CardModel(QAbstractListModel):
    """20,000 rows cost what their numbers cost. ``take`` is the answer to ``cards_wanted``."""

    cards_wanted = Signal(object)
    """``(numbers)``; the next ones are wanted after these were taken."""

    cards_changed = Signal(object, object)
    """``(first, last)`` row that may look different now. After ``dataChanged`` a list lays all its rows out again."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.numbers: tuple[int, ...] = ()
        self._rows: dict[int, int] = {}
        self._cards: OrderedDict[int, Card] = OrderedDict()
        self._stale: set[int] = set()
        self._wanted: dict[int, None] = {}
        self._loading: frozenset[int] = frozenset()
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._ask)

    def set_numbers(self, numbers: Sequence[int]) -> None:
        """Show ``numbers``; what is known of them already is not asked for again."""
        self.beginResetModel()
        self.numbers = tuple(numbers)
        self._rows = {number: row for row, number in enumerate(self.numbers)}
        self.endResetModel()

    def take(self, cards: Sequence[Card]) -> None:
        """Show ``cards`` where their numbers are."""
        for card in cards:
            self._cards[card.entry.number] = card
            self._cards.move_to_end(card.entry.number)
            self._stale.discard(card.entry.number)
        while len(self._cards) > MOST_CARDS:
            self._cards.popitem(last=False)
        self._loading = frozenset()
        rows = [row for card in cards if (row := self.row_of(card.entry.number)) is not None]
        if rows:
            self.cards_changed.emit(min(rows), max(rows))
        if self._wanted:
            self._soon.start()

    def forget_all(self) -> None:
        """Ask anew for what is looked at: it may have changed. Until then the old ones are shown."""
        self._stale = set(self._cards)
        if self.numbers:
            self.cards_changed.emit(0, len(self.numbers) - 1)

    def row_of(self, number: int) -> int | None:
        """Return the row of ``number``, if it was found."""
        return self._rows.get(number)

    def card(self, row: int) -> Card | None:
        """Return the card in ``row``; None, and it is asked for, while it is not there."""
        number = self.numbers[row]
        card = self._cards.get(number)
        if (card is None or number in self._stale) and number not in self._loading:
            self._wanted.pop(number, None)
            self._wanted[number] = None
            self._soon.start()
        return card

    def rowCount(self, parent: Index = NOWHERE) -> int:
        """Return how many were found."""
        return 0 if parent.isValid() else len(self.numbers)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:  # noqa: ANN401 - Qt's own
        """Return the card, or words about it."""
        if not index.isValid():
            return None
        if role == CARD:
            return self.card(index.row())
        if role in {Qt.ItemDataRole.AccessibleTextRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.DisplayRole}:
            card = self.card(index.row())
            return "" if card is None else self._words(card)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Say that a picture can be chosen and carried away."""
        chosen = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsDragEnabled
        return chosen if index.isValid() else Qt.ItemFlag.NoItemFlags

    def _words(self, card: Card) -> str:
        entry = card.entry
        words = [
            entry.prompt or self.tr("No prompt"),
            self.tr("seed {seed}").format(seed=entry.seed),
            datetime.fromtimestamp(entry.made).strftime("%Y-%m-%d %H:%M"),
        ]
        words += [self.tr("favourite")] if entry.favourite else []
        return ", ".join([*words, *(f"#{tag}" for tag in entry.tags)])

    @Slot()
    def _ask(self) -> None:
        """Ask for what was wanted last: what was scrolled by is not worth loading."""
        if self._loading or not self._wanted:
            return
        self._loading = frozenset(list(self._wanted)[-AT_ONCE:])
        self._wanted.clear()
        self.cards_wanted.emit(tuple(self._loading))
