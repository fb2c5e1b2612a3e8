"""Draw a batch so that it can be watched: runs on the worker's thread, and is imported there, with NumPy."""

from collections.abc import Iterator, Sequence
from itertools import accumulate

from glyphstudio.engine.generate import generate
from glyphstudio.engine.grouping import groups_of
from glyphstudio.engine.guidance import told_composition
from glyphstudio.engine.initial_latents import begin
from glyphstudio.engine.model import GlyphModel, ModelFacts
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.samplers import DenoisingState
from glyphstudio.glyphs.pixels import noisy_to_grey, to_grey
from glyphstudio.studio.pictures import Frame, Picture

ROWS = 2
"""Pictures that take a step together. A small number makes a large batch come alive tile by tile and stop soon."""
NOISE_RANGE = 3.0
"""Standard deviations of noise that are told apart: black is -3, white is 3."""
MOST_REMEMBERED = 64 * 2**20
"""Bytes of all steps of a run that are kept to be looked at again; of a longer run every second is, or every third."""


def draw(
    model: GlyphModel, requests: Sequence[GenerationRequest], rows: int = ROWS, remembered: int = MOST_REMEMBERED
) -> Iterator[Frame]:
    """Yield the pictures of ``requests``, first as pure noise, then after each step of ``rows`` of them.

    All pictures stay within one step of each other; they have the same number of steps. As one seed is one stream, each
    has the bytes that it would have alone. Each knows its earlier steps, as many as ``remembered`` bytes hold.

    Raises as :func:`~glyphstudio.engine.generate.generate`.
    """
    facts, steps = model.facts, requests[0].steps
    total = sum(request.steps for request in requests)
    every = _thinned(facts, len(requests), steps, remembered)
    pictures = _noise(model, requests)
    truncated = _truncates(model, requests)
    groups = [(first, generate(model, requests[first:end])) for first, end in _together(requests, rows)]
    done = 0
    yield Frame(pictures=tuple(pictures), done=done, total=total, truncated=truncated)
    for _ in range(steps):
        for first, states in groups:
            state = next(states)
            end = first + len(state.latents)
            pictures[first:end] = _developed(state, facts, pictures[first:end], every)
            done += end - first
            yield Frame(pictures=tuple(pictures), done=done, total=total, truncated=truncated)


def _together(requests: Sequence[GenerationRequest], rows: int) -> list[tuple[int, int]]:
    """Return the first and the end of each group: at most ``rows`` neighbours that differ in their seeds only."""
    ends = list(accumulate(len(group) for group in groups_of(requests, rows)))
    return list(zip([0, *ends[:-1]], ends, strict=True))


def _truncates(model: GlyphModel, requests: Sequence[GenerationRequest]) -> bool:
    has_radical = model.facts.has_radical
    asked = dict.fromkeys((each.prompt, each.radical if has_radical else 0, "", each.style) for each in requests)
    return any(model.condition(*condition).truncated for condition in asked)


def _thinned(facts: ModelFacts, count: int, steps: int, remembered: int) -> int:
    """Return n so that every n-th step of all pictures fits in ``remembered`` bytes."""
    step = 3 * facts.image_size**2 * count
    return max(1, -(-step * steps // max(step, remembered)))


def _developed(state: DenoisingState, facts: ModelFacts, before: Sequence[Picture], every: int) -> list[Picture]:
    """Return the pictures of ``state``, each with the one ``before`` it, or with that one's if it is passed over."""
    low, high = facts.data_low, facts.data_high
    clean = to_grey(state.denoised, low, high)
    noisy, noise = clean, None
    if state.sigma:
        noisy = noisy_to_grey(state.latents, state.sigma, low, high)
        noise = to_grey((state.latents - state.denoised) / state.sigma, -NOISE_RANGE, NOISE_RANGE)
    return [
        Picture(
            size=facts.image_size,
            step=state.step,
            total_steps=state.total_steps,
            sigma=state.sigma,
            noisy=noisy[row].tobytes(),
            clean=clean[row].tobytes(),
            noise=older.noise if noise is None else noise[row].tobytes(),
            composition=older.composition,
            before=older.before if older.step % every else older,
        )
        for row, older in enumerate(before)
    ]


def _noise(model: GlyphModel, requests: Sequence[GenerationRequest]) -> list[Picture]:
    """Return what the samplers start from: noise, or a picture with noise on it, and no prediction yet."""
    facts = model.facts
    beginning = begin(facts, requests)
    sigma = float(beginning.levels[0])
    paper = bytes(b"\xff" * facts.image_size**2)
    noisy = noisy_to_grey(beginning.latents, sigma, facts.data_low, facts.data_high)
    noise = to_grey(beginning.noise.start, -NOISE_RANGE, NOISE_RANGE)
    return [
        Picture(
            size=facts.image_size,
            step=0,
            total_steps=request.steps,
            sigma=sigma,
            noisy=noisy[row].tobytes(),
            clean=paper,
            noise=noise[row].tobytes(),
            composition=told_composition(model, request),
        )
        for row, request in enumerate(requests)
    ]
