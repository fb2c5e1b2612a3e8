"""From a prompt to a composition: the text's priors through ONNX Runtime, the choice by the seed."""

import re
import zlib
from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.weights import WeightedPrompt, read_weights
from glyphstudio.errors import MismatchError
from glyphstudio.glyphs.components import Parts, Vocabulary
from glyphstudio.glyphs.composer import Composer
from glyphstudio.inference.bundle import COMPOSER_GRAPH, Bundle
from glyphstudio.inference.method_cache import remembering
from glyphstudio.inference.runtime import open_session, run_session
from glyphstudio.inference.weighting import Encoded, SpanningEncoder, encode_weighted

MOST_WORDS = 8
"""Words of a prompt that are read one by one as well."""
STREAM = 1
"""Keeps the choice of components apart from the stream of noise that has the same seed."""
EMPTY_WORDS = frozenset(
    [
        "a",
        "an",
        "the",
        "and",
        "or",
        "but",
        "of",
        "in",
        "on",
        "at",
        "to",
        "by",
        "for",
        "from",
        "with",
        "without",
        "into",
        "over",
        "under",
        "is",
        "are",
        "was",
        "be",
        "being",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "as",
        "very",
        "one",
        "some",
        "any",
        "no",
        "not",
        "like",
    ]
)

Priors = tuple[npt.NDArray[np.float64], npt.NDArray[np.float64]]
"""Chances [215] of the radicals, and lifts [P + 1] of the parts in nats."""


class OnnxComposer:
    """Invents compositions for a bundle that lists the parts it knows.

    A text suggests radicals and parts as a whole, and by each of its words: so the partner of "dragon king" may be the
    king. Weights in a prompt weigh its words here, too.

    Raises ``BundleError`` or ``MismatchError`` when the bundle's graph cannot be used.
    """

    def __init__(self, bundle: Bundle, parts: Parts, encoder: SpanningEncoder) -> None:
        self.vocabulary = Vocabulary(parts.components)
        self._encoder = encoder
        self._composer = Composer(self.vocabulary)
        self._session = open_session(bundle.read(COMPOSER_GRAPH), threads=1)
        given = {value.name for value in self._session.get_outputs()}
        asked = {value.name for value in self._session.get_inputs()}
        if (asked, given) != ({"states", "mask"}, {"radicals", "parts"}):
            raise MismatchError(
                f"{COMPOSER_GRAPH} takes {', '.join(sorted(asked))} and gives {', '.join(sorted(given))}",
                "Install the model again.",
            )
        shares = (np.array(parts.counts, dtype=np.float64) + 0.5) / (parts.characters + 1.0)
        self._usual = np.concatenate([[0.0], np.log(shares) - np.log1p(-shares)])
        self._priors = remembering(self._new_priors, 64)

    def compose(self, prompt: str, radical: int, seed: int, strokes: int = 0) -> str:
        """Return a composition for ``prompt``, "" when there is none. See the engine's port."""
        if not prompt and not radical:
            return ""
        chances, lifts = self._priors(prompt)
        if radical:
            chances = np.zeros_like(chances)
            chances[radical] = 1.0
        # The prompt takes part, so that prompts drawn with the same seed do not share their partners; its weights do
        # not, so that a weight which is changed a little leaves the choice as it was.
        random = np.random.default_rng((STREAM, seed, zlib.crc32(read_weights(prompt).text.encode())))
        return self._composer.compose(chances, lifts, random, strokes)

    def radical_of(self, prompt: str, composition: str) -> int:
        """Return the radical that ``composition`` shows, the one that fits ``prompt`` best; 0 for none."""
        candidates = self._composer.radicals_of(composition)
        if not candidates:
            return 0
        chances, _ = self._priors(prompt)
        return max(candidates, key=lambda radical: chances[radical])

    def _new_priors(self, prompt: str) -> Priors:
        whole = read_weights(prompt)
        words = words_of(whole.text)
        weights = None if whole.is_plain else weights_of(words, whole)
        alone = [self._encoder.encode([word]) for word in words]
        chances, logits = self._suggested([encode_weighted(self._encoder, whole), *alone])
        if words:
            chances[0] = 0.5 * chances[0] + 0.5 * np.average(chances[1:], axis=0, weights=weights)
        if weights is not None:
            logits = logits[[True, *(weight > 0.0 for weight in weights)]]
        lifts = logits.max(axis=0)[: len(self._usual)] - self._usual
        lifts[0] = 0.0
        return chances[0], lifts

    def _suggested(self, texts: Sequence[Encoded]) -> Priors:
        """Return chances [N, 215] and logits [N, slots], each text alone so that none changes another."""
        chances, logits = [], []
        for states, mask in texts:
            answer = run_session(self._session, {"states": states, "mask": mask.astype(np.float32)})
            chances.append(answer["radicals"][0].astype(np.float64))
            logits.append(answer["parts"][0].astype(np.float64))
        return np.stack(chances), np.stack(logits)


def words_of(prompt: str) -> list[str]:
    """Return the words of ``prompt`` that mean something alone, when there are at least two; the first eight."""
    words = [word for word in re.findall(r"[^\W\d_]+", prompt.casefold()) if word not in EMPTY_WORDS]
    words = list(dict.fromkeys(words))[:MOST_WORDS]
    return words if len(words) > 1 else []


def weights_of(words: Sequence[str], prompt: WeightedPrompt) -> list[float] | None:
    """Return the weight of each of ``words`` in ``prompt``; None when none of them counts."""
    found: dict[str, float] = {}
    for match in re.finditer(r"[^\W\d_]+", prompt.text):
        found.setdefault(match[0].casefold(), prompt.weight_of(*match.span()))
    weights = [found.get(word, 1.0) for word in words]
    return weights if any(weights) else None
