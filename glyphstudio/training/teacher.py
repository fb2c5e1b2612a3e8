"""The network that a student learns from, as one function: the guided, clipped picture of the engine."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any, NamedTuple

import torch
from torch import Tensor

from glyphstudio.engine.text import TextEncoder
from glyphstudio.errors import MismatchError
from glyphstudio.training import checkpoint
from glyphstudio.training.checkpoint import Network, RunState
from glyphstudio.training.compilation import compile_blocks
from glyphstudio.training.config import GUIDANCE, TrainingPlan
from glyphstudio.training.initial_weights import check_belongs, load_initial, read_initial_state
from glyphstudio.training.network import Conditions, LeanUNet, PromptFeatures
from glyphstudio.training.objective import Objective
from glyphstudio.training.standardisation import Standardisation
from glyphstudio.training.texts import TextTable


class TeacherFeatures(NamedTuple):
    """What depends on the prompts alone; ``without`` is None where the teacher is told the guidance."""

    wanted: PromptFeatures
    without: PromptFeatures | None


def null_like(conditions: Conditions, states: Tensor, mask: Tensor) -> Conditions:
    """Return the unconditional side of ``conditions``: the empty text, the style, and zeros for whatever else.

    ``states`` [1, L, d] and ``mask`` [1, L] are those of "".
    """
    batch = len(conditions.states)
    silent = Conditions(*(torch.zeros_like(value) for value in conditions))
    return silent._replace(states=states.expand(batch, -1, -1), mask=mask.expand(batch, -1), style=conditions.style)


def _rows(features: PromptFeatures, rows: Tensor) -> PromptFeatures:
    chosen: dict[str, Any] = {
        name: tuple(v[rows] for v in value) if isinstance(value, tuple) else value[rows]
        for name, value in features._asdict().items()
    }
    return PromptFeatures(**chosen)


def rows_of(features: TeacherFeatures, rows: Tensor) -> TeacherFeatures:
    """Return the ``rows`` of ``features``, numbers [R]."""
    without = features.without
    return TeacherFeatures(_rows(features.wanted, rows), None if without is None else _rows(without, rows))


@dataclass(frozen=True, eq=False)
class Teacher:
    """A frozen network with its guidance.

    ``null_states`` [1, L, d] and ``null_mask`` [1, L]: the empty text. ``low``, ``high``: the range of the data.
    ``told_guidance``: it was distilled itself and takes the scale as an input.
    """

    network: LeanUNet
    objective: Objective
    null_states: Tensor
    null_mask: Tensor
    low: float
    high: float
    told_guidance: bool

    @torch.no_grad()
    def features(self, conditions: Conditions) -> TeacherFeatures:
        """Compute what depends on the prompts alone."""
        self.network.to(conditions.states.device)
        wanted = self.network.prompt(conditions)
        if self.told_guidance:
            return TeacherFeatures(wanted, None)
        device = conditions.states.device
        null = null_like(conditions, self.null_states.to(device), self.null_mask.to(device))
        return TeacherFeatures(wanted, self.network.prompt(null))

    @torch.no_grad()
    def denoised(self, latents: Tensor, time: Tensor, features: TeacherFeatures, guidance: Tensor) -> Tensor:
        """Return D_u + w·(D_c - D_u) clipped to the data's range, [B, 1, S, S].

        The same function as :func:`glyphstudio.engine.guidance.guided`. ``latents`` are mixed as the objective mixes
        them; ``guidance`` [B] is w, 1 for none.
        """
        if features.without is None:
            output = self.network(latents, time, features.wanted, guidance).float()
            return self.objective.clean_of(output, latents, time).clamp(self.low, self.high)
        towards, away = (
            self.objective.clean_of(self.network(latents, time, side).float(), latents, time)
            for side in (features.wanted, features.without)
        )
        return (away + guidance[:, None, None, None] * (towards - away)).clamp(self.low, self.high)


def check_teaches(state: RunState, network: Network, plan: TrainingPlan) -> None:
    """Refuse a teacher from which ``plan`` can learn nothing. Raises ``MismatchError``."""
    if not isinstance(network, LeanUNet):
        raise MismatchError(
            f"a network of the preset {plan.preset} cannot be told the guidance, so it cannot be distilled",
            "Choose a teacher of another preset.",
        )
    if state.distilled and (plan.distill == GUIDANCE or state.distilled != GUIDANCE):
        raise MismatchError(
            f"the teacher was distilled itself ({state.distilled}), it cannot teach {plan.distill}",
            "Name the run that it was distilled from.",
        )
    if state.distilled and state.guided_up_to < plan.guidance_most:
        raise MismatchError(
            f"the teacher knows guidance up to {state.guided_up_to:g}, this run asks for {plan.guidance_most:g}",
            f"Add --guidance-most {state.guided_up_to:g}.",
        )


def build_teacher(network: LeanUNet, objective: Objective, state: RunState, texts: TextTable) -> Teacher:
    """Freeze ``network``, the averaged weights of the run that ``state`` tells of, in place."""
    states, mask = texts.gather([0])
    scale = Standardisation(state.data_mean, state.data_std)
    return Teacher(
        network=network.eval().requires_grad_(False).to(memory_format=torch.channels_last),
        objective=objective,
        null_states=torch.from_numpy(states),
        null_mask=torch.from_numpy(mask),
        low=(-1.0 - scale.mean) / scale.std,
        high=(1.0 - scale.mean) / scale.std,
        told_guidance=state.distilled == GUIDANCE,
    )


def open_teacher(
    plan: TrainingPlan, objective: Objective, texts: TextTable, image_size: int, encoder: TextEncoder
) -> Teacher | None:
    """Return the plan's teacher, or None where it names none; raises ``MismatchError`` when it does not fit the run."""
    if not plan.distill:
        return None
    # What a teacher from before some condition lacks is as fresh in it as in its student.
    torch.manual_seed(plan.seed)
    network = checkpoint.build_network(plan.preset, image_size, encoder.width)
    state = read_initial_state(Path(plan.teacher))
    check_belongs(state, plan, image_size, encoder, "teacher")
    check_teaches(state, network, plan)
    load_initial(network, Path(plan.teacher))
    assert isinstance(network, LeanUNet)
    if plan.compile:
        compile_blocks(network)
    return build_teacher(network, objective, state, texts)


def check_learns_on(state: RunState, plan: TrainingPlan, teacher: Teacher | None) -> None:
    """Refuse to go on with another distillation or another teacher."""
    if state.distilled != plan.distill:
        kinds = [kind or "from the pictures" for kind in (state.distilled, plan.distill)]
        raise MismatchError(f"the run learns {kinds[0]}, it cannot go on with {kinds[1]}", "Name another folder.")
    if teacher is not None and checkpoint.fingerprint(teacher.network) != state.teacher_sha256:
        raise MismatchError(
            f"{plan.teacher} is not the teacher that this run began with", "Name that one with --teacher."
        )
