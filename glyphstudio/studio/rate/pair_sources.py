"""Where pairs of glyphs come from: drawn for a list of prompts, or out of the library. Run on a worker's thread."""

import itertools
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import replace
from typing import TYPE_CHECKING

from glyphstudio.engine.defaults import default_request
from glyphstudio.library.entries import Entry, folded
from glyphstudio.library.library import Library
from glyphstudio.library.search import Search
from glyphstudio.studio.rate.ratings import Candidate, Side
from glyphstudio.studio.services import Services

if TYPE_CHECKING:  # it brings NumPy
    from glyphstudio.engine.model import GlyphModel

MOST_PROMPTS = 1000
MOST_OF_ONE = 40
"""Pictures of one prompt of which pairs are made."""


def drawn_pairs(
    services: Services, model: "GlyphModel", prompts: Sequence[str], judged: AbstractSet[str]
) -> Iterator[Candidate | None]:
    """Draw two glyphs of each of ``prompts``, then two others of each, without end.

    What is in ``judged`` is passed over undrawn, so that the next start goes on where this one left off.
    """
    for turn in itertools.count() if prompts else ():
        for prompt in prompts:
            key = f"{model.facts.name}|{prompt}|{2 * turn}"
            if key not in judged:
                yield from _drawn(services, model, key, prompt, 2 * turn)


def _drawn(services: Services, model: "GlyphModel", key: str, prompt: str, seed: int) -> Iterator[Candidate | None]:
    """Yield None after each step, so that drawing can be stopped there, and at last the pair."""
    first = default_request(model.facts, prompt, seed=seed)
    requests = (first, replace(first, seed=seed + 1))
    for frame in services.draw(model, requests):
        pictures = frame.pictures
        yield None
    left, right = (
        Side(png=services.encode(picture, request), grey=picture.clean, size=picture.size, seed=request.seed)
        for picture, request in zip(pictures, requests, strict=True)
    )
    yield Candidate(key=key, prompt=prompt, left=left, right=right)


def library_pairs(services: Services, library: Library, size: int, judged: AbstractSet[str]) -> Iterator[Candidate]:
    """Pair the pictures of each prompt in ``library`` that have ``size`` pixels a side, newest prompt first.

    Both have the same style: a verdict is on the glyphs, not on the fonts.
    """
    for prompt in library.prompts(MOST_PROMPTS):
        # A prompt is no search: its words could be a day or a tag.
        numbers = library.find(Search(words=(folded(prompt),)))[:MOST_OF_ONE]
        entries = [entry for entry in library.entries(numbers) if entry.prompt == prompt]
        sides = [
            ("" if entry.request is None else entry.request.style, side)
            for entry in entries
            if (side := _side(services, entry)) is not None and side.size == size
        ]
        for (first, (style, left)), (second, (other, right)) in itertools.combinations(enumerate(sides), 2):
            # Verdicts of a time before styles keep their keys.
            key = "|".join(["library", prompt, str(left.seed), str(right.seed), *([style] if style else [])])
            if style == other and key not in judged:
                # Which was drawn last is of no importance, but would always be on the left.
                pair = (left, right) if (first + second) % 2 else (right, left)
                yield Candidate(key=key, prompt=prompt, left=pair[0], right=pair[1])


def _side(services: Services, entry: Entry) -> Side | None:
    try:
        size, grey = services.decode(entry.png)
    except ValueError:
        return None
    return Side(png=entry.png, grey=grey, size=size, seed=entry.seed)


def late(pairs: Callable[[], Iterator[Candidate | None]]) -> Iterator[Candidate | None]:
    """Yield what ``pairs()`` gives, which is called when the first is asked for: on the thread that asks."""
    yield from pairs()


def first_that_teaches(pairs: Iterator[Candidate | None]) -> Iterator[Candidate | None]:
    """Yield the next of ``pairs`` that is not the same glyph twice, if there is one; nothing after it is made.

    None is yielded as often as somebody may want to stop: while a pair is drawn, and in place of one that is dropped.
    """
    for pair in pairs:
        if pair is None or not pair.differs:
            yield None
        else:
            yield pair
            return
