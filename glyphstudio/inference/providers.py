"""What computes: the processor or a CUDA card, chosen by what a session really got."""

from dataclasses import dataclass
from typing import Literal, TypeAlias, get_args

from glyphstudio.errors import RequestError
from glyphstudio.inference.ort_packages import conflict, installed_distributions
from glyphstudio.inference.runtime import CPU, CUDA, Provider, built_providers, load_cuda_libraries

Device: TypeAlias = Literal["auto", "cpu", "cuda"]
DEVICES: tuple[Device, ...] = get_args(Device)
Precision: TypeAlias = Literal["auto", "float32", "float16"]
PRECISIONS: tuple[Precision, ...] = get_args(Precision)
SWAP = "Swap the distributions: pip uninstall onnxruntime, then pip install 'onnxruntime-gpu[cuda,cudnn]'."
CUDA_OPTIONS = {"use_tf32": "0", "cudnn_conv_algo_search": "HEURISTIC"}
"""No TF32 and no timing of algorithms: what is drawn must not depend on how fast something was just now."""

CAPTURED = {**CUDA_OPTIONS, "enable_cuda_graph": "1"}
"""For sessions whose every shape is fixed: their kernels are recorded once and then started together."""


@dataclass(frozen=True)
class Choice:
    """The providers to open a session with, in order, and why these."""

    providers: tuple[Provider, ...]
    reason: str


def choose(device: Device) -> Choice:
    """Return the providers for ``device``; a session may still fall back, see :func:`active`.

    Raises ``RequestError`` for "cuda" when this build of ONNX Runtime has none.
    """
    broken = conflict()
    if device == "cpu":
        return Choice((CPU,), "the processor was asked for")
    if CUDA not in built_providers():
        if device == "cuda":
            installed = ", ".join(installed_distributions()) or "onnxruntime"
            raise RequestError(f"there is no CUDA in the ONNX Runtime that is installed ({installed})", SWAP)
        return Choice((CPU,), broken or "this ONNX Runtime is built for the processor")
    load_cuda_libraries()
    return Choice(((CUDA, CUDA_OPTIONS), CPU), broken or "this ONNX Runtime is built for CUDA")


def active(session_providers: list[str], device: Device) -> str:
    """Return "cuda" or "cpu", by what a session says it uses, which is all that can be trusted.

    Raises ``RequestError`` when "cuda" was asked for and the session fell back.
    """
    if CUDA in session_providers:
        return "cuda"
    if device == "cuda":
        raise RequestError(
            "ONNX Runtime found no CUDA card that it can use, or not its libraries (CUDA 13, cuDNN 9)",
            "Choose --device cpu, or install 'onnxruntime-gpu[cuda,cudnn]' and a current driver.",
        )
    return "cpu"


def explain(choice: Choice, device: str) -> str:
    """Return why the active ``device`` is the one that computes."""
    if device == "cpu" and len(choice.providers) > 1:
        return "this ONNX Runtime is built for CUDA, but found no card that it can use, or not its libraries"
    return choice.reason


def choose_precision(wanted: Precision, device: str, has_half: bool) -> Literal["float32", "float16"]:
    """Return what the active ``device`` computes in; "auto" takes half precision on a card where the model has it.

    Raises ``RequestError`` for "float16" where there is none.
    """
    if wanted == "float32" or (wanted == "auto" and not (has_half and device == "cuda")):
        return "float32"
    if device != "cuda":
        raise RequestError("the processor computes in float32 only", "Choose --device cuda, or --precision float32.")
    if not has_half:
        raise RequestError(
            "this model has no graph in half precision", "Export it with --half, or choose --precision float32."
        )
    return "float16"
