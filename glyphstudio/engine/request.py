"""Everything that decides the pixels of one picture, as one value that can be compared, stored and sent."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from typing import TypeAlias

from glyphstudio.engine.choices import SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.errors import RequestError

JsonValue: TypeAlias = "str | int | float | bool | list[JsonValue] | dict[str, JsonValue] | None"

SEEDS = 2**32
MOST_STEPS = 1000
MOST_GUIDANCE = 100.0
HIGHEST_LEVEL = 1e6
"""Where a guidance interval may end, besides at infinity; no model's noise goes as high."""
RADICALS = 214


def _check_text(name: str, value: object) -> None:
    if not isinstance(value, str):
        raise RequestError(f"{name} must be text, not {value!r}")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise RequestError(f"{name} holds half a character: {value!r}", "Type it again.")


def _check_whole(name: str, value: object, low: int, high: int) -> None:
    if type(value) is not int:
        raise RequestError(f"{name} must be a whole number, not {value!r}")
    if not low <= value <= high:
        raise RequestError(f"{name} must lie between {low} and {high}, not {value}")


def _real(name: str, value: object, high: float) -> float:
    """Return ``value`` as a float in [0, high], so that 4 and 4.0 (and 0.0 and -0.0) are the same request."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RequestError(f"{name} must be a number, not {value!r}")
    if not 0 <= value <= high:
        raise RequestError(f"{name} must lie between 0 and {high:g}, not {value}")
    return float(value) + 0.0


def _check_choice(name: str, value: object, choices: Mapping[str, object]) -> None:
    if not isinstance(value, str) or value not in choices:
        raise RequestError(f"there is no {name} {value!r}", f"Choose one of {', '.join(choices)}.")


@dataclass(frozen=True, kw_only=True)
class GenerationRequest:
    """One picture. Equal request + equal model = equal bytes on one platform.

    Raises ``RequestError`` for a value of the wrong type or out of its range.
    """

    prompt: str
    """What to draw; "" asks the unconditional model."""
    negative_prompt: str = ""
    """What guidance leads away from; "" leads away from the unconditional model."""
    seed: int = 0
    """0 … 2³² - 1."""
    steps: int = 12
    """1 … 1000."""
    guidance: float = 4.0
    """0 … 100: 1 = no guidance, 0 = the unconditional (or negative) model alone."""
    guidance_low: float = 0.0
    """Guidance acts at noise levels with guidance_low < sigma <= guidance_high."""
    guidance_high: float = math.inf
    sampler: str = "dpmpp_2m"
    """A key of :data:`~glyphstudio.engine.choices.SAMPLER_CHOICES`."""
    schedule: str = "karras"
    """A key of :data:`~glyphstudio.engine.choices.SCHEDULE_CHOICES`."""
    radical: int = 0
    """0 = let the text decide, 1 … 214 = this Kangxi radical, where the model knows them."""

    def __post_init__(self) -> None:
        _check_text("prompt", self.prompt)
        _check_text("negative prompt", self.negative_prompt)
        _check_whole("seed", self.seed, 0, SEEDS - 1)
        _check_whole("steps", self.steps, 1, MOST_STEPS)
        _check_whole("radical", self.radical, 0, RADICALS)
        _check_choice("sampler", self.sampler, SAMPLER_CHOICES)
        _check_choice("schedule", self.schedule, SCHEDULE_CHOICES)
        self._check_guidance()

    def _check_guidance(self) -> None:
        guidance = _real("guidance", self.guidance, MOST_GUIDANCE)
        low = _real("guidance_low", self.guidance_low, HIGHEST_LEVEL)
        high = math.inf if self.guidance_high == math.inf else _real("guidance_high", self.guidance_high, HIGHEST_LEVEL)
        if low > high:
            raise RequestError(f"guidance cannot act from {low:g} to {high:g}", "Give the lower noise level first.")
        object.__setattr__(self, "guidance", guidance)
        object.__setattr__(self, "guidance_low", low)
        object.__setattr__(self, "guidance_high", high)

    def with_seed(self, seed: int) -> "GenerationRequest":
        """Return the same request with another seed."""
        return replace(self, seed=seed)

    def to_json(self) -> dict[str, JsonValue]:
        """Return every field in the order of the class; the infinite ``guidance_high`` becomes None.

        ``json.dumps`` of it is the same text for equal requests, and ``from_json`` gives an equal request back.
        """
        data: dict[str, JsonValue] = {field.name: getattr(self, field.name) for field in fields(self)}
        if math.isinf(self.guidance_high):
            data["guidance_high"] = None
        return data

    @classmethod
    def from_json(cls, data: object) -> "GenerationRequest":
        """Return the request that ``to_json`` wrote; what is missing besides the prompt has its default.

        Raises ``RequestError`` for anything but a dictionary, an unknown key, and a value that the class refuses.
        """
        if not isinstance(data, dict):
            raise RequestError(f"a request is a JSON object, not {data!r:.80}")
        known = [field.name for field in fields(cls)]
        unknown = [key for key in data if key not in known]
        if unknown:
            raise RequestError(f"a request has no {unknown[0]!r}", f"It has {', '.join(known)}.")
        if "prompt" not in data:
            raise RequestError("a request needs a prompt")
        values = dict(data)
        if values.get("guidance_high", 0.0) is None:
            values["guidance_high"] = math.inf
        return cls(**values)


def requests_of(request: GenerationRequest, count: int) -> tuple[GenerationRequest, ...]:
    """Return ``count`` requests with the seeds N, N+1, …, after 2³² - 1 from 0 again, where N is the request's.

    Raises ``RequestError`` when ``count`` is not between 1 and 2³².
    """
    _check_whole("count", count, 1, SEEDS)
    return tuple(request.with_seed((request.seed + number) % SEEDS) for number in range(count))
