"""The one door to ONNX Runtime: without telemetry, silent, and sized to the machine."""

import os

# ONNX Runtime >= 1.29 reports to its makers unless this stands before the first import; later is too late.
os.environ["ORT_DISABLE_TELEMETRY"] = "1"

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from glyphstudio.errors import BundleError, ResourceError
from glyphstudio.inference.cpu import usable_cores
from glyphstudio.inference.ort_packages import REPAIR

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
BATCH_AXIS = "batch"
"""What the exporter calls the free first axis."""
SPIN_MICROSECONDS = "50"
"""How long a thread without work waits at full speed. At ONNX Runtime's own value, one busy core beside us doubled the
time of an evaluation (20 to 40 ms on two cores); at 50 it cost a fifth. Older versions do not know the option."""

Provider: TypeAlias = str | tuple[str, dict[str, str]]


@dataclass(frozen=True)
class Optimisation:
    """What ONNX Runtime does to a graph when it opens it.

    ``all_levels`` includes layouts (NCHWc convolutions); without, only fusions. ``left_out`` names optimizers.
    """

    all_levels: bool = True
    left_out: tuple[str, ...] = ()


SHIPPED = Optimisation()
"""The fastest of ``python -m export.variants``."""


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
    model: Path | bytes,
    providers: Sequence[Provider] = (CPU,),
    threads: int | None = None,
    batch: int | None = None,
    optimisation: Optimisation = SHIPPED,
) -> "onnxruntime.InferenceSession":
    """Return a session of an ONNX file, or of its bytes (so that what was hashed is what runs).

    ``threads`` share one evaluation; None takes the machine's cores. ``batch`` fixes the free axis of that name, so
    that every shape is known before the first run. Raises ``BundleError`` when ONNX Runtime cannot use the model.
    """
    options = onnxruntime.SessionOptions()
    levels = onnxruntime.GraphOptimizationLevel
    options.graph_optimization_level = levels.ORT_ENABLE_ALL if optimisation.all_levels else levels.ORT_ENABLE_EXTENDED
    options.intra_op_num_threads = usable_cores() if threads is None else threads
    options.inter_op_num_threads = 1
    options.log_severity_level = ERRORS_ONLY
    options.use_deterministic_compute = True
    # Not "session.set_denormal_as_zero": it changes the arithmetic of the thread that opens the first session for ever,
    # NumPy's too, and of no other thread; and it gained nothing (28.5 ms with and without, at noise levels .03 … 80).
    options.add_session_config_entry("session.intra_op.spin_duration_us", SPIN_MICROSECONDS)
    if batch is not None:
        options.add_free_dimension_override_by_name(BATCH_AXIS, batch)
    source = model if isinstance(model, bytes) else str(model)
    try:
        left_out = list(optimisation.left_out)
        return onnxruntime.InferenceSession(source, options, providers=list(providers), disabled_optimizers=left_out)
    except Exception as error:  # its exceptions share no base class
        name = "the model" if isinstance(model, bytes) else str(model)
        raise BundleError(f"ONNX Runtime cannot use {name}: {reason_of(error)}", "Install the model again.") from error


def new_value(array: npt.NDArray[Any], memory: str) -> "onnxruntime.OrtValue":
    """Return a buffer in ``memory``, "cpu" or "cuda" (the first card), that begins as ``array``."""
    return onnxruntime.OrtValue.ortvalue_from_numpy(array, memory, 0)


def run_session(
    session: "onnxruntime.InferenceSession", feed: Mapping[str, npt.NDArray[Any]]
) -> dict[str, npt.NDArray[np.float32]]:
    """Return the session's outputs by name. Raises ``BundleError`` when the evaluation fails."""
    try:
        answers = session.run(None, dict(feed))
    except Exception as error:  # its exceptions share no base class
        raise BundleError(f"the model failed: {reason_of(error)}", "Install the model again.") from error
    return dict(zip((value.name for value in session.get_outputs()), answers, strict=True))


def reason_of(error: Exception) -> str:
    """Return the first line of what ONNX Runtime said, short enough to show."""
    return (str(error).strip() or type(error).__name__).splitlines()[0][:300]
