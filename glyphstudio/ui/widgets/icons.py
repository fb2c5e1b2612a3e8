"""Line icons in the colour of the theme, sharp at every scale."""

from PySide6.QtGui import QColor, QIcon, QPixmap

from glyphstudio import resources
from glyphstudio.errors import ResourceError

SIZE = 20
SCALES = (1, 2, 3)


def themed_icon(name: str, colour: QColor, disabled: QColor | None = None) -> QIcon:
    """Return ``resources/icons/NAME.svg`` with ``colour`` in place of ``currentColor``."""
    source = resources.find(f"icons/{name}.svg").read_text(encoding="utf-8")
    icon = QIcon()
    _add(icon, source, colour, QIcon.Mode.Normal)
    if disabled is not None:
        _add(icon, source, disabled, QIcon.Mode.Disabled)
    return icon


def application_icon() -> QIcon:
    """Return the icon of the window."""
    return QIcon(str(resources.find("icons/glyphstudio.png")))


def _add(icon: QIcon, source: str, colour: QColor, mode: QIcon.Mode) -> None:
    source = source.replace("currentColor", colour.name())
    for scale in SCALES:
        pixmap = QPixmap()
        sized = source.replace(f'width="{SIZE}" height="{SIZE}"', f'width="{SIZE * scale}" height="{SIZE * scale}"', 1)
        if not pixmap.loadFromData(sized.encode(), "SVG"):
            raise ResourceError("Qt's plugin for SVG pictures is missing", "Install Glyph Studio again.")
        pixmap.setDevicePixelRatio(scale)
        icon.addPixmap(pixmap, mode)
