"""The panel of the page Sketch: what the pictures are of, how far they go from the sketch, and the tools."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
)

from glyphstudio.studio.preferences import LONGEST_PROMPT
from glyphstudio.ui.widgets.number_control import NumberControl
from glyphstudio.ui.widgets.side_panel import SidePanel
from glyphstudio.ui.widgets.theme import Theme

STRENGTH = 55
"""Percent. The sketch's layout stays, its strokes become those of a brush."""
USEFUL = (40, 70)
PICTURES = 4
MOST_PICTURES = 9
LARGEST_BRUSH = 48


class SketchPanel(SidePanel):
    """Knows nothing of the surface."""

    draw_wanted = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(spacing=6)
        self.prompt = QLineEdit()
        self.draw_button = QPushButton(self.tr("Draw from it"))
        self.stop_button = QPushButton(self.tr("Stop"))
        self.strength = NumberControl(theme, self.tr("Strength, %"), 0, 100)
        self.count = NumberControl(theme, self.tr("Pictures from it"), 1, MOST_PICTURES)
        self.brush = NumberControl(theme, self.tr("Brush size"), 1, LARGEST_BRUSH)
        self.tools = {
            "brush": _tool(self.tr("Brush"), self.tr("Draw (B)")),
            "eraser": _tool(self.tr("Eraser"), self.tr("Erase (E)")),
            "mask": _tool(self.tr("Redraw here"), self.tr("Paint over what is to be drawn anew; the rest stays (M)")),
            "unmask": _tool(self.tr("Keep here"), self.tr("Take that back (K)")),
        }
        self.undo_button = QPushButton(self.tr("Undo"))
        self.redo_button = QPushButton(self.tr("Redo"))
        self.clear_button = QPushButton(self.tr("Clear"))
        self.open_button = QPushButton(self.tr("Open a picture…"))
        self.group = QButtonGroup(self)
        self._set_up()
        self._lay_out()

    def set_tool(self, tool: str) -> None:
        """Take ``tool`` in hand."""
        self.tools[tool].setChecked(True)

    def _set_up(self) -> None:
        self.prompt.setMaxLength(LONGEST_PROMPT)
        self.prompt.setAccessibleName(self.tr("Prompt of the sketch"))
        self.prompt.returnPressed.connect(self.draw_wanted)
        self.draw_button.clicked.connect(self.draw_wanted)
        self.draw_button.setProperty("role", "primary")
        self.stop_button.setProperty("role", "secondary")
        self.stop_button.setEnabled(False)
        self.strength.set_value(STRENGTH)
        self.count.set_value(PICTURES)
        tip = self.tr(
            "How far the picture may go from the sketch: 0 leaves it, 100 forgets it. Marked: {low} to {high}."
        )
        self.strength.set_band(*USEFUL, tip.format(low=USEFUL[0], high=USEFUL[1]))
        for button in self.tools.values():
            self.group.addButton(button)
        self.tools["brush"].setChecked(True)

    def _lay_out(self) -> None:
        layout = self.contents
        label = QLabel(self.tr("Prompt"))
        label.setBuddy(self.prompt)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.draw_button, 1)
        buttons.addWidget(self.stop_button)
        layout.addWidget(label)
        layout.addWidget(self.prompt)
        layout.addSpacing(6)
        layout.addLayout(buttons)
        layout.addSpacing(10)
        for control in (self.strength, self.count, self.brush):
            layout.addWidget(control)
            layout.addSpacing(8)
        grid = QGridLayout()
        grid.setSpacing(6)
        rest = (self.undo_button, self.redo_button, self.clear_button, self.open_button)
        for number, button in enumerate((*self.tools.values(), *rest)):
            grid.addWidget(button, number // 2, number % 2)
        layout.addLayout(grid)
        layout.addSpacing(8)
        note = QLabel(self.tr("Everything else is as the page Create says. Drop a picture to draw on it."))
        note.setProperty("role", "note")
        note.setWordWrap(True)
        layout.addWidget(note)
        layout.addStretch(1)


def _tool(name: str, tip: str) -> QPushButton:
    button = QPushButton(name)
    button.setCheckable(True)
    button.setProperty("role", "toggle")
    button.setToolTip(tip)
    return button
