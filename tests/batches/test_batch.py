"""Nothing is drawn twice, not in one run and not in the next."""

import numpy as np
import pytest

from glyphstudio.batches.batch import draw_missing, missing_in
from glyphstudio.batches.store import GlyphStore, key_of
from glyphstudio.engine.grouping import groups_of
from glyphstudio.engine.pictures import pictures_of
from tests.support.fake_model import FakeModel
from tests.support.gaussian import ExactGaussianModel
from tests.support.sheet_maker import MODEL_ID, draw, requests_for


@pytest.fixture
def store(tmp_path):
    with GlyphStore(tmp_path / "a.glyphs") as store:
        yield store


def test_neighbours_that_differ_in_their_seeds_are_drawn_together():
    a, b = requests_for("a", "b")
    row = [a.with_seed(n) for n in range(5)] + [b, a]
    assert [len(group) for group in groups_of(row)] == [4, 1, 1, 1]
    assert [request for group in groups_of(row) for request in group] == row
    assert list(groups_of([])) == []


def test_a_picture_has_the_bytes_that_it_has_alone(store):
    model = ExactGaussianModel()
    a, b = requests_for("a", "b", steps=3)
    row = [a, a.with_seed(1), b]
    list(draw_missing(model, missing_in(store, row, "m"), store, "m"))
    for request in row:
        assert (store.get(key_of(request, "m")) == pictures_of(model, [request])[0]).all()
    assert len({store.get(key_of(request, "m")).tobytes() for request in row}) == 3


def test_what_stands_twice_on_a_sheet_is_drawn_once(store):
    a, b = requests_for("a", "b")
    missing = missing_in(store, [a, b, a, a], MODEL_ID)
    assert missing.requests == (a, b)
    assert missing.total == 2


def test_a_run_that_was_cancelled_goes_on(store):
    requests = requests_for(*"abcdef")
    model = FakeModel()
    run = draw_missing(model, missing_in(store, requests, MODEL_ID), store, MODEL_ID)
    assert [next(run).done for _ in range(3)] == [0, 1, 2]
    run.close()
    again = FakeModel()
    progress = draw(store, requests, again)
    assert again.prompts == list("cdef")
    assert (progress.done, progress.total, progress.drawn) == (6, 6, 4)
    assert missing_in(store, requests, MODEL_ID).requests == ()
    assert missing_in(store, requests, "another model").present == 0


def test_the_time_to_go_is_known_from_what_was_drawn_now(store):
    draw(store, requests_for(*"abc"))
    missing = missing_in(store, requests_for(*"abcdefg"), MODEL_ID)
    start, first, *_ = draw_missing(FakeModel(seconds=0.01), missing, store, MODEL_ID)
    assert (start.done, start.remaining) == (3, None)
    assert first.remaining == pytest.approx(3 * first.elapsed)
    assert first.elapsed >= 0.01


def test_an_error_keeps_what_was_drawn_before(store):
    requests = requests_for(*"abc")
    with pytest.raises(RuntimeError, match="boom"):
        draw(store, requests, FakeModel(failing_at=3))
    assert missing_in(store, requests, MODEL_ID).requests == requests[2:]
    assert store.get(key_of(requests[0], MODEL_ID)).dtype == np.uint8
