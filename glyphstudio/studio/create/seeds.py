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

    @property
    def fixed(self) -> bool:
        """True when the next run has the seed on show."""
        return self.locked or not self._used

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

    def ready(self) -> int:
        """Return the seed that the next run will have, so that it can be looked at before."""
        if not self.fixed:
            self.throw()
        return self.seed

    def next(self) -> int:
        """Return the seed for a run that begins now."""
        self.ready()
        self._used = True
        return self.seed
