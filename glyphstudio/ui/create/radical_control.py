"""One of the 214 Kangxi radicals, found by number, character or English name."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLabel, QLineEdit, QListView, QVBoxLayout, QWidget

from glyphstudio.glyphs.radicals import kangxi_radicals
from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.theme import Theme

SHOWN = 12


class RadicalControl(QWidget):
    """Type to search; nothing chosen leaves the radical to the words."""

    edited = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        name = self.tr("Radical")
        self.label = QLabel(name)
        self.box = ChoiceBox(theme, name)
        self.line = QLineEdit()
        self.line.setAccessibleName(name)
        self.box.setEditable(True)
        self.box.setLineEdit(self.line)
        self.box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.box.setMaxVisibleItems(SHOWN)
        self.box.addItem(self.tr("From the words"), 0)
        self.box.setToolTip(self.tr("What the glyph belongs to: search by number, character or English name"))
        self.box.setCompleter(self._completer(name))
        self.label.setBuddy(self.box)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addWidget(self.box)
        self.box.currentIndexChanged.connect(self._choose)
        self.line.editingFinished.connect(self._settle)

    def showEvent(self, event: QShowEvent) -> None:
        """List the radicals before somebody looks."""
        self._list()
        super().showEvent(event)

    @property
    def value(self) -> int:
        """1 … 214, or 0: from the words."""
        return int(self.box.currentData())

    def set_value(self, radical: int) -> None:
        """Show ``radical`` without emitting ``edited``."""
        if radical:
            self._list()
        with QSignalBlocker(self.box):
            self.box.setCurrentIndex(self.box.findData(radical))

    def _list(self) -> None:
        """List the radicals, once: 40 ms that the start of the window does not need."""
        if self.box.count() == 1:
            for radical in kangxi_radicals():
                self.box.addItem(f"{radical.character}  {radical.name} · {radical.number}", radical.number)

    @Slot()
    def _choose(self) -> None:
        self.edited.emit()

    @Slot()
    def _settle(self) -> None:
        """Take what was typed if it can only mean one radical; otherwise show again what is chosen."""
        typed = self.line.text().strip().casefold()
        meant = [row for row in range(self.box.count()) if typed in self._words(row)] if typed else [0]
        if len(meant) == 1:
            self.box.setCurrentIndex(meant[0])
        self.box.setEditText(self.box.itemText(self.box.currentIndex()))
        self.line.setCursorPosition(0)

    def _words(self, row: int) -> tuple[str, ...]:
        """Return what means the radical of ``row`` exactly."""
        text = self.box.itemText(row).casefold()
        if row == 0:
            return (text,)
        radical = kangxi_radicals()[row - 1]
        return text, radical.character, radical.name, str(radical.number)

    def _completer(self, name: str) -> QCompleter:
        completer = QCompleter(self.box.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(SHOWN)
        popup = QListView()
        popup.setAccessibleName(name)
        completer.setPopup(popup)
        return completer
