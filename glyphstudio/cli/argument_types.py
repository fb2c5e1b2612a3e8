"""What an option may be; a wrong value is bad usage, exit status 2, before anything is loaded."""

import argparse
import math
from collections.abc import Callable
from pathlib import Path


def whole(low: int, high: int) -> Callable[[str], int]:
    """Return a parser of whole numbers in [low, high]."""

    def parse(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must be a whole number from {low} to {high}, not {text[:40]!r}")
        return value

    return parse


def real(low: float, high: float) -> Callable[[str], float]:
    """Return a parser of numbers in [low, high]; infinity where ``high`` is."""

    def parse(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must be a number from {low:g} to {high:g}, not {text[:40]!r}")
        return value

    return parse


def output_file(*endings: str) -> Callable[[str], Path]:
    """Return a parser of the name of a file with one of ``endings``."""

    def parse(text: str) -> Path:
        path = Path(text)
        if path.suffix.lower() not in endings:
            raise argparse.ArgumentTypeError(f"must end with {', '.join(endings)}, not {path.name[-40:]!r}")
        return path

    return parse


def words(*choices: str) -> Callable[[str], tuple[str, ...]]:
    """Return a parser of some of ``choices``, with commas between."""

    def parse(text: str) -> tuple[str, ...]:
        chosen = tuple(part.strip() for part in text.split(","))
        for part in chosen:
            if part not in choices:
                raise argparse.ArgumentTypeError(f"must be some of {','.join(choices)}, not {part[:40]!r}")
        return chosen

    return parse


def several(one: Callable[[str], float]) -> Callable[[str], tuple[float, ...]]:
    """Return a parser of different values with commas between, each as ``one`` parses it."""

    def parse(text: str) -> tuple[float, ...]:
        values = tuple(one(part.strip()) for part in text.split(","))
        if len(set(values)) != len(values):
            raise argparse.ArgumentTypeError(f"must not name a value twice: {text[:40]!r}")
        return values

    return parse
