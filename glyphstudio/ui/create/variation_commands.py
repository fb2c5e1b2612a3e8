"""Variations of the current tile."""

from PySide6.QtCore import QObject, Slot

from glyphstudio.studio.create.queue_runner import QueueRunner
from glyphstudio.studio.create.variations import LITTLE, MUCH, varied
from glyphstudio.ui.frame.actions import Actions
from glyphstudio.ui.pictures.tile_grid import TileGrid


class VariationCommands(QObject):
    """Draws eight pictures like the current one, as a run of their own."""

    def __init__(self, grid: TileGrid, runner: QueueRunner, actions: Actions) -> None:
        super().__init__()
        self._grid = grid
        self._runner = runner
        self._actions = (actions.vary_little, actions.vary_much)
        actions.vary_little.triggered.connect(self.vary_little)
        actions.vary_much.triggered.connect(self.vary_much)
        grid.current_changed.connect(self._update)
        self._update()

    @Slot()
    def vary_little(self) -> None:
        """Change strokes."""
        self._vary(LITTLE)

    @Slot()
    def vary_much(self) -> None:
        """Change the picture."""
        self._vary(MUCH)

    def _vary(self, share: float) -> None:
        tile = self._grid.current
        if tile is not None and self._grid.isVisible():
            self._runner.add(varied(tile.request, share))

    @Slot()
    def _update(self) -> None:
        for action in self._actions:
            action.setEnabled(self._grid.current is not None)
