"""Where sampling begins: from noise alone, from a picture with noise on it, or from a part of one."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import ModelFacts
from glyphstudio.engine.noise import RequestNoise
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.samplers import Denoise
from glyphstudio.engine.schedules import SCHEDULES
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.inline_pictures import decode_inline

REDRAWN = 128
"""From this grey of a mask on the picture is drawn anew."""


@dataclass(frozen=True, eq=False)
class InitialLatents:
    """What a sampler is given. ``levels`` is [0] where nothing is to be done: the picture is there."""

    latents: FloatArray
    """[B, 1, S, S] at levels[0]."""
    levels: FloatArray
    noise: RequestNoise
    known: FloatArray | None
    """The start picture [1, S, S] in the model's units."""
    redrawn: npt.NDArray[np.bool_] | None
    """[1, S, S], True where it is drawn anew; None: everywhere."""

    def keeping(self, denoise: Denoise) -> Denoise:
        """Return ``denoise`` with an answer that is the start picture itself wherever the mask keeps it.

        Known pixels thereby stand at each level as the start with that level's noise on it, the rest is drawn to match
        them (Lugmayr et al. 2022, RePaint, eq. 8; here once a level), and at level 0 they are the start to the bit. It
        holds for every sampler of ours, as all of them mix x with D: where D is constant, x - D is the noise alone,
        scaled to the level.
        """
        known, redrawn = self.known, self.redrawn
        if known is None or redrawn is None:
            return denoise

        def kept(latents: FloatArray, sigma: float) -> FloatArray:
            return np.where(redrawn, denoise(latents, sigma), known)

        return kept


def begin(facts: ModelFacts, requests: Sequence[GenerationRequest]) -> InitialLatents:
    """Return where ``requests`` begin, which differ in their seeds only.

    Noise is put on a start picture up to the level that ``strength`` says, and sampling goes on from there, in as many
    steps as ever (Meng et al. 2022, SDEdit, alg. 1). Strength 1 is the model's highest level, 0 none at all; between
    them it is even in sigma^(1/7), as the levels of Karras et al. 2022, eq. 5. Without a picture strength says nothing.

    Raises ``RequestError`` for a picture of another size than the model's, and when so little strength leaves no such
    number of levels; ``ValueError`` for levels that the schedule cannot give.
    """
    first, size = requests[0], facts.image_size
    noise = RequestNoise(requests, (1, size, size))
    if not first.start:
        levels = SCHEDULES[first.schedule](first.steps, facts.sigma_min, facts.sigma_max)
        return InitialLatents(noise.start * levels[0], levels, noise, None, None)
    share = _grey_of(first.start, facts).astype(np.float64) / 255.0
    known = facts.data_low + share * (facts.data_high - facts.data_low)
    redrawn = _grey_of(first.mask, facts) >= REDRAWN if first.mask else None
    levels = _levels_from(first, facts)
    return InitialLatents(known + noise.start * levels[0], levels, noise, known, redrawn)


def _levels_from(request: GenerationRequest, facts: ModelFacts) -> FloatArray:
    """Return the levels below the one that the request's strength says."""
    if request.strength == 0.0:
        return np.zeros(1)
    schedule, highest = SCHEDULES[request.schedule], facts.sigma_max
    if request.strength < 1.0:
        low, high = facts.sigma_min ** (1 / 7), facts.sigma_max ** (1 / 7)
        highest = (low + request.strength * (high - low)) ** 7
    try:
        return schedule(request.steps, facts.sigma_min, highest)
    except ValueError as error:
        raise RequestError(
            f"there are no {request.steps} noise levels for a strength of {request.strength:g}",
            "Take more strength, or fewer steps.",
        ) from error


def _grey_of(text: str, facts: ModelFacts) -> npt.NDArray[np.uint8]:
    """Return the picture [1, S, S] that a request carries."""
    side, grey = decode_inline(text)
    if side != facts.image_size:
        raise RequestError(
            f"the picture in the request has {side} × {side} pixels, the model {facts.name} draws "
            f"{facts.image_size} × {facts.image_size}",
            "Choose the picture again, or the model that it was made for.",
        )
    return np.frombuffer(grey, dtype=np.uint8).reshape(1, side, side)
