"""Requests to their end: from a model to finished grey pictures, for everyone who does not watch."""

from collections.abc import Sequence

from glyphstudio.engine.generate import generate
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.glyphs.pixels import GreyPicture, to_grey


def pictures_of(model: GlyphModel, requests: Sequence[GenerationRequest]) -> list[GreyPicture]:
    """Draw a batch of :func:`~glyphstudio.engine.grouping.groups_of` to its end; return [S, S] uint8 a request.

    Raises as :func:`~glyphstudio.engine.generate.generate`.
    """
    for state in generate(model, requests):  # one at a time: a thousand steps would take a gigabyte
        last = state
    return list(to_grey(last.denoised, model.facts.data_low, model.facts.data_high))
