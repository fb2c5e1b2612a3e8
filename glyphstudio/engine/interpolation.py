"""Between two noises, and between two or four corners."""

import math

import numpy as np

from glyphstudio.engine.arrays import FloatArray

PARALLEL = 0.9995
"""Cosine beyond which the arc is a straight line, as in A1111's variations."""


def slerp(start: FloatArray, end: FloatArray, share: float) -> FloatArray:
    """Return the point at ``share`` of the arc from ``start`` to ``end``, to the bit either of them at 0 and 1.

    Shoemake 1985, as Song et al. 2021 (DDIM, appendix D.5) mix noises: a straight mean of two would be too quiet.
    The sums run over the one array alone, so that a batch is mixed as its singles are.
    """
    if share == 0.0:
        return start
    if share == 1.0:
        return end
    lengths = math.sqrt(float(np.sum(start * start)) * float(np.sum(end * end)))
    cosine = float(np.sum(start * end)) / lengths
    if abs(cosine) > PARALLEL:
        return (1.0 - share) * start + share * end
    angle = math.acos(cosine)
    mixed: FloatArray = (math.sin((1.0 - share) * angle) * start + math.sin(share * angle) * end) / math.sin(angle)
    return mixed
