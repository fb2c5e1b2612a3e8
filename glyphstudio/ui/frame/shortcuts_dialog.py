"""All keys, to be searched and changed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QKeySequenceEdit,
    QLabel,
    QLineEdit,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from glyphstudio.ui.frame.shortcuts import Entry, Shortcuts

SIZE = (560, 620)


class ShortcutsDialog(QDialog):
    """Choose an action, press its new key. What is changed holds at once."""

    changed = Signal()

    def __init__(self, shortcuts: Shortcuts, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.resize(*SIZE)
        self._shortcuts = shortcuts
        self._rows: list[tuple[QTreeWidgetItem, Entry]] = []
        self.search = QLineEdit()
        self.search.setPlaceholderText(self.tr("Search for an action or a key"))
        self.search.setAccessibleName(self.tr("Search"))
        self.list = QTreeWidget()
        self.list.setAccessibleName(self.tr("Actions and their keys"))
        self.list.setHeaderLabels([self.tr("Action"), self.tr("Keys")])
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.key = QKeySequenceEdit()
        self.key.setMaximumSequenceLength(1)
        self.key.setAccessibleName(self.tr("New key"))
        self.note = QLabel()
        self.note.setProperty("role", "note")
        self.note.setWordWrap(True)
        self.none = QPushButton(self.tr("No key"))
        self.reset = QPushButton(self.tr("Reset"))
        self.reset_all = QPushButton(self.tr("Reset all"))
        self._lay_out()
        self._fill()
        self._connect()
        self._show_entry()

    @property
    def entry(self) -> Entry | None:
        """The action that is chosen."""
        return next((entry for item, entry in self._rows if item is self.list.currentItem()), None)

    def choose(self, name: str) -> None:
        """Choose the action ``name``."""
        self.list.setCurrentItem(next(item for item, entry in self._rows if entry.name == name))

    def _lay_out(self) -> None:
        label = QLabel(self.tr("New key"))
        label.setBuddy(self.key)
        keys = QHBoxLayout()
        for widget in (label, self.key, self.none, self.reset):
            keys.addWidget(widget, int(widget is self.key))
        close = QPushButton(self.tr("Close"))
        close.clicked.connect(self.close)
        foot = QHBoxLayout()
        foot.addWidget(self.reset_all)
        foot.addStretch(1)
        foot.addWidget(close)
        for button in (close, self.none, self.reset, self.reset_all):
            button.setAutoDefault(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 20, 20, 20)
        layout.setSpacing(12)
        layout.addWidget(self.search)
        layout.addWidget(self.list, 1)
        layout.addLayout(keys)
        layout.addWidget(self.note)
        layout.addLayout(foot)

    def _fill(self) -> None:
        for entry in sorted(self._shortcuts.entries, key=lambda entry: entry.title.casefold()):
            item = QTreeWidgetItem(self.list, [entry.title, entry.shown_keys])
            self._rows.append((item, entry))
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.list.setCurrentItem(self._rows[0][0])

    def _connect(self) -> None:
        self.search.textChanged.connect(self._filter)
        self.list.currentItemChanged.connect(self._show_entry)
        self.list.itemActivated.connect(self._begin)
        self.key.keySequenceChanged.connect(self._rebind)
        self.none.clicked.connect(self._take_away)
        self.reset.clicked.connect(self._reset)
        self.reset_all.clicked.connect(self._reset_all)

    @Slot(object)
    def _filter(self, text: str) -> None:
        wanted = text.casefold().split()
        for item, entry in self._rows:
            words = f"{entry.title} {entry.shown_keys}".casefold()
            item.setHidden(not all(word in words for word in wanted))
        shown = [item for item, _ in self._rows if not item.isHidden()]
        current = self.list.currentItem()
        if shown and (current is None or current.isHidden()):
            self.list.setCurrentItem(shown[0])

    @Slot()
    def _begin(self) -> None:
        self.key.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(object)
    def _rebind(self, sequence: QKeySequence) -> None:
        entry = self.entry
        if entry is not None and not sequence.isEmpty() and sequence.toString() not in entry.keys:
            self._tell(self._shortcuts.rebind(entry, sequence.toString()))

    @Slot()
    def _take_away(self) -> None:
        entry = self.entry
        if entry is not None:
            self._tell(self._shortcuts.rebind(entry, ""))

    @Slot()
    def _reset(self) -> None:
        entry = self.entry
        if entry is not None:
            self._tell(self._shortcuts.reset(entry))

    @Slot()
    def _reset_all(self) -> None:
        self._shortcuts.reset_all()
        self._tell("")

    def _tell(self, problem: str) -> None:
        """Show every key as it is now, and why one is not what was wished for."""
        for item, entry in self._rows:
            item.setText(1, entry.shown_keys)
        self._show_entry()
        self.note.setText(problem)
        if not problem:
            self.changed.emit()

    @Slot()
    def _show_entry(self) -> None:
        entry = self.entry
        if entry is None:
            return
        self.key.blockSignals(True)
        self.key.setKeySequence(QKeySequence(entry.keys[0]) if entry.keys else QKeySequence())
        self.key.blockSignals(False)
        self.note.setText(self.tr("Choose an action, then press its new key."))
        self.none.setEnabled(bool(entry.keys))
        self.reset.setEnabled(entry.keys != entry.usual)
