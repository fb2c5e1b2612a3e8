"""What is true of one text encoder: read from the ``encoder.json`` beside it, or from a bundle's manifest."""

import json
import re
from dataclasses import dataclass
from pathlib import Path

from glyphstudio.errors import BundleError

FORMAT = 1
FACTS = "encoder.json"
TOKENIZER = "tokenizer.json"
ORIGIN = "origin.json"
"""Beside an encoder that was distilled from another one: how, and how far its states are."""
LARGEST_FACTS = 64 * 1024
MOST_TOKENS = 4096
WIDEST = 16384


@dataclass(frozen=True, kw_only=True)
class EncoderFacts:
    """Raises ``BundleError`` for values that no encoder has."""

    id: str
    """Which family, such as "minilm" or "t5"."""
    width: int
    """Length of a token's vector."""
    max_tokens: int
    """Tokens that are read."""
    sha256: str
    """Of the graph's file, in hexadecimal."""
    tokenizer_sha256: str
    """Of ``tokenizer.json``."""
    model: str
    """Name of the graph's file."""

    def __post_init__(self) -> None:
        for name, value in (("id", self.id), ("model", self.model)):
            if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}", value):
                raise BundleError(f"the text encoder's {name} {value!r:.80} is no plain name")
        for name, number, most in (("width", self.width, WIDEST), ("max_tokens", self.max_tokens, MOST_TOKENS)):
            if type(number) is not int or not 1 <= number <= most:
                raise BundleError(f"the text encoder's {name} must lie between 1 and {most}, not {number!r:.80}")
        for name, digest in (("sha256", self.sha256), ("tokenizer_sha256", self.tokenizer_sha256)):
            if not isinstance(digest, str) or not re.fullmatch(r"[0-9a-f]{64}", digest):
                raise BundleError(f"the text encoder's {name} {digest!r:.80} is no SHA-256")


def read_facts(folder: Path) -> EncoderFacts:
    """Return the facts in ``folder``'s ``encoder.json``; raises ``BundleError`` when they cannot be read."""
    path = folder / FACTS
    try:
        with path.open("rb") as file:
            data = json.loads(file.read(LARGEST_FACTS))
    except OSError as error:
        raise BundleError(f"{folder} is no text encoder: {FACTS}: {error.strerror}") from error
    except (ValueError, RecursionError) as error:
        raise BundleError(f"{path} is not JSON ({error})") from error
    keys = {"format", "id", "width", "max_tokens", "sha256", "tokenizer_sha256", "model"}
    if not isinstance(data, dict) or set(data) != keys:
        raise BundleError(f"{path} does not hold exactly {', '.join(sorted(keys))}")
    if data.pop("format") != FORMAT:
        raise BundleError(f"{path} has an unknown format", "Install a newer Glyph Studio.")
    return EncoderFacts(**data)


def teacher_of(folder: Path) -> str:
    """Return the SHA-256 of the encoder whose states the one in ``folder`` learnt; "" when it does not say."""
    try:
        with (folder / ORIGIN).open("rb") as file:
            return str(json.loads(file.read(LARGEST_FACTS))["teacher"]["sha256"])
    except (OSError, ValueError, TypeError, KeyError, RecursionError):
        return ""
