"""How far an export is: known without NumPy, so that two threads may share it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class ExportProgress:
    """``done`` of ``total`` parts; ``paths`` are the files that are there, whole."""

    done: int
    total: int
    paths: tuple[Path, ...] = ()
    note: str = ""
    """What is worth knowing about the result and no error; empty where all is as expected."""


@dataclass(frozen=True)
class PicturePreview:
    """The first page, or a part of what will be made, as the bytes of a picture."""

    data: bytes
    kind: str
    """``PNG`` or ``SVG``."""
    facts: str
    """A few words about the whole."""


@dataclass(frozen=True)
class FontPreview:
    """A font to type with, and what is typed for its glyphs."""

    data: bytes
    words: tuple[str, ...]
    untypable: tuple[str, ...]
    """Words among them that no ligature types."""
