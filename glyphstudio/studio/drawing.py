"""Draw a batch so that it can be watched: runs on the worker's thread, and is imported there, with NumPy."""

from collections.abc import Iterator, Sequence

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.generate import generate
from glyphstudio.engine.model import GlyphModel, ModelFacts
from glyphstudio.engine.noise import NoiseStreams
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.samplers import DenoisingState
from glyphstudio.glyphs.pixels import noisy_to_grey, to_grey
from glyphstudio.studio.pictures import Frame, Picture

ROWS = 2
"""Pictures that take a step together. A small number makes a large batch come alive tile by tile and stop soon."""


def draw(model: GlyphModel, requests: Sequence[GenerationRequest], rows: int = ROWS) -> Iterator[Frame]:
    """Yield the pictures of ``requests``, first as pure noise, then after each step of ``rows`` of them.

    All pictures stay within one step of each other. As one seed is one stream, each has the bytes that it would have
    alone. Raises as :func:`~glyphstudio.engine.generate.generate`.
    """
    facts = model.facts
    total = sum(request.steps for request in requests)
    pictures = _noise(facts, requests)
    truncated = model.condition(requests[0].prompt, requests[0].radical if facts.has_radical else 0).truncated
    groups = [(first, generate(model, requests[first : first + rows])) for first in range(0, len(requests), rows)]
    done = 0
    yield Frame(pictures=tuple(pictures), done=done, total=total, truncated=truncated)
    for _ in range(requests[0].steps):
        for first, states in groups:
            developed = _developed(next(states), facts)
            pictures[first : first + len(developed)] = developed
            done += len(developed)
            yield Frame(pictures=tuple(pictures), done=done, total=total, truncated=truncated)


def _developed(state: DenoisingState, facts: ModelFacts) -> list[Picture]:
    clean = to_grey(state.denoised, facts.data_low, facts.data_high)
    noisy = noisy_to_grey(state.latents, state.sigma, facts.data_low, facts.data_high) if state.sigma else clean
    return [_picture(state.step, state.total_steps, state.sigma, *pair) for pair in zip(noisy, clean, strict=True)]


def _noise(facts: ModelFacts, requests: Sequence[GenerationRequest]) -> list[Picture]:
    """Return what the samplers start from: each request's own noise, and no prediction yet."""
    size = facts.image_size
    start = NoiseStreams([request.seed for request in requests], (1, size, size))()
    paper = np.full((size, size), 255, dtype=np.uint8)
    noise = to_grey(start, facts.data_low, facts.data_high)
    return [_picture(0, requests[0].steps, facts.sigma_max, grey, paper) for grey in noise]


def _picture(
    step: int, total_steps: int, sigma: float, noisy: npt.NDArray[np.uint8], clean: npt.NDArray[np.uint8]
) -> Picture:
    return Picture(
        size=len(clean),
        step=step,
        total_steps=total_steps,
        sigma=sigma,
        noisy=noisy.tobytes(),
        clean=clean.tobytes(),
    )
