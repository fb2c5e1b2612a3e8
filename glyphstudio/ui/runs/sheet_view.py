"""The sheets that a run drew of itself, always with the same seeds: a slider goes through them."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal, Slot
from PySide6.QtGui import QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout

from glyphstudio.ui.widgets.band_slider import BandSlider
from glyphstudio.ui.widgets.theme import Theme


class SheetPicture(QFrame):
    """One sheet, as large as there is room for."""

    def __init__(self) -> None:
        super().__init__()
        self._pixmap = QPixmap()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(120, 80)

    @property
    def is_empty(self) -> bool:
        """True while there is nothing to see."""
        return self._pixmap.isNull()

    def show_file(self, path: Path | None) -> None:
        """Show the picture at ``path``, or none."""
        self._pixmap = QPixmap() if path is None else QPixmap(str(path))
        self.update()

    def sizeHint(self) -> QSize:
        """Return the size of the sheet."""
        return QSize(420, 420)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet in the middle."""
        super().paintEvent(event)
        if self._pixmap.isNull():
            return
        ratio = self.devicePixelRatioF()
        room = QSize(round(self.width() * ratio), round(self.height() * ratio))
        scaled = self._pixmap.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        scaled.setDevicePixelRatio(ratio)
        size = scaled.deviceIndependentSize()
        painter = QPainter(self)
        painter.drawPixmap(round((self.width() - size.width()) / 2), round((self.height() - size.height()) / 2), scaled)


class SheetView(QFrame):
    """Follows the newest sheet until somebody looks at an older one."""

    chosen_changed = Signal(object)
    """``(path)`` of the sheet on show."""

    def __init__(self, theme: Theme, title_of: Callable[[int], str], name: str) -> None:
        """``title_of`` says what the sheet of a step is called; ``name`` is the slider's."""
        super().__init__()
        self._title_of = title_of
        self._paths: tuple[Path, ...] = ()
        self.picture = SheetPicture()
        self.caption = QLabel()
        self.caption.setProperty("role", "note")
        self.slider = BandSlider(theme)
        self.slider.setAccessibleName(name)
        self.slider.setRange(0, 0)
        self.slider.setEnabled(False)
        self.slider.hide()
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.slider, 1)
        row.addWidget(self.caption)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(self.picture, 1)
        layout.addLayout(row)
        self.slider.valueChanged.connect(self._show)

    @property
    def chosen(self) -> Path | None:
        """The sheet on show."""
        return self._paths[self.slider.value()] if self._paths else None

    @Slot(object)
    def show_sheets(self, paths: Sequence[Path]) -> None:
        """Offer ``paths``, oldest first."""
        follows = self.slider.value() == self.slider.maximum() or not set(self._paths) <= set(paths)
        before = self.chosen
        self._paths = tuple(paths)
        last = max(0, len(self._paths) - 1)
        with QSignalBlocker(self.slider):
            self.slider.setRange(0, last)
            self.slider.setValue(last if follows or before not in self._paths else self._paths.index(before))
        self.slider.setEnabled(last > 0)
        self.slider.setVisible(bool(self._paths))
        self._show()

    @Slot()
    def _show(self) -> None:
        chosen = self.chosen
        self.picture.show_file(chosen)
        self.caption.setText("" if chosen is None else self._title_of(int(chosen.stem)))
        self.picture.setAccessibleName(self.caption.text())
        self.chosen_changed.emit(chosen)
