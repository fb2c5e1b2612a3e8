"""Cleaning of Unihan's definitions: what is said about meaning stays, what is said about other characters goes.

Unihan's kDefinition mixes both: ``(same as 鬒) bushy, black hair``. A prompt never says "same as 鬒", so notes are cut;
the characters that they name are kept apart, as links between characters.
"""

import re
from dataclasses import dataclass

HAN = "\u2e80-\u2fdf\u3007\u3021-\u3029\u31c0-\u31ef\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_REFERENCE = re.compile(rf"[{HAN}]|U\+[0-9A-Fa-f]{{4,6}}")
_INNERMOST = re.compile(r"([A-Za-z]?)[(\[{]([^()\[\]{}]*)[)\]}]")


def _words(*lines: str) -> frozenset[str]:
    return frozenset(word for line in lines for word in line.split())


# A remark in parentheses made of these words alone tells about the character, not about its meaning.
_REMARK_WORDS = _words(
    "abbreviated abbreviation an ancient and archaic arch as baby cant classical coll colloquial compound corrupt "
    "corrupted dial dialect dialectal erroneous erroneously form forms from incorrect interchangeable j japanese japan "
    "kokuji korean korea large loan loan-word loanword meaning meanings modern non non-classical non-standard obs "
    "obsolete of old or original party questionable same seal see simp simplified small standard synonymous tc the "
    "traditional translated translation type unclear unidentified unknown used various variant variants vietnamese "
    "with word zhuang eng engl fig lit",
)
_STOP_WORDS = _words("a an and as from of or the with")
# Words at the end of a phrase that wait for the character that was cut behind them.
_DANGLING = _words(
    "a about also an and another are as at be by called characters component confused e.g equals etc for from i.e in "
    "into is kangxi known like meaning name named not of on or part phrase read refer referred refers same see short "
    "similar stands synonym than that the this to used usually were with word work written",
)
_RADICAL = re.compile(
    r"(?:\b(?:the )?(?:first|second) form is |\b(?:an?|the) form of (?:the )?|\bsimplified form of (?:the )?|"
    r"\bsimplified |\bvariant of )?\b(?:kang[xz]i |gb )?rad(?:ical|\.)(?: number| no\.?)? ?(\d+)",
    re.IGNORECASE,
)
_SYMBOLS = re.compile(r"\b(?:hexagram|trigram) ?[\u2630-\u2637\u4dc0-\u4dff]")
_ELEMENT = re.compile(r"\(element \d+(?:, ?[A-Z][a-z]?)?\)")
_LABEL = re.compile(
    r"^(?:(?:an? |the )?"
    r"(?:(?:non-? ?classical|ancient|corrupt(?:ed)?|simplified|standard|abbreviated|archaic|obsolete|traditional|"
    r"non-standard|incorrect|old|compound|large seal|small seal|seal|and|or) )*(?:form|from|variant|type) of"
    r"|same as|interchangeable(?: with)?|not to be confused with|component in|used (?:as|in|with|for)|see(?: also)?"
    r"|(?:an(?:other|cient)?|old) name (?:for|of)|abbreviation (?:of|for)|simplification of|(?:simp|abbr)\. for"
    r"|equivalent (?:of|to))\b",
    re.IGNORECASE,
)
_SAME = re.compile(r"(?:same as|form(?: of)?|variant of|interchangeable(?: with)?) ?$")
# A phrase that starts so goes on with the one before it.
_CONTINUES = re.compile(
    r"^(?:and|as|at|but|by|esp|etc\.|especially|for|from|generally|in|including|like|mostly|of|on|or|said|such|than|that|"
    r"then|through|up to|usually|where|when|which|who|whose|with|without)\s"
)
_READING = re.compile(r"\b(?:[a-z]{1,6}[1-6]){2,}\b")
_ABBREVIATED = re.compile(r"\b(?:etc|approx|[A-Za-z]\.[A-Za-z])\.$")
# What the dictionaries behind Unihan number: "DKW 30790 gou3", "ksc extension 3108".
_CATALOGUE = re.compile(r"\b(?:DKW|ksc) ")
_PINYIN = re.compile(r"[a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-zü]*")
# What waits for the characters in the parentheses that were cut behind it.
_WAITS = re.compile(
    r"(?:^|(?<=[;,]))\s*(?:to|an?|the|and|or|of|old translation of|also called|(?:to )?be known as)\s*(?=\x03)"
)
# Where a phrase ends though no comma says so: "high. to raise", "drill, etc. a place".
_FULL_STOP = re.compile(
    r"(?<=[a-z]{3})(?<!\betc)(?<!\besp)(?<!\bfig)(?<!\bapprox)\.(?:\s+(?=[A-Za-z(\x01])|(?=to ))"
    r"|(?<=\betc\.)\s+(?=(?:an?|the|to)\s)"
)


@dataclass(frozen=True)
class Definition:
    """A cleaned definition.

    ``text`` whole, "" when nothing is left; ``senses`` its phrases, none twice; ``links`` the code points of the
    characters that it named; ``radicals`` the Kangxi numbers 1…214 that it named.
    """

    text: str
    senses: tuple[str, ...]
    links: tuple[int, ...] = ()
    radicals: tuple[int, ...] = ()


def _codepoint(reference: str) -> int:
    return int(reference[2:], 16) if reference.startswith("U+") else ord(reference)


def _links(raw: str) -> tuple[int, ...]:
    """Return the characters that are named as other forms; in a word of several characters none is."""
    links: dict[int, None] = {}
    for run in re.finditer(rf"(?:{_REFERENCE.pattern})+", raw):
        found = _REFERENCE.findall(run[0])
        if len(found) == 1 or _SAME.search(raw[: run.start()]):
            links.update((_codepoint(reference), None) for reference in found)
    return tuple(links)


def _is_remark(inside: str) -> bool:
    words = [word.strip(".,;:?'").lower() for word in inside.split()]
    if words and (words[0] in {"cant", "hk", "sc"} or all(map(_PINYIN.fullmatch, words))):  # "Cant., saa1", "mài"
        return True
    told = [word for word in words if word not in _STOP_WORDS]
    return all(word in _REMARK_WORDS for word in told) and (bool(told) or not words)


def _without_remarks(text: str) -> str:
    """Cut parentheses that hold characters or only remarks; the others become marks that no rule below meets."""

    def replace(match: re.Match[str]) -> str:
        before, inside = match[1], match[2].strip(" ,;")
        if (
            _REFERENCE.search(inside)
            or _CATALOGUE.search(inside)
            or _is_remark(inside)
            or match[0].lstrip(before).startswith("[")
        ):
            return before if inside == "various" else f"{before}\x03"
        if before:  # quick(ly)
            return f"{before}" if inside.isalpha() and len(inside) < 5 else f"{before} \x01{inside}\x02"
        return f"\x01{inside}\x02"

    while True:
        cut = _INNERMOST.sub(replace, text)
        if cut == text:
            break
        text = cut
    return re.sub(r"[()\[\]{}]", ", ", _WAITS.sub("", text).replace("\x03", "; "))


def _split(text: str) -> list[tuple[str, str]]:
    """Return (separator before, phrase) pairs, split at ``;`` and ``,`` outside parentheses and numbers."""
    pieces: list[tuple[str, str]] = []
    depth, start, separator = 0, 0, ""
    for mark in re.finditer(r"[\x01\x02;]|,(?!\d{3}\b)", text):
        depth += {"\x01": 1, "\x02": -1}.get(mark[0], 0)
        if mark[0] in ",;" and depth == 0:
            pieces.append((separator, text[start : mark.start()]))
            start, separator = mark.end(), mark[0]
    return [*pieces, (separator, text[start:])]


def _without_references(phrase: str) -> str:
    """Cut characters out of a phrase, and the words that are nothing without them."""
    if _CATALOGUE.search(phrase):
        return ""
    if not _REFERENCE.search(phrase):
        return phrase
    before, after = re.split(rf"(?:(?:{_REFERENCE.pattern})[\s/、]*)+", phrase, maxsplit=1)
    words = [] if _LABEL.match(phrase.strip(" \x01\x02")) else before.split()
    while words and words[-1].strip(".,;:\"'\x01\x02").lower() in _DANGLING:
        words.pop()
    if words or _REFERENCE.search(after):
        return " ".join(words)
    return re.sub(r"^is (?=the |an? )", "", after)


def _tidy(phrase: str) -> str:
    """Put right the spaces, brackets, quotes and marks of a phrase; "" when it says nothing."""
    phrase = phrase.replace("\x01", "(").replace("\x02", ")")
    if phrase.count("(") != phrase.count(")"):
        phrase = phrase.replace("(", " ").replace(")", " ")
    phrase = re.sub(r"\(\W*\)", " ", phrase)
    phrase = re.sub(r"\s+", " ", phrase).replace("( ", "(").replace(" )", ")")
    phrase = re.sub(r"\s+([.,;:!?])", r"\1", phrase).strip(" ,;:—–-/=¹²")
    phrase = re.sub(r"^\. |^\(([^()]*)\)$", r"\1", phrase)
    if not _ABBREVIATED.search(phrase):
        phrase = phrase.rstrip(" .")
    for mark in "\"'":
        quotes = len(re.findall(rf"(?<!\w){mark}|{mark}(?!\w)", phrase))
        if quotes % 2 or (quotes == 2 and phrase[0] == mark == phrase[-1]):
            phrase = phrase.strip(mark)
    return phrase.strip() if re.search(r"[A-Za-z]", phrase) and phrase.rstrip(".") != "etc" else ""


def clean(raw: str) -> Definition:
    """Return what ``raw``, a kDefinition, says about meaning."""
    radicals = tuple(dict.fromkeys(int(number) for number in _RADICAL.findall(raw)))
    text = raw.translate(str.maketrans("“”‘’|", "\"\"''/"))
    text = re.sub(r"\.{3,}", " ", text).replace("..", ".")
    text = _READING.sub("", _ELEMENT.sub("\x01chemical element\x02", text))
    text = _RADICAL.sub("; ", _SYMBOLS.sub("; ", text))
    text = _FULL_STOP.sub("; ", _without_remarks(text))
    joined = ""
    senses: list[str] = []
    seen: set[str] = set()
    separator = ""
    for mark, piece in _split(text):
        separator = ";" if ";" in (mark, separator) else mark
        phrase = _tidy(_without_references(piece))
        if not phrase or phrase.casefold() in seen:
            continue
        seen.add(phrase.casefold())
        if senses and separator == "," and _CONTINUES.match(phrase):
            senses[-1] += f", {phrase}"
        else:
            senses.append(phrase)
        joined += f"{separator} {phrase}" if joined else phrase
        separator = ""
    return Definition(joined, tuple(senses), _links(raw), tuple(number for number in radicals if 1 <= number <= 214))
