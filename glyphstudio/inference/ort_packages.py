"""Which distributions of ONNX Runtime are installed: they share one folder and destroy each other."""

from importlib import metadata

DISTRIBUTIONS = (
    "onnxruntime",
    "onnxruntime-gpu",
    "onnxruntime-directml",
    "onnxruntime-openvino",
    "onnxruntime-silicon",
)
REPAIR = (
    "Uninstall every onnxruntime distribution with pip, then install one: onnxruntime, or onnxruntime-gpu for NVIDIA."
)


def installed_distributions() -> dict[str, str]:
    """Return name → version of each distribution of ONNX Runtime whose record is there; none in a frozen app."""
    found = {}
    for name in DISTRIBUTIONS:
        try:
            found[name] = metadata.version(name)
        except metadata.PackageNotFoundError:
            continue
    return found


def conflict() -> str:
    """Return a sentence when more than one is installed, which leaves a mixture of both; "" when all is well."""
    found = installed_distributions()
    if len(found) < 2:
        return ""
    names = " and ".join(f"{name} {version}" for name, version in found.items())
    return f"{names} are both installed; they share one folder, so each has overwritten files of the other"
