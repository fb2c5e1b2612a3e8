"""The port: what the engine asks of a model, whatever it was trained to predict and whatever runs it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.errors import RequestError

MOST_STYLES = 16
"""That one model can tell apart."""


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
    has_composition: bool = False
    """True when the model can be told which components stand where."""
    guided_up_to: float = 0.0
    """The highest guidance that one evaluation answers for; 0: guidance takes two evaluations a step."""
    draft_steps: int = 0
    """Default steps of the model's draft, which draws in few; 0: it has none."""
    styles: tuple[str, ...] = ()
    """Names of the hands that it draws in, the one that is meant without a name first; none: it knows of none."""

    def __post_init__(self) -> None:
        if self.image_size < 1:
            raise ValueError(f"image_size must be positive, not {self.image_size}")
        if not 0.0 < self.sigma_min < self.sigma_max < math.inf:
            raise ValueError(f"no noise levels between sigma_min {self.sigma_min} and sigma_max {self.sigma_max}")
        if not self.data_low < self.data_high:
            raise ValueError(f"no pixels between data_low {self.data_low} and data_high {self.data_high}")
        if len(self.styles) > MOST_STYLES or "" in self.styles or len(set(self.styles)) < len(self.styles):
            raise ValueError(f"styles must be up to {MOST_STYLES} different names, not {', '.join(self.styles)!r}")

    def style_named(self, style: str) -> str:
        """Return which of the styles ``style`` means; "" for a model that knows of none, which ignores it.

        Raises ``RequestError`` for one that the model does not have.
        """
        if not self.styles:
            return ""
        if style and style not in self.styles:
            raise RequestError(f"the model {self.name} has no style {style!r}, it has {', '.join(self.styles)}")
        return style or self.styles[0]


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

    def condition(self, prompt: str, radical: int = 0, composition: str = "", style: str = "") -> Conditioning:
        """Prepare what does not depend on the noise. "" with radical 0 and no composition is the unconditional model.

        ``radical`` 1 … 214 forces that Kangxi radical; a model without ``has_radical`` ignores it. ``composition`` is
        an ideographic description sequence, "" leaves the components open; a model without ``has_composition`` ignores
        it. ``style`` is one of the facts' ``styles``, "" the first; a model without any ignores it, one that has
        others raises ``RequestError``. The unconditional model has a style too.
        """
        ...

    def compose(self, prompt: str, radical: int, seed: int, strokes: int = 0) -> str:
        """Return a composition that fits the prompt, invented by ``seed``; "" when the components are left open.

        ``strokes`` 1 … 64 is about how many it has, 0 leaves them open. Equal arguments
        give equal compositions. A model without ``has_composition`` returns "".
        """
        ...

    def blend(self, conditionings: Sequence[Conditioning], weights: Sequence[float]) -> Conditioning:
        """Return the conditioning between others: Σ weight · conditioning, with weights that sum to 1.

        Wang & Golland 2023, sect. 3.1, who walk in a straight line between the embeddings of two texts.
        """
        ...

    @property
    def draft(self) -> "GlyphModel":
        """The model that draws drafts, for a model whose facts have ``draft_steps``."""
        ...

    def denoise(
        self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning], guidance: float = 1.0
    ) -> FloatArray:
        """Return D(x; sigma) = E[x0 | x] [B, 1, S, S], float64, one conditioning a row (Karras et al. 2022, eq. 2).

        A model with ``guided_up_to`` is told ``guidance`` and answers D_u + w·(D_c - D_u) instead, D_u unconditional;
        another one is never told any but 1.

        Row b is computed as if it were alone: the size of the batch never changes a bit of it on a processor, and on a
        graphics card its rounding at most. ``latents`` may be read-only and is not changed.
        """
        ...
