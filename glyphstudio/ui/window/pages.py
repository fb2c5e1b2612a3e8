"""The pages beside the rail, one of them on show."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from glyphstudio.ui.widgets.banner import Banner


@dataclass(frozen=True)
class Page:
    """What the window knows of a page."""

    widget: QWidget
    first: Callable[[], QWidget]
    """Returns what has the keyboard when the page comes on show."""
    banner: Banner | None = None
    """Where a problem is told; None: the page tells its own."""


class Pages(QStackedWidget):
    """The pages by their names on the rail, in its order."""

    def __init__(self, pages: Mapping[str, Page]) -> None:
        super().__init__()
        self._pages = dict(pages)
        for page in self._pages.values():
            self.addWidget(page.widget)

    @property
    def banners(self) -> tuple[Banner, ...]:
        """Where problems are told."""
        return tuple(page.banner for page in self._pages.values() if page.banner is not None)

    def show_page(self, name: str) -> None:
        """Show the page ``name``, and give its first control the keyboard."""
        page = self._pages[name]
        self.setCurrentWidget(page.widget)
        page.first().setFocus()


def row_of(*widgets: QWidget, wide: QWidget) -> QWidget:
    """Return ``widgets`` side by side without a gap; ``wide`` takes the room that the others leave."""
    row = QWidget()
    layout = QHBoxLayout(row)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(0)
    for widget in widgets:
        layout.addWidget(widget, int(widget is wide))
    return row
