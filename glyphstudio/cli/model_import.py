"""``glyphstudio models import``: a diffusers folder becomes a model of this program.

The work is done by ``python -m export.diffusers_import`` in a process of its own. So this package need not know the
exporter (it stands beside it, not below), the program never holds PyTorch, and Ctrl+C ends both.
"""

import argparse
import importlib.util
import os
import re
import subprocess
import sys
from pathlib import Path

from glyphstudio.cli.argument_types import real, whole
from glyphstudio.errors import BundleError, MissingExtraError

IMPORTER = "export.diffusers_import"
NEEDED = ("export", "torch", "diffusers", "transformers", "onnx", "onnxscript", "safetensors")
PASSED_ON = ("name", "encoder", "max_tokens", "data_range", "mask_policy", "guidance", "licence")
"""Options that the importer knows by the same names; what is not said is left to it."""


def add_parser(actions: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = actions.add_parser("import", help="make a model of a diffusers folder", description=__doc__)
    parser.add_argument("source", metavar="FOLDER|HUB-ID", help="unet/, scheduler/ and perhaps text_encoder/ in it")
    parser.add_argument("--out", type=Path, metavar="DIR", help="folder to write (default: among the user's models)")
    parser.add_argument("--name", metavar="NAME", help="the model's name (default: that of the folder)")
    parser.add_argument("--encoder", metavar="FOLDER|HUB-ID", help="its T5 encoder (default: its own, or t5-small)")
    parser.add_argument("--max-tokens", type=whole(1, 512), metavar="N", help="tokens that are read (default 48)")
    parser.add_argument(
        "--data-range",
        choices=("unit", "symmetric"),
        help="what it was trained on: 0…1 (unit, as the reference; default) or -1…1",
    )
    parser.add_argument(
        "--mask-policy",
        choices=("masked", "unmasked"),
        help="whether it sees the padding behind a prompt (default masked: it does not)",
    )
    parser.add_argument("--guidance", type=real(0.0, 100.0), metavar="G", help="default guidance (default 1: none)")
    parser.add_argument("--licence", metavar="TEXT", help="of the weights, to be told with the model")
    parser.add_argument("--force", action="store_true", help="replace a model that is there")
    parser.set_defaults(run=import_model)


def import_model(arguments: argparse.Namespace) -> int:
    """Run the importer; returns its exit status."""
    from glyphstudio.inference.model_store import own_shelf

    _check_installed()
    name = arguments.name or _name_of(arguments.out or Path(arguments.source).resolve())
    target = arguments.out or own_shelf() / name
    words = [arguments.source, str(target)]
    for option in PASSED_ON:
        value = name if option == "name" else getattr(arguments, option)
        if value is not None:
            words.append(f"--{option.replace('_', '-')}={value}")
    if arguments.force:
        words.append("--force")
    command = [sys.executable, "-P", "-m", IMPORTER, *words]
    return subprocess.run(command, env=_environment(), check=False).returncode


def _name_of(path: Path) -> str:
    """Return a plain name for a model that lies in ``path``."""
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", path.name).strip("-.")
    if not name:
        raise BundleError(f"no name can be made of {path}", "Give the model one with --name.")
    return name[:100]


def _check_installed() -> None:
    if getattr(sys, "frozen", False):
        raise MissingExtraError(
            "the packaged app cannot import models", "Install it with Python: pip install 'glyphstudio[train]'."
        )
    for package in NEEDED:
        if importlib.util.find_spec(package) is None:
            raise MissingExtraError(
                f"importing a model needs {package}, which is not installed",
                "Install it: pip install 'glyphstudio[train]'.",
            )


def _environment() -> dict[str, str]:
    """Return an environment in which the exporter beside this package is found, whatever the current folder holds."""
    beside = str(Path(__file__).resolve().parents[2])
    paths = [beside, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
