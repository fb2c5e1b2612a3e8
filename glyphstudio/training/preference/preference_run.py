"""From judged pairs and a model to a tuning run that is ready to start, fresh or resumed."""

from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import torch
from accelerate import PartialState

from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import CheckpointError, MismatchError
from glyphstudio.training import checkpoint
from glyphstudio.training.bundle_weights import OF_LATER
from glyphstudio.training.checkpoint import Network, RunState
from glyphstudio.training.config import GUIDANCE, STEPS, TrainingPlan
from glyphstudio.training.initial_weights import (
    begun_from,
    load_initial,
    read_initial_state,
)
from glyphstudio.training.loop import Intervals, TrainingRun
from glyphstudio.training.network import LeanUNet
from glyphstudio.training.objective import objective_named
from glyphstudio.training.preference.preference import PreferenceLoss
from glyphstudio.training.preference.preference_pairs import PreferenceBatches, read_pairs
from glyphstudio.training.standardisation import Standardisation
from glyphstudio.training.texts import encode_texts

REFERENCE = "reference"
"""Folder in the run: the weights before tuning, so that a resumed run has the reference that it began with."""

TUNING: Mapping[str, Any] = {"batch_size": 8, "rate": 1e-5, "matrix_rate": 0.0, "warmup_steps": 10, "precision": "no"}
"""What a tuning run does unless told otherwise; the difference of two losses would drown in bfloat16's rounding."""


def plan_tuning(initial: Path | None, epochs: int, said: Mapping[str, Any]) -> TrainingPlan:
    """Return the plan of a fresh tuning run: the model's own preset and objective, and ``said`` laid over all.

    ``epochs`` is the run's length unless ``said`` has another. Raises ``CheckpointError`` without a model.
    """
    if initial is None:
        raise CheckpointError("there is no model to tune", "Name a run or a bundle with --init.")
    state = read_initial_state(initial)
    length = {} if {"max_steps", "wall_minutes"} & set(said) else {"epochs": epochs}
    given: dict[str, Any] = {"preset": state.preset, "objective": state.objective, **TUNING, **length, **said}
    return TrainingPlan(**given)


def prepare_tuning(
    *, run: Path, plan: TrainingPlan, encoder: TextEncoder, intervals: Intervals, resume: bool, initial: Path | None
) -> TrainingRun:
    """Return a run that tunes ``initial`` on ``plan.preference``, or goes on where ``run``'s newest checkpoint stands.

    Every epoch's checkpoint is kept. Raises ``CheckpointError``, ``MismatchError`` or ``DatasetError``.
    """
    found = checkpoint.newest(run)
    if found is not None and not resume:
        raise CheckpointError(f"{run} already holds a run", "Continue it with --resume or name another folder.")
    if found is None and (resume or initial is None):
        raise CheckpointError(f"{run} holds no checkpoint to resume", "Start it without --resume, with --init.")
    source = found or initial
    assert source is not None
    state = read_initial_state(source)
    _check_encoder(state, encoder)
    if state.distilled == STEPS:
        raise MismatchError(
            f"{source} draws in few steps, which tuning would undo", "Tune its teacher, then distil that."
        )
    pairs = read_pairs(Path(plan.preference), state.image_size)
    if found is None:
        state = begun_from(source, state)
    network, average, reference = _networks(run, plan, state, found, source)
    objective = objective_named(state.objective)
    texts = encode_texts(encoder, [pair.prompt for pair in pairs.pairs], lambda done, total: None)
    scale = Standardisation(state.data_mean, state.data_std)
    batches = PreferenceBatches(pairs, texts, scale, reference.eval(), size=plan.batch_size, seed=plan.seed)
    epoch = batches.steps_per_epoch(PartialState().num_processes)
    if plan.epochs and not plan.max_steps:
        plan = replace(plan, max_steps=plan.epochs * epoch)
    return TrainingRun(
        folder=run,
        plan=plan,
        state=state,
        network=network,
        average=average,
        source=batches,
        validation=None,
        intervals=replace(intervals, keep_steps=epoch),
        resumed_from=found,
        criterion=PreferenceLoss(reference, objective, plan.beta, told_guidance=state.distilled == GUIDANCE),
    )


def _networks(
    run: Path, plan: TrainingPlan, state: RunState, found: Path | None, source: Path
) -> tuple[Network, Network, Network]:
    """Return the network to tune, its average, and the reference that both began with."""
    torch.manual_seed(plan.seed)
    network, average, reference = (
        checkpoint.build_network(plan.preset, state.image_size, state.encoder.width) for _ in range(3)
    )
    if found is None:
        _, fresh = load_initial(network, source)
        _check_complete(fresh, source)
        average.load_state_dict(network.state_dict())
        reference.load_state_dict(network.state_dict())
        if PartialState().is_main_process:
            _keep_reference(reference, run)
    else:
        checkpoint.load_weights(network, found / "network")
        checkpoint.load_weights(average, found / "ema")
        checkpoint.load_weights(reference, run / REFERENCE)
    if isinstance(network, LeanUNet):
        network.radical_prior.requires_grad_(False)
        network.part_prior.requires_grad_(False)
    return network, average, reference


def _check_encoder(state: RunState, encoder: TextEncoder) -> None:
    for what in ("id", "width", "sha256"):
        theirs, ours = getattr(state.encoder, what), getattr(encoder, what)
        if theirs != ours:
            raise MismatchError(f"the model's text encoder has {what} {theirs}, this run's has {ours}")


def _check_complete(fresh: set[str], initial: Path) -> None:
    """Refuse a model from before components: their weights would be random, and pairs cannot teach them."""
    if any(name.startswith(OF_LATER) for name in fresh):
        raise CheckpointError(
            f"{initial} was trained before models knew components", "Train it on first, with --data and --init."
        )


def _keep_reference(reference: Network, run: Path) -> None:
    try:
        reference.save_pretrained(run / REFERENCE)
    except OSError as error:
        raise CheckpointError(f"cannot write {run / REFERENCE}: {error.strerror}", "Free some space.") from error
