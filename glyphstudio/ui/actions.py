"""Everything that can be done, with its name and its key, in menus."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

THEME_NAMES = ("system", "light", "dark")


class Actions:
    """The window's actions; the window connects them and says which are possible."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        tr = window.tr
        self.generate = self._action(tr("&Generate"), "Ctrl+Return", "Ctrl+Enter")
        self.cancel = self._action(tr("&Cancel"), "Esc")
        self.new_seed = self._action(tr("Another &seed"), "Ctrl+R")
        self.edit_prompt = self._action(tr("Edit the &prompt"), "Ctrl+L")
        self.save = self._action(tr("&Save picture…"), "Ctrl+S")
        self.save_all = self._action(tr("Save &all…"), "Ctrl+Shift+S")
        self.quit = self._action(tr("&Quit"), "Ctrl+Q")
        self.copy = self._action(tr("&Copy picture"), "Ctrl+C")
        self.copy_seed = self._action(tr("Copy &seed"))
        self.keep_seed = self._action(tr("&Keep this seed"))
        self.restore = self._action(tr("&Restore its settings"))
        self.predicted = self._action(tr("&Predicted picture"), "Ctrl+1", checkable=True)
        self.noisy = self._action(tr("&Noisy picture"), "Ctrl+2", checkable=True)
        self.themes = dict(zip(THEME_NAMES, map(self._choice, self._theme_titles(tr)), strict=True))
        self._make_menus(tr)

    def _action(self, title: str, *keys: str, checkable: bool = False) -> QAction:
        action = QAction(title, self._window)
        action.setShortcuts([QKeySequence(key) for key in keys])
        action.setCheckable(checkable)
        self._window.addAction(action)
        return action

    def _choice(self, title: str) -> QAction:
        return self._action(title, checkable=True)

    def _theme_titles(self, tr: Callable[[str], str]) -> list[str]:
        return [tr("Like the s&ystem"), tr("&Light"), tr("&Dark")]

    def _make_menus(self, tr: Callable[[str], str]) -> None:
        bar = self._window.menuBar()
        for title, entries in (
            (tr("&File"), [self.save, self.save_all, None, self.quit]),
            (tr("&Picture"), [self.copy, self.copy_seed, None, self.keep_seed, self.restore]),
            (tr("&Draw"), [self.generate, self.cancel, None, self.edit_prompt, self.new_seed]),
        ):
            _fill(bar.addMenu(title), entries)
        view = bar.addMenu(tr("&View"))
        _fill(view, [self.predicted, self.noisy, None])
        theme = view.addMenu(tr("&Theme"))
        _fill(theme, list(self.themes.values()))
        for group in ([self.predicted, self.noisy], list(self.themes.values())):
            exclusive = QActionGroup(self._window)
            for action in group:
                exclusive.addAction(action)

    def tile_menu(self) -> QMenu:
        """Return a new menu for one picture."""
        menu = QMenu(self._window)
        _fill(menu, [self.copy, self.save, None, self.copy_seed, self.keep_seed, self.restore, None, self.save_all])
        return menu


def _fill(menu: QMenu, entries: list[QAction | None]) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(entry)
