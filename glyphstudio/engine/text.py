"""The port of a text encoder: how words become what a model is conditioned on."""

from collections.abc import Sequence
from typing import Protocol

import numpy as np
import numpy.typing as npt


class TextEncoder(Protocol):
    """Frozen weights that turn text into one vector a token."""

    @property
    def id(self) -> str:
        """Which family it is, such as "minilm" or "t5"."""
        ...

    @property
    def width(self) -> int:
        """Length d of a token's vector."""
        ...

    @property
    def max_tokens(self) -> int:
        """Tokens that are read, L; what follows is cut off."""
        ...

    @property
    def sha256(self) -> str:
        """Hash of the weights, in hexadecimal: two encoders with the same one are the same."""
        ...

    def encode(self, texts: Sequence[str]) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.bool_]]:
        """Return the states [B, L, d], zero where there is no token, and the mask [B, L], True for a token."""
        ...

    def truncates(self, text: str) -> bool:
        """Tell whether ``text`` has more than ``max_tokens`` tokens."""
        ...
