"""One seed, one stream of noise, so that a picture does not depend on what is drawn beside it."""

from collections.abc import Sequence

import numpy as np

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.interpolation import slerp
from glyphstudio.engine.request import GenerationRequest


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


class RequestNoise:
    """The noise of ``requests``, one a row: at first what each starts from, then what its own seed's stream adds.

    The start of a variation lies between the noises of two seeds, as A1111's "variation seed" has it; that of a morph
    between the noises of its corners, first across, then down. Without either it is the seed's own, to the bit.
    """

    def __init__(self, requests: Sequence[GenerationRequest], shape: tuple[int, ...]) -> None:
        self._stream = NoiseStreams([request.seed for request in requests], shape)
        own = self._stream()
        self.start: FloatArray = np.stack([_varied(noise, one) for noise, one in zip(own, requests, strict=True)])
        """[B, *shape]"""

    def __call__(self) -> FloatArray:
        """Return fresh noise [B, *shape]."""
        return self._stream()


def _first_noise(seed: int, shape: tuple[int, ...]) -> FloatArray:
    return np.asarray(NoiseStreams([seed], shape)()[0])


def _varied(noise: FloatArray, request: GenerationRequest) -> FloatArray:
    """Return what ``request`` starts from; ``noise`` is its seed's."""
    shape = noise.shape
    if request.variation:
        noise = slerp(noise, _first_noise(request.variation_seed, shape), request.variation)
    if request.morph is None:
        return noise
    place = request.morph
    row = [noise, *(_first_noise(seed, shape) for seed in place.seeds)]
    across = [slerp(left, right, place.across) for left, right in zip(row[::2], row[1::2], strict=True)]
    return across[0] if len(across) == 1 else slerp(across[0], across[1], place.down)
