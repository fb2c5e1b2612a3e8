"""``python -m export.diffusers_import SOURCE BUNDLE``: a diffusers model becomes a bundle that the app opens.

``glyphstudio models import`` runs it as a process of its own: the program that draws never holds PyTorch.
"""

import argparse
import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from transformers.utils import logging as transformers_logging

from export.bundle_folder import file_facts, whole_folder
from export.bundle_writer import FORMAT, Defaults, count_flop
from export.diffusers_folder import DiffusersModel, find_encoder, find_folder, open_encoder, read_model
from export.diffusers_graphs import FEATURES, MASK_POLICIES, PixelDenoiser, TokensGraph, example_tokens
from export.graphs import with_norms
from export.onnx_export import write_graph
from export.parity import Parity, compare
from export.text_encoder import write_t5
from glyphstudio.errors import GlyphStudioError
from glyphstudio.training.checkpoint import EncoderIdentity
from glyphstudio.training.t5_encoder import TorchT5Encoder

DATA_RANGES = {"unit": (0.0, 1.0), "symmetric": (-1.0, 1.0)}
"""unit: black is 0 and white 1, as the reference was trained · symmetric: -1 and 1."""

PRESET = "diffusers"
STEPS = 20
"""By default, with DPM++ 2M: ten look the same in the reference's own picture."""

UNKNOWN_LICENCE = "not stated; ask where the weights came from"

Say = Callable[[str], None]


@dataclass(frozen=True, kw_only=True)
class ImportPlan:
    """What the folder does not say of its model."""

    name: str
    encoder: str | None = None
    """T5 folder or hub id; None takes the model's own, or the one of the published pipeline."""
    max_tokens: int = 48
    data_range: str = "unit"
    mask_policy: str = "masked"
    guidance: float = 1.0
    """Default of the sliders; 1 is none, as in the published pipeline."""
    licence: str = UNKNOWN_LICENCE


def import_model(source: str, target: Path, plan: ImportPlan, *, force: bool, say: Say) -> Parity:
    """Write the bundle ``target`` of the diffusers model ``source`` (a folder, or a hub id).

    Returns how far ONNX Runtime is from PyTorch. Raises ``BundleError`` or ``MismatchError`` for a source that cannot
    be used or a graph that differs, ``OutputError`` when ``target`` cannot be written; then nothing is left of it.
    """
    with whole_folder(target, force=force) as partial:
        say(f"reading {source}")
        model = read_model(find_folder(source), plan.name)
        encoder_source = find_encoder(plan.encoder or model.encoder_source)
        encoder = open_encoder(encoder_source, model, plan.max_tokens)
        say(f"writing the text encoder {encoder_source}")
        entry = _write_encoder(encoder_source, encoder, partial)
        parity, flop = _write_graphs(model, plan, partial, say)
        body = _manifest(model, plan, entry, parity, flop) | {"files": file_facts(partial)}
        (partial / "bundle.json").write_text(json.dumps(body, indent=1) + "\n")
    return parity


def _write_encoder(source: str, encoder: TorchT5Encoder, folder: Path) -> dict[str, Any]:
    """Write the text encoder's graph and tokenizer; returns the manifest's entry."""
    facts: dict[str, Any] = {"id": encoder.id, "width": encoder.width, "max_tokens": encoder.max_tokens}
    sha256 = write_t5(source, EncoderIdentity(**facts, sha256=encoder.sha256), folder)
    return {**facts, "source_sha256": encoder.sha256, "sha256": sha256, "path": "text_encoder.onnx"}


def _write_graphs(model: DiffusersModel, plan: ImportPlan, folder: Path, say: Say) -> tuple[Parity, int]:
    """Write both halves; returns their parity with the network as it came and the operations of one evaluation."""
    # Half precision only where it loses nothing: a foreign model is to stay what it is.
    half = all(torch.equal(value, value.half().float()) for value in model.unet.parameters())
    prompt, denoiser = TokensGraph(plan.mask_policy), PixelDenoiser(model.unet, model.process).eval()
    inputs = example_tokens(plan.max_tokens, model.text_width)
    features = prompt(**inputs)
    say("writing prompt.onnx")
    write_graph(prompt, inputs, FEATURES, folder / "prompt.onnx")
    say("writing denoiser.onnx")
    size = model.image_size
    example = {
        "latents": torch.randn(1, 1, size, size),
        "sigma": torch.ones(1),
        **dict(zip(FEATURES, features, strict=True)),
    }
    flop = count_flop(denoiser, example)
    with_norms(denoiser)
    write_graph(denoiser, example, ("denoised",), folder / "denoiser.onnx", half=half)
    say("comparing torch and ONNX Runtime")
    return compare(prompt, denoiser, folder, inputs, size), flop


def _manifest(
    model: DiffusersModel, plan: ImportPlan, encoder: dict[str, Any], parity: Parity, flop: int
) -> dict[str, Any]:
    low, high = DATA_RANGES[plan.data_range]
    return {
        "format": FORMAT,
        "name": plan.name,
        "preset": PRESET,
        "prediction_type": model.process.prediction_type,
        "image_size": model.image_size,
        "sigma_min": model.process.sigma_min,
        "sigma_max": model.process.sigma_max,
        "betas": model.process.betas,
        "mask_policy": plan.mask_policy,
        "data_range": plan.data_range,
        "data_low": low,
        "data_high": high,
        "has_radical": False,
        "defaults": vars(Defaults(steps=STEPS, guidance=plan.guidance)),
        "encoder": encoder,
        "flop_per_evaluation": flop,
        "samples_seen": 0,
        "training_hours": 0.0,
        "parity": {"prompt": parity.prompt, "denoiser": {str(k): v for k, v in parity.denoiser.items()}},
        "licence": plan.licence,
    }


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m export.diffusers_import", description=__doc__)
    parser.add_argument("source", help="a diffusers folder, or a hub id")
    parser.add_argument("bundle", type=Path, help="folder to write")
    parser.add_argument("--name", help="the model's name (default: the bundle's folder)")
    parser.add_argument("--encoder", metavar="FOLDER|HUB-ID", help="its T5 encoder")
    parser.add_argument("--max-tokens", type=int, default=ImportPlan.max_tokens, help="tokens that are read")
    parser.add_argument("--data-range", choices=tuple(DATA_RANGES), default=ImportPlan.data_range)
    parser.add_argument("--mask-policy", choices=MASK_POLICIES, default=ImportPlan.mask_policy)
    parser.add_argument("--guidance", type=float, default=ImportPlan.guidance, help="default guidance")
    parser.add_argument("--licence", default=ImportPlan.licence, help="of the weights, for the manifest")
    parser.add_argument("--force", action="store_true", help="replace an existing bundle")
    return parser


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    arguments = _parser().parse_args(words)
    transformers_logging.disable_progress_bar()
    plan = ImportPlan(
        name=arguments.name or arguments.bundle.name,
        encoder=arguments.encoder,
        max_tokens=arguments.max_tokens,
        data_range=arguments.data_range,
        mask_policy=arguments.mask_policy,
        guidance=arguments.guidance,
        licence=arguments.licence,
    )

    def say(line: str) -> None:
        print(line, file=sys.stderr, flush=True)  # noqa: T201

    try:
        parity = import_model(arguments.source, arguments.bundle, plan, force=arguments.force, say=say)
    except GlyphStudioError as error:
        say(f"error: {error.message}")
        if error.hint:
            say(f"hint: {error.hint}")
        return 1
    worst = max(parity.denoiser.values())
    print(f"{arguments.bundle}: relative error {worst:.1e} (denoiser), {parity.prompt:.1e} (prompt)")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
