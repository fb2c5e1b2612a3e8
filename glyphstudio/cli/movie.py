"""``glyphstudio movie``: glyphs that come out of the noise, as a GIF, APNG, WebP or MP4."""

import argparse
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import output_file, real, whole
from glyphstudio.cli.exit_status import DONE, note
from glyphstudio.cli.progress_line import ProgressLine
from glyphstudio.cli.request_options import add_request_options, open_named, pattern_of
from glyphstudio.errors import RequestError

if TYPE_CHECKING:
    from glyphstudio.movies.reel import Playback

FORMATS = (".gif", ".png", ".webp", ".mp4")
TRAINING = "training"
STEPS = 120
"""Of the posts' movies."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("movie", help="show glyphs coming out of the noise", description=__doc__)
    add = parser.add_argument
    add("prompt", metavar="PROMPT", help='what to draw; "" asks the unconditional model')
    add("--out", type=output_file(*FORMATS), required=True, metavar="FILE", help=".gif, .png, .webp or .mp4")
    add("--count", type=whole(1, 36), default=1, metavar="N", help="glyphs side by side, seeds N, N+1, … (default 1)")
    add(
        "--of",
        choices=("denoising", "guidance", "morph", TRAINING),
        default="denoising",
        help="what changes: steps, guidance 0 to 99, the prompt, or the model: then PROMPT is the folder of a run",
    )
    add("--to", metavar="PROMPT", help="where --of morph leads")
    add("--view", choices=("noisy", "predicted"), default="noisy", help="what the steps show (default noisy)")
    add("--fps", type=real(1, 50), default=20.0, metavar="N", help="frames a second (default 20)")
    add("--hold", type=real(0, 60), default=2.0, metavar="SECONDS", help="the last picture stands (default 2)")
    add("--back", action="store_true", help="run back to the start after it")
    add("--size", type=whole(8, 2048), metavar="PIXELS", help="side of a glyph (default: the model's)")
    add_request_options(parser)
    add("--force", action="store_true", help="replace the file that exists")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Draw all frames, then write the movie. Returns 0."""
    from glyphstudio.engine.request import requests_of
    from glyphstudio.engine.wildcards import chosen
    from glyphstudio.exports.movies import check_encoder, written_movie
    from glyphstudio.files.files import make_folder, refuse_existing
    from glyphstudio.movies.film import MovieDesign
    from glyphstudio.movies.reel import Playback

    check_encoder(arguments.out)
    playback = Playback(frames_per_second=arguments.fps, hold=arguments.hold, back=arguments.back)
    if arguments.of == TRAINING:
        return _show_training(arguments, playback)
    if (arguments.to is not None) != (arguments.of == "morph"):
        raise RequestError("a morph needs both --of morph and --to PROMPT", "Say both, or neither.")
    if arguments.view == "predicted" and arguments.of != "denoising":
        note(f"--view is for --of denoising: a movie of {arguments.of} shows finished pictures")
    bundle = open_named(arguments)
    pattern = replace(pattern_of(arguments, bundle.facts), prompt=arguments.prompt.strip())
    if arguments.of == "denoising" and arguments.steps is None and not arguments.draft:
        pattern = replace(pattern, steps=STEPS)
    requests = requests_of(chosen(pattern), arguments.count)  # a movie is of one prompt
    make_folder(arguments.out.parent)
    if not arguments.force:
        refuse_existing([arguments.out])

    from glyphstudio.inference.onnx_model import OnnxModel

    design = MovieDesign(
        of=arguments.of, view=arguments.view, playback=playback, pixels=arguments.size, to=arguments.to or ""
    )
    model = OnnxModel(bundle, arguments.device)
    with ProgressLine("frames") as line:
        for progress in written_movie(model, requests, design, arguments.out, replace=arguments.force):
            line.show(progress.done, progress.total, progress.remaining)
    sys.stdout.write(f"{arguments.out}\n")
    return DONE


def _show_training(arguments: argparse.Namespace, playback: "Playback") -> int:
    from glyphstudio.exports.movies import written_training
    from glyphstudio.files.files import make_folder, refuse_existing
    from glyphstudio.movies.training import sheets_of

    run = Path(arguments.prompt)
    total = len(sheets_of(run))
    make_folder(arguments.out.parent)
    if not arguments.force:
        refuse_existing([arguments.out])
    frames = written_training(run, playback, arguments.out, pixels=arguments.size, replace=arguments.force)
    with ProgressLine("frames") as line:
        for done in frames:
            line.show(done, total, 0.0)
    sys.stdout.write(f"{arguments.out}\n")
    return DONE
