"""Writes one graph: torch → ONNX with named inputs, a free batch axis, and weights stored as half precision."""

import inspect
import logging
import warnings
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import Tensor, nn

OPSET = 20
SMALLEST_STORED_AS_HALF = 256
"""Elements; shorter tensors (constants of the graph among them) stay as they are."""


@contextmanager
def _quiet_exporter() -> Iterator[None]:
    """Keep back what the exporter says of itself: deprecations inside torch, packages that it could use."""
    loggers = [logging.getLogger(name) for name in ("torch.onnx", "onnxscript", "onnx_ir")]
    levels = [logger.level for logger in loggers]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for logger in loggers:
            logger.setLevel(logging.ERROR)
        try:
            yield
        finally:
            for logger, level in zip(loggers, levels, strict=True):
                logger.setLevel(level)


def write_graph(
    module: nn.Module,
    inputs: Mapping[str, Tensor],
    outputs: Sequence[str],
    path: Path,
    longest: int = 0,
    *,
    half: bool = True,
    opset: int = OPSET,
) -> None:
    """Export ``module(*inputs)`` to ``path``.

    Axis 0 of every input and output is free and called ``batch``, unless the inputs have a batch of one; with
    ``longest``, axis 1 is free too (``length``, up to it). ``half`` stores large weights as float16. ``opset``
    is the operator set.
    """
    free: dict[int, Any] = {}
    if next(iter(inputs.values())).shape[0] > 1:
        free[0] = torch.export.Dim("batch", min=1, max=64)
    if longest:
        free[1] = torch.export.Dim("length", min=1, max=longest)
    shapes: list[Any] = [free for _ in inputs]
    parameters = inspect.signature(module.forward).parameters.values()
    fixed = sum(parameter.kind is not parameter.VAR_POSITIONAL for parameter in parameters)
    # torch wants the shapes of *arguments as one tuple.
    dynamic = tuple(shapes) if fixed == len(parameters) else (*shapes[:fixed], tuple(shapes[fixed:]))
    with _quiet_exporter():
        program = torch.onnx.export(
            module.eval(),
            tuple(inputs.values()),
            input_names=list(inputs),
            output_names=list(outputs),
            dynamic_shapes=dynamic,
            opset_version=opset,
            dynamo=True,
            optimize=True,
            verbose=False,
        )
    if program is None:
        raise RuntimeError("the exporter returned no program")
    model = program.model_proto
    _name_weights(model, module)
    if half:
        _store_weights_as_half(model)
    _drop_metadata(model)
    onnx.checker.check_model(model)
    path.write_bytes(model.SerializeToString(deterministic=True))


def _name_weights(model: onnx.ModelProto, module: nn.Module) -> None:
    """Give weights that the exporter transposed or reshaped back the name of the parameter that they are.

    A transposed one is called ``NAME.T``. So a bundle is enough to go on training from
    (:func:`glyphstudio.training.bundle_weights.read_weights`).
    """
    taken = {weight.name for weight in model.graph.initializer}
    names: dict[bytes, str] = {}
    for name, parameter in module.named_parameters():
        values = parameter.detach().numpy()
        if name in taken or values.size < 2:
            continue
        names.setdefault(values.tobytes(), name)
        if values.ndim == 2:
            names.setdefault(np.ascontiguousarray(values.T).tobytes(), name + ".T")
    renamed: dict[str, str] = {}
    for weight in model.graph.initializer:
        name = names.pop(numpy_helper.to_array(weight).tobytes(), "")
        if name:
            renamed[weight.name] = name
            weight.name = name
    for node in model.graph.node:
        for place, name in enumerate(node.input):
            node.input[place] = renamed.get(name, name)


def _store_weights_as_half(model: onnx.ModelProto) -> None:
    """Replace each large float32 weight by float16 and a Cast, which ONNX Runtime folds when it loads the graph."""
    graph = model.graph
    casts = []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.size < SMALLEST_STORED_AS_HALF:
            continue
        name = weight.name
        stored = numpy_helper.from_array(values.astype(np.float16), name + ".half")
        weight.CopyFrom(stored)
        casts.append(helper.make_node("Cast", [name + ".half"], [name], to=TensorProto.FLOAT))
    nodes = [*casts, *graph.node]
    del graph.node[:]
    graph.node.extend(nodes)


def _drop_metadata(model: onnx.ModelProto) -> None:
    """Remove what the exporter noted of itself: paths of the machine it ran on among it."""
    graph = model.graph
    for node in graph.node:
        del node.metadata_props[:]
    for value in (*graph.input, *graph.output, *graph.value_info):
        del value.metadata_props[:]
    del graph.value_info[:]
    del graph.metadata_props[:]
    del model.metadata_props[:]
