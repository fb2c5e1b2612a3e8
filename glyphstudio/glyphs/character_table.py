"""Makes the table of characters in ``resources/characters`` from the Unihan database.

::

    python -m glyphstudio.glyphs.character_table UNIHAN FOLDER

``UNIHAN`` is a folder with Unihan's text files or Unicode's ``Unihan.zip``. Equal input gives equal bytes.
"""

import argparse
import gzip
import io
import json
import sys
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from glyphstudio.glyphs.definitions import Definition, clean
from glyphstudio.glyphs.dictionary import COLUMNS, DESCRIPTION, TABLE, Character
from glyphstudio.glyphs.unihan import Unihan, read_unihan

BLOCKS = ((0x3400, 0x4DBF), (0x4E00, 0x9FFF))
LICENCE = "Unicode License v3"


def _codepoints(unihan: Unihan) -> list[int]:
    return [c for c in sorted(unihan.entries) if any(low <= c <= high for low, high in BLOCKS)]


def _radical_character(number: int) -> int:
    """Return the code point of the character that the Kangxi radical ``number`` is: 9 → 人 (UCD, U+2F00…2FD5)."""
    return ord(unicodedata.normalize("NFKC", chr(0x2F00 + number - 1)))


def _inherited(codepoint: int, definitions: Mapping[int, Definition]) -> Definition:
    """Return the nearest definition along "same as" notes, breadth first; empty when there is none."""
    ring, seen = [codepoint], {codepoint}
    while ring:
        following: list[int] = []
        for here in ring:
            found = definitions.get(here)
            if found is None:
                continue
            if found.text:
                return found
            for there in (*found.links, *map(_radical_character, found.radicals)):
                if there not in seen:
                    seen.add(there)
                    following.append(there)
        ring = following
    return Definition("", ())


class _Groups:
    """Union-find over code points; a group is known by its smallest member."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, codepoint: int) -> int:
        root = codepoint
        while (parent := self._parent.get(root, root)) != root:
            root = parent
        while (parent := self._parent.get(codepoint, root)) != root:
            self._parent[codepoint] = root
            codepoint = parent
        return root

    def join(self, one: int, other: int) -> None:
        low, high = sorted((self.find(one), self.find(other)))
        self._parent[high] = low


def build_characters(unihan: Unihan) -> list[Character]:
    """Return the characters of U+3400–4DBF and U+4E00–9FFF by code point, with cleaned definitions and groups.

    A definition that is only a reference ("same as 鬒") takes that of the character it refers to. Characters that share
    a definition or are variants of each other, over any number of steps, share a group.
    """
    codepoints = _codepoints(unihan)
    own = {codepoint: clean(entry.definition) for codepoint, entry in unihan.entries.items() if entry.definition}
    groups = _Groups()
    same_text: defaultdict[str, list[int]] = defaultdict(list)
    characters = []
    for codepoint in codepoints:
        entry = unihan.entries[codepoint]
        definition = own.get(codepoint, Definition("", ()))
        inherited = not definition.text and bool(entry.definition)
        told = _inherited(codepoint, own) if inherited else definition
        variants = tuple(dict.fromkeys(c for c in (*entry.variants, *definition.links) if c != codepoint))
        for other in variants:
            groups.join(codepoint, other)
        if told.text:
            same_text[told.text.casefold()].append(codepoint)
        characters.append(
            Character(
                codepoint=codepoint,
                definition=told.text,
                senses=told.senses,
                radical=entry.radical,
                strokes=entry.strokes,
                pinyin=entry.pinyin,
                variants=variants,
                group=0,
                inherited=inherited and bool(told.text),
            )
        )
    for first, *others in same_text.values():
        for other in others:
            groups.join(first, other)
    return [replace(character, group=groups.find(character.codepoint)) for character in characters]


def _rows(characters: list[Character]) -> Iterator[str]:
    yield "\t".join(COLUMNS)
    for c in characters:
        variants = " ".join(f"{codepoint:X}" for codepoint in c.variants)
        fields = (f"{c.codepoint:X}", c.definition, "|".join(c.senses), c.radical, c.strokes, c.pinyin, variants)
        yield "\t".join(map(str, (*fields, f"{c.group:X}", int(c.inherited))))


def write_table(unihan: Unihan, folder: Path) -> list[Character]:
    """Write the table and its description into ``folder``, which exists; return the characters."""
    characters = build_characters(unihan)
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0, compresslevel=9) as file:
        file.write(("\n".join(_rows(characters)) + "\n").encode())
    (folder / TABLE).write_bytes(packed.getvalue())
    description = {
        "format": 1,
        "source": "Unihan database",
        "unicode_version": unihan.version,
        "licence": LICENCE,
        "characters": len(characters),
        "with_definition_in_unihan": sum(bool(unihan.entries[c.codepoint].definition) for c in characters),
        "with_definition": sum(bool(c.definition) for c in characters),
        "inherited": sum(c.inherited for c in characters),
    }
    (folder / DESCRIPTION).write_text(json.dumps(description, indent=2) + "\n", encoding="utf-8")
    return characters


def main() -> int:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("unihan", type=Path, metavar="UNIHAN")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    characters = write_table(read_unihan(arguments.unihan), arguments.folder)
    sys.stdout.write(f"{len(characters)} characters, {sum(bool(c.definition) for c in characters)} with a definition\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
