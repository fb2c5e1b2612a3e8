"""How an order ended. Each order ends exactly once, in one of these three ways."""

import traceback
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, eq=False)
class Completed:
    """The iterator came to its end; ``value`` is the last thing it gave, None when it gave nothing."""

    value: object = None


@dataclass(frozen=True)
class Cancelled:
    """Somebody cancelled before the end."""


@dataclass(frozen=True, eq=False)
class Failed:
    """The iterator raised ``error``; ``details`` is the traceback, to be pasted into a report."""

    error: Exception
    details: str

    @classmethod
    def of(cls, error: Exception) -> "Failed":
        """Describe ``error`` and let go of its frames, which would keep every array of the run alive."""
        details = "".join(traceback.format_exception(error))
        error.__cause__ = error.__context__ = None
        return cls(error.with_traceback(None), details)


Outcome: TypeAlias = Completed | Cancelled | Failed
