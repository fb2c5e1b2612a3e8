"""``glyphstudio compose``: a page of invented writing, in columns or rows, with a key of the prompts and a seal."""

import argparse
import sys
from pathlib import Path

from glyphstudio.cli.argument_types import output_file, real, whole
from glyphstudio.cli.exit_status import DONE, note
from glyphstudio.engine.request import GenerationRequest

FORMATS = (".pdf", ".svg", ".png")
MOST_GLYPHS = 10_000


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("compose", help="lay glyphs out as a page of writing", description=__doc__)
    add = parser.add_argument
    add("glyphs", nargs="+", type=Path, metavar="GLYPH", help="pictures, or folders of them, in the order of reading")
    add("--out", type=output_file(*FORMATS), required=True, metavar="FILE", help=".pdf, .svg or .png")
    add("--page", choices=("A4", "A3", "letter"), default="A4", help="default A4")
    add("--landscape", action="store_true", help="turn the page")
    add("--direction", choices=("vertical", "horizontal"), default="vertical", help="default vertical, right to left")
    add("--glyph", type=real(2, 300), default=16.0, metavar="MM", help="side of a glyph (default 16)")
    add("--margin", type=real(0, 200), default=25.0, metavar="MM", help="default 25")
    add("--no-key", action="store_true", help="leave out which glyph is which prompt")
    add("--seal", type=whole(0, MOST_GLYPHS), metavar="N", help="the glyph for the seal; 0: none (default the last)")
    add("--force", action="store_true", help="replace files that exist")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Read the glyphs and write the pages. Returns 0."""
    from glyphstudio.exports.glyph_files import glyph_paths, square_picture
    from glyphstudio.exports.sheets import page_record, written_page
    from glyphstudio.files.files import make_folder, refuse_existing
    from glyphstudio.sheets.page_design import PageDesign, written_pages
    from glyphstudio.sheets.sheet_files import paths_of

    paths = glyph_paths(arguments.glyphs)
    seal = len(paths) if arguments.seal is None else arguments.seal
    design = PageDesign(
        page=arguments.page,
        landscape=arguments.landscape,
        direction=arguments.direction,
        glyph=arguments.glyph,
        margin=arguments.margin,
        key=not arguments.no_key,
        seal=seal - 1 if seal else None,
    )
    make_folder(arguments.out.parent)
    if not arguments.force:
        refuse_existing(paths_of(arguments.out, len(written_pages(design, len(paths)))))
    requests = _requests(paths)
    prompts = [path.stem if request is None else request.prompt for path, request in zip(paths, requests, strict=True)]
    record = page_record(design, [request for request in requests if request is not None])
    pictures = [square_picture(path) for path in paths]
    for made in written_page(design, prompts, pictures.__getitem__, record, arguments.out, replace=arguments.force):
        if made.path is not None:
            sys.stdout.write(f"{made.path}\n")
    return DONE


def _requests(paths: list[Path]) -> list[GenerationRequest | None]:
    """Return what the files tell of their glyphs, and say where that is damaged."""
    from glyphstudio.exports.glyph_files import request_of

    requests = []
    for path in paths:
        request, flaw = request_of(path)
        if flaw:
            note(f"{flaw}: the key has its name instead of a prompt")
        requests.append(request)
    return requests
