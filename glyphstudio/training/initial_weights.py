"""Weights to start from: the averaged ones of a run or a checkpoint, or those of a shipped bundle."""

from dataclasses import replace
from pathlib import Path

from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import MismatchError
from glyphstudio.training import checkpoint
from glyphstudio.training.bundle_weights import OF_LATER, read_bundle_state, read_weights
from glyphstudio.training.checkpoint import Network, RunState
from glyphstudio.training.config import TrainingPlan


def check_belongs(
    state: RunState, plan: TrainingPlan, image_size: int, encoder: TextEncoder, whose: str = "checkpoint"
) -> None:
    """Refuse to go on with parts that do not fit what was loaded. Raises ``MismatchError``."""
    pairs = (
        ("preset", state.preset, plan.preset),
        ("objective", state.objective, plan.objective),
        ("picture size", state.image_size, image_size),
        ("text encoder", state.encoder.id, encoder.id),
        ("text encoder's width", state.encoder.width, encoder.width),
        ("text encoder's SHA-256", state.encoder.sha256, encoder.sha256),
    )
    for what, theirs, ours in pairs:
        if theirs != ours:
            raise MismatchError(f"the {whose}'s {what} is {theirs}, this run's is {ours}")


def read_initial_state(initial: Path) -> RunState:
    """Return what is known of the run, checkpoint or bundle ``initial``. Raises ``CheckpointError``."""
    if (initial / "bundle.json").is_file():
        return read_bundle_state(initial)
    return checkpoint.read_state(checkpoint.resolve(initial))


def load_initial(network: Network, initial: Path) -> tuple[RunState, set[str]]:
    """Load the averaged weights of a run, a checkpoint or a bundle in place.

    Returns what is known of them and the names of weights that they lack, which keep their fresh values: conditions
    that the network has learnt of since.
    """
    if (initial / "bundle.json").is_file():
        state = read_bundle_state(initial)
        return state, set(network.state_dict()) - read_weights(initial, network)
    source = checkpoint.resolve(initial)
    missing = checkpoint.load_weights(network, source / "ema", may_lack=OF_LATER)
    return checkpoint.read_state(source), missing


def begun_from(initial: Path, state: RunState) -> RunState:
    """Return the state of a new run that starts from the weights of ``initial``, of which ``state`` is known."""
    return replace(
        state,
        step=0,
        seconds=0.0,
        world_size=1,
        started_from=f"{initial.name} at {state.samples_seen} samples",
        earlier_seconds=state.seconds + state.earlier_seconds,
    )
