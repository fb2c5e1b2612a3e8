"""Puts a checkpoint's graphs, encoder and manifest into a bundle folder, whole or not at all."""

import json
import shutil
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.utils.flop_counter import FlopCounterMode

from export.bundle_folder import file_facts, whole_folder
from export.graphs import (
    COMPOSER_INPUTS,
    COMPOSER_OUTPUTS,
    ComposerGraph,
    DenoiserGraph,
    GuidedDenoiserGraph,
    PromptGraph,
    StyledPromptGraph,
    example_prompt,
    feature_names,
    with_norms,
)
from export.half_graph import compare_half, write_half
from export.onnx_export import write_graph
from export.parity import GUIDANCE, Parity, compare
from export.text_encoder import copy_glypht5, write_t5
from glyphstudio.engine.choices import DRAFT_STEPS
from glyphstudio.engine.model import MOST_STYLES
from glyphstudio.engine.request import LONGEST_STYLE
from glyphstudio.errors import CheckpointError, MismatchError
from glyphstudio.glyphs.components import shipped_parts
from glyphstudio.training import checkpoint
from glyphstudio.training.checkpoint import Network, RunState
from glyphstudio.training.config import STEPS
from glyphstudio.training.network import LeanUNet
from glyphstudio.training.objective import objective_named

FORMAT = 1
SHIPPED_ENCODER = "resource:encoders/minilm"
GLYPHT5 = "glypht5:"
"""Before the folder of an encoder of our own."""
DRAFT = "draft_"
"""Before the names of the graphs of a draft."""
LICENCE = "Apache-2.0; trained on glyphs of OFL fonts and Unihan definitions (Unicode License v3)"


@dataclass(frozen=True, kw_only=True)
class Defaults:
    """What the window starts with for this model; ``guidance_high`` None is no upper end."""

    steps: int = 12
    guidance: float = 4.0
    guidance_low: float = 0.0
    guidance_high: float | None = None
    draft_steps: int = DRAFT_STEPS


def load_average(source: Path) -> tuple[RunState, Network]:
    """Return the state and the averaged network of a checkpoint, its weights rounded to half precision as they ship."""
    state = checkpoint.read_state(source)
    network = checkpoint.build_network(state.preset, state.image_size, state.encoder.width)
    checkpoint.load_weights(network, source / "ema")
    with torch.no_grad():
        for parameter in network.parameters():
            parameter.copy_(parameter.half().float())
    return state, network.eval().requires_grad_(False)


def write_bundle(
    source: Path,
    target: Path,
    *,
    name: str,
    defaults: Mapping[str, Any],
    encoder_folder: str | None,
    force: bool,
    say: Callable[[str], None],
    draft: Path | None = None,
    half: bool = False,
    styles: Sequence[str] = (),
) -> Parity:
    """Export the checkpoint ``source`` to the folder ``target``, with the few-step run ``draft`` as its draft.

    ``defaults`` are those fields of :class:`Defaults` that should be other than in the bundle that the run began with.
    ``encoder_folder`` is the T5 folder of a model that was trained with one, or glypht5:FOLDER of an encoder of our
    own. ``half`` adds the denoiser in half precision, which cards prefer. ``styles`` names the run's fonts in the order
    of its data set; without names, the fonts' own are taken where there are several. Raises ``OutputError`` when
    ``target`` exists (without ``force``) or cannot be written, ``MismatchError`` when torch and ONNX Runtime differ, or
    ``draft``, the encoder or the names do not belong to ``source``.
    """
    with whole_folder(target, force=force) as partial:
        source = checkpoint.resolve(source)
        state, network = load_average(source)
        if state.distilled == STEPS:
            raise MismatchError(
                f"{source} draws drafts, it is no whole model", "Name it with --draft, beside its teacher."
            )
        if draft is not None:
            draft = checkpoint.resolve(draft)
            check_draft(draft, checkpoint.read_state(draft), state)
        told = styles_of(state, network, styles)
        chosen = Defaults(**{**state.recommended, **defaults})
        encoder = _encoder_entry(state, partial, encoder_folder)
        parity, flop = _write_graphs(state, network, partial, say, len(told))
        if isinstance(network, LeanUNet):
            _write_composer(state, network, partial, say)
        entry = None if draft is None else _write_draft(draft, partial, chosen, say, len(told))
        if half:
            _write_halves(partial, say)
        _write_manifest(state, network, partial, name, chosen, encoder, parity, flop, entry, told)
    return parity


def styles_of(state: RunState, network: Network, named: Sequence[str]) -> tuple[str, ...]:
    """Return the names of the styles that a bundle of ``network`` offers, none where it knows one hand only.

    Without ``named`` ones, those that its weights had in a bundle before, or those of the run's fonts. Raises
    ``MismatchError`` for names that do not fit the run, or that could not be told apart.
    """
    if not isinstance(network, LeanUNet):
        if named:
            raise MismatchError(f"a network of preset {state.preset} cannot be told a style", "Leave --style out.")
        return ()
    # Above the slots, fonts share them: then no name means one font.
    own = state.styles or (state.fonts if 1 < len(state.fonts) <= MOST_STYLES else ())
    names = tuple(" ".join(name.split()) for name in named or own)
    # More names than fonts are right for a run that began with another's weights: it remembers that one's fonts.
    if len(state.fonts) > len(names) > 0 or len(names) > MOST_STYLES:
        raise MismatchError(
            f"{len(names)} styles are named, the run has {len(state.fonts)} fonts", "Name each font with a --style."
        )
    if len(set(names)) < len(names) or not all(0 < len(name) <= LONGEST_STYLE and name.isprintable() for name in names):
        raise MismatchError(
            f"styles need different names of 1 to {LONGEST_STYLE} characters, not {', '.join(names)}",
            "Name each font with a --style.",
        )
    return names


def count_flop(denoiser: nn.Module, example: dict[str, Tensor]) -> int:
    """Count the floating-point operations of one evaluation, batch 1 (a multiply-add is two)."""
    counter = FlopCounterMode(display=False)
    with counter, torch.no_grad():
        denoiser(*(value[:1] for value in example.values()))
    return int(counter.get_total_flops())


def _write_graphs(
    state: RunState, network: Network, folder: Path, say: Callable[[str], None], styles: int
) -> tuple[Parity, int]:
    """Write a network's two halves; returns their parity and the operations of one evaluation."""
    with_norms(network)
    prompt = (StyledPromptGraph if styles else PromptGraph)(network)
    guided = state.guided_up_to > 0
    denoiser = (GuidedDenoiserGraph if guided else DenoiserGraph)(network, objective_named(state.objective))
    # diffusers' attention mixes batch and heads in one axis, which cannot be exported with a free batch.
    batch = 2 if isinstance(network, LeanUNet) else 1
    example = example_prompt(state.encoder.max_tokens, state.encoder.width, styles)
    inputs = {name: value[:batch] for name, value in example.items()}
    with torch.no_grad():
        features = prompt(**inputs)
    names = feature_names(len(features) - 3)
    say("writing prompt.onnx")
    write_graph(prompt, inputs, names, folder / "prompt.onnx")
    say("writing denoiser.onnx")
    size = state.image_size
    example = {"latents": torch.randn(batch, 1, size, size), "sigma": torch.tensor([1.0, 2.0])[:batch]}
    if guided:
        example[GUIDANCE] = torch.tensor([4.0, 1.0])[:batch]
    example.update(zip(names, features, strict=True))
    write_graph(denoiser, example, ("denoised",), folder / "denoiser.onnx")
    say("comparing torch and ONNX Runtime")
    return compare(prompt, denoiser, folder, inputs, size), count_flop(denoiser, example)


def _write_composer(state: RunState, network: LeanUNet, folder: Path, say: Callable[[str], None]) -> None:
    """Write what the text suggests: it is the model's, and its draft asks it too."""
    say("writing composer.onnx")
    example = example_prompt(state.encoder.max_tokens, state.encoder.width)
    told = {name: example[name] for name in COMPOSER_INPUTS}
    write_graph(ComposerGraph(network), told, COMPOSER_OUTPUTS, folder / "composer.onnx")


def _write_draft(
    source: Path, folder: Path, defaults: Defaults, say: Callable[[str], None], styles: int
) -> dict[str, Any]:
    """Write the graphs of a draft beside the main ones; returns its entry in the manifest."""
    state, network = load_average(source)
    say("the draft:")
    beside = folder / "draft"
    beside.mkdir()
    parity, flop = _write_graphs(state, network, beside, say, styles)
    for name in ("prompt.onnx", "denoiser.onnx"):
        (beside / name).rename(folder / (DRAFT + name))
    shutil.rmtree(beside)
    return {
        "steps": defaults.draft_steps,
        "guided_up_to": state.guided_up_to,
        "samples_seen": state.samples_seen,
        "training_hours": round(state.hours, 2),
        "flop_per_evaluation": flop,
        "parity": _parity_entry(parity),
    }


def _write_halves(folder: Path, say: Callable[[str], None]) -> None:
    """Write each denoiser of ``folder`` in half precision too. Raises ``MismatchError`` for one that differs."""
    for path in (folder / "denoiser.onnx", folder / f"{DRAFT}denoiser.onnx"):
        if path.exists():
            target = path.with_name(path.name.replace("denoiser", "half_denoiser"))
            say(f"writing {target.name}")
            write_half(path, target)
            compare_half(path, target)


def check_draft(source: Path, state: RunState, main: RunState) -> None:
    """Refuse a run as the draft of ``main``.

    Raises ``MismatchError`` for one that was not distilled to few steps, or that draws other pictures.
    """
    if state.distilled != STEPS:
        raise MismatchError(f"{source} was not distilled to few steps", "Train one with --distill steps.")
    # A style is a place in the list of fonts.
    fonts = ("fonts",) if max(len(main.fonts), len(state.fonts)) > 1 else ()
    for what in ("image_size", "data_mean", "data_std", "encoder", "objective", *fonts):
        ours, theirs = getattr(main, what), getattr(state, what)
        if ours != theirs:
            raise MismatchError(f"the draft's {what} is {theirs}, the model's is {ours}", "Distil it from this model.")


def _parity_entry(parity: Parity) -> dict[str, Any]:
    return {"prompt": parity.prompt, "denoiser": {str(k): v for k, v in parity.denoiser.items()}}


def _encoder_entry(state: RunState, folder: Path, encoder_folder: str | None) -> dict[str, Any]:
    """Return the manifest's entry of the text encoder; writes the encoder unless it is the shipped one."""
    if encoder_folder is not None and encoder_folder.startswith(GLYPHT5):
        return copy_glypht5(Path(encoder_folder.removeprefix(GLYPHT5)), state.encoder, folder)
    entry: dict[str, Any] = {
        "id": state.encoder.id,
        "width": state.encoder.width,
        "max_tokens": state.encoder.max_tokens,
        "source_sha256": state.encoder.sha256,
    }
    if state.encoder.id == "minilm":
        return {**entry, "sha256": state.encoder.sha256, "path": SHIPPED_ENCODER}
    if encoder_folder is None:
        family = "glypht5:FOLDER" if state.encoder.id == "glypht5" else "FOLDER"
        raise CheckpointError("the model was trained with a T5 encoder", f"Name its folder with --encoder {family}.")
    sha256 = write_t5(encoder_folder, state.encoder, folder)
    return {**entry, "sha256": sha256, "path": "text_encoder.onnx"}


def _write_manifest(
    state: RunState,
    network: Network,
    folder: Path,
    name: str,
    defaults: Defaults,
    encoder: dict[str, Any],
    parity: Parity,
    flop: int,
    draft: dict[str, Any] | None,
    styles: tuple[str, ...],
) -> None:
    objective = objective_named(state.objective)
    body = {
        "format": FORMAT,
        "name": name,
        "preset": state.preset,
        "prediction_type": objective.prediction_type,
        "objective": objective.name,
        "image_size": state.image_size,
        "sigma_min": objective.sigma_min,
        "sigma_max": objective.sigma_max,
        "data_mean": state.data_mean,
        "data_std": state.data_std,
        "data_low": (-1.0 - state.data_mean) / state.data_std,
        "data_high": (1.0 - state.data_mean) / state.data_std,
        "has_radical": isinstance(network, LeanUNet),
        **({"parts": vars(shipped_parts())} if isinstance(network, LeanUNet) else {}),
        **({"styles": list(styles)} if styles else {}),
        **({"guided_up_to": state.guided_up_to} if state.guided_up_to > 0 else {}),
        **({} if draft is None else {"draft": draft}),
        "defaults": {key: value for key, value in vars(defaults).items() if key != "draft_steps"},
        "encoder": encoder,
        "flop_per_evaluation": flop,
        "fonts": list(state.fonts),
        "samples_seen": state.samples_seen,
        "training_hours": round(state.hours, 2),
        "parity": _parity_entry(parity),
        "licence": LICENCE,
        "files": file_facts(folder),
    }
    (folder / "bundle.json").write_text(json.dumps(body, indent=1) + "\n")
