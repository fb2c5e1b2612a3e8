"""The port: what the engine asks of a model, whatever it was trained to predict and whatever runs it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from glyphstudio.engine.arrays import FloatArray


@dataclass(frozen=True)
class ModelFacts:
    """What travels with a model because it is true of that model only.

    Raises ``ValueError`` for a size or range in which nothing can be drawn.
    """

    name: str
    image_size: int
    """Height and width in pixels."""
    sigma_min: float
    """Lowest noise level that the model knows, in units of the standardised data; above 0."""
    sigma_max: float
    """Highest one, where sampling starts."""
    data_low: float
    """Black ink in the model's units: denoised pixels are clipped to [data_low, data_high]."""
    data_high: float
    """White paper in the model's units."""
    default_steps: int
    default_guidance: float
    default_guidance_low: float
    default_guidance_high: float
    max_tokens: int
    """What the text encoder reads of a prompt."""
    has_radical: bool
    """True when a request may force a radical."""

    def __post_init__(self) -> None:
        if self.image_size < 1:
            raise ValueError(f"image_size must be positive, not {self.image_size}")
        if not 0.0 < self.sigma_min < self.sigma_max < math.inf:
            raise ValueError(f"no noise levels between sigma_min {self.sigma_min} and sigma_max {self.sigma_max}")
        if not self.data_low < self.data_high:
            raise ValueError(f"no pixels between data_low {self.data_low} and data_high {self.data_high}")


class Conditioning(Protocol):
    """A prompt as one model understands it: made by ``condition``, given back to ``denoise``, never looked into."""

    @property
    def truncated(self) -> bool:
        """True when the prompt was longer than the model reads."""
        ...


class GlyphModel(Protocol):
    """A denoiser of standardised glyphs: variance exploding, latents = x0 + sigma · standard normal noise."""

    @property
    def facts(self) -> ModelFacts:
        """What is true of this model only."""
        ...

    def condition(self, prompt: str, radical: int = 0) -> Conditioning:
        """Prepare what depends on the prompt only. "" with radical 0 is the unconditional model.

        ``radical`` 1 … 214 forces that Kangxi radical; a model without ``has_radical`` ignores it.
        """
        ...

    def denoise(self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning]) -> FloatArray:
        """Return D(x; sigma) = E[x0 | x] [B, 1, S, S], float64, one conditioning a row (Karras et al. 2022, eq. 2).

        Row b is computed as if it were alone: the size of the batch never changes a bit of it. ``latents`` may be
        read-only and is not changed.
        """
        ...
