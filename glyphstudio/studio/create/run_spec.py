"""What the controls say, before a model turns it into requests."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from glyphstudio.engine.choices import DRAFT_STEPS
from glyphstudio.engine.request import GenerationRequest, requests_of, variations_of
from glyphstudio.engine.wildcards import expand

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import ModelFacts


@dataclass(frozen=True, kw_only=True)
class RunSpec:
    """A run as the artist asks for it. What has no control comes from ``like``, or else from the model's defaults."""

    prompt: str
    seed: int
    steps: int
    guidance: float
    sampler: str
    count: int
    schedule: str = GenerationRequest.schedule
    negative_prompt: str = ""
    composition: str = ""
    """As in a request; only a model that knows compositions is told of it."""
    radical: int = 0
    """As in a request; only a model that knows radicals is told of it."""
    style: str = ""
    """As in a request; only a model that has it is told of it."""
    strokes: int = 0
    """As in a request; only a model that knows compositions is told of it."""
    quick: bool = False
    """True: drawn by the model's draft, in the few steps that it is made for."""
    like: GenerationRequest | None = None
    """The request of a picture that was dropped in: its guidance interval is kept, and how a draft was sampled."""
    variation: float = 0.0
    """Above 0: pictures like that of the one seed, this far on the way to the noises of others."""

    unchosen: frozenset[str] = frozenset()
    """Which of "steps" and "guidance" nobody has chosen: there the model's recommendation holds once it is known."""

    def requests(self, facts: "ModelFacts | None") -> tuple[GenerationRequest, ...]:
        """Return ``count`` requests with the seeds N, N+1, … for the model with these ``facts``.

        Where the prompts have choices, ``{red|blue}``, each request has what its seed says. None stands for a model
        that is not open yet. Raises ``RequestError`` for a value out of its range, and for a choice that does not end.
        """
        like = self.like or GenerationRequest(prompt="")
        if facts is not None and self.like is None:
            like = replace(like, guidance_low=facts.default_guidance_low, guidance_high=facts.default_guidance_high)
        request = replace(
            like,
            prompt=_plain(self.prompt),
            negative_prompt=_plain(self.negative_prompt),
            seed=self.seed,
            steps=self.steps if facts is None or "steps" not in self.unchosen else facts.default_steps,
            guidance=self.guidance if facts is None or "guidance" not in self.unchosen else facts.default_guidance,
            sampler=self.sampler,
            schedule=self.schedule,
            composition=self.composition.strip() if facts is None or facts.has_composition else "",
            radical=self.radical if facts is None or facts.has_radical else 0,
            style=self.style if facts is None or self.style in facts.styles else "",
            strokes=self.strokes if facts is None or facts.has_composition else 0,
            draft=False,
        )
        request = self._quick(request, like, facts) if self.quick else request
        if self.variation:
            return tuple(map(_expanded, variations_of(request, self.variation, self.count)))
        return tuple(map(_expanded, requests_of(request, self.count)))

    def preview(self, facts: "ModelFacts") -> GenerationRequest:
        """Return the first picture as it is drawn in passing: by the model's draft, or in few steps where it has none.

        Raises as ``requests``.
        """
        unchosen = self.unchosen - {"steps"}
        quick = replace(self, count=1, steps=DRAFT_STEPS, quick=facts.draft_steps > 0, unchosen=unchosen)
        return quick.requests(facts)[0]

    @staticmethod
    def _quick(request: GenerationRequest, like: GenerationRequest, facts: "ModelFacts | None") -> GenerationRequest:
        """Sample as drafts are, or as the draft that was dropped in was."""
        if like.draft:
            return replace(request, draft=True, steps=like.steps, sampler=like.sampler, schedule=like.schedule)
        return request.as_draft(DRAFT_STEPS if facts is None else facts.draft_steps)


def _expanded(request: GenerationRequest) -> GenerationRequest:
    """Return ``request`` with what its seed chooses in its prompts."""
    prompt, negative = (_plain(expand(text, request.seed)) for text in (request.prompt, request.negative_prompt))
    return replace(request, prompt=prompt, negative_prompt=negative)


def _plain(text: str) -> str:
    """Return ``text`` without the white space that nobody sees."""
    return " ".join(text.split())
