"""What the values of a request may be: each check refuses with a sentence, a ``RequestError``."""

import unicodedata
from collections.abc import Mapping
from typing import TypeAlias

from glyphstudio.errors import RequestError

SEEDS = 2**32
JsonValue: TypeAlias = "str | int | float | bool | list[JsonValue] | dict[str, JsonValue] | None"


def check_text(name: str, value: object) -> None:
    """Refuse what is no text that can be stored."""
    if not isinstance(value, str):
        raise RequestError(f"{name} must be text, not {value!r:.80}")
    if any("\ud800" <= character <= "\udfff" for character in value):
        raise RequestError(f"{name} holds half a character: {value!r:.80}", "Type it again.")


def check_name(name: str, value: object, longest: int) -> None:
    """Refuse what is no text of one line with at most ``longest`` characters."""
    check_text(name, value)
    text = str(value)
    if len(text) > longest:
        raise RequestError(f"{name} must have at most {longest} characters, not {len(text)}")
    if any(unicodedata.category(character) == "Cc" for character in text):
        raise RequestError(f"{name} holds a control character: {text!r:.80}", "Type it again.")


def check_whole(name: str, value: object, low: int, high: int) -> None:
    """Refuse what is no whole number in [low, high]."""
    if type(value) is not int:
        raise RequestError(f"{name} must be a whole number, not {value!r}")
    if not low <= value <= high:
        raise RequestError(f"{name} must lie between {low} and {high}, not {value}")


def real(name: str, value: object, high: float) -> float:
    """Return ``value`` as a float in [0, high], so that 4 and 4.0 (and 0.0 and -0.0) are the same request."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RequestError(f"{name} must be a number, not {value!r}")
    if not 0 <= value <= high:
        raise RequestError(f"{name} must lie between 0 and {high:g}, not {value}")
    return float(value) + 0.0


def check_choice(name: str, value: object, choices: Mapping[str, object]) -> None:
    """Refuse what is no key of ``choices``."""
    if not isinstance(value, str) or value not in choices:
        raise RequestError(f"there is no {name} {value!r}", f"Choose one of {', '.join(choices)}.")
