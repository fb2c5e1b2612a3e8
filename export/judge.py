"""``python -m export.judge RUN FOLDER``: a trained judge becomes the graph that the program asks."""

import argparse
import hashlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch

from export.onnx_export import write_graph
from export.parity import TOLERANCE, relative_error
from glyphstudio.errors import GlyphStudioError, MismatchError, OutputError
from glyphstudio.inference.judge import FORMAT, GRAPH, MANIFEST, GlyphJudge
from glyphstudio.training.judge.judge_network import SIDE, JudgeNetwork
from glyphstudio.training.judge.judge_run import load_judge

LICENCE = "Apache-2.0; trained on glyphs of OFL fonts, radicals and strokes of Unihan (Unicode License v3)"


def write_judge(run: Path, folder: Path, force: bool) -> float:
    """Write the judge of ``run`` as a graph and a manifest; returns the relative error between torch and ONNX Runtime.

    Raises ``OutputError`` when ``folder`` holds a judge (without ``force``) or cannot be written, ``MismatchError``
    when the two differ.
    """
    network, state = load_judge(run)
    if (folder / MANIFEST).exists() and not force:
        raise OutputError(f"{folder} holds a judge already", "Name another folder or add --force.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        path = folder / GRAPH
        write_graph(network, {"ink": torch.rand(2, 1, SIDE, SIDE)}, ("features", "logits", "strokes"), path)
        graph = path.read_bytes()
        body = {
            "format": FORMAT,
            "sha256": hashlib.sha256(graph).hexdigest(),
            "bytes": len(graph),
            **asdict(state),
            "licence": LICENCE,
        }
        (folder / MANIFEST).write_text(json.dumps(body, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    except OSError as error:
        raise OutputError(f"{folder} cannot be written: {error.strerror or error}", "Free some space.") from error
    error_now = _compare(network, folder)
    if not error_now <= TOLERANCE:
        raise MismatchError(f"torch and ONNX Runtime differ by {error_now:.2e}, more than {TOLERANCE:.0e}")
    return error_now


def _compare(network: JudgeNetwork, folder: Path) -> float:
    images = np.random.default_rng(0).integers(0, 256, (4, SIDE, SIDE), dtype=np.uint8)
    seen = GlyphJudge(folder).look(images)
    answers = network(torch.from_numpy(1.0 - images[:, None] / np.float32(255)))
    pairs = zip((seen.features, seen.logits, seen.strokes), answers, strict=True)
    return max(relative_error(ours, theirs.numpy()) for ours, theirs in pairs)


def main() -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m export.judge", description=__doc__)
    parser.add_argument("run", type=Path, help="what `glyphstudio train-judge` made")
    parser.add_argument("folder", type=Path, help="folder to write")
    parser.add_argument("--force", action="store_true", help="replace an existing judge")
    arguments = parser.parse_args()
    try:
        error = write_judge(arguments.run, arguments.folder, arguments.force)
    except GlyphStudioError as problem:
        print(f"error: {problem.message}", file=sys.stderr)  # noqa: T201
        if problem.hint:
            print(f"hint: {problem.hint}", file=sys.stderr)  # noqa: T201
        return 1
    print(f"{arguments.folder}: relative error {error:.1e}")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
