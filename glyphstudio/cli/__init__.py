"""The command line: one module a command. Importing it loads no command, and no command loads what draws."""

import argparse
from collections.abc import Sequence

from glyphstudio import __version__
from glyphstudio.cli.exit_status import status_of

DEBUG = "--debug"


def build_parser() -> argparse.ArgumentParser:
    """Return the parser of all commands; each puts a function ``run(arguments) -> exit status`` into its result."""
    from glyphstudio.cli import (
        bench,
        compose,
        dataset,
        doctor,
        evaluate,
        font,
        generate,
        models,
        movie,
        sheet,
        sweep,
        trace,
        train,
        train_encoder,
        train_judge,
    )

    parser = argparse.ArgumentParser(
        prog="glyphstudio",
        description="Draw Chinese-looking glyphs from English prompts. Without a command, the window opens.",
        epilog=f"{DEBUG}, anywhere, shows where an error came from.",
    )
    parser.add_argument("--version", action="version", version=f"glyphstudio {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND", title="commands")
    drawing = (generate, sheet, compose, movie, sweep, trace, font)
    for command in (*drawing, dataset, train, train_encoder, train_judge, evaluate, models, bench, doctor):
        command.add_parser(commands)
    return parser


def main(words: Sequence[str]) -> int:
    """Run the command in ``words`` and return its exit status."""
    end = list(words).index("--") if "--" in words else len(words)
    debug = DEBUG in words[:end]
    kept = [word for word in words[:end] if word != DEBUG] + list(words[end:])
    arguments = build_parser().parse_args(kept)
    return status_of(lambda: arguments.run(arguments), debug=debug)
