"""``glyphstudio sheet``: draws a list of prompts onto a sheet, which a second run continues after an interruption."""

import argparse
import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import output_file, real, whole, words
from glyphstudio.cli.exit_status import DONE, note
from glyphstudio.cli.library_choice import HELP, chosen_from_library, names_library
from glyphstudio.cli.progress_line import ProgressLine
from glyphstudio.cli.request_options import add_request_options, identity_of, open_named, pattern_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import BundleError, RequestError

if TYPE_CHECKING:
    from glyphstudio.batches.batch import BatchProgress, Missing
    from glyphstudio.batches.store import GlyphStore
    from glyphstudio.engine.model import GlyphModel
    from glyphstudio.inference.bundle import Bundle
    from glyphstudio.sheets.drawing import PictureOf
    from glyphstudio.sheets.layout import SheetDesign

STANDARD_INPUT = "-"
FORMATS = (".png", ".pdf", ".svg")
PAGES = ("A4", "A3", "letter", "none")
LABELS = ("prompt", "seed", "number", "none")


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("sheet", help="draw a list of prompts onto a sheet", description=__doc__)
    add = parser.add_argument
    lists = "a .txt (one prompt a line) or .csv (prompt,count,seed,…), or - for stdin"
    add("prompts", metavar="PROMPTS", help=f"{lists}; or {HELP}")
    add("--out", type=output_file(*FORMATS), required=True, metavar="FILE", help=".png, .pdf or .svg")
    add("--columns", type=whole(1, 1000), default=6, metavar="N", help="glyphs in a row (default 6)")
    add("--per-prompt", type=whole(1, 100_000), default=1, metavar="N", help="glyphs of a prompt (default 1)")
    add("--page", choices=PAGES, help="default A4 in a PDF, otherwise none: one picture of all")
    add("--margin", type=real(0, 1000), metavar="MM", help="on a page, millimetres (default 15); without one, pixels")
    add("--title", default="", metavar="TEXT", help="above the glyphs of each page")
    add("--labels", type=words(*LABELS), default=("prompt",), metavar="LIST", help="of prompt,seed,number; or none")
    add("--size", type=whole(8, 4096), metavar="PIXELS", help="side of a glyph without a page (default: the model's)")
    add("--vector", action="store_true", help="outlines instead of pictures, in a PDF or SVG")
    add_request_options(parser)
    add("--workers", metavar="ADDRESS", help="draw on dask://HOST:PORT, or with local:N processes")
    add("--force", action="store_true", help="replace files that exist")
    add("--json", action="store_true", help="print one JSON object")
    parser.set_defaults(run=run)


@dataclass(frozen=True)
class BundlePlace:
    """Opens the same model in another process, perhaps on another machine."""

    folder: str
    encoder: str
    """The folder of its text encoder; empty for the model's own."""
    device: str
    identity: str

    def __call__(self) -> "GlyphModel":
        """Open it; raises ``BundleError`` when it is not the same."""
        from glyphstudio.inference.bundle import open_bundle, with_encoder
        from glyphstudio.inference.onnx_model import OnnxModel

        bundle = open_bundle(Path(self.folder))
        bundle = with_encoder(bundle, Path(self.encoder)) if self.encoder else bundle
        if identity_of(bundle, self.device) != self.identity:
            raise BundleError(f"the worker's model in {self.folder} is another one", "Install the same model there.")
        return OnnxModel(bundle, self.device)  # type: ignore[arg-type]


def run(arguments: argparse.Namespace) -> int:
    """Draw what the store beside the output lacks, write the sheet, and delete the store. Returns 0."""
    if names_library(arguments.prompts):
        with chosen_from_library(arguments.prompts) as chosen:
            design = _design(arguments, chosen.picture_of(0).shape[0])
            _make_room(arguments, design, len(chosen))
            paths = _write(arguments, design, chosen.requests, chosen.picture_of)
        return _tell(arguments, paths, len(chosen), 0)
    bundle = open_named(arguments)
    requests = read_wishes(arguments.prompts, pattern_of(arguments, bundle.facts), arguments.per_prompt)
    design = _design(arguments, bundle.facts.image_size)
    _make_room(arguments, design, len(requests))
    with drawn(bundle, requests, arguments) as (store, identity, count):
        from glyphstudio.batches.store import stored

        paths = _write(arguments, design, requests, stored(store, requests, identity))
    return _tell(arguments, paths, len(requests), count)


def _design(arguments: argparse.Namespace, pixels: int) -> "SheetDesign":
    from glyphstudio.sheets.layout import SheetDesign

    return SheetDesign(
        columns=arguments.columns,
        page=arguments.page or ("A4" if arguments.out.suffix.lower() == ".pdf" else "none"),
        margin=arguments.margin,
        title=arguments.title,
        labels=tuple(label for label in arguments.labels if label != "none"),
        pixels=arguments.size or pixels,
    )


def _make_room(arguments: argparse.Namespace, design: "SheetDesign", count: int) -> None:
    """Make the folder, and refuse to replace what is there unless that was asked for."""
    from glyphstudio.files.files import make_folder, refuse_existing
    from glyphstudio.sheets.layout import pages_of
    from glyphstudio.sheets.sheet_files import paths_of

    make_folder(arguments.out.parent)
    if not arguments.force:
        refuse_existing(paths_of(arguments.out, len(pages_of(design, count))))


def _tell(arguments: argparse.Namespace, paths: list[Path], glyphs: int, drawn_now: int) -> int:
    if arguments.json:
        record = {"files": [str(path) for path in paths], "glyphs": glyphs, "drawn": drawn_now}
        sys.stdout.write(json.dumps(record) + "\n")
    else:
        sys.stdout.writelines(f"{path}\n" for path in paths)
    return DONE


def read_wishes(name: str, pattern: GenerationRequest, per_prompt: int) -> tuple[GenerationRequest, ...]:
    """Return the requests of a list or table; raises ``RequestError`` for a file that cannot be read."""
    from glyphstudio.batches.prompts import requests_of, wishes_in

    try:
        if name == STANDARD_INPUT:
            return requests_of(wishes_in(sys.stdin.buffer, "the standard input", pattern), per_prompt)
        with Path(name).open("rb") as file:
            return requests_of(wishes_in(file, name, pattern), per_prompt)
    except OSError as error:
        raise RequestError(f"{name} cannot be read: {error.strerror}", "Name a .txt or .csv file.") from error


@contextmanager
def drawn(
    bundle: "Bundle", requests: Sequence[GenerationRequest], arguments: argparse.Namespace
) -> Iterator[tuple["GlyphStore", str, int]]:
    """Give a store with a picture of each request, the model's identity, and how many were drawn now.

    The store, a file beside the output, is deleted after the block; an exception or a signal leaves it. Raises
    ``RequestError`` before anything is drawn for a style that the model lacks.
    """
    from glyphstudio.batches.batch import missing_in
    from glyphstudio.batches.store import GlyphStore

    for style in dict.fromkeys(request.style for request in requests):
        bundle.facts.style_named(style)
    identity = identity_of(bundle, arguments.device)
    with GlyphStore(arguments.out.with_name(f"{arguments.out.name}.glyphs")) as store:
        missing = missing_in(store, requests, identity)
        if missing.present:
            note(f"{missing.present} of {missing.total} glyphs are there from an earlier run")
        try:
            with ProgressLine("glyphs") as line:
                for progress in _progress(bundle, missing, store, identity, arguments):
                    line.show(progress.done, progress.total, progress.remaining)
            yield store, identity, len(missing.requests)
        except BaseException:
            if len(store):
                note(f"{len(store)} finished glyphs are kept in {store.path}: the same command goes on with them")
            raise
        store.discard()


def _progress(
    bundle: "Bundle", missing: "Missing", store: "GlyphStore", identity: str, arguments: argparse.Namespace
) -> "Iterator[BatchProgress]":
    workers = getattr(arguments, "workers", None)
    if not missing.requests:
        return
    if workers is None:
        from glyphstudio.batches.batch import draw_missing
        from glyphstudio.inference.onnx_model import OnnxModel

        yield from draw_missing(OnnxModel(bundle, arguments.device), missing, store, identity)
        return
    from glyphstudio.batches.cluster import draw_on_cluster, open_cluster

    encoder = "" if arguments.encoder is None else str(bundle.encoder_folder.resolve())
    place = BundlePlace(str(bundle.folder.resolve()), encoder, arguments.device, identity)
    with open_cluster(workers) as client:
        yield from draw_on_cluster(client, place, missing, store, identity)


def _write(
    arguments: argparse.Namespace,
    design: "SheetDesign",
    requests: Sequence[GenerationRequest],
    picture_of: "PictureOf",
) -> list[Path]:
    from glyphstudio.exports.sheets import written_sheet

    made = written_sheet(design, requests, picture_of, arguments.out, vector=arguments.vector, replace=arguments.force)
    return [progress.path for progress in made if progress.path is not None]
