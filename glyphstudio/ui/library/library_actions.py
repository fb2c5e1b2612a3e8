"""What can be done with the chosen pictures of the library, with names and keys that hold in its grid."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

from glyphstudio.ui.frame.shortcuts import name_actions


class LibraryActions:
    """Single keys: they hold while the grid has the keyboard, so that the search field can have letters."""

    def __init__(self, grid: QWidget, page: QWidget) -> None:
        self._grid = grid
        tr = grid.tr
        self.favourite = _action(grid, tr("&Favourite"), ".")
        self.recall = _action(grid, tr("Use &all its settings"), "A", "Return", "Enter")
        self.recall_seed = _action(grid, tr("Use its &seed"), "S")
        self.recall_prompt = _action(grid, tr("Use its &prompt"), "P")
        self.tag = _action(grid, tr("&Tags…"), "T")
        self.copy = _action(grid, tr("&Copy picture"), "Ctrl+C")
        self.save = _action(grid, tr("&Save as…"), "Ctrl+S")
        self.export = _action(grid, tr("&Export…"), "E")
        self.delete = _action(grid, tr("&Delete"), "Del")
        self.undo = _action(page, tr("&Undo"), "Ctrl+Z", context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        self.find = _action(page, tr("&Find"), "Ctrl+F", context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        name_actions(self, "library")

    @property
    def for_chosen(self) -> tuple[QAction, ...]:
        """Those that need a picture to be chosen."""
        return (
            *(self.favourite, self.recall, self.recall_seed, self.recall_prompt),
            *(self.tag, self.copy, self.save, self.export, self.delete),
        )

    def menu(self) -> QMenu:
        """Return a new menu for what is chosen."""
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for entry in (
            *(self.recall, self.recall_prompt, self.recall_seed, None),
            *(self.favourite, self.tag, None),
            *(self.copy, self.save, self.export, None, self.delete),
        ):
            if entry is None:
                menu.addSeparator()
            else:
                menu.addAction(entry)
        return menu


def _action(
    owner: QWidget, title: str, *keys: str, context: Qt.ShortcutContext = Qt.ShortcutContext.WidgetShortcut
) -> QAction:
    action = QAction(title, owner)
    action.setShortcuts([QKeySequence(key) for key in keys])
    action.setShortcutContext(context)
    owner.addAction(action)
    return action
