"""What a training run is, as frozen values: the network's preset, the objective, the optimiser, the clock."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from types import MappingProxyType

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
            channels=(96, 192, 384),
            blocks=(2, 2, 2),
            head_width=48,
            text_width=256,
            vector_width=512,
            self_attention_side=16,
            dropout=0.1,
        ),
        "reference": ReferencePreset(),
    }
)
"""N: two cores, hours · C: two cores, days · S: small student · M: one GPU · reference: the published recipe."""

OBJECTIVES = ("flow-x", "ho2020-linear-eps", "nichol2021-cosine-eps")
PRECISIONS = ("auto", "no", "bf16")


@dataclass(frozen=True, kw_only=True)
class TrainingPlan:
    """Everything that decides a run's weights, given the data set and the text encoder.

    ``wall_minutes``: the learning rate is constant for the first 70 % of them and falls linearly to zero in the rest
    (warm-up, stable, decay: Hu et al. 2024); ``max_steps`` ends the run earlier or, when ``wall_minutes`` is 0, is the
    length that the schedule follows.
    ``drop_*``: the share of pictures that train without that condition.
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
    precision: str = "auto"
    seed: int = 0

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
        if self.wall_minutes <= 0 and self.max_steps <= 0:
            raise CheckpointError("the run has no end", "Give --wall-minutes or --max-steps.")

    def to_json(self) -> str:
        """Return the plan as one JSON object, keys in the order of the fields."""
        return json.dumps(asdict(self), indent=1)

    @classmethod
    def from_json(cls, text: str) -> "TrainingPlan":
        """Read :meth:`to_json`; raises ``CheckpointError`` for anything else."""
        try:
            return cls(**json.loads(text))
        except (TypeError, ValueError) as error:
            raise CheckpointError(f"the training plan is damaged ({error})") from error
