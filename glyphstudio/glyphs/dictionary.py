"""The characters that are known, with what they mean: the table in ``resources/characters``."""

import gzip
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

from glyphstudio import resources
from glyphstudio.errors import ResourceError

TABLE = "characters.tsv.gz"
DESCRIPTION = "characters.json"
COLUMNS = ("codepoint", "definition", "senses", "radical", "strokes", "pinyin", "variants", "group", "inherited")

Split = Literal["train", "validation"]


@dataclass(frozen=True, slots=True)
class Character:
    """One character of Unihan.

    ``definition`` cleaned, "" when it has none; ``senses`` its phrases; ``radical`` Kangxi number 1…214; ``strokes`` in
    total; ``pinyin`` the first Mandarin reading or ""; ``variants`` code points of the characters it is a form of;
    ``group`` equal for characters that share a definition or are variants, so that no definition is on both sides of a
    split; ``inherited`` whether the definition is that of the character this one is "the same as".
    """

    codepoint: int
    definition: str
    senses: tuple[str, ...]
    radical: int
    strokes: int
    pinyin: str
    variants: tuple[int, ...]
    group: int
    inherited: bool = False


def _character(line: str) -> Character:
    codepoint, definition, senses, radical, strokes, pinyin, variants, group, inherited = line.split("\t")
    return Character(
        int(codepoint, 16),
        definition,
        tuple(senses.split("|")) if senses else (),
        int(radical),
        int(strokes),
        pinyin,
        tuple([int(variant, 16) for variant in variants.split()]) if variants else (),
        int(group, 16),
        inherited == "1",
    )


def read_table(path: Path) -> dict[int, Character]:
    """Return the characters of the table at ``path`` by code point; raises ``ResourceError`` when it is damaged."""
    try:
        header, *lines = gzip.decompress(path.read_bytes()).decode().splitlines()
        if tuple(header.split("\t")) != COLUMNS:
            raise ValueError("its columns are not those of this version")
        return {character.codepoint: character for character in map(_character, lines)}
    except (OSError, EOFError, ValueError, zlib.error) as error:
        raise ResourceError(f"the characters in {path} are damaged: {error}", "Install Glyph Studio again.") from error


@cache
def load_characters() -> Mapping[int, Character]:
    """Return all characters of U+3400–4DBF and U+4E00–9FFF by code point, in order; read once a process."""
    return MappingProxyType(read_table(resources.find(f"characters/{TABLE}")))


def split_of(character: Character) -> Split:
    """Return the side of the split that a character stands on: 10 % of the groups are held out.

    Frozen: a hash of the group alone (CRC-32 of its number in decimal), so measurements stay comparable over versions.
    """
    return "validation" if zlib.crc32(str(character.group).encode()) % 10 == 0 else "train"
