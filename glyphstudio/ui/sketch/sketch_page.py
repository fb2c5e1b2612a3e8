"""The page Sketch: a surface to draw on, and beside it the pictures that come of it."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from glyphstudio.studio.services import Resample
from glyphstudio.ui.pictures.tile_grid import TileGrid
from glyphstudio.ui.sketch.drawing_surface import DrawingSurface
from glyphstudio.ui.sketch.sketch_panel import SketchPanel
from glyphstudio.ui.widgets.banner import Banner
from glyphstudio.ui.widgets.theme import PAGE_MARGIN, Theme

WIDE = 820
"""Pixels of the page from which the pictures are beside the surface."""
SIDE = 128
"""Pixels of the sheet until a model says otherwise."""


class SketchPage(QWidget):
    """Panel, surface, pictures."""

    shown = Signal()
    """The page comes on show."""

    def __init__(self, theme: Theme, resample: Resample) -> None:
        super().__init__()
        self.panel = SketchPanel(theme)
        self.surface = DrawingSurface(theme, SIDE)
        self.grid = TileGrid(theme, resample)
        self.banner = Banner(theme)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self.take_button = QPushButton(self.tr("Draw on it"))
        self.take_button.setToolTip(self.tr("Lay the chosen picture on the sheet, and go on from there"))
        self.take_button.setProperty("role", "plain")
        self.take_button.setEnabled(False)
        self.panel.brush.set_value(round(self.surface.brush))
        self._lay_out()
        self._connect()
        self._follow()

    def set_tool(self, tool: str) -> None:
        """Take ``tool`` in hand."""
        self.panel.set_tool(tool)

    def showEvent(self, event: QShowEvent) -> None:
        """Say so."""
        super().showEvent(event)
        self.shown.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Put the pictures below the surface where there is no room beside it."""
        super().resizeEvent(event)
        beside, below = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(beside if self.width() >= WIDE else below)

    def _lay_out(self) -> None:
        canvas = QFrame()
        canvas.setObjectName("canvas")
        beside = QVBoxLayout()
        beside.setSpacing(8)
        hint = QLabel(self.tr("What comes of it"))
        hint.setProperty("role", "note")
        above = QHBoxLayout()
        above.addWidget(hint, 1)
        above.addWidget(self.take_button)
        beside.addLayout(above)
        beside.addWidget(self.grid, 1)
        self._both.setSpacing(18)
        self._both.addWidget(self.surface, 1)
        self._both.addLayout(beside, 1)
        right = QVBoxLayout(canvas)
        right.setContentsMargins(PAGE_MARGIN, 18, PAGE_MARGIN, 14)
        right.setSpacing(12)
        right.addWidget(self.banner)
        right.addLayout(self._both, 1)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.panel)
        layout.addWidget(canvas, 1)
        self.grid.setMinimumSize(QSize(150, 120))
        self.setMinimumWidth(1)

    def _connect(self) -> None:
        panel, surface = self.panel, self.surface
        panel.undo_button.clicked.connect(surface.undo)
        panel.redo_button.clicked.connect(surface.redo)
        panel.clear_button.clicked.connect(surface.clear)
        panel.brush.edited.connect(self._follow)
        panel.group.buttonToggled.connect(self._follow)
        surface.changed.connect(self._follow)
        for name, key in (("brush", "B"), ("eraser", "E"), ("mask", "M"), ("unmask", "K")):
            self._add_key(name, panel.tools[name], key)
        for name, button, key in (("undo", panel.undo_button, "Ctrl+Z"), ("redo", panel.redo_button, "Ctrl+Shift+Z")):
            self._add_key(name, button, key)

    def _add_key(self, name: str, button: QPushButton, key: str) -> None:
        action = QAction(button.text(), self.surface)
        action.setObjectName(f"sketch.{name}")
        action.setShortcut(QKeySequence(key))
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(button.click)
        self.surface.addAction(action)

    def _follow(self) -> None:
        """Draw as the panel says, and offer what can be done."""
        self.surface.tool = next(name for name, button in self.panel.tools.items() if button.isChecked())
        self.surface.brush = self.panel.brush.value
        self.panel.undo_button.setEnabled(self.surface.can_undo)
        self.panel.redo_button.setEnabled(self.surface.can_redo)
