"""Makes the table of components in ``resources/characters`` from the CJK Decomposition Data File.

::

    python -m glyphstudio.glyphs.component_table CJK_DECOMP FOLDER

``CJK_DECOMP`` is Gavin Grover's ``cjk-decomp.txt`` (Apache License 2.0, one of the six it may be used under). Its
records ``江:a(氵,工)`` become ideographic description sequences. Equal input gives equal bytes.
"""

import argparse
import gzip
import io
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Mapping
from pathlib import Path

from glyphstudio.glyphs.components import DEEPEST, DESCRIPTION, TABLE, components_of
from glyphstudio.glyphs.dictionary import load_characters
from glyphstudio.glyphs.ideographic import ARITY, parse

COMMON = 30
"""A component enters the vocabulary when so many characters contain it, at any depth."""

OPERATORS = {
    "a": "⿰",
    "d": "⿱",
    "s": "⿴",
    "st": "⿵",
    "sb": "⿶",
    "sl": "⿷",
    "stl": "⿸",
    "str": "⿹",
    "sbl": "⿺",
}
REPEATS = {"ra": "⿰{0}{0}", "rd": "⿱{0}{0}", "r3a": "⿲{0}{0}{0}", "r3d": "⿳{0}{0}{0}"}
REPEATS |= {"r3tr": "⿱{0}⿰{0}{0}", "r4sq": "⿱⿰{0}{0}⿰{0}{0}"}

_RECORD = re.compile(r"(.+?):([a-z0-9]+)(?:/[a-z])?\((.*)\)")


def _operand(name: str) -> str:
    return f"&{name};" if name.isdecimal() else name


def sequence_of(kind: str, operands: list[str]) -> str | None:
    """Return the description of a record, or None for one that is no arrangement (a stroke, a changed form)."""
    if kind in REPEATS and len(operands) == 1:
        return REPEATS[kind].format(operands[0])
    operator = OPERATORS.get(kind, "⿻" if kind.startswith("w") else None)
    if operator is None or len(operands) < 2 or (operator not in "⿰⿱" and len(operands) != 2):
        return None
    if len(operands) == 2:
        return operator + "".join(operands)
    three = {"⿰": "⿲", "⿱": "⿳"}[operator]
    head, rest = operands[:-3], operands[-3:]
    return "".join(operator + operand for operand in head) + three + "".join(rest)


def read_records(text: str) -> dict[str, str]:
    """Return the sequence of each component that is an arrangement."""
    found = {}
    for match in filter(None, map(_RECORD.fullmatch, text.splitlines())):
        sequence = sequence_of(match[2], [_operand(name) for name in match[3].split(",") if name])
        if sequence is not None:
            found[_operand(match[1])] = sequence
    return found


def _needed(records: Mapping[str, str], characters: Iterable[str]) -> dict[str, str]:
    """Return the records of ``characters`` and of all that they are made of, in the order of their names."""
    needed: dict[str, str] = {}
    ring = list(characters)
    while ring:
        component = ring.pop()
        if component in needed or component not in records:
            continue
        needed[component] = records[component]
        ring += components_of(parse(records[component]))
    return dict(sorted(needed.items()))


def count_components(records: Mapping[str, str], characters: Iterable[str]) -> Counter[str]:
    """Return how many times each component stands in ``characters``, at any depth below the character itself."""
    counts: Counter[str] = Counter()

    def walk(component: str, depth: int) -> None:
        for operand in components_of(parse(records[component])):
            counts[operand] += 1
            if operand in records and depth < DEEPEST:
                walk(operand, depth + 1)

    for character in characters:
        if character in records:
            walk(character, 0)
    return counts


def count_leaves(records: Mapping[str, str], characters: Iterable[str], vocabulary: Iterable[str]) -> Counter[str]:
    """Return how many characters have each component of ``vocabulary`` as a part, that is, not inside another part."""
    known = frozenset(vocabulary)

    def leaves(component: str, depth: int) -> set[str]:
        if component in known:
            return {component}
        if component not in records or depth > DEEPEST:
            return set()
        return set().union(*(leaves(operand, depth + 1) for operand in components_of(parse(records[component]))))

    counts: Counter[str] = Counter()
    for character in characters:
        counts.update(leaves(character, 0))
    return counts


def write_table(text: str, folder: Path) -> int:
    """Write the table and its description into ``folder``, which exists; return the number of records."""
    characters = [chr(codepoint) for codepoint in load_characters()]
    records = _needed(read_records(text), characters)
    counts = count_components(records, characters)
    common = [component for component, count in counts.items() if count >= COMMON and component not in ARITY]
    vocabulary = sorted(common, key=lambda component: (-counts[component], component))
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0, compresslevel=9) as file:
        file.write("".join(f"{component}\t{sequence}\n" for component, sequence in records.items()).encode())
    (folder / TABLE).write_bytes(packed.getvalue())
    defined = [chr(character.codepoint) for character in load_characters().values() if character.definition]
    leaves = count_leaves(records, defined, vocabulary)
    description = {
        "format": 1,
        "source": "CJK Decomposition Data File, Gavin Grover",
        "licence": "Apache-2.0",
        "records": len(records),
        "characters_with_record": sum(character in records for character in characters),
        "characters_with_definition": len(defined),
        "vocabulary": vocabulary,
        "counts": [leaves[component] for component in vocabulary],
    }
    (folder / DESCRIPTION).write_text(json.dumps(description, ensure_ascii=False) + "\n", encoding="utf-8")
    return len(records)


def main() -> int:
    """Run the command line of this module."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("decompositions", type=Path, metavar="CJK_DECOMP")
    parser.add_argument("folder", type=Path, metavar="FOLDER")
    arguments = parser.parse_args()
    arguments.folder.mkdir(parents=True, exist_ok=True)
    count = write_table(arguments.decompositions.read_text(encoding="utf-8"), arguments.folder)
    sys.stdout.write(f"{count} records\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
