"""What Pillow does not tell about a font file: where its em box lies, its axes, its names (OpenType 1.9 tables)."""

import struct
from collections.abc import Mapping
from dataclasses import dataclass

from glyphstudio.errors import DatasetError

USUAL_ASCENT = 0.88
"""Share of the em above the baseline, in nearly all CJK fonts."""

# Numbers of the name table: a family of many styles has its true name at 16 and 17.
_COPYRIGHT, _FAMILY, _STYLE, _LICENCE, _TRUE_FAMILY, _TRUE_STYLE = 0, 1, 2, 13, 16, 17


@dataclass(frozen=True)
class FontFacts:
    """``ascent`` is the share of the em box above the baseline, 0…1; ``axes`` are the tags of a variable font."""

    ascent: float = USUAL_ASCENT
    axes: tuple[str, ...] = ()
    family: str = ""
    style: str = ""
    licence: str = ""
    copyright: str = ""


def _tables(data: bytes, name: str) -> dict[str, bytes]:
    start = struct.unpack_from(">I", data, 12)[0] if data[:4] == b"ttcf" else 0
    count = struct.unpack_from(">H", data, start + 4)[0]
    tables = {}
    for number in range(count):
        tag, _, offset, length = struct.unpack_from(">4sIII", data, start + 12 + 16 * number)
        if offset + length > len(data):
            raise DatasetError(f"the font {name} is cut off", "Copy or download the file again.")
        tables[tag.decode("latin-1")] = data[offset : offset + length]
    return tables


def _ascent(tables: Mapping[str, bytes]) -> float:
    """Return the em box's share above the baseline: the typographic ascender, if with the descender it spans the em."""
    units = struct.unpack_from(">H", tables["head"], 18)[0]
    ascender, descender = struct.unpack_from(">hh", tables["OS/2"], 68)
    if units and ascender - descender == units and 0 < ascender < units:
        return float(ascender / units)
    return USUAL_ASCENT


def _axes(table: bytes) -> tuple[str, ...]:
    offset, _, count, size = struct.unpack_from(">HHHH", table, 4)
    return tuple(table[offset + size * number :][:4].decode("latin-1") for number in range(count))


def _names(table: bytes) -> dict[int, str]:
    count, strings = struct.unpack_from(">HH", table, 2)
    names: dict[int, str] = {}
    for number in range(count):
        platform, _, language, name, length, offset = struct.unpack_from(">6H", table, 6 + 12 * number)
        text = table[strings + offset : strings + offset + length]
        if platform == 3 and (name not in names or language == 0x409):
            names[name] = text.decode("utf-16-be", "replace")
        elif platform == 1:
            names.setdefault(name, text.decode("latin-1"))
    return names


def read_facts(data: bytes, name: str) -> FontFacts:
    """Read the facts of the font file ``data``, called ``name``; of a collection (TTC) the first font.

    What is missing gets the usual value. Raises ``DatasetError`` for a file that ends before its tables do.
    """
    if data[:4] not in {b"ttcf", b"OTTO", b"true", b"\0\1\0\0"}:
        return FontFacts()
    try:
        tables = _tables(data, name)
        ascent = _ascent(tables) if {"head", "OS/2"} <= tables.keys() else USUAL_ASCENT
        axes = _axes(tables["fvar"]) if "fvar" in tables else ()
        names = _names(tables["name"]) if "name" in tables else {}
    except struct.error as error:
        raise DatasetError(f"the font {name} is damaged ({error})", "Copy or download the file again.") from error
    return FontFacts(
        ascent=ascent,
        axes=axes,
        family=names.get(_TRUE_FAMILY) or names.get(_FAMILY, ""),
        style=names.get(_TRUE_STYLE) or names.get(_STYLE, ""),
        licence=names.get(_LICENCE, ""),
        copyright=names.get(_COPYRIGHT, ""),
    )
