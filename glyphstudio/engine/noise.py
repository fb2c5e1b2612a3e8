"""One seed, one stream of noise, so that a picture does not depend on what is drawn beside it."""

from collections.abc import Sequence

import numpy as np

from glyphstudio.engine.arrays import FloatArray


class NoiseStreams:
    """Standard normal noise for a batch: row b comes from PCG64(seeds[b]) alone.

    The first call gives the noise that sampling starts from, each later one what a stochastic sampler adds in a step.
    """

    def __init__(self, seeds: Sequence[int], shape: tuple[int, ...]) -> None:
        self._generators = [np.random.Generator(np.random.PCG64(seed)) for seed in seeds]
        self._shape = shape

    def __call__(self) -> FloatArray:
        """Return fresh noise [B, *shape]."""
        return np.stack([generator.standard_normal(self._shape) for generator in self._generators])
