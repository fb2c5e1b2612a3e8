"""A movie from its design: which shots there are, and their frames on a reel."""

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.glyphs.labels import Labels
from glyphstudio.movies.frames import FrameComposer, Shot, View, denoising, guidance_sweep, morph
from glyphstudio.movies.reel import Playback, Reel

HIGHEST_WEIGHT = 99
"""Where the posts' movie of guidance ends."""
DENOISING, GUIDANCE, MORPH = "denoising", "guidance", "morph"
MORPH_MOMENTS = 49
"""Pictures from one prompt to the other, both included."""


@dataclass(frozen=True, kw_only=True)
class MovieDesign:
    """What changes in it (:data:`DENOISING`, :data:`GUIDANCE` or :data:`MORPH`), and how it plays."""

    of: str = DENOISING
    view: View = "noisy"
    """What the steps of :data:`DENOISING` show."""
    to: str = ""
    """The prompt that a :data:`MORPH` leads to."""
    playback: Playback = field(default_factory=Playback)
    pixels: int | None = None
    """Side of a glyph; None: the model's."""


@dataclass(frozen=True)
class FilmProgress:
    """``done`` of ``total`` frames are on the reel, after ``elapsed`` seconds."""

    done: int
    total: int
    elapsed: float

    @property
    def remaining(self) -> float:
        """Seconds to go at the pace so far."""
        return self.elapsed / self.done * (self.total - self.done)


def film(
    model: GlyphModel, requests: Sequence[GenerationRequest], design: MovieDesign, labels: Labels, reel: Reel
) -> Iterator[FilmProgress]:
    """Draw the frames of ``requests``, which differ in their seeds only, onto ``reel``; yield after each.

    Raises as :func:`~glyphstudio.movies.frames.denoising`. To cancel, stop iterating.
    """
    pixels = design.pixels or model.facts.image_size
    composer = FrameComposer(len(requests), pixels, requests[0].prompt, labels)
    shots, total = _shots(model, requests, design)
    begun = time.monotonic()
    for shot in shots:
        reel.append(composer.compose(shot))
        yield FilmProgress(len(reel), total, time.monotonic() - begun)


def _shots(model: GlyphModel, requests: Sequence[GenerationRequest], design: MovieDesign) -> tuple[Iterator[Shot], int]:
    """Return the shots and how many there will be."""
    if design.of == GUIDANCE:
        weights = [float(weight) for weight in range(HIGHEST_WEIGHT + 1)]
        return guidance_sweep(model, requests, weights), len(weights)
    if design.of == MORPH:
        return morph(model, requests, design.to, MORPH_MOMENTS), MORPH_MOMENTS
    return denoising(model, requests, design.view), requests[0].steps + (design.view == "noisy")
