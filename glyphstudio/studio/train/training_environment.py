"""Where training happens and with which programs. ``app.py`` chooses; tests bring pretended ones."""

import importlib.util
import os
import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

NEEDED = ("torch", "accelerate", "diffusers", "onnx", "onnxscript", "safetensors", "export")


@dataclass(frozen=True, kw_only=True)
class TrainingEnvironment:
    """Folders and programs; nothing is started or made by having one."""

    folder: Path
    """Holds ``sets``, ``runs`` and ``ratings``; it need not be there yet."""
    shelf: Callable[[], Path]
    """Return the folder of the user's own models."""
    font: Callable[[], Path]
    """Return the font that ships with the program. Raises ``ResourceError``."""
    model: Callable[[], Path]
    """Return the folder of the model that the window draws with. Raises ``GlyphStudioError``."""
    program: tuple[str, ...]
    """What runs a command of this program: ``(*program, "train", …)``."""
    exporter: tuple[str, ...]
    """``(*exporter, RUN, BUNDLE)`` makes a model of a run."""
    environment: Mapping[str, str]
    """Of both programs."""
    missing: Callable[[], str] = lambda: ""
    """Return the first package without which nothing can be trained; "" when all are there."""

    @property
    def sets(self) -> Path:
        """The folder of data sets."""
        return self.folder / "sets"

    @property
    def runs(self) -> Path:
        """The folder of training runs."""
        return self.folder / "runs"

    @property
    def tunings(self) -> Path:
        """The folder of runs that tune a model on ratings."""
        return self.folder / "tunings"

    @property
    def ratings(self) -> Path:
        """The folder of ``pairs.json`` and its pictures."""
        return self.folder / "ratings"


def own_program() -> tuple[str, ...]:
    """Return what runs a command of this program: the packaged app is one itself."""
    if getattr(sys, "frozen", False):
        return (sys.executable,)
    return (sys.executable, "-P", "-m", "glyphstudio")


def environment() -> dict[str, str]:
    """Return an environment in which this very package is found, whatever the current folder holds."""
    beside = str(Path(__file__).resolve().parents[3])
    paths = [beside, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONUNBUFFERED": "1", "PYTHONUTF8": "1"}


def missing_package() -> str:
    """Return the first of the packages that training needs and that is not installed; nothing is imported."""
    if getattr(sys, "frozen", False):
        return NEEDED[0]
    return next((package for package in NEEDED if importlib.util.find_spec(package) is None), "")
