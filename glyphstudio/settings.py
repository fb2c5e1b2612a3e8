"""Where a user's own files lie."""

from dataclasses import dataclass
from pathlib import Path

import platformdirs

NAME = "glyphstudio"


@dataclass(frozen=True)
class Places:
    """The files that the window keeps; tests have them in a folder of their own."""

    preferences: Path
    """What the next start finds as it was left."""
    failures: Path
    """What went wrong, with tracebacks."""

    library: Path
    """Every finished picture."""

    @property
    def training(self) -> Path:
        """The folder of data sets, training runs and ratings."""
        return self.library.parent / "training"

    @classmethod
    def of_user(cls) -> "Places":
        """Return the usual places of this user on this system."""
        return cls(
            preferences=platformdirs.user_config_path(NAME, appauthor=False) / "window.json",
            failures=platformdirs.user_log_path(NAME, appauthor=False) / "failures.log",
            library=platformdirs.user_data_path(NAME, appauthor=False) / "library.db",
        )
