"""Where the pictures and captions of a sweep are: arithmetic, done once for a size."""

from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QFontMetrics

from glyphstudio.sweeps.sweep_grid import SweepGrid

GAP = 6
SMALLEST, LARGEST = 48, 220
"""Sides of a picture."""


@dataclass(frozen=True)
class SweepLayout:
    """A grid of squares with room for captions; in the middle of the room that it was given."""

    columns: int
    side: int
    beside: int
    """Room to the left of the pictures, for the captions of the rows."""
    left: int
    top: int
    lines: tuple[int, ...]
    """Room that captions below the rows before a row take, one a row and one for all."""

    def place(self, number: int) -> QRect:
        """Return where the ``number``-th picture is."""
        row, column = divmod(number, self.columns)
        pitch = self.side + GAP
        return QRect(self.left + column * pitch, self.top + row * pitch + self.lines[row], self.side, self.side)


def smallest_size(grid: SweepGrid, metrics: QFontMetrics) -> QSize:
    """Return the room that ``grid`` needs at least."""
    beside, above = _margins(grid, metrics)
    high = grid.rows * (SMALLEST + GAP) + _lines(grid, metrics)[-1]
    return QSize(beside + grid.columns * (SMALLEST + GAP) + 2, above + high + 2)


def laid_out(grid: SweepGrid, room: QSize, metrics: QFontMetrics) -> SweepLayout:
    """Return the largest layout of ``grid`` in ``room``."""
    (beside, above), lines = _margins(grid, metrics), _lines(grid, metrics)
    wide = (room.width() - beside - 4) // grid.columns - GAP
    high = (room.height() - above - 4 - lines[-1]) // grid.rows - GAP
    side = max(SMALLEST, min(wide, high, LARGEST))
    width = beside + grid.columns * (side + GAP) + 2
    height = above + grid.rows * (side + GAP) + lines[-1] + 2
    left = beside + max(0, (room.width() - width) // 2)
    return SweepLayout(grid.columns, side, beside, left, above + max(0, (room.height() - height) // 2), lines)


def _margins(grid: SweepGrid, metrics: QFontMetrics) -> tuple[int, int]:
    """Return the room to the left of the pictures and above them."""
    widest = max((metrics.horizontalAdvance(line) for said in grid.rows_said for line in said), default=-8)
    return widest + 14, (metrics.height() + 8 if grid.columns_said else 4)


def _lines(grid: SweepGrid, metrics: QFontMetrics) -> tuple[int, ...]:
    """Return the height of the captions above each row and above the end; a row without any takes none."""
    height, heights = 0, [0]
    for row in range(grid.rows):
        if any(grid.cells_said[row * grid.columns : (row + 1) * grid.columns]):
            height += metrics.height() + 4
        heights.append(height)
    return tuple(heights)
