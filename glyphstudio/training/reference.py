"""diffusers' own text-conditioned U-Net behind the interface of :class:`~glyphstudio.training.network.LeanUNet`.

The published recipe (yue-here/glyffuser): widths (128, 256, 512, 512) on 128×128 pixels, one level of cross-attention.
It exists for parity with that recipe; it costs 324 GFLOP an evaluation.
"""

import torch
from diffusers import UNet2DConditionModel
from diffusers.configuration_utils import ConfigMixin, register_to_config
from diffusers.models.modeling_utils import ModelMixin
from torch import Tensor

from glyphstudio.training.blocks import MASKED
from glyphstudio.training.network import Conditions, PromptFeatures
from glyphstudio.training.objective import linear_betas


class ReferenceUNet(ModelMixin, ConfigMixin):
    """``UNet2DConditionModel`` whose time is told as a share of noise; it follows the text alone."""

    sigmas: Tensor

    @register_to_config
    def __init__(
        self,
        image_size: int = 128,
        channels: tuple[int, ...] = (128, 256, 512, 512),
        layers_per_block: int = 2,
        attention_levels: tuple[int, ...] = (2,),
        text_input_width: int = 384,
    ) -> None:
        super().__init__()
        count = len(channels)
        down = ["CrossAttnDownBlock2D" if level in attention_levels else "DownBlock2D" for level in range(count)]
        up = ["CrossAttnUpBlock2D" if level in attention_levels else "UpBlock2D" for level in reversed(range(count))]
        self.unet = UNet2DConditionModel(
            sample_size=image_size,
            in_channels=1,
            out_channels=1,
            block_out_channels=channels,
            layers_per_block=layers_per_block,
            down_block_types=tuple(down),
            up_block_types=tuple(up),
            cross_attention_dim=text_input_width,
            norm_num_groups=min(32, channels[0] // 2),
        )
        products = torch.cumprod(1.0 - linear_betas(), dim=0)
        self.register_buffer("sigmas", ((1.0 - products) / products).sqrt().float(), persistent=False)

    def prompt(self, conditions: Conditions) -> PromptFeatures:
        """Hand the token states through; this network has nothing that depends on the prompt alone."""
        tokens_mask = ((1.0 - conditions.mask.float()) * MASKED)[:, None, None]
        unused = conditions.states[:, 0]
        return PromptFeatures(unused, tokens_mask, (conditions.states,), unused)

    def timestep(self, time: Tensor) -> Tensor:
        """Return the (fractional) index 0…999 [B] whose noise level is ``time`` [B]: linear between two levels."""
        sigma = time / (1.0 - time).clamp(min=1e-4)
        # Counted, not searched: ONNX has no searchsorted.
        below = (self.sigmas[None] < sigma[:, None]).sum(dim=1)
        upper = below.clamp(1, len(self.sigmas) - 1)
        low, high = self.sigmas[upper - 1], self.sigmas[upper]
        return (upper - 1) + ((sigma - low) / (high - low)).clamp(0.0, 1.0)

    def forward(self, latents: Tensor, time: Tensor, features: PromptFeatures) -> Tensor:
        """Return the network's output [B, 1, S, S]."""
        mask = features.tokens_mask[:, 0, 0] > MASKED / 2
        answer = self.unet(
            latents, self.timestep(time), encoder_hidden_states=features.keys_values[0], encoder_attention_mask=mask
        )
        output: Tensor = answer.sample
        return output
