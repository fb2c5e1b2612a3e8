"""Outlines back to pictures, by Qt's rasteriser, which shares no code with the tracer; and how alike pictures are."""

import numpy as np
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter, QPainterPath


def path_of(outline, scale=1.0):
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    for contour in outline.contours:
        segments = contour.segments * scale
        path.moveTo(*segments[0, 0])
        for segment, is_line in zip(segments, contour.is_line, strict=True):
            if is_line:
                path.lineTo(*segment[3])
            else:
                path.cubicTo(*segment[1:].ravel())
        path.closeSubpath()
    return path


def rasterise(outline, scale=1.0, parts=4):
    """Return the ink, float [H, W] in 0…1: coverage of each pixel, from parts × parts that Qt anti-aliases."""
    return rasterise_path(
        path_of(outline, scale * parts), round(outline.width * scale), round(outline.height * scale), parts
    )


def rasterise_path(path, width, height, parts=4):
    image = QImage(parts * width, parts * height, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.fillPath(path, Qt.GlobalColor.black)
    painter.end()
    grey = np.frombuffer(image.constBits(), np.uint8).reshape(parts * height, parts * width, 4)[..., 0]
    return 1 - grey.reshape(height, parts, width, parts).mean(axis=(1, 3)) / 255


def iou(first, second):
    """Intersection over union of two inks in 0…1, fuzzy: the sum of the lesser over the sum of the greater."""
    union = np.maximum(first, second).sum()
    return float(np.minimum(first, second).sum() / union) if union else 1.0
