"""The page with every picture that was drawn: a search, a grid, and what the current picture is."""

from datetime import datetime

from PySide6.QtCore import Qt, QTimer, Signal, Slot
from PySide6.QtGui import QAction, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.library.search import Search
from glyphstudio.studio.library.cards import Card
from glyphstudio.studio.services import Resample
from glyphstudio.ui.pictures.card_list import CardList
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.elided_label import ElidedLabel
from glyphstudio.ui.widgets.icons import themed_icon
from glyphstudio.ui.widgets.theme import PAGE_MARGIN, Theme
from glyphstudio.ui.widgets.undo_bar import UndoBar

PAUSE = 120
"""Milliseconds after the last key until a search begins."""


class LibraryPage(QFrame):
    """Knows nothing of the library itself: it tells what is looked for, and shows what it is given."""

    search_changed = Signal(object)
    """``(search)``: what is looked for now; also when the page comes on show."""

    def __init__(self, theme: Theme, resample: Resample) -> None:
        super().__init__()
        self.setObjectName("canvas")
        self._theme = theme
        self._found = False
        self.search = QLineEdit()
        self.favourites = QPushButton(self.tr("Favourites"))
        self.trash = QPushButton(self.tr("Trash"))
        self.empty_trash = QPushButton(self.tr("Empty the trash…"))
        self.banner = Banner(theme)
        self.cards = CardList(theme, resample)
        self.nothing = QLabel()
        self.count = QLabel()
        self.undo_bar = UndoBar()
        self.title = ElidedLabel("title")
        self.subtitle = ElidedLabel("note")
        self.favourite_button = QPushButton(self.tr("Favourite"))
        self.recall_button = QPushButton(self.tr("Use its settings"))
        self.delete_button = QPushButton(self.tr("Delete"))
        self.footer = QWidget()
        self._stack = QStackedWidget()
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._set_up()
        self._lay_out()
        self._connect()
        self._draw_icons()
        self._show_current()

    @property
    def shows_trash(self) -> bool:
        """True while the grid is the trash."""
        return self.trash.isChecked()

    def show_numbers(self, numbers: tuple[int, ...]) -> None:
        """Show what was found."""
        self._found = True
        self.cards.show_numbers(numbers)
        self._stack.setCurrentWidget(self.cards if numbers else self.nothing)
        self.nothing.setText(self._words_for_nothing())
        one = len(numbers) == 1
        self.count.setText(
            self.tr("1 picture") if one else self.tr("{count} pictures").format(count=f"{len(numbers):,}")
        )
        self.empty_trash.setEnabled(bool(numbers))
        self._show_current()

    def wire(self, favourite: QAction, recall: QAction, delete: QAction) -> None:
        """Let the buttons below do what these actions do, when they can be done."""
        pairs = ((self.favourite_button, favourite), (self.recall_button, recall), (self.delete_button, delete))
        for button, action in pairs:
            button.clicked.connect(action.trigger)
            action.changed.connect(self._follow_actions)
        self._pairs = pairs

    @Slot()
    def look(self) -> None:
        """Ask for what the search field and the buttons say."""
        self._pause.stop()
        self.empty_trash.setVisible(self.shows_trash)
        self.delete_button.setText(self.tr("Put back") if self.shows_trash else self.tr("Delete"))
        words = self.search.text()
        self.search_changed.emit(Search.of(words, favourites=self.favourites.isChecked(), trash=self.shows_trash))

    def showEvent(self, event: QShowEvent) -> None:
        """Look anew: more may have been drawn."""
        super().showEvent(event)
        self.look()

    def _set_up(self) -> None:
        self.search.setPlaceholderText(self.tr("Search: words, #tag, a seed, 2026-11-24"))
        self.search.setAccessibleName(self.tr("Search"))
        self.search.setClearButtonEnabled(True)
        self.search.setMaxLength(500)
        for button in (self.favourites, self.trash):
            button.setCheckable(True)
            button.setProperty("role", "toggle")
        for button in (self.empty_trash, self.favourite_button, self.recall_button, self.delete_button):
            button.setProperty("role", "plain")
        self.favourite_button.setToolTip(self.tr("Make it a favourite, or no longer (.)"))
        self.recall_button.setToolTip(self.tr("Set every control to what drew it (A)"))
        self.delete_button.setToolTip(self.tr("Put it in the trash, or back (Del)"))
        self.nothing.setProperty("role", "note")
        self.nothing.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.nothing.setWordWrap(True)
        self.nothing.setTextFormat(Qt.TextFormat.PlainText)
        self.count.setProperty("role", "note")

    def _lay_out(self) -> None:
        header = QHBoxLayout()
        header.setSpacing(8)
        header.addWidget(self.search, 1)
        for widget in (self.favourites, self.trash, self.empty_trash):
            header.addWidget(widget)
        words = QVBoxLayout()
        words.setSpacing(1)
        words.addWidget(self.title)
        words.addWidget(self.subtitle)
        footer = QHBoxLayout(self.footer)
        footer.setContentsMargins(5, 0, 5, 0)
        footer.setSpacing(4)
        footer.addLayout(words, 1)
        for button in (self.favourite_button, self.recall_button, self.delete_button):
            footer.addWidget(button, 0, Qt.AlignmentFlag.AlignVCenter)
        self._stack.addWidget(self.nothing)
        self._stack.addWidget(self.cards)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        layout.setSpacing(12)
        layout.addLayout(header)
        layout.addWidget(self.banner)
        layout.addWidget(self.count)
        layout.addWidget(self._stack, 1)
        layout.addWidget(self.undo_bar)
        layout.addWidget(self.footer)

    def _connect(self) -> None:
        self._pause.timeout.connect(self.look)
        self.search.textChanged.connect(self._wait)
        self.search.returnPressed.connect(self._go_to_cards)
        self.favourites.toggled.connect(self.look)
        self.trash.toggled.connect(self.look)
        self.cards.chosen_changed.connect(self._show_current)
        self._theme.changed.connect(self._draw_icons)

    @Slot()
    def _wait(self) -> None:
        self._pause.start()

    @Slot()
    def _go_to_cards(self) -> None:
        self.look()
        self.cards.setFocus()

    @Slot()
    def _show_current(self) -> None:
        chosen, card = self.cards.chosen, self.cards.current
        self.footer.setVisible(bool(self.cards.cards.numbers))
        if len(chosen) > 1:
            self.title.set_text(self.tr("{count} pictures are chosen").format(count=f"{len(chosen):,}"))
            self.subtitle.set_text("")
        else:
            self.title.set_text(self.tr("Choose a picture") if card is None else self._prompt(card))
            self.subtitle.set_text("" if card is None else self._facts(card))
        starred = card is not None and card.entry.favourite
        self.favourite_button.setIcon(
            themed_icon("starred" if starred else "star", self._theme.colour("accent_line" if starred else "muted"))
        )

    def _prompt(self, card: Card) -> str:
        return card.entry.prompt or self.tr("No prompt: whatever the model likes")

    def _facts(self, card: Card) -> str:
        entry, request = card.entry, card.entry.request
        words = [self.tr("seed {seed}").format(seed=entry.seed)]
        if request is not None:
            words += [
                self.tr("{steps} steps").format(steps=request.steps),
                self.tr("guidance {guidance}").format(guidance=f"{request.guidance:g}"),
                self.tr(SAMPLER_CHOICES[request.sampler].label),
            ]
        words += [datetime.fromtimestamp(entry.made).strftime("%Y-%m-%d %H:%M"), entry.model]
        return " · ".join([*words, *(f"#{tag}" for tag in entry.tags)])

    def _words_for_nothing(self) -> str:
        if self.search.text().strip():
            return self.tr("Nothing is found for “{words}”.").format(words=self.search.text().strip())
        if self.shows_trash:
            return self.tr("The trash is empty.")
        if self.favourites.isChecked():
            return self.tr("No favourites yet: press . on a picture that you like.")
        return self.tr("Every picture that you draw will be kept here.")

    @Slot()
    def _follow_actions(self) -> None:
        for button, action in self._pairs:
            button.setEnabled(action.isEnabled())

    @Slot()
    def _draw_icons(self) -> None:
        muted = self._theme.colour("muted")
        self.favourites.setIcon(themed_icon("star", muted))
        for button in (self.trash, self.delete_button):
            button.setIcon(themed_icon("trash", muted))
        for action in self.search.actions():
            self.search.removeAction(action)
        self.search.addAction(themed_icon("search", muted), QLineEdit.ActionPosition.LeadingPosition)
        self._show_current()
