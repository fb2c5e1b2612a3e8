"""Each gets the score that it deserves: noise, a blank page, copies of training glyphs, the real held-out glyphs.

All through the code that measures models, with the judge that ships.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace

import numpy as np
import pytest

from glyphstudio.evaluation.benchmark import Progress, Row, all_subjects, ceiling_of, evaluate_subject, prepare
from glyphstudio.evaluation.figures import normalised_adherence
from glyphstudio.evaluation.subjects import OwnRealGlyph, RandomRealGlyph, controls
from glyphstudio.glyphs.dictionary import split_of
from tests.evaluation.conftest import EXTENT


@dataclass
class Draws:
    """A subject that draws what ``one`` returns for the number of a task."""

    one: object
    name: str = "test"
    settings: Mapping[str, str] = field(default_factory=dict)

    def draw(self, tasks):
        for number, task in enumerate(tasks):
            yield self.one(number, task)


def row_of(subject, instruments, ground):
    *progress, row = evaluate_subject(subject, instruments.judge, ground)
    count = len(ground.tasks.tasks)
    assert progress == [Progress(subject.name, done, count) for done in range(1, count + 1)]
    assert isinstance(row, Row)
    return row


def values(row):
    return {name: figure.value for name, figure in row.figures.items()}


@pytest.fixture(scope="module")
def real(instruments, ground):
    named = [one for one in instruments.known.values() if one.definition]
    return values(row_of(OwnRealGlyph(instruments.raster, named), instruments, ground))


@pytest.fixture(scope="module")
def random(instruments, ground):
    trained = [one for one in instruments.known.values() if split_of(one) == "train"]
    return values(row_of(RandomRealGlyph(instruments.raster, trained), instruments, ground))


@pytest.fixture(scope="module")
def noise(instruments, ground):
    def speckled(number, _):
        return np.random.default_rng(number).integers(0, 256, (128, 128), dtype=np.uint8)

    return values(row_of(Draws(speckled), instruments, ground))


@pytest.fixture(scope="module")
def blank(instruments, ground):
    return values(row_of(Draws(lambda *_: np.full((128, 128), 255, np.uint8)), instruments, ground))


@pytest.fixture(scope="module")
def copies(instruments, ground):
    """What a model gives that remembers one training glyph and draws it whatever is asked."""
    trained = next(one for one in instruments.known.values() if split_of(one) == "train")
    picture = instruments.raster.draw(trained.codepoint)
    return values(row_of(Draws(lambda *_: picture), instruments, ground))


def test_real_held_out_glyphs_carry_their_radicals_and_find_themselves(real):
    assert real["held_out_top1"] > 0.8
    assert real["held_out_top5"] > 0.94
    assert real["held_out_top1_relaxed"] >= real["held_out_top1"]
    assert real["normalised_adherence"] > 1.0  # strokes say more than the words
    assert (real["retrieval_at_1"], real["retrieval_at_10"]) == (1.0, 1.0)


def test_real_held_out_glyphs_are_legible_and_as_close_to_the_references_as_can_be(real):
    assert abs(real["kid"]) < 0.5
    assert real["precision"] > 0.6
    assert real["coverage"] > 0.6
    assert real["specked"] < 0.05
    assert 3.0 < real["stroke_width"] < 9.0
    assert real["held_out_copies"] == 1.0  # they are in the gallery


def test_random_real_glyphs_are_as_real_and_deaf(random, real):
    assert random["held_out_top1"] < 0.25
    assert random["normalised_adherence"] < 0.4
    assert random["retrieval_at_1"] < 0.1
    assert random["kid"] < 1.0
    assert random["stroke_width"] == pytest.approx(real["stroke_width"], rel=0.1)
    assert random["train_copies"] == 1.0


def test_noise_is_far_from_real_illegible_and_says_nothing(noise, real):
    assert noise["held_out_top1"] < 0.15
    assert noise["normalised_adherence"] < 0.3
    assert noise["retrieval_at_1"] < 0.1
    assert noise["kid"] > abs(real["kid"]) + 1.0
    assert noise["frechet"] > 3.0 * real["frechet"]
    assert (noise["precision"], noise["density"]) == (0.0, 0.0)
    assert noise["specked"] == 1.0
    assert noise["grey"] > 0.6 > 10 * real["grey"] / 4
    assert noise["held_out_copies"] == 0.0


def test_a_blank_page_is_far_from_real_and_no_copy(blank, real):
    assert blank["held_out_top1"] < 0.25
    assert blank["kid"] > abs(real["kid"]) + 1.0
    assert blank["frechet"] > 2.0 * real["frechet"]
    assert blank["recall"] == 0.0
    assert blank["coverage"] < 0.25  # one point, however often drawn, meets the balls of a few outliers
    assert (blank["components"], blank["stroke_width"], blank["ink"]) == (0.0, 0.0, 0.0)
    assert (blank["held_out_copies"], blank["train_copies"]) == (0.0, 0.0)


def test_a_model_that_copies_one_training_glyph_is_found_out(copies, real):
    assert (copies["held_out_copies"], copies["train_copies"]) == (1.0, 1.0)
    assert copies["held_out_nearest_overlap"] == 1.0
    assert copies["held_out_top1"] < 0.35
    assert copies["recall"] < 0.1
    assert copies["coverage"] < 0.3
    assert copies["kid"] > abs(real["kid"]) + 1.0
    assert copies["specked"] in {0.0, 1.0}


def test_every_figure_has_an_interval_around_it_and_a_count(instruments, ground):
    subject = controls(instruments.raster, instruments.known, list(instruments.known))[0]
    row = row_of(subject, instruments, ground)
    for name, figure in row.figures.items():
        assert figure.low <= figure.value <= figure.high, name
        assert figure.count in {36, EXTENT.held_out, EXTENT.train}, name
    assert row.board.shape == (36, 128, 128)


def test_the_nearest_definition_gives_training_glyphs_only(instruments, ground):
    nearest = controls(instruments.raster, instruments.known, list(instruments.known))[0]
    trained = {one.codepoint for one in instruments.known.values() if split_of(one) == "train"}
    shown = {instruments.raster.draw(codepoint).tobytes() for codepoint in trained}
    assert all(picture.tobytes() in shown for picture in nearest.draw(ground.tasks.tasks))


def test_models_come_before_the_controls(instruments, ground):
    names = [subject.name for subject in all_subjects([Draws(None, "mine")], instruments, ground)]
    assert names == ["mine", "nearest definition", "random real glyph", "own real glyph"]


def test_the_ends_of_the_normalised_adherence(ground):
    ceiling = ceiling_of(ground)
    assert 0.3 < ceiling.text < 0.7
    assert 0.0 < ceiling.prior < 0.1
    text, prior = ground.text_right, ground.prior
    assert normalised_adherence(text, text, prior).value == pytest.approx(1.0)
    assert normalised_adherence(prior, text, prior).value == pytest.approx(0.0)


def test_another_encoder_is_refused(instruments):
    other = replace(instruments, text_radicals=replace(instruments.text_radicals, encoder="0" * 64))
    with pytest.raises(ValueError, match="another text encoder"):
        next(prepare(other, EXTENT))
