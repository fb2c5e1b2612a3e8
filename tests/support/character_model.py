"""A model that draws real characters: the exact score of a mixture of a few of them. For pictures of the window."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from glyphstudio import resources
from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning
from tests.support.gaussian import FACTS

CHARACTERS = "金鑫銀鎮錦鈴鋼鐘鏡針鉄釣錢鎖錯鍋鐵鈍銅鉛鋒鑿鏈銳鑄鍾鏢錄鍵鋪鋸鐺鎧鍛鏟鎚"
LOW, HIGH = -1.8, 0.6


@dataclass(frozen=True)
class CharacterConditioning:
    prompt: str
    truncated: bool = False


class CharacterModel:
    """Implements :class:`~glyphstudio.engine.model.GlyphModel` without looking at the prompt."""

    def __init__(self, size: int = 128) -> None:
        self.facts = replace(
            FACTS, name="characters", image_size=size, data_low=LOW, data_high=HIGH, max_tokens=48, default_guidance=6.0
        )
        font = ImageFont.truetype(str(resources.find("fonts/NotoSansSC-Regular.otf")), round(size * 0.9))
        self._targets = np.stack([_drawn(character, font, size) for character in CHARACTERS])

    def condition(self, prompt: str, radical: int = 0, composition: str = "", style: str = "") -> CharacterConditioning:
        return CharacterConditioning(prompt)

    def compose(self, prompt: str, radical: int, seed: int, strokes: int = 0) -> str:
        return ""

    def blend(self, conditionings: Sequence[Conditioning], weights: Sequence[float]) -> CharacterConditioning:
        return CharacterConditioning(" + ".join(one.prompt for one in conditionings))

    @property
    def draft(self) -> "CharacterModel":
        return self

    def denoise(self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning]) -> FloatArray:
        """Return the mean of the characters, weighted by how likely each is behind ``latents``."""
        distances = ((latents[:, 0, None] - self._targets) ** 2).sum(axis=(2, 3)) / (2 * sigma**2)
        weights = np.exp(distances.min(axis=1, keepdims=True) - distances)
        weights /= weights.sum(axis=1, keepdims=True)
        return np.tensordot(weights, self._targets, axes=1)[:, None]


def _drawn(character: str, font: ImageFont.FreeTypeFont, size: int) -> FloatArray:
    image = Image.new("L", (size, size), 255)
    ImageDraw.Draw(image).text((size / 2, size / 2), character, font=font, fill=0, anchor="mm")
    return LOW + np.asarray(image, dtype=np.float64) / 255 * (HIGH - LOW)
