"""What a training run is, as frozen values: the network's preset, the objective, the optimiser, the clock."""

import json
import math
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

from glyphstudio.engine.request import MOST_GUIDANCE
from glyphstudio.errors import CheckpointError


@dataclass(frozen=True, kw_only=True)
class LeanPreset:
    """Widths of a :class:`~glyphstudio.training.network.LeanUNet`; see there."""

    patch: int
    channels: tuple[int, ...]
    blocks: tuple[int, ...]
    head_width: int
    text_width: int = 192
    vector_width: int = 384
    self_attention_side: int = 8
    dropout: float = 0.0


@dataclass(frozen=True, kw_only=True)
class ReferencePreset:
    """Widths of diffusers' own ``UNet2DConditionModel``, as the reference used it (yue-here/glyffuser)."""

    channels: tuple[int, ...] = (128, 256, 512, 512)
    layers_per_block: int = 2
    attention_levels: tuple[int, ...] = (2,)


PRESETS: Mapping[str, LeanPreset | ReferencePreset] = MappingProxyType(
    {
        "N": LeanPreset(patch=8, channels=(80, 160), blocks=(1, 2), head_width=32),
        "C": LeanPreset(patch=8, channels=(128, 256), blocks=(1, 2), head_width=64),
        "S": LeanPreset(patch=4, channels=(64, 128, 256), blocks=(1, 1, 2), head_width=32),
        "M": LeanPreset(
            patch=4,
            channels=(64, 192, 256),
            blocks=(1, 2, 2),
            head_width=64,
            text_width=256,
            self_attention_side=16,
            dropout=0.1,
        ),
        "reference": ReferencePreset(),
    }
)
"""N: two cores, hours · C: two cores, days · S: small student · M: one GPU · reference: the published recipe."""

OBJECTIVES = ("flow-x", "ho2020-linear-eps", "nichol2021-cosine-eps")
PRECISIONS = ("auto", "no", "bf16")
GUIDANCE, STEPS = "guidance", "steps"
DISTILLATIONS = (GUIDANCE, STEPS)
"""What a student learns from its teacher; see :mod:`glyphstudio.training.distillation`."""


@dataclass(frozen=True, kw_only=True)
class TrainingPlan:
    """Everything that decides a run's weights, given the data set and the text encoder.

    ``wall_minutes``: the learning rate is constant for the first 70 % of them and falls linearly to zero in the rest
    (warm-up, stable, decay: Hu et al. 2024); ``max_steps`` ends the run earlier or, when ``wall_minutes`` is 0, is the
    length that the schedule follows.
    ``distill``: "" trains on the pictures, one of :data:`DISTILLATIONS` learns from ``teacher``, the folder of a run,
    a checkpoint or a bundle, with guidance scales from 0 to ``guidance_most``; on the paths that a draft learns it
    acts for ``guidance_low`` < sigma <= ``guidance_high``.
    ``preference`` is the path of a file of judged pairs to tune on, with the strength ``beta`` of
    :class:`~glyphstudio.training.preference.preference.PreferenceLoss`, for ``epochs`` passes over it (0: by steps or
    clock).
    ``drop_*``: the share of pictures that train without that condition.
    ``font_shares``: how often an epoch shows each font of the data set, once each where it is empty.
    ``compile``: blocks are compiled, which takes a minute at the start and makes a graphics card faster.
    """

    preset: str = "C"
    objective: str = "flow-x"
    batch_size: int = 32
    matrix_rate: float = 0.01
    rate: float = 6e-4
    warmup_steps: int = 200
    decay_share: float = 0.3
    wall_minutes: float = 0.0
    max_steps: int = 0
    ema_relative_width: float = 0.10
    clip_norm: float = 1.0
    drop_text: float = 0.15
    drop_radical: float = 0.15
    drop_strokes: float = 0.7
    drop_style: float = 0.1
    drop_sketch: float = 0.2
    precision: str = "auto"
    seed: int = 0
    distill: str = ""
    teacher: str = ""
    guidance_most: float = 12.0
    guidance_low: float = 0.0
    guidance_high: float = math.inf
    preference: str = ""
    beta: float = 1500.0
    epochs: int = 0
    font_shares: tuple[int, ...] = ()
    compile: bool = False

    def __post_init__(self) -> None:
        if self.preset not in PRESETS:
            raise CheckpointError(f"there is no preset {self.preset!r}", f"Choose one of {', '.join(PRESETS)}.")
        if self.objective not in OBJECTIVES:
            raise CheckpointError(
                f"there is no objective {self.objective!r}", f"Choose one of {', '.join(OBJECTIVES)}."
            )
        if self.precision not in PRECISIONS:
            raise CheckpointError(
                f"there is no precision {self.precision!r}", f"Choose one of {', '.join(PRECISIONS)}."
            )
        if any(type(share) is not int or share < 1 for share in self.font_shares):
            raise CheckpointError(
                f"{list(self.font_shares)} says of no font how often it is shown", "Give whole numbers from 1 up."
            )
        if not 0.0 < self.decay_share <= 1.0:
            raise CheckpointError(f"the rate cannot fall for {self.decay_share:g} of a run", "Choose above 0, up to 1.")
        self._check_distillation()
        self._check_tuning()
        if self.wall_minutes <= 0 and self.max_steps <= 0 and self.epochs <= 0:
            raise CheckpointError("the run has no end", "Give --wall-minutes or --max-steps.")

    def _check_tuning(self) -> None:
        if not 0.0 < self.beta < math.inf:
            raise CheckpointError(f"beta is {self.beta}", "Choose one above 0; 1500 is usual.")
        if self.preference and self.distill:
            raise CheckpointError("a run is tuned or distilled, not both", "Leave out --preference or --distill.")
        if self.epochs > 0 and not self.preference:
            raise CheckpointError("epochs are those of a preference run", "Add --preference, or give --max-steps.")

    def _check_distillation(self) -> None:
        if self.distill and self.distill not in DISTILLATIONS:
            raise CheckpointError(
                f"there is no distillation {self.distill!r}", f"Choose one of {', '.join(DISTILLATIONS)}."
            )
        if self.distill and not self.teacher:
            raise CheckpointError("the student has no teacher", "Name a run or a bundle with --teacher.")
        if self.teacher and not self.distill:
            raise CheckpointError("the teacher has nothing to teach", "Add --distill guidance or steps.")
        if not 1.0 < self.guidance_most <= MOST_GUIDANCE:
            raise CheckpointError(
                f"the highest guidance is {self.guidance_most:g}", f"Choose one above 1, up to {MOST_GUIDANCE:g}."
            )
        if not 0.0 <= self.guidance_low <= self.guidance_high:
            raise CheckpointError(f"guidance cannot act from {self.guidance_low:g} to {self.guidance_high:g}")

    def to_json(self) -> str:
        """Return the plan as one JSON object, keys in the order of the fields."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "TrainingPlan":
        """Read :meth:`to_json`; raises ``CheckpointError`` for anything else."""
        try:
            fields = json.loads(text)
            fields["font_shares"] = tuple(fields.get("font_shares", ()))
            return cls(**fields)
        except (TypeError, ValueError, AttributeError) as error:
            raise CheckpointError(f"the training plan is damaged ({error})") from error
