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
    """Return an approximation of U·Vᵀ of ``matrix`` [..., m, n] = U·S·Vᵀ, singular values in about [.7, 1.2].

    Newton-Schulz (Jordan et al. 2024), in bfloat16 where the device multiplies it natively, else in float32: emulated
    on AVX2, one 256×2304 matrix took 1,362 ms in bfloat16 and 52 ms in float32. The result has the type computed in.
    """
    x = matrix.bfloat16() if multiplies_bf16(matrix.device) else matrix.float()
    transposed = x.shape[-2] > x.shape[-1]
    if transposed:
        x = x.mT.contiguous()
    x = x / (x.norm(dim=(-2, -1), keepdim=True) + 1e-7)
    a, b, c = NEWTON_SCHULZ
    for _ in range(steps):
        gram = x @ x.mT
        x = a * x + (b * gram + c * (gram @ gram)) @ x
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
            parameters = [parameter for parameter in group["params"] if parameter.grad is not None]
            if not parameters:
                continue
            torch._foreach_mul_(parameters, 1.0 - group["lr"] * group["weight_decay"])
            if group["matrices"]:
                for alike in _alike(parameters):
                    self._muon(alike, group)
            else:
                self._adam(parameters, group)

    def _muon(self, parameters: list[Tensor], group: dict[str, float]) -> None:
        """Update ``parameters`` of one shape, all at once: a card is idle between many small products."""
        for parameter in parameters:
            if not self.state[parameter]:
                self.state[parameter]["momentum"] = torch.zeros_like(parameter)
        momenta = [self.state[parameter]["momentum"] for parameter in parameters]
        gradients = _gradients(parameters)
        torch._foreach_lerp_(momenta, gradients, 1.0 - group["momentum"])
        blended = torch._foreach_lerp(gradients, momenta, group["momentum"])  # noqa: SLF001
        updates = orthogonalise(torch.stack([each.flatten(1) for each in blended]))
        scale = max(1.0, updates.shape[1] / updates.shape[2]) ** 0.5
        shape = parameters[0].shape
        moves = [update.reshape(shape).to(parameters[0].dtype) for update in updates]
        torch._foreach_add_(parameters, moves, alpha=-group["lr"] * scale)

    def _adam(self, parameters: list[Tensor], group: dict[str, Any]) -> None:
        for parameter in parameters:
            state = self.state[parameter]
            if not state:
                state["step"] = torch.zeros((), dtype=torch.float32)
                state["mean"] = torch.zeros_like(parameter)
                state["square"] = torch.zeros_like(parameter)
            state["step"] += 1
        first, second = group["betas"]
        counts = [float(self.state[parameter]["step"]) for parameter in parameters]
        means = [self.state[parameter]["mean"] for parameter in parameters]
        squares = [self.state[parameter]["square"] for parameter in parameters]
        gradients = _gradients(parameters)
        torch._foreach_lerp_(means, gradients, 1.0 - first)
        torch._foreach_lerp_(squares, torch._foreach_mul(gradients, gradients), 1.0 - second)  # noqa: SLF001
        spreads = torch._foreach_div(squares, [1.0 - second**count for count in counts])  # noqa: SLF001
        torch._foreach_sqrt_(spreads)
        torch._foreach_add_(spreads, group["eps"])
        steps = [-group["lr"] / (1.0 - first**count) for count in counts]
        torch._foreach_addcdiv_(parameters, means, spreads, steps)


def _gradients(parameters: Iterable[Tensor]) -> list[Tensor]:
    return [parameter.grad for parameter in parameters if parameter.grad is not None]


def _alike(parameters: Iterable[Tensor]) -> list[list[Tensor]]:
    """Sort by shape, each in the order in which it is met."""
    found: dict[torch.Size, list[Tensor]] = {}
    for parameter in parameters:
        found.setdefault(parameter.shape, []).append(parameter)
    return list(found.values())


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
