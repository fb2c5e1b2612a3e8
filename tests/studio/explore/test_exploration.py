"""Sweeps on the studio's thread: what is drawn, remembered, cancelled and kept."""

from dataclasses import replace

import pytest

from glyphstudio.engine.request import GenerationRequest, requests_of
from glyphstudio.errors import BundleError, LibraryError, RequestError
from glyphstudio.studio.create.drawing import draw
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.explore import exploration as module
from glyphstudio.studio.explore.exploration import Exploration
from glyphstudio.studio.tiles import Phase
from glyphstudio.workers.outcomes import Cancelled, Completed, Failed
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

GOLD = GenerationRequest(prompt="gold", steps=3, guidance=1.0)
SIX = tuple(replace(GOLD, steps=steps) for steps in (1, 2, 3, 1, 4, 5))


class Watched:
    """An exploration with fakes behind it, and a log of its signals."""

    def __init__(self, model=None, keep=None, **services):
        self.fake = FakeServices(model, **services)
        self.studio = Studio(self.fake.services)
        self.kept = []
        self.exploration = Exploration(self.studio, draw, keep or self._keep)
        self.log = []
        for name in ("ended", "kept", "problem_found"):
            getattr(self.exploration, name).connect(lambda value, name=name: self.log.append((name, value)))
        self.progress = []
        self.exploration.progress_changed.connect(lambda done, total: self.progress.append((done, total)))

    def _keep(self, model, request, picture):
        self.kept.append((model, request))
        return replace(picture, number=len(self.kept))

    def all(self, name):
        return [value for each, value in self.log if each == name]


@pytest.fixture
def watch(qapp):
    opened = []

    def make(*arguments, **values):
        opened.append(Watched(*arguments, **values))
        return opened[-1]

    yield make
    for watched in opened:
        watched.fake.model.let_go()
        watched.fake.let_open()
        assert watched.studio.close()


def run(qtbot, watched, requests, count=1):
    watched.exploration.explore(requests)
    qtbot.waitUntil(lambda: len(watched.all("ended")) == count)


def test_a_sweep_opens_the_model_and_draws_every_picture_once(qtbot, watch):
    watched = watch()
    run(qtbot, watched, SIX)
    assert isinstance(watched.all("ended")[0], Completed)
    assert not watched.exploration.busy
    assert watched.fake.model.evaluations == 1 + 2 + 3 + 4 + 5
    for request in SIX:
        picture = watched.exploration.picture_of(request)
        assert picture.finished
        assert picture.noisy is picture.clean
    assert watched.progress[0] == (0, 5)
    assert watched.progress[-1] == (5, 5)
    assert [done for done, _ in watched.progress] == sorted(done for done, _ in watched.progress)


def test_pictures_are_those_of_a_run(qtbot, watch):
    watched = watch()
    run(qtbot, watched, requests_of(GOLD, 5))
    *_, frame = draw(FakeModel(), requests_of(GOLD, 5))
    for request, picture in zip(requests_of(GOLD, 5), frame.pictures, strict=True):
        assert watched.exploration.picture_of(request).clean == picture.clean


def test_what_is_remembered_is_not_drawn_again(qtbot, watch):
    watched = watch()
    run(qtbot, watched, SIX)
    before = watched.fake.model.evaluations
    run(qtbot, watched, [*SIX, replace(GOLD, steps=6)], 2)
    assert watched.fake.model.evaluations == before + 6


def test_no_more_is_remembered_than_there_is_room_for_and_the_oldest_goes_first(qtbot, watch, monkeypatch):
    monkeypatch.setattr(module, "MOST_REMEMBERED", 3)
    watched = watch()
    run(qtbot, watched, requests_of(GOLD, 3))
    run(qtbot, watched, [GOLD, GOLD.with_seed(9)], 2)
    there = [watched.exploration.picture_of(GOLD.with_seed(seed)) is not None for seed in (0, 1, 2, 9)]
    assert there == [True, False, True, True]


def test_a_sweep_that_is_too_large_is_refused_and_leaves_the_one_under_way(qtbot, watch, monkeypatch):
    monkeypatch.setattr(module, "MOST_PICTURES", 2)
    watched = watch()
    watched.fake.model.hold()
    watched.exploration.explore(requests_of(GOLD, 2))
    with pytest.raises(RequestError, match="a sweep of 3 pictures is too large"):
        watched.exploration.explore(requests_of(GOLD, 3))
    assert watched.exploration.busy


def test_cancelling_stops_within_a_step_and_keeps_what_is_finished(qtbot, watch):
    model = FakeModel()
    watched = watch(model)
    run(qtbot, watched, requests_of(GOLD, 4))
    model.hold()
    more = [replace(GOLD, steps=steps) for steps in (50, 60)]
    watched.exploration.explore([GOLD, *more])
    before = model.evaluations
    qtbot.waitUntil(lambda: model.evaluations == before + 1)
    watched.exploration.cancel()
    assert isinstance(watched.all("ended")[-1], Cancelled)
    model.let_go()
    watched.studio.run_errand(lambda model: iter((1,)))
    with qtbot.waitSignal(watched.studio.errand_ended):
        pass
    assert model.evaluations <= before + 2
    assert watched.exploration.picture_of(GOLD).finished
    assert watched.exploration.picture_of(more[0]) is None
    watched.exploration.cancel()
    assert len(watched.all("ended")) == 2


def test_a_picture_is_seen_while_it_is_drawn(qtbot, watch):
    model = FakeModel(seconds=0.01)
    watched = watch(model)
    steps = set()

    def look():
        picture = watched.exploration.picture_of(GOLD)
        if picture is not None:
            steps.add(picture.finished)

    watched.exploration.changed.connect(look)
    run(qtbot, watched, [GOLD])
    assert steps == {False, True}


def test_the_time_left_is_known_from_the_pictures_drawn(qtbot, watch):
    clock = iter(range(1000))
    watched = watch()
    exploration = Exploration(watched.studio, draw, watched._keep, lambda: float(next(clock)))
    assert exploration.remaining is None
    told = []
    exploration.progress_changed.connect(lambda done, total: told.append((total - done, exploration.remaining)))
    with qtbot.waitSignal(exploration.ended):
        exploration.explore([replace(GOLD, steps=steps) for steps in (1, 2, 3)])
    assert told[0] == (3, None)
    known = [(left, seconds) for left, seconds in told if left < 3]
    # The clock goes one second each time that it is asked.
    assert known[0] == (2, 1.0 / 1 * 2)
    assert known[-1][1] == 0.0
    assert exploration.remaining is None


def test_a_newer_sweep_supersedes(qtbot, watch):
    model = FakeModel()
    watched = watch(model)
    model.hold()
    watched.exploration.explore([replace(GOLD, steps=50)])
    qtbot.waitUntil(lambda: model.evaluations == 1)
    watched.exploration.explore([replace(GOLD, steps=2)])
    model.let_go()
    qtbot.waitUntil(lambda: len(watched.all("ended")) == 1)
    assert model.evaluations <= 4
    assert watched.exploration.picture_of(replace(GOLD, steps=50)) is None


def test_a_run_of_create_waits_for_a_few_pictures_only(qtbot, watch):
    model = FakeModel()
    watched = watch(model)
    run(qtbot, watched, [GOLD])
    model.hold()
    watched.exploration.explore([replace(GOLD, steps=5, prompt=f"{number}") for number in range(9)])
    watched.studio.generate(RunSpec(prompt="water", seed=0, steps=1, guidance=1.0, sampler="euler", count=1))
    model.let_go()
    with qtbot.waitSignal(watched.studio.ended):
        pass
    assert watched.exploration.busy
    qtbot.waitUntil(lambda: len(watched.all("ended")) == 2)


def test_a_failure_ends_the_sweep_with_a_problem(qtbot, watch):
    watched = watch(FakeModel(failing_at=3, error=BundleError("the model is broken")))
    run(qtbot, watched, SIX)
    assert isinstance(watched.all("ended")[0], Failed)
    assert watched.all("problem_found")[0].message == "The model is broken."
    assert watched.exploration.picture_of(SIX[0]).finished


def test_without_a_model_a_sweep_ends(qtbot, watch):
    watched = watch(opening_error=BundleError("no model"))
    run(qtbot, watched, SIX)
    assert isinstance(watched.all("ended")[0], Cancelled)
    assert watched.exploration.picture_of(SIX[0]) is None


def test_keeping_puts_a_finished_picture_into_the_library_once(qtbot, watch):
    watched = watch()
    run(qtbot, watched, [GOLD])
    watched.exploration.keep(replace(GOLD, seed=8))
    watched.exploration.keep(GOLD)
    watched.exploration.keep(GOLD)
    qtbot.waitUntil(lambda: len(watched.all("kept")) == 1)
    watched.exploration.keep(GOLD)
    assert watched.kept == [("fake", GOLD)]
    for tile in watched.all("kept"):
        assert (tile.request, tile.phase, tile.picture.number) == (GOLD, Phase.FINISHED, 1)
    assert len(watched.all("kept")) == 2


def test_what_cannot_be_kept_is_a_problem(qtbot, watch):
    def refuse(model, request, picture):
        raise LibraryError("the disk is full")

    watched = watch(keep=refuse)
    run(qtbot, watched, [GOLD])
    watched.exploration.keep(GOLD)
    qtbot.waitUntil(lambda: bool(watched.all("problem_found")))
    assert watched.all("problem_found")[0].message == "The disk is full."


def test_a_closed_studio_keeps_nothing(qtbot, watch):
    watched = watch()
    run(qtbot, watched, [GOLD])
    watched.studio.close()
    watched.exploration.keep(GOLD)
    assert watched.kept == []


def test_keeping_that_is_cancelled_says_nothing(qtbot, watch):
    watched = watch()
    run(qtbot, watched, [GOLD])
    watched.exploration.keep(GOLD)
    (order,) = watched.exploration._keeping
    order.token.cancel()
    with qtbot.waitSignal(watched.studio.errand_ended):
        pass
    assert watched.all("kept") == watched.all("problem_found") == []


def test_a_finished_picture_is_laid_out_unless_a_run_has_the_table(qtbot, watch):
    model = FakeModel()
    watched = watch(model)
    run(qtbot, watched, [GOLD])
    watched.exploration.keep(GOLD)
    qtbot.waitUntil(lambda: len(watched.all("kept")) == 1)
    (tile,) = watched.all("kept")
    assert watched.studio.present(tile)
    assert watched.studio.tiles == (tile,)
    model.hold()
    watched.studio.generate(RunSpec(prompt="water", seed=0, steps=1, guidance=1.0, sampler="euler", count=1))
    assert not watched.studio.present(tile)
