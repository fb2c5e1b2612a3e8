import threading
import time
from dataclasses import replace

import pytest

from glyphstudio.errors import BundleError, OutputError
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio
from glyphstudio.studio.pictures import Frame
from glyphstudio.studio.tiles import Phase, Tile
from glyphstudio.workers.outcomes import Cancelled, Completed, Failed
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

DRAFT = RunSpec(prompt="gold", seed=5, steps=6, guidance=1.0, sampler="euler", count=4)


class Watched:
    """A studio with fakes behind it, and a log of its signals."""

    def __init__(self, model=None, clock=time.monotonic, **services):
        self.fake = FakeServices(model, **services)
        self.model = self.fake.model
        self.studio = Studio(self.fake.services, clock)
        self.log = []
        for name in ("model_changed", "tiles_changed", "progress_changed", "ended", "truncated", "problem_found"):
            getattr(self.studio, name).connect(lambda value, name=name: self.log.append((name, value)))
        self.studio.started.connect(lambda: self.log.append(("started", None)))

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
        watched.model.let_go()
        watched.fake.let_open()
        assert watched.studio.close()


def wait_for_model(qtbot, watched):
    watched.studio.open_model()
    qtbot.waitUntil(lambda: watched.studio.model_state is ModelState.OPEN)


def wait_for_end(qtbot, watched, count=1):
    qtbot.waitUntil(lambda: len(watched.all("ended")) == count)


def test_the_model_opens_behind_the_window(qtbot, watch):
    watched = watch()
    assert watched.studio.model_state is ModelState.CLOSED
    watched.studio.open_model()
    assert watched.studio.model_state is ModelState.OPENING
    assert watched.studio.facts is None
    qtbot.waitUntil(lambda: watched.studio.model_state is ModelState.OPEN)
    assert watched.studio.facts is watched.model.facts
    assert watched.all("model_changed") == [ModelState.OPENING, ModelState.OPEN]


def test_the_model_is_opened_once(qtbot, watch):
    watched = watch()
    watched.studio.open_model()
    wait_for_model(qtbot, watched)
    watched.studio.open_model()
    qtbot.wait(10)
    assert watched.fake.opened == 1


def test_an_order_draws_every_picture_to_its_end(qtbot, watch):
    watched = watch()
    wait_for_model(qtbot, watched)
    watched.studio.generate(DRAFT)
    assert watched.studio.busy
    wait_for_end(qtbot, watched)
    assert not watched.studio.busy
    tiles = watched.studio.tiles
    assert [tile.request.seed for tile in tiles] == [5, 6, 7, 8]
    assert all(tile.finished and tile.picture.finished for tile in tiles)
    assert isinstance(watched.all("ended")[0], Completed)
    assert watched.all("progress_changed")[-1].fraction == 1
    assert not watched.all("problem_found")


def test_tiles_are_laid_out_before_the_start_is_announced(qtbot, watch):
    watched = watch()
    wait_for_model(qtbot, watched)
    watched.log.clear()
    watched.model.hold()
    watched.studio.generate(DRAFT)
    assert [name for name, _ in watched.log] == ["tiles_changed", "started"]
    assert [tile.phase for tile in watched.studio.tiles] == [Phase.WAITING] * 4


def test_an_order_before_the_model_is_open_waits_for_it(qtbot, watch):
    watched = watch(FakeModel(default_guidance_low=0.5))
    watched.fake.hold_opening()
    watched.studio.generate(DRAFT)
    assert watched.studio.busy
    assert watched.studio.model_state is ModelState.OPENING
    assert len(watched.studio.tiles) == 4
    watched.fake.let_open()
    wait_for_end(qtbot, watched)
    assert watched.all("started") == [None]
    assert {tile.request.guidance_low for tile in watched.studio.tiles} == {0.5}
    assert all(tile.finished for tile in watched.studio.tiles)


def test_an_order_that_waits_has_what_the_model_recommends_where_nobody_has_chosen(qtbot, watch):
    watched = watch(FakeModel(default_steps=5))
    watched.fake.hold_opening()
    watched.studio.generate(replace(DRAFT, steps=1, unchosen=frozenset({"steps"})))
    watched.fake.let_open()
    wait_for_end(qtbot, watched)
    assert watched.all("started") == [None, None]
    assert {tile.request.steps for tile in watched.studio.tiles} == {5}


def test_a_newer_order_that_waits_for_the_model_replaces_the_older(qtbot, watch):
    watched = watch()
    watched.fake.hold_opening()
    watched.studio.generate(DRAFT)
    watched.studio.generate(replace(DRAFT, prompt="fire", count=2))
    watched.fake.let_open()
    wait_for_end(qtbot, watched)
    assert set(watched.model.prompts) == {"fire"}
    assert len(watched.studio.tiles) == 2


def test_cancelling_while_the_model_opens_draws_nothing(qtbot, watch):
    watched = watch()
    watched.fake.hold_opening()
    watched.studio.generate(DRAFT)
    watched.studio.cancel()
    assert watched.all("ended") == [Cancelled()]
    assert not watched.studio.busy
    watched.fake.let_open()
    qtbot.waitUntil(lambda: watched.studio.model_state is ModelState.OPEN)
    qtbot.wait(10)
    assert watched.model.evaluations == 0


def test_a_model_that_cannot_be_opened_is_a_problem(qtbot, watch):
    watched = watch(opening_error=BundleError("there is no model", "Install one."))
    watched.studio.open_model()
    qtbot.waitUntil(lambda: bool(watched.all("problem_found")))
    assert watched.studio.model_state is ModelState.FAILED
    assert watched.all("problem_found")[0].message == "There is no model."
    assert not watched.all("ended")


def test_an_order_that_waited_for_a_broken_model_fails_once_and_the_next_one_tries_again(qtbot, watch):
    watched = watch(opening_error=BundleError("there is no model", "Install one."))
    watched.studio.generate(DRAFT)
    wait_for_end(qtbot, watched)
    assert isinstance(watched.all("ended")[0], Failed)
    assert len(watched.all("problem_found")) == 1
    assert {tile.phase for tile in watched.studio.tiles} == {Phase.STOPPED}
    watched.fake.opening_error = None
    watched.studio.generate(DRAFT)
    wait_for_end(qtbot, watched, 2)
    assert all(tile.finished for tile in watched.studio.tiles)


def test_a_step_that_fails_is_a_problem_and_leaves_the_pictures_as_they_were(qtbot, watch):
    watched = watch(FakeModel(failing_at=5))
    wait_for_model(qtbot, watched)
    watched.studio.generate(DRAFT)
    wait_for_end(qtbot, watched)
    assert isinstance(watched.all("ended")[0], Failed)
    assert "boom" in watched.all("problem_found")[0].message
    assert {tile.phase for tile in watched.studio.tiles} == {Phase.STOPPED}
    assert all(tile.picture.step >= 1 for tile in watched.studio.tiles)


def test_cancelling_acts_within_one_step(qtbot, watch):
    watched = watch(FakeModel(seconds=0.01))
    wait_for_model(qtbot, watched)
    watched.studio.generate(replace(DRAFT, steps=100))
    qtbot.waitUntil(lambda: watched.model.evaluations >= 5)
    watched.studio.cancel()
    evaluations = watched.model.evaluations
    wait_for_end(qtbot, watched)
    assert watched.all("ended") == [Cancelled()]
    assert watched.model.evaluations <= evaluations + 1
    assert {tile.phase for tile in watched.studio.tiles} == {Phase.STOPPED}
    qtbot.wait(30)
    assert watched.model.evaluations <= evaluations + 1


def test_cancelling_nothing_does_nothing(watch):
    watched = watch()
    watched.studio.cancel()
    assert not watched.log


def test_a_newer_order_supersedes_and_what_arrives_of_the_older_is_dropped(qtbot, watch):
    watched = watch()
    wait_for_model(qtbot, watched)
    watched.model.hold()
    watched.studio.generate(replace(DRAFT, count=9))
    qtbot.waitUntil(lambda: watched.model.evaluations == 1)
    watched.log.clear()
    watched.studio.generate(replace(DRAFT, prompt="fire", count=2))
    watched.model.let_go()
    wait_for_end(qtbot, watched)
    assert isinstance(watched.all("ended")[0], Completed)
    assert all(len(tiles) == 2 for tiles in watched.all("tiles_changed"))
    assert {tile.request.prompt for tile in watched.studio.tiles} == {"fire"}
    assert watched.all("progress_changed")[-1].total == 12


def test_a_superseded_order_that_fails_is_nobodys_problem(qtbot, watch):
    watched = watch(FakeModel(failing_at=1))
    wait_for_model(qtbot, watched)
    watched.model.hold()
    watched.studio.generate(DRAFT)
    qtbot.waitUntil(lambda: watched.model.evaluations == 1)
    watched.studio.generate(DRAFT)
    watched.model.let_go()
    wait_for_end(qtbot, watched)
    assert isinstance(watched.all("ended")[0], Completed)
    assert not watched.all("problem_found")


def test_a_draft_out_of_range_is_a_problem_and_disturbs_nothing(qtbot, watch):
    watched = watch()
    wait_for_model(qtbot, watched)
    watched.studio.generate(DRAFT)
    watched.studio.generate(replace(DRAFT, steps=0))
    assert "Steps" in watched.all("problem_found")[0].message
    wait_for_end(qtbot, watched)
    assert isinstance(watched.all("ended")[0], Completed)


@pytest.mark.parametrize(("prompt", "notices"), [("gold", []), ("word " * 20, [8])])
def test_a_prompt_that_is_too_long_is_noticed_once_an_order(qtbot, watch, prompt, notices):
    watched = watch()
    wait_for_model(qtbot, watched)
    watched.studio.generate(replace(DRAFT, prompt=prompt))
    wait_for_end(qtbot, watched)
    assert watched.all("truncated") == notices


def test_the_estimate_counts_from_the_first_frame(qtbot, watch):
    now = iter(range(100, 10_000))
    watched = watch(clock=lambda: float(next(now)))
    wait_for_model(qtbot, watched)
    watched.studio.generate(DRAFT)
    wait_for_end(qtbot, watched)
    first, *later = watched.all("progress_changed")
    assert (first.timed, first.elapsed) == (0, 1.0)
    assert [progress.timed for progress in later] == [progress.done - first.done for progress in later]


def test_closing_during_a_run_ends_the_thread_and_says_nothing_more(qtbot, watch):
    watched = watch(FakeModel(seconds=0.01))
    wait_for_model(qtbot, watched)
    watched.studio.generate(replace(DRAFT, steps=1000))
    qtbot.waitUntil(lambda: watched.model.evaluations > 2)
    watched.log.clear()
    started = time.perf_counter()
    assert watched.studio.close()
    assert time.perf_counter() - started < 1
    qtbot.wait(20)
    assert not watched.log


def test_frames_are_made_on_the_worker_and_handed_over_on_the_gui_thread(qtbot, watch):
    makers, seers = set(), set()
    watched = watch()
    draw = watched.fake.services.draw

    def draw_and_tell(model, requests):
        makers.add(threading.get_ident())
        return draw(model, requests)

    watched.studio._services = replace(watched.fake.services, draw=draw_and_tell)
    watched.studio.tiles_changed.connect(lambda tiles: seers.add(threading.get_ident()))
    watched.studio.generate(DRAFT)
    wait_for_end(qtbot, watched)
    assert seers == {threading.get_ident()}
    assert not makers & seers


def test_a_thousand_quick_frames_cost_the_gui_thread_few_updates(qtbot, watch):
    watched = watch()
    wait_for_model(qtbot, watched)
    drawn = threading.Event()
    draw = watched.fake.services.draw

    def quick(model, requests):
        frames = list(draw(model, requests))
        for _ in range(1000):
            yield Frame(pictures=frames[0].pictures, done=0, total=24, truncated=False)
        yield frames[-1]
        drawn.set()

    watched.studio._services = replace(watched.fake.services, draw=quick)
    watched.studio.generate(DRAFT)
    assert drawn.wait(10)
    wait_for_end(qtbot, watched)
    assert len(watched.all("progress_changed")) == 1
    assert all(tile.finished for tile in watched.studio.tiles)


def test_a_closed_studio_opens_no_model(watch):
    watched = watch()
    watched.studio.close()
    watched.studio.open_model()
    assert watched.studio.model_state is ModelState.CLOSED
    assert not watched.log


def test_what_cannot_be_kept_is_one_problem_an_order_and_stops_nothing(qtbot, watch):
    watched = watch()
    wait_for_model(qtbot, watched)
    draw, unkept = watched.fake.services.draw, Failed(OutputError("the disk is full"), "")

    def unkept_frames(model, requests):
        for frame in draw(model, requests):
            time.sleep(0.03)
            yield replace(frame, unkept=unkept)

    watched.studio._services = replace(watched.fake.services, draw=unkept_frames)
    watched.studio.generate(DRAFT)
    wait_for_end(qtbot, watched)
    assert len(watched.all("progress_changed")) > 1
    assert [problem.message for problem in watched.all("problem_found")] == ["The disk is full."]
    assert isinstance(watched.all("ended")[0], Completed)


def test_pictures_of_an_earlier_run_are_laid_out_until_one_begins(qtbot, watch):
    watched = watch()
    request = DRAFT.requests(None)[0]
    earlier = (Tile(request),)
    watched.studio.show(earlier)
    assert watched.studio.tiles is earlier
    watched.studio.generate(DRAFT)
    watched.studio.show(earlier)
    assert len(watched.studio.tiles) == 4
    wait_for_end(qtbot, watched)
