"""File names from prompts, in any script, for any file system."""

import hashlib
import itertools
import unicodedata
from collections.abc import Iterable
from pathlib import Path

LONGEST_NAME = 120
"""Bytes in UTF-8, so that a seed, an ending and a temporary name fit beside it in 255."""
LONGEST_NAME_SHOWN = 60
"""Characters."""
NO_PROMPT = "unconditional"
NO_LETTERS = "glyph"
RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³")}
"""Names that Windows keeps for devices, whatever their ending."""


def slug_of(prompt: str) -> str:
    """Return ``prompt`` as a part of a file name: small letters and digits of any script, hyphens between.

    Never empty, hidden, reserved, longer than 60 characters or 120 bytes. Different prompts may share one.
    """
    words = "".join(_kept(unicodedata.normalize("NFKC", prompt[:1000]).casefold())).split()
    name = "-".join(words)[:LONGEST_NAME_SHOWN].encode()[:LONGEST_NAME].decode(errors="ignore").strip("-")
    if not name:
        return NO_LETTERS if prompt.strip() else NO_PROMPT
    return f"{NO_LETTERS}-{name}" if name in RESERVED else name


def slugs_of(prompts: Iterable[str]) -> dict[str, str]:
    """Return prompt → slug, all different: of prompts that share one, all but the first get a part of their hash."""
    slugs: dict[str, str] = {}
    taken: set[str] = set()
    for prompt in prompts:
        if prompt in slugs:
            continue
        slug = slug_of(prompt)
        if slug in taken:
            slug = f"{slug}-{hashlib.sha256(prompt.encode()).hexdigest()[:8]}"
        taken.add(slug)
        slugs[prompt] = slug
    return slugs


def _kept(text: str) -> Iterable[str]:
    """Yield letters, digits and the marks on them; a space for anything else."""
    after_letter = False
    for character in text:
        category = unicodedata.category(character)
        after_letter = category[0] in "LN" or (category[0] == "M" and after_letter)
        yield character if after_letter else " "


def free_path(path: Path) -> Path:
    """Return ``path`` if no file has it; else the first of ``gold-7-2.png``, ``gold-7-3.png``, … that is free."""
    names = (path if number == 1 else path.with_stem(f"{path.stem}-{number}") for number in itertools.count(1))
    return next(name for name in names if not name.exists())
