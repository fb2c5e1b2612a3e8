"""Weights as bytes: each row of a matrix is a whole number from -127 to 127 times a scale of its own."""

import numpy as np
import numpy.typing as npt
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper
from torch import nn

MOST = 127.0
SMALLEST = 1024
"""Elements; shorter matrices stay as they are."""
NO_ERROR = 1e-6
"""Relative to the largest weight: what the rounding of a float32 scale costs."""


def _scales(values: npt.NDArray[np.float32], axis: int) -> npt.NDArray[np.float32]:
    """Return each row's scale, or each column's for ``axis`` 0, to be multiplied with."""
    scales: npt.NDArray[np.float32] = np.abs(values).max(axis=axis, keepdims=True) / np.float32(MOST)
    return np.where(scales > 0, scales, np.float32(1.0)).astype(np.float32)


@torch.no_grad()
def round_to_bytes(module: nn.Module) -> None:
    """Round every large matrix of ``module`` in place to what :func:`store_as_bytes` can hold."""
    for parameter in module.parameters():
        if parameter.ndim == 2 and parameter.numel() >= SMALLEST:
            values = parameter.detach().float().numpy()
            scales = _scales(values, axis=1)
            parameter.copy_(torch.from_numpy(np.round(values / scales) * scales))


def store_as_bytes(model: onnx.ModelProto) -> None:
    """Replace each large matrix that was rounded, as it is or transposed, by int8, a scale, a Cast and a Mul.

    ONNX Runtime folds these when it loads the graph: it computes in float32, and only the file is small.
    """
    graph = model.graph
    nodes, scales_of = [], []
    for weight in graph.initializer:
        values = numpy_helper.to_array(weight)
        if values.dtype != np.float32 or values.ndim != 2 or values.size < SMALLEST:
            continue
        for axis in (1, 0):
            scales = _scales(values, axis)
            whole = np.round(values / scales)
            if np.abs(whole * scales - values).max() <= NO_ERROR * np.abs(values).max():
                name = weight.name
                weight.CopyFrom(numpy_helper.from_array(whole.astype(np.int8), f"{name}.bytes"))
                scales_of.append(numpy_helper.from_array(scales, f"{name}.scale"))
                nodes.append(helper.make_node("Cast", [f"{name}.bytes"], [f"{name}.whole"], to=TensorProto.FLOAT))
                nodes.append(helper.make_node("Mul", [f"{name}.whole", f"{name}.scale"], [name]))
                break
    nodes += graph.node
    del graph.node[:]
    graph.node.extend(nodes)
    graph.initializer.extend(scales_of)
