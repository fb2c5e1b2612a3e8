"""What a sheet shall show, from a list of prompts or a table; a mistake is told with its line and its column."""

import csv
import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import PurePath
from typing import IO, Any

from glyphstudio.engine.request import SEEDS, GenerationRequest
from glyphstudio.engine.wildcards import chosen, combinations
from glyphstudio.errors import RequestError

MOST_GLYPHS = 100_000
"""On one sheet."""
FIX = "Correct the cell."
NAMES = {"negative": "negative_prompt"}
"""Columns that the command line calls otherwise than the request does."""


PROMPTS = {"prompt", "negative"}
WHOLE = {"seed", "steps", "radical", "strokes"}
REAL = {"guidance", "guidance_low", "guidance_high"}
COLUMNS = (
    "prompt",
    "count",
    "seed",
    "steps",
    "guidance",
    "negative",
    "sampler",
    "schedule",
    "radical",
    "guidance_low",
    "guidance_high",
    "composition",
    "style",
    "strokes",
)


@dataclass(frozen=True)
class Wanted:
    """A prompt's first request, and how many with following seeds; None where nobody said."""

    request: GenerationRequest
    count: int | None = None


def parse_lines(lines: Iterable[str], pattern: GenerationRequest) -> Iterator[Wanted]:
    """Yield a wish for each line that is not blank: ``pattern`` with the line as its prompt."""
    for line in lines:
        if line.strip():
            yield Wanted(replace(pattern, prompt=line.strip()))


def is_table(first_line: str) -> bool:
    """Tell whether a text without a name is a table: its first line holds names of columns, "prompt" among them."""
    names = [name.strip().lower() for name in first_line.split(",")]
    return len(names) > 1 and "prompt" in names and all(name in COLUMNS for name in names)


def parse_table(lines: Iterable[str], pattern: GenerationRequest, name: str) -> Iterator[Wanted]:
    """Yield a wish for each row of a CSV table with a header; an empty cell takes ``pattern``'s value.

    Raises ``RequestError`` with ``name``, line and column for what cannot be drawn.
    """
    reader = csv.reader(lines, strict=True, skipinitialspace=True)
    try:
        header = next(reader, None)
        columns = _columns(header or [], name)
        for row in reader:
            if any(cell.strip() for cell in row):
                yield _wanted(columns, row, pattern, f"{name}, line {reader.line_num}")
    except csv.Error as error:
        raise RequestError(f"{name}, line {reader.line_num}: {error}", "Put a cell with a comma in quotes.") from error


def _columns(header: list[str], name: str) -> list[str]:
    columns = [cell.strip().lower() for cell in header]
    for number, column in enumerate(columns, start=1):
        if column not in COLUMNS:
            raise RequestError(
                f"{name}, line 1, column {number}: there is no column {column[:40]!r}", f"Use {', '.join(COLUMNS)}."
            )
        if column in columns[: number - 1]:
            raise RequestError(f"{name}, line 1, column {number}: {column} stands there twice", "Leave one out.")
    if "prompt" not in columns:
        raise RequestError(f"{name}, line 1: there is no column prompt", "Begin the file with prompt,count,seed.")
    return columns


def _wanted(columns: list[str], row: list[str], pattern: GenerationRequest, place: str) -> Wanted:
    if len(row) != len(columns):
        raise RequestError(
            f"{place}: {len(row)} cells, but line 1 has {len(columns)} columns", "Put a cell with a comma in quotes."
        )
    request, count = pattern, None
    for column, cell in zip(columns, row, strict=True):
        text = cell.strip()
        if not text and column != "prompt":
            continue
        try:
            if column == "count":
                count = _count(text)
            else:
                value: Any = int(text) if column in WHOLE else float(text) if column in REAL else text
                request = replace(request, **{NAMES.get(column, column): value})
                if column in PROMPTS:
                    combinations(text)  # a choice that does not end is said with its place
        except ValueError as error:
            kind = "number" if column in REAL else "whole number"
            raise RequestError(f"{place}, column {column}: {text[:40]!r} is no {kind}", FIX) from error
        except RequestError as error:
            raise RequestError(
                f"{place}, column {column}: {error.message}", error.hint or "Correct the cell."
            ) from error
    return Wanted(request, count)


def _count(text: str) -> int:
    count = int(text)
    if not 0 <= count <= MOST_GLYPHS:
        raise RequestError(f"count must lie between 0 and {MOST_GLYPHS}, not {count}")
    return count


def requests_of(wishes: Iterable[Wanted], per_prompt: int) -> tuple[GenerationRequest, ...]:
    """Return all requests, picture i of a wish with seed N + i, which chooses in its prompts.

    ``per_prompt`` where a wish has no count.

    Raises ``RequestError`` for none at all, and for more than :data:`MOST_GLYPHS`.
    """
    requests: list[GenerationRequest] = []
    for wish in wishes:
        count = per_prompt if wish.count is None else wish.count
        if len(requests) + count > MOST_GLYPHS:
            raise RequestError(f"a sheet holds at most {MOST_GLYPHS} glyphs", "Divide the list.")
        seeds = ((wish.request.seed + number) % SEEDS for number in range(count))
        requests += [chosen(wish.request.with_seed(seed)) for seed in seeds]
    if not requests:
        raise RequestError("there is no prompt in the list", "Write one prompt a line.")
    return tuple(requests)


LONGEST_LINE = 1024 * 1024
"""Bytes."""


def wishes_in(file: IO[bytes], name: str, pattern: GenerationRequest) -> Iterator[Wanted]:
    """Yield the wishes in ``file``: a table when ``name`` ends with .csv, or has no ending and it looks like one.

    Raises ``RequestError`` with the line that is no UTF-8, or that is wrong in a table.
    """
    lines = _decoded(file, name)
    ending = PurePath(name).suffix.lower()
    first = next(lines, "")
    everything = itertools.chain([first], lines)
    if ending == ".csv" or (ending != ".txt" and is_table(first)):
        yield from parse_table(everything, pattern, name)
    else:
        yield from parse_lines(everything, pattern)


def _decoded(file: IO[bytes], name: str) -> Iterator[str]:
    for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), b""), start=1):
        try:
            yield line.decode("utf-8-sig" if number == 1 else "utf-8")
        except UnicodeDecodeError as error:
            raise RequestError(f"{name}, line {number}: it is not UTF-8", "Save the file as UTF-8.") from error
