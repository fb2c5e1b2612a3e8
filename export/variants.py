"""``python -m export.variants RUN|BUNDLE``: how fast the ways are in which a denoiser can be written and opened.

Prints a table for README.md. All take turns, so that other programs meet all alike; run it on an idle machine.
"""

import argparse
import json
import sys
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch
from torch import Tensor, nn

from export.bundle_writer import load_average
from export.graphs import (
    LAYER_NORM,
    NORMS,
    DenoiserGraph,
    GuidedDenoiserGraph,
    PromptGraph,
    example_prompt,
    feature_names,
    with_norms,
)
from export.onnx_export import write_graph
from export.parity import GUIDANCE, relative_error
from glyphstudio.cli.bench import interleaved
from glyphstudio.errors import CheckpointError, GlyphStudioError
from glyphstudio.inference.runtime import SHIPPED, Optimisation, open_session, run_session
from glyphstudio.training import checkpoint
from glyphstudio.training.bundle_weights import read_bundle_state, read_weights
from glyphstudio.training.checkpoint import Network, RunState
from glyphstudio.training.objective import objective_named

OPTIMISATIONS: Mapping[str, Optimisation] = {
    "all": SHIPPED,
    "all but QuickGelu": Optimisation(left_out=("QuickGeluFusion",)),
    "extended": Optimisation(all_levels=False),
    "extended but QuickGelu": Optimisation(all_levels=False, left_out=("QuickGeluFusion",)),
}

Feed = Mapping[str, npt.NDArray[np.float32]]


@dataclass(frozen=True, kw_only=True)
class Row:
    """``milliseconds`` of an evaluation, the fewest of all rounds; ``ratio`` to the shipped way, above 1 is slower.

    ``error``: relative, against PyTorch.
    """

    norms: str
    optimisation: str
    milliseconds: float
    ratio: float
    error: float


def load_network(source: Path) -> tuple[RunState, Network]:
    """Return the network of a bundle or the averaged one of a run. Raises ``CheckpointError``."""
    if not (source / "bundle.json").is_file():
        return load_average(checkpoint.resolve(source))
    state = read_bundle_state(source)
    network = checkpoint.build_network(state.preset, state.image_size, state.encoder.width)
    read_weights(source, network)
    return state, network.eval().requires_grad_(False)


def denoiser_of(state: RunState, network: Network) -> tuple[nn.Module, dict[str, Tensor]]:
    """Return the graph of one evaluation, and inputs of it with a batch of one."""
    inputs = {k: v[:1] for k, v in example_prompt(state.encoder.max_tokens, state.encoder.width).items()}
    with torch.no_grad():
        features = PromptGraph(network)(**inputs)
    size = state.image_size
    generator = torch.Generator().manual_seed(0)
    example = {"latents": torch.randn(1, 1, size, size, generator=generator), "sigma": torch.ones(1)}
    guided = state.guided_up_to > 0
    if guided:
        example[GUIDANCE] = torch.full((1,), 2.0)
    example.update(zip(feature_names(len(features) - 3), features, strict=True))
    return (GuidedDenoiserGraph if guided else DenoiserGraph)(network, objective_named(state.objective)), example


@torch.no_grad()
def write_variants(denoiser: nn.Module, example: Mapping[str, Tensor], folder: Path) -> dict[str, Path]:
    """Write ``denoiser`` once for each of :data:`NORMS`; returns their files. Its norms are replaced at the end."""
    paths = {}
    # The replacing one comes last: it cannot be taken back.
    for norms in sorted(NORMS, key=lambda norms: norms == LAYER_NORM):
        paths[norms] = folder / f"{norms}.onnx"
        write_graph(with_norms(denoiser, norms), example, ("denoised",), paths[norms], opset=NORMS[norms])
    return paths


def measure(
    paths: Mapping[str, Path], feed: Feed, expected: npt.NDArray[np.float32], rounds: int, threads: int | None = None
) -> list[Row]:
    """Return a row for each file and each of :data:`OPTIMISATIONS`, the fastest first.

    ``threads`` share an evaluation; None takes the machine's cores.
    """
    sessions = {
        (norms, name): open_session(path, threads=threads, optimisation=optimisation)
        for norms, path in paths.items()
        for name, optimisation in OPTIMISATIONS.items()
    }
    answers = {key: run_session(session, feed)["denoised"] for key, session in sessions.items()}

    def work(key: tuple[str, str]) -> object:
        return run_session(sessions[key], feed)

    names = {" / ".join(key): key for key in sessions}
    times = interleaved({name: (lambda key=key: work(key)) for name, key in names.items()}, rounds)  # type: ignore[misc]
    shipped = times[f"{LAYER_NORM} / all"]
    rows = [
        Row(
            norms=key[0],
            optimisation=key[1],
            milliseconds=times[name],
            ratio=times[name] / shipped,
            error=relative_error(answers[key], expected),
        )
        for name, key in names.items()
    ]
    return sorted(rows, key=lambda row: row.milliseconds)


def table(rows: Sequence[Row]) -> str:
    """Return a table in Markdown; the shipped way is marked."""
    lines = ["| norms | optimisation | ms | to the shipped | error |", "|---|---|---|---|---|"]
    for row in rows:
        mark = " (shipped)" if (row.norms, row.optimisation) == (LAYER_NORM, "all") else ""
        lines.append(
            f"| {row.norms}{mark} | {row.optimisation} | {row.milliseconds:.1f} | {row.ratio:.2f} | {row.error:.0e} |"
        )
    return "\n".join(lines)


def main(words: Sequence[str] | None = None) -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m export.variants", description=__doc__)
    parser.add_argument("source", type=Path, help="a run, a checkpoint or a bundle")
    parser.add_argument("--rounds", type=int, default=50, help="repetitions (default 50)")
    parser.add_argument("--threads", type=int, help="of an evaluation (default: the cores; guided pairs draw with 1)")
    parser.add_argument("--json", action="store_true", help="print one JSON object a row")
    arguments = parser.parse_args(words)
    try:
        if arguments.rounds < 1 or (arguments.threads or 1) < 1:
            raise CheckpointError("there is nothing to measure in no round or thread", "Give 1 or more.")
        denoiser, example = denoiser_of(*load_network(arguments.source))
        with torch.no_grad():
            expected = denoiser(*example.values()).numpy()
        with tempfile.TemporaryDirectory() as folder:
            paths = write_variants(denoiser, example, Path(folder))
            feed = {name: value.numpy() for name, value in example.items()}
            rows = measure(paths, feed, expected, arguments.rounds, arguments.threads)
    except GlyphStudioError as error:
        print(f"error: {error.message}", file=sys.stderr)  # noqa: T201
        if error.hint:
            print(f"hint: {error.hint}", file=sys.stderr)  # noqa: T201
        return 1
    print("\n".join(json.dumps(asdict(row)) for row in rows) if arguments.json else table(rows))  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
