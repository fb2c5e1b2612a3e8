"""``python -m export CHECKPOINT BUNDLE``: a trained checkpoint becomes a bundle that the app opens."""

import argparse
import sys
from pathlib import Path

from export.bundle_writer import Defaults, write_bundle
from glyphstudio.errors import GlyphStudioError


def main() -> int:
    """Run the command; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m export", description=__doc__)
    parser.add_argument("checkpoint", type=Path, help="a run's folder or one of its checkpoints")
    parser.add_argument("bundle", type=Path, help="folder to write")
    parser.add_argument("--name", help="the model's name (default: the bundle's folder)")
    parser.add_argument("--encoder", metavar="FOLDER", help="its T5 encoder, or glypht5:FOLDER")
    as_begun = "(else of the bundle that the run began with, or {})"
    parser.add_argument("--steps", type=int, help="default steps " + as_begun.format(Defaults.steps))
    parser.add_argument("--guidance", type=float, help="default guidance " + as_begun.format(Defaults.guidance))
    parser.add_argument("--guidance-low", type=float, metavar="SIGMA")
    parser.add_argument("--guidance-high", type=float, metavar="SIGMA")
    parser.add_argument("--draft", type=Path, metavar="RUN", help="a run of --distill steps, for quick drafts")
    parser.add_argument("--draft-steps", type=int, metavar="N", help="its default steps")
    parser.add_argument(
        "--style",
        action="append",
        default=[],
        metavar="NAME",
        help="of each font, in the order of the data set (default: the fonts' own names where there are several)",
    )
    parser.add_argument("--half", action="store_true", help="add the denoiser in half precision, for CUDA cards")
    parser.add_argument("--force", action="store_true", help="replace an existing bundle")
    arguments = parser.parse_args()
    fields = ("steps", "guidance", "guidance_low", "guidance_high", "draft_steps")
    defaults = {name: getattr(arguments, name) for name in fields if getattr(arguments, name) is not None}
    try:
        parity = write_bundle(
            arguments.checkpoint,
            arguments.bundle,
            name=arguments.name or arguments.bundle.name,
            defaults=defaults,
            encoder_folder=arguments.encoder,
            force=arguments.force,
            draft=arguments.draft,
            half=arguments.half,
            styles=arguments.style,
            say=lambda line: print(line, file=sys.stderr),  # noqa: T201
        )
    except GlyphStudioError as error:
        print(f"error: {error.message}", file=sys.stderr)  # noqa: T201
        if error.hint:
            print(f"hint: {error.hint}", file=sys.stderr)  # noqa: T201
        return 1
    worst = max(parity.denoiser.values())
    print(f"{arguments.bundle}: relative error {worst:.1e} (denoiser), {parity.prompt:.1e} (prompt)")  # noqa: T201
    return 0


if __name__ == "__main__":
    sys.exit(main())
