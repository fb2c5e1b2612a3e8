"""A network in training behind the engine's port: pictures at intervals come from the same samplers as everywhere."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor

from glyphstudio.engine.arrays import FloatArray
from glyphstudio.engine.model import Conditioning, ModelFacts
from glyphstudio.engine.text import TextEncoder
from glyphstudio.training.batches import Standardisation
from glyphstudio.training.blocks import RADICAL_SLOTS
from glyphstudio.training.checkpoint import Network
from glyphstudio.training.network import STYLE_SLOTS, Conditions, LeanUNet, PromptFeatures
from glyphstudio.training.objective import Objective


@dataclass(frozen=True, eq=False)
class TorchConditioning:
    """A prompt's features; ``truncated`` when the text was longer than the encoder reads."""

    features: PromptFeatures
    truncated: bool


def prompt_conditions(network: Network, states: Tensor, mask: Tensor, radical: Tensor, null: Tensor) -> Conditions:
    """Complete what inference knows: without a chosen radical the text suggests one, unless ``null`` [B] is 1."""
    if isinstance(network, LeanUNet):
        chosen = radical.sum(dim=1, keepdim=True) > 0
        suggested = network.suggested_radical(states, mask) * (1.0 - null)[:, None]
        radical = torch.where(chosen, radical, suggested)
    batch = states.shape[0]
    return Conditions(states, mask, radical, states.new_zeros(batch), states.new_zeros(batch, STYLE_SLOTS))


def denoised(
    network: Network, objective: Objective, latents: Tensor, sigma: Tensor, features: PromptFeatures
) -> Tensor:
    """Return D(x; σ) [B, 1, S, S] for variance-exploding ``latents`` at ``sigma`` [B]."""
    parts = objective.precondition(sigma)
    answer = network(latents * parts.scale[:, None, None, None], parts.time, features)
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
    def condition(self, prompt: str, radical: int = 0) -> TorchConditioning:
        """Encode one prompt."""
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
        )
        on_device = Conditions(*(value.to(self._device) for value in conditions))
        return TorchConditioning(self._network.prompt(on_device), self._encoder.truncates(prompt))

    @torch.no_grad()
    def denoise(self, latents: FloatArray, sigma: float, conditionings: Sequence[Conditioning]) -> FloatArray:
        """See :class:`~glyphstudio.engine.model.GlyphModel`."""
        rows = []
        for row, conditioning in zip(latents, conditionings, strict=True):
            assert isinstance(conditioning, TorchConditioning)
            picture = torch.from_numpy(row[None].astype(np.float32)).to(self._device)
            level = torch.tensor([sigma], dtype=torch.float32, device=self._device)
            answer = denoised(self._network, self._objective, picture, level, conditioning.features)
            rows.append(answer.cpu().numpy().astype(np.float64))
        return np.concatenate(rows)
