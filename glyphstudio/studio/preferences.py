"""What the window remembers from one start to the next, as a JSON file that a person may read and break."""

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TypeGuard

from PySide6.QtCore import QIODevice, QSaveFile

from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.request import SEEDS

MOST_STEPS = 120
"""What the steps slider reaches; the command line goes further."""
MOST_GUIDANCE = 20.0
MOST_PICTURES = 36
LONGEST_PROMPT = 10_000
THEMES = ("system", "light", "dark")
VIEWS = ("clean", "noisy")


@dataclass(frozen=True, kw_only=True)
class Preferences:
    """Every value is valid, whatever the file said. None: nobody has chosen, so the model's own default is taken."""

    prompt: str = ""
    steps: int | None = None
    guidance: float | None = None
    count: int = 4
    sampler: str = "dpmpp_2m"
    seed: int | None = None
    seed_locked: bool = False
    view: str = "clean"
    theme: str = "system"
    geometry: str = ""
    """What ``QWidget.saveGeometry`` said, in base 64."""
    folder: str = ""
    """Where pictures were saved last."""


def read(path: Path) -> Preferences:
    """Return what ``path`` says. A missing or broken file, or value, is as if nobody had chosen; nothing is raised."""
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return Preferences()
    if not isinstance(data, dict):
        return Preferences()
    return Preferences(**{name: data[name] for name, valid in _VALID.items() if name in data and valid(data[name])})


def write(path: Path, preferences: Preferences) -> bool:
    """Write ``preferences`` whole or not at all; return False when that could not be done."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError:
        return False
    file = QSaveFile(str(path))
    if not file.open(QIODevice.OpenModeFlag.WriteOnly):
        return False
    file.write(json.dumps(asdict(preferences), ensure_ascii=True, indent=1).encode())
    return file.commit()


def _is_text(value: object) -> TypeGuard[str]:
    """Say no to half a character (a lone surrogate) too: nothing can show or encode it."""
    return isinstance(value, str) and not any("\ud800" <= character <= "\udfff" for character in value)


def _is_whole(value: object, low: int, high: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and low <= value <= high


def _is_number(value: object) -> TypeGuard[float]:
    return isinstance(value, int | float) and not isinstance(value, bool)


_VALID: Mapping[str, Callable[[object], bool]] = {
    "prompt": lambda value: _is_text(value) and len(value) <= LONGEST_PROMPT,
    "steps": lambda value: value is None or _is_whole(value, 1, MOST_STEPS),
    "guidance": lambda value: value is None or (_is_number(value) and 0 <= value <= MOST_GUIDANCE),
    "count": lambda value: _is_whole(value, 1, MOST_PICTURES),
    "sampler": lambda value: value in tuple(SAMPLER_CHOICES),
    "seed": lambda value: value is None or _is_whole(value, 0, SEEDS - 1),
    "seed_locked": lambda value: isinstance(value, bool),
    "view": lambda value: value in VIEWS,
    "theme": lambda value: value in THEMES,
    "geometry": _is_text,
    "folder": _is_text,
}
