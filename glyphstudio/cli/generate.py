"""``glyphstudio generate``: draws prompts into PNG files."""

import argparse
import json
import math
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glyphstudio.cli.argument_types import picture_format, real, whole
from glyphstudio.cli.exit_status import DONE, note
from glyphstudio.engine.choices import SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.engine.request import HIGHEST_LEVEL, MOST_GUIDANCE, MOST_STEPS, RADICALS, SEEDS, GenerationRequest

if TYPE_CHECKING:
    from glyphstudio.engine.model import ModelFacts
    from glyphstudio.inference.onnx_model import OnnxModel

DEVICES = ("auto", "cpu", "cuda")
LARGEST_SIZE = 8192
MOST_PICTURES = 100_000
GROUP = 4
"""Pictures that are drawn together: more would fill the cores no better, and show the first one later."""


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("generate", help="draw prompts into PNG files", description=__doc__)
    add = parser.add_argument
    add("prompts", nargs="+", metavar="PROMPT", help='what to draw; "" asks the unconditional model')
    add("--count", type=whole(1, MOST_PICTURES), default=1, metavar="N", help="pictures of each prompt (default 1)")
    add("--seed", type=whole(0, SEEDS - 1), default=0, metavar="N", help="of the first picture; the next has N+1")
    add("--steps", type=whole(1, MOST_STEPS), metavar="N", help="denoising steps (default: the model's)")
    add("--guidance", type=real(0, MOST_GUIDANCE), metavar="G", help="weight of the prompt (default: the model's)")
    add("--guidance-low", type=real(0, HIGHEST_LEVEL), metavar="SIGMA", help="noise level under which it rests")
    add("--guidance-high", type=real(0, math.inf), metavar="SIGMA", help="noise level above which it rests")
    add("--negative", default="", metavar="TEXT", help="what to lead away from")
    add("--sampler", choices=sorted(SAMPLER_CHOICES), default="dpmpp_2m", help="default dpmpp_2m")
    add("--schedule", choices=sorted(SCHEDULE_CHOICES), default="karras", help="default karras")
    add("--radical", type=whole(0, RADICALS), default=0, metavar="N", help="force this Kangxi radical, 1 to 214")
    add("--model", metavar="NAME|DIR", help="an installed model's name, or a folder")
    add("--device", choices=DEVICES, default="auto", help="what computes (default auto)")
    add("--size", type=whole(1, LARGEST_SIZE), metavar="PIXELS", help="side of a picture (default: the model's)")
    add("--out", type=Path, default=Path(), metavar="DIR", help="folder for the files (default: this one)")
    add("--format", type=picture_format, default="png", metavar="png", help="format of the files")
    add("--force", action="store_true", help="replace files that exist")
    add("--json", action="store_true", help="print one JSON object a picture")
    parser.set_defaults(run=run)


@dataclass(frozen=True, kw_only=True)
class Task:
    """One picture to be drawn and the file that it goes to."""

    request: GenerationRequest
    path: Path


def run(arguments: argparse.Namespace) -> int:
    """Draw; prints a line a file as soon as it is there. Returns 0."""
    from glyphstudio.inference.bundle import open_bundle
    from glyphstudio.inference.shelf import default_model, find_model
    from glyphstudio.sheets.files import make_folder, refuse_existing
    from glyphstudio.sheets.names import slugs_of

    bundle = open_bundle(default_model() if arguments.model is None else find_model(arguments.model))
    pattern = _pattern(arguments, bundle.facts)
    slugs = slugs_of(prompt.strip() for prompt in arguments.prompts)
    requests = {prompt: replace(pattern, prompt=prompt) for prompt in slugs}
    make_folder(arguments.out)
    if not arguments.force:
        for prompt, slug in slugs.items():
            refuse_existing(task.path for group in _groups(arguments, requests[prompt], slug) for task in group)

    from glyphstudio.inference.onnx_model import OnnxModel

    model = OnnxModel(bundle, arguments.device)
    for prompt, slug in slugs.items():
        _explain(model, requests[prompt])
        for group in _groups(arguments, requests[prompt], slug):
            _draw(model, group, arguments)
    return DONE


def _pattern(arguments: argparse.Namespace, facts: "ModelFacts") -> GenerationRequest:
    """Return the request without its prompt: what was said, and the model's defaults for what was not."""
    values: dict[str, Any] = {
        "steps": facts.default_steps,
        "guidance": facts.default_guidance,
        "guidance_low": facts.default_guidance_low,
        "guidance_high": facts.default_guidance_high,
    }
    values |= {name: getattr(arguments, name) for name in values if getattr(arguments, name) is not None}
    return GenerationRequest(
        prompt="",
        negative_prompt=arguments.negative.strip(),
        seed=arguments.seed,
        sampler=arguments.sampler,
        schedule=arguments.schedule,
        radical=arguments.radical,
        **values,
    )


def _groups(arguments: argparse.Namespace, request: GenerationRequest, slug: str) -> Iterator[tuple[Task, ...]]:
    """Yield a prompt's tasks, some at a time; none is kept, so any count takes the same memory."""
    for start in range(0, arguments.count, GROUP):
        seeds = [(request.seed + number) % SEEDS for number in range(start, min(start + GROUP, arguments.count))]
        yield tuple(
            Task(request=request.with_seed(seed), path=arguments.out / f"{slug}-{seed}.{arguments.format}")
            for seed in seeds
        )


def _explain(model: "OnnxModel", request: GenerationRequest) -> None:
    """Say on stderr where a picture is of something else than what was written."""
    facts = model.facts
    if not request.prompt and not request.radical:
        note("an empty prompt asks the unconditional model")
    if request.radical and not facts.has_radical:
        note(f"the model {facts.name} does not know radicals: --radical is ignored")
    for name, text in (("prompt", request.prompt), ("negative prompt", request.negative_prompt)):
        if model.condition(text).truncated:
            note(f"the {name} {text[:20]!r}… is cut: the model reads {facts.max_tokens} tokens of it")


def _draw(model: "OnnxModel", group: Sequence[Task], arguments: argparse.Namespace) -> None:
    """Draw a group, write its files and print their lines."""
    from glyphstudio.engine.generate import generate
    from glyphstudio.glyphs.pixels import to_grey
    from glyphstudio.sheets.png import write_picture

    begun = time.perf_counter()
    for state in generate(model, [task.request for task in group]):
        last = state
    seconds = (time.perf_counter() - begun) / len(group)
    pictures = to_grey(last.denoised, model.facts.data_low, model.facts.data_high)
    for task, picture in zip(group, pictures, strict=True):
        write_picture(task.path, picture, task.request, size=arguments.size, force=arguments.force)
        line = json.dumps(_record(task, model, seconds)) if arguments.json else str(task.path)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _record(task: Task, model: "OnnxModel", seconds: float) -> dict[str, str | int | float]:
    request = task.request
    return {
        "file": str(task.path),
        "prompt": request.prompt,
        "negative": request.negative_prompt,
        "seed": request.seed,
        "steps": request.steps,
        "guidance": request.guidance,
        "sampler": request.sampler,
        "model": model.facts.name,
        "device": model.device,
        "seconds": round(seconds, 4),
    }
