"""The two halves of a network as modules with flat, named tensors: what the ONNX graphs are made of."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from export.onnx_export import OPSET
from glyphstudio.glyphs.sketch import SIDE
from glyphstudio.training.blocks import RADICAL_SLOTS
from glyphstudio.training.checkpoint import Network
from glyphstudio.training.network import STYLE_SLOTS, LeanUNet, PromptFeatures
from glyphstudio.training.objective import Objective
from glyphstudio.training.torch_model import denoised, prompt_conditions

PROMPT_INPUTS = ("states", "mask", "radical", "null", "sketch")
STYLE = "style"
"""The input behind them of networks that are told a style."""
COMPOSER_INPUTS = ("states", "mask")
COMPOSER_OUTPUTS = ("radicals", "parts")

LAYER_NORM = "layer-norm"
NORMS = {LAYER_NORM: OPSET, "as-exported": OPSET, "group-normalization": 21}
"""How GroupNorm may be written, and the operator set that it takes: as :class:`LayerNormedGroup` · as the exporter does
(InstanceNormalization, Mul, Add) · as GroupNormalization, which is there from 21 on. ``python -m export.variants``
measures them."""


class LayerNormedGroup(nn.Module):
    """GroupNorm as layer normalisation of each group's flattened values, then one product and one sum.

    The exporter writes GroupNorm as InstanceNormalization, which ONNX Runtime's CPU provider runs on one thread.
    """

    def __init__(self, norm: nn.GroupNorm) -> None:
        super().__init__()
        self.groups = norm.num_groups
        self.weight, self.bias, self.eps = norm.weight, norm.bias, norm.eps

    def forward(self, x: Tensor) -> Tensor:
        """Normalise each group of channels of ``x`` [B, C, …] over its channels and all later axes."""
        flat = x.flatten(1) if self.groups == 1 else x.reshape(x.shape[0], self.groups, -1)
        normed = F.layer_norm(flat, flat.shape[-1:], eps=self.eps).view(x.shape)
        channels = (slice(None), *[None] * (x.dim() - 2))
        return normed * self.weight[channels] + self.bias[channels]


def with_norms(module: nn.Module, norms: str = LAYER_NORM) -> nn.Module:
    """Choose in place how every GroupNorm is written, one of :data:`NORMS`; returns ``module``.

    Raises ``ValueError`` for any other.
    """
    if norms not in NORMS:
        raise ValueError(f"norms are {', '.join(NORMS)}, not {norms!r}")
    return with_fast_norms(module) if norms == LAYER_NORM else module


def with_fast_norms(module: nn.Module) -> nn.Module:
    """Replace every GroupNorm with weights in place; returns ``module``."""
    for name, child in module.named_children():
        if isinstance(child, nn.GroupNorm) and child.affine:
            setattr(module, name, LayerNormedGroup(child))
        else:
            with_fast_norms(child)
    return module


class PromptGraph(nn.Module):
    """States, mask, radical, null → vector, tokens_mask, keys_values_0 … : runs once a prompt."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(
        self, states: Tensor, mask: Tensor, radical: Tensor, null: Tensor, sketch: Tensor
    ) -> tuple[Tensor, ...]:
        """Take the inputs one by one, as a graph has them.

        ``states`` [B, L, d], ``mask`` [B, L], ``radical`` [B, 215] one-hot or zeros, ``null`` [B] 1: no prompt,
        ``sketch`` [B, 1, 64, 64].
        """
        conditions = prompt_conditions(self.network, states, mask, radical, null, sketch)
        features = self.network.prompt(conditions)
        return (features.vector, features.tokens_mask, features.plan, *features.keys_values)


class StyledPromptGraph(PromptGraph):
    """A :class:`PromptGraph` of a network that draws in several fonts' hands, and is told in which."""

    def forward(  # type: ignore[override]
        self, states: Tensor, mask: Tensor, radical: Tensor, null: Tensor, sketch: Tensor, style: Tensor
    ) -> tuple[Tensor, ...]:
        """``style`` [B, 16] one-hot; the rest as in :class:`PromptGraph`."""
        conditions = prompt_conditions(self.network, states, mask, radical, null, sketch, style)
        features = self.network.prompt(conditions)
        return (features.vector, features.tokens_mask, features.plan, *features.keys_values)


class ComposerGraph(nn.Module):
    """States, mask → chances of the radicals [B, 215] and logits of the parts [B, slots]: what the text suggests."""

    def __init__(self, network: LeanUNet) -> None:
        super().__init__()
        self.network = network

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``states`` [B, L, d], ``mask`` [B, L]."""
        return self.network.suggested_radical(states, mask, sharpness=1.0), self.network.part_prior(states, mask)


class DenoiserGraph(nn.Module):
    """Latents, sigma and the prompt's features → E[x0 | x]: preconditioning is inside."""

    def __init__(self, network: Network, objective: Objective) -> None:
        super().__init__()
        self.network = network
        self.objective = objective

    def forward(
        self,
        latents: Tensor,
        sigma: Tensor,
        vector: Tensor,
        tokens_mask: Tensor,
        plan: Tensor,
        *keys_values: Tensor,
    ) -> Tensor:
        """``latents`` [B, 1, S, S] variance exploding, ``sigma`` [B]; returns ``denoised`` [B, 1, S, S]."""
        features = PromptFeatures(vector, tokens_mask, keys_values, plan)
        return denoised(self.network, self.objective, latents, sigma, features)


class GuidedDenoiserGraph(DenoiserGraph):
    """A :class:`DenoiserGraph` of a distilled network, which is told the guidance."""

    def forward(  # type: ignore[override]
        self,
        latents: Tensor,
        sigma: Tensor,
        guidance: Tensor,
        vector: Tensor,
        tokens_mask: Tensor,
        plan: Tensor,
        *keys_values: Tensor,
    ) -> Tensor:
        """``guidance`` [B] is w of D_u + w·(D_c - D_u), 1 for none; the rest as in :class:`DenoiserGraph`."""
        features = PromptFeatures(vector, tokens_mask, keys_values, plan)
        return denoised(self.network, self.objective, latents, sigma, features, guidance)


def feature_names(count: int) -> tuple[str, ...]:
    """Return the names of a prompt graph's outputs for ``count`` attention layers."""
    return ("vector", "tokens_mask", "plan", *(f"keys_values_{number}" for number in range(count)))


def example_prompt(length: int, width: int, styles: int = 0) -> dict[str, Tensor]:
    """Return inputs of a prompt graph, batch 2: the first text chooses its radical, the second is told.

    Of ``styles``, the second text has the last one and the first text the first; 0: the graph knows none.
    """
    generator = torch.Generator().manual_seed(0)
    mask = torch.ones(2, length)
    mask[0, length // 2 :] = 0.0
    radical = torch.zeros(2, RADICAL_SLOTS)
    radical[1, 85] = 1.0
    states = torch.randn(2, length, width, generator=generator) * mask[:, :, None]
    sketch = torch.zeros(2, 1, SIDE, SIDE)
    sketch[1, 0, 8:56, 8:24] = 1.0
    values = (states, mask, radical, torch.zeros(2), sketch)
    inputs = dict(zip(PROMPT_INPUTS, values, strict=True))
    if styles:
        inputs[STYLE] = F.one_hot(torch.tensor([0, styles - 1]), STYLE_SLOTS).float()
    return inputs
