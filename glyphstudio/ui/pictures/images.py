"""Grey bytes to images that own their pixels."""

from functools import lru_cache

from PySide6.QtGui import QColor, QImage, QPixmap


def grey_image(grey: bytes, size: int) -> QImage:
    """Return size × size bytes as an 8-bit grey image with pixels of its own."""
    return QImage(grey, size, size, size, QImage.Format.Format_Grayscale8).copy()


def inked_pixmap(grey: bytes, side: int, ink: QColor, paper: QColor) -> QPixmap:
    """Return side × side grey bytes in the colours of ink and paper."""
    image = QImage(grey, side, side, side, QImage.Format.Format_Indexed8)
    image.setColorTable(_ramp(ink.rgb(), paper.rgb()))
    return QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_RGB32))


@lru_cache(maxsize=4)
def _ramp(ink: int, paper: int) -> list[int]:
    """Return 256 colours from ink (0) to paper (255)."""
    low, high = QColor(ink), QColor(paper)
    ends = ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
    shares = [grey / 255 for grey in range(256)]
    return [QColor(*(round(start + (end - start) * share) for start, end in ends)).rgb() for share in shares]
