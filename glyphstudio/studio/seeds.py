"""Which seed the next run gets: locked it stays, unlocked each run has a new one."""

import secrets
from collections.abc import Callable

from glyphstudio.engine.request import SEEDS


def any_seed() -> int:
    """Return a seed, 0 … 2³² - 1, that nobody can foresee."""
    return secrets.randbelow(SEEDS)


class Seeds:
    """The seed on show, whether it is locked, and whether a run has used it.

    A seed that was thrown by the dice or typed is used before another one is drawn, so what is shown is what is drawn.
    """

    def __init__(self, seed: int, *, locked: bool, used: bool, draw: Callable[[], int] = any_seed) -> None:
        self.seed = seed
        self.locked = locked
        self._used = used
        self._draw = draw

    def throw(self) -> int:
        """Draw another seed; it stays until a run has used it. Returns it."""
        self.seed = self._draw()
        self._used = False
        return self.seed

    def choose(self, seed: int) -> None:
        """Take the seed that somebody typed, and keep it."""
        self.seed = seed
        self.locked = True
        self._used = False

    def next(self) -> int:
        """Return the seed for a run that begins now."""
        if self._used and not self.locked:
            self.throw()
        self._used = True
        return self.seed
