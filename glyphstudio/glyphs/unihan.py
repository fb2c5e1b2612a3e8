"""Reading of the Unihan database: the text files as unicode.org publishes them, in a folder or in ``Unihan.zip``."""

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from glyphstudio.errors import DatasetError

FILES = ("Unihan_Readings.txt", "Unihan_IRGSources.txt", "Unihan_Variants.txt")
VARIANT_FIELDS = ("kSemanticVariant", "kSimplifiedVariant", "kTraditionalVariant", "kZVariant")
_FIELDS = {"kDefinition", "kMandarin", "kRSUnicode", "kTotalStrokes", *VARIANT_FIELDS}
_HINT = "Give the folder or the Unihan.zip of https://www.unicode.org/Public/UCD/latest/ucd/."


@dataclass
class Entry:
    """What Unihan says about one character; 0 and "" where it says nothing."""

    definition: str = ""
    pinyin: str = ""
    radical: int = 0
    strokes: int = 0
    variants: list[int] = field(default_factory=list)

    def take(self, name: str, value: str) -> None:
        """Put the value of the Unihan field ``name`` in its place. Where it holds several, the first is taken."""
        if name == "kDefinition":
            self.definition = value
        elif name == "kMandarin":
            self.pinyin = value.partition(" ")[0]
        elif name == "kRSUnicode":  # 120'.3: an apostrophe marks a simplified form of the radical
            self.radical = int(value.partition(".")[0].rstrip("'"))
        elif name == "kTotalStrokes":
            self.strokes = int(value.partition(" ")[0])
        else:  # U+4E94<kMatthews U+5140
            self.variants += [int(target.split("<")[0][2:], 16) for target in value.split()]


@dataclass(frozen=True)
class Unihan:
    """The parts of the database that are used: its Unicode version, and the entries by code point."""

    version: str
    entries: dict[int, Entry]


def _lines(source: Path, name: str) -> Iterator[str]:
    try:
        if source.is_dir():
            with (source / name).open(encoding="utf-8") as file:
                yield from file
        else:
            with zipfile.ZipFile(source) as archive, archive.open(name) as packed:
                yield from (line.decode("utf-8") for line in packed)
    except KeyError as error:
        raise DatasetError(f"{source} holds no {name}", _HINT) from error
    except (OSError, zipfile.BadZipFile, UnicodeDecodeError) as error:
        raise DatasetError(f"cannot read {name} of {source}: {error}", _HINT) from error


def read_unihan(source: Path) -> Unihan:
    """Read the Unihan database from a folder with its text files, or from ``Unihan.zip``.

    Raises ``DatasetError`` when a file is missing or is not what Unicode publishes.
    """
    version = ""
    entries: dict[int, Entry] = {}
    for name in FILES:
        for line in _lines(source, name):
            parts = line.rstrip("\r\n").split("\t")
            if line.startswith("#") or len(parts) != 3:
                found = re.match(r"# Unicode [Vv]ersion:? ([\d.]+)", line)
                version = found[1] if found else version
            elif parts[1] in _FIELDS:
                try:
                    entries.setdefault(int(parts[0][2:], 16), Entry()).take(parts[1], parts[2].strip())
                except (ValueError, IndexError) as error:
                    raise DatasetError(f"{name} has a line that is not Unihan's: {line.strip()!r}", _HINT) from error
    if not version or not entries:
        raise DatasetError(f"{source} is not a Unihan database", _HINT)
    return Unihan(version, entries)
