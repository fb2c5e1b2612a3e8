"""A model whose every answer is known: the pixels of its data are independent and normal, N(m, s²)."""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning, ModelFacts

FACTS = ModelFacts(
    name="exact gaussian",
    image_size=8,
    sigma_min=0.02,
    sigma_max=80.0,
    data_low=-2.0,
    data_high=1.0,
    default_steps=12,
    default_guidance=4.0,
    default_guidance_low=0.0,
    default_guidance_high=math.inf,
    max_tokens=8,
    has_radical=True,
)


@dataclass(frozen=True)
class GaussianConditioning:
    """The mean that a prompt stands for; ``truncated`` when it has more words than ``max_tokens``."""

    prompt: str
    radical: int
    mean: float
    truncated: bool


@dataclass(frozen=True)
class Evaluation:
    """One call of ``denoise``: its noise level and the prompt of each row."""

    sigma: float
    prompts: tuple[str, ...]


class ExactGaussianModel:
    """Implements :class:`~glyphstudio.engine.model.GlyphModel` in closed form.

    Each prompt has a mean of its own: the one in ``means``, or one in [-1, 0] made from the text; each style but the
    first moves it by a quarter. ``conditions``, ``styles`` and ``evaluations`` remember what was asked.
    """

    def __init__(
        self,
        *,
        deviation: float = 0.5,
        means: Mapping[str, float] | None = None,
        draft: "ExactGaussianModel | None" = None,
        **facts: object,
    ) -> None:
        self.facts = replace(FACTS, **facts)
        self.deviation = deviation
        self.conditions: list[tuple[str, int]] = []
        self.styles: list[str] = []
        self.evaluations: list[Evaluation] = []
        self._means = dict(means or {})
        self._draft = draft

    def condition(self, prompt: str, radical: int = 0, composition: str = "", style: str = "") -> GaussianConditioning:
        self.conditions.append((prompt, radical))
        self.styles.append(self.facts.style_named(style))
        mean = self._means.get(prompt, -(crc32(f"{prompt}/{radical}".encode()) % 1000) / 999)
        if self.facts.styles:
            mean += 0.25 * self.facts.styles.index(self.styles[-1])
        return GaussianConditioning(prompt, radical, mean, len(prompt.split()) > self.facts.max_tokens)

    def compose(self, prompt: str, radical: int, seed: int, strokes: int = 0) -> str:
        return ""

    def blend(self, conditionings: Sequence[Conditioning], weights: Sequence[float]) -> GaussianConditioning:
        mean = sum(weight * one.mean for one, weight in zip(conditionings, weights, strict=True))
        return GaussianConditioning(" + ".join(one.prompt for one in conditionings), 0, mean, False)

    @property
    def draft(self) -> "ExactGaussianModel":
        return self._draft or self

    def denoise(self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning]) -> FloatArray:
        self.evaluations.append(Evaluation(sigma, tuple(each.prompt for each in conditionings)))
        means = np.array([each.mean for each in conditionings])[:, None, None, None]
        return expected_data(latents, sigma, means, self.deviation)


def expected_data(latents: FloatArray, sigma: float, mean: FloatArray | float, deviation: float) -> FloatArray:
    """Return E[x0 | x] = (s²·x + sigma²·m)/(s² + sigma²)."""
    total = deviation**2 + sigma**2
    return (deviation**2 / total) * latents + (sigma**2 / total) * mean


def exact_flow(latents: FloatArray, sigma: float, target: float, mean: float, deviation: float) -> FloatArray:
    """Return where dx/dsigma = (x - D)/sigma leads: m + (x - m)·√((s² + target²)/(s² + sigma²))."""
    return mean + (latents - mean) * math.sqrt((deviation**2 + target**2) / (deviation**2 + sigma**2))
