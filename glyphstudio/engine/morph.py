"""Where a picture lies between the prompts of two or four others; known without NumPy."""

from dataclasses import dataclass

from glyphstudio.engine.request_values import SEEDS, JsonValue, check_text, check_whole, real
from glyphstudio.errors import RequestError


@dataclass(frozen=True)
class Corner:
    """A prompt with its own noise, and how much of the picture it has, 0 … 1."""

    prompt: str
    seed: int
    weight: float


@dataclass(frozen=True, kw_only=True)
class Morph:
    """A place between a request's own prompt and seed, at the left or top left, and other ones.

    Raises ``RequestError`` for anything but one or three others, and for a place outside.
    """

    prompts: tuple[str, ...]
    """Of the other corners: the right one, or the ones at the top right, bottom left and bottom right."""
    seeds: tuple[int, ...]
    """Of the same corners."""
    across: float = 0.0
    """0 at the left … 1 at the right."""
    down: float = 0.0
    """0 at the top … 1 at the bottom; 0 between two."""

    def __post_init__(self) -> None:
        for name in ("prompts", "seeds"):
            value = getattr(self, name)
            if not isinstance(value, list | tuple) or len(value) not in {1, 3}:
                raise RequestError(f"a morph leads to one or three other {name}, not {value!r:.80}")
            object.__setattr__(self, name, tuple(value))
        if len(self.prompts) != len(self.seeds):
            raise RequestError(f"a morph to {len(self.prompts)} prompts needs as many seeds, not {len(self.seeds)}")
        for prompt in self.prompts:
            check_text("a prompt of the morph", prompt)
        for seed in self.seeds:
            check_whole("a seed of the morph", seed, 0, SEEDS - 1)
        object.__setattr__(self, "across", real("across of the morph", self.across, 1.0))
        object.__setattr__(self, "down", real("down of the morph", self.down, 1.0))
        if len(self.prompts) == 1 and self.down:
            raise RequestError("a morph between two prompts has no down", "Give three other prompts.")

    def corners(self, prompt: str, seed: int) -> tuple[Corner, ...]:
        """Return all corners, that of the request first, with bilinear weights that sum to 1."""
        right, low = self.across, self.down
        weights = ((1 - right) * (1 - low), right * (1 - low), (1 - right) * low, right * low)
        pairs = zip((prompt, *self.prompts), (seed, *self.seeds), weights, strict=False)
        return tuple(Corner(*corner) for corner in pairs)

    def to_json(self) -> dict[str, JsonValue]:
        """Return what ``from_json`` makes an equal value of."""
        return {"prompts": [*self.prompts], "seeds": [*self.seeds], "across": self.across, "down": self.down}

    @classmethod
    def from_json(cls, data: object) -> "Morph":
        """Return the value that ``to_json`` wrote; ``RequestError`` for anything else."""
        known = {"prompts", "seeds", "across", "down"}
        if not isinstance(data, dict) or not {"prompts", "seeds"} <= set(data) <= known:
            raise RequestError(f"a morph is prompts, seeds, across and down, not {data!r:.80}")
        return cls(**data)
