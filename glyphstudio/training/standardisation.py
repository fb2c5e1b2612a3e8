"""The scale that pictures are trained at: mean 0 and deviation 1, over a data set."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor


@dataclass(frozen=True)
class Standardisation:
    """Mean and standard deviation of the pictures in [−1, 1]."""

    mean: float
    std: float

    @classmethod
    def of(cls, images: npt.NDArray[np.uint8], rows: npt.NDArray[np.int64], sample: int = 2000) -> "Standardisation":
        """Measure over ``sample`` evenly spaced ``rows`` of ``images`` [M, S, S]."""
        chosen = np.linspace(0, len(rows) - 1, min(sample, len(rows))).astype(np.int64)
        pixels = images[rows[chosen]].astype(np.float64) / 127.5 - 1.0
        return cls(float(pixels.mean()), float(pixels.std()))

    def apply(self, images: npt.NDArray[np.uint8]) -> Tensor:
        """Return float32 [B, 1, S, S] of mean 0 and deviation 1."""
        scaled = images.astype(np.float32) * np.float32(1.0 / 127.5 / self.std)
        scaled -= np.float32((1.0 + self.mean) / self.std)
        return torch.from_numpy(scaled)[:, None]
