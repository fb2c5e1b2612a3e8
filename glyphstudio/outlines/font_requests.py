"""The requests that drew a font's glyphs, inside it: in its ``meta`` table, under a private tag (OpenType 1.9)."""

import json
import struct
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from glyphstudio.engine.request import GenerationRequest, JsonValue
from glyphstudio.errors import RequestError

TAG = "GLST"
"""Private tags of ``meta`` begin with a capital letter."""
FORMAT = 1
LARGEST_TEXT = 32 * 1024 * 1024
"""Bytes of all requests of a font: more is neither written nor read."""
MOST_TABLES = 256
MOST_GLYPHS = 65_535


@dataclass(frozen=True)
class FontEntry:
    """A glyph of a font: its code point, what is typed for it, and its request where that is known."""

    codepoint: int
    word: str
    request: GenerationRequest | None


def encode_entries(entries: Sequence[FontEntry]) -> bytes:
    """Return the entries as JSON; raises ``RequestError`` when they are too long to be stored."""
    glyphs: list[JsonValue] = [
        {
            "codepoint": entry.codepoint,
            "word": entry.word,
            "request": entry.request.to_json() if entry.request else None,
        }
        for entry in entries
    ]
    data = json.dumps({"format": FORMAT, "glyphs": glyphs}, separators=(",", ":")).encode()
    if len(data) > LARGEST_TEXT:
        raise RequestError("the prompts of these glyphs are too long to be stored in a font", "Take fewer glyphs.")
    return data


def entries_in_font(file: BinaryIO, name: str) -> tuple[FontEntry, ...]:
    """Return the entries in a TTF or OTF file; nothing else of it is looked at.

    ``file`` must be seekable. Raises ``RequestError`` with ``name`` in it for a file that is no font, is damaged, has
    no requests inside, too many of them, or what is none.
    """
    try:
        data = json.loads(_find_text(file))
    except (ValueError, RecursionError, struct.error, OSError) as error:
        reason = "it is damaged" if isinstance(error, struct.error) else str(error)
        raise RequestError(f"no requests can be read from {name}: {reason}") from error
    glyphs = data.get("glyphs") if isinstance(data, dict) else None
    if not isinstance(glyphs, list) or len(glyphs) > MOST_GLYPHS or data.get("format") != FORMAT:
        raise RequestError(f"the requests in {name} are not as this version writes them")
    return tuple(_entry(glyph, name) for glyph in glyphs)


def _find_text(file: BinaryIO) -> bytes:
    version, count = struct.unpack(">4sH", file.read(6))
    if version not in {b"OTTO", b"true", b"\0\1\0\0"} or count > MOST_TABLES:
        raise ValueError("it is no TTF or OTF font")
    file.seek(12)
    for _ in range(count):
        tag, _, offset, length = struct.unpack(">4sIII", file.read(16))
        if tag == b"meta":
            if length > LARGEST_TEXT + 1024:
                raise ValueError("the text in it is too long")
            file.seek(offset)
            return _text_in(file.read(length))
    raise ValueError("none is stored in it")


def _text_in(table: bytes) -> bytes:
    _, _, _, count = struct.unpack_from(">4I", table)
    for number in range(min(count, MOST_TABLES)):
        tag, offset, length = struct.unpack_from(">4sII", table, 16 + 12 * number)
        if tag == TAG.encode():
            if offset + length > len(table):
                raise ValueError("it is damaged")
            return table[offset : offset + length]
    raise ValueError("none is stored in it")


def _entry(data: object, name: str) -> FontEntry:
    if not isinstance(data, dict) or data.keys() != {"codepoint", "word", "request"}:
        raise RequestError(f"a glyph's entry in {name} is damaged")
    codepoint, word, request = data["codepoint"], data["word"], data["request"]
    if type(codepoint) is not int or not 0 <= codepoint <= 0x10FFFF or not isinstance(word, str):
        raise RequestError(f"a glyph's entry in {name} is damaged")
    try:
        return FontEntry(codepoint, word, None if request is None else GenerationRequest.from_json(request))
    except RequestError as error:
        raise RequestError(f"a request in {name} is damaged: {error.message}", error.hint) from error
