"""Everything that can be done, with its name and its key, in menus."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QWidget

from glyphstudio.ui.frame.shortcuts import name_actions
from glyphstudio.ui.frame.translations import ENGLISH, LANGUAGES, SYSTEM

DEVICE_NAMES = ("auto", "cpu", "cuda")
THEME_NAMES = ("system", "light", "dark")


class Actions:
    """The window's actions; the window connects them and says which are possible."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        tr = window.tr
        self.generate = self._action(tr("&Generate"), "Ctrl+Return", "Ctrl+Enter")
        self.generate_first = self._action(tr("Generate &next"), "Ctrl+Shift+Return", "Ctrl+Shift+Enter")
        self.cancel = self._action(tr("&Cancel"), "Esc")
        self.cancel_others = self._action(tr("Cancel what comes &after"), "Ctrl+Esc")
        self.cancel_all = self._action(tr("Cancel &all"), "Shift+Esc")
        self.pause = self._action(tr("Pa&use the queue"), "Ctrl+Shift+P", checkable=True)
        self.new_seed = self._action(tr("Another &seed"), "Ctrl+R")
        self.edit_prompt = self._action(tr("Edit the &prompt"), "Ctrl+L")
        self.save = self._action(tr("&Save picture…"), "Ctrl+S")
        self.save_all = self._action(tr("Save &all…"), "Ctrl+Shift+S")
        self.export = self._action(tr("&Export…"), "Ctrl+E")
        self.reveal = self._action(tr("Show the saved &file"))
        self.quit = self._action(tr("&Quit"), "Ctrl+Q")
        self.copy = self._action(tr("&Copy picture"), "Ctrl+C")
        self.copy_seed = self._action(tr("Copy &seed"))
        self.keep_seed = self._action(tr("&Keep this seed"))
        self.restore = self._action(tr("&Restore its settings"))
        self.vary_little = self._action(tr("Vary a &little"))
        self.vary_much = self._action(tr("Vary a l&ot"))
        self.redraw = self._action(tr("Redraw a &part"))
        self.favourite = self._action(tr("&Favourite"))
        self.shortcuts = self._action(tr("&Keyboard shortcuts…"), "F1")
        self.pages = {
            "create": self._action(tr("C&reate"), "Alt+1", checkable=True),
            "library": self._action(tr("&Library"), "Alt+2", checkable=True),
            "explore": self._action(tr("E&xplore"), "Alt+3", checkable=True),
            "sketch": self._action(tr("&Sketch"), "Alt+4", checkable=True),
            "export": self._action(tr("Ex&port"), "Alt+5", checkable=True),
            "train": self._action(tr("&Train"), "Alt+6", checkable=True),
            "rate": self._action(tr("R&ate"), "Alt+7", checkable=True),
        }
        self.predicted = self._action(tr("&Predicted picture"), "Ctrl+1", checkable=True)
        self.noisy = self._action(tr("&Noisy picture"), "Ctrl+2", checkable=True)
        self.noise = self._action(tr("Predicted n&oise"), "Ctrl+3", checkable=True)
        self.themes = dict(zip(THEME_NAMES, map(self._choice, self._theme_titles(tr)), strict=True))
        self.languages = {SYSTEM: self._choice(tr("Like the s&ystem")), ENGLISH: self._choice("English")}
        self.languages |= {code: self._choice(name) for code, name in LANGUAGES.items()}
        titles = [tr("&Automatically"), tr("On the &processor"), tr("On a &CUDA card")]
        self.devices = dict(zip(DEVICE_NAMES, map(self._choice, titles), strict=True))
        self.still = self._choice(tr("Reduce &motion"))
        self._make_menus(tr)
        name_actions(self, "")

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
            (tr("&File"), [self.save, self.save_all, self.reveal, self.export, None, self.quit]),
            (
                tr("&Picture"),
                [
                    self.favourite,
                    None,
                    self.copy,
                    self.copy_seed,
                    None,
                    self.keep_seed,
                    self.restore,
                    None,
                    self.vary_little,
                    self.vary_much,
                    self.redraw,
                ],
            ),
            (
                tr("&Draw"),
                [
                    *(self.generate, self.generate_first, None),
                    *(self.cancel, self.cancel_others, self.cancel_all, self.pause, None),
                    *(self.edit_prompt, self.new_seed),
                ],
            ),
        ):
            _fill(bar.addMenu(title), entries)
        self.models = bar.addMenu(tr("&Model"))
        view = bar.addMenu(tr("&View"))
        _fill(view, [*self.pages.values(), None])
        _fill(view, [self.predicted, self.noisy, self.noise, None])
        theme = view.addMenu(tr("&Theme"))
        _fill(theme, list(self.themes.values()))
        language = view.addMenu(tr("&Language"))
        _fill(language, list(self.languages.values()))
        _fill(view.addMenu(tr("&Compute")), list(self.devices.values()))
        view.addAction(self.still)
        _fill(bar.addMenu(tr("&Help")), [self.shortcuts])
        choices = (self.pages, self.themes, self.languages, self.devices)
        for group in (*(list(each.values()) for each in choices), [self.predicted, self.noisy, self.noise]):
            exclusive = QActionGroup(self._window)
            for action in group:
                exclusive.addAction(action)

    def give_keys(self, tiles: QWidget) -> None:
        """Let single keys hold among ``tiles``: anywhere else they are letters."""
        for action, key in (
            (self.favourite, "."),
            (self.restore, "A"),
            (self.keep_seed, "S"),
            (self.vary_little, "V"),
            (self.vary_much, "Shift+V"),
            (self.redraw, "R"),
        ):
            self._window.removeAction(action)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            tiles.addAction(action)

    def tile_menu(self) -> QMenu:
        """Return a new menu for one picture."""
        menu = QMenu(self._window)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        _fill(
            menu,
            [
                self.favourite,
                None,
                self.copy,
                self.save,
                None,
                self.copy_seed,
                self.keep_seed,
                self.restore,
                None,
                self.vary_little,
                self.vary_much,
                self.redraw,
                None,
                self.save_all,
            ],
        )
        return menu


def _fill(menu: QMenu, entries: list[QAction | None]) -> None:
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            menu.addAction(entry)
