"""A model in the reference's layout (yuewu/glyffuser) with random weights, narrow or of its exact architecture."""

from pathlib import Path

import torch
from diffusers import DPMSolverMultistepScheduler, UNet2DConditionModel

from tests.support.tiny_t5 import write_tiny_t5

PUBLISHED = {
    "sample_size": 128,
    "block_out_channels": (128, 256, 512, 512),
    "down_block_types": ("DownBlock2D", "DownBlock2D", "CrossAttnDownBlock2D", "DownBlock2D"),
    "up_block_types": ("UpBlock2D", "CrossAttnUpBlock2D", "UpBlock2D", "UpBlock2D"),
    "layers_per_block": 2,
    "cross_attention_dim": 512,
}
NARROW = {
    "sample_size": 16,
    "block_out_channels": (16, 32),
    "down_block_types": ("DownBlock2D", "CrossAttnDownBlock2D"),
    "up_block_types": ("CrossAttnUpBlock2D", "UpBlock2D"),
    "layers_per_block": 1,
    "cross_attention_dim": 16,
    "norm_num_groups": 4,
}


def write_diffusers(folder: Path, architecture=NARROW, *, encoder=True, **scheduler) -> UNet2DConditionModel:
    """Write unet/, scheduler/ and (unless told not to) text_encoder/; returns the network."""
    torch.manual_seed(0)
    unet = UNet2DConditionModel(in_channels=1, out_channels=1, **architecture)
    unet.save_pretrained(folder / "unet")
    told = {"beta_start": 1e-4, "beta_end": 0.02, "beta_schedule": "linear", **scheduler}
    DPMSolverMultistepScheduler(num_train_timesteps=1000, **told).save_pretrained(folder / "scheduler")
    if encoder:
        write_tiny_t5(folder / "text_encoder", width=architecture["cross_attention_dim"])
    return unet.eval().requires_grad_(False)
