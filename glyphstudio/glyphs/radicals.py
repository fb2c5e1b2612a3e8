"""The 214 Kangxi radicals: number, character and English name, as Unicode has them (U+2F00 … 2FD5)."""

import unicodedata
from dataclasses import dataclass
from functools import cache

FIRST = 0x2F00
NUMBER = 214
PREFIX = "KANGXI RADICAL "


@dataclass(frozen=True)
class Radical:
    """``character`` is the ordinary one (水, not the symbol ⽔); ``name`` is Unicode's, in lower case."""

    number: int
    character: str
    name: str


@cache
def kangxi_radicals() -> tuple[Radical, ...]:
    """Return all radicals, number 1 first."""
    symbols = [chr(FIRST + place) for place in range(NUMBER)]
    return tuple(
        Radical(
            number=number,
            character=unicodedata.normalize("NFKC", symbol),
            name=unicodedata.name(symbol).removeprefix(PREFIX).lower(),
        )
        for number, symbol in enumerate(symbols, start=1)
    )
