"""``glyphstudio models``: which models there are, what is known of one, and how others are brought in."""

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli import model_import
from glyphstudio.cli.exit_status import DONE, FAILED, one_line
from glyphstudio.errors import GlyphStudioError

if TYPE_CHECKING:
    from glyphstudio.inference.bundle import Bundle


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("models", help="list models, tell about one, import one", description=__doc__)
    actions = parser.add_subparsers(dest="models_command", required=True, metavar="list|info|import")
    listing = actions.add_parser("list", help="list the installed models", description="The installed models.")
    listing.add_argument("--json", action="store_true", help="print one JSON object a model")
    listing.set_defaults(run=list_models)
    info = actions.add_parser("info", help="tell about one model", description="Check a model's files and tell all.")
    info.add_argument("model", nargs="?", metavar="NAME|DIR", help="default: the one that is used when nobody says")
    info.add_argument("--json", action="store_true", help="print one JSON object")
    info.set_defaults(run=tell_model)
    model_import.add_parser(actions)


def list_models(arguments: argparse.Namespace) -> int:
    """Print a line a model, the default one marked. Returns 1 when one of them cannot be used."""
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model, installed_models

    folders = installed_models()
    default = default_model()
    status = DONE
    for folder in folders:
        record: dict[str, object] = {"name": folder.name, "default": folder == default, "folder": str(folder)}
        try:
            bundle = open_bundle(folder)
            record |= _facts_of(bundle)
            line = f"{record['name']}  {_summary(record, bundle.facts.styles)}"
        except GlyphStudioError as error:
            status = FAILED
            record |= {"error": error.message}
            line = f"{folder.name}  cannot be used: {one_line(error.message)}"
        _print(json.dumps(record) if arguments.json else f"{'*' if folder == default else ' '} {line}")
    return status


def tell_model(arguments: argparse.Namespace) -> int:
    """Check every file's hash, then print what the manifest says. Returns 0."""
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.model_store import default_model, find_model

    folder = default_model() if arguments.model is None else find_model(arguments.model)
    bundle = open_bundle(folder)
    bundle.verify()
    record = {"folder": str(folder), **_facts_of(bundle), "files": "sound"}
    if arguments.json:
        _print(json.dumps(record))
        return DONE
    styles = ", ".join(bundle.facts.styles) or "none"
    for name, value in (record | {"styles": styles}).items():
        _print(f"{name.replace('_', ' '):<16} {one_line(str(value))}")
    return DONE


def _facts_of(bundle: "Bundle") -> dict[str, object]:
    manifest, facts = bundle.manifest, bundle.facts
    endless = facts.default_guidance_high == float("inf")
    return {
        "name": facts.name,
        "preset": manifest.preset,
        "image_size": facts.image_size,
        "prediction_type": manifest.prediction_type,
        "samples_seen": manifest.samples_seen,
        "training_hours": manifest.training_hours,
        "encoder": bundle.encoder.id,
        "encoder_sha256": bundle.encoder.sha256,
        "max_tokens": facts.max_tokens,
        "has_radical": facts.has_radical,
        "styles": list(facts.styles),
        "sigma_min": facts.sigma_min,
        "sigma_max": facts.sigma_max,
        "steps": facts.default_steps,
        "guidance": facts.default_guidance,
        "guidance_low": facts.default_guidance_low,
        "guidance_high": None if endless else facts.default_guidance_high,
        "bytes": sum(file.size for file in manifest.files.values()),
        "licence": manifest.licence,
    }


def _summary(record: dict[str, object], styles: Sequence[str]) -> str:
    told = f"styles {', '.join(styles)}; " if styles else ""
    return (
        f"{record['image_size']} px, preset {record['preset']}, {record['samples_seen']} pictures seen, "
        f"{record['training_hours']} h, {int(str(record['bytes'])) / 1e6:.1f} MB, {told}{Path(str(record['folder']))}"
    )


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")
