"""Torch against ONNX Runtime: the same numbers, or no bundle."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn

from glyphstudio.errors import MismatchError
from glyphstudio.inference.runtime import open_session

LEVELS = (0.1, 2.0, 40.0)
"""Noise levels at which the denoiser is compared."""

TOLERANCE = 1e-3

GUIDANCE = "guidance"
"""The input of graphs that were distilled to be told it."""


@dataclass(frozen=True)
class Parity:
    """Largest relative error (Euclidean, over a whole tensor) of each graph."""

    prompt: float
    denoiser: Mapping[float, float]


def relative_error(ours: np.ndarray, theirs: np.ndarray) -> float:
    """Return ‖ours − theirs‖ / ‖theirs‖."""
    return float(np.linalg.norm(ours - theirs) / max(1e-12, float(np.linalg.norm(theirs))))


@torch.no_grad()
def compare(
    prompt: nn.Module, denoiser: nn.Module, folder: Path, prompt_inputs: Mapping[str, Tensor], size: int
) -> Parity:
    """Run both halves in torch and in ONNX Runtime. Raises ``MismatchError`` above :data:`TOLERANCE`."""
    prompt_session = open_session(folder / "prompt.onnx")
    session = open_session(folder / "denoiser.onnx")
    features = prompt(**prompt_inputs)
    answers = prompt_session.run(None, {name: value.numpy() for name, value in prompt_inputs.items()})
    prompt_error = max(relative_error(a, f.numpy()) for a, f in zip(answers, features, strict=True))
    names = [output.name for output in prompt_session.get_outputs()]
    batch = features[0].shape[0]
    generator = torch.Generator().manual_seed(1)
    told = {}
    if GUIDANCE in {value.name for value in session.get_inputs()}:
        told[GUIDANCE] = torch.tensor([4.0, 1.0])[:batch]
    errors = {}
    for level in LEVELS:
        latents = torch.randn(batch, 1, size, size, generator=generator) * (1.0 + level)
        sigma = torch.full((batch,), level)
        expected = denoiser(latents, sigma, *told.values(), *features).numpy()
        feed = {"latents": latents.numpy(), "sigma": sigma.numpy(), **dict(zip(names, answers, strict=True))}
        feed.update({name: value.numpy() for name, value in told.items()})
        errors[level] = relative_error(session.run(None, feed)[0], expected)
    worst = max(prompt_error, *errors.values())
    if not worst <= TOLERANCE:
        raise MismatchError(
            f"torch and ONNX Runtime differ by {worst:.2e}, more than {TOLERANCE:.0e}; no bundle written"
        )
    return Parity(prompt_error, errors)
