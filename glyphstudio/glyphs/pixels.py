"""Between a model's range and 8-bit grey: 0 is black ink, 255 white paper."""

import math

import numpy as np
import numpy.typing as npt


def to_grey(denoised: npt.NDArray[np.float64], low: float, high: float) -> npt.NDArray[np.uint8]:
    """Return [B, S, S] uint8 of [B, 1, S, S] in [low, high], rounded half to even; what lies outside is clipped.

    Raises ``ValueError`` for another shape, an empty range, or a value that is not a number.
    """
    if denoised.ndim != 4 or denoised.shape[1] != 1:
        raise ValueError(f"pixels are [B, 1, S, S], not {denoised.shape}")
    if not -math.inf < low < high < math.inf:
        raise ValueError(f"no greys between {low} and {high}")
    if np.isnan(denoised).any():
        raise ValueError("a pixel is not a number")
    share = (np.clip(denoised[:, 0], low, high) - low) / (high - low)
    return np.rint(share * 255.0).astype(np.uint8)


def noisy_to_grey(latents: npt.NDArray[np.float64], sigma: float, low: float, high: float) -> npt.NDArray[np.uint8]:
    """Return [B, S, S] uint8 of noisy latents [B, 1, S, S] at noise level ``sigma``, to be looked at.

    Latents = x0 + sigma·e with x0 of variance 1 are divided by √(1 + sigma²), which makes them the variance
    preserving x_t of Ho et al. 2020, eq. 4: pure noise at the start, the picture at the end. Raises as ``to_grey``.
    """
    return to_grey(latents / math.hypot(1.0, sigma), low, high)
