"""What decides a text encoder's training, and where a run stands."""

import json
from dataclasses import dataclass
from pathlib import Path

from glyphstudio.errors import CheckpointError
from glyphstudio.training import checkpoint
from glyphstudio.training.encoder.encoder_distance import Distance

ID = "glypht5"
PLAN = "plan.json"


@dataclass(frozen=True, kw_only=True)
class EncoderPlan:
    """Everything that decides an encoder's weights, given the texts and the teacher.

    The rates rise for ``warmup_steps`` and then fall to zero by half a cosine over ``wall_minutes`` or ``max_steps``,
    whichever ends first; ``matrix_rate`` above 0 gives the hidden matrices to Muon. Raises ``CheckpointError``.
    """

    layers: int = 4
    feed_forward: int = 1024
    batch_size: int = 64
    rate: float = 1e-3
    matrix_rate: float = 0.0
    warmup_steps: int = 100
    wall_minutes: float = 0.0
    max_steps: int = 0
    ema_relative_width: float = 0.05
    clip_norm: float = 1.0
    seed: int = 0

    def __post_init__(self) -> None:
        if self.wall_minutes <= 0 and self.max_steps <= 0:
            raise CheckpointError("the run has no end", "Give --wall-minutes or --max-steps.")
        if min(self.layers, self.feed_forward) < 1 or self.batch_size < 2:
            raise CheckpointError("an encoder has at least a layer, and a batch two texts")

    @classmethod
    def read(cls, run: Path) -> "EncoderPlan":
        """Read the plan of a run; raises ``CheckpointError`` for none and for a damaged one."""
        try:
            return cls(**json.loads((run / PLAN).read_text(encoding="utf-8")))
        except OSError as error:
            raise CheckpointError(f"{run} is no run of an encoder: {error.strerror}") from error
        except (TypeError, ValueError) as error:
            raise CheckpointError(f"{run / PLAN} is damaged ({error})") from error


@dataclass(frozen=True, kw_only=True)
class TeacherIdentity:
    """Whose states are learnt."""

    id: str
    width: int
    max_tokens: int
    sha256: str
    tokenizer_sha256: str


@dataclass(frozen=True, kw_only=True)
class EncoderState:
    """Where a run stands, and what its newest measurement said (nothing before the first)."""

    step: int
    texts_seen: int
    seconds: float
    teacher: TeacherIdentity
    distance: Distance | None = None

    @classmethod
    def read(cls, folder: Path) -> "EncoderState":
        """Read and verify a checkpoint. Raises ``CheckpointError``."""
        body = checkpoint.read_body(folder)
        try:
            distance = None if body["distance"] is None else Distance(**body["distance"])
            return cls(**{**body, "teacher": TeacherIdentity(**body["teacher"]), "distance": distance})
        except (TypeError, KeyError) as error:
            raise CheckpointError(f"{folder} is no checkpoint of an encoder ({error})") from error
