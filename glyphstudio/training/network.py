"""The lean U-Net: pixels folded into a pixel-unshuffle stem, text met by attention in every block.

A picture of 128×128 with patch 8 is a lossless 16×16 image of 64 channels, so the body never works above 16×16.
Everything that depends on the prompt alone is computed by :meth:`LeanUNet.prompt`, once a picture; what depends on
noise level and pixels by :meth:`LeanUNet.forward`, once a step. Both halves are exported as graphs of their own.
"""

from collections.abc import Iterable
from typing import NamedTuple, cast

import torch
import torch.nn.functional as F
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor, nn

from glyphstudio.glyphs.sketch import SIDE
from glyphstudio.training.blocks import (
    MASKED,
    RADICAL_SLOTS,
    Block,
    BodyShape,
    SketchReader,
    TextPrior,
    TextTower,
    fourier_features,
    zeroed,
)

STYLE_SLOTS = 16
"""Fonts that one model can tell apart."""

PART_SLOTS = 1024
"""Components 1…1023 of a vocabulary; slot 0 stands for none."""


class Conditions(NamedTuple):
    """What a picture is asked to be; leading axis B.

    ``states`` [B, L, d] token states of the text, ``mask`` [B, L] 1 for a token and 0 for padding,
    ``radical`` [B, 215] weights of the Kangxi radicals (one-hot, or what the text suggests; zeros: not said),
    ``strokes`` [B] number of strokes (0: not said), ``style`` [B, 16] one-hot of the font (zeros: not said),
    ``sketch`` [B, 1, 64, 64] the composition's sketch, 0 paper … 1 ink (blank: not said); see ``glyphs.sketch``.
    """

    states: Tensor
    mask: Tensor
    radical: Tensor
    strokes: Tensor
    style: Tensor
    sketch: Tensor


def text_alone(states: Tensor, mask: Tensor) -> Conditions:
    """Return conditions that say the text and nothing else."""
    batch = states.shape[0]
    return Conditions(
        states,
        mask,
        states.new_zeros(batch, RADICAL_SLOTS),
        states.new_zeros(batch),
        states.new_zeros(batch, STYLE_SLOTS),
        states.new_zeros(batch, 1, SIDE, SIDE),
    )


class PromptFeatures(NamedTuple):
    """What the body needs of the prompt: the first half's output.

    ``vector`` [B, V] modulates every block, ``tokens_mask`` [B, 1, 1, K] is added to attention scores,
    ``keys_values`` holds one [B, K, 2·C] for each attention layer in the order of the blocks, ``plan`` [B, C, S', S']
    is added behind the stem.
    """

    vector: Tensor
    tokens_mask: Tensor
    keys_values: tuple[Tensor, ...]
    plan: Tensor


def _levels(stack: nn.ModuleList) -> list[list[Block]]:
    return [list(cast("Iterable[Block]", level)) for level in stack]


class LeanUNet(ModelMixin, ConfigMixin):
    """U-Net on the unshuffled picture; see the module's docstring.

    ``channels`` one width a level (each level halves the side), ``blocks`` the blocks a level has on each way,
    ``self_attention_side`` the largest side at which positions attend to each other as well, ``dropout`` of the blocks
    at sides up to :data:`~glyphstudio.training.blocks.DROPOUT_SIDE`.
    """

    @register_to_config
    def __init__(
        self,
        image_size: int = 128,
        patch: int = 8,
        channels: tuple[int, ...] = (96, 192),
        blocks: tuple[int, ...] = (2, 3),
        head_width: int = 48,
        text_input_width: int = 384,
        text_width: int = 192,
        vector_width: int = 384,
        self_attention_side: int = 8,
        dropout: float = 0.0,
    ) -> None:
        super().__init__()
        self.patch = patch
        shape = BodyShape(vector_width, text_width, head_width, dropout)
        self.tower = TextTower(text_input_width, text_width)
        self.radical_prior = TextPrior(text_input_width)
        self.part_prior = TextPrior(text_input_width, PART_SLOTS)
        self.sketch_reader = SketchReader(channels[0], image_size // patch)
        self.pooled_to_vector = nn.Linear(text_width, vector_width)
        self.radical_to_vector = nn.Linear(RADICAL_SLOTS, vector_width, bias=False)
        self.radical_to_token = nn.Linear(RADICAL_SLOTS, text_width)
        self.strokes_to_vector = nn.Linear(64, vector_width)
        self.style_to_vector = zeroed(nn.Linear(STYLE_SLOTS, vector_width, bias=False))
        self.time_to_vector = nn.Sequential(
            nn.Linear(128, vector_width), nn.SiLU(), nn.Linear(vector_width, vector_width)
        )
        # Inputs of the distilled models, there from the first day so that distilling never changes the graph.
        self.guidance_to_vector = zeroed(nn.Linear(64, vector_width))
        self.end_time_to_vector = zeroed(nn.Linear(64, vector_width))
        self.stem = nn.Conv2d(patch * patch, channels[0], 3, padding=1)
        self._build_body(channels, blocks, image_size // patch, self_attention_side, shape)
        self.head_norm = nn.GroupNorm(1, channels[0])
        self.head = zeroed(nn.Conv2d(channels[0], patch * patch, 3, padding=1))

    def _build_body(
        self, channels: tuple[int, ...], blocks: tuple[int, ...], side: int, self_side: int, shape: BodyShape
    ) -> None:
        """Fill ``down``, ``middle`` and ``up``; a resampling stands between two levels on each way."""
        sides = [side >> level for level in range(len(channels))]
        self.down, self.up = nn.ModuleList(), nn.ModuleList()
        self.shrink, self.grow = nn.ModuleList(), nn.ModuleList()
        width = channels[0]
        for level, (outputs, count) in enumerate(zip(channels, blocks, strict=True)):
            if level:
                self.shrink.append(nn.Conv2d(width, outputs, 3, stride=2, padding=1))
            width = outputs
            near = shape.at(sides[level])
            self.down.append(nn.ModuleList(Block(width, width, near, sides[level] <= self_side) for _ in range(count)))
        self.middle = Block(width, width, shape, True)
        for level in reversed(range(len(channels))):
            outputs = channels[level]
            if width != outputs:
                self.grow.append(nn.Conv2d(width, outputs, 3, padding=1))
            width = outputs
            near = shape.at(sides[level])
            self.up.append(
                nn.ModuleList(Block(2 * width, width, near, sides[level] <= self_side) for _ in range(blocks[level]))
            )

    def _blocks(self) -> list[Block]:
        """All blocks in the order in which forward meets them."""
        levels = [*_levels(self.down), [self.middle], *_levels(self.up)]
        return [block for level in levels for block in level]

    def prompt(self, conditions: Conditions) -> PromptFeatures:
        """Compute what depends on the prompt alone."""
        tokens = self.tower(conditions.states, conditions.mask)
        weights = conditions.mask[:, :, None].to(tokens.dtype)
        pooled = (tokens * weights).sum(dim=1) / weights.sum(dim=1).clamp(min=1.0)
        said = (conditions.strokes > 0).to(tokens.dtype)[:, None]
        vector = (
            self.pooled_to_vector(pooled)
            + self.radical_to_vector(conditions.radical)
            + self.strokes_to_vector(fourier_features(conditions.strokes / 32.0, 64)) * said
            + self.style_to_vector(conditions.style)
        )
        radical_token = self.radical_to_token(conditions.radical)[:, None]
        tokens = torch.cat([tokens, radical_token], dim=1)
        mask = F.pad(conditions.mask.float(), (0, 1), value=1.0)
        tokens_mask = ((1.0 - mask) * MASKED)[:, None, None]
        keys_values = tuple(block.attention.text_key_value(tokens) for block in self._blocks())
        plan = self.sketch_reader(conditions.sketch)
        return PromptFeatures(vector, tokens_mask, keys_values, plan)

    def suggested_radical(self, states: Tensor, mask: Tensor, sharpness: float = 2.0) -> Tensor:
        """Return the text's distribution [B, 215] over radicals, raised to ``sharpness`` and normalised."""
        return (self.radical_prior(states, mask) * sharpness).softmax(dim=1)

    def forward(
        self,
        latents: Tensor,
        time: Tensor,
        features: PromptFeatures,
        guidance: Tensor | None = None,
        end_time: Tensor | None = None,
    ) -> Tensor:
        """Return the network's output [B, 1, S, S] for ``latents`` [B, 1, S, S] at ``time`` [B] in [0, 1].

        ``time`` is the share of noise in (1−t)·x + t·e. ``guidance`` [B] and ``end_time`` [B] belong to distilled
        models.
        """
        vector = features.vector + self.time_to_vector(fourier_features(self._warp(time), 128))
        if guidance is not None:
            vector = vector + self.guidance_to_vector(fourier_features(guidance / 8.0, 64))
        if end_time is not None:
            vector = vector + self.end_time_to_vector(fourier_features(self._warp(end_time), 64))
        vector = F.silu(vector)
        keys_values = iter(features.keys_values)
        x = self.stem(F.pixel_unshuffle(latents, self.patch)) + features.plan
        kept = []
        for level, blocks in enumerate(_levels(self.down)):
            x = self.shrink[level - 1](x) if level else x
            for block in blocks:
                x = block(x, vector, next(keys_values), features.tokens_mask)
                kept.append(x)
        x = self.middle(x, vector, next(keys_values), features.tokens_mask)
        for level, blocks in enumerate(_levels(self.up)):
            if level:
                x = self.grow[level - 1](F.interpolate(x, scale_factor=2.0, mode="nearest"))
            for block in blocks:
                x = block(torch.cat([x, kept.pop()], dim=1), vector, next(keys_values), features.tokens_mask)
        return F.pixel_shuffle(self.head(F.silu(self.head_norm(x))), self.patch)

    @staticmethod
    def _warp(time: Tensor) -> Tensor:
        """Spread both ends of [0, 1]: the logit, cut at ±7 and scaled to ±1."""
        inside = time.float().clamp(1e-4, 1.0 - 1e-4)
        return (inside.log() - (1.0 - inside).log()).clamp(-7.0, 7.0) / 7.0
