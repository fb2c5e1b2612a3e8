"""The table: all tiles of the order, as large as they can be, and one of them current."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QScrollArea, QWidget

from glyphstudio.studio.services import Resample
from glyphstudio.studio.tiles import Tile, Tiles
from glyphstudio.ui.pictures.tile_layout import TileLayout, fitted
from glyphstudio.ui.pictures.tile_view import TileView
from glyphstudio.ui.widgets.theme import Theme


class TileGrid(QScrollArea):
    """Tab goes to the current tile, arrows from tile to tile; Enter or a double click looks at one closely."""

    current_changed = Signal(object)
    """``(tile)``: the current tile, or None; also when its picture has changed."""
    menu_wanted = Signal(object)
    """``(position)`` on the screen, for the current tile."""
    view_added = Signal(object)
    """``(view)``: the last of ``views`` is new."""
    drag_wanted = Signal()
    """The current tile is being carried away."""

    def __init__(self, theme: Theme, resample: Resample) -> None:
        super().__init__()
        self._theme = theme
        self._resample = resample
        self._view = "clean"
        self._still = False
        self._current = 0
        self._alone = False
        self._count = 0
        self._favourites: set[int] = set()
        self.views: list[TileView] = []
        self._table = QWidget()
        self._table.setObjectName("table")
        self.setWidget(self._table)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.viewport().setObjectName("table")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumSize(QSize(200, 200))
        self.layout_now = TileLayout(1, 1, 1)

    @property
    def current_view(self) -> TileView | None:
        """The tile that is saved, copied and dragged."""
        return self.views[self._current] if self._count else None

    @property
    def current(self) -> Tile | None:
        """What it shows."""
        return self.current_view.tile if self.current_view else None

    @property
    def looks_closely(self) -> bool:
        """True while one tile fills the table."""
        return self._alone

    def show_tiles(self, tiles: Tiles) -> None:
        """Show ``tiles``; those that are the same objects as before cost nothing."""
        changed = len(tiles) != self._count
        before = self.current
        while len(self.views) < len(tiles):
            self._add_view()
        self._count = len(tiles)
        for number, (view, tile) in enumerate(zip(self.views, tiles, strict=False), start=1):
            view.show_tile(tile, number, len(tiles))
            view.set_favourite(self._is_favourite(tile))
        if changed:
            self._alone = False
            self._choose(min(self._current, max(0, len(tiles) - 1)))
            self._arrange()
        if self.current is not before:
            self.current_changed.emit(self.current)

    @Slot(object, object)
    def mark(self, numbers: Iterable[int], favourite: bool) -> None:
        """Take ``numbers`` of the library for favourites, or no longer."""
        self._favourites = self._favourites | set(numbers) if favourite else self._favourites - set(numbers)
        for view in self.views:
            if view.tile is not None:
                view.set_favourite(self._is_favourite(view.tile))

    @property
    def current_is_favourite(self) -> bool:
        """True when the current tile has a star."""
        return self.current is not None and self._is_favourite(self.current)

    def _is_favourite(self, tile: Tile) -> bool:
        return tile.picture is not None and tile.picture.number in self._favourites

    def show_view(self, view: str) -> None:
        """Show "clean" predictions, "noisy" pictures or predicted "noise"."""
        self._view = view
        for each in self.views:
            each.show_view(view)

    @Slot(bool)
    def set_still(self, still: bool) -> None:
        """Show pictures only when they change no more: for who is disturbed by motion."""
        self._still = still
        for each in self.views:
            each.set_still(still)

    @Slot(object)
    def show_step(self, step: int | None) -> None:
        """Show every picture as it was after ``step`` steps; None: as it is."""
        for each in self.views:
            each.show_step(step)

    def show_all(self) -> None:
        """Stop looking closely."""
        if self._alone:
            self._alone = False
            self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay the tiles out anew."""
        super().resizeEvent(event)
        self._arrange()

    def _add_view(self) -> None:
        view = TileView(self._theme, self._resample, self._table)
        view.show_view(self._view)
        view.set_still(self._still)
        view.chosen.connect(self._choose_view)
        view.opened.connect(self._open)
        view.travelled.connect(self._travel)
        view.left.connect(self._leave)
        view.menu_wanted.connect(self._want_menu)
        view.dragged.connect(self._drag)
        if self.views:
            QWidget.setTabOrder(self.views[-1], view)
        self.views.append(view)
        self.view_added.emit(view)

    def _arrange(self) -> None:
        room = self.maximumViewportSize()
        shown = [self._current] if self._alone else range(self._count)
        layout = self.layout_now = fitted(max(1, len(shown)), room.width(), room.height())
        if layout.height > room.height():
            bar = self.verticalScrollBar().sizeHint().width()
            layout = self.layout_now = fitted(max(1, len(shown)), room.width() - bar, room.height())
            room.setWidth(room.width() - bar)
        self._table.resize(room.width(), max(room.height(), layout.height))
        left = max(0, (room.width() - layout.width) // 2)
        top = max(0, (room.height() - layout.height) // 2)
        for place, index in enumerate(shown):
            x, y = layout.place(place)
            self.views[index].setGeometry(QRect(left + x, top + y, layout.side, layout.side))
        for index, view in enumerate(self.views):
            view.setVisible(index in shown)

    def _choose(self, index: int) -> None:
        self._current = index
        for number, view in enumerate(self.views):
            view.set_current(number == index)

    @Slot(object)
    def _choose_view(self, view: TileView) -> None:
        index = self.views.index(view)
        if index != self._current:
            self._choose(index)
            self.current_changed.emit(self.current)

    @Slot(object)
    def _open(self, view: TileView) -> None:
        self._choose_view(view)
        self._alone = not self._alone and self._count > 1
        self._arrange()
        view.setFocus()

    @Slot(object)
    def _leave(self, view: TileView) -> None:
        self.show_all()
        view.setFocus()

    @Slot(object, object)
    def _travel(self, view: TileView, key: Qt.Key) -> None:
        index = self.views.index(view)
        across = 1 if self._alone else self.layout_now.columns
        moves = {
            Qt.Key.Key_Left: index - 1,
            Qt.Key.Key_Right: index + 1,
            Qt.Key.Key_Up: index - across,
            Qt.Key.Key_Down: index + across,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: self._count - 1,
        }
        target = moves[key]
        if 0 <= target < self._count and target != index:
            self._choose_view(self.views[target])
            if self._alone:
                self._arrange()
            self.views[target].setFocus(Qt.FocusReason.TabFocusReason)
            self.ensureWidgetVisible(self.views[target], 0, 12)

    @Slot(object, object)
    def _want_menu(self, view: TileView, position: object) -> None:
        self.menu_wanted.emit(position)

    @Slot(object)
    def _drag(self, view: TileView) -> None:
        self.drag_wanted.emit()
