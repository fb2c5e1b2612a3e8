"""How the weights in a prompt act: on the states of the tokens, before the model sees them."""

from typing import Protocol

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.text import TextEncoder
from glyphstudio.engine.weights import WeightedPrompt

Encoded = tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]
"""States [1, L, d], zero where there is no token, and the mask [1, L]."""


class SpanningEncoder(TextEncoder, Protocol):
    """A text encoder that can say which characters a token stands for."""

    def spans(self, text: str) -> list[tuple[int, int]]:
        """Return for each token the characters [start, end) of ``text``, (0, 0) for one that stands for none."""
        ...


def encode_weighted(encoder: SpanningEncoder, prompt: WeightedPrompt) -> Encoded:
    """Return the states of ``prompt`` with its weights in them.

    With s_i the state of token i, w_i its weight, and e what the encoder says of the empty prompt (the mean over its
    tokens, which are fewer than those of a prompt), the model is given

        s'_i = e + w_i·(s_i - e):

    0 says as little as nothing would, 1 is the token as it is, more leads away from the empty prompt, as in compel
    (InvokeAI), whose empty prompt is padded to the length of every other. A token takes the weight of its characters;
    one without characters, such as the first and the last, has weight 1. A plain prompt is encoded and no more, to the
    bit.
    """
    states, mask = encoder.encode([prompt.text])
    if prompt.is_plain:
        return states, mask
    nothing, there = encoder.encode([""])
    empty = nothing[there].mean(axis=0) if there.any() else np.zeros(encoder.width, dtype=np.float32)
    states = states.copy()
    for token, span in enumerate(encoder.spans(prompt.text)):
        weight = prompt.weight_of(*span)
        if weight != 1.0:
            states[0, token] = empty + np.float32(weight) * (states[0, token] - empty)
    return states, mask
