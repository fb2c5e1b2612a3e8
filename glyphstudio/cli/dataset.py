"""``glyphstudio dataset build``: draws the characters of a font into a data set for training."""

import argparse
import json
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.errors import DatasetError

if TYPE_CHECKING:
    from glyphstudio.training.dataset import BuildProgress

DEFAULT_RANGE = "U+3400-4DBF,U+4E00-9FFF"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("dataset", help="make a data set from fonts", description="Data sets for training.")
    build = parser.add_subparsers(dest="dataset_command", required=True, metavar="build").add_parser(
        "build", help="draw the characters of fonts", description=__doc__
    )
    build.add_argument(
        "--font", type=Path, action="append", required=True, metavar="FILE", help="TTF, OTF or TTC; may be repeated"
    )
    build.add_argument(
        "--range",
        default=DEFAULT_RANGE,
        metavar="RANGE",
        help=f"U+4E00-9FFF, or single characters, with commas between (default {DEFAULT_RANGE})",
    )
    build.add_argument("--out", type=Path, required=True, metavar="DIR", help="folder to make")
    build.add_argument("--size", type=int, default=128, metavar="PIXELS", help="side of a picture (default 128)")
    build.add_argument(
        "--axes", default="", metavar="TAG=VALUE,…", help="instance of a variable font (default wght=400)"
    )
    build.add_argument("--force", action="store_true", help="replace the data set that is there")
    build.add_argument("--json", action="store_true", help="progress as one JSON object a line")
    build.set_defaults(run=run)


def parse_axes(text: str) -> dict[str, float]:
    """Return ``wght=400,wdth=75`` as tags and values; raises ``DatasetError`` when it is something else."""
    axes = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        tag, _, value = part.partition("=")
        try:
            axes[tag.strip()] = float(value)
        except ValueError as error:
            raise DatasetError(f"{part!r} is not an axis and its value", "Write --axes wght=400.") from error
    return axes


def run(arguments: argparse.Namespace) -> int:
    """Build; a line of progress on a terminal, one line of what was done at the end. Returns 0."""
    from glyphstudio.glyphs.codepoints import parse_codepoints
    from glyphstudio.training.dataset import BuildPlan, build

    plan = BuildPlan(
        fonts=tuple(arguments.font),
        codepoints=parse_codepoints(arguments.range),
        ranges=arguments.range,
        out=arguments.out,
        size=arguments.size,
        axes=parse_axes(arguments.axes),
        force=arguments.force,
    )
    begun = time.perf_counter()
    with _interrupted_by_sigterm():
        for progress in build(plan):
            _tell(progress, arguments.json)
    seconds = time.perf_counter() - begun
    if arguments.json:
        return 0
    if sys.stderr.isatty():
        sys.stderr.write("\r")
    sys.stdout.write(
        f"{plan.out}: {progress.drawn} glyphs of {plan.size}×{plan.size} pixels, "
        f"{progress.skipped} skipped without ink, {progress.total / seconds:.0f} glyphs/s\n"
    )
    return 0


def _tell(progress: "BuildProgress", as_json: bool) -> None:
    if as_json:
        told = {"event": "Drawn", "done": progress.done, "total": progress.total, "drawn": progress.drawn}
        sys.stdout.write(json.dumps(told) + "\n")
        sys.stdout.flush()
    elif sys.stderr.isatty():
        sys.stderr.write(f"\r{progress.done} of {progress.total}")


@contextmanager
def _interrupted_by_sigterm() -> Iterator[None]:
    """Let who is asked to end clean up, as after Ctrl+C."""
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
