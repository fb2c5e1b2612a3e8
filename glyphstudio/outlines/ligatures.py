"""Typing a word gives its glyph: ligatures that act on whole words only (OpenType GSUB)."""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeAlias

from fontTools.otlLib.builder import buildCoverage, buildLigatureSubstSubtable, buildLookup
from fontTools.otlLib.maxContextCalc import maxCtxFont
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables import otTables as ot  # noqa: N813 - so it is called in fontTools itself

from glyphstudio.outlines.letters import Letters, is_part_of_word

LONGEST_WORD = 60
"""Characters of a ligature: shapers stop at 64 (HarfBuzz, HB_MAX_CONTEXT_LENGTH)."""
WORDS_AT_ONCE = 100
"""Words of a lookup: its offsets have 16 bits."""
FEATURES = ("ccmp", "liga")
"""``liga`` is on everywhere; ``ccmp`` stays on where letter spacing turns ligatures off."""
SCRIPTS = ("DFLT", "latn", "hani")
LETTER = 1
"""Class of what makes a word another one when it stands beside it."""

Names: TypeAlias = tuple[str, ...]
"""Glyph names of a word's letters."""


def typed_words(prompts: Sequence[str]) -> list[str]:
    """Return what is typed for each prompt, all different: the prompt in small letters, numbered from its second glyph.

    So three glyphs of "gold" are typed gold, gold2 and gold3. An empty prompt is typed "glyph".
    """
    taken: set[str] = set()
    words = []
    for prompt in prompts:
        base = " ".join(unicodedata.normalize("NFKC", prompt).casefold().split()) or "glyph"
        word, number = base, 1
        while word in taken:
            number += 1
            word = f"{base}{number}"
        taken.add(word)
        words.append(word)
    return words


def is_typable(word: str, letters: Letters) -> bool:
    """Tell whether the letters can type ``word``, and a shaper can read all of it."""
    available = {letter.codepoint for letter in letters.letters}
    return len(word) <= LONGEST_WORD and all(ord(character) in available for character in word)


def add_ligatures(font: TTFont, glyph_of: Mapping[str, str], letters: Letters) -> None:
    """Give ``font`` a GSUB table with which typing a word gives its glyph; none where no word can be typed.

    ``glyph_of`` maps typed words to glyph names. A word acts as it is, with a capital, and in capitals; not inside a
    longer word; and of two words that begin alike, the longer one acts. The tables are built as they are: feature code
    that says the same takes ten times as long to compile.
    """
    names = {chr(letter.codepoint): letter.name for letter in letters.letters}
    by_length: dict[int, dict[Names, str]] = defaultdict(dict)
    for word, glyph in glyph_of.items():
        for form in _forms(word):
            if len(form) <= LONGEST_WORD and all(character in names for character in form):
                by_length[len(form)].setdefault(tuple(names[character] for character in form), glyph)
    if not by_length:
        return
    parts = [letter.name for letter in letters.letters if is_part_of_word(letter.codepoint)]
    lookups = []
    for group in _groups(by_length):
        lookups.append(buildLookup([buildLigatureSubstSubtable(group)]))
        lookups.append(buildLookup([_whole_words(group, parts, len(lookups) - 1, font.getReverseGlyphMap())]))
    table = ot.GSUB()
    table.Version = 0x00010000
    table.ScriptList, table.FeatureList = _scripts(), _features(range(1, len(lookups), 2))
    table.LookupList = ot.LookupList()
    table.LookupList.Lookup, table.LookupList.LookupCount = lookups, len(lookups)
    font["GSUB"] = newTable("GSUB")
    font["GSUB"].table = table
    font["OS/2"].usMaxContext = maxCtxFont(font)


def _forms(word: str) -> Iterable[str]:
    return dict.fromkeys((word, word[:1].upper() + word[1:], word.upper()))


def _groups(by_length: Mapping[int, Mapping[Names, str]]) -> Iterator[dict[Names, str]]:
    """Yield words of one length, the longest first, so many at a time that the offsets of a lookup reach them."""
    for length in sorted(by_length, reverse=True):
        words = sorted(by_length[length].items())
        for start in range(0, len(words), WORDS_AT_ONCE):
            yield dict(words[start : start + WORDS_AT_ONCE])


def _whole_words(words: Iterable[Names], parts: Sequence[str], ligatures: int, order: Mapping[str, int]) -> Any:  # noqa: ANN401 - fontTools has no types
    """Return the subtable (chained context, format 2) that lets the lookup ``ligatures`` act on whole ``words``.

    All have one length, because within one lookup the first rule that matches is the only one that acts, and what it
    matched is passed over, even where it does nothing. So each rule spells its word.
    """
    letters = sorted({name for word in words for name in word}, key=order.__getitem__)
    number = {name: place for place, name in enumerate(letters, start=1)}
    rules: dict[str, list[Any]] = defaultdict(list)
    for word in sorted(words):
        spelled = [number[name] for name in word[1:]]
        rules[word[0]] += [_rule(spelled, ahead=[LETTER]), _rule(spelled, lookup=ligatures)]
    table = ot.ChainContextSubst()
    table.Format = 2
    table.Coverage = buildCoverage(list(rules), order)
    table.BacktrackClassDef, table.InputClassDef, table.LookAheadClassDef = (
        _classes(dict.fromkeys(parts, LETTER)),
        _classes(number),
        _classes(dict.fromkeys(parts, LETTER)),
    )
    table.ChainSubClassSet = [None, *(_rule_set(rules.get(name, [])) for name in letters)]
    table.ChainSubClassSetCount = len(table.ChainSubClassSet)
    return table


def _rule_set(rules: Sequence[Any]) -> Any:  # noqa: ANN401
    """Return the rules of words with one first letter; before them, that nothing happens after another letter."""
    if not rules:
        return None
    table = ot.ChainSubClassSet()
    table.ChainSubClassRule = [_rule([], behind=[LETTER]), *rules]
    table.ChainSubClassRuleCount = len(table.ChainSubClassRule)
    return table


def _rule(
    spelled: Sequence[int], *, behind: Sequence[int] = (), ahead: Sequence[int] = (), lookup: int | None = None
) -> Any:  # noqa: ANN401
    """Return a rule for a first letter, which the set knows, and the classes that follow it: ``lookup`` or nothing."""
    rule = ot.ChainSubClassRule()
    rule.Backtrack, rule.Input, rule.LookAhead = list(behind), list(spelled), list(ahead)
    rule.BacktrackGlyphCount, rule.InputGlyphCount, rule.LookAheadGlyphCount = len(behind), len(spelled) + 1, len(ahead)
    rule.SubstLookupRecord = []
    if lookup is not None:
        record = ot.SubstLookupRecord()
        record.SequenceIndex, record.LookupListIndex = 0, lookup
        rule.SubstLookupRecord = [record]
    rule.SubstCount = len(rule.SubstLookupRecord)
    return rule


def _classes(class_of: Mapping[str, int]) -> Any:  # noqa: ANN401
    table = ot.ClassDef()
    table.classDefs = dict(class_of)
    return table


def _scripts() -> Any:  # noqa: ANN401
    """Return the list of scripts, each of which uses all features."""
    scripts = ot.ScriptList()
    scripts.ScriptRecord = []
    for tag in sorted(SCRIPTS):
        record, script, language = ot.ScriptRecord(), ot.Script(), ot.DefaultLangSys()
        language.ReqFeatureIndex, language.LookupOrder = 0xFFFF, None
        language.FeatureIndex, language.FeatureCount = list(range(len(FEATURES))), len(FEATURES)
        script.DefaultLangSys, script.LangSysRecord, script.LangSysCount = language, [], 0
        record.ScriptTag, record.Script = tag, script
        scripts.ScriptRecord.append(record)
    scripts.ScriptCount = len(scripts.ScriptRecord)
    return scripts


def _features(lookups: Sequence[int]) -> Any:  # noqa: ANN401
    features = ot.FeatureList()
    features.FeatureRecord = []
    for tag in FEATURES:
        record, feature = ot.FeatureRecord(), ot.Feature()
        feature.FeatureParams, feature.LookupListIndex, feature.LookupCount = None, list(lookups), len(lookups)
        record.FeatureTag, record.Feature = tag, feature
        features.FeatureRecord.append(record)
    features.FeatureCount = len(features.FeatureRecord)
    return features
