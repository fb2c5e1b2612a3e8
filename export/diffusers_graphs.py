"""diffusers' text-conditioned U-Net as the two graphs of a bundle."""

import torch
from diffusers import UNet2DConditionModel
from torch import Tensor, nn

from export.noise_process import NoiseProcess, step_of

MASK_POLICIES = ("masked", "unmasked")
"""masked: padding is not seen, as in the reference's pipeline · unmasked: it is seen as zeros, as in its training."""

FEATURES = ("tokens", "tokens_seen")


class TokensGraph(nn.Module):
    """States and mask → tokens [B, L, d] and which of them are seen [B, L]: runs once a prompt."""

    def __init__(self, mask_policy: str) -> None:
        super().__init__()
        if mask_policy not in MASK_POLICIES:
            raise ValueError(f"no mask policy is called {mask_policy!r}")
        self.sees_all = mask_policy == "unmasked"

    def forward(self, states: Tensor, mask: Tensor) -> tuple[Tensor, Tensor]:
        """``states`` [B, L, d], ``mask`` [B, L] 1 for a token."""
        return states * mask[:, :, None], (mask * 0.0 + 1.0 if self.sees_all else mask * 1.0)


class PixelDenoiser(nn.Module):
    """Latents, sigma and tokens → E[x0 | x], whatever the network predicts; the latents are variance exploding."""

    sigmas: Tensor

    def __init__(self, unet: UNet2DConditionModel, process: NoiseProcess) -> None:
        super().__init__()
        self.unet = unet
        self.prediction_type = process.prediction_type
        self.register_buffer("sigmas", process.sigmas.float())

    def forward(self, latents: Tensor, sigma: Tensor, tokens: Tensor, tokens_seen: Tensor) -> Tensor:
        """``latents`` [B, 1, S, S], ``sigma`` [B], ``tokens`` [B, L, d], ``tokens_seen`` [B, L].

        With a = 1/√(1+σ²) and x_t = a·x: x0 = x − σ·e (Ho et al. 2020, eq. 9 solved for x0), or a·x_t − a·σ·v
        (Salimans & Ho 2022, appendix D), or the answer itself.
        """
        level = sigma[:, None, None, None]
        scale = (1.0 + level.square()).rsqrt()
        answer: Tensor = self.unet(
            latents * scale,
            step_of(sigma, self.sigmas),
            encoder_hidden_states=tokens,
            encoder_attention_mask=tokens_seen,
            return_dict=False,
        )[0]
        if self.prediction_type == "epsilon":
            return latents - level * answer
        if self.prediction_type == "v_prediction":
            return scale.square() * latents - scale * level * answer
        return answer


def example_tokens(length: int, width: int) -> dict[str, Tensor]:
    """Return inputs of :class:`TokensGraph`, batch 1, the second half of it padding."""
    generator = torch.Generator().manual_seed(0)
    mask = torch.ones(1, length)
    mask[:, (length + 1) // 2 :] = 0.0
    return {"states": torch.randn(1, length, width, generator=generator) * mask[:, :, None], "mask": mask}
