"""Pictures like one that is there: a little or a lot away from it."""

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.studio.create.run_spec import RunSpec

LITTLE, MUCH = 0.15, 0.5
"""Shares of the way to another seed's noise: strokes change, or the picture does while its idea stays."""
COUNT = 8


def varied(request: GenerationRequest, share: float) -> RunSpec:
    """Return a run of :data:`COUNT` variations of ``request``'s picture."""
    return RunSpec(
        prompt=request.prompt,
        seed=request.seed,
        steps=request.steps,
        guidance=request.guidance,
        sampler=request.sampler,
        schedule=request.schedule,
        negative_prompt=request.negative_prompt,
        composition=request.composition,
        radical=request.radical,
        style=request.style,
        strokes=request.strokes,
        count=COUNT,
        quick=request.draft,
        like=request,
        variation=share,
    )
