"""A run that starts from what somebody drew, or redraws a part of a picture."""

from dataclasses import replace
from typing import TYPE_CHECKING

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.glyphs.inline_pictures import encode_inline
from glyphstudio.studio.create.run_spec import RunSpec

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import ModelFacts


def sketched(
    draft: RunSpec, facts: "ModelFacts | None", side: int, picture: bytes, mask: bytes | None, strength: float
) -> RunSpec:
    """Return ``draft`` from the side × side grey ``picture`` on, and only where ``mask`` is 255.

    Raises ``RequestError`` for a draft out of its range.
    """
    request = draft.requests(facts)[0]
    like: GenerationRequest = replace(
        request,
        start=encode_inline(side, picture),
        mask="" if mask is None else encode_inline(side, mask),
        strength=strength,
        variation=0.0,
        variation_seed=0,
        morph=None,
    )
    return replace(draft, like=like, variation=0.0)
