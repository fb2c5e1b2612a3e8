"""What the controls say, before a model turns it into requests."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest, requests_of

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import ModelFacts


@dataclass(frozen=True, kw_only=True)
class Draft:
    """A run as the artist asks for it. What has no control comes from ``like``, or else from the model's defaults."""

    prompt: str
    seed: int
    steps: int
    guidance: float
    sampler: str
    count: int
    like: GenerationRequest | None = None
    """The request of a picture that was dropped in: its negative prompt, interval, schedule and radical are kept."""

    def requests(self, facts: "ModelFacts | None") -> tuple[GenerationRequest, ...]:
        """Return ``count`` requests with the seeds N, N+1, … for the model with these ``facts``.

        None stands for a model that is not open yet. Raises ``RequestError`` for a value out of its range.
        """
        like = self.like or GenerationRequest(prompt="")
        if facts is not None and self.like is None:
            like = replace(like, guidance_low=facts.default_guidance_low, guidance_high=facts.default_guidance_high)
        request = replace(
            like,
            prompt=" ".join(self.prompt.split()),
            seed=self.seed,
            steps=self.steps,
            guidance=self.guidance,
            sampler=self.sampler,
        )
        return requests_of(request, self.count)
