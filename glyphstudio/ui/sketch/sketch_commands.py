"""The page Sketch at work: connects it with the queue, the pictures of a run, and the files."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from glyphstudio.errors import RequestError
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.queue_runner import QueueRunner
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.filing import Filing
from glyphstudio.studio.problems import Problem
from glyphstudio.studio.sketch.sketches import sketched
from glyphstudio.studio.tiles import Tile, Tiles
from glyphstudio.ui.create.controls import Controls
from glyphstudio.ui.frame.actions import Actions
from glyphstudio.ui.pictures.tile_grid import TileGrid
from glyphstudio.ui.sketch.sketch_page import SketchPage
from glyphstudio.ui.widgets import dialogs
from glyphstudio.workers.outcomes import Failed

REDRAWN = 100
"""Percent of strength for a part of a picture: what the mask gives up is drawn from nothing."""


class SketchCommands(QObject):
    """Draw from the sketch, redraw a part of a tile, take pictures in."""

    wanted = Signal()
    """The page should come on show."""

    def __init__(
        self,
        window: QWidget,
        page: SketchPage,
        studio: Studio,
        runner: QueueRunner,
        controls: Controls,
        tiles: TileGrid,
        actions: Actions,
        filing: Filing,
        place: Callable[[], Path],
    ) -> None:
        super().__init__()
        self._window, self._page, self._studio, self._runner = window, page, studio, runner
        self._controls, self._tiles, self._actions, self._filing = controls, tiles, actions, filing
        self._place = place
        page.panel.draw_wanted.connect(self.draw)
        page.panel.stop_button.clicked.connect(actions.cancel.trigger)
        page.panel.open_button.clicked.connect(self.open_picture)
        page.take_button.clicked.connect(self.take_result)
        page.surface.dropped.connect(self.read)
        page.shown.connect(self._take_prompt)
        page.grid.current_changed.connect(self._update)
        filing.start_found.connect(page.surface.show_picture)
        studio.model_changed.connect(self._fit_model)
        studio.tiles_changed.connect(self._show_tiles)
        actions.cancel.changed.connect(self._update)
        actions.redraw.triggered.connect(self.redraw)
        tiles.current_changed.connect(self._update)
        self._update()

    @Slot()
    def draw(self) -> None:
        """Draw from the sketch, now or after what is to be drawn already."""
        surface, panel = self._page.surface, self._page.panel
        self._controls.seed.seeds.next()
        self._controls.seed.show_seed()
        draft = replace(self._controls.draft(), prompt=panel.prompt.text(), count=int(panel.count.value))
        try:
            run = sketched(
                *(draft, self._studio.facts, surface.side, surface.picture, surface.redrawn), panel.strength.value / 100
            )
        except RequestError as error:
            self._page.banner.show_problem(Problem.of(Failed.of(error)))
            return
        self._page.banner.dismiss()
        self._runner.add(run)

    @Slot()
    def redraw(self) -> None:
        """Lay the current tile of Create on the surface, to be masked."""
        tile = self._tiles.current
        if tile is not None and tile.finished and self._tiles.isVisible():
            self._controls.restore(tile.request)
            # The same noise would draw much the same part again.
            self._controls.seed.seeds.locked = False
            self._controls.seed.throw()
            self._page.panel.prompt.setText(tile.request.prompt)
            self._page.panel.strength.set_value(REDRAWN)
            self._lay(tile)
            self._page.set_tool("mask")
            self.wanted.emit()

    @Slot()
    def take_result(self) -> None:
        """Lay the chosen result on the surface, to go on from it."""
        tile = self._page.grid.current
        if tile is not None and tile.finished:
            self._lay(tile)

    @Slot()
    def open_picture(self) -> None:
        """Ask for a picture to draw on."""
        path = dialogs.ask_picture(self._window, self._place())
        if path is not None:
            self.read(path)

    @Slot(object)
    def read(self, path: Path) -> None:
        """Lay the picture at ``path`` on the surface."""
        self._filing.open_start(path, self._page.surface.side)

    def _lay(self, tile: Tile) -> None:
        assert tile.picture is not None
        self._page.surface.show_picture(tile.picture.size, tile.picture.clean)

    @Slot(object)
    def _show_tiles(self, tiles: Tiles) -> None:
        """Show the pictures of a run that started from a sketch."""
        if tiles and tiles[0].request.start:
            self._page.grid.show_tiles(tiles)

    @Slot(object)
    def _fit_model(self, state: ModelState) -> None:
        if state is ModelState.OPEN and self._studio.facts is not None:
            self._page.surface.set_side(self._studio.facts.image_size)

    @Slot()
    def _take_prompt(self) -> None:
        """Begin with the prompt of Create, where nothing else is written."""
        if not self._page.panel.prompt.text():
            self._page.panel.prompt.setText(self._controls.draft().prompt)

    @Slot()
    def _update(self) -> None:
        chosen, tile = self._page.grid.current, self._tiles.current
        self._page.take_button.setEnabled(chosen is not None and chosen.finished)
        self._page.panel.stop_button.setEnabled(self._actions.cancel.isEnabled())
        self._actions.redraw.setEnabled(tile is not None and tile.finished)
