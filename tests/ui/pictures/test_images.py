from PySide6.QtGui import QColor

from glyphstudio.ui.pictures.images import grey_image, inked_pixmap


def test_an_image_owns_its_pixels(qapp):
    grey = bytearray([0, 85, 170, 255])
    image = grey_image(grey, 2)
    grey[:] = b"\0" * 4
    assert [image.pixelColor(x, y).red() for y in range(2) for x in range(2)] == [0, 85, 170, 255]


def test_ink_and_paper_take_the_colours_of_the_theme(qapp):
    pixmap = inked_pixmap(bytes([0, 255, 128, 64]), 2, QColor("#100000"), QColor("#f0e0d0"))
    colours = [pixmap.toImage().pixelColor(x, y).name() for y in range(2) for x in range(2)]
    assert colours[:2] == ["#100000", "#f0e0d0"]
    assert colours[2] == "#807068"
