"""A denoiser's graph in half precision, for cards: what depends on the noise level alone stays whole."""

import importlib
from collections.abc import Collection
from pathlib import Path

import numpy as np
import onnx

from export.parity import LEVELS, relative_error
from glyphstudio.errors import MismatchError
from glyphstudio.inference.runtime import open_session

SOURCES = ("sigma", "guidance")
PRODUCTS = {"Conv", "Gemm", "MatMul"}
TOLERANCE = 5e-3
"""Relative: half precision has eleven bits, and errors add up over the layers; glyphs-d differs by 9e-4."""


def whole_nodes(model: onnx.ModelProto, sources: Collection[str] = SOURCES) -> list[str]:
    """Return the names of the nodes between ``sources`` and the first products behind them.

    The logit of a share of noise near 0 or 1 is infinite in half precision, and so is a level's square; and the sum of
    latents and answer is what a sampler divides by small numbers.
    """
    reached = set(sources)
    found = []
    for node in model.graph.node:
        if node.op_type not in PRODUCTS and reached.intersection(node.input):
            reached.update(node.output)
            found.append(node.name)
    return found


def write_half(source: Path, target: Path) -> None:
    """Write the graph ``source`` in half precision to ``target``; inputs and outputs stay float32.

    Raises ``MismatchError`` when the nodes have no names, by which they are told apart.
    """
    converter = importlib.import_module("onnxruntime.transformers.float16")
    model = onnx.load(source)
    kept = whole_nodes(model)
    if "" in kept:
        raise MismatchError(f"the nodes of {source.name} have no names")
    half = converter.convert_float_to_float16(model, keep_io_types=True, node_block_list=kept)
    _sort(half)
    _join_whole(half, {*kept})
    onnx.checker.check_model(half)
    target.write_bytes(half.SerializeToString(deterministic=True))


def _join_whole(model: onnx.ModelProto, kept: Collection[str]) -> None:
    """Take away the way through half precision that the converter puts between two nodes which are ``kept`` whole."""
    graph = model.graph
    whole = {value.name for value in graph.input}
    whole.update(name for node in graph.node if node.name in kept for name in node.output)
    casts = {node.output[0]: node.input[0] for node in graph.node if node.op_type == "Cast"}
    for node in graph.node:
        for place, name in enumerate(node.input):
            origin = casts.get(casts.get(name, ""), "")
            if node.name in kept and origin in whole:
                node.input[place] = origin


def _sort(model: onnx.ModelProto) -> None:
    """Put every node behind those whose outputs it takes: the converter appends its casts at the end."""
    graph = model.graph
    known = {value.name for value in (*graph.input, *graph.initializer)} | {""}
    waiting, ordered = list(graph.node), []
    while waiting:
        ready = [node for node in waiting if known.issuperset(node.input)]
        if not ready:
            raise MismatchError(f"nothing gives the input of {waiting[0].name}")
        # One at a time: the order of the others stays as it was.
        ordered.append(ready[0])
        known.update(ready[0].output)
        waiting.remove(ready[0])
    del graph.node[:]
    graph.node.extend(ordered)


def compare_half(whole: Path, half: Path) -> float:
    """Return the largest relative error of ``half`` against ``whole`` at three levels, on the processor.

    Raises ``MismatchError`` above :data:`TOLERANCE`.
    """
    sessions = open_session(whole), open_session(half)
    generator = np.random.default_rng(1)
    feed = {}
    for value in sessions[0].get_inputs():
        shape = [length if isinstance(length, int) else 1 for length in value.shape]
        feed[value.name] = generator.standard_normal(shape, dtype=np.float32)
    worst = 0.0
    for level in LEVELS:
        feed["latents"] = generator.standard_normal(feed["latents"].shape, dtype=np.float32) * np.float32(1.0 + level)
        feed["sigma"] = np.full(feed["sigma"].shape, level, dtype=np.float32)
        expected, answer = (session.run(None, feed)[0] for session in sessions)
        worst = max(worst, relative_error(answer, expected))
    if not worst <= TOLERANCE:
        raise MismatchError(f"half precision differs by {worst:.2e}, more than {TOLERANCE:.0e}; no bundle written")
    return worst
