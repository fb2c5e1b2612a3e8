"""When to draw what is being typed: the policy, without a timer or a clock."""

from dataclasses import dataclass, replace

GRACE = 0.25
"""Seconds after the newest key: who types on is not interrupted."""
LONGEST = 1.0
"""Seconds after the first key that is not drawn yet: who never rests sees something all the same."""


@dataclass(frozen=True)
class LivePolicy:
    """Frozen: each event returns another policy. Times are seconds of any one clock."""

    first: float | None = None
    """When the first key was pressed that is not drawn yet; None when all are."""
    newest: float | None = None
    composing: bool = False
    """True while an input method holds letters that are no text yet."""

    @property
    def due(self) -> float | None:
        """When to draw; None while there is nothing to draw, or it is not text yet."""
        if self.composing or self.first is None or self.newest is None:
            return None
        return min(self.newest + GRACE, self.first + LONGEST)

    def typed(self, now: float) -> "LivePolicy":
        """Take note of a change of the text."""
        return replace(self, first=now if self.first is None else self.first, newest=now)

    def compose(self, composing: bool, now: float) -> "LivePolicy":
        """Let an input method begin or end; what waited meanwhile has its grace again."""
        if composing or self.first is None:
            return replace(self, composing=composing)
        return replace(self, composing=False, first=now, newest=now)

    def drawn(self) -> "LivePolicy":
        """Forget what was typed: it is being drawn, or will not be."""
        return replace(self, first=None, newest=None)
