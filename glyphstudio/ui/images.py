"""Grey bytes to images that own their pixels."""

from PySide6.QtGui import QColor, QImage, QPixmap


def grey_image(grey: bytes, size: int) -> QImage:
    """Return size × size bytes as an 8-bit grey image with pixels of its own."""
    return QImage(grey, size, size, size, QImage.Format.Format_Grayscale8).copy()


def inked_pixmap(grey: bytes, side: int, ink: QColor, paper: QColor) -> QPixmap:
    """Return side × side grey bytes in the colours of ink and paper."""
    image = QImage(grey, side, side, side, QImage.Format.Format_Indexed8)
    image.setColorTable(_ramp(ink, paper))
    return QPixmap.fromImage(image.convertToFormat(QImage.Format.Format_RGB32))


def _ramp(ink: QColor, paper: QColor) -> list[int]:
    """Return 256 colours from ink (0) to paper (255)."""
    ends = ((ink.red(), paper.red()), (ink.green(), paper.green()), (ink.blue(), paper.blue()))
    shares = [grey / 255 for grey in range(256)]
    return [QColor(*(round(low + (high - low) * share) for low, high in ends)).rgb() for share in shares]
