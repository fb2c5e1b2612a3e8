"""An error as the window shows it: what happened, what to do, and what to paste into a report."""

import platform
import sys
from dataclasses import dataclass

from glyphstudio import __version__
from glyphstudio.errors import GlyphStudioError, sentence
from glyphstudio.workers.outcomes import Failed


@dataclass(frozen=True)
class Problem:
    """``message`` and ``hint`` are sentences for the artist; ``details`` is the traceback, for us."""

    message: str
    hint: str
    details: str

    @classmethod
    def of(cls, failed: Failed) -> "Problem":
        """Describe an order that failed. An error that nobody foresaw is said to be one."""
        error = failed.error
        if isinstance(error, GlyphStudioError):
            return cls(sentence(error.message), error.hint, failed.details)
        if isinstance(error, MemoryError):
            return cls("There is not enough memory.", "Draw fewer pictures at once.", failed.details)
        return cls(
            sentence(f"Something unexpected happened: {str(error) or type(error).__name__}"),
            "Try again. If it comes back, copy the details into a report.",
            failed.details,
        )

    @property
    def report(self) -> str:
        """What "Copy details" copies."""
        where = f"Glyph Studio {__version__}, Python {platform.python_version()}, {sys.platform} {platform.machine()}"
        return f"{self.message}\n{self.hint}\n\n{where}\n\n{self.details}"
