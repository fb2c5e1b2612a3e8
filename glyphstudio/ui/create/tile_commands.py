"""What can be done with the current tile, and with all of them."""

from pathlib import Path

from PySide6.QtCore import QObject, QPoint, QStandardPaths, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QMainWindow

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.filing import Filing
from glyphstudio.studio.library.library_client import LibraryClient
from glyphstudio.studio.tiles import Tile
from glyphstudio.ui.create.canvas import Canvas
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.frame.actions import Actions
from glyphstudio.ui.pictures.picture_exchange import PictureExchange
from glyphstudio.ui.widgets import dialogs


class TileCommands(QObject):
    """Save, copy, drag, restore: connected to the actions, which are enabled when they can be done."""

    export_wanted = Signal(object)
    """``(numbers)`` in the library of all finished pictures."""
    said = Signal(object)
    """``(message)`` for the status line."""

    def __init__(
        self,
        window: QMainWindow,
        studio: Studio,
        filing: Filing,
        canvas: Canvas,
        controls: Controls,
        actions: Actions,
        library_client: LibraryClient,
    ) -> None:
        super().__init__()
        self.folder = ""
        self.exchange = PictureExchange(filing)
        self._window = window
        self._studio = studio
        self._filing = filing
        self._canvas = canvas
        self._controls = controls
        self._actions = actions
        self._catalogue = library_client
        self._active = True
        self._saved: Path | None = None
        actions.give_keys(canvas.grid)
        actions.favourite.triggered.connect(self.favour)
        actions.reveal.triggered.connect(self.reveal)
        library_client.marked.connect(canvas.grid.mark)
        actions.save.triggered.connect(self.save)
        actions.save_all.triggered.connect(self.save_all)
        actions.copy.triggered.connect(self.copy)
        actions.copy_seed.triggered.connect(self.copy_seed)
        actions.keep_seed.triggered.connect(self.keep_seed)
        actions.restore.triggered.connect(self.restore)
        canvas.save_all_button.clicked.connect(self.save_all)
        canvas.grid.current_changed.connect(self.update_actions)
        canvas.grid.menu_wanted.connect(self.show_menu)
        canvas.grid.drag_wanted.connect(self.drag)
        studio.tiles_changed.connect(self.update_actions)
        filing.written.connect(self._tell_written)
        filing.request_found.connect(self._take_request)
        self.update_actions()

    def set_active(self, active: bool) -> None:
        """Act on the tiles only while they are on show."""
        self._active = active
        self.update_actions()

    @Slot()
    def favour(self) -> None:
        """Make the current tile a favourite, or no longer."""
        for tile in self._current():
            if tile.picture is not None and tile.picture.number is not None:
                self._catalogue.favour([tile.picture.number], not self._canvas.grid.current_is_favourite)

    @Slot()
    def reveal(self) -> None:
        """Open the folder with the picture that was saved last."""
        if self._saved is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._saved.parent)))

    @Slot()
    def update_actions(self) -> None:
        """Enable what can be done now."""
        tile, actions = self._canvas.grid.current if self._active else None, self._actions
        some_finished = any(each.finished for each in self._studio.tiles)
        actions.favourite.setEnabled(tile is not None and tile.picture is not None and tile.picture.number is not None)
        actions.reveal.setEnabled(self._saved is not None)
        actions.save.setEnabled(tile is not None and tile.finished)
        actions.copy.setEnabled(tile is not None and tile.picture is not None)
        for action in (actions.copy_seed, actions.keep_seed, actions.restore):
            action.setEnabled(tile is not None)
        actions.save_all.setEnabled(some_finished and self._active)
        self._canvas.save_all_button.setEnabled(some_finished)

    @Slot()
    def save(self) -> None:
        """Ask where, and write the current picture there."""
        tile = self._canvas.grid.current
        if tile is not None and tile.finished:
            path = dialogs.ask_file(self._window, self.place() / self._filing.name_of(tile))
            if path is not None:
                self.folder = str(path.parent)
                self._filing.save(tile, path)

    @Slot()
    def save_all(self) -> None:
        """Ask for a folder, and write every finished picture there."""
        finished = [tile for tile in self._studio.tiles if tile.finished]
        folder = dialogs.ask_folder(self._window, self.place()) if finished else None
        if folder is not None:
            self.folder = str(folder)
            self._filing.save_all(finished, folder)

    @Slot()
    def export(self) -> None:
        """Let every finished picture be exported."""
        pictures = [tile.picture for tile in self._studio.tiles if tile.finished and tile.picture is not None]
        numbers = tuple(picture.number for picture in pictures if picture.number is not None)
        if numbers:
            self.export_wanted.emit(numbers)

    @Slot()
    def copy(self) -> None:
        """Copy what the current tile shows."""
        view = self._canvas.grid.current_view
        if view is not None and view.grey is not None:
            self.exchange.copy(view)
            self.said.emit(self.tr("Copied"))

    @Slot()
    def copy_seed(self) -> None:
        """Copy the current tile's seed as text."""
        for tile in self._current():
            QGuiApplication.clipboard().setText(str(tile.request.seed))
            self.said.emit(self.tr("Copied"))

    @Slot()
    def keep_seed(self) -> None:
        """Draw the next pictures from the current tile's seed."""
        for tile in self._current():
            self._controls.seed.choose(tile.request.seed)

    @Slot()
    def restore(self) -> None:
        """Set every control to what drew the current tile."""
        for tile in self._current():
            self._controls.restore(tile.request)

    @Slot(object)
    def show_menu(self, position: QPoint) -> None:
        """Show what can be done with the current tile."""
        self._actions.tile_menu().popup(position)

    @Slot()
    def drag(self) -> None:
        """Let the mouse carry the current picture away."""
        view = self._canvas.grid.current_view
        if view is not None and view.grey is not None:
            self.exchange.drag(view, view)

    def _current(self) -> list[Tile]:
        tile = self._canvas.grid.current
        return [] if tile is None else [tile]

    def place(self) -> Path:
        """Return where pictures were saved last, or where they usually go."""
        if self.folder and Path(self.folder).is_dir():
            return Path(self.folder)
        usual = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        return Path(usual) if usual and Path(usual).is_dir() else Path.home()

    @Slot(object)
    def _tell_written(self, paths: tuple[Path, ...]) -> None:
        self._saved = paths[-1]
        self.folder = str(paths[-1].parent)
        self.update_actions()
        if len(paths) == 1:
            self.said.emit(self.tr("Saved {name}").format(name=paths[0].name))
        else:
            message = self.tr("Saved {count} pictures in {folder}")
            self.said.emit(message.format(count=len(paths), folder=paths[0].parent.name))

    @Slot(object, object)
    def _take_request(self, path: Path, request: GenerationRequest) -> None:
        self._controls.restore(request)
        self.said.emit(self.tr("The settings of {name} are back").format(name=path.name))
