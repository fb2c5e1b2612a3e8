"""The one loop behind the window, the command line, sheets, training previews and tests."""

from collections.abc import Iterator, Sequence

from glyphstudio.engine.guidance import guided
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.noise import NoiseStreams
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.samplers import SAMPLERS, DenoisingState
from glyphstudio.engine.schedules import SCHEDULES


def generate(model: GlyphModel, requests: Sequence[GenerationRequest]) -> Iterator[DenoisingState]:
    """Draw a batch of pictures that differ in their seeds only; yield one state [B, 1, S, S] a step.

    Row b is ``requests[b]``'s picture, to the bit what it would be alone. The last state holds the finished pictures,
    in [data_low, data_high]. To cancel, stop iterating: nothing runs between two states.

    Raises ``ValueError`` at once for no requests, for requests that differ in more than the seed, and for noise
    levels that the schedule cannot give; ``BundleError`` while iterating when the model answers with NaN or infinity.
    """
    if not requests:
        raise ValueError("no requests")
    first = requests[0]
    for request in requests:
        if request.with_seed(first.seed) != first:
            raise ValueError(f"a batch differs in the seed only, not {first} and {request}")
    facts = model.facts
    levels = SCHEDULES[first.schedule](first.steps, facts.sigma_min, facts.sigma_max)
    noise = NoiseStreams([request.seed for request in requests], (1, facts.image_size, facts.image_size))

    def states() -> Iterator[DenoisingState]:
        denoise = guided(model, first, len(requests))
        yield from SAMPLERS[first.sampler](denoise, noise() * levels[0], levels, noise)

    return states()
