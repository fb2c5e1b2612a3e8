"""Muon for the hidden matrices, AdamW for everything else."""

from collections.abc import Callable, Iterable
from typing import Any

import torch
from torch import Tensor, nn

NEWTON_SCHULZ = (3.4445, -4.7750, 2.0315)
"""Coefficients of the quintic iteration (Jordan et al. 2024, "Muon", listing 1)."""

FIRST_AND_LAST = ("stem.", "head.", "conv_in.", "conv_out.")
CONDITION_EMBEDDINGS = (
    "radical_to_",
    "style_to_",
    "strokes_to_",
    "guidance_to_",
    "end_time_to_",
)
CONDITION_RATE = 10.0
"""Few pictures meet a row of an embedding; at the common rate none followed its radical after 14,000 pictures."""


def multiplies_bf16(device: torch.device) -> bool:
    """Tell whether ``device`` has instructions for products of bfloat16."""
    if device.type == "cuda":
        return torch.cuda.is_bf16_supported()
    native = getattr(torch.cpu, "_is_avx512_bf16_supported", lambda: False)
    return bool(native())


def orthogonalise(matrix: Tensor, steps: int = 5) -> Tensor:
    """Return an approximation of U·Vᵀ of ``matrix`` [m, n] = U·S·Vᵀ, singular values in about [.7, 1.2].

    Newton-Schulz (Jordan et al. 2024), in bfloat16 where the device multiplies it natively, else in float32: emulated
    on AVX2, one 256×2304 matrix took 1,362 ms in bfloat16 and 52 ms in float32. The result has the type computed in.
    """
    x = matrix.bfloat16() if multiplies_bf16(matrix.device) else matrix.float()
    transposed = x.shape[0] > x.shape[1]
    if transposed:
        x = x.mT.contiguous()
    x = x / (x.norm() + 1e-7)
    a, b, c = NEWTON_SCHULZ
    for _ in range(steps):
        gram = x @ x.mT
        x = torch.addmm(x, torch.addmm(gram, gram, gram, beta=b, alpha=c), x, beta=a)
    return x.mT if transposed else x


class MuonAdamW(torch.optim.Optimizer):
    """Two rules in one optimiser, so that one state dict resumes both.

    A group with ``matrices=True`` follows Muon: Nesterov momentum, orthogonalised, scaled by √max(1, m/n) (Jordan et
    al. 2024); convolutions count as [out, in·k·k]. The other groups follow AdamW (Loshchilov & Hutter 2019).
    """

    def __init__(self, groups: Iterable[dict[str, object]]) -> None:
        defaults = {
            "lr": 1e-3,
            "matrices": False,
            "momentum": 0.95,
            "betas": (0.9, 0.99),
            "eps": 1e-8,
            "weight_decay": 0.0,
        }
        super().__init__(list(groups), defaults)

    @torch.no_grad()
    def step(self, closure: Callable[[], float] | None = None) -> None:  # type: ignore[override]
        """Update every parameter that has a gradient."""
        for group in self.param_groups:
            update = self._muon if group["matrices"] else self._adam
            for parameter in group["params"]:
                if parameter.grad is not None:
                    parameter.mul_(1.0 - group["lr"] * group["weight_decay"])
                    update(parameter, group)

    def _muon(self, parameter: Tensor, group: dict[str, float]) -> None:
        state = self.state[parameter]
        if not state:
            state["momentum"] = torch.zeros_like(parameter)
        gradient = parameter.grad
        assert gradient is not None
        state["momentum"].lerp_(gradient, 1.0 - group["momentum"])
        blended = gradient.lerp(state["momentum"], group["momentum"])
        update = orthogonalise(blended.flatten(1))
        scale = max(1.0, update.shape[0] / update.shape[1]) ** 0.5
        parameter.add_(update.view(parameter.shape).to(parameter.dtype), alpha=-group["lr"] * scale)

    def _adam(self, parameter: Tensor, group: dict[str, Any]) -> None:
        state = self.state[parameter]
        if not state:
            state["step"] = torch.zeros((), dtype=torch.float32)
            state["mean"] = torch.zeros_like(parameter)
            state["square"] = torch.zeros_like(parameter)
        gradient = parameter.grad
        assert gradient is not None
        first, second = group["betas"]
        state["step"] += 1
        count = float(state["step"])
        state["mean"].lerp_(gradient, 1.0 - first)
        state["square"].lerp_(gradient.square(), 1.0 - second)
        spread = (state["square"] / (1.0 - second**count)).sqrt_().add_(group["eps"])
        parameter.addcdiv_(state["mean"], spread, value=-group["lr"] / (1.0 - first**count))


def _group_of(name: str, parameter: nn.Parameter, matrix_rate: float) -> str:
    if name.startswith(CONDITION_EMBEDDINGS):
        return "conditions"
    if parameter.ndim >= 2 and matrix_rate > 0 and not name.startswith(FIRST_AND_LAST):
        return "matrices"
    return "others"


def build_optimizer(network: nn.Module, matrix_rate: float, rate: float) -> MuonAdamW:
    """Give hidden matrices to Muon, and to AdamW what Muon is not for: input, output, embeddings, gains and biases.

    Each group keeps its own top rate in ``base_lr``; the schedule multiplies it. ``matrix_rate`` 0 gives all to AdamW.
    """
    members: dict[str, list[nn.Parameter]] = {"others": [], "conditions": [], "matrices": []}
    for name, parameter in network.named_parameters():
        if parameter.requires_grad:
            members[_group_of(name, parameter, matrix_rate)].append(parameter)
    settings: dict[str, dict[str, object]] = {
        "others": {"lr": rate},
        "conditions": {"lr": rate * CONDITION_RATE},
        "matrices": {"lr": matrix_rate, "matrices": True, "weight_decay": 0.01},
    }
    return MuonAdamW(
        {"params": parameters, "base_lr": settings[group]["lr"], **settings[group]}
        for group, parameters in members.items()
        if parameters
    )
