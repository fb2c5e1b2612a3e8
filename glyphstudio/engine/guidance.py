"""Classifier-free guidance: from a model and a request to the one function that a sampler calls."""

from collections.abc import Sequence

import numpy as np

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning, GlyphModel
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.engine.samplers import Denoise
from glyphstudio.errors import BundleError


def guided(model: GlyphModel, request: GenerationRequest, count: int) -> Denoise:
    """Return D = D_u + w·(D_c - D_u), clipped to the data range, for a batch of ``count`` latents.

    Ho & Salimans 2022, eq. 6 (their w is ours minus 1), for the denoised picture, which is linear in the noise. D_u is
    the unconditional model or the negative prompt's. Guidance acts for ``guidance_low < sigma <= guidance_high``
    (Kynkäänniemi et al. 2024); beyond that interval D = D_c.

    No evaluation is wasted: D_u is not computed where w = 1, beyond the interval, or where it is the same condition;
    D_c is not where w = 0, which means D_u at every level. Where both are needed, they are one batch of twice the size.
    """
    weight = request.guidance
    radical = request.radical if model.facts.has_radical else 0
    if weight == 0.0:
        return _plain(model, [model.condition(request.negative_prompt)] * count)
    wanted = [model.condition(request.prompt, radical)] * count
    plain = _plain(model, wanted)
    if weight == 1.0 or (request.prompt, radical) == (request.negative_prompt, 0):
        return plain
    both = [*wanted, *[model.condition(request.negative_prompt)] * count]

    def denoise(latents: FloatArray, sigma: float) -> FloatArray:
        if not request.guidance_low < sigma <= request.guidance_high:
            return plain(latents, sigma)
        twice = _evaluated(model, np.concatenate([latents, latents]), sigma, both)
        towards, away = twice[:count], twice[count:]
        return _clipped(model, away + weight * (towards - away))

    return denoise


def _plain(model: GlyphModel, conditionings: Sequence[Conditioning]) -> Denoise:
    """Return the denoiser without guidance."""

    def denoise(latents: FloatArray, sigma: float) -> FloatArray:
        return _clipped(model, _evaluated(model, latents, sigma, conditionings))

    return denoise


def _clipped(model: GlyphModel, denoised: FloatArray) -> FloatArray:
    return np.clip(denoised, model.facts.data_low, model.facts.data_high)


def _evaluated(
    model: GlyphModel, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning]
) -> FloatArray:
    """Ask the model; refuse an answer that would spoil every later step without a word."""
    denoised = model.denoise(latents, sigma, conditionings)
    if denoised.shape != latents.shape or denoised.dtype != np.float64:
        raise ValueError(f"{latents.shape} in float64 were denoised to {denoised.shape} in {denoised.dtype}")
    if not np.isfinite(denoised).all():
        raise BundleError(
            f"the model {model.facts.name} answers with what is not a number at noise level {sigma:g}",
            "Install it again, or choose another device.",
        )
    return denoised
