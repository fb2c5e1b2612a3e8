"""Movies, from the window and the command line alike."""

import importlib.util
import io
import json
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
from PIL import Image

from glyphstudio.engine.model import GlyphModel
from glyphstudio.engine.request import GenerationRequest, JsonValue
from glyphstudio.errors import MissingExtraError
from glyphstudio.exports.chosen import Chosen
from glyphstudio.exports.progress import PicturePreview
from glyphstudio.files.files import new_file
from glyphstudio.files.request_metadata import encode_record
from glyphstudio.movies.film import MORPH, FilmProgress, MovieDesign, film
from glyphstudio.movies.formats import WRITERS
from glyphstudio.movies.frames import FrameComposer, Shot
from glyphstudio.movies.reel import Playback, Reel
from glyphstudio.movies.training import training
from glyphstudio.sheets.drawing import open_labels

PREVIEW_PIXELS = 256


def check_encoder(out: Path) -> None:
    """Say before anything is drawn that MP4 cannot be written; raises ``MissingExtraError``."""
    if out.suffix.lower() == ".mp4" and importlib.util.find_spec("av") is None:
        raise MissingExtraError(
            "MP4 needs PyAV, which is not installed", "Install it: pip install 'glyphstudio[video]'."
        )


def written_movie(
    model: GlyphModel, requests: Sequence[GenerationRequest], design: MovieDesign, out: Path, *, replace: bool
) -> Iterator[FilmProgress]:
    """Draw the frames, yielding after each, then write the movie to ``out``."""
    told: dict[str, JsonValue] = {"to": design.to} if design.of == MORPH else {"view": design.view}
    record = encode_record("movie", requests, of=design.of, **told)
    with Reel() as reel:
        yield from film(model, requests, design, open_labels(), reel)
        with new_file(out, force=replace) as file:
            WRITERS[out.suffix.lower()](file, reel, design.playback, record)


def written_training(run: Path, playback: Playback, out: Path, *, pixels: int | None, replace: bool) -> Iterator[int]:
    """Write the sheets of the training run ``run`` as a movie to ``out``, ``pixels`` wide; yield the frames so far.

    Raises as :func:`~glyphstudio.movies.training.training`.
    """
    with Reel() as reel:
        composer: FrameComposer | None = None
        for shot in training(run):
            high, wide = shot.pictures.shape[1:]
            width = pixels or wide
            composer = composer or FrameComposer(1, width, run.name, open_labels(), round(high * width / wide))
            reel.append(composer.compose(shot))
            yield len(reel)
        record = json.dumps({"kind": "movie", "of": "training", "run": run.name})
        with new_file(out, force=replace) as file:
            WRITERS[out.suffix.lower()](file, reel, playback, record)


def movie_preview(chosen: Chosen, design: MovieDesign, count: int, frames: int) -> PicturePreview:
    """Return how the movie ends: the picture that is there already, its followers as paper."""
    picture = chosen.picture_of(0)
    pictures = np.full((count, *picture.shape), 255, dtype=np.uint8)
    pictures[0] = picture
    composer = FrameComposer(count, PREVIEW_PIXELS, chosen.requests[0].prompt, open_labels())
    frame = composer.compose(Shot(pictures, "100 % denoised", 1.0))
    file = io.BytesIO()
    Image.fromarray(frame).save(file, "PNG")
    seconds = sum(seconds for _, seconds in design.playback.order(frames))
    return PicturePreview(file.getvalue(), "PNG", f"{frames} frames, {seconds:.1f} s")
