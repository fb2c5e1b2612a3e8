"""What decides the pictures of a command that draws many: the options, and the request that they make."""

import argparse
import hashlib
import math
from pathlib import Path
from typing import TYPE_CHECKING, Any

from glyphstudio.cli.argument_types import real, whole
from glyphstudio.engine.choices import SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.engine.defaults import default_request
from glyphstudio.engine.request import (
    HIGHEST_LEVEL,
    MOST_GUIDANCE,
    MOST_STEPS,
    MOST_STROKES,
    OPEN,
    RADICALS,
    SEEDS,
    GenerationRequest,
)
from glyphstudio.errors import RequestError

if TYPE_CHECKING:
    from glyphstudio.engine.model import ModelFacts
    from glyphstudio.inference.bundle import Bundle

STRENGTH = 0.5
"""Of --start where nothing else is said: the rough shape stays, the strokes are new."""
DEVICES = ("auto", "cpu", "cuda")
RECOMMENDED = ("steps", "sampler", "schedule", "guidance", "guidance_low", "guidance_high")
"""What the model's defaults decide where nothing is said."""


def add_request_options(parser: argparse.ArgumentParser, *, steps: bool = True, guidance: bool = True) -> None:
    """Declare them, and --model and --device; without those that the command varies itself."""
    add = parser.add_argument
    add("--seed", type=whole(0, SEEDS - 1), default=0, metavar="N", help="of the first picture (default 0)")
    if steps:
        add("--steps", type=whole(1, MOST_STEPS), metavar="N", help="denoising steps (default: the model's)")
    if guidance:
        add("--guidance", type=real(0, MOST_GUIDANCE), metavar="G", help="weight of the prompt (default: the model's)")
    add("--guidance-low", type=real(0, HIGHEST_LEVEL), metavar="SIGMA", help="noise level under which it rests")
    add("--guidance-high", type=real(0, math.inf), metavar="SIGMA", help="noise level above which it rests")
    add("--negative", default="", metavar="TEXT", help="what to lead away from")
    add("--sampler", choices=sorted(SAMPLER_CHOICES), help="default dpmpp_2m, of drafts consistency")
    add("--schedule", choices=sorted(SCHEDULE_CHOICES), help="default karras, of drafts consistency")
    add("--draft", action="store_true", help="draw with the model's draft, in few steps")
    add("--radical", type=whole(0, RADICALS), default=0, metavar="N", help="force this Kangxi radical, 1 to 214")
    add("--strokes", type=whole(0, MOST_STROKES), default=0, metavar="N", help="draw about so many strokes, 1 to 64")
    add("--style", default="", metavar="NAME", help="the hand to draw in, one of the model's (default: its first)")
    add("--composition", default="", metavar="IDS", help=f"components to draw, such as ⿰氵火; {OPEN}: leave them open")
    add("--variation", type=real(0, 1), default=0.0, metavar="SHARE", help="how far the noise goes to another seed's")
    add("--variation-seed", type=whole(0, SEEDS - 1), default=0, metavar="N", help="that other seed (default 0)")
    add("--start", type=Path, metavar="FILE", help="a picture to start from, with noise on it")
    add("--strength", type=real(0, 1), metavar="SHARE", help="how much noise (default 0.5, with --mask 1)")
    add("--mask", type=Path, metavar="FILE", help="a picture that is white where the start is drawn anew")
    add("--model", metavar="NAME|DIR", help="an installed model's name, or a folder")
    add(
        "--encoder",
        metavar="NAME|DIR",
        help="read prompts with this text encoder, such as glypht5, not the model's own",
    )
    add("--device", choices=DEVICES, default="auto", help="what computes (default auto)")


def pattern_of(arguments: argparse.Namespace, facts: "ModelFacts") -> GenerationRequest:
    """Return the request without its prompt: what was said, and the model's defaults for what was not.

    Raises ``RequestError`` for --draft with a model that has none, and for a --style that the model lacks.
    """
    draft = arguments.draft
    if draft and not facts.draft_steps:
        raise RequestError(f"the model {facts.name} has no draft", "Leave --draft out, or choose another --model.")
    style = arguments.style.strip()
    facts.style_named(style)
    # A command that varies one of them by itself has it as a tuple, or not at all.
    asked = {name: getattr(arguments, name, None) for name in RECOMMENDED}
    said: dict[str, Any] = {name: value for name, value in asked.items() if isinstance(value, int | float | str)}
    return default_request(
        facts,
        negative_prompt=arguments.negative.strip(),
        seed=arguments.seed,
        radical=arguments.radical,
        composition=arguments.composition.strip(),
        draft=draft,
        style=style,
        strokes=arguments.strokes,
        variation=arguments.variation,
        variation_seed=arguments.variation_seed,
        **_start_of(arguments, facts),
        **said,
    )


def _start_of(arguments: argparse.Namespace, facts: "ModelFacts") -> dict[str, Any]:
    """Return what --start, --strength and --mask say, with the pictures in the model's size."""
    from glyphstudio.files.start_pictures import read_start

    if arguments.start is None:
        if arguments.mask is not None or arguments.strength is not None:
            raise RequestError("--mask and --strength are of a picture to start from", "Name it with --start.")
        return {}
    mask = "" if arguments.mask is None else read_start(arguments.mask, facts.image_size)
    strength = (STRENGTH if not mask else 1.0) if arguments.strength is None else arguments.strength
    return {"start": read_start(arguments.start, facts.image_size), "mask": mask, "strength": strength}


def open_named(arguments: argparse.Namespace) -> "Bundle":
    """Open the bundle that --model names, or the default one, with the text encoder that --encoder names."""
    from glyphstudio.inference.bundle import open_bundle, with_encoder
    from glyphstudio.inference.model_store import default_model, find_encoder, find_model

    bundle = open_bundle(default_model() if arguments.model is None else find_model(arguments.model))
    return bundle if arguments.encoder is None else with_encoder(bundle, find_encoder(arguments.encoder))


def identity_of(bundle: "Bundle", device: str) -> str:
    """Return what two models share only if they draw the same: the hash of the manifest, which names every file's."""
    from glyphstudio.inference.manifest import MANIFEST

    manifest = hashlib.sha256((bundle.folder / MANIFEST).read_bytes()).hexdigest()
    return " ".join([manifest, *([bundle.encoder.sha256] if bundle.has_other_encoder else []), device])
