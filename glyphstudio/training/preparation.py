"""From a data set, an encoder and a plan to a run that is ready to start, fresh or resumed."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import numpy.typing as npt
import torch

from glyphstudio.engine.model import ModelFacts
from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import CheckpointError, DatasetError
from glyphstudio.glyphs.components import MOST_PARTS, Vocabulary, shipped_parts, taken_apart
from glyphstudio.glyphs.dictionary import Character, load_characters, split_of
from glyphstudio.glyphs.sketch import SIDE, draw_sketch
from glyphstudio.training import checkpoint
from glyphstudio.training.batches import Batch, BatchSource, Examples
from glyphstudio.training.checkpoint import EncoderIdentity, Network, RunState
from glyphstudio.training.config import TrainingPlan
from glyphstudio.training.criterion import Criterion
from glyphstudio.training.dataset import Dataset
from glyphstudio.training.distillation import criterion_of
from glyphstudio.training.example_store import ExampleStore, PictureTable, open_store
from glyphstudio.training.initial_weights import begun_from, check_belongs, load_initial
from glyphstudio.training.loop import Intervals, TrainingRun, training_device
from glyphstudio.training.network import PART_SLOTS, STYLE_SLOTS, LeanUNet
from glyphstudio.training.objective import objective_named
from glyphstudio.training.prior import fit_prior, one_of_many, part_targets, radical_targets, some_of_many
from glyphstudio.training.standardisation import Standardisation
from glyphstudio.training.teacher import check_learns_on, open_teacher
from glyphstudio.training.texts import TextTable, captions_of, open_texts

VALIDATION_PICTURES = 256
DISTILLED_PICTURES = 64
"""Held-out pictures of a distillation: the teacher draws each of them, in several evaluations."""

Say = Callable[[str], None]
"""Tells the person in front of a terminal what is going on, one line a call."""


@dataclass(frozen=True, eq=False)
class TrainingSet:
    """A data set that has met its captions: what is trained on, what is held out, what has no definition."""

    train: Examples
    held_out: Examples
    unnamed: Examples
    texts: TextTable
    scale: Standardisation
    image_size: int
    fonts: tuple[str, ...]


def _examples(
    table: PictureTable,
    fonts: npt.NDArray[np.int16],
    chosen: list[tuple[Character, int]],
    sketch_rows: Mapping[str, int],
    texts: TextTable,
    vocabulary: Vocabulary,
) -> Examples:
    """Return what is known of the ``chosen`` characters and their images' rows."""
    characters = [character for character, _ in chosen]
    rows = np.array([row for _, row in chosen], dtype=np.int64)
    names = [chr(character.codepoint) for character in characters]
    parts = np.zeros((len(names), MOST_PARTS), dtype=np.int64)
    for row, name in enumerate(names):
        numbers = vocabulary.parts_of(name)
        parts[row, : len(numbers)] = numbers
    return Examples(
        table=table,
        rows=rows,
        sketch_rows=np.array([sketch_rows[name] for name in names], dtype=np.int64),
        captions=[tuple(texts.index[text] for text in captions_of(character)) for character in characters],
        radicals=np.array([character.radical for character in characters], dtype=np.int64),
        strokes=np.array([character.strokes for character in characters], dtype=np.int64),
        styles=fonts[rows].astype(np.int64) % STYLE_SLOTS,
        parts=parts,
    )


def _sketches(names: Iterable[str]) -> npt.NDArray[np.uint8]:
    """Return a sketch of each; blank for a character that the table cannot take apart, whose sketch were itself."""
    blank = np.zeros((SIDE, SIDE), dtype=np.uint8)
    drawn = [draw_sketch(name) if taken_apart(name) else blank for name in names]
    return np.array(drawn, dtype=np.uint8).reshape(-1, SIDE, SIDE)


def gather(dataset: Dataset, folder: Path, encoder: TextEncoder, say: Say) -> TrainingSet:
    """Join pictures and captions; encode the captions if ``encoder`` has not met this folder before.

    Raises ``DatasetError`` when no picture has a definition.
    """
    known = load_characters()
    sides: dict[str, list[tuple[Character, int]]] = {name: [] for name in ("train", "validation", "")}
    for row, codepoint in enumerate(dataset.codepoints):
        character = known.get(int(codepoint))
        if character is not None:
            sides[split_of(character) if character.definition else ""].append((character, row))
    if not sides["train"]:
        raise DatasetError(f"no picture in {folder} shows a character with a definition", "Build it with more ranges.")
    characters = dict.fromkeys(character for chosen in sides.values() for character, _ in chosen)
    captions = [text for character in characters for text in captions_of(character)]

    def progress(done: int, total: int) -> None:
        if done % 6400 == 0 or done == total:
            say(f"encoded {done} of {total} captions")

    texts = open_texts(folder, encoder, captions, progress)
    vocabulary = Vocabulary(shipped_parts().components)
    sketch_rows = {chr(character.codepoint): number for number, character in enumerate(characters)}
    table = PictureTable(dataset.images, _sketches(sketch_rows))
    train, held_out, unnamed = (
        _examples(table, dataset.fonts, chosen, sketch_rows, texts, vocabulary) for chosen in sides.values()
    )
    names = tuple(font.name for font in dataset.manifest.fonts)
    scale = Standardisation.of(table.images, train.rows)
    return TrainingSet(train, held_out, unnamed, texts, scale, dataset.images.shape[1], names)


def validation_batch(data: TrainingSet, criterion: Criterion, plan: TrainingPlan, store: ExampleStore) -> Batch | None:
    """Return held-out pictures with fixed noise and levels; text, radical, style and sketch are told."""
    if len(data.held_out) == 0:
        return None
    wanted = DISTILLED_PICTURES if plan.distill else VALIDATION_PICTURES
    # A compiled teacher knows one size of batch, and another takes it a minute.
    size = min(plan.batch_size if plan.compile else wanted, len(data.held_out))
    fixed = replace(
        plan,
        seed=20_607,
        batch_size=size,
        drop_text=0.0,
        drop_radical=0.0,
        drop_strokes=1.0,
        drop_style=0.0,
        drop_sketch=0.0,
    )
    return BatchSource(fixed, data.held_out, None, store).batch(0, criterion.draw_times)


def _fresh_state(plan: TrainingPlan, data: TrainingSet, encoder: TextEncoder) -> RunState:
    return RunState(
        step=0,
        samples_seen=0,
        seconds=0.0,
        world_size=1,
        preset=plan.preset,
        objective=plan.objective,
        image_size=data.image_size,
        data_mean=data.scale.mean,
        data_std=data.scale.std,
        encoder=EncoderIdentity(
            id=encoder.id, width=encoder.width, max_tokens=encoder.max_tokens, sha256=encoder.sha256
        ),
        fonts=data.fonts,
    )


def _fit_priors(network: Network, data: TrainingSet, plan: TrainingPlan, fresh: set[str] | None, say: Say) -> None:
    """Fit the text's priors; with ``fresh`` names of weights only those that are among them."""
    if not isinstance(network, LeanUNet):
        return
    both = (data.train.first_of_each(), data.held_out.first_of_each())
    radicals = [(examples, radical_targets(examples)) for examples in both]
    parts = [(examples, part_targets(examples, PART_SLOTS)) for examples in both]
    for name, prior, (train, held_out), loss in (
        ("radical", network.radical_prior, radicals, one_of_many),
        ("part", network.part_prior, parts, some_of_many),
    ):
        if fresh is not None and not any(weight.startswith(f"{name}_prior.") for weight in fresh):
            continue
        for epoch in fit_prior(prior, train, held_out, data.texts, loss, plan.seed):
            mark = " (best)" if epoch.best else ""
            say(f"{name} prior, epoch {epoch.epoch}: held-out loss {epoch.loss:.3f}, top-1 {epoch.top1:.3f}{mark}")


def prepare_run(
    *,
    run: Path,
    plan: TrainingPlan,
    data: TrainingSet,
    encoder: TextEncoder,
    intervals: Intervals,
    resume: bool,
    initial: Path | None,
    say: Say,
) -> TrainingRun:
    """Return a run: fresh, going on where ``run``'s newest checkpoint stands, or from the weights of ``initial``.

    A fresh start into a folder that already holds a checkpoint is refused with ``CheckpointError``.
    """
    found = checkpoint.newest(run)
    if found is not None and not resume:
        raise CheckpointError(f"{run} already holds a run", "Continue it with --resume or name another folder.")
    if found is None and resume:
        raise CheckpointError(f"{run} holds no checkpoint to resume", "Start it without --resume.")
    objective = objective_named(plan.objective)
    teacher = open_teacher(plan, objective, data.texts, data.image_size, encoder)
    if plan.distill and initial is None:
        initial = Path(plan.teacher)
    torch.manual_seed(plan.seed)
    network = checkpoint.build_network(plan.preset, data.image_size, encoder.width)
    average = checkpoint.build_network(plan.preset, data.image_size, encoder.width)
    if found is not None:
        state = checkpoint.read_state(found)
        check_belongs(state, plan, data.image_size, encoder)
        check_learns_on(state, plan, teacher)
        checkpoint.load_weights(network, found / "network")
        checkpoint.load_weights(average, found / "ema")
    elif initial is not None:
        old, fresh = load_initial(network, initial)
        check_belongs(old, plan, data.image_size, encoder)
        _fit_priors(network, data, plan, fresh, say)
        average.load_state_dict(network.state_dict())
        state = replace(
            begun_from(initial, old),
            fonts=data.fonts,
            styles=old.styles if data.fonts == old.fonts else (),
            distilled=plan.distill,
            guided_up_to=plan.guidance_most if plan.distill else 0.0,
            teacher_sha256="" if teacher is None else checkpoint.fingerprint(teacher.network),
        )
    else:
        state = _fresh_state(plan, data, encoder)
        _fit_priors(network, data, plan, None, say)
        average.load_state_dict(network.state_dict())
    if isinstance(network, LeanUNet):
        network.radical_prior.requires_grad_(False)
        network.part_prior.requires_grad_(False)
    scale = Standardisation(state.data_mean, state.data_std)
    criterion = criterion_of(objective, plan, teacher)
    store = open_store(data.train.table, data.texts, scale, training_device())
    return TrainingRun(
        folder=run,
        plan=plan,
        state=state,
        network=network,
        average=average,
        criterion=criterion,
        source=BatchSource(plan, data.train, data.unnamed, store),
        validation=validation_batch(data, criterion, plan, store),
        intervals=intervals,
        resumed_from=found,
    )


def facts_of(state: RunState, network: Network, name: str) -> ModelFacts:
    """Return what the engine needs to know of a model in training."""
    objective = objective_named(state.objective)
    highest = state.recommended.get("guidance_high")
    return ModelFacts(
        name=name,
        image_size=state.image_size,
        sigma_min=objective.sigma_min,
        sigma_max=objective.sigma_max,
        data_low=(-1.0 - state.data_mean) / state.data_std,
        data_high=(1.0 - state.data_mean) / state.data_std,
        default_steps=state.recommended.get("steps", 12),
        default_guidance=state.recommended.get("guidance", 4.0),
        default_guidance_low=state.recommended.get("guidance_low", 0.0),
        default_guidance_high=float("inf") if highest is None else highest,
        max_tokens=state.encoder.max_tokens,
        has_radical=isinstance(network, LeanUNet),
        guided_up_to=state.guided_up_to,
        styles=state.styles or (state.fonts if 1 < len(set(state.fonts)) == len(state.fonts) <= STYLE_SLOTS else ()),
    )
