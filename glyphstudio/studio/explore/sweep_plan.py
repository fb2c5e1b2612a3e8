"""What a person asks to explore, as text in fields, and the posts' figures as such."""

from dataclasses import dataclass, replace

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.probe import PROBE
from glyphstudio.sweeps.sweep_grid import GUIDANCE, STEPS, Axis, SweepGrid, frames_of, morph_grid, seed_axis

AxisText = tuple[str, str]
"""An axis' name, "" for none, and its values as a person writes them."""
NONE: AxisText = ("", "")


@dataclass(frozen=True, kw_only=True)
class SweepPlan:
    """Up to three axes: columns, rows, and what changes from moment to moment."""

    across: AxisText
    down: AxisText = NONE
    over: AxisText = NONE

    def frames(self, pattern: GenerationRequest) -> tuple[SweepGrid, ...]:
        """Return one grid, or one a moment. Raises ``RequestError`` for what cannot be drawn."""
        across, down, over = (Axis.of_text(*text) if text[0] else None for text in (self.across, self.down, self.over))
        if across is None:
            raise RequestError("nothing is chosen to go across", "Choose what changes from column to column.")
        names = [axis.name for axis in (across, down, over) if axis is not None]
        if len(set(names)) < len(names):
            raise RequestError("two of the axes are the same", "Choose another one, or none.")
        return frames_of(pattern, across, down, over)


@dataclass(frozen=True, kw_only=True)
class MorphPlan:
    """From the pattern's prompt to one other, or between it and three."""

    prompts: tuple[str, ...]

    def frames(self, pattern: GenerationRequest) -> tuple[SweepGrid, ...]:
        """Return the strip or the square; each corner has a seed of its own, the ones that follow the pattern's.

        Raises ``RequestError`` for two others, and for none.
        """
        if len(self.prompts) not in {1, 3}:
            raise RequestError("a morph goes from one prompt to one other, or to three", "Fill one field, or all.")
        seeds = [int(seed) for seed in seed_axis(pattern, 1 + len(self.prompts)).values[1:]]
        return (morph_grid(replace(pattern, morph=None), self.prompts, seeds),)


def _listed(values: tuple[float, ...]) -> str:
    return ", ".join(f"{value:g}" for value in values)


PRESETS = {
    "steps": SweepPlan(across=("steps", _listed(STEPS))),
    "table": SweepPlan(across=("steps", _listed(STEPS)), down=("guidance", _listed(GUIDANCE))),
    "movie": SweepPlan(across=("seed", "0-35"), over=("guidance", "0-99")),
    "words": SweepPlan(across=("prompt", ", ".join(word for word, _ in PROBE))),
}
"""The posts' figures."""
EXAMPLE = "bird"
"""The prompt of the posts' table."""
