"""How many strokes components and compositions are written with."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from glyphstudio.glyphs.components import load_components
from glyphstudio.glyphs.dictionary import load_characters
from glyphstudio.glyphs.ideographic import Description, parse

FORMS: Mapping[str, int] = MappingProxyType(
    {
        **dict.fromkeys("⺁⺈𠂇𠂉", 2),
        **dict.fromkeys("⺌⺍", 3),
        **dict.fromkeys("⺙⺧⺺⺼", 4),
        **dict.fromkeys("⺮⺶", 6),
    }
)
"""Forms of radicals that neither table counts or takes apart."""


def strokes_of(composition: str) -> int:
    """Return how many strokes ``composition`` has, 0 where those of a part are not known.

    ``composition`` is an ideographic description sequence or one component. Counted by Unihan (kTotalStrokes), and
    where it is silent by what the component is made of. Raises ``RequestError`` for another text.
    """
    return _counted(parse(composition))


def _counted(description: Description) -> int:
    if isinstance(description, str):
        return _strokes_of_one(description)
    parts = [_counted(operand) for operand in description.operands]
    return sum(parts) if all(parts) else 0


@cache
def _strokes_of_one(component: str) -> int:
    if "\u31c0" <= component <= "\u31ef":  # the block of single strokes
        return 1
    if component in FORMS:
        return FORMS[component]
    character = load_characters().get(ord(component)) if len(component) == 1 else None
    if character is not None and character.strokes > 0:
        return character.strokes
    made_of = load_components().get(component, component)
    return 0 if made_of == component else _counted(parse(made_of))
