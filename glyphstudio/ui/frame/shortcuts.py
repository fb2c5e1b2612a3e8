"""Which key does what: every action of a window, its keys, and those that somebody has given it instead."""

import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu, QWidget

CJK_MNEMONIC = re.compile(r"\(&.\)")
"""Languages without Latin letters put the key of a menu behind: 保存(&S)."""
LOCAL = (Qt.ShortcutContext.WidgetShortcut, Qt.ShortcutContext.WidgetWithChildrenShortcut)


@dataclass(frozen=True)
class Entry:
    """One thing that can be done; several widgets may have an action each for it."""

    name: str
    """Stays the same from one start to the next."""
    title: str
    actions: tuple[QAction, ...]
    usual: tuple[str, ...]
    """Its keys as the program brings them, in Qt's portable spelling."""

    @property
    def keys(self) -> tuple[str, ...]:
        """Its keys now."""
        return _keys_of(self.actions[0])

    @property
    def shown_keys(self) -> str:
        """Its keys as people of this system write them."""
        native = QKeySequence.SequenceFormat.NativeText
        return ", ".join(dict.fromkeys(QKeySequence(key).toString(native) for key in self.keys if "Enter" not in key))

    def set_keys(self, keys: tuple[str, ...]) -> None:
        """Give it other keys."""
        for action in self.actions:
            action.setShortcuts([QKeySequence(key) for key in keys])


class Shortcuts(QObject):
    """The entries of ``window``, as they were when this was made. Two entries never get the same key in one place."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        found: dict[str, list[QAction]] = {}
        for action in window.findChildren(QAction):
            if _is_for_people(action):
                found.setdefault(_name_of(action), []).append(action)
        titles = {name: _title_of(actions[0]) for name, actions in found.items()}
        for place in (_where, _menu):
            seen = Counter(titles.values())
            titles |= {name: title + place(found[name][0]) for name, title in titles.items() if seen[title] > 1}
        self.entries = tuple(
            Entry(name, titles[name], tuple(actions), _keys_of(actions[0])) for name, actions in found.items()
        )

    @property
    def chosen(self) -> dict[str, list[str]]:
        """The keys of each entry that has others than usual, by its name."""
        return {entry.name: list(entry.keys) for entry in self.entries if entry.keys != entry.usual}

    def restore(self, chosen: Mapping[str, list[str]]) -> None:
        """Give the keys that were ``chosen`` before; names of another version are passed over."""
        for entry in self.entries:
            if entry.name in chosen:
                entry.set_keys(tuple(chosen[entry.name]))

    def rebind(self, entry: Entry, key: str) -> str:
        """Give ``entry`` the one ``key``, "" for none; return a sentence instead when another one there has it."""
        keys = _with_both_enters(key)
        for other in self.entries:
            if other is not entry and set(keys) & set(other.keys) and _meet(entry, other):
                shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
                return self.tr("{key} is taken: {title}.").format(key=shown, title=other.title)
        entry.set_keys(keys)
        return ""

    def reset(self, entry: Entry) -> str:
        """Give ``entry`` its usual keys; return a sentence instead when another one has one of them by now."""
        for other in self.entries:
            given = set(other.keys) - set(other.usual)
            if other is not entry and set(entry.usual) & given and _meet(entry, other):
                return self.tr("Its usual key is taken: {title}.").format(title=other.title)
        entry.set_keys(entry.usual)
        return ""

    def reset_all(self) -> None:
        """Give every entry its usual keys."""
        for entry in self.entries:
            entry.set_keys(entry.usual)


def name_actions(owner: object, prefix: str) -> None:
    """Give each action that is an attribute of ``owner`` a name that stays the same in every language.

    Without one an action is known by its title, and keys given to it would be lost with the next language.
    """
    for name, value in vars(owner).items():
        for key, action in (value if isinstance(value, dict) else {"": value}).items():
            if isinstance(action, QAction):
                action.setObjectName(".".join(filter(None, (prefix, name, key))))


def _keys_of(action: QAction) -> tuple[str, ...]:
    return tuple(key.toString() for key in action.shortcuts())


def _is_for_people(action: QAction) -> bool:
    inside_a_menu = isinstance(action.parent(), QMenu)
    return bool(action.text()) and not (action.isSeparator() or inside_a_menu or action.menu() is not None)


def _title_of(action: QAction) -> str:
    return CJK_MNEMONIC.sub("", action.text()).replace("&", "").rstrip("…")


def _where(action: QAction) -> str:
    """Return what tells it from an action of the same title: the name of its own widget."""
    owner = action.parent()
    return f" ({owner.accessibleName()})" if isinstance(owner, QWidget) and owner.accessibleName() else ""


def _menu(action: QAction) -> str:
    """Return what tells it from an action of the same title elsewhere in the menus: the name of its menu."""
    menus = [menu for menu in action.associatedObjects() if isinstance(menu, QMenu)]
    return f" ({menus[0].title().replace('&', '')})" if menus else ""


def _name_of(action: QAction) -> str:
    return action.objectName() or f"{type(action.parent()).__name__}.{_title_of(action)}"


def _with_both_enters(key: str) -> tuple[str, ...]:
    """Return ``key``, and for the Enter key of the letters the one of the digits, too."""
    if not key:
        return ()
    return (key, key.replace("Return", "Enter")) if "Return" in key else (key,)


def _meet(one: Entry, other: Entry) -> bool:
    """Tell whether there is a place where both would hear a key."""
    places = [_place_of(entry) for entry in (one, other)]
    return any(place is None for place in places) or bool((places[0] or set()) & (places[1] or set()))


def _place_of(entry: Entry) -> set[QObject] | None:
    """Return the widgets that must have the focus; None for everywhere."""
    if any(action.shortcutContext() not in LOCAL for action in entry.actions):
        return None
    return {
        owner
        for action in entry.actions
        for owner in action.associatedObjects()
        if isinstance(owner, QWidget) and not isinstance(owner, QMenu)
    }
