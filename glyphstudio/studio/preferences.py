"""What the window remembers from one start to the next, as a JSON file that a person may read and break."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, TypeGuard

from PySide6.QtCore import QIODevice, QSaveFile

from glyphstudio.engine.choices import SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.engine.request import LONGEST_STYLE, MOST_STROKES, RADICALS, SEEDS

MOST_STEPS = 120
"""What the steps slider reaches; the command line goes further."""
MOST_GUIDANCE = 20.0
MOST_PICTURES = 36
LONGEST_PROMPT = 10_000
LONGEST_COMPOSITION = 64
LONGEST_NAME = 255
LANGUAGES = ("system", "en", "zh_CN", "zh_TW", "ja")
THEMES = ("system", "light", "dark")
PAGES = ("create", "library", "explore", "sketch", "export", "train", "rate")
DEVICES = ("auto", "cpu", "cuda")
VIEWS = ("clean", "noisy", "noise")


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """Every value is valid, whatever the file said. None: nobody has chosen, so the model's own default is taken."""

    prompt: str = ""
    steps: int | None = None
    guidance: float | None = None
    count: int = 4
    quick: bool = False
    """Whether the model's draft draws, where it has one."""
    sampler: str = "dpmpp_2m"
    schedule: str = "karras"
    negative_prompt: str = ""
    composition: str = ""
    radical: int = 0
    style: str = ""
    """One of the styles of the model that was open last; another model may not have it."""
    strokes: int = 0
    follow: bool = False
    """Whether a glyph follows the typing."""
    more_open: bool = False
    """Whether the panel shows what is rarely needed."""
    seed: int | None = None
    seed_locked: bool = False
    view: str = "clean"
    theme: str = "system"
    language: str = "system"
    device: str = "auto"
    model: str | None = None
    """The name of an installed one; None: the default one."""
    still: bool = False
    """Whether pictures are shown when they are finished only: less motion on the screen."""
    page: str = "create"
    geometry: str = ""
    """What ``QWidget.saveGeometry`` said, in base 64."""
    folder: str = ""
    """Where pictures were saved last."""
    keys: dict[str, list[str]] = field(default_factory=dict)
    """The keys of each action that somebody has given others than usual, by its name."""


def read(path: Path) -> Preferences:
    """Return what ``path`` says. A missing or broken file, or value, is as if nobody had chosen; nothing is raised."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    return checked(data) if isinstance(data, dict) else Preferences()


def checked(data: Mapping[str, Any]) -> Preferences:
    """Return what ``data`` says, without the values that are not valid."""
    return Preferences(**{name: data[name] for name, valid in _VALID.items() if name in data and valid(data[name])})


def write(path: Path, preferences: Preferences) -> bool:
    """Write ``preferences`` whole or not at all; return False when that could not be done."""
    return write_json(path, asdict(preferences))


def write_json(path: Path, data: Mapping[str, object]) -> bool:
    """Write ``data`` whole or not at all; return False when that could not be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write(json.dumps(data, ensure_ascii=True, indent=1).encode())
    return file.commit()


def _is_text(value: object) -> TypeGuard[str]:
    """Say no to half a character (a lone surrogate) too: nothing can show or encode it."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _is_name(value: object) -> bool:
    """Say no to paths: what was on a disk that is gone would be looked for at each start."""
    if not _is_text(value) or not 0 < len(value) <= LONGEST_NAME or not value.isprintable():
        return False
    return value != ".." and Path(value).name == value


def _is_whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _are_keys(value: object) -> bool:
    return isinstance(value, dict) and all(
        isinstance(keys, list) and all(map(_is_text, [name, *keys])) for name, keys in value.items()
    )


_VALID: Mapping[str, Callable[[object], bool]] = {
    "prompt": lambda value: _is_text(value) and len(value) <= LONGEST_PROMPT,
    "steps": lambda value: value is None or _is_whole(value, 1, MOST_STEPS),
    "guidance": lambda value: value is None or (_is_number(value) and 0 <= value <= MOST_GUIDANCE),
    "count": lambda value: _is_whole(value, 1, MOST_PICTURES),
    "quick": lambda value: isinstance(value, bool),
    "sampler": lambda value: value in tuple(SAMPLER_CHOICES),
    "schedule": lambda value: value in tuple(SCHEDULE_CHOICES),
    "negative_prompt": lambda value: _is_text(value) and len(value) <= LONGEST_PROMPT,
    "composition": lambda value: _is_text(value) and len(value) <= LONGEST_COMPOSITION,
    "radical": lambda value: _is_whole(value, 0, RADICALS),
    "style": lambda value: _is_text(value) and len(value) <= LONGEST_STYLE and (not value or value.isprintable()),
    "strokes": lambda value: _is_whole(value, 0, MOST_STROKES),
    "follow": lambda value: isinstance(value, bool),
    "more_open": lambda value: isinstance(value, bool),
    "seed": lambda value: value is None or _is_whole(value, 0, SEEDS - 1),
    "seed_locked": lambda value: isinstance(value, bool),
    "view": lambda value: value in VIEWS,
    "theme": lambda value: value in THEMES,
    "language": lambda value: value in LANGUAGES,
    "device": lambda value: value in DEVICES,
    "model": lambda value: value is None or _is_name(value),
    "still": lambda value: isinstance(value, bool),
    "page": lambda value: value in PAGES,
    "geometry": _is_text,
    "folder": _is_text,
    "keys": _are_keys,
}
