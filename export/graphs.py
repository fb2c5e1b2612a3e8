"""The two halves of a network as modules with flat, named tensors: what the ONNX graphs are made of."""

import torch
import torch.nn.functional as F
from torch import Tensor, nn

from glyphstudio.training.blocks import RADICAL_SLOTS
from glyphstudio.training.checkpoint import Network
from glyphstudio.training.network import PromptFeatures
from glyphstudio.training.objective import Objective
from glyphstudio.training.torch_model import denoised, prompt_conditions

PROMPT_INPUTS = ("states", "mask", "radical", "null")


class LayerNormedGroup(nn.Module):
    """GroupNorm of one group as layer normalisation of the flattened picture, then one product and one sum.

    The exporter writes GroupNorm as InstanceNormalization, which ONNX Runtime's CPU provider runs on one thread.
    """

    def __init__(self, norm: nn.GroupNorm) -> None:
        super().__init__()
        if norm.num_groups != 1:
            raise ValueError(f"expected one group, got {norm.num_groups}")
        self.weight, self.bias, self.eps = norm.weight, norm.bias, norm.eps

    def forward(self, x: Tensor) -> Tensor:
        """Normalise ``x`` [B, C, H, W] over C, H, W."""
        flat = x.flatten(1)
        normed = F.layer_norm(flat, flat.shape[1:], eps=self.eps).view(x.shape)
        return normed * self.weight[:, None, None] + self.bias[:, None, None]


def with_fast_norms(module: nn.Module) -> nn.Module:
    """Replace every GroupNorm of one group in place; returns ``module``."""
    for name, child in module.named_children():
        if isinstance(child, nn.GroupNorm) and child.num_groups == 1:
            setattr(module, name, LayerNormedGroup(child))
        else:
            with_fast_norms(child)
    return module


class PromptGraph(nn.Module):
    """States, mask, radical, null → vector, tokens_mask, keys_values_0 … : runs once a prompt."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, states: Tensor, mask: Tensor, radical: Tensor, null: Tensor) -> tuple[Tensor, ...]:
        """``states`` [B, L, d], ``mask`` [B, L], ``radical`` [B, 215] one-hot or zeros, ``null`` [B] 1: no prompt."""
        features = self.network.prompt(prompt_conditions(self.network, states, mask, radical, null))
        return (features.vector, features.tokens_mask, *features.keys_values)


class DenoiserGraph(nn.Module):
    """Latents, sigma and the prompt's features → E[x0 | x]: preconditioning is inside."""

    def __init__(self, network: Network, objective: Objective) -> None:
        super().__init__()
        self.network = network
        self.objective = objective

    def forward(
        self, latents: Tensor, sigma: Tensor, vector: Tensor, tokens_mask: Tensor, *keys_values: Tensor
    ) -> Tensor:
        """``latents`` [B, 1, S, S] variance exploding, ``sigma`` [B]; returns ``denoised`` [B, 1, S, S]."""
        features = PromptFeatures(vector, tokens_mask, keys_values)
        return denoised(self.network, self.objective, latents, sigma, features)


def feature_names(count: int) -> tuple[str, ...]:
    """Return the names of a prompt graph's outputs for ``count`` attention layers."""
    return ("vector", "tokens_mask", *(f"keys_values_{number}" for number in range(count)))


def example_prompt(length: int, width: int) -> dict[str, Tensor]:
    """Return inputs of a prompt graph, batch 2: the first text chooses its radical, the second is told."""
    generator = torch.Generator().manual_seed(0)
    mask = torch.ones(2, length)
    mask[0, length // 2 :] = 0.0
    radical = torch.zeros(2, RADICAL_SLOTS)
    radical[1, 85] = 1.0
    states = torch.randn(2, length, width, generator=generator) * mask[:, :, None]
    return dict(zip(PROMPT_INPUTS, (states, mask, radical, torch.zeros(2)), strict=True))
