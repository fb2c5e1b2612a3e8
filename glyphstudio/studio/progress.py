"""How far an order is, and how long it will take: known from completed steps only."""

from dataclasses import dataclass

GRACE = 0.5
"""Seconds before progress is worth showing."""
SHORT = 2.0
"""Seconds of work that need no estimate."""


@dataclass(frozen=True, kw_only=True)
class Progress:
    """``done`` of ``total`` steps over all pictures, each of which has reached ``step`` of ``steps``."""

    done: int
    total: int
    step: int
    steps: int
    timed: int
    """Steps that were completed in ``elapsed`` seconds: all that were done since somebody looked."""
    elapsed: float

    @property
    def fraction(self) -> float:
        """0 … 1."""
        return self.done / self.total

    @property
    def remaining(self) -> float | None:
        """Seconds to go at the pace so far; None before a step has been timed."""
        return self.elapsed / self.timed * (self.total - self.done) if self.timed else None

    @property
    def shown(self) -> bool:
        """True when the work takes long enough for a progress bar: one that flashes by only unsettles."""
        return self.elapsed >= GRACE and (self.remaining is None or self.elapsed + self.remaining >= SHORT)
