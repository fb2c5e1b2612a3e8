"""Classifier-free guidance: from a model and a request to the one function that a sampler calls."""

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeAlias

import numpy as np

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning, GlyphModel
from glyphstudio.engine.request import OPEN, GenerationRequest
from glyphstudio.engine.samplers import Denoise
from glyphstudio.errors import BundleError


def composition_of(model: GlyphModel, request: GenerationRequest) -> str:
    """Return the composition that ``request``'s picture is drawn with; "" when the components are left open."""
    if not model.facts.has_composition or request.composition == OPEN:
        return ""
    return request.composition or model.compose(request.prompt, request.radical, request.seed, request.strokes)


def told_composition(model: GlyphModel, request: GenerationRequest) -> str:
    """Return :func:`composition_of`, "" without any guidance: then the model is told nothing."""
    return composition_of(model, request) if request.guidance else ""


def guided(model: GlyphModel, requests: Sequence[GenerationRequest]) -> Denoise:
    """Return D = D_u + w·(D_c - D_u), clipped to the data range, for one latent a request.

    The requests differ in their seeds only, and so, where the seed decides them, in their compositions.

    Ho & Salimans 2022, eq. 6 (their w is ours minus 1), for the denoised picture, which is linear in the noise. D_u is
    the unconditional model or the negative prompt's. Guidance acts for ``guidance_low < sigma <= guidance_high``
    (Kynkäänniemi et al. 2024); beyond that interval D = D_c. D_u has the style of D_c: guidance shall lead away from
    that style's average glyph, not from the other styles.

    No evaluation is wasted: D_u is not computed where w = 1, beyond the interval, or where it is the same condition;
    D_c is not where w = 0, which means D_u at every level. Where both are needed, they are one batch of twice the size;
    a model that was distilled to be told w up to some scale (Meng et al. 2023) needs one, unless there is a negative
    prompt, of which its D_u knows nothing.
    """
    request, count = requests[0], len(requests)
    weight = request.guidance
    radical = request.radical if model.facts.has_radical else 0
    if weight == 0.0:
        return _plain(model, [_away(model, request)] * count)
    places = [_place_of(model, one) for one in requests]
    prepared = {place: _conditioned(model, place, radical, request.style) for place in dict.fromkeys(places)}
    wanted = [prepared[place] for place in places]
    plain = _plain(model, wanted)
    if weight == 1.0 or (set(places) == {((request.negative_prompt, "", 1.0),)} and not radical):
        return plain
    if weight <= model.facts.guided_up_to and not request.negative_prompt:
        return _told(model, request, wanted)
    both = [*wanted, *[_away(model, request)] * count]

    def denoise(latents: FloatArray, sigma: float) -> FloatArray:
        if not request.guidance_low < sigma <= request.guidance_high:
            return plain(latents, sigma)
        twice = _evaluated(model, np.concatenate([latents, latents]), sigma, both)
        towards, away = twice[:count], twice[count:]
        return _clipped(model, away + weight * (towards - away))

    return denoise


_Place: TypeAlias = tuple[tuple[str, str, float], ...]
"""What a picture is conditioned on: prompts with their compositions and weights."""


def _place_of(model: GlyphModel, request: GenerationRequest) -> _Place:
    """Return the corners that have a share in ``request``'s picture, each with the composition of its own seed."""
    return tuple(
        (corner.prompt, composition_of(model, replace(request, prompt=corner.prompt, seed=corner.seed)), corner.weight)
        for corner in request.corners
        if corner.weight
    )


def _away(model: GlyphModel, request: GenerationRequest) -> Conditioning:
    """Return what guidance leads away from."""
    return model.condition(request.negative_prompt, style=request.style)


def _conditioned(model: GlyphModel, place: _Place, radical: int, style: str) -> Conditioning:
    corners = [model.condition(prompt, radical, composition, style) for prompt, composition, _ in place]
    return corners[0] if len(corners) == 1 else model.blend(corners, [weight for *_, weight in place])


def _told(model: GlyphModel, request: GenerationRequest, conditionings: Sequence[Conditioning]) -> Denoise:
    """Return the denoiser of a model that is told the guidance."""

    def denoise(latents: FloatArray, sigma: float) -> FloatArray:
        acts = request.guidance_low < sigma <= request.guidance_high
        weight = request.guidance if acts else 1.0
        return _clipped(model, _evaluated(model, latents, sigma, conditionings, weight))

    return denoise


def _plain(model: GlyphModel, conditionings: Sequence[Conditioning]) -> Denoise:
    """Return the denoiser without guidance."""

    def denoise(latents: FloatArray, sigma: float) -> FloatArray:
        return _clipped(model, _evaluated(model, latents, sigma, conditionings))

    return denoise


def _clipped(model: GlyphModel, denoised: FloatArray) -> FloatArray:
    return np.clip(denoised, model.facts.data_low, model.facts.data_high)


def _evaluated(
    model: GlyphModel,
    latents: FloatArray,
    sigma: float,
    conditionings: Sequence[Conditioning],
    weight: float = 1.0,
) -> FloatArray:
    """Ask the model; refuse an answer that would spoil every later step without a word."""
    told = () if weight == 1.0 else (weight,)
    denoised = model.denoise(latents, sigma, conditionings, *told)
    if denoised.shape != latents.shape or denoised.dtype != np.float64:
        raise ValueError(f"{latents.shape} in float64 were denoised to {denoised.shape} in {denoised.dtype}")
    if not np.isfinite(denoised).all():
        raise BundleError(
            f"the model {model.facts.name} answers with what is not a number at noise level {sigma:g}",
            "Install it again, or choose another device.",
        )
    return denoised
