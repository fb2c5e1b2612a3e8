"""From the pictures of one subject to its figures."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glyphstudio.evaluation.distances import frechet_distance, kernel_distance
from glyphstudio.evaluation.gallery import Gallery, unit_rows
from glyphstudio.evaluation.intervals import GROUPS, Figure, bootstrap_figure, jackknife_figure, mean_figure
from glyphstudio.evaluation.legibility import measure
from glyphstudio.evaluation.manifolds import Manifolds, compare_manifolds
from glyphstudio.evaluation.reading import Reading
from glyphstudio.evaluation.tasks import Part, TaskSet
from glyphstudio.inference.judge import Judgement

COPY = 0.9
"""Intersection over union from which a picture counts as a copy of a real glyph."""
RANKS = (1, 5, 10)
MANIFOLD_NAMES = ("precision", "recall", "density", "coverage")

Figures = Mapping[str, Figure]


@dataclass(frozen=True, eq=False)
class Ground:
    """What all subjects are measured against.

    ``text_right`` bool [H]: whether the text alone tells the radical of each held-out task; ``prior`` float [H]: the
    share of that radical among the training definitions. ``reading`` is None where there is no OCR.
    """

    tasks: TaskSet
    gallery: Gallery
    text_right: npt.NDArray[np.bool_]
    prior: npt.NDArray[np.float64]
    reading: Reading | None = None


def measure_all(pictures: npt.NDArray[np.uint8], judgement: Judgement, ground: Ground) -> dict[str, Figure]:
    """Return every figure of pictures uint8 [T, 128, 128], one a task, in the order in which they are shown."""
    held = ground.tasks.of("held_out")
    return {
        **_adherence(judgement, ground),
        **_retrieval(judgement.features[held], ground),
        **_realism(judgement.features[held], ground),
        **_legibility(pictures[held]),
        **_reading(pictures[held], ground.reading),
        **_novelty(pictures, judgement, ground),
    }


def _hits(judgement: Judgement, ground: Ground, places: Sequence[int], count: int, relaxed: bool) -> list[bool]:
    """Return whether a wanted (or, ``relaxed``, accepted) radical is among the ``count`` likeliest of each picture."""
    ranking = judgement.ranking(count)
    hits = []
    for place in places:
        task = ground.tasks.tasks[place]
        wanted = task.accepted if relaxed else {task.radical}
        hits.append(bool(wanted & set(ranking[place].tolist())))
    return hits


def _adherence(judgement: Judgement, ground: Ground) -> dict[str, Figure]:
    figures = {}
    parts: tuple[Part, ...] = ("probe", "held_out")
    for part in parts:
        places = ground.tasks.of(part)
        words = [ground.tasks.tasks[place].prompt for place in places]
        for relaxed in (False, True):
            for count in (1, 5):
                name = f"{part}_top{count}{'_relaxed' if relaxed else ''}"
                figures[name] = mean_figure(_hits(judgement, ground, places, count, relaxed), words)
    right = _hits(judgement, ground, ground.tasks.of("held_out"), 1, relaxed=False)
    figures["normalised_adherence"] = normalised_adherence(right, ground.text_right, ground.prior)
    return figures


def normalised_adherence(right: npt.ArrayLike, text_right: npt.ArrayLike, prior: npt.ArrayLike) -> Figure:
    """Return (RA − RA_prior) / (RA_text − RA_prior), each the mean of its column [N], resampled together.

    0 is a glyph drawn without reading, 1 what the definition allows; above 1 the strokes say more than the words.
    """
    columns = np.stack([np.asarray(column, dtype=np.float64) for column in (right, text_right, prior)], axis=1)
    return bootstrap_figure(
        columns, lambda means: (means[:, 0] - means[:, 2]) / np.maximum(means[:, 1] - means[:, 2], 1e-9)
    )


def _retrieval(features: npt.NDArray[np.float32], ground: Ground) -> dict[str, Figure]:
    """Return how often a definition's real glyph is among the nearest to its picture, of all that were asked for."""
    tasks = [ground.tasks.tasks[place] for place in ground.tasks.of("held_out")]
    real = ground.gallery.judgement.features[ground.gallery.rows_of([task.codepoint for task in tasks])]
    cosines = unit_rows(features) @ unit_rows(real).T
    own = np.diagonal(cosines)[:, None]
    ranks = (cosines > own + 1e-9).sum(axis=1)
    return {f"retrieval_at_{rank}": mean_figure(ranks < rank) for rank in RANKS}


def _realism(features: npt.NDArray[np.float32], ground: Ground) -> dict[str, Figure]:
    gallery = ground.gallery
    real = gallery.judgement.features[gallery.rows_of(ground.tasks.references)]
    count = len(features)
    if count < 2 * GROUPS or len(real) < count:
        return {}
    equal = real[:count]
    found: dict[bytes, Manifolds] = {}

    def manifolds(rows: npt.NDArray[np.int64]) -> Manifolds:
        return found.setdefault(rows.tobytes(), compare_manifolds(equal, features[rows]))

    return {
        "kid": jackknife_figure(lambda rows: kernel_distance(real, features[rows]), count),
        "frechet": jackknife_figure(lambda rows: frechet_distance(real, features[rows]), count),
        **{
            name: jackknife_figure(lambda rows, name=name: getattr(manifolds(rows), name), count)  # type: ignore[misc]
            for name in MANIFOLD_NAMES
        },
    }


def _legibility(pictures: npt.NDArray[np.uint8]) -> dict[str, Figure]:
    measured = [measure(picture) for picture in pictures]
    return {
        "specked": mean_figure([one.specks > 0 for one in measured]),
        "components": mean_figure([one.components for one in measured]),
        "stroke_width": mean_figure([one.stroke_width for one in measured]),
        "ink": mean_figure([one.ink for one in measured]),
        "grey": mean_figure([one.grey for one in measured]),
    }


def _reading(pictures: npt.NDArray[np.uint8], reading: Reading | None) -> dict[str, Figure]:
    if reading is None:
        return {}
    sure = reading.of(pictures)
    return {"ocr": mean_figure(sure), "ocr_relative": mean_figure(sure / reading.real)}


def _novelty(pictures: npt.NDArray[np.uint8], judgement: Judgement, ground: Ground) -> dict[str, Figure]:
    figures = {}
    parts: tuple[Part, ...] = ("held_out", "train")
    for part in parts:
        places = ground.tasks.of(part)
        if places:
            nearest = ground.gallery.nearest(judgement.features[places], pictures[places])
            figures[f"{part}_nearest_cosine"] = mean_figure([one.cosine for one in nearest])
            figures[f"{part}_nearest_overlap"] = mean_figure([one.overlap for one in nearest])
            figures[f"{part}_copies"] = mean_figure([one.overlap > COPY for one in nearest])
    return figures
