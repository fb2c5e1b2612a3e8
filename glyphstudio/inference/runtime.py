"""The one door to ONNX Runtime: without telemetry, silent, and sized to the machine."""

import os

# ONNX Runtime >= 1.29 reports to its makers unless this stands before the first import; later is too late.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from collections.abc import Sequence
from pathlib import Path
from typing import TypeAlias

from glyphstudio.errors import BundleError, ResourceError
from glyphstudio.inference.distributions import REPAIR
from glyphstudio.inference.processors import usable_cores

try:
    import onnxruntime
except (ImportError, OSError) as error:
    raise ResourceError(f"ONNX Runtime cannot be loaded: {error}", REPAIR) from error
if not hasattr(onnxruntime, "InferenceSession"):
    # What is left of the folder when onnxruntime and onnxruntime-gpu were both there and one was uninstalled.
    raise ResourceError("ONNX Runtime is installed but empty", REPAIR)

# The library for Windows does not look at the variable.
onnxruntime.disable_telemetry_events()

CPU = "CPUExecutionProvider"
CUDA = "CUDAExecutionProvider"
ERRORS_ONLY = 3
SPIN_MICROSECONDS = "50"
"""How long a thread without work waits at full speed. At ONNX Runtime's own value, one busy core beside us doubled the
time of an evaluation (20 to 40 ms on two cores); at 50 it cost a fifth. Older versions do not know the option."""

Provider: TypeAlias = str | tuple[str, dict[str, str]]


def version() -> str:
    """Return ONNX Runtime's version."""
    return str(onnxruntime.__version__)


def built_providers() -> tuple[str, ...]:
    """Return what this build of ONNX Runtime could use; whether the machine can, only a session tells."""
    return tuple(onnxruntime.get_available_providers())


def load_cuda_libraries() -> None:
    """Load CUDA and cuDNN from the packages that carry them, so that the first session finds them."""
    preload = getattr(onnxruntime, "preload_dlls", None)
    if preload is not None:
        preload()


def open_session(
    model: Path | bytes, providers: Sequence[Provider] = (CPU,), threads: int | None = None
) -> "onnxruntime.InferenceSession":
    """Return a session of an ONNX file, or of its bytes (so that what was hashed is what runs).

    ``threads`` share one evaluation; None takes the machine's cores. Raises ``BundleError`` when ONNX Runtime cannot
    use the model.
    """
    options = onnxruntime.SessionOptions()
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_ALL
    options.intra_op_num_threads = usable_cores() if threads is None else threads
    options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    options.use_deterministic_compute = True
    # Not "session.set_denormal_as_zero": it changes the arithmetic of the thread that opens the first session for ever,
    # NumPy's too, and of no other thread; and it gained nothing (28.5 ms with and without, at noise levels .03 … 80).
    options.add_session_config_entry("session.intra_op.spin_duration_us", SPIN_MICROSECONDS)
    source = model if isinstance(model, bytes) else str(model)
    try:
        return onnxruntime.InferenceSession(source, options, providers=list(providers))
    except Exception as error:  # its exceptions share no base class
        name = "the model" if isinstance(model, bytes) else str(model)
        raise BundleError(f"ONNX Runtime cannot use {name}: {reason_of(error)}", "Install the model again.") from error


def reason_of(error: Exception) -> str:
    """Return the first line of what ONNX Runtime said, short enough to show."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:300]
