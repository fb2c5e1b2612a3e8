"""What an option may be; a wrong value is bad usage, exit status 2, before anything is loaded."""

import argparse
import math
from collections.abc import Callable


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


def picture_format(text: str) -> str:
    """Parse a file format."""
    if text == "svg":
        raise argparse.ArgumentTypeError("svg is not there yet, this version writes png")
    if text != "png":
        raise argparse.ArgumentTypeError(f"this version writes png, not {text[:40]!r}")
    return text
