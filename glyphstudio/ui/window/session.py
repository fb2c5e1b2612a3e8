"""How the window was left, and how it is found again: its settings, and the pictures of the last run."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, Slot
from PySide6.QtWidgets import QWidget

from glyphstudio.engine.wildcards import without_choices
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.library.library_session import Opened
from glyphstudio.studio.preferences import Preferences
from glyphstudio.ui.create.canvas import Canvas
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.create.tile_commands import TileCommands
from glyphstudio.ui.frame.actions import Actions
from glyphstudio.ui.frame.page_rail import PageRail
from glyphstudio.ui.frame.shortcuts import Shortcuts
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.theme import Theme
from glyphstudio.ui.window.view_commands import ViewCommands

SIZE = (1180, 800)
"""Pixels of a window that nobody has sized yet."""


class Session(QObject):
    """Reads the state of the parts of ``window``, and brings them into one."""

    def __init__(
        self,
        window: QWidget,
        studio: Studio,
        actions: Actions,
        controls: Controls,
        canvas: Canvas,
        rail: PageRail,
        theme: Theme,
        tiles: TileCommands,
        view: ViewCommands,
        shortcuts: Shortcuts,
        library_banner: Banner,
        remember: Callable[[Preferences], object],
    ) -> None:
        super().__init__(window)
        self._window = window
        self._studio = studio
        self._actions = actions
        self._controls = controls
        self._canvas = canvas
        self._rail = rail
        self._theme = theme
        self._tiles = tiles
        self._view = view
        self._shortcuts = shortcuts
        self._library_banner = library_banner
        self._remember = remember
        self._model: str | None = None
        """What was remembered of the model; the one that the command line named is for once."""

    @property
    def preferences(self) -> Preferences:
        """Everything that the next start should find as it is."""
        return replace(
            self._controls.preferences(),
            view=self._canvas.view_switch.view,
            theme=self._theme.choice,
            language=self._view.language,
            device=self._studio.device,
            model=self._model if self._studio.models.named else self._studio.models.chosen,
            still=self._actions.still.isChecked(),
            page=self._rail.page,
            geometry=bytes(self._window.saveGeometry().toBase64().data()).decode(),
            folder=self._tiles.folder,
            keys=self._shortcuts.chosen,
        )

    @Slot()
    def remember(self) -> None:
        """Keep everything for the next start."""
        self._remember(self.preferences)

    def restore(self, preferences: Preferences) -> None:
        """Bring the window into the state of ``preferences``."""
        self._controls.recall(preferences)
        self._canvas.view_switch.set_view(preferences.view)
        self._actions.languages[preferences.language].setChecked(True)
        self._studio.choose_device(preferences.device)
        self._model = preferences.model
        if self._model is not None and not self._studio.models.named:
            self._studio.choose_model(self._model)
        self._actions.still.setChecked(preferences.still)
        self._tiles.folder = preferences.folder
        self._shortcuts.restore(preferences.keys)
        self._view.tick()
        self._rail.set_page(preferences.page)
        self._window.resize(*SIZE)
        self._window.restoreGeometry(QByteArray.fromBase64(preferences.geometry.encode()))

    def open_presets(self, path: Path) -> None:
        """Offer the presets of the file ``path``; say so if it could not be read."""
        aside = self._controls.presets.open(path)
        if aside is not None:
            self._canvas.banner.show_notice(
                self.tr("The presets could not be read. New ones can be saved."),
                self.tr("Nothing was deleted: the old file is kept as {path}.").format(path=aside),
            )

    @Slot(object)
    def take(self, opened: Opened) -> None:
        """Lay out the pictures of the last run, and remember the prompts of before."""
        self._controls.prompt.history.learn(map(without_choices, opened.prompts))
        self._canvas.grid.mark(opened.favourites, True)
        tiles = tuple(tile for card in opened.cards if (tile := card.tile) is not None)
        if tiles and not self._studio.tiles:
            self._canvas.show_table(tiles[0].request, len(tiles), len({tile.request.prompt for tile in tiles}))
            self._studio.show(tiles)
        if opened.set_aside is not None:
            words = self.tr("The library could not be used: {reason}. A new one has begun.")
            kept = self.tr("Nothing was deleted: the old one is kept as {path}.")
            for banner in (self._canvas.banner, self._library_banner):
                banner.show_notice(
                    words.format(reason=opened.set_aside.reason), kept.format(path=opened.set_aside.path)
                )
