"""Ideographic description sequences (The Unicode Standard, section 18.2): how a character is put together, as text.

``⿰氵工`` says: 氵 left of 工. An operand is a character, another sequence, or ``&N;`` for a component that Unicode has
no code point for (its number in the table of components).
"""

import re
from dataclasses import dataclass
from typing import TypeAlias

from glyphstudio.errors import RequestError

ARITY = {"⿰": 2, "⿱": 2, "⿲": 3, "⿳": 3, "⿴": 2, "⿵": 2, "⿶": 2, "⿷": 2, "⿸": 2, "⿹": 2, "⿺": 2, "⿻": 2}
"""Operands of each operator, U+2FF0…2FFB."""

LONGEST = 64
"""Characters of a sequence; the longest of the table has 16."""

_TOKEN = re.compile(r"&[0-9]{1,5};|.", re.DOTALL)


@dataclass(frozen=True)
class Arrangement:
    """An operator and what it arranges."""

    operator: str
    operands: "tuple[Description, ...]"

    def __str__(self) -> str:
        return self.operator + "".join(map(str, self.operands))


Description: TypeAlias = "str | Arrangement"
"""A component (a character or ``&N;``) or an arrangement of descriptions."""


def parse(text: str) -> Description:
    """Return what ``text`` describes; spaces count for nothing.

    Raises ``RequestError`` for text that is empty, too long, incomplete or has something after its end.
    """
    if len(text) > LONGEST:
        raise RequestError(f"a composition has at most {LONGEST} characters, not {len(text)}")
    tokens = [token for token in _TOKEN.findall(text) if not token.isspace()]
    if not tokens:
        raise RequestError("the composition is empty", "Write it as ⿰氵工: an operator, then its parts.")
    description, rest = _take(tokens)
    if rest:
        raise RequestError(
            f"the composition {text!r} is over before {''.join(rest)!r}", "Put an operator such as ⿰ or ⿱ in front."
        )
    return description


def _take(tokens: list[str]) -> tuple[Description, list[str]]:
    """Return the first description of ``tokens`` and what follows it."""
    if not tokens:
        raise RequestError("the composition is not complete", "⿰ and ⿱ need two parts, ⿲ and ⿳ three.")
    head, rest = tokens[0], tokens[1:]
    if head not in ARITY:
        return head, rest
    operands = []
    for _ in range(ARITY[head]):
        operand, rest = _take(rest)
        operands.append(operand)
    return Arrangement(head, tuple(operands)), rest
