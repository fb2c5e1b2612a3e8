"""``glyphstudio sweep``: one prompt over steps and guidance, or any other two axes, as a grid with captions."""

import argparse
import sys
from dataclasses import replace
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import output_file, real, several, whole
from glyphstudio.cli.exit_status import DONE
from glyphstudio.cli.request_options import add_request_options, open_named, pattern_of
from glyphstudio.engine.request import MOST_GUIDANCE, MOST_STEPS, GenerationRequest
from glyphstudio.engine.wildcards import chosen
from glyphstudio.errors import RequestError

if TYPE_CHECKING:
    from glyphstudio.sweeps.sweep_grid import Axis, SweepGrid


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("sweep", help="draw a prompt over steps and guidance", description=__doc__)
    add = parser.add_argument
    add("prompt", metavar="PROMPT", help='what to draw; "" asks the unconditional model')
    add("--out", type=output_file(".png"), required=True, metavar="FILE", help="the PNG to write")
    posts = "(default: the posts')"
    add("--steps", type=several(whole(1, MOST_STEPS)), metavar="LIST", help=f"1,2,3,5,10,20: the columns {posts}")
    add("--guidance", type=several(real(0, MOST_GUIDANCE)), metavar="LIST", help=f"0,1,5,10,50,100: the rows {posts}")
    add("--seeds", type=whole(1, 1000), default=1, metavar="N", help="rows of each guidance (default 1)")
    axis = "such as prompt=rain,snow or seed=0-5; also sampler, style, radical, strokes, steps, guidance"
    add("--across", metavar="AXIS=LIST", help=f"the columns instead, {axis}")
    add("--down", metavar="AXIS=LIST", help="the rows instead; without it, --across is one row")
    add("--morph", action="append", metavar="PROMPT", help="morph to it, in 7 pictures; given 3 times, 7 × 7")
    add("--board", action="store_true", help="the posts' board of 36 words instead of the prompt")
    add("--size", type=whole(8, 4096), metavar="PIXELS", help="side of a glyph (default: the model's)")
    add_request_options(parser, steps=False, guidance=False)
    add("--force", action="store_true", help="replace the file that exists")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Draw what the store beside the output lacks, write the grid, and delete the store. Returns 0."""
    from glyphstudio.batches.store import key_of
    from glyphstudio.cli.sheet import drawn
    from glyphstudio.files.files import make_folder, new_file, refuse_existing
    from glyphstudio.sheets.drawing import open_labels
    from glyphstudio.sweeps.sweep import write_sweep

    bundle = open_named(arguments)
    pattern = replace(pattern_of(arguments, bundle.facts), prompt=arguments.prompt.strip())
    grid = _grid_of(arguments, chosen(pattern))
    make_folder(arguments.out.parent)
    if not arguments.force:
        refuse_existing([arguments.out])
    with (
        drawn(bundle, grid.requests, arguments) as (store, identity, _),
        new_file(arguments.out, force=arguments.force) as file,
    ):
        pixels = arguments.size or bundle.facts.image_size
        write_sweep(file, grid, lambda request: store.get(key_of(request, identity)), open_labels(), pixels)
    sys.stdout.write(f"{arguments.out}\n")
    return DONE


def _grid_of(arguments: argparse.Namespace, pattern: GenerationRequest) -> "SweepGrid":
    """Return what is to be drawn. Raises ``RequestError`` for options that do not go together."""
    from glyphstudio.sweeps import sweep_grid as grids

    said = [name for name in ("across", "morph", "board") if getattr(arguments, name)]
    if len(said) > 1:
        raise RequestError(f"--{said[0]} and --{said[1]} are two different grids", "Give one of them.")
    one = {name: getattr(arguments, name)[0] for name in ("steps", "guidance") if getattr(arguments, name)}
    if arguments.across:
        down = [_axis(arguments.down)] if arguments.down else []
        return grids.table_of(replace(pattern, **one), _axis(arguments.across), *down)
    if arguments.down:
        raise RequestError("--down needs --across", "Give both, or --steps and --guidance.")
    if arguments.board:
        return grids.probe_board(replace(pattern, **one))
    if arguments.morph:
        seeds = grids.seed_axis(pattern, 1 + len(arguments.morph)).values[1:]
        return grids.morph_grid(replace(pattern, **one), arguments.morph, [int(seed) for seed in seeds])
    return grids.guidance_grid(
        pattern, arguments.steps or grids.STEPS, arguments.guidance or grids.GUIDANCE, arguments.seeds
    )


def _axis(text: str) -> "Axis":
    from glyphstudio.sweeps.sweep_grid import Axis

    name, _, values = text.partition("=")
    return Axis.of_text(name.strip(), values)
