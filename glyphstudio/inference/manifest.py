"""``bundle.json``: what a model folder says about itself, read without trusting a word of it."""

import json
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from glyphstudio.engine.model import MOST_STYLES, ModelFacts
from glyphstudio.engine.request import HIGHEST_LEVEL, LONGEST_STYLE, MOST_GUIDANCE, MOST_STEPS
from glyphstudio.errors import BundleError
from glyphstudio.glyphs.components import Parts

FORMAT = 1
MANIFEST = "bundle.json"
LARGEST_MANIFEST = 1024 * 1024
LARGEST_FILE = 2**31 - 1
"""Bytes; protobuf holds no more."""
LONGEST_TEXT = 4096
LARGEST_IMAGE = 4096
MOST_COMPONENTS = 1023
COMPONENT = re.compile(r"&[0-9]{1,5};|.")
PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
PROGRAMS = (".bin", ".ckpt", ".dll", ".dylib", ".joblib", ".pickle", ".pkl", ".pt", ".pth", ".py", ".so")
"""Endings of files that can run a program when they are opened."""


@dataclass(frozen=True)
class FileFacts:
    """What a file must be."""

    sha256: str
    size: int


@dataclass(frozen=True, kw_only=True)
class EncoderEntry:
    """The text encoder that the model was trained with, and where it lies."""

    id: str
    width: int
    max_tokens: int
    sha256: str
    path: str


@dataclass(frozen=True, kw_only=True)
class DraftEntry:
    """The second pair of graphs, which draws in few steps."""

    steps: int
    guided_up_to: float


@dataclass(frozen=True, kw_only=True)
class Manifest:
    """All that the program uses of ``bundle.json``; what else it holds is for people."""

    facts: ModelFacts
    encoder: EncoderEntry
    files: Mapping[str, FileFacts]
    prediction_type: str
    preset: str
    samples_seen: int
    training_hours: float
    licence: str
    parts: Parts | None = None
    """The components that the model can be told of."""
    draft: DraftEntry | None = None


class _Fields:
    """One JSON object; each method returns a value of the asked type or raises ``BundleError`` with its name."""

    def __init__(self, data: object, place: str) -> None:
        if not isinstance(data, dict):
            raise BundleError(f"{place} should be a JSON object, not {data!r:.80}")
        self.data = data
        self._place = place

    def _get(self, name: str) -> object:
        if name not in self.data:
            raise BundleError(f"{self._place} lacks {name!r}")
        return self.data[name]

    def fields(self, name: str) -> "_Fields":
        return _Fields(self._get(name), f"{name!r} in {self._place}")

    def text(self, name: str, pattern: re.Pattern[str] | None = None) -> str:
        value = self._get(name)
        if (
            not isinstance(value, str)
            or len(value) > LONGEST_TEXT
            or not all(c.isprintable() or c == "\n" for c in value)
        ):
            raise BundleError(f"{name!r} in {self._place} should be text, not {value!r:.80}")
        if pattern is not None and not pattern.fullmatch(value):
            raise BundleError(f"{name!r} in {self._place} cannot be {value!r:.120}")
        return value

    def number(self, name: str, low: float, high: float) -> float:
        value = self._get(name)
        if isinstance(value, bool) or not isinstance(value, int | float) or not low <= value <= high:
            raise BundleError(f"{name!r} in {self._place} should lie between {low:g} and {high:g}, not {value!r:.80}")
        return float(value)

    def whole(self, name: str, low: int, high: int) -> int:
        value = self._get(name)
        if type(value) is not int or not low <= value <= high:
            raise BundleError(
                f"{name!r} in {self._place} should be a whole number from {low} to {high}, not {value!r:.80}"
            )
        return value

    def flag(self, name: str) -> bool:
        value = self._get(name)
        if not isinstance(value, bool):
            raise BundleError(f"{name!r} in {self._place} should be true or false, not {value!r:.80}")
        return value

    def level(self, name: str) -> float:
        """Return a noise level; None and what no model's noise reaches mean infinity."""
        if self._get(name) is None:
            return math.inf
        value = self.number(name, 0.0, math.inf)
        return value if value <= HIGHEST_LEVEL else math.inf


def parse_manifest(text: bytes) -> Manifest:
    """Return what ``text``, the whole of ``bundle.json``, says.

    Raises ``BundleError`` with one sentence for what is not JSON, of an unknown format, missing, of the wrong type or
    out of range, and for file names that lead out of the folder or to files that can run programs.
    """
    fields = _Fields(_parse_json(text), MANIFEST)
    version = fields.whole("format", 1, 2**31)
    if version != FORMAT:
        raise BundleError(
            f"the model is of format {version}, this program reads format {FORMAT}", "Install a newer Glyph Studio."
        )
    encoder = _encoder(fields.fields("encoder"))
    draft = _draft(fields)
    return Manifest(
        facts=replace(_facts(fields, encoder.max_tokens), draft_steps=0 if draft is None else draft.steps),
        draft=draft,
        encoder=encoder,
        files=_files(fields.fields("files")),
        prediction_type=fields.text("prediction_type"),
        preset=fields.text("preset"),
        samples_seen=fields.whole("samples_seen", 0, 2**63),
        training_hours=fields.number("training_hours", 0.0, 1e9),
        licence=fields.text("licence"),
        parts=_parts(fields),
    )


def _parse_json(text: bytes) -> object:
    def refuse(constant: str) -> float:
        raise ValueError(f"{constant} is no number")

    try:
        return json.loads(text.decode("utf-8"), parse_constant=refuse)
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{MANIFEST} is not JSON: {error}", "Install the model again.") from error


def _facts(fields: _Fields, max_tokens: int) -> ModelFacts:
    defaults = fields.fields("defaults")
    try:
        return ModelFacts(
            name=fields.text("name", re.compile(r"\S(.{0,98}\S)?")),
            image_size=fields.whole("image_size", 1, LARGEST_IMAGE),
            sigma_min=fields.number("sigma_min", 0.0, HIGHEST_LEVEL),
            sigma_max=fields.number("sigma_max", 0.0, HIGHEST_LEVEL),
            data_low=fields.number("data_low", -1e6, 1e6),
            data_high=fields.number("data_high", -1e6, 1e6),
            default_steps=defaults.whole("steps", 1, MOST_STEPS),
            default_guidance=defaults.number("guidance", 0.0, MOST_GUIDANCE),
            default_guidance_low=defaults.number("guidance_low", 0.0, HIGHEST_LEVEL),
            default_guidance_high=defaults.level("guidance_high"),
            max_tokens=max_tokens,
            has_radical=fields.flag("has_radical"),
            has_composition="parts" in fields.data,
            guided_up_to=_guided_up_to(fields),
            styles=_styles(fields),
        )
    except ValueError as error:
        raise BundleError(f"{MANIFEST}: {error}") from error


def _guided_up_to(fields: _Fields) -> float:
    """Return 0 for a bundle from before guidance could be told."""
    return fields.number("guided_up_to", 0.0, MOST_GUIDANCE) if "guided_up_to" in fields.data else 0.0


def _styles(fields: _Fields) -> tuple[str, ...]:
    """Return none for a bundle that knows one hand only."""
    names = fields.data.get("styles", [])
    if not isinstance(names, list) or len(names) > MOST_STYLES or not all(map(_is_style, names)):
        raise BundleError(f"'styles' in {MANIFEST} should be up to {MOST_STYLES} names, not {names!r:.80}")
    if len(set(names)) < len(names):
        raise BundleError(f"'styles' in {MANIFEST} should differ from each other, not be {names!r:.80}")
    return tuple(names)


def _is_style(name: object) -> bool:
    """Tell whether a request can say ``name``, and a line show it."""
    return isinstance(name, str) and 0 < len(name) <= LONGEST_STYLE and name.isprintable() and name == name.strip()


def _draft(fields: _Fields) -> DraftEntry | None:
    if "draft" not in fields.data:
        return None
    entry = fields.fields("draft")
    return DraftEntry(steps=entry.whole("steps", 1, MOST_STEPS), guided_up_to=_guided_up_to(entry))


def _encoder(fields: _Fields) -> EncoderEntry:
    return EncoderEntry(
        id=fields.text("id", PLAIN_NAME),
        width=fields.whole("width", 1, 2**16),
        max_tokens=fields.whole("max_tokens", 1, 2**16),
        sha256=fields.text("sha256", re.compile(r"[0-9a-f]{64}")),
        path=fields.text("path", re.compile(r"text_encoder\.onnx|resource:encoders/[A-Za-z0-9][A-Za-z0-9_-]{0,99}")),
    )


def _parts(fields: _Fields) -> Parts | None:
    """Return the parts, or None for a bundle from before there were any."""
    if "parts" not in fields.data:
        return None
    entry = fields.fields("parts")
    components, counts = entry.data.get("components"), entry.data.get("counts")
    characters = entry.whole("characters", 1, 2**31)
    if not isinstance(components, list) or not isinstance(counts, list) or len(components) != len(counts):
        raise BundleError(f"'parts' in {MANIFEST} should hold components and as many counts")
    if len(components) > MOST_COMPONENTS or not all(isinstance(c, str) and COMPONENT.fullmatch(c) for c in components):
        raise BundleError(f"'parts' in {MANIFEST} should be up to {MOST_COMPONENTS} characters")
    if not all(type(count) is int and 0 <= count <= characters for count in counts):
        raise BundleError(f"the counts of 'parts' in {MANIFEST} should lie between 0 and {characters}")
    return Parts(tuple(components), tuple(counts), characters)


def _files(fields: _Fields) -> Mapping[str, FileFacts]:
    files = {}
    for name in fields.data:
        if not isinstance(name, str) or not PLAIN_NAME.fullmatch(name):
            raise BundleError(f"the model names the file {name!r:.120}, which is no plain name in its own folder")
        if name.lower().endswith(PROGRAMS):
            raise BundleError(f"the model brings {name}, a kind of file that can run programs; it is not opened")
        entry = fields.fields(name)
        sha256 = entry.text("sha256", re.compile(r"[0-9a-f]{64}"))
        files[name] = FileFacts(sha256, entry.whole("bytes", 0, LARGEST_FILE))
    return files
