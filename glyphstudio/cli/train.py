"""``glyphstudio train``: trains a model on a data set, in a terminal or as JSON lines for another program."""

import argparse
import json
import os
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glyphstudio.cli.shared_cores import wait_without_spinning
from glyphstudio.errors import CheckpointError, MissingExtraError

if TYPE_CHECKING:
    from accelerate import PartialState

    from glyphstudio.engine.text import TextEncoder
    from glyphstudio.training.config import TrainingPlan
    from glyphstudio.training.encoder.encoder_run import EncoderEvent
    from glyphstudio.training.loop import SampleTime, TrainingEvent, TrainingRun

INTERRUPTED = 130
STUDENT_WARMUP = 20
"""Steps."""
EPOCHS = 5
"""Passes over the judged pairs, unless told otherwise."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("train", help="train a model on a data set", description=__doc__)
    parser.add_argument("--data", type=Path, metavar="DIR", help="what `dataset build` made")
    parser.add_argument("--out", type=Path, required=True, metavar="RUN", help="folder of the run")
    parser.add_argument("--preset", metavar="NAME", help="N, C, S, M or reference (default C)")
    parser.add_argument("--objective", metavar="NAME", help="flow-x, ho2020-linear-eps or nichol2021-cosine-eps")
    parser.add_argument(
        "--encoder", default="minilm", metavar="ID", help="minilm, glypht5[:FOLDER], t5:FOLDER, t5:HUB-ID"
    )
    parser.add_argument("--wall-minutes", type=float, metavar="N", help="length of the run by the clock")
    parser.add_argument("--max-steps", type=int, metavar="N", help="length of the run in steps")
    parser.add_argument("--batch-size", type=int, metavar="N", help="pictures a step and process (default 32)")
    parser.add_argument("--rate", type=float, metavar="R", help="AdamW's learning rate (default 6e-4)")
    parser.add_argument("--matrix-rate", type=float, metavar="R", help="Muon's learning rate; 0 gives all to AdamW")
    parser.add_argument(
        "--decay-share", type=float, metavar="S", help="of the run, in which the rate falls (default .3)"
    )
    parser.add_argument(
        "--font-share", action="append", type=int, metavar="N", help="how often an epoch shows each font; repeat it"
    )
    parser.add_argument(
        "--compile", action="store_true", default=None, help="compile the blocks: faster on a graphics card"
    )
    parser.add_argument("--precision", metavar="P", help="auto, no or bf16")
    parser.add_argument("--seed", type=int, metavar="N", help="seed of everything random (default 0)")
    parser.add_argument("--resume", action="store_true", help="go on where the run's newest checkpoint stands")
    parser.add_argument("--init", type=Path, metavar="DIR", help="start from the weights of another run or of a bundle")
    parser.add_argument("--distill", metavar="KIND", help="guidance (one evaluation a step) or steps (few steps)")
    parser.add_argument("--teacher", metavar="DIR", help="the run or bundle to learn from, and to start from")
    parser.add_argument("--guidance-most", type=float, metavar="W", help="distil guidance from 0 to W (default 12)")
    parser.add_argument(
        "--guidance-low", type=float, metavar="SIGMA", help="noise level under which it rests for drafts"
    )
    parser.add_argument(
        "--guidance-high", type=float, metavar="SIGMA", help="noise level above which it rests for drafts"
    )
    parser.add_argument("--preference", type=Path, metavar="FILE", help="tune --init on judged pairs, a pairs.json")
    parser.add_argument("--beta", type=float, metavar="B", help="how close tuning stays to --init (default 1500)")
    parser.add_argument("--epochs", type=int, metavar="N", help="passes over the pairs (default 5), each one kept")
    parser.add_argument("--save-every", type=float, default=300.0, metavar="SECONDS")
    parser.add_argument("--sample-every", type=float, default=900.0, metavar="SECONDS", help="0: no sheets")
    parser.add_argument("--sample-guidance", type=float, default=4.0, metavar="G")
    parser.add_argument("--json", action="store_true", help="progress as one JSON object a line")
    parser.set_defaults(run=run)


def _plan(arguments: argparse.Namespace) -> "TrainingPlan":
    """Return the plan of the arguments; on resume the run's own, with what was said now laid over it."""
    from dataclasses import replace

    from glyphstudio.training.checkpoint import read_plan
    from glyphstudio.training.config import TrainingPlan

    names = (
        "preset",
        "objective",
        "wall_minutes",
        "max_steps",
        "batch_size",
        "rate",
        "matrix_rate",
        "precision",
        "seed",
        "distill",
        "teacher",
        "guidance_most",
        "guidance_low",
        "guidance_high",
        "preference",
        "beta",
        "epochs",
        "decay_share",
        "compile",
    )
    said = {name: getattr(arguments, name) for name in names if getattr(arguments, name) is not None}
    if arguments.font_share:
        said["font_shares"] = tuple(arguments.font_share)
    if "preference" in said:
        said["preference"] = str(arguments.preference.resolve())
    if arguments.resume:
        return replace(read_plan(arguments.out), **said)
    if arguments.distill:
        # A student begins with trained weights, and its whole run may be a few hundred steps.
        said["warmup_steps"] = STUDENT_WARMUP
    if "preference" in said:
        from glyphstudio.training.preference.preference_run import plan_tuning

        return plan_tuning(arguments.init, EPOCHS, said)
    return TrainingPlan(**said)


class Reporter:
    """Shows events: a bar on a terminal, lines elsewhere, JSON on request; always a log in the run's folder.

    Of several processes only the first ``speaks``.
    """

    def __init__(self, folder: Path, as_json: bool, speaks: bool) -> None:
        self._log = folder / "log.jsonl"
        self._speaks = speaks
        self._json = as_json
        self._bar: Any = None
        if speaks and not as_json and sys.stderr.isatty():
            from tqdm import tqdm

            self._bar = tqdm(total=100, unit="%", bar_format="{l_bar}{bar}| {postfix} [{elapsed}<{remaining}]")

    def say(self, line: str) -> None:
        """Show a sentence; not an event."""
        if not self._speaks:
            return
        if self._json:
            self._print({"event": "note", "text": line})
        else:
            print(line, file=sys.stderr, flush=True)  # noqa: T201

    def event(self, event: "TrainingEvent | EncoderEvent") -> None:
        """Log and show one event."""
        if not self._speaks:
            return
        fields = {key: value for key, value in vars(event).items() if key != "average"}
        record = {"event": type(event).__name__, **{k: str(v) if isinstance(v, Path) else v for k, v in fields.items()}}
        with self._log.open("a") as file:
            file.write(json.dumps(record) + "\n")
        if self._json:
            self._print(record)
        elif self._bar is not None:
            self._bar.n = round(100 * fields.get("share", self._bar.n / 100), 1)
            if "loss" in fields:
                self._bar.set_postfix_str(f"step {fields['step']}, loss {fields['loss']:.4f}")
            self._bar.refresh()
        else:
            shown = " ".join(f"{k}={v:.4g}" if isinstance(v, float) else f"{k}={v}" for k, v in fields.items())
            self.say(f"{type(event).__name__}: {shown}")

    @staticmethod
    def _print(record: dict[str, Any]) -> None:
        print(json.dumps(record), flush=True)  # noqa: T201


def run(arguments: argparse.Namespace) -> int:
    """Train; returns 0, or 130 when it was interrupted (a checkpoint is saved first)."""
    wait_without_spinning()
    from glyphstudio.runs.trainer_lock import trainer_of

    make_folder(arguments.out)
    # Of several processes on one run the first holds it. Before PyTorch, which takes seconds to load.
    with trainer_of(arguments.out) if os.environ.get("RANK", "0") == "0" else nullcontext():
        return _train(arguments)


def _train(arguments: argparse.Namespace) -> int:
    try:
        import accelerate  # noqa: F401
        import diffusers  # noqa: F401
        import torch
    except ImportError as error:
        raise MissingExtraError(
            f"training needs {error.name}, which is not installed", "Install it: pip install 'glyphstudio[train]'."
        ) from error
    from accelerate import PartialState

    from glyphstudio.cli.encoder_choice import open_encoder
    from glyphstudio.cli.train_stop import stopping_when_asked
    from glyphstudio.training.loop import SampleTime

    plan = _plan(arguments)
    encoder = open_encoder(arguments.encoder)
    process = PartialState(cpu=not torch.cuda.is_available())
    reporter = Reporter(arguments.out, arguments.json, process.is_main_process)
    prepare = _prepared_tuning if plan.preference else _prepared
    training = prepare(arguments, plan, encoder, reporter, process)
    if process.is_main_process:
        (arguments.out / "plan.json").write_text(plan.to_json())
    with stopping_when_asked(training, arguments.out) as signals:
        for event in training.events():
            reporter.event(event)
            if isinstance(event, SampleTime) and process.is_main_process and not signals:
                _draw(training, event, encoder, arguments)
    return INTERRUPTED if signals else 0


def _prepared(
    arguments: argparse.Namespace,
    plan: "TrainingPlan",
    encoder: "TextEncoder",
    reporter: Reporter,
    process: "PartialState",
) -> "TrainingRun":
    """Return a run on the data set."""
    from glyphstudio.training.dataset import open_dataset
    from glyphstudio.training.loop import Intervals
    from glyphstudio.training.preparation import gather, prepare_run

    if arguments.data is None:
        raise CheckpointError("there is nothing to train on", "Name a data set with --data.")
    # The first process encodes the captions, the others read what it wrote.
    with process.main_process_first():
        data = gather(open_dataset(arguments.data), arguments.data, encoder, reporter.say)
    return prepare_run(
        run=arguments.out,
        plan=plan,
        data=data,
        encoder=encoder,
        intervals=Intervals(save=arguments.save_every, sample=arguments.sample_every),
        resume=arguments.resume,
        initial=arguments.init,
        say=reporter.say,
    )


def _prepared_tuning(
    arguments: argparse.Namespace,
    plan: "TrainingPlan",
    encoder: "TextEncoder",
    reporter: Reporter,
    _process: "PartialState",
) -> "TrainingRun":
    """Return a run on judged pairs."""
    from glyphstudio.training.loop import Intervals
    from glyphstudio.training.preference.preference_run import prepare_tuning

    reporter.say(f"tuning on {plan.preference}, beta {plan.beta:g}")
    return prepare_tuning(
        run=arguments.out,
        plan=plan,
        encoder=encoder,
        intervals=Intervals(save=arguments.save_every, sample=arguments.sample_every),
        resume=arguments.resume,
        initial=arguments.init,
    )


def make_folder(folder: Path) -> None:
    """Make a run's folder; raises ``CheckpointError``."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise CheckpointError(f"cannot make the folder {folder}: {error.strerror}") from error


def _draw(training: "TrainingRun", event: "SampleTime", encoder: "TextEncoder", arguments: argparse.Namespace) -> None:
    """Write the sample sheet of the averaged weights."""
    from glyphstudio.training.config import STEPS
    from glyphstudio.training.objective import objective_named
    from glyphstudio.training.preparation import facts_of
    from glyphstudio.training.samples import write_sheet
    from glyphstudio.training.standardisation import Standardisation
    from glyphstudio.training.torch_model import TorchModel

    state = training.state
    scale = Standardisation(state.data_mean, state.data_std)
    facts = facts_of(state, event.average, arguments.out.name)
    model = TorchModel(event.average, objective_named(state.objective), encoder, scale, facts)
    path = arguments.out / "samples" / f"{event.step:08d}.png"
    few = state.distilled == STEPS
    write_sheet(model, path, seed=0, guidance=arguments.sample_guidance, few_steps=few)
