"""``glyphstudio evaluate``: measures a model against real glyphs, and writes a report and a board of 36 words."""

import argparse
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import real, whole
from glyphstudio.cli.exit_status import DONE
from glyphstudio.engine.choices import SAMPLER_CHOICES
from glyphstudio.engine.defaults import default_request
from glyphstudio.engine.request import MOST_GUIDANCE, MOST_STEPS, SEEDS, GenerationRequest
from glyphstudio.errors import OutputError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from glyphstudio.evaluation.benchmark import Instruments, Progress, Row
    from glyphstudio.evaluation.figures import Ground
    from glyphstudio.evaluation.subjects import Subject
    from glyphstudio.evaluation.tasks import Extent
    from glyphstudio.inference.bundle import Bundle


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("evaluate", help="measure a model against real glyphs", description=__doc__)
    add = parser.add_argument
    add("--model", metavar="NAME|DIR", help="an installed model's name, or a folder")
    add("--also", action="append", default=[], metavar="NAME|DIR", help="a further model to compare with; repeatable")
    add("--encoder", metavar="NAME|DIR", help="measure the model with this text encoder too, such as glypht5")
    add(
        "--draft",
        type=whole(1, MOST_STEPS),
        nargs="*",
        metavar="N",
        help="measure drafts too, where there are any, in N steps (default: the model's)",
    )
    add("--out", type=Path, required=True, metavar="FILE.json", help="the report; the board is put beside it as PNG")
    add("--full", action="store_true", help="1,088 pictures instead of 240")
    add("--steps", type=whole(1, MOST_STEPS), metavar="N", help="denoising steps (default: the model's)")
    add("--guidance", type=real(0, MOST_GUIDANCE), metavar="G", help="weight of the prompt (default: the model's)")
    add("--sampler", choices=sorted(SAMPLER_CHOICES), default="dpmpp_2m", help="default dpmpp_2m")
    add("--seed", type=whole(0, SEEDS - 1), default=0, metavar="N", help="of each prompt's first picture (default 0)")
    add("--force", action="store_true", help="replace a report that exists")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Measure; progress on stderr, the table on stdout, report and board in files. Returns 0."""
    from glyphstudio.evaluation.tasks import FULL, QUICK
    from glyphstudio.files.files import refuse_existing, write_file
    from glyphstudio.inference.bundle import open_bundle, with_encoder
    from glyphstudio.inference.model_store import default_model, find_encoder, find_model

    first = default_model() if arguments.model is None else find_model(arguments.model)
    bundles = [open_bundle(folder) for folder in (first, *map(find_model, arguments.also))]
    if arguments.encoder is not None:
        bundles.insert(1, with_encoder(bundles[0], find_encoder(arguments.encoder)))
    report_path, board_path = _places(arguments.out)
    if not arguments.force:
        refuse_existing((report_path, board_path))

    from glyphstudio.evaluation.benchmark import all_subjects, ceiling_of
    from glyphstudio.evaluation.report import Report, draw_board

    instruments = _open_instruments()
    models = _open_models(bundles, arguments)
    extent = FULL if arguments.full else QUICK
    ground = _prepare(instruments, extent)
    rows = [_measure(subject, instruments, ground) for subject in all_subjects(models, instruments, ground)]
    report = Report(
        extent=extent,
        held_out=len(ground.tasks.of("held_out")),
        references=len(ground.tasks.references),
        judge={"sha256": instruments.judge.sha256, "held_out": instruments.judge.manifest.get("held_out")},  # type: ignore[dict-item]
        ceiling=ceiling_of(ground),
        font=instruments.raster.name,
        rows=rows,
    )
    write_file(board_path, draw_board(rows[0].board), force=arguments.force)
    write_file(report_path, report.to_json().encode(), force=arguments.force)
    sys.stdout.write(report.to_markdown())
    return DONE


def _places(out: Path) -> tuple[Path, Path]:
    """Return the files of report and board; ``OutputError`` when they would be one, or cannot be written there."""
    board = out.with_suffix(".png")
    if board == out:
        raise OutputError(f"{out} is the board's name", "End the report's name in .json.")
    if not out.parent.is_dir():
        raise OutputError(f"there is no folder {out.parent}", "Make it, or choose another one.")
    if not os.access(out.parent, os.W_OK):  # to be told now, and not when all is measured
        raise OutputError(f"{out} cannot be written: you may not write there", "Choose another folder.")
    return out, board


def _open_instruments() -> "Instruments":
    from glyphstudio import resources
    from glyphstudio.evaluation.benchmark import Instruments
    from glyphstudio.evaluation.text_radicals import load_text_radicals
    from glyphstudio.glyphs.dictionary import load_characters
    from glyphstudio.glyphs.raster import GlyphRaster
    from glyphstudio.inference.judge import GlyphJudge
    from glyphstudio.inference.ocr import GlyphReader, reader_is_installed
    from glyphstudio.inference.text_encoder import OnnxTextEncoder

    return Instruments(
        judge=GlyphJudge(),
        text_radicals=load_text_radicals(),
        encoder=OnnxTextEncoder(resources.find("encoders/minilm")),
        raster=GlyphRaster(resources.find("fonts/NotoSansSC-Regular.otf")),
        known=load_characters(),
        reader=GlyphReader() if reader_is_installed() else None,
    )


def _open_models(bundles: "Sequence[Bundle]", arguments: argparse.Namespace) -> "list[Subject]":
    """Return the bundles as subjects; of two with one name the later is called by its folder too."""
    from glyphstudio.evaluation.subjects import ModelSubject
    from glyphstudio.inference.bundle import DENOISER_GRAPH, DRAFT
    from glyphstudio.inference.onnx_model import OnnxModel

    subjects: list[Subject] = []
    for bundle in bundles:
        taken = {subject.name for subject in subjects}
        name = bundle.facts.name + (f", {bundle.encoder.id}" if bundle.has_other_encoder else "")
        name = name if name not in taken else f"{name} ({bundle.folder.name})"
        identity = {
            "model": bundle.facts.name,
            "encoder_sha256": bundle.encoder.sha256,
            "denoiser_sha256": bundle.manifest.files[DENOISER_GRAPH].sha256,
        }
        model, pattern = OnnxModel(bundle), _pattern(bundle, arguments)
        subjects.append(ModelSubject(name, model, pattern, identity))
        if arguments.draft is not None and bundle.facts.draft_steps:
            for steps in arguments.draft or [bundle.facts.draft_steps]:
                told = {**identity, "draft_denoiser_sha256": bundle.manifest.files[DRAFT + DENOISER_GRAPH].sha256}
                subjects.append(ModelSubject(f"{name}, draft in {steps}", model, pattern.as_draft(steps), told))
    return subjects


def _pattern(bundle: "Bundle", arguments: argparse.Namespace) -> GenerationRequest:
    """Return the request without its prompt: what was said, and the model's defaults for what was not."""
    said = {name: getattr(arguments, name) for name in ("seed", "sampler", "steps", "guidance")}
    return default_request(bundle.facts, **{name: value for name, value in said.items() if value is not None})


def _prepare(instruments: "Instruments", extent: "Extent") -> "Ground":
    from glyphstudio.evaluation.benchmark import Progress, prepare

    for item in prepare(instruments, extent):
        if not isinstance(item, Progress):
            return item
        _show(item)
    raise AssertionError("the benchmark has no ground")


def _measure(subject: "Subject", instruments: "Instruments", ground: "Ground") -> "Row":
    from glyphstudio.evaluation.benchmark import Progress, evaluate_subject

    for item in evaluate_subject(subject, instruments.judge, ground):
        if not isinstance(item, Progress):
            return item
        _show(item)
    raise AssertionError("the subject has no row")


def _show(progress: "Progress") -> None:
    """Say on a terminal how far it is."""
    if sys.stderr.isatty():
        end = "\n" if progress.done == progress.total else ""
        sys.stderr.write(f"\r{progress.name}: {progress.done} of {progress.total}{end}")
        sys.stderr.flush()
