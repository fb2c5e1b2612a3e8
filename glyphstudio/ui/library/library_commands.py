"""The library at work: connects its page with the catalogue, the controls and the files."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QWidget

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.wildcards import without_choices
from glyphstudio.library.entries import tags_in
from glyphstudio.studio.filing import Filing
from glyphstudio.studio.library.cards import Card
from glyphstudio.studio.library.library_client import LibraryClient
from glyphstudio.studio.tiles import Tile
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.library.library_actions import LibraryActions
from glyphstudio.ui.library.library_page import LibraryPage
from glyphstudio.ui.pictures.picture_exchange import PictureExchange
from glyphstudio.ui.widgets import dialogs


class LibraryCommands(QObject):
    """Favourites, tags, trash and back; recalling; copying, dragging, saving."""

    said = Signal(object)
    """``(message)`` for the status line."""
    export_wanted = Signal(object)
    """``(numbers)`` of what is chosen, in the order of the page."""
    recalled = Signal()
    """The controls are set to draw a picture of the library again."""

    def __init__(
        self,
        window: QWidget,
        page: LibraryPage,
        library_client: LibraryClient,
        filing: Filing,
        controls: Controls,
        exchange: PictureExchange,
        place: Callable[[], Path],
    ) -> None:
        super().__init__()
        self.actions_ = LibraryActions(page.cards, page)
        self._window = window
        self._page = page
        self._catalogue = library_client
        self._filing = filing
        self._controls = controls
        self._exchange = exchange
        self._place = place
        self._undo: Callable[[], None] | None = None
        self._connect()
        page.wire(self.actions_.favourite, self.actions_.recall, self.actions_.delete)
        self.update_actions()

    def _connect(self) -> None:
        page, library_client, actions = self._page, self._catalogue, self.actions_
        page.search_changed.connect(library_client.find)
        page.cards.cards.cards_wanted.connect(library_client.load)
        page.cards.chosen_changed.connect(self.update_actions)
        page.cards.menu_wanted.connect(self.show_menu)
        page.cards.drag_wanted.connect(self.drag)
        page.cards.doubleClicked.connect(actions.recall.trigger)
        page.undo_bar.undo_wanted.connect(self.undo)
        page.empty_trash.clicked.connect(self.empty_trash)
        library_client.found.connect(page.show_numbers)
        library_client.loaded.connect(page.cards.cards.take)
        library_client.changed.connect(self._look_again)
        actions.favourite.triggered.connect(self.favour)
        actions.recall.triggered.connect(self.recall)
        actions.recall_seed.triggered.connect(self.recall_seed)
        actions.recall_prompt.triggered.connect(self.recall_prompt)
        actions.tag.triggered.connect(self.tag)
        actions.copy.triggered.connect(self.copy)
        actions.save.triggered.connect(self.save)
        actions.export.triggered.connect(self.export)
        actions.delete.triggered.connect(self.delete)
        actions.undo.triggered.connect(self.undo)
        actions.find.triggered.connect(self._find)

    @Slot()
    def update_actions(self) -> None:
        """Enable what can be done now."""
        card = self._page.cards.current
        for action in self.actions_.for_chosen:
            action.setEnabled(bool(self._page.cards.chosen))
        known = bool(self._page.cards.chosen) and card is not None and card.entry.request is not None
        self.actions_.recall.setEnabled(known)
        self.actions_.copy.setEnabled(known)
        self.actions_.undo.setEnabled(self._undo is not None)
        self.actions_.delete.setText(self.tr("Put &back") if self._page.shows_trash else self.tr("&Delete"))

    @Slot()
    def favour(self) -> None:
        """Make what is chosen favourites; if all of it is, no longer."""
        cards = self._page.cards.chosen_cards
        self._catalogue.favour(self._page.cards.chosen, not all(card.entry.favourite for card in cards))

    @Slot()
    def delete(self) -> None:
        """Put what is chosen in the trash; in the trash, put it back."""
        numbers = self._page.cards.chosen
        if self._page.shows_trash:
            self._catalogue.restore(numbers)
            words, undo = self.tr("{what} back in the library"), partial(self._catalogue.trash, numbers)
        else:
            self._catalogue.trash(numbers)
            words, undo = self.tr("{what} in the trash"), partial(self._catalogue.restore, numbers)
        self._can_undo(words.format(what=self._are(len(numbers))), undo)

    @Slot()
    def undo(self) -> None:
        """Take back what was done last."""
        undo, self._undo = self._undo, None
        self._page.undo_bar.hide()
        if undo is not None:
            undo()
        self.update_actions()

    @Slot()
    def empty_trash(self) -> None:
        """Delete for good, if somebody says so: there is no way back from here."""
        if dialogs.ask_to_delete(self._window, len(self._page.cards.cards.numbers)):
            self._undo = None
            self._page.undo_bar.hide()
            self._catalogue.delete_trash()

    @Slot()
    def tag(self) -> None:
        """Ask for the tags of what is chosen."""
        card = self._page.cards.current
        text = dialogs.ask_tags(self._window, " ".join(card.entry.tags) if card is not None else "")
        if text is not None:
            self._catalogue.tag(self._page.cards.chosen, tags_in(text))

    @Slot()
    def recall(self) -> None:
        """Set every control to what drew the current picture."""
        for request in self._current_request():
            self._controls.restore(request)
            self.recalled.emit()

    @Slot()
    def recall_seed(self) -> None:
        """Take the seed of the current picture."""
        for card in self._current():
            self._controls.seed.choose(card.entry.seed)
            self.said.emit(self.tr("The next pictures begin with seed {seed}").format(seed=card.entry.seed))

    @Slot()
    def recall_prompt(self) -> None:
        """Take the prompt of the current picture."""
        for card in self._current():
            self._controls.prompt.set_text(without_choices(card.entry.prompt))
            self.said.emit(self.tr("The prompt is taken"))

    @Slot()
    def copy(self) -> None:
        """Copy the current picture, with its request inside."""
        for tile in self._tiles()[:1]:
            self._exchange.copy_tile(tile)
            self.said.emit(self.tr("Copied"))

    @Slot()
    def drag(self) -> None:
        """Let the mouse carry what is chosen to another program, as files."""
        cards, tiles = self._page.cards.chosen_cards, self._tiles()
        if tiles:
            self._exchange.drag_tiles(tiles, self._page.cards.painter.pixmap_of(cards[0]), self._page.cards)

    @Slot()
    def save(self) -> None:
        """Ask where, and write what is chosen there."""
        tiles = self._tiles()
        if len(tiles) == 1:
            path = dialogs.ask_file(self._window, self._place() / self._filing.name_of(tiles[0]))
            if path is not None:
                self._filing.save(tiles[0], path)
        elif tiles:
            folder = dialogs.ask_folder(self._window, self._place())
            if folder is not None:
                self._filing.save_all(tiles, folder)

    @Slot()
    def export(self) -> None:
        """Let what is chosen be exported."""
        if self._page.cards.chosen:
            self.export_wanted.emit(self._page.cards.chosen)

    @Slot(object)
    def show_menu(self, position: QPoint) -> None:
        """Show what can be done with what is chosen."""
        self.actions_.menu().popup(position)

    @Slot()
    def _find(self) -> None:
        self._page.search.setFocus()
        self._page.search.selectAll()

    @Slot()
    def _look_again(self) -> None:
        """Show what has changed, if anybody looks; otherwise the page does so when it comes on show."""
        self._page.cards.cards.forget_all()
        if self._page.isVisible():
            self._page.look()

    def _can_undo(self, message: str, undo: Callable[[], None]) -> None:
        self._undo = undo
        self._page.undo_bar.show_message(message)
        self.update_actions()

    def _are(self, count: int) -> str:
        return self.tr("1 picture is") if count == 1 else self.tr("{count} pictures are").format(count=count)

    def _current(self) -> list[Card]:
        card = self._page.cards.current
        return [] if card is None else [card]

    def _current_request(self) -> list[GenerationRequest]:
        return [card.entry.request for card in self._current() if card.entry.request is not None]

    def _tiles(self) -> list[Tile]:
        return [tile for card in self._page.cards.chosen_cards if (tile := card.tile) is not None]
