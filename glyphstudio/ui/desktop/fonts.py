"""Type that can show what the model draws: CJK is boxes on a machine without a font for it."""

from collections.abc import Iterator

from PySide6.QtGui import QFont, QFontDatabase, QFontInfo

from glyphstudio import resources

_NOBODY_CHOSE = ("DejaVu Sans", "Bitstream Vera Sans")
"""What Linux falls back to when no desktop has chosen a font."""
_POINTS = 10.0


def complete_font(font: QFont) -> QFont:
    """Return ``font``, the desktop's own, with the CJK font that ships with the app behind it.

    Where no desktop has chosen a font, the app brings one for Latin letters, too. Costs about 10 ms. Raises
    ``ResourceError``.
    """
    families = [*(font.families() or [font.family()]), *_loaded("fonts")]
    completed = QFont(font)
    if QFontInfo(font).family() in _NOBODY_CHOSE:
        families = [*_loaded("themes"), *families]
        completed.setPointSizeF(max(_POINTS, font.pointSizeF()))
    completed.setFamilies(list(dict.fromkeys(families)))
    return completed


def _loaded(folder: str) -> Iterator[str]:
    """Yield the families of the font files in the resource ``folder``."""
    for path in sorted(resources.find(folder).glob("*.[ot]tf")):
        yield from QFontDatabase.applicationFontFamilies(QFontDatabase.addApplicationFont(str(path)))
