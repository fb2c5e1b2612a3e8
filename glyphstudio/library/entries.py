"""What goes into the library, and what comes out of it: frozen values."""

import hashlib
import json
import unicodedata
from dataclasses import dataclass
from functools import cached_property

from glyphstudio.engine.request import GenerationRequest


@dataclass(frozen=True, kw_only=True)
class Finished:
    """A picture to be kept."""

    request: GenerationRequest
    model: str
    """The name of the bundle that drew it."""
    png: bytes
    """Its file, byte for byte."""
    made: float
    """Seconds since 1970, UTC."""

    @cached_property
    def request_text(self) -> str:
        """The request as JSON; equal requests give equal text."""
        return json.dumps(self.request.to_json())

    @property
    def fingerprint(self) -> bytes:
        """32 bytes that are equal for the same picture of the same request and model: it is kept once."""
        parts = (self.request_text.encode(), self.model.encode(), self.png)
        return hashlib.sha256(b"".join(len(part).to_bytes(8, "big") + part for part in parts)).digest()


@dataclass(frozen=True, kw_only=True)
class Entry:
    """A picture in the library."""

    number: int
    """Its name in the library; never given again."""
    request: GenerationRequest | None
    """None when a later version made it with a setting that this one does not know; the picture is still there."""
    prompt: str
    seed: int
    model: str
    made: float
    """Seconds since 1970, UTC."""
    favourite: bool
    trashed: bool
    tags: tuple[str, ...]
    """In the order of the alphabet."""
    png: bytes


def folded(text: str) -> str:
    """Return ``text`` without case and width, as it is searched (Unicode NFKC, casefold)."""
    return unicodedata.normalize("NFKC", text).casefold()


def tags_in(text: str) -> tuple[str, ...]:
    """Return the tags in ``text``, which is words with or without ``#`` and commas: folded, each once, sorted."""
    words = folded(text).replace(",", " ").replace("#", " ").split()
    return tuple(sorted(set(words)))
