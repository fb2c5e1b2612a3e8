"""Laying pictures on each other, and finding the real glyph that a picture is most like."""

import numpy as np
import pytest

from glyphstudio.evaluation.gallery import CANDIDATES, SHIFT, Gallery, best_overlap, unit_rows
from glyphstudio.inference.judge import Judgement


def box(top, left, height=20, width=10):
    mask = np.zeros((64, 64), dtype=bool)
    mask[top : top + height, left : left + width] = True
    return mask


def test_overlap_is_intersection_over_union_at_the_best_shift():
    others = np.stack([box(20, 20), box(20 + SHIFT, 20 - SHIFT), box(20, 20 + SHIFT + 5), box(20, 20, 20, 20)])
    assert best_overlap(box(20, 20), others) == pytest.approx([1.0, 1.0, 5 / 15, 0.5])


def test_blank_pages_have_nothing_in_common():
    blank = np.zeros((64, 64), dtype=bool)
    assert best_overlap(blank, np.stack([blank, box(0, 0)])) == pytest.approx([0.0, 0.0])


def test_unit_rows_have_length_one_but_for_zero():
    rows = unit_rows(np.array([[3.0, 4.0], [0.0, 0.0]], dtype=np.float32))
    assert rows == pytest.approx(np.array([[0.6, 0.8], [0.0, 0.0]]))


def judgement_of(features):
    count = len(features)
    return Judgement(features, np.zeros((count, 214), np.float32), np.zeros(count, np.float32))


def test_features_choose_the_candidates_and_pixels_the_nearest():
    count = CANDIDATES + 5
    features = np.random.default_rng(0).normal(size=(count, 8)).astype(np.float32)
    features[:, 0] = 0.0
    features[3:5, 0] = 30.0, 20.0  # the two that are most like the picture's features
    ink = np.stack([box(0, 0)] * count)
    ink[3], ink[4] = box(40, 40), box(20, 20)
    ink[np.argmin(unit_rows(features)[:, 0])] = box(20, 20)
    gallery = Gallery(np.arange(100, 100 + count), judgement_of(features), ink)
    picture = np.where(np.kron(box(20, 20), np.ones((2, 2), bool)), 0, 255).astype(np.uint8)
    (found,) = gallery.nearest(np.eye(8, dtype=np.float32)[:1], picture[None])
    assert (found.codepoint, found.overlap) == (104, 1.0)
    assert found.cosine == pytest.approx(unit_rows(features)[4, 0])


def test_rows_are_found_by_character():
    gallery = Gallery(np.array([7, 5, 9]), judgement_of(np.zeros((3, 2), np.float32)), np.zeros((3, 64, 64), bool))
    assert gallery.rows_of([9, 7]).tolist() == [2, 0]
    with pytest.raises(KeyError):
        gallery.rows_of([8])
