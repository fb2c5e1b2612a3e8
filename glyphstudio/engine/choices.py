"""What a person can choose between, described without NumPy, so that a menu or ``--help`` costs nothing.

The functions behind the keys are in :mod:`glyphstudio.engine.samplers` and :mod:`glyphstudio.engine.schedules`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType


@dataclass(frozen=True, kw_only=True)
class SamplerChoice:
    """A way from noise to picture, as a menu shows it."""

    key: str
    """What a request and the command line call it."""
    label: str
    """Its name for people, to be translated where it is shown."""
    note: str
    """One sentence: when to take it."""
    stochastic: bool
    """True when it draws fresh noise after the start."""
    evaluations_per_step: int
    """How often it asks the model in each step but the last, which always asks once."""

    def evaluations(self, steps: int) -> int:
        """Return how often the model is asked in ``steps`` steps; guidance with two conditions asks twice that."""
        return self.evaluations_per_step * (steps - 1) + 1


@dataclass(frozen=True, kw_only=True)
class ScheduleChoice:
    """A spacing of the noise levels, as a menu shows it."""

    key: str
    label: str
    note: str


def _sampler(key: str, label: str, note: str, *, stochastic: bool = False, evaluations: int = 1) -> SamplerChoice:
    return SamplerChoice(key=key, label=label, note=note, stochastic=stochastic, evaluations_per_step=evaluations)


SAMPLER_CHOICES: Mapping[str, SamplerChoice] = MappingProxyType(
    {
        choice.key: choice
        for choice in (
            _sampler("dpmpp_2m", "DPM++ 2M", "Good pictures in about a dozen steps."),
            _sampler("dpmpp_2m_sde", "DPM++ 2M SDE", "The best pictures, with 30 steps or more.", stochastic=True),
            _sampler("heun", "Heun", "Exact, at two evaluations a step.", evaluations=2),
            _sampler("euler", "Euler", "The plainest: straight along the slope."),
            _sampler("ddim", "DDIM", "The classic without noise: the same steps as Euler, derived another way."),
            _sampler("consistency", "Consistency", "For drafts, in one to eight steps.", stochastic=True),
            _sampler("ddpm", "DDPM", "The original, with noise at each step; wants hundreds.", stochastic=True),
        )
    }
)
"""Each sampler by its key, in the order of the menu."""

SCHEDULE_CHOICES: Mapping[str, ScheduleChoice] = MappingProxyType(
    {
        choice.key: choice
        for choice in (
            ScheduleChoice(key="karras", label="Karras", note="More steps where the noise is low."),
            ScheduleChoice(key="linear-ddpm", label="Linear (DDPM)", note="The levels of the original paper."),
            ScheduleChoice(key="cosine-ddpm", label="Cosine (DDPM)", note="Spends longer between noise and shape."),
            ScheduleChoice(key="consistency", label="Consistency", note="The few levels that drafts are made for."),
        )
    }
)
"""Each schedule by its key, in the order of the menu."""

DRAFT_SAMPLER, DRAFT_SCHEDULE, DRAFT_STEPS = "consistency", "consistency", 4
"""How a model that was distilled to draw in few steps is sampled."""
