"""A few glyphs side by side, small: what a data set is made of."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QFrame

from glyphstudio.ui.pictures.images import grey_image
from glyphstudio.ui.widgets.theme import Theme

COLUMNS = 6
ROWS = 4
GAP = 4


class GlyphStrip(QFrame):
    """Up to COLUMNS × ROWS pictures in the room that its width gives."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._pictures: tuple[bytes, ...] = ()
        self._size = 1
        theme.changed.connect(self._repaint)

    @property
    def count(self) -> int:
        """The number of glyphs on show."""
        return len(self._pictures)

    def show_glyphs(self, pictures: Sequence[bytes], size: int) -> None:
        """Show ``pictures``, each of size² grey bytes."""
        self._pictures, self._size = tuple(pictures[: COLUMNS * ROWS]), size
        self._fit()
        self.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the height that the new width asks for."""
        super().resizeEvent(event)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint each glyph on its paper."""
        super().paintEvent(event)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        side = self._side()
        for number, picture in enumerate(self._pictures):
            row, column = divmod(number, COLUMNS)
            place = QRect(column * (side + GAP), row * (side + GAP), side, side)
            painter.drawImage(place, grey_image(picture, self._size))

    def _fit(self) -> None:
        self.setFixedHeight(self._rows() * (self._side() + GAP))

    def _rows(self) -> int:
        return -(-len(self._pictures) // COLUMNS)

    def _side(self) -> int:
        return max(8, (self.width() - (COLUMNS - 1) * GAP) // COLUMNS)

    @Slot()
    def _repaint(self) -> None:
        self.update()
