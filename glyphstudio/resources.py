"""Where the files that ship with the program lie: in a checkout, a wheel and a frozen app."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from glyphstudio.errors import ResourceError

ENVIRONMENT_VARIABLE = "GLYPHSTUDIO_RESOURCES"


def _candidates() -> Iterator[Path]:
    override = os.environ.get(ENVIRONMENT_VARIABLE)
    if override:
        yield Path(override)
    frozen = getattr(sys, "_MEIPASS", None)
    if frozen:
        yield Path(frozen) / "resources"
    yield Path(sys.executable).parent / "resources"
    package = Path(__file__).resolve().parent
    yield package / "_resources"
    yield package.parent / "resources"


def find(name: str) -> Path:
    """Return the path of the resource ``name`` (``"fonts/x.ttf"``), a file or folder that exists.

    Looked for in ``$GLYPHSTUDIO_RESOURCES``, a frozen app, beside the executable, the wheel, the checkout.
    Raises ``ResourceError`` with the places that were tried.
    """
    tried = []
    for folder in _candidates():
        path = folder / name
        if path.exists():
            return path
        tried.append(str(folder))
    raise ResourceError(
        f"the file {name} that ships with Glyph Studio is missing (looked in {', '.join(tried)})",
        "Install Glyph Studio again.",
    )
