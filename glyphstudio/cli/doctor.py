"""``glyphstudio doctor``: versions, devices, model, fonts and disk: what to paste into a bug report."""

import argparse
import json
import os
import platform
import shutil
import sys
from collections.abc import Callable
from dataclasses import asdict, dataclass
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path

from glyphstudio import __version__
from glyphstudio.cli.exit_status import DONE, FAILED, one_line
from glyphstudio.errors import GlyphStudioError

LEAST_FREE = 100e6
"""Bytes on a disk under which a problem is reported."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("doctor", help="what to paste into a bug report", description=__doc__)
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


@dataclass(frozen=True)
class Finding:
    """What was found about one topic; ``problem`` and ``hint`` are empty when all is well."""

    topic: str
    value: str
    problem: str = ""
    hint: str = ""


def run(arguments: argparse.Namespace) -> int:
    """Print the findings as they come; returns 1 when one is a problem."""
    findings = []
    for topic, look in TOPICS.items():
        finding = _look(topic, look)
        findings.append(finding)
        if not arguments.json:
            sys.stdout.write("".join(f"{line}\n" for line in _lines(finding)))
            sys.stdout.flush()
    if arguments.json:
        sys.stdout.write(json.dumps([asdict(finding) for finding in findings]) + "\n")
    return FAILED if any(finding.problem for finding in findings) else DONE


def _look(topic: str, look: Callable[[], str]) -> Finding:
    try:
        return Finding(topic, look())
    except GlyphStudioError as error:
        return Finding(topic, "", error.message, error.hint)
    except (ImportError, OSError) as error:
        return Finding(topic, "", f"{type(error).__name__}: {error}", "Install Glyph Studio again.")


def _lines(finding: Finding) -> list[str]:
    if not finding.problem:
        return [f"{finding.topic:<13} {one_line(finding.value)}"]
    lines = [f"{finding.topic:<13} PROBLEM: {one_line(finding.problem)}"]
    return [*lines, f"{'':<13} hint: {one_line(finding.hint)}"] if finding.hint else lines


def _program() -> str:
    how = "packaged app" if hasattr(sys, "_MEIPASS") else f"in {Path(__file__).resolve().parents[2]}"
    return f"{__version__}, {how}"


def _system() -> str:
    return f"{platform.platform()}, Python {platform.python_version()} ({platform.python_implementation()})"


def _processor() -> str:
    from glyphstudio.inference.cpu import usable_cores

    return f"{platform.machine()}, {usable_cores()} cores to use of {os.cpu_count()} processors"


def _libraries() -> str:
    return ", ".join(f"{name} {import_module(name).__version__}" for name in ("numpy", "PIL", "tokenizers"))


def _onnx_runtime() -> str:
    from glyphstudio.inference.ort_packages import REPAIR, conflict, installed_distributions
    from glyphstudio.inference.runtime import built_providers, version

    if sentence := conflict():
        raise GlyphStudioError(sentence, REPAIR)
    distributions = ", ".join(f"{name} {number}" for name, number in installed_distributions().items())
    return f"{version()} ({distributions or 'packaged'}), built for {', '.join(built_providers())}, telemetry off"


def _model() -> str:
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model

    bundle = open_bundle(default_model())
    bundle.verify()
    facts, manifest = bundle.facts, bundle.manifest
    return f"{facts.name}, {facts.image_size} px, preset {manifest.preset}, {manifest.samples_seen} pictures seen"


def _device() -> str:
    """Draw noise with the default model: only a session knows what computes."""
    from time import perf_counter

    import numpy as np

    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model
    from glyphstudio.inference.onnx_model import OnnxModel

    model = OnnxModel(open_bundle(default_model()))
    size = model.facts.image_size
    prompt = model.condition("")
    times = {}
    for rows in (1, 2):
        latents = np.zeros((rows, 1, size, size))
        seconds = []
        for _ in range(5):
            begun = perf_counter()
            model.denoise(latents, 1.0, [prompt] * rows)
            seconds.append(perf_counter() - begun)
        times[rows] = min(seconds) * 1e3
    speed = f"an evaluation {times[1]:.1f} ms, a guided one {times[2]:.1f} ms"
    return f"{model.device} in {model.precision} ({model.device_reason}); {speed}"


def _encoder() -> str:
    from glyphstudio import resources
    from glyphstudio.inference.text_encoder import OnnxTextEncoder

    encoder = OnnxTextEncoder(resources.find("encoders/minilm"))
    return f"{encoder.id}, {encoder.max_tokens} tokens of width {encoder.width}, SHA-256 {encoder.sha256[:12]}…"


def _fonts() -> str:
    from glyphstudio import resources

    names = sorted(path.name for path in resources.find("fonts").iterdir() if path.suffix in {".otf", ".ttf", ".ttc"})
    if not names:
        raise GlyphStudioError("no font ships with this program", "Install Glyph Studio again.")
    return ", ".join(names)


def _qt() -> str:
    """Load QtCore only: it needs no display."""
    pyside = import_module("PySide6")
    core = import_module("PySide6.QtCore")
    return f"{core.qVersion()}, PySide6 {pyside.__version__}"


def _display() -> str:
    names = ("QT_QPA_PLATFORM", "WAYLAND_DISPLAY", "DISPLAY", "QT_SCALE_FACTOR")
    found = [f"{name}={os.environ[name]}" for name in names if os.environ.get(name)]
    if found or sys.platform in {"win32", "darwin"}:
        return ", ".join(found) or "the system's own"
    return "none: the window cannot open, the commands need none"


def _torch() -> str:
    if find_spec("torch") is None:
        return "not installed; only training needs it"
    from importlib import metadata

    return metadata.version("torch")


def _disk() -> str:
    import platformdirs

    places = {"here": Path.cwd(), "your data": platformdirs.user_data_path("glyphstudio", appauthor=False)}
    words = []
    for name, place in places.items():
        existing = next(folder for folder in (place, *place.parents) if folder.exists())
        free = shutil.disk_usage(existing).free
        if free < LEAST_FREE:
            raise GlyphStudioError(f"only {free / 1e6:.0f} MB are free in {existing}", "Free some space.")
        words.append(f"{name} {free / 1e9:.1f} GB")
    return f"free: {', '.join(words)}"


TOPICS: dict[str, Callable[[], str]] = {
    "glyphstudio": _program,
    "system": _system,
    "processor": _processor,
    "libraries": _libraries,
    "onnx runtime": _onnx_runtime,
    "model": _model,
    "device": _device,
    "encoder": _encoder,
    "fonts": _fonts,
    "qt": _qt,
    "display": _display,
    "torch": _torch,
    "disk": _disk,
}
