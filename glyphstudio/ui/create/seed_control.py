"""The seed: always on show, locked or not, and dice to throw."""

from PySide6.QtCore import QSignalBlocker, Signal, Slot
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QGridLayout, QLabel, QToolButton, QWidget

from glyphstudio.engine.request import SEEDS
from glyphstudio.studio.create.seeds import Seeds
from glyphstudio.ui.widgets.icons import themed_icon
from glyphstudio.ui.widgets.number_box import NumberBox
from glyphstudio.ui.widgets.theme import Theme


class SeedControl(QWidget):
    """Shows and changes a :class:`~glyphstudio.studio.create.seeds.Seeds`.

    A QSpinBox is 32 bits with a sign and ends at 2³¹ - 1; a QDoubleSpinBox counts exactly to 2⁵³.
    """

    edited = Signal()

    def __init__(self, theme: Theme, seeds: Seeds) -> None:
        super().__init__()
        self.seeds = seeds
        self._theme = theme
        self.label = QLabel(self.tr("Seed"))
        self.box = NumberBox(self.tr("Seed"), 0, SEEDS - 1)
        self.box.setToolTip(self.tr("Where the noise comes from: the same seed draws the same picture again"))
        self.label.setBuddy(self.box)
        self.lock = _button(self.tr("Keep this seed"), checkable=True)
        self.dice = _button(self.tr("Another seed"))
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setHorizontalSpacing(6)
        layout.setVerticalSpacing(6)
        layout.addWidget(self.label, 0, 0, 1, 3)
        layout.addWidget(self.box, 1, 0)
        layout.addWidget(self.lock, 1, 1)
        layout.addWidget(self.dice, 1, 2)
        self.box.valueChanged.connect(self._typed)
        self.lock.toggled.connect(self._lock)
        self.dice.clicked.connect(self.throw)
        theme.changed.connect(self._draw_icons)
        self.show_seed()

    @Slot()
    def throw(self) -> None:
        """Show another seed."""
        self.seeds.throw()
        self.show_seed()
        self.edited.emit()

    def choose(self, seed: int) -> None:
        """Keep ``seed``, as if it were typed."""
        self.seeds.choose(seed)
        self.show_seed()
        self.edited.emit()

    def show_seed(self) -> None:
        """Show the seed as it is now."""
        with QSignalBlocker(self.box), QSignalBlocker(self.lock):
            self.box.setValue(self.seeds.seed)
            self.lock.setChecked(self.seeds.locked)
        self._draw_icons()

    @Slot(float)
    def _typed(self, value: float) -> None:
        self.choose(int(value))

    @Slot(bool)
    def _lock(self, locked: bool) -> None:
        self.seeds.locked = locked
        self._draw_icons()
        self.edited.emit()

    @Slot()
    def _draw_icons(self) -> None:
        locked = self.seeds.locked
        self.lock.setIcon(self._icon("lock" if locked else "unlock", "accent_line" if locked else "muted"))
        self.dice.setIcon(self._icon("dice", "text"))
        self.lock.setToolTip(
            self.tr("Locked: every run uses this seed") if locked else self.tr("Unlocked: every run draws a new seed")
        )

    def _icon(self, name: str, colour: str) -> QIcon:
        return themed_icon(name, self._theme.colour(colour))


def _button(name: str, *, checkable: bool = False) -> QToolButton:
    button = QToolButton()
    button.setProperty("role", "boxed")
    button.setCheckable(checkable)
    button.setAccessibleName(name)
    button.setToolTip(name)
    return button
