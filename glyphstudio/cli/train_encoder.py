"""``glyphstudio train-encoder``: trains a T5 text encoder of one's own, which gives the states of the shipped one."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import real, whole
from glyphstudio.cli.exit_status import DONE
from glyphstudio.cli.shared_cores import wait_without_spinning
from glyphstudio.engine.request import SEEDS
from glyphstudio.errors import MissingExtraError

if TYPE_CHECKING:
    from glyphstudio.cli.train import Reporter
    from glyphstudio.training.encoder.encoder_plan import EncoderPlan
    from glyphstudio.training.encoder.encoder_run import EncoderRun

PLANNED = ("layers", "feed_forward", "batch_size", "rate", "matrix_rate", "wall_minutes", "max_steps", "seed")
TEACHER = "encoders/minilm"


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("train-encoder", help="train a T5 text encoder of your own", description=__doc__)
    add = parser.add_argument
    add("--text", type=Path, nargs="+", default=[], metavar="FILE", help="more texts, UTF-8, a line each")
    add("--out", type=Path, required=True, metavar="RUN", help="folder of the run")
    add("--wall-minutes", type=real(0, 100_000), metavar="N", help="length of the run by the clock")
    add("--max-steps", type=whole(0, 10**9), metavar="N", help="length of the run in steps")
    add("--layers", type=whole(1, 24), metavar="N", help="blocks (default 4)")
    add("--feed-forward", type=whole(1, 16_384), metavar="N", help="hidden values of a block (default 1024)")
    add("--batch-size", type=whole(2, 65_536), metavar="N", help="texts a step (default 64)")
    add("--rate", type=real(0, 1), metavar="R", help="AdamW's learning rate (default 1e-3)")
    add("--matrix-rate", type=real(0, 1), metavar="R", help="Muon's learning rate; 0, the default, gives all to AdamW")
    add("--seed", type=whole(0, SEEDS - 1), metavar="N", help="seed of everything random (default 0)")
    add("--resume", action="store_true", help="go on where the run's newest checkpoint stands")
    add("--save-every", type=real(0, 10**6), default=300.0, metavar="SECONDS")
    add("--json", action="store_true", help="progress as one JSON object a line")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Train; returns 0, or 130 when it was interrupted (a checkpoint is saved first)."""
    wait_without_spinning()
    try:
        import onnx  # noqa: F401
        import torch  # noqa: F401
        import transformers  # noqa: F401
    except ImportError as error:
        raise MissingExtraError(
            f"training needs {error.name}, which is not installed", "Install it: pip install 'glyphstudio[train]'."
        ) from error
    from glyphstudio.cli.train import INTERRUPTED, Reporter, make_folder
    from glyphstudio.cli.train_stop import stopping_when_asked

    plan = _plan(arguments)
    make_folder(arguments.out)
    reporter = Reporter(arguments.out, arguments.json, speaks=True)
    training = _prepared(arguments, plan, reporter)
    with stopping_when_asked(training, arguments.out) as signals:
        for event in training.events():
            reporter.event(event)
    return INTERRUPTED if signals else DONE


def _plan(arguments: argparse.Namespace) -> "EncoderPlan":
    """Return the plan of the arguments; on resume the run's own, with what was said now laid over it."""
    from dataclasses import replace

    from glyphstudio.training.encoder.encoder_plan import EncoderPlan

    said = {name: getattr(arguments, name) for name in PLANNED if getattr(arguments, name) is not None}
    return replace(EncoderPlan.read(arguments.out), **said) if arguments.resume else EncoderPlan(**said)


def _prepared(arguments: argparse.Namespace, plan: "EncoderPlan", reporter: "Reporter") -> "EncoderRun":
    import json
    from dataclasses import asdict

    from transformers.utils import logging as transformers_logging

    from glyphstudio import resources
    from glyphstudio.inference.encoder_facts import TOKENIZER, read_facts
    from glyphstudio.inference.text_encoder import OnnxTextEncoder
    from glyphstudio.training.encoder.encoder_corpus import EncoderCorpus, joined, read_texts, shipped_texts
    from glyphstudio.training.encoder.encoder_plan import PLAN, TeacherIdentity
    from glyphstudio.training.encoder.encoder_run import EncoderRun, Pauses
    from glyphstudio.training.encoder.encoder_student import word_table

    transformers_logging.disable_progress_bar()
    folder = resources.find(TEACHER)
    facts, teacher = read_facts(folder), OnnxTextEncoder(folder)
    texts = joined(shipped_texts(), read_texts(arguments.text))
    reporter.say(f"{len(texts.train)} texts to learn from, {len(texts.held_out)} held out")

    def progress(done: int, total: int) -> None:
        if done % 6400 == 0 or done == total:
            reporter.say(f"the teacher has read {done} of {total} texts")

    corpus = EncoderCorpus.open(arguments.out, teacher, folder / TOKENIZER, texts, progress)
    training = EncoderRun(
        folder=arguments.out,
        plan=plan,
        corpus=corpus,
        teacher=TeacherIdentity(
            id=facts.id,
            width=facts.width,
            max_tokens=facts.max_tokens,
            sha256=facts.sha256,
            tokenizer_sha256=facts.tokenizer_sha256,
        ),
        words=lambda: word_table(folder / facts.model),
        pauses=Pauses(save=arguments.save_every, measure=arguments.save_every),
        resume=arguments.resume,
    )
    (arguments.out / PLAN).write_text(json.dumps(asdict(plan), indent=1), encoding="utf-8")
    return training
