"""``glyphstudio bench``: how fast this machine draws, as ratios within one run.

On a CUDA card also beside PyTorch compiled and in bfloat16, and glyphs a second at 1, 16 and 256 at once.
"""

import argparse
import json
import sys
import time
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import whole

if TYPE_CHECKING:
    from glyphstudio.engine.request import GenerationRequest
    from glyphstudio.inference.bundle import Bundle
    from glyphstudio.inference.onnx_model import OnnxModel

REFERENCE_EVALUATIONS = 40
"""A guided picture of the reference: 20 steps, two evaluations each."""

CARD_BATCHES = (1, 16, 256)
"""Glyphs that a card draws side by side."""

Work = Callable[[], object]


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("bench", help="measure speed on this machine", description=__doc__)
    parser.add_argument("--model", metavar="NAME|DIR", help="an installed model's name, or a folder")
    parser.add_argument(
        "--device", choices=("auto", "cpu", "cuda"), default="auto", help="what computes (default auto)"
    )
    parser.add_argument(
        "--precision", choices=("auto", "float32", "float16"), default="auto", help="of a card (default auto)"
    )
    parser.add_argument("--rounds", type=whole(1, 1000), default=30, metavar="N", help="repetitions (default 30)")
    parser.add_argument("--reference", action="store_true", help="time the reference's U-Net too (random weights)")
    parser.add_argument(
        "--sheet", type=whole(1, 100_000), metavar="N", help="draw a sheet of N glyphs: what it keeps of the speed"
    )
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure and print; returns 0."""
    from glyphstudio.cli.bench_torch import reference_evaluation, torch_works
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model, find_model
    from glyphstudio.inference.onnx_model import OnnxModel

    bundle = open_bundle(default_model() if arguments.model is None else find_model(arguments.model))
    model = OnnxModel(bundle, arguments.device, arguments.precision)
    works = {"matmul": _matmul(), **_model_works(model), **torch_works(bundle, model.device)}
    milliseconds = interleaved(works, arguments.rounds)
    if arguments.reference:
        milliseconds |= interleaved({"evaluation_reference": reference_evaluation()}, max(1, arguments.rounds // 5))
    figures = _figures(bundle, model, milliseconds)
    if model.device == "cuda":
        figures |= throughput(model, CARD_BATCHES)
    if arguments.sheet:
        from glyphstudio.cli.bench_sheet import sheet_figures

        figures |= sheet_figures(model, arguments.sheet)
    if arguments.json:
        sys.stdout.write(json.dumps(figures) + "\n")
    else:
        width = max(map(len, figures))
        sys.stdout.writelines(f"{name:<{width}}  {_shown(value)}\n" for name, value in figures.items())
    return 0


def interleaved(works: Mapping[str, Work], rounds: int) -> dict[str, float]:
    """Return the fewest milliseconds of each work.

    They take turns, so that other programs meet all alike; and as those can only add time, the fastest of many rounds
    is nearest to what the machine can do. Each turn begins with once more that is not timed: in use one evaluation
    follows the other, and does not find the cores spinning for another library's threads, its weights out of the cache.
    """
    times: dict[str, list[float]] = {name: [] for name in works}
    for _ in range(rounds):
        for name, work in works.items():
            work()
            begun = time.perf_counter()
            work()
            times[name].append(1e3 * (time.perf_counter() - begun))
    return {name: min(values) for name, values in times.items()}


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

    facts = model.facts
    conditioning = model.condition("a bird in the rain")
    size = facts.image_size
    latents = np.random.default_rng(0).standard_normal((1, 1, size, size))
    request = _default_request(model, 0)
    works: dict[str, Work] = {
        "evaluation": lambda: model.denoise(latents, 1.0, [conditioning]),
        "evaluation_pair": lambda: model.denoise(np.repeat(latents, 2, axis=0), 1.0, [conditioning] * 2),
        "glyph": lambda: list(generate(model, [request])),
    }
    if facts.draft_steps:
        draft = request.as_draft(facts.draft_steps)
        works["draft"] = lambda: list(generate(model, [draft]))
    return works


def _default_request(model: "OnnxModel", seed: int) -> "GenerationRequest":
    from glyphstudio.engine.defaults import default_request

    return default_request(model.facts, "a bird in the rain", seed=seed)


def throughput(model: "OnnxModel", batches: Sequence[int]) -> dict[str, float]:
    """Return glyphs a second of the default request, so many drawn side by side; the faster of two runs each.

    The first run of each is not counted: a card's sessions are opened in it.
    """
    from glyphstudio.engine.generate import generate

    found = {}
    for count in batches:
        requests = [_default_request(model, seed) for seed in range(count)]

        def draw(requests: "list[GenerationRequest]" = requests) -> object:
            return list(generate(model, requests))

        found[f"glyphs_per_second_{count}"] = 1e3 * count / interleaved({"glyphs": draw}, 2)["glyphs"]
    return found


def _figures(bundle: "Bundle", model: "OnnxModel", milliseconds: dict[str, float]) -> dict[str, float | str]:
    """Return what is printed: times in milliseconds, and their ratios."""
    flop = json.loads((bundle.folder / "bundle.json").read_text(encoding="utf-8")).get("flop_per_evaluation", 0)
    peak = 2.0 * MATMUL_SIDE**3 / milliseconds["matmul"] / 1e6
    speed = flop / milliseconds["evaluation"] / 1e6
    figures: dict[str, float | str] = {"model": model.facts.name, "device": model.device, "precision": model.precision}
    figures |= {f"{name}_ms": value for name, value in milliseconds.items() if name != "matmul"}
    figures |= {"gflop_per_evaluation": flop / 1e9, "gflop_per_second": speed, "matmul_gflop_per_second": peak}
    figures["share_of_matmul"] = speed / peak
    for name, value in milliseconds.items():
        if name.startswith("evaluation_torch_"):
            figures[f"times_faster_than_{name.removeprefix('evaluation_')}"] = value / milliseconds["evaluation"]
    if "evaluation_reference" in milliseconds:
        reference = milliseconds["evaluation_reference"]
        figures["times_faster_than_reference_evaluation"] = reference / milliseconds["evaluation"]
        for name in ("glyph", "draft") if "draft" in milliseconds else ("glyph",):
            figures[f"times_faster_than_reference_{name}"] = REFERENCE_EVALUATIONS * reference / milliseconds[name]
    return figures


def _shown(value: float | str) -> str:
    return value if isinstance(value, str) else f"{value:.4g}"
