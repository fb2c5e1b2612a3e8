"""Confidence is compared with that in real glyphs, so a reader that knows few characters is no excuse."""

from dataclasses import replace

import numpy as np
import pytest

from glyphstudio.evaluation.benchmark import Progress, evaluate_subject, prepare
from glyphstudio.evaluation.reading import MOST, Reading, read_real
from glyphstudio.evaluation.subjects import controls
from tests.evaluation.conftest import EXTENT
from tests.evaluation.test_honesty import Draws


class InkReader:
    """As sure as there is ink."""

    def confidence(self, picture):
        return float(1.0 - picture.mean() / 255.0)


def page(ink):
    return np.full((128, 128), round(255 * (1.0 - ink)), np.uint8)


def test_the_mean_over_the_real_glyphs_is_kept():
    *done, reading = read_real(InkReader(), [page(0.2), page(0.6)])
    assert done == [1, 2]
    assert reading.real == pytest.approx(0.4, abs=0.01)
    assert reading.of(np.stack([page(0.6), page(0.0)])) == pytest.approx([0.6, 0.0], abs=0.01)


def test_no_more_are_read_than_are_needed():
    *done, _ = read_real(InkReader(), [page(0.5)] * (MOST + 50))
    assert done[-1] == MOST


@pytest.mark.parametrize("pictures", [[], [page(0.0)]])
def test_a_reader_that_reads_nothing_measures_nothing(pictures):
    with pytest.raises(ValueError, match="reads no real glyph"):
        list(read_real(InkReader(), pictures))


def test_the_row_tells_the_confidence_and_its_quotient(instruments):
    *progress, ground = prepare(replace(instruments, reader=InkReader()), EXTENT)
    assert progress[-1] == Progress("read by OCR", EXTENT.references, EXTENT.references)
    assert isinstance(ground.reading, Reading)
    *_, row = evaluate_subject(Draws(lambda *_: page(0.5)), instruments.judge, ground)
    assert row.figures["ocr"].value == pytest.approx(0.5, abs=0.01)
    assert row.figures["ocr_relative"].value == pytest.approx(0.5 / ground.reading.real, abs=0.01)
    assert row.figures["ocr"].count == EXTENT.held_out


def test_without_a_reader_nothing_is_said_of_it(instruments, ground):
    subject = controls(instruments.raster, instruments.known, list(instruments.known))[2]
    *_, row = evaluate_subject(subject, instruments.judge, ground)
    assert not {"ocr", "ocr_relative"} & row.figures.keys()
