"""Values of the panel under names: chosen from a list; saved, renamed and deleted from a menu, with a way back."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from glyphstudio.errors import RequestError, sentence
from glyphstudio.studio.create import presets
from glyphstudio.studio.create.presets import Presets
from glyphstudio.studio.preferences import Preferences
from glyphstudio.ui.widgets import dialogs
from glyphstudio.ui.widgets.choice_box import ChoiceBox
from glyphstudio.ui.widgets.theme import Theme
from glyphstudio.ui.widgets.undo_bar import UndoBar


class PresetBar(QWidget):
    """``panel`` says what the controls show now."""

    chosen = Signal(object)
    """``(panel)``: the ``Preferences`` of a preset, to be shown by the controls."""

    def __init__(self, theme: Theme, panel: Callable[[], Preferences]) -> None:
        super().__init__()
        self.presets = Presets()
        self._panel = panel
        self._path: Path | None = None
        self._before = Presets()
        name = self.tr("Presets")
        self.label = QLabel(name)
        self.box = ChoiceBox(theme, name)
        self.box.setPlaceholderText(self.tr("None is chosen"))
        self.label.setBuddy(self.box)
        self.button = QToolButton()
        self.button.setText("⋯")
        self.button.setProperty("role", "boxed")
        self.button.setAccessibleName(self.tr("Save, rename or delete presets"))
        self.button.setToolTip(self.button.accessibleName())
        self.button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        menu = QMenu(self)
        self.save = menu.addAction(self.tr("&Save these values…"))
        self.rename = menu.addAction(self.tr("&Rename…"))
        self.delete = menu.addAction(self.tr("&Delete"))
        self.button.setMenu(menu)
        self.undo = UndoBar()
        self.undo.message.setWordWrap(True)
        self.undo.button.setToolTip(self.tr("Undo"))
        self._lay_out()
        self.box.activated.connect(self._choose)
        self.save.triggered.connect(self._save)
        self.rename.triggered.connect(self._rename)
        self.delete.triggered.connect(self._delete)
        self.undo.undo_wanted.connect(self._undo)
        self._show(None)

    @property
    def name(self) -> str | None:
        """The preset on show."""
        return None if self.box.currentIndex() < 0 else self.box.currentText()

    def open(self, path: Path) -> Path | None:
        """Offer the presets in ``path``; return where a damaged file was put."""
        self._path = path
        self.presets, aside = presets.read(path)
        self._show(None)
        return aside

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(6)
        row.addWidget(self.box, 1)
        row.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.label)
        layout.addLayout(row)
        layout.addWidget(self.undo)

    @Slot()
    def _choose(self) -> None:
        self.undo.hide()
        self.rename.setEnabled(True)
        self.delete.setEnabled(True)
        self.chosen.emit(self.presets.panels[self.box.currentText()])

    @Slot()
    def _save(self) -> None:
        name = dialogs.ask_name(self, self.tr("Save preset"), self.name or "")
        if name is not None:
            self._change(lambda: self.presets.saved(name, self._panel()), name, self.tr("Saved {name}"))

    @Slot()
    def _rename(self) -> None:
        old = self.name
        new = None if old is None else dialogs.ask_name(self, self.tr("Rename preset"), old)
        if old is not None and new is not None:
            self._change(lambda: self.presets.renamed(old, new), new, self.tr("Renamed {name}"))

    @Slot()
    def _delete(self) -> None:
        name = self.name
        if name is not None:
            self._change(lambda: self.presets.removed(name), name, self.tr("Deleted {name}"))

    @Slot()
    def _undo(self) -> None:
        self._keep(self._before)
        self._show(self.name)
        self.undo.hide()

    def _change(self, change: Callable[[], Presets], name: str, done: str) -> None:
        """Take what ``change`` makes of the presets, or say why it makes nothing."""
        try:
            changed = change()
        except RequestError as error:
            self.undo.show_message(sentence(error.message))
            self.undo.button.hide()
            return
        self._before = self.presets
        name = " ".join(name.split())
        kept = self._keep(changed)
        self._show(name)
        self.undo.show_message(done.format(name=name) if kept else self.tr("The presets could not be written to disk."))
        self.undo.button.show()

    def _keep(self, changed: Presets) -> bool:
        self.presets = changed
        return self._path is not None and presets.write(self._path, changed)

    def _show(self, name: str | None) -> None:
        """List the presets, ``name`` on show if it is one of them."""
        self.box.clear()
        self.box.addItems(list(self.presets.panels))
        self.box.setCurrentIndex(-1 if name is None else self.box.findText(name))
        self.box.setEnabled(bool(self.presets.panels))
        for action in (self.rename, self.delete):
            action.setEnabled(self.name is not None)
