"""Compiles a network block by block: equal blocks are compiled once."""

import torch

from glyphstudio.training.blocks import Block
from glyphstudio.training.network import LeanUNet

MOST_VARIANTS = 64
"""Of the block's code: one for each pair of widths and each side, with and without gradients."""


def compile_blocks(network: LeanUNet, backend: str = "inductor") -> None:
    """Let PyTorch compile each block of ``network`` in place when it is first met; state dict and names stay.

    Shapes are compiled in: a width that was seen in one block would else be free in all. ``backend`` is PyTorch's name
    of what makes code of the graphs.
    """
    torch._dynamo.config.recompile_limit = MOST_VARIANTS  # noqa: SLF001
    torch._dynamo.config.accumulated_recompile_limit = 8 * MOST_VARIANTS  # noqa: SLF001
    for module in network.modules():
        if isinstance(module, Block):
            module.compile(dynamic=False, backend=backend)
