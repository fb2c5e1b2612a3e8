"""Sets of characters as people write them: ``U+4E00-9FFF``, ``永``, several with commas between."""

import re

from glyphstudio.errors import DatasetError

_HINT = "Write code points as U+4E00-9FFF, or single characters, with commas between."
_RANGE = re.compile(r"U\+([0-9A-F]{1,6})(?:(?:-|–|\.\.)(?:U\+)?([0-9A-F]{1,6}))?", re.IGNORECASE)
_SURROGATES = range(0xD800, 0xE000)


def _bounds(part: str) -> tuple[int, int]:
    if len(part) == 1:
        return ord(part), ord(part)
    if len(part) == 3 and part[1] in "-–":
        return ord(part[0]), ord(part[2])
    match = _RANGE.fullmatch(part)
    if match is None:
        raise DatasetError(f"{part!r} is not a range of characters", _HINT)
    low = int(match[1], 16)
    return low, int(match[2], 16) if match[2] else low


def parse_codepoints(text: str) -> tuple[int, ...]:
    """Return the code points that ``text`` names, ascending, none twice; surrogates are left out.

    Raises ``DatasetError`` when it names none, or something that is no range.
    """
    found: set[int] = set()
    for part in (part.strip() for part in text.split(",")):
        if not part:
            continue
        low, high = _bounds(part)
        if high < low:
            raise DatasetError(f"the range {part} ends before it starts", _HINT)
        if high > 0x10FFFF:
            raise DatasetError(f"the range {part} goes beyond Unicode's last character, U+10FFFF", _HINT)
        found.update(codepoint for codepoint in range(low, high + 1) if codepoint not in _SURROGATES)
    if not found:
        raise DatasetError("the range holds no character", _HINT)
    return tuple(sorted(found))
