"""The panel at the left of a page: one width, scrolled where the window is low, never sideways."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

WIDTH = 304
MARGIN = 20


class SidePanel(QScrollArea):
    """What a page asks is put into ``contents``, from top to bottom."""

    def __init__(self, spacing: int) -> None:
        """Leave ``spacing`` pixels between two controls."""
        super().__init__()
        self.setObjectName("panel")
        self.setFixedWidth(WIDTH)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        whole = QWidget()
        whole.setObjectName("panelContents")
        self.contents = QVBoxLayout(whole)
        self.contents.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self.contents.setSpacing(spacing)
        self.setWidget(whole)
