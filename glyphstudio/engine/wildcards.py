r"""Prompts with choices: ``a {red|blue} {bird|{small |}fish}`` stands for six prompts, and a seed says for which.

``\{`` and ``\}`` are the brackets themselves, and so is ``\|`` inside of them. Seeds N, N+1, … go through all
combinations before one comes again: each picture of a run takes its own, and the same one whenever it is drawn.
"""

from dataclasses import dataclass, field, replace
from math import prod
from typing import TypeAlias

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError

DEEPEST = 32
"""Choices within choices."""

Part: TypeAlias = "str | Choice"


@dataclass
class Choice:
    """Its options, each a sequence of parts."""

    options: list[list[Part]] = field(default_factory=lambda: [[]])


def expand(text: str, seed: int) -> str:
    """Return the prompt that ``text`` is for ``seed``; text without brackets and backslashes is itself.

    Raises ``RequestError`` for a choice that does not end, and for one too deep in others.
    """
    parts = _parsed(text)
    return _unranked(parts, seed % _combinations(parts))


def chosen(request: GenerationRequest) -> GenerationRequest:
    """Return ``request`` with what its seed chooses in its prompts; one without choices is itself.

    Options may be empty, so white space is put in order where there was a choice. Raises as :func:`expand`.
    """
    texts = [
        " ".join(expand(text, request.seed).split()) if has_choices(text) else text
        for text in (request.prompt, request.negative_prompt)
    ]
    return replace(request, prompt=texts[0], negative_prompt=texts[1])


def combinations(text: str) -> int:
    """Return for how many prompts ``text`` stands, equal ones counted each. Raises as :func:`expand`."""
    return _combinations(_parsed(text))


def has_choices(text: str) -> bool:
    """Tell whether ``text`` may be another prompt than it looks."""
    return "{" in text or "\\}" in text


def without_choices(text: str) -> str:
    """Return what expands to ``text`` for every seed."""
    return text.replace("{", "\\{").replace("\\}", "\\\\}")


def _parsed(text: str) -> list[Part]:
    whole = Choice()
    inside = [whole]
    place = 0
    while place < len(text):
        character, follows = text[place], text[place + 1 : place + 2]
        options = inside[-1].options
        if character == "\\" and follows and follows in ("{}|" if len(inside) > 1 else "{}"):
            options[-1].append(follows)
            place += 1
        elif character == "{":
            if len(inside) > DEEPEST:
                raise RequestError(f"the prompt has more than {DEEPEST} choices within choices")
            choice = Choice()
            options[-1].append(choice)
            inside.append(choice)
        elif character == "}" and len(inside) > 1:
            inside.pop()
        elif character == "|" and len(inside) > 1:
            options.append([])
        else:
            options[-1].append(character)
        place += 1
    if len(inside) > 1:
        raise RequestError("a choice in the prompt does not end", "Write {red|blue}, or \\{ for the bracket itself.")
    return whole.options[0]


def _combinations(parts: list[Part]) -> int:
    return prod(sum(map(_combinations, part.options)) for part in parts if isinstance(part, Choice))


def _unranked(parts: list[Part], rank: int) -> str:
    """Return combination ``rank``, counted from 0: the first choice changes fastest."""
    words = []
    for part in parts:
        if isinstance(part, str):
            words.append(part)
            continue
        sizes = [_combinations(option) for option in part.options]
        rank, place = divmod(rank, sum(sizes))
        number = 0
        while place >= sizes[number]:
            place -= sizes[number]
            number += 1
        words.append(_unranked(part.options[number], place))
    return "".join(words)
