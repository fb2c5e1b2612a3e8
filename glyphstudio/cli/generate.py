"""``glyphstudio generate``: draws prompts into PNG or SVG files."""

import argparse
import json
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from glyphstudio.cli.argument_types import whole
from glyphstudio.cli.exit_status import DONE, note
from glyphstudio.cli.request_options import add_request_options, open_named, pattern_of
from glyphstudio.engine.grouping import GROUP, groups_of
from glyphstudio.engine.request import SEEDS, GenerationRequest, JsonValue
from glyphstudio.engine.wildcards import chosen

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from glyphstudio.inference.onnx_model import OnnxModel

FORMATS = ("png", "svg")
LARGEST_SIZE = 8192
MOST_PICTURES = 100_000


def add_parser(subparsers: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Declare the command."""
    parser = subparsers.add_parser("generate", help="draw prompts into PNG or SVG files", description=__doc__)
    add = parser.add_argument
    add(
        "prompts",
        nargs="+",
        metavar="PROMPT",
        help='what to draw, such as "a {red|blue} bird"; "" asks the unconditional model',
    )
    add("--count", type=whole(1, MOST_PICTURES), default=1, metavar="N", help="pictures of each prompt (default 1)")
    add_request_options(parser)
    add("--size", type=whole(1, LARGEST_SIZE), metavar="PIXELS", help="side of a picture (default: the model's)")
    add("--out", type=Path, default=Path(), metavar="DIR", help="folder for the files (default: this one)")
    add("--format", choices=FORMATS, default="png", help="format of the files: pictures or outlines (default png)")
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
    from glyphstudio.files.files import make_folder, refuse_existing
    from glyphstudio.files.names import slugs_of

    bundle = open_named(arguments)
    pattern = pattern_of(arguments, bundle.facts)
    slugs = slugs_of(prompt.strip() for prompt in arguments.prompts)
    requests = {prompt: replace(pattern, prompt=prompt) for prompt in slugs}
    for request in requests.values():
        chosen(request)  # what cannot be chosen is said before anything is made
    make_folder(arguments.out)
    if not arguments.force:
        for prompt, slug in slugs.items():
            refuse_existing(task.path for group in _groups(arguments, requests[prompt], slug) for task in group)

    from glyphstudio.inference.onnx_model import OnnxModel

    model = OnnxModel(bundle, arguments.device)
    for prompt, slug in slugs.items():
        _explain(model, chosen(requests[prompt]))
        for group in _groups(arguments, requests[prompt], slug):
            for alike in _alike(group):
                _draw(model, alike, arguments)
    return DONE


def _groups(arguments: argparse.Namespace, request: GenerationRequest, slug: str) -> Iterator[tuple[Task, ...]]:
    """Yield a prompt's tasks, some at a time; none is kept, so any count takes the same memory."""
    for start in range(0, arguments.count, GROUP):
        seeds = [(request.seed + number) % SEEDS for number in range(start, min(start + GROUP, arguments.count))]
        yield tuple(
            Task(request=chosen(request.with_seed(seed)), path=arguments.out / f"{slug}-{seed}.{arguments.format}")
            for seed in seeds
        )


def _alike(group: Sequence[Task]) -> Iterator[Sequence[Task]]:
    """Divide ``group`` into tasks that can be drawn together: seeds may have chosen other words."""
    tasks = iter(group)
    for requests in groups_of([task.request for task in group]):
        yield tuple(islice(tasks, len(requests)))


def _explain(model: "OnnxModel", request: GenerationRequest) -> None:
    """Say on stderr where a picture is of something else than what was written."""
    facts = model.facts
    if not request.prompt and not request.radical:
        note("an empty prompt asks the unconditional model")
    if request.radical and not facts.has_radical:
        note(f"the model {facts.name} does not know radicals: --radical is ignored")
    if request.composition and not facts.has_composition:
        note(f"the model {facts.name} cannot be told of components: --composition is ignored")
    if request.strokes and not facts.has_composition:
        note(f"the model {facts.name} cannot be told of components: --strokes is ignored")
    if request.style and not facts.styles:
        note(f"the model {facts.name} has no styles: --style is ignored")
    for name, text in (("prompt", request.prompt), ("negative prompt", request.negative_prompt)):
        if model.condition(text, style=request.style).truncated:
            note(f"the {name} {text[:20]!r}… is cut: the model reads {facts.max_tokens} tokens of it")


def _draw(model: "OnnxModel", group: Sequence[Task], arguments: argparse.Namespace) -> None:
    """Draw a group, write its files and print their lines."""
    from glyphstudio.engine.pictures import pictures_of

    begun = time.perf_counter()
    pictures = pictures_of(model, [task.request for task in group])
    seconds = (time.perf_counter() - begun) / len(group)
    for task, picture in zip(group, pictures, strict=True):
        _write(task, picture, model, arguments)
        line = json.dumps(_record(task, model, seconds)) if arguments.json else str(task.path)
        sys.stdout.write(line + "\n")
        sys.stdout.flush()


def _write(task: Task, picture: "npt.NDArray[np.uint8]", model: "OnnxModel", arguments: argparse.Namespace) -> None:
    if arguments.format == "png":
        from glyphstudio.engine.guidance import told_composition
        from glyphstudio.files.png import write_picture

        told, request = told_composition(model, task.request), task.request
        write_picture(task.path, picture, request, size=arguments.size, composition=told, force=arguments.force)
        return
    from glyphstudio.files.files import write_file
    from glyphstudio.outlines.svg import to_svg
    from glyphstudio.outlines.tracing import trace

    write_file(task.path, to_svg(trace(picture), task.request, arguments.size), force=arguments.force)


def _record(task: Task, model: "OnnxModel", seconds: float) -> dict[str, JsonValue]:
    """Return what a reader of ``--json`` wants to know, and under ``request`` all that draws the picture again."""
    from glyphstudio.engine.guidance import composition_of

    request = task.request
    return {
        "file": str(task.path),
        "prompt": request.prompt,
        "negative": request.negative_prompt,
        "seed": request.seed,
        "steps": request.steps,
        "guidance": request.guidance,
        "sampler": request.sampler,
        "composition": composition_of(model, request),
        "style": model.facts.style_named(request.style),
        "model": model.facts.name,
        "device": model.device,
        "seconds": round(seconds, 4),
        "request": request.to_json(whole=True),
    }
