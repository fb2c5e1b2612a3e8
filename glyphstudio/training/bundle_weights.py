"""Weights out of a shipped bundle, so that a new run can start from what is released."""

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from glyphstudio.errors import CheckpointError
from glyphstudio.training.checkpoint import EncoderIdentity, Network, RunState
from glyphstudio.training.config import GUIDANCE

GRAPHS = ("prompt.onnx", "denoiser.onnx", "composer.onnx")
ALWAYS = GRAPHS[:2]
PREFIX = "network."
OF_LATER = ("sketch_reader.", "radical_prior.", "part_prior.")
"""Weights that a bundle may lack, or have of another kind, which a new run starts from."""


def _initializers(path: Path) -> dict[str, np.ndarray]:
    try:
        model = onnx.load(path, load_external_data=False)
    except Exception as error:  # protobuf raises its own kinds
        raise CheckpointError(f"{path} cannot be read ({error})") from error
    return {weight.name: numpy_helper.to_array(weight) for weight in model.graph.initializer}


def read_bundle_state(bundle: Path) -> RunState:
    """Return what ``bundle.json`` tells of the run that made the bundle. Raises ``CheckpointError``."""
    try:
        body = json.loads((bundle / "bundle.json").read_text(encoding="utf-8"))
        encoder = {key: body["encoder"][key] for key in ("id", "width", "max_tokens")}
        encoder["sha256"] = body["encoder"]["source_sha256"]
        return RunState(
            step=0,
            samples_seen=int(body["samples_seen"]),
            seconds=0.0,
            earlier_seconds=3600.0 * float(body["training_hours"]),
            world_size=1,
            preset=body["preset"],
            objective=body["objective"],
            image_size=body["image_size"],
            data_mean=body["data_mean"],
            data_std=body["data_std"],
            encoder=EncoderIdentity(**encoder),
            fonts=tuple(body["fonts"]),
            distilled=GUIDANCE if body.get("guided_up_to", 0.0) else "",
            guided_up_to=float(body.get("guided_up_to", 0.0)),
            styles=tuple(body.get("styles", ())),
            recommended=_recommended(body["defaults"]),
        )
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise CheckpointError(f"{bundle} is no bundle of this program ({error})") from error


def _recommended(defaults: dict[str, Any]) -> dict[str, Any]:
    """Return the manifest's ``defaults`` as the exporter takes them."""
    high = defaults["guidance_high"]
    return {
        "steps": int(defaults["steps"]),
        "guidance": float(defaults["guidance"]),
        "guidance_low": float(defaults["guidance_low"]),
        "guidance_high": None if high is None else float(high),
    }


def read_weights(bundle: Path, network: Network) -> set[str]:
    """Load the weights in ``bundle``'s graphs into ``network`` in place; returns the names of those found.

    Weights that no graph uses (inputs of distilled models) keep their fresh values. Raises ``CheckpointError`` when a
    graph cannot be read, or holds one of another shape, or when all hold fewer than nine tenths of the weights that
    every bundle has.
    """
    found: dict[str, Tensor] = {}
    wanted = dict(network.named_parameters())
    for graph in GRAPHS:
        if graph not in ALWAYS and not (bundle / graph).exists():
            continue
        for name, values in _initializers(bundle / graph).items():
            plain = name.removesuffix(".half")
            upright = values.T if plain.endswith(".T") else values
            plain = plain.removesuffix(".T").removeprefix(PREFIX)
            if plain not in wanted:
                continue
            if upright.size != wanted[plain].numel():
                raise CheckpointError(
                    f"{plain} of {bundle} has shape {upright.shape}, the preset's has {tuple(wanted[plain].shape)}",
                    "Choose the preset that bundle.json names.",
                )
            found[plain] = torch.tensor(np.array(upright, dtype=np.float32)).view(wanted[plain].shape)
    everywhere = {name for name in wanted if not name.startswith(OF_LATER)}
    if len(everywhere & set(found)) < 0.9 * len(everywhere):
        raise CheckpointError(
            f"{bundle} holds {len(everywhere & set(found))} of {len(everywhere)} weights of this preset"
        )
    network.load_state_dict(found, strict=False)
    return set(found)
