"""``glyphstudio train-judge``: trains the small network that reads radicals off glyphs, for ``evaluate``."""

import argparse
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import real, whole
from glyphstudio.cli.exit_status import DONE
from glyphstudio.cli.shared_cores import wait_without_spinning
from glyphstudio.engine.request import SEEDS
from glyphstudio.errors import MissingExtraError

if TYPE_CHECKING:
    from glyphstudio.training.judge.judge_fit import JudgeProgress


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("train-judge", help="train the judge that `evaluate` asks", description=__doc__)
    add = parser.add_argument
    add(
        "--data", type=Path, action="append", required=True, metavar="DIR", help="what `dataset build` made; repeatable"
    )
    add("--out", type=Path, required=True, metavar="DIR", help="folder to make")
    add("--samples", type=whole(1, 10**9), metavar="N", help="pictures to see (default 48000)")
    add("--wall-minutes", type=real(0, 100_000), metavar="N", help="end earlier, by the clock")
    add("--batch-size", type=whole(2, 65_536), metavar="N", help="pictures a step (default 128)")
    add("--rate", type=real(0, 1), metavar="R", help="AdamW's learning rate (default 2e-3)")
    add("--seed", type=whole(0, SEEDS - 1), metavar="N", help="seed of everything random (default 0)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Train; a line of progress now and then, what the judge can at the end. Returns 0."""
    wait_without_spinning()
    try:
        import torch  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            "training needs torch, which is not installed", "Install it: pip install 'glyphstudio[train]'."
        ) from error
    from glyphstudio.training.judge.judge_data import gather_judge_set
    from glyphstudio.training.judge.judge_fit import JudgePlan
    from glyphstudio.training.judge.judge_run import refuse_taken, train_judge

    names = ("samples", "wall_minutes", "batch_size", "rate", "seed")
    plan = JudgePlan(**{name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None})
    refuse_taken(arguments.out)
    state = train_judge(arguments.out, gather_judge_set(arguments.data), plan, _show)
    score = state.held_out
    sys.stdout.write(
        f"{arguments.out}: of {score['count']:.0f} held-out glyphs the radical is right in {score['top1']:.1%}, "
        f"among five in {score['top5']:.1%}; strokes are wrong by {score['strokes_error']:.2f} on average\n"
    )
    return DONE


def _show(progress: "JudgeProgress") -> None:
    sys.stderr.write(f"step {progress.step} of {progress.steps}, loss {progress.loss:.3f}\n")
