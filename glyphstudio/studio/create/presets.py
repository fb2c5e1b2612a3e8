"""Values of the panel under names of the artist's own, in a file of theirs."""

import itertools
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from types import MappingProxyType

from glyphstudio.errors import RequestError
from glyphstudio.studio.preferences import Preferences, checked, write_json

PANEL = (
    *("prompt", "negative_prompt", "composition", "radical", "style", "strokes", "count"),
    *("steps", "guidance", "sampler", "schedule", "seed", "seed_locked", "quick"),
)
"""What a preset holds of the preferences."""
LONGEST_NAME = 60


@dataclass(frozen=True)
class Presets:
    """Frozen: each change returns others. Names differ in more than capital letters."""

    panels: Mapping[str, Preferences] = field(default_factory=lambda: MappingProxyType({}))
    """By name, in the order of the alphabet."""

    def saved(self, name: str, panel: Preferences) -> "Presets":
        """Return these and ``panel`` under ``name``, in place of an older one. Raises ``RequestError`` for no name."""
        name = _checked_name(name)
        others = {each: kept for each, kept in self.panels.items() if each.casefold() != name.casefold()}
        return _sorted({**others, name: panel})

    def renamed(self, old: str, new: str) -> "Presets":
        """Return these with ``old`` under the name ``new``. Raises ``RequestError`` for a name that is taken."""
        taken = {each.casefold() for each in self.panels if each != old}
        if _checked_name(new).casefold() in taken:
            raise RequestError(f"there is a preset {_checked_name(new)!r} already", "Choose another name.")
        return self.removed(old).saved(new, self.panels[old])

    def removed(self, name: str) -> "Presets":
        """Return these without ``name``."""
        return _sorted({each: panel for each, panel in self.panels.items() if each != name})


def read(path: Path) -> tuple[Presets, Path | None]:
    """Return the presets in ``path``, and where a file was put that cannot be read: it is kept, a new one begins.

    A single value that is not valid is as if it were not there.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8"))
        if not isinstance(data, dict) or not all(isinstance(values, dict) for values in data.values()):
            raise ValueError("presets are objects in an object")
        presets = Presets()
        for name, values in data.items():
            presets = presets.saved(name, checked({key: values[key] for key in PANEL if key in values}))
    except FileNotFoundError:
        return Presets(), None
    except (OSError, ValueError, RecursionError, RequestError):
        return Presets(), _set_aside(path)
    return presets, None


def write(path: Path, presets: Presets) -> bool:
    """Write ``presets`` whole or not at all; return False when that could not be done."""
    panels = {name: asdict(panel) for name, panel in presets.panels.items()}
    return write_json(path, {name: {key: panel[key] for key in PANEL} for name, panel in panels.items()})


def _checked_name(name: str) -> str:
    name = " ".join(name.split())
    if not name or len(name) > LONGEST_NAME or any("\ud800" <= character <= "\udfff" for character in name):
        raise RequestError(f"a preset needs a name of 1 to {LONGEST_NAME} characters")
    return name


def _sorted(panels: Mapping[str, Preferences]) -> Presets:
    return Presets(MappingProxyType({name: panels[name] for name in sorted(panels, key=str.casefold)}))


def _set_aside(path: Path) -> Path | None:
    """Rename ``path`` so that it is not written over; None when that cannot be done."""
    names = (path.with_name(f"{path.stem}.damaged-{number}{path.suffix}") for number in itertools.count(1))
    aside = next(name for name in names if not name.exists())
    try:
        return path.replace(aside)
    except OSError:
        return None
