"""What is looked for, from the words of a search field to SQL."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from glyphstudio.engine.request import SEEDS
from glyphstudio.library.entries import folded

_DAY = re.compile(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?")


@dataclass(frozen=True)
class Search:
    """Everything must hold. Words stand anywhere in the prompt, in any case."""

    words: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    numbers: tuple[int, ...] = ()
    """Each is the seed, or stands in the prompt."""
    days: tuple[tuple[float, float], ...] = ()
    """Made from … to before …, in seconds since 1970."""
    favourites: bool = False
    """Only those."""
    trash: bool = field(default=False, kw_only=True)
    """What lies in the trash, instead of what does not."""

    @classmethod
    def of(cls, text: str, *, favourites: bool = False, trash: bool = False) -> "Search":
        """Read ``text``: words, ``#tag``, a seed, a day (2026-11-24) or month (2026-11) of the local calendar."""
        words, tags, numbers, days = [], [], [], []
        for word in folded(text).split():
            day = _period(word)
            if word.startswith("#") and len(word) > 1:
                tags.append(word[1:])
            elif word.isdecimal() and int(word[:12]) < SEEDS:
                numbers.append(int(word[:12]))
            elif day is not None:
                days.append(day)
            else:
                words.append(word)
        return cls(tuple(words), tuple(tags), tuple(numbers), tuple(days), favourites, trash=trash)

    def conditions(self) -> "Iterator[tuple[str, tuple[str | int | float, ...]]]":
        """Yield SQL conditions on ``results``, each with the values of its question marks."""
        yield ("trashed IS NOT NULL" if self.trash else "trashed IS NULL"), ()
        if self.favourites:
            yield "favourite", ()
        for word in self.words:
            yield "instr(folded, ?)", (word,)
        for number in self.numbers:
            yield "(seed = ? OR instr(folded, ?))", (number, str(number))
        for tag in self.tags:
            yield "id IN (SELECT result FROM tags WHERE tag = ?)", (tag,)
        for start, end in self.days:
            yield "made >= ? AND made < ?", (start, end)


def _period(word: str) -> tuple[float, float] | None:
    """Return the seconds in which the day or month ``word`` begins and ends; None when there is no such day."""
    match = _DAY.fullmatch(word)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        start = datetime(year or 0, month or 0, day or 1)
        end = start + timedelta(days=1) if day else (start.replace(day=28) + timedelta(days=4)).replace(day=1)
        return start.astimezone().timestamp(), end.astimezone().timestamp()
    except (ValueError, OverflowError, OSError):
        return None
