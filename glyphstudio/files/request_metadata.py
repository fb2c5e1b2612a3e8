"""The requests of a sheet, sweep or movie as one JSON text, and out of the file that carries it."""

import base64
import json
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import fields
from pathlib import Path

from glyphstudio.engine.request import GenerationRequest, JsonValue
from glyphstudio.errors import NoRequestError, RequestError
from glyphstudio.files.metadata_formats import text_in
from glyphstudio.files.png import NothingStored

MOST_REQUESTS = 100_000


def encode_record(kind: str, requests: Sequence[GenerationRequest], **facts: JsonValue) -> str:
    """Return ASCII JSON: the first request whole, of the others what differs, so that 10,000 take less than 1 MB."""
    pattern = _all_fields(requests[0])
    glyphs = [{name: value for name, value in _all_fields(r).items() if pattern[name] != value} for r in requests]
    return json.dumps({"kind": kind, **facts, "pattern": pattern, "glyphs": glyphs}, separators=(",", ":"))


def _all_fields(request: GenerationRequest) -> dict[str, JsonValue]:
    """Return the request's JSON with the fields that it leaves out when they have their defaults."""
    return {field.name: getattr(request, field.name) for field in fields(request)} | request.to_json()


def decode_record(text: str) -> tuple[GenerationRequest, ...]:
    """Return the requests of :func:`encode_record`'s text, or of a single picture's; ``RequestError`` for others."""
    try:
        data = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise RequestError(f"the requests in it are damaged: {error}") from error
    if not isinstance(data, dict) or "glyphs" not in data:
        return (GenerationRequest.from_json(data),)
    pattern, glyphs = data.get("pattern"), data["glyphs"]
    if not isinstance(pattern, dict) or not isinstance(glyphs, list) or not 0 < len(glyphs) <= MOST_REQUESTS:
        raise RequestError("the requests in it are damaged")
    return tuple(GenerationRequest.from_json(_laid_over(pattern, glyph)) for glyph in glyphs)


def _laid_over(pattern: Mapping[str, JsonValue], glyph: object) -> dict[str, JsonValue]:
    if not isinstance(glyph, dict):
        raise RequestError("the requests in it are damaged")
    return {**pattern, **glyph}


def packed(text: str) -> bytes:
    """Return ``text`` compressed, in hexadecimal: what a PDF carries."""
    return zlib.compress(text.encode(), 9).hex().encode()


def embedded(text: str) -> str:
    """Return ``text`` as the content of an SVG's ``<metadata>``: base64, in which nothing needs escaping."""
    return base64.b64encode(zlib.compress(text.encode(), 9)).decode()


def read_requests(path: Path) -> tuple[GenerationRequest, ...]:
    """Return the requests in a PNG, SVG sheet, PDF, GIF, WebP or MP4 of ours; nothing in it is run or drawn.

    Raises ``NoRequestError`` for a file that carries none, and ``RequestError`` with a sentence for one that cannot be
    read or is damaged.
    """
    try:
        with path.open("rb") as file:
            return decode_record(text_in(file))
    except NothingStored as error:
        raise NoRequestError(f"{path} cannot be read: {error}") from error
    except RequestError as error:
        raise RequestError(f"{path}: {error.message}", error.hint) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise RequestError(f"{path} cannot be read: {reason}") from error
