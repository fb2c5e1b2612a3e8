"""Everything that decides the pixels of one picture, as one value that can be compared, stored and sent."""

import math
from dataclasses import dataclass, field, fields, replace

from glyphstudio.engine.choices import DRAFT_SAMPLER, DRAFT_SCHEDULE, SAMPLER_CHOICES, SCHEDULE_CHOICES
from glyphstudio.engine.morph import Corner, Morph
from glyphstudio.engine.request_values import (
    SEEDS,
    JsonValue,
    check_choice,
    check_name,
    check_text,
    check_whole,
    real,
)
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.ideographic import parse
from glyphstudio.glyphs.inline_pictures import decode_inline

__all__ = [
    "HIGHEST_LEVEL",
    "LONGEST_STYLE",
    "MOST_GUIDANCE",
    "MOST_STEPS",
    "MOST_STROKES",
    "OPEN",
    "RADICALS",
    "SEEDS",
    "GenerationRequest",
    "JsonValue",
    "requests_of",
    "variations_of",
]

MOST_STEPS = 1000
MOST_GUIDANCE = 100.0
HIGHEST_LEVEL = 1e6
"""Where a guidance interval may end, besides at infinity; no model's noise goes as high."""
RADICALS = 214
MOST_STROKES = 64
LONGEST_STYLE = 64
"""Characters."""
OPEN = "open"
"""The composition that leaves the components to the network."""


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
    composition: str = ""
    """Which components stand where, for models that can be told: an ideographic description sequence such as ⿰氵工;
    "" = text and seed decide, :data:`OPEN` = nobody says."""
    draft: bool = False
    """True = drawn by the model's draft, which needs few steps, where it has one."""
    style: str = ""
    """In which font's hand: a name of the model's ``styles``, "" = the first of them."""
    strokes: int = 0
    """0 = as they come, 1 … 64 = the composition that text and seed decide has about so many strokes; one that is given
    keeps its own."""
    start: str = field(default="", repr=False)
    """The picture that sampling starts from, with noise on it: text of
    :func:`~glyphstudio.glyphs.inline_pictures.encode_inline`, of the model's size; "" = noise alone."""
    strength: float = 1.0
    """How much noise the start gets: 0 leaves it as it is, 1 leaves nothing of it to be seen."""
    mask: str = field(default="", repr=False)
    """Where the start is drawn anew: a picture of the same size, 128 … 255 there, 0 … 127 where it stays as it is,
    to the pixel; "" = everywhere."""
    variation: float = 0.0
    """How far the noise lies on the way from the seed's own, 0, to that of ``variation_seed``, 1."""
    variation_seed: int = 0
    """0 … 2³² - 1."""
    morph: Morph | None = None
    """Where the picture lies between this prompt and seed and others."""

    def __post_init__(self) -> None:
        check_text("prompt", self.prompt)
        check_text("negative prompt", self.negative_prompt)
        check_whole("seed", self.seed, 0, SEEDS - 1)
        check_whole("steps", self.steps, 1, MOST_STEPS)
        check_whole("radical", self.radical, 0, RADICALS)
        check_choice("sampler", self.sampler, SAMPLER_CHOICES)
        check_choice("schedule", self.schedule, SCHEDULE_CHOICES)
        check_text("composition", self.composition)
        if self.composition not in {"", OPEN}:
            parse(self.composition)
        if not isinstance(self.draft, bool):
            raise RequestError(f"draft must be true or false, not {self.draft!r}")
        check_name("style", self.style, LONGEST_STYLE)
        check_whole("strokes", self.strokes, 0, MOST_STROKES)
        self._check_guidance()
        self._check_start()
        check_whole("variation seed", self.variation_seed, 0, SEEDS - 1)
        object.__setattr__(self, "variation", real("variation", self.variation, 1.0))
        if self.morph is not None and not isinstance(self.morph, Morph):
            raise RequestError(f"morph must be a place between prompts, not {self.morph!r:.80}")

    def _check_guidance(self) -> None:
        guidance = real("guidance", self.guidance, MOST_GUIDANCE)
        low = real("guidance_low", self.guidance_low, HIGHEST_LEVEL)
        high = math.inf if self.guidance_high == math.inf else real("guidance_high", self.guidance_high, HIGHEST_LEVEL)
        if low > high:
            raise RequestError(f"guidance cannot act from {low:g} to {high:g}", "Give the lower noise level first.")
        object.__setattr__(self, "guidance", guidance)
        object.__setattr__(self, "guidance_low", low)
        object.__setattr__(self, "guidance_high", high)

    def _check_start(self) -> None:
        # What is finer than a ten-thousandth would ask for noise levels that cannot be told apart.
        object.__setattr__(self, "strength", round(real("strength", self.strength, 1.0), 4))
        for name in ("start", "mask"):
            check_text(name, getattr(self, name))
        if self.mask and not self.start:
            raise RequestError("a mask needs a start picture", "Give both, or leave the mask out.")
        sides = {decode_inline(text)[0] for text in (self.start, self.mask) if text}
        if len(sides) > 1:
            raise RequestError(f"start and mask differ in size: {' and '.join(map(str, sorted(sides)))} pixels")

    @property
    def corners(self) -> tuple[Corner, ...]:
        """What the picture lies between: its own prompt and seed alone, unless there is a morph."""
        if self.morph is None:
            return (Corner(self.prompt, self.seed, 1.0),)
        return self.morph.corners(self.prompt, self.seed)

    def is_like(self, other: "GenerationRequest") -> bool:
        """Tell whether the two differ in their seeds only, and so can be drawn in one batch."""
        return replace(other, seed=self.seed, variation_seed=self.variation_seed) == self

    def with_seed(self, seed: int) -> "GenerationRequest":
        """Return the same request with another seed."""
        return replace(self, seed=seed)

    def as_draft(self, steps: int) -> "GenerationRequest":
        """Return the same request for a model's draft, sampled as drafts are, in ``steps`` steps."""
        return replace(self, draft=True, steps=steps, sampler=DRAFT_SAMPLER, schedule=DRAFT_SCHEDULE)

    def to_json(self, *, whole: bool = False) -> dict[str, JsonValue]:
        """Return every field in the order of the class; the infinite ``guidance_high`` becomes None.

        From ``draft`` on, what has its default is left out, so that a picture of a time without it keeps its bytes;
        with ``whole`` nothing is, for readers who look values up.

        ``json.dumps`` of it is the same text for equal requests, and ``from_json`` gives an equal request back.
        """
        data: dict[str, JsonValue] = {each.name: getattr(self, each.name) for each in fields(self)}
        if math.isinf(self.guidance_high):
            data["guidance_high"] = None
        if self.morph is not None:
            data["morph"] = self.morph.to_json()
        for each in () if whole else fields(self)[_FIRST_LEFT_OUT:]:
            if data[each.name] == each.default:
                del data[each.name]
        return data

    @classmethod
    def from_json(cls, data: object) -> "GenerationRequest":
        """Return the request that ``to_json`` wrote; what is missing besides the prompt has its default.

        Raises ``RequestError`` for anything but a dictionary, an unknown key, and a value that the class refuses.
        """
        if not isinstance(data, dict):
            raise RequestError(f"a request is a JSON object, not {data!r:.80}")
        known = [each.name for each in fields(cls)]
        unknown = [key for key in data if key not in known]
        if unknown:
            raise RequestError(f"a request has no {unknown[0]!r}", f"It has {', '.join(known)}.")
        if "prompt" not in data:
            raise RequestError("a request needs a prompt")
        values = dict(data)
        if values.get("guidance_high", 0.0) is None:
            values["guidance_high"] = math.inf
        if values.get("morph") is not None:
            values["morph"] = Morph.from_json(values["morph"])
        return cls(**values)


_FIRST_LEFT_OUT = [each.name for each in fields(GenerationRequest)].index("draft")


def requests_of(request: GenerationRequest, count: int) -> tuple[GenerationRequest, ...]:
    """Return ``count`` requests with the seeds N, N+1, …, after 2³² - 1 from 0 again, where N is the request's.

    Raises ``RequestError`` when ``count`` is not between 1 and 2³².
    """
    check_whole("count", count, 1, SEEDS)
    return tuple(request.with_seed((request.seed + number) % SEEDS) for number in range(count))


def variations_of(request: GenerationRequest, share: float, count: int) -> tuple[GenerationRequest, ...]:
    """Return ``count`` requests whose noise lies at ``share`` of the way to other seeds, the ones that follow.

    Raises ``RequestError`` for a share outside 0 … 1 and for a count as :func:`requests_of`.
    """
    check_whole("count", count, 1, SEEDS)
    first = request.variation_seed if request.variation else request.seed
    return tuple(
        replace(request, variation=share, variation_seed=(first + 1 + number) % SEEDS) for number in range(count)
    )
