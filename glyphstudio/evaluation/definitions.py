"""Finds the characters whose definition says nearly what a prompt says: a control that draws nothing new."""

import math
import re
from collections import Counter
from collections.abc import Sequence

from glyphstudio.glyphs.dictionary import Character

_WORD = re.compile(r"[a-z]+")


def words_of(text: str) -> list[str]:
    """Return the words of ``text`` in lower case, a plural s cut off."""
    words = _WORD.findall(text.lower())
    return [word[:-1] if len(word) > 3 and word.endswith("s") and not word.endswith("ss") else word for word in words]


class DefinitionIndex:
    """Ranks characters by the cosine of their definitions' tf·idf vectors with a prompt's (Salton & Buckley 1988)."""

    def __init__(self, characters: Sequence[Character]) -> None:
        self._characters = characters
        texts = [Counter(words_of(character.definition)) for character in characters]
        documents = Counter(word for text in texts for word in text)
        self._rarity = {word: math.log(len(texts) / count) + 1e-6 for word, count in documents.items()}
        self._postings: dict[str, list[tuple[int, float]]] = {}
        for place, text in enumerate(texts):
            vector = self._vector(text)
            for word, weight in vector.items():
                self._postings.setdefault(word, []).append((place, weight))

    def _vector(self, text: Counter[str]) -> dict[str, float]:
        known = {word: (1 + math.log(count)) * self._rarity.get(word, 0.0) for word, count in text.items()}
        length = math.sqrt(sum(weight * weight for weight in known.values())) or 1.0
        return {word: weight / length for word, weight in known.items() if weight}

    def nearest(self, prompt: str, rank: int) -> int:
        """Return the code point in place ``rank`` (0 is the nearest); where no word is shared, the index's order."""
        scores: dict[int, float] = {}
        for word, weight in self._vector(Counter(words_of(prompt))).items():
            for place, other in self._postings[word]:
                scores[place] = scores.get(place, 0.0) + weight * other
        ordered = sorted(scores, key=lambda place: (-scores[place], place))
        if rank < len(ordered):
            return self._characters[ordered[rank]].codepoint
        rest = (place for place in range(len(self._characters)) if place not in scores)
        return self._characters[[*ordered, *rest][rank % len(self._characters)]].codepoint
