"""The one loop behind the window, the command line, sheets, training previews and tests."""

from collections.abc import Iterator, Sequence

from glyphstudio.engine.guidance import guided
from glyphstudio.engine.initial_latents import InitialLatents, begin
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.samplers import SAMPLERS, DenoisingState
from glyphstudio.errors import RequestError


def generate(model: GlyphModel, requests: Sequence[GenerationRequest]) -> Iterator[DenoisingState]:
    """Draw a batch of pictures that differ in their seeds only; yield one state [B, 1, S, S] a step.

    Row b is ``requests[b]``'s picture, to the bit what it would be alone. The last state holds the finished pictures,
    in [data_low, data_high]. To cancel, stop iterating: nothing runs between two states.

    Raises ``ValueError`` at once for no requests, for requests that differ in more than their seeds, and for noise
    levels that the schedule cannot give; ``RequestError`` for a draft of a model that has none and for a start picture
    that does not fit; ``BundleError`` while iterating when the model answers with NaN or infinity.
    """
    if not requests:
        raise ValueError("no requests")
    first = requests[0]
    for request in requests:
        if not request.is_like(first):
            raise ValueError(f"a batch differs in the seed only, not {first} and {request}")
    if first.draft and not model.facts.draft_steps:
        raise RequestError(f"the model {model.facts.name} has no draft", "Draw it without, or choose another model.")
    beginning = begin(model.facts, requests)

    def states() -> Iterator[DenoisingState]:
        if len(beginning.levels) == 1:
            yield from _still(beginning, first.steps)
            return
        denoise = beginning.keeping(guided(model.draft if first.draft else model, requests))
        yield from SAMPLERS[first.sampler](denoise, beginning.latents, beginning.levels, beginning.noise)

    return states()


def _still(beginning: InitialLatents, steps: int) -> Iterator[DenoisingState]:
    """Yield the start picture at each step: it got no noise that could be taken away."""
    for step in range(1, steps + 1):
        yield DenoisingState(step, steps, 0.0, beginning.latents, beginning.latents)
