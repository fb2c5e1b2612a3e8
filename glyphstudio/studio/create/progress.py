"""How far an order is, and how long it will take: known from completed steps only."""

from collections.abc import Callable
from dataclasses import dataclass

from glyphstudio.studio.pictures import Frame

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


class ProgressMeter:
    """Times one order after the other, each from its first frame on: what came before it was waiting."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """``clock``: seconds."""
        self._clock = clock
        self._first: tuple[int, float] | None = None

    @property
    def begun(self) -> bool:
        """True once a frame of the order was measured."""
        return self._first is not None

    def restart(self) -> None:
        """Expect the first frame of another order."""
        self._first = None

    def measure(self, frame: Frame) -> Progress:
        """Return how far the order of ``frame`` is."""
        if self._first is None:
            self._first = (frame.done, self._clock())
        done, began = self._first
        return Progress(
            done=frame.done,
            total=frame.total,
            step=frame.step,
            steps=frame.steps,
            timed=frame.done - done,
            elapsed=self._clock() - began,
        )
