"""A model that does what a test says: takes its time, waits to be let go, fails at a step."""

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning
from tests.support.gaussian import FACTS, expected_data


@dataclass(frozen=True)
class FakeConditioning:
    """Remembers its prompt; ``truncated`` when it has more words than the model reads."""

    prompt: str
    truncated: bool


class FakeModel:
    """Implements :class:`~glyphstudio.engine.model.GlyphModel`: every prompt becomes the same cross.

    ``seconds``: how long an evaluation takes. ``failing_at``: the evaluation (1, 2, …) that raises ``error``.
    ``hold()`` makes evaluations wait until ``let_go()``. ``evaluations`` counts them, whole or not.
    """

    def __init__(
        self,
        *,
        seconds: float = 0.0,
        failing_at: int | None = None,
        error: Exception | None = None,
        **facts: object,
    ) -> None:
        self.facts = replace(FACTS, **({"name": "fake", "image_size": 16, "max_tokens": 8} | facts))
        self.seconds = seconds
        self.failing_at = failing_at
        self.error = error or RuntimeError("boom")
        self.evaluations = 0
        self.drafting: FakeModel | None = None
        self.prompts: list[str] = []
        self.styles: list[str] = []
        self._gate = threading.Event()
        self._gate.set()

    def hold(self) -> None:
        """Let the next evaluation wait."""
        self._gate.clear()

    def let_go(self) -> None:
        """Let evaluations go on."""
        self._gate.set()

    def condition(self, prompt: str, radical: int = 0, composition: str = "", style: str = "") -> FakeConditioning:
        self.prompts.append(prompt)
        self.styles.append(self.facts.style_named(style))
        return FakeConditioning(prompt, len(prompt.split()) > self.facts.max_tokens)

    def compose(self, prompt: str, radical: int, seed: int, strokes: int = 0) -> str:
        return f"⿰火{'水木金土'[(seed + strokes) % 4]}" if self.facts.has_composition else ""

    def blend(self, conditionings: Sequence[Conditioning], weights: Sequence[float]) -> FakeConditioning:
        return FakeConditioning(" + ".join(one.prompt for one in conditionings), False)

    @property
    def draft(self) -> "FakeModel":
        return self.drafting or self

    def denoise(self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning]) -> FloatArray:
        self.evaluations += 1
        assert self._gate.wait(10), "nobody let the fake model go"
        if self.evaluations == self.failing_at:
            raise self.error
        time.sleep(self.seconds)
        return expected_data(latents, sigma, self._cross(), 0.2)

    def _cross(self) -> FloatArray:
        size = self.facts.image_size
        picture = np.full((size, size), self.facts.data_high)
        picture[size // 2 - 1 : size // 2 + 1, 2:-2] = self.facts.data_low
        picture[2:-2, size // 2 - 1 : size // 2 + 1] = self.facts.data_low
        return picture
