"""``glyphstudio trace``: turns pictures of glyphs into SVG outlines."""

import argparse
import json
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from glyphstudio.cli.argument_types import real
from glyphstudio.cli.exit_status import DONE, note
from glyphstudio.errors import OutputError

COARSEST = 10.0


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("trace", help="turn pictures into SVG outlines", description=__doc__)
    add = parser.add_argument
    add("images", nargs="+", type=Path, metavar="IMAGE", help="black on white: PNG, JPEG, WebP, TIFF; or a folder")
    add("--out", type=Path, default=Path(), metavar="DIR|FILE.svg", help="where to (default: this folder)")
    add("--tolerance", type=real(0.01, COARSEST), metavar="PIXELS", help="how far a curve may miss (default 0.15)")
    add("--force", action="store_true", help="replace files that exist")
    add("--json", action="store_true", help="print one JSON object a file")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Trace; prints a line a file as soon as it is there. Returns 0."""
    from glyphstudio.exports.glyph_files import glyph_paths, read_glyphs
    from glyphstudio.files.files import make_folder, refuse_existing, write_file
    from glyphstudio.outlines.svg import to_svg

    sources = glyph_paths(arguments.images)
    targets = _targets(sources, arguments.out)
    make_folder(targets[0].parent)
    if not arguments.force:
        refuse_existing(targets)
    begun = time.perf_counter()
    for target, glyph in zip(targets, read_glyphs(sources, tolerance=arguments.tolerance), strict=True):
        write_file(target, to_svg(glyph.outline, glyph.request), force=arguments.force)
        if glyph.flaw:
            note(f"{glyph.flaw}: the outline goes without it")
        record = {
            "file": str(target),
            "source": str(glyph.path),
            "prompt": glyph.request and glyph.request.prompt,
            "contours": len(glyph.outline.contours),
            "nodes": glyph.outline.nodes,
            "seconds": round(time.perf_counter() - begun, 4),
        }
        sys.stdout.write((json.dumps(record) if arguments.json else str(target)) + "\n")
        sys.stdout.flush()
        begun = time.perf_counter()
    return DONE


def _targets(sources: Sequence[Path], out: Path) -> list[Path]:
    """Return where each picture's outline goes; raises ``OutputError`` when two would be one file."""
    if out.suffix.lower() == ".svg":
        if len(sources) > 1:
            raise OutputError(f"{len(sources)} pictures cannot be one file", "Give --out a folder.")
        return [out]
    targets: dict[Path, Path] = {}
    for source in sources:
        target = out / f"{source.stem}.svg"
        if target in targets:
            raise OutputError(f"{targets[target]} and {source} would both be {target}", "Trace them into two folders.")
        if source.resolve() == target.resolve():
            raise OutputError(f"{source} would replace itself", "Choose another folder with --out.")
        targets[target] = source
    return list(targets)
