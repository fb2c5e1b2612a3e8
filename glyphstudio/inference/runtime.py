"""The one door to ONNX Runtime: silent, sized to the machine, and without telemetry."""

import os
from pathlib import Path

# ONNX Runtime >= 1.29 reports to its makers unless this stands before the first import; later is too late.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

import onnxruntime

from glyphstudio.errors import BundleError
from glyphstudio.inference.processors import usable_cores

# The library for Windows does not look at the variable.
onnxruntime.disable_telemetry_events()

CPU = "CPUExecutionProvider"
ERRORS_ONLY = 3


def session_options() -> "onnxruntime.SessionOptions":
    """Return options for every session: all optimisations, a thread a core, no denormals, errors only in the log."""
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.intra_op_num_threads = usable_cores()
    options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    options.add_session_config_entry("session.set_denormal_as_zero", "1")
    return options


def open_session(model: Path | bytes, providers: tuple[str, ...] = (CPU,)) -> "onnxruntime.InferenceSession":
    """Return a session of an ONNX file, or of its bytes (so that what was hashed is what runs).

    Raises ``BundleError`` when ONNX Runtime cannot use it.
    """
    name = "the model" if isinstance(model, bytes) else str(model)
    source = model if isinstance(model, bytes) else str(model)
    try:
        return onnxruntime.InferenceSession(source, session_options(), providers=list(providers))
    except Exception as error:  # its exceptions share no base class
        reason = str(error).splitlines()[0] if str(error) else type(error).__name__
        raise BundleError(f"ONNX Runtime cannot use {name}: {reason}", "Install the model again.") from error
