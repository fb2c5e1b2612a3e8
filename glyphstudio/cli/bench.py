"""``glyphstudio bench``: how fast this machine draws, as ratios within one run."""

import argparse
import json
import statistics
import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import whole
from glyphstudio.cli.exit_status import note
from glyphstudio.errors import CheckpointError, MissingExtraError

if TYPE_CHECKING:
    from glyphstudio.inference.bundle import Bundle
    from glyphstudio.inference.onnx_model import OnnxModel

REFERENCE_EVALUATIONS = 40
"""A guided picture of the reference: 20 steps, two evaluations each."""

Work = Callable[[], object]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("bench", help="measure speed on this machine", description=__doc__)
    parser.add_argument("--model", metavar="NAME|DIR", help="an installed model's name, or a folder")
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="what computes (default auto)"
    )
    parser.add_argument("--rounds", type=whole(1, 1000), default=10, metavar="N", help="repetitions (default 10)")
    parser.add_argument("--reference", action="store_true", help="time the reference's U-Net too (random weights)")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; returns 0."""
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.onnx_model import OnnxModel
    from glyphstudio.inference.shelf import default_model, find_model

    bundle = open_bundle(default_model() if arguments.model is None else find_model(arguments.model))
    model = OnnxModel(bundle, arguments.device)
    works = {"matmul": _matmul(), **_model_works(model)}
    eager = _eager_evaluation(bundle)
    if eager is not None:
        works["evaluation_torch_eager"] = eager
    milliseconds = interleaved(works, arguments.rounds)
    if arguments.reference:
        milliseconds |= interleaved({"evaluation_reference": _reference_evaluation()}, max(1, arguments.rounds // 5))
    figures = _figures(bundle, model, milliseconds)
    if arguments.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        width = max(map(len, figures))
        sys.stdout.writelines(f"{name:<{width}}  {_shown(value)}\n" for name, value in figures.items())
    return 0


def interleaved(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return the median milliseconds of each work; they take turns, so that noise of the machine meets all alike."""
    times: dict[str, list[float]] = {name: [] for name in works}
    for work in works.values():
        work()
    for _ in range(rounds):
        for name, work in works.items():
            begun = time.perf_counter()
            work()
            times[name].append(1e3 * (time.perf_counter() - begun))
    return {name: statistics.median(values) for name, values in times.items()}


MATMUL_SIDE = 1536


def _matmul() -> Work:
    """Return a product of two float32 matrices: what this machine's linear algebra reaches."""
    import numpy as np

    random = np.random.default_rng(0)
    one, other = (random.standard_normal((MATMUL_SIDE, MATMUL_SIDE), dtype=np.float32) for _ in range(2))
    return lambda: one @ other


def _model_works(model: "OnnxModel") -> dict[str, Work]:
    import numpy as np

    from glyphstudio.engine.generate import generate
    from glyphstudio.engine.request import GenerationRequest

    facts = model.facts
    conditioning = model.condition("a bird in the rain")
    size = facts.image_size
    latents = np.random.default_rng(0).standard_normal((1, 1, size, size))
    request = GenerationRequest(
        prompt="a bird in the rain",
        steps=facts.default_steps,
        guidance=facts.default_guidance,
        guidance_low=facts.default_guidance_low,
        guidance_high=facts.default_guidance_high,
    )
    return {
        "evaluation": lambda: model.denoise(latents, 1.0, [conditioning]),
        "evaluation_pair": lambda: model.denoise(np.repeat(latents, 2, axis=0), 1.0, [conditioning] * 2),
        "glyph": lambda: list(generate(model, [request])),
    }


def _eager_evaluation(bundle: "Bundle") -> Work | None:
    """Return one evaluation of the same weights in PyTorch eager; None without PyTorch, or for a foreign network."""
    try:
        import torch

        from glyphstudio.training.bundle_weights import read_bundle_state, read_weights
        from glyphstudio.training.checkpoint import build_network
        from glyphstudio.training.network import STYLE_SLOTS, Conditions
        from glyphstudio.training.objective import objective_named
        from glyphstudio.training.torch_model import denoised
    except ImportError:
        return None
    try:
        state = read_bundle_state(bundle.folder)
        network = build_network(state.preset, state.image_size, state.encoder.width).eval().requires_grad_(False)
        read_weights(bundle.folder, network)
    except CheckpointError as error:
        note(f"not compared with PyTorch: {error.message}")
        return None
    length, width = state.encoder.max_tokens, state.encoder.width
    blank = Conditions(
        torch.zeros(1, length, width),
        torch.ones(1, length),
        torch.zeros(1, 215),
        torch.zeros(1),
        torch.zeros(1, STYLE_SLOTS),
    )
    features = network.prompt(blank)
    latents, sigma = torch.randn(1, 1, state.image_size, state.image_size), torch.ones(1)
    objective = objective_named(state.objective)
    return lambda: denoised(network, objective, latents, sigma, features)


def _reference_evaluation() -> Work:
    """Return one evaluation of the reference's architecture in PyTorch eager, with random weights."""
    try:
        import torch

        from glyphstudio.training.checkpoint import build_network
        from glyphstudio.training.network import STYLE_SLOTS, Conditions
    except ImportError as error:
        raise MissingExtraError(
            f"the reference needs {error.name}", "Install it: pip install 'glyphstudio[train]'."
        ) from error
    network = build_network("reference", 128, 512).eval().requires_grad_(False)
    states, mask = torch.zeros(1, 48, 512), torch.ones(1, 48)
    nothing = Conditions(states, mask, torch.zeros(1, 215), torch.zeros(1), torch.zeros(1, STYLE_SLOTS))
    features = network.prompt(nothing)
    latents, when = torch.randn(1, 1, 128, 128), torch.full((1,), 0.5)
    return lambda: network(latents, when, features)


def _figures(bundle: "Bundle", model: "OnnxModel", milliseconds: dict[str, float]) -> dict[str, float | str]:
    """Return what is printed: times in milliseconds, and their ratios."""
    flop = json.loads((bundle.folder / "bundle.json").read_text(encoding="utf-8")).get("flop_per_evaluation", 0)
    peak = 2.0 * MATMUL_SIDE**3 / milliseconds["matmul"] / 1e6
    speed = flop / milliseconds["evaluation"] / 1e6
    figures: dict[str, float | str] = {"model": model.facts.name, "device": model.device}
    figures |= {f"{name}_ms": value for name, value in milliseconds.items() if name != "matmul"}
    figures |= {"gflop_per_evaluation": flop / 1e9, "gflop_per_second": speed, "matmul_gflop_per_second": peak}
    figures["share_of_matmul"] = speed / peak
    if "evaluation_torch_eager" in milliseconds:
        figures["times_faster_than_torch_eager"] = milliseconds["evaluation_torch_eager"] / milliseconds["evaluation"]
    if "evaluation_reference" in milliseconds:
        reference = milliseconds["evaluation_reference"]
        figures["times_faster_than_reference_evaluation"] = reference / milliseconds["evaluation"]
        figures["times_faster_than_reference_glyph"] = REFERENCE_EVALUATIONS * reference / milliseconds["glyph"]
    return figures


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.4g}"
