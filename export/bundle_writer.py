"""Puts a checkpoint's graphs, encoder and manifest into a bundle folder, whole or not at all."""

import hashlib
import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from export.graphs import DenoiserGraph, PromptGraph, example_prompt, feature_names, with_fast_norms
from export.onnx_export import write_graph
from export.parity import Parity, compare
from export.text_encoder import write_t5
from glyphstudio.errors import CheckpointError, OutputError
from glyphstudio.training import checkpoint
from glyphstudio.training.checkpoint import Network, RunState
from glyphstudio.training.network import LeanUNet
from glyphstudio.training.objective import objective_named

FORMAT = 1
SHIPPED_ENCODER = "resource:encoders/minilm"
LICENCE = "Apache-2.0; trained on glyphs of OFL fonts and Unihan definitions (Unicode License v3)"


@dataclass(frozen=True, kw_only=True)
class Defaults:
    """What the window starts with for this model; ``guidance_high`` None is no upper end."""

    steps: int = 12
    guidance: float = 4.0
    guidance_low: float = 0.0
    guidance_high: float | None = None


def load_average(source: Path) -> tuple[RunState, Network]:
    """Return the state and the averaged network of a checkpoint, its weights rounded to half precision as they ship."""
    state = checkpoint.read_state(source)
    network = checkpoint.build_network(state.preset, state.image_size, state.encoder.width)
    checkpoint.load_weights(network, source / "ema")
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(parameter.half().float())
    return state, network.eval().requires_grad_(False)


def write_bundle(
    source: Path,
    target: Path,
    *,
    name: str,
    defaults: Defaults,
    encoder_folder: str | None,
    force: bool,
    say: Callable[[str], None],
) -> Parity:
    """Export the checkpoint ``source`` to the folder ``target``.

    ``encoder_folder`` is the T5 folder of a model that was trained with one. Raises ``OutputError`` when ``target``
    exists (without ``force``) or cannot be written, ``MismatchError`` when torch and ONNX Runtime differ.
    """
    if target.exists() and not force:
        raise OutputError(f"{target} exists already", "Name another folder or add --force.")
    source = checkpoint.resolve(source)
    state, network = load_average(source)
    partial = target.with_name(target.name + ".partial")
    try:
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        parity, flop = _write_graphs(state, network, partial, say)
        encoder = _encoder_entry(state, partial, encoder_folder)
        _write_manifest(state, network, partial, name, defaults, encoder, parity, flop)
        _replace(target, partial)
    except OSError as error:
        raise OutputError(f"{target} cannot be written: {error.strerror or error}", "Free some space.") from error
    finally:
        shutil.rmtree(partial, ignore_errors=True)
    return parity


def _replace(target: Path, partial: Path) -> None:
    """Put ``partial`` in the place of ``target``; at no moment are both gone."""
    old = target.with_name(target.name + ".old")
    shutil.rmtree(old, ignore_errors=True)
    if target.exists():
        target.rename(old)
    partial.rename(target)
    shutil.rmtree(old, ignore_errors=True)


def _flop(denoiser: nn.Module, example: dict[str, Tensor]) -> int:
    """Count the floating-point operations of one evaluation, batch 1 (a multiply-add is two)."""
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        denoiser(*(value[:1] for value in example.values()))
    return int(counter.get_total_flops())


def _write_graphs(state: RunState, network: Network, folder: Path, say: Callable[[str], None]) -> tuple[Parity, int]:
    """Write both halves; returns their parity and the operations of one evaluation."""
    with_fast_norms(network)
    prompt = PromptGraph(network)
    denoiser = DenoiserGraph(network, objective_named(state.objective))
    # diffusers' attention mixes batch and heads in one axis, which cannot be exported with a free batch.
    batch = 2 if isinstance(network, LeanUNet) else 1
    inputs = {
        name: value[:batch] for name, value in example_prompt(state.encoder.max_tokens, state.encoder.width).items()
    }
    with torch.no_grad():
        features = prompt(**inputs)
    names = feature_names(len(features) - 2)
    say("writing prompt.onnx")
    write_graph(prompt, inputs, names, folder / "prompt.onnx")
    say("writing denoiser.onnx")
    size = state.image_size
    example = {"latents": torch.randn(batch, 1, size, size), "sigma": torch.tensor([1.0, 2.0])[:batch]}
    example.update(zip(names, features, strict=True))
    write_graph(denoiser, example, ("denoised",), folder / "denoiser.onnx")
    say("comparing torch and ONNX Runtime")
    return compare(prompt, denoiser, folder, inputs, size), _flop(denoiser, example)


def _encoder_entry(state: RunState, folder: Path, encoder_folder: str | None) -> dict[str, Any]:
    """Return the manifest's entry of the text encoder; writes the encoder unless it is the shipped one."""
    entry: dict[str, Any] = {
        "id": state.encoder.id,
        "width": state.encoder.width,
        "max_tokens": state.encoder.max_tokens,
        "source_sha256": state.encoder.sha256,
    }
    if state.encoder.id == "minilm":
        return {**entry, "sha256": state.encoder.sha256, "path": SHIPPED_ENCODER}
    if encoder_folder is None:
        raise CheckpointError("the model was trained with a T5 encoder", "Name its folder with --encoder.")
    sha256 = write_t5(encoder_folder, state.encoder, folder)
    return {**entry, "sha256": sha256, "path": "text_encoder.onnx"}


def _write_manifest(
    state: RunState,
    network: Network,
    folder: Path,
    name: str,
    defaults: Defaults,
    encoder: dict[str, Any],
    parity: Parity,
    flop: int,
) -> None:
    objective = objective_named(state.objective)
    files = {
        path.name: {"sha256": hashlib.sha256(path.read_bytes()).hexdigest(), "bytes": path.stat().st_size}
        for path in sorted(folder.iterdir())
    }
    body = {
        "format": FORMAT,
        "name": name,
        "preset": state.preset,
        "prediction_type": objective.prediction_type,
        "objective": objective.name,
        "image_size": state.image_size,
        "sigma_min": objective.sigma_min,
        "sigma_max": objective.sigma_max,
        "data_mean": state.data_mean,
        "data_std": state.data_std,
        "data_low": (-1.0 - state.data_mean) / state.data_std,
        "data_high": (1.0 - state.data_mean) / state.data_std,
        "has_radical": isinstance(network, LeanUNet),
        "defaults": vars(defaults),
        "encoder": encoder,
        "flop_per_evaluation": flop,
        "fonts": list(state.fonts),
        "samples_seen": state.samples_seen,
        "training_hours": round(state.seconds / 3600.0, 2),
        "parity": {"prompt": parity.prompt, "denoiser": {str(k): v for k, v in parity.denoiser.items()}},
        "licence": LICENCE,
        "files": files,
    }
    (folder / "bundle.json").write_text(json.dumps(body, indent=1) + "\n")
