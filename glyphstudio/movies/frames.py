"""From a run to frames: a grid of glyphs over a caption bar, as in the posts."""

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageDraw

from glyphstudio.engine.generate import generate
from glyphstudio.engine.initial_latents import begin
from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.morph import Morph
from glyphstudio.engine.pictures import pictures_of
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.labels import Labels, one_line
from glyphstudio.glyphs.pixels import noisy_to_grey, to_grey

Frame: TypeAlias = npt.NDArray[np.uint8]
"""[H, W], 0 ink … 255 paper."""
View: TypeAlias = Literal["noisy", "predicted"]
MOST_GLYPHS = 36
TRACK, FILL, INK = 225, 120, 60
"""Greys of the bar's ground, of its filled part, and of the text."""


@dataclass(frozen=True)
class Shot:
    """The glyphs of one moment [B, S, S] and what is said below them."""

    pictures: npt.NDArray[np.uint8]
    caption: str
    fraction: float
    """How much of the bar is filled, 0 … 1."""


def denoising(model: GlyphModel, requests: Sequence[GenerationRequest], view: View) -> Iterator[Shot]:
    """Yield a shot a step of requests that differ in their seeds only; the noisy view begins with the noise itself.

    Raises ``RequestError`` for more than :data:`MOST_GLYPHS`, otherwise as ``generate``.
    """
    if len(requests) > MOST_GLYPHS:
        raise RequestError(f"a movie shows 1 to {MOST_GLYPHS} glyphs, not {len(requests)}")
    states = generate(model, requests)
    low, high = model.facts.data_low, model.facts.data_high
    if view == "noisy":
        beginning = begin(model.facts, requests)
        yield Shot(noisy_to_grey(beginning.latents, float(beginning.levels[0]), low, high), "0 % denoised", 0.0)
    for state in states:
        if view == "noisy":
            pictures = noisy_to_grey(state.latents, state.sigma, low, high)
        else:
            pictures = to_grey(state.denoised, low, high)
        share = state.step / state.total_steps
        yield Shot(pictures, f"{math.floor(100 * share)} % denoised", share)


def guidance_sweep(
    model: GlyphModel, requests: Sequence[GenerationRequest], weights: Sequence[float]
) -> Iterator[Shot]:
    """Yield the finished pictures at each weight of guidance. Raises as :func:`denoising`."""
    if len(requests) > MOST_GLYPHS:
        raise RequestError(f"a movie shows 1 to {MOST_GLYPHS} glyphs, not {len(requests)}")
    for number, weight in enumerate(weights, start=1):
        pictures = pictures_of(model, [replace(request, guidance=weight) for request in requests])
        yield Shot(np.stack(pictures), f"guidance {weight:g}", number / len(weights))


def morph(model: GlyphModel, requests: Sequence[GenerationRequest], prompt: str, moments: int) -> Iterator[Shot]:
    """Yield the finished pictures on the way from the requests' own prompt to ``prompt``, in ``moments`` places.

    Each seed keeps its noise, so the text alone moves the strokes. Raises as :func:`denoising`.
    """
    if len(requests) > MOST_GLYPHS:
        raise RequestError(f"a movie shows 1 to {MOST_GLYPHS} glyphs, not {len(requests)}")
    for number in range(moments):
        share = number / (moments - 1)
        pictures = []
        for request in requests:
            place = Morph(prompts=(prompt,), seeds=(request.seed,), across=share)
            pictures += pictures_of(model, [replace(request, morph=place)])
        yield Shot(np.stack(pictures), f"{round(100 * share)} % {one_line(prompt)}", share)


class FrameComposer:
    """Lays shots out: the grid as square as can be, glyphs of ``pixels``, and a caption bar with the prompt.

    Width and height are even, as H.264 wants them. Pictures that are no squares have a ``height`` of their own.
    """

    def __init__(self, count: int, pixels: int, prompt: str, labels: Labels, height: int | None = None) -> None:
        self._labels = labels
        self._pixels, self._height = pixels, height or pixels
        self._columns = math.ceil(math.sqrt(count))
        rows = math.ceil(count / self._columns)
        self._em = max(12, pixels * self._columns // 24)
        self._gap = max(2, pixels // 32)
        side = pixels + self._gap
        self.width = _even(self._columns * side + self._gap)
        self._bar = _even(rows * (self._height + self._gap) + self._gap)
        self.height = self._bar + _even(round(2.6 * self._em))
        self._prompt = one_line(prompt)

    def compose(self, shot: Shot) -> Frame:
        """Return the frame of a shot."""
        frame = Image.new("L", (self.width, self.height), 255)
        for place, picture in enumerate(shot.pictures):
            row, column = divmod(place, self._columns)
            image = Image.fromarray(picture)
            if image.size != (self._pixels, self._height):
                image = image.resize((self._pixels, self._height), Image.Resampling.LANCZOS)
            corner = (
                self._gap + self._pixels * column + self._gap * column,
                self._gap + (self._height + self._gap) * row,
            )
            frame.paste(image, corner)
        self._draw_bar(ImageDraw.Draw(frame), shot)
        return np.asarray(frame)

    def _draw_bar(self, pen: ImageDraw.ImageDraw, shot: Shot) -> None:
        left, right, top = self._gap, self.width - self._gap - 1, self._bar
        thick = max(2, self._em // 4)
        pen.rectangle((left, top, right, top + thick), fill=TRACK)
        if shot.fraction > 0:
            pen.rectangle((left, top, left + round((right - left) * shot.fraction), top + thick), fill=FILL)
        baseline = top + thick + 1.35 * self._em
        said = self._labels.width(shot.caption, self._em)
        self._labels.draw(pen, right - said, baseline, shot.caption, self._em, INK)
        room = (right - left - said) / self._em - 1
        if room > 1:
            self._labels.draw(pen, left, baseline, self._labels.fitted(self._prompt, room), self._em, INK)


def _even(length: int) -> int:
    return length + length % 2
