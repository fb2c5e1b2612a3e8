"""Between a model's range and 8-bit grey: 0 is black ink, 255 white paper."""

import math
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

GreyPicture: TypeAlias = npt.NDArray[np.uint8]
"""[S, S]: square, 0 ink … 255 paper."""


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


def ink_of(images: npt.NDArray[np.uint8], side: int) -> npt.NDArray[np.float32]:
    """Return the share of ink, float32 [N, side, side] in [0, 1], of grey pictures uint8 [N, S, S]: 1 is black.

    Each pixel is the mean over its area, so thin strokes become grey and none is lost. Raises ``ValueError`` for
    another shape or type, and unless S is a multiple of ``side``.
    """
    if images.ndim != 3 or images.dtype != np.uint8 or images.shape[1] != images.shape[2]:
        raise ValueError(f"pictures are uint8 [N, S, S], not {images.dtype} {images.shape}")
    size = images.shape[1]
    if size == 0 or size % side:
        raise ValueError(f"pictures of {size} pixels cannot be shrunk to {side}")
    factor = size // side
    total = np.zeros((len(images), side, side), dtype=np.uint32)
    for row in range(factor):
        for column in range(factor):  # a few strided sums are many times faster than one over two axes
            total += images[:, row::factor, column::factor]
    return 1.0 - total.astype(np.float32) / np.float32(255 * factor * factor)
