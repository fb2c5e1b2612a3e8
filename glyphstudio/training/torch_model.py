"""A network in training behind the engine's port: pictures at intervals come from the same samplers as everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning, GlyphModel, ModelFacts
from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import CheckpointError
from glyphstudio.glyphs.sketch import SIDE, draw_sketch
from glyphstudio.training.blocks import RADICAL_SLOTS
from glyphstudio.training.checkpoint import Network
from glyphstudio.training.network import STYLE_SLOTS, Conditions, LeanUNet, PromptFeatures, text_alone
from glyphstudio.training.objective import Objective
from glyphstudio.training.standardisation import Standardisation


@dataclass(frozen=True, eq=False)
class TorchConditioning:
    """A prompt's features; ``truncated`` when the text was longer than the encoder reads."""

    features: PromptFeatures
    truncated: bool


def prompt_conditions(
    network: Network,
    states: Tensor,
    mask: Tensor,
    radical: Tensor,
    null: Tensor,
    sketch: Tensor,
    style: Tensor | None = None,
) -> Conditions:
    """Complete what inference knows: without a chosen radical the text suggests one, unless ``null`` [B] is 1.

    ``style`` [B, 16] is one-hot; None: not said.
    """
    if isinstance(network, LeanUNet):
        chosen = radical.sum(dim=1, keepdim=True) > 0
        suggested = network.suggested_radical(states, mask) * (1.0 - null)[:, None]
        radical = torch.where(chosen, radical, suggested)
    conditions = text_alone(states, mask)._replace(radical=radical, sketch=sketch)
    return conditions if style is None else conditions._replace(style=style)


def sketch_tensor(composition: str) -> Tensor:
    """Return the composition's sketch [1, 1, 64, 64] as the network is told; blank for ""."""
    if not composition:
        return torch.zeros(1, 1, SIDE, SIDE)
    return torch.tensor(draw_sketch(composition).astype(np.float32) / 255.0)[None, None]


def denoised(
    network: Network,
    objective: Objective,
    latents: Tensor,
    sigma: Tensor,
    features: PromptFeatures,
    guidance: Tensor | None = None,
) -> Tensor:
    """Return D(x; σ) [B, 1, S, S] for variance-exploding ``latents`` at ``sigma`` [B].

    ``guidance`` [B] is told to distilled networks only.
    """
    parts = objective.precondition(sigma)
    told = () if guidance is None else (guidance,)
    answer = network(latents * parts.scale[:, None, None, None], parts.time, features, *told)
    return parts.skip[:, None, None, None] * latents + parts.out[:, None, None, None] * answer


class TorchModel:
    """Implements :class:`~glyphstudio.engine.model.GlyphModel` with PyTorch in float32."""

    def __init__(
        self, network: Network, objective: Objective, encoder: TextEncoder, scale: Standardisation, facts: ModelFacts
    ) -> None:
        self.facts = facts
        self._network = network
        self._objective = objective
        self._encoder = encoder
        self._device = next(network.parameters()).device

    @torch.no_grad()
    def condition(self, prompt: str, radical: int = 0, composition: str = "", style: str = "") -> TorchConditioning:
        """Encode one prompt. See the port."""
        states, mask = self._encoder.encode([prompt])
        length = max(1, int(mask.sum()))
        chosen = torch.zeros(1, RADICAL_SLOTS)
        chosen[0, radical] = float(radical > 0)
        conditions = prompt_conditions(
            self._network,
            torch.from_numpy(states[:, :length]),
            torch.from_numpy(mask[:, :length].astype(np.float32)),
            chosen,
            torch.tensor([float(not prompt and radical == 0)]),
            sketch_tensor(composition),
            self._one_hot(style),
        )
        on_device = Conditions(*(value.to(self._device) for value in conditions))
        return TorchConditioning(self._network.prompt(on_device), self._encoder.truncates(prompt))

    def _one_hot(self, style: str) -> Tensor:
        """Return the style as the network is told; zeros for a network whose facts name none."""
        told = torch.zeros(1, STYLE_SLOTS)
        if self.facts.styles:
            told[0, self.facts.styles.index(self.facts.style_named(style))] = 1.0
        return told

    def blend(self, conditionings: Sequence[Conditioning], weights: Sequence[float]) -> Conditioning:
        """Refuse: previews are of whole prompts, and a text's features have its own length."""
        raise CheckpointError("a network in training does not draw between prompts", "Export it first.")

    @property
    def draft(self) -> GlyphModel:
        """A run is one network: its draft is a run of its own. Raises ``CheckpointError``."""
        raise CheckpointError("a network in training has no draft", "Distil one with --distill steps.")

    def compose(self, prompt: str, radical: int, seed: int, strokes: int = 0) -> str:
        """Leave the components open: training previews show what the network makes of the text alone."""
        return ""

    @torch.no_grad()
    def denoise(
        self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning], guidance: float = 1.0
    ) -> FloatArray:
        """See :class:`~glyphstudio.engine.model.GlyphModel`."""
        rows = []
        told = torch.tensor([guidance], device=self._device) if self.facts.guided_up_to > 0 else None
        for row, conditioning in zip(latents, conditionings, strict=True):
            assert isinstance(conditioning, TorchConditioning)
            picture = torch.from_numpy(row[None].astype(np.float32)).to(self._device)
            level = torch.tensor([sigma], dtype=torch.float32, device=self._device)
            answer = denoised(self._network, self._objective, picture, level, conditioning.features, told)
            rows.append(answer.cpu().numpy().astype(np.float64))
        return np.concatenate(rows)
