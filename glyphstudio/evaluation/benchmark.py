"""Runs the benchmark: the real glyphs once, then each subject draws every task and is measured."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from glyphstudio.engine.request import JsonValue
from glyphstudio.engine.text import TextEncoder
from glyphstudio.evaluation.figures import Figures, Ground, measure_all
from glyphstudio.evaluation.gallery import Gallery, build_gallery
from glyphstudio.evaluation.reading import MOST, Reader, Reading, read_real
from glyphstudio.evaluation.subjects import Subject, controls
from glyphstudio.evaluation.tasks import Extent, TaskSet, make_tasks
from glyphstudio.evaluation.text_radicals import TextRadicals, mean_states
from glyphstudio.glyphs.dictionary import Character
from glyphstudio.glyphs.raster import GlyphRaster
from glyphstudio.inference.judge import GlyphJudge

Pictures = npt.NDArray[np.uint8]


@dataclass(frozen=True)
class Progress:
    """``done`` of ``total`` pictures of what is called ``name``."""

    name: str
    done: int
    total: int


@dataclass(frozen=True, eq=False)
class Row:
    """One subject's figures, and the pictures of the board's words with seed 0, uint8 [36, 128, 128]."""

    name: str
    settings: Mapping[str, JsonValue]
    figures: Figures
    board: Pictures


@dataclass(frozen=True)
class Ceiling:
    """On the held-out definitions: share of radicals that the text tells, and that a blind draw would meet."""

    text: float
    prior: float


@dataclass(frozen=True, eq=False)
class Instruments:
    """What measures: the ``judge``, the classifier of definitions with its ``encoder``, the font of the real glyphs.

    ``reader`` is an OCR, None where there is none.
    """

    judge: GlyphJudge
    text_radicals: TextRadicals
    encoder: TextEncoder
    raster: GlyphRaster
    known: Mapping[int, Character]
    reader: Reader | None = None


def prepare(instruments: Instruments, extent: Extent) -> Iterator[Progress | Ground]:
    """Draw and judge the real glyphs and choose the tasks; the last item is the ground.

    Raises ``ValueError`` when the text classifier belongs to another encoder.
    """
    if instruments.text_radicals.encoder != instruments.encoder.sha256:
        raise ValueError("the classifier of definitions was fitted on another text encoder")
    gallery: Gallery | None = None
    for done, gallery in build_gallery(instruments.raster, instruments.judge, list(instruments.known)):  # noqa: B007
        yield Progress("real glyphs", done, len(instruments.known))
    assert gallery is not None
    tasks = make_tasks(extent, instruments.known, [int(codepoint) for codepoint in gallery.codepoints])
    reading: Reading | None = None
    for item in _readings(instruments, tasks):
        if isinstance(item, Progress):
            yield item
        else:
            reading = item
    yield ground_of(instruments, gallery, tasks, reading)


def _readings(instruments: Instruments, tasks: TaskSet) -> Iterator[Progress | Reading]:
    """Let the reader read the first references, if there is one."""
    if instruments.reader is None:
        return
    chosen = [instruments.raster.draw(codepoint) for codepoint in tasks.references[:MOST]]
    pictures = [picture for picture in chosen if picture is not None]
    for item in read_real(instruments.reader, pictures):
        yield Progress("read by OCR", item, len(pictures)) if isinstance(item, int) else item


def ground_of(instruments: Instruments, gallery: Gallery, tasks: TaskSet, reading: Reading | None = None) -> Ground:
    """Return what the subjects are measured against."""
    held = [tasks.tasks[place] for place in tasks.of("held_out")]
    wanted = np.array([task.radical for task in held], dtype=np.int64)
    means = mean_states(instruments.encoder, [task.prompt for task in held])
    return Ground(
        tasks=tasks,
        gallery=gallery,
        text_right=instruments.text_radicals.read(means) == wanted,
        prior=instruments.text_radicals.share[wanted - 1].astype(np.float64),
        reading=reading,
    )


def ceiling_of(ground: Ground) -> Ceiling:
    """Return the two ends of the normalised adherence."""
    return Ceiling(round(float(ground.text_right.mean()), 6), round(float(ground.prior.mean()), 6))


def all_subjects(models: Sequence[Subject], instruments: Instruments, ground: Ground) -> tuple[Subject, ...]:
    """Return the models and, behind them, the controls."""
    drawable = [int(codepoint) for codepoint in ground.gallery.codepoints]
    return (*models, *controls(instruments.raster, instruments.known, drawable))


def evaluate_subject(subject: Subject, judge: GlyphJudge, ground: Ground) -> Iterator[Progress | Row]:
    """Let ``subject`` draw every task, and measure; the last item is its row."""
    tasks = ground.tasks.tasks
    drawn = []
    for picture in subject.draw(tasks):
        drawn.append(picture)
        yield Progress(subject.name, len(drawn), len(tasks))
    pictures = np.stack(drawn)
    figures = measure_all(pictures, judge.look(pictures), ground)
    first = [place for place in ground.tasks.of("probe") if tasks[place].seed == 0]
    yield Row(subject.name, subject.settings, figures, pictures[first])
