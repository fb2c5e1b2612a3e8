r"""Weights in a prompt: in ``a (golden:1.3) bird`` one word counts for more. How they act is up to the model.

A group is a bracket that ends in a colon and a number; groups within groups multiply. Any other bracket is text, and so
are ``\(`` and ``\)``, without their backslashes.
"""

import re
from dataclasses import dataclass
from math import prod

MOST_WEIGHT = 4.0
"""What is written as more counts as this: beyond it there is nothing that a model was trained on."""

_WEIGHT = re.compile(r":\s*([0-9]+(?:\.[0-9]*)?|\.[0-9]+)\s*\Z", re.ASCII)
_WORD = re.compile(r"[\w'’-]+")


@dataclass(frozen=True)
class WeightedPrompt:
    """What is read, and how much each of its characters counts, 0 … 4."""

    text: str
    weights: tuple[float, ...]

    @property
    def is_plain(self) -> bool:
        """True when everything counts as it does anyway."""
        return all(weight == 1.0 for weight in self.weights)

    def weight_of(self, start: int, end: int) -> float:
        """Return the weight of the characters [start, end): the one that is farthest from 1."""
        return max(self.weights[start:end], key=lambda weight: abs(weight - 1.0), default=1.0)


@dataclass(frozen=True)
class Group:
    """A bracket with a weight: ``text[start:end]`` is all of it, ``text[start + 1 : colon]`` what it weighs."""

    start: int
    colon: int
    end: int
    weight: float


def read_weights(prompt: str) -> WeightedPrompt:
    """Return what ``prompt`` says, and the weights; one without brackets and backslashes is itself."""
    groups = {group.start: group for group in groups_of(prompt)}
    characters: list[str] = []
    weights: list[float] = []
    inside: list[Group] = []
    place = 0
    while place < len(prompt):
        if inside and place == inside[-1].colon:
            place = inside.pop().end
        elif place in groups:
            inside.append(groups[place])
            place += 1
        else:
            place += _is_escape(prompt, place)
            characters.append(prompt[place])
            weights.append(min(MOST_WEIGHT, prod(group.weight for group in inside)))
            place += 1
    return WeightedPrompt("".join(characters), tuple(weights))


def groups_of(prompt: str) -> tuple[Group, ...]:
    """Return the groups of ``prompt``, an inner one before the one around it."""
    groups: list[Group] = []
    opened: list[int] = []
    place = 0
    while place < len(prompt):
        if _is_escape(prompt, place):
            place += 1
        elif prompt[place] == "(":
            opened.append(place)
        elif prompt[place] == ")" and opened:
            start = opened.pop()
            found = _WEIGHT.search(prompt, start + 1, place)
            if found and prompt[start + 1 : found.start()].strip():
                groups.append(Group(start, found.start(), place + 1, min(MOST_WEIGHT, float(found[1]))))
        place += 1
    return tuple(groups)


def without_weights(text: str) -> str:
    """Return what is read as ``text``, every character of it."""
    return re.sub(r"[()]", r"\\\g<0>", text)


def reweighted(text: str, start: int, end: int, by: float) -> tuple[str, int, int]:
    """Return ``text`` with the weight of [start, end) changed by ``by``, and where that part is now.

    Where nothing is selected (start = end) it is the weight of the innermost group around, or of the word there. A
    weight that comes to be 1 needs no bracket. A selection that cannot have a weight, such as half a bracket, stays.
    """
    changed, first, last = _reweighted(text, start, end, by)
    whole = any((group.start + 1, group.colon) == (first, last) for group in groups_of(changed))
    same = read_weights(changed).text == read_weights(text).text
    return (changed, first, last) if same and (whole or len(changed) <= len(text)) else (text, start, end)


def _reweighted(text: str, start: int, end: int, by: float) -> tuple[str, int, int]:
    group = _group_at(text, start, end)
    if group is not None:
        weight = _rounded(group.weight + by)
        inner = text[group.start + 1 : group.colon]
        start, end, before, after = group.start, group.end, text[: group.start], text[group.end :]
    else:
        start, end = _trimmed(text, start, end) if end > start else _word_at(text, start)
        if start == end:
            return text, start, end
        weight, inner, before, after = _rounded(1.0 + by), text[start:end], text[:start], text[end:]
    if weight == 1.0:
        return before + inner + after, start, start + len(inner)
    return f"{before}({inner}:{weight:g}){after}", start + 1, start + 1 + len(inner)


def _is_escape(text: str, place: int) -> bool:
    return text[place] == "\\" and text[place + 1 : place + 2] in {"(", ")"}


def _rounded(weight: float) -> float:
    return min(MOST_WEIGHT, max(0.0, round(weight, 2)))


def _group_at(text: str, start: int, end: int) -> Group | None:
    """Return the group that [start, end) stands for: the innermost around a cursor; all of one, or its inside."""
    for group in groups_of(text):
        if start == end:
            if group.start < start < group.end:
                return group
        elif _trimmed(text, start, end) in {(group.start, group.end), (group.start + 1, group.colon)}:
            return group
    return None


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    """Return [start, end) without white space at its ends."""
    selected = text[start:end]
    start += len(selected) - len(selected.lstrip())
    return start, max(start, start + len(selected.strip()))


def _word_at(text: str, place: int) -> tuple[int, int]:
    """Return the word at ``place`` or ending there; nothing where there is none."""
    return next((word.span() for word in _WORD.finditer(text) if word.start() <= place <= word.end()), (place, place))
