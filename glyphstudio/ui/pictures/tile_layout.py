"""Where square tiles lie so that they are as large as they can be."""

from dataclasses import dataclass

GAP = 6
"""Between tiles, beside the room that each keeps for its ring."""
SMALLEST = 96
LARGEST = 460


@dataclass(frozen=True)
class TileLayout:
    """``columns`` × ``rows`` tiles of ``side`` pixels, ``GAP`` apart."""

    columns: int
    rows: int
    side: int

    @property
    def width(self) -> int:
        """Of all columns."""
        return self.columns * (self.side + GAP) - GAP

    @property
    def height(self) -> int:
        """Of all rows."""
        return self.rows * (self.side + GAP) - GAP

    def place(self, index: int) -> tuple[int, int]:
        """Return x and y of tile ``index`` from the first one's corner."""
        row, column = divmod(index, self.columns)
        return column * (self.side + GAP), row * (self.side + GAP)


def fitted(count: int, width: int, height: int) -> TileLayout:
    """Return the layout with the largest tiles that fit; where they would be too small, it is as high as it must be."""
    best = max((_layout(count, columns, width, height) for columns in range(1, count + 1)), key=lambda each: each.side)
    if best.side >= SMALLEST:
        return best
    columns = max(1, min(count, (width + GAP) // (SMALLEST + GAP)))
    side = max(1, min(LARGEST, (width + GAP) // columns - GAP))
    return TileLayout(columns, -(-count // columns), side)


def _layout(count: int, columns: int, width: int, height: int) -> TileLayout:
    rows = -(-count // columns)
    side = min((width + GAP) // columns, (height + GAP) // rows) - GAP
    return TileLayout(columns, rows, min(LARGEST, side))
