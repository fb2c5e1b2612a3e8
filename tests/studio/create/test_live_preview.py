import pytest

from glyphstudio.errors import BundleError
from glyphstudio.studio.create.live_preview import LivePreview
from glyphstudio.studio.create.model_opener import ModelState
from glyphstudio.studio.create.run_spec import RunSpec
from glyphstudio.studio.create.studio import Studio
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices

DRAFT = RunSpec(prompt="gold", seed=5, steps=30, guidance=1.0, sampler="euler", count=9)


class Clock:
    """Says what time it is told to be."""

    def __init__(self):
        self.now = 100.0

    def __call__(self):
        return self.now


class Passing:
    """Draws, and remembers what."""

    def __init__(self, draw):
        self._draw = draw
        self.requests = []

    def __call__(self, model, requests):
        self.requests.append(requests[0])
        return self._draw(model, requests)


@pytest.fixture
def opened(qtbot):
    """Return a function that gives a studio with an open model, which draws in passing with ``studio.passing``."""
    studios = []

    def open_with(model=None):
        fake = FakeServices(model)
        passing = Passing(fake.services.draw)
        studio = Studio(fake.services, passing=passing)
        studio.fake, studio.passing = fake, passing
        studios.append(studio)
        studio.open_model()
        qtbot.waitUntil(lambda: studio.model_state is ModelState.OPEN)
        return studio

    yield open_with
    for studio in studios:
        studio.fake.model.let_go()
        assert studio.close()


@pytest.fixture
def live(opened):
    """A preview that is followed, on a clock that stands still."""
    studio, clock = opened(), Clock()
    preview = LivePreview(studio, lambda: DRAFT, clock)
    preview.set_enabled(True)
    preview.studio, preview.clock = studio, clock
    return preview


def test_one_picture_is_drawn_in_few_steps(opened, qtbot):
    studio = opened()
    with qtbot.waitSignal(studio.previewed) as told:
        studio.preview(DRAFT)
    request = told.args[0]
    assert (request.prompt, request.steps, request.draft, request.seed) == ("gold", 4, False, 5)
    qtbot.waitUntil(lambda: studio.tiles != ())
    (tile,) = studio.tiles
    assert tile.request is request
    assert tile.finished
    assert not studio.busy


def test_the_models_draft_draws_where_there_is_one(opened, qtbot):
    studio = opened(FakeModel(draft_steps=2))
    with qtbot.waitSignal(studio.previewed) as told:
        studio.preview(DRAFT)
    assert (told.args[0].draft, told.args[0].steps) == (True, 2)


def test_a_newer_text_supersedes(opened, qtbot):
    studio = opened()
    seen = []
    studio.previewed.connect(lambda request: seen.append(request.prompt))
    studio.fake.model.hold()
    for prompt in ("g", "go", "gold"):
        studio.preview(RunSpec(prompt=prompt, seed=1, steps=3, guidance=1.0, sampler="euler", count=1))
    studio.fake.model.let_go()
    qtbot.waitUntil(lambda: seen == ["gold"])


def test_a_run_is_not_disturbed_and_ends_a_preview(opened, qtbot):
    studio = opened()
    previews = []
    studio.previewed.connect(previews.append)
    studio.fake.model.hold()
    studio.preview(DRAFT)
    studio.generate(DRAFT)
    studio.preview(DRAFT)
    studio.fake.model.let_go()
    qtbot.waitUntil(lambda: not studio.busy)
    assert len(studio.tiles) == 9
    assert all(tile.finished for tile in studio.tiles)
    assert previews == []
    assert len(studio.passing.requests) <= 1


def test_what_cannot_be_drawn_is_passed_over(opened):
    studio = opened()
    studio.preview(RunSpec(prompt="half \ud800", seed=1, steps=3, guidance=1.0, sampler="euler", count=1))
    assert studio._previewing is None


def test_without_a_model_nothing_is_drawn(qtbot):
    studio = Studio(FakeServices().services)
    studio.preview(DRAFT)
    assert studio.tiles == ()
    studio.close()


def test_a_model_that_fails_says_so(opened, qtbot):
    studio = opened(FakeModel(failing_at=1, error=BundleError("the model failed")))
    with qtbot.waitSignal(studio.problem_found) as told:
        studio.preview(DRAFT)
    assert told.args[0].message == "The model failed."


def test_keys_are_drawn_after_their_grace(live, qtbot):
    live.take_key()
    assert live._timer.isActive()
    live._look()
    assert live._timer.isActive(), "it looked too early, and waits on"
    live.clock.now += 0.3
    with qtbot.waitSignal(live.studio.previewed):
        live._look()
    assert not live._timer.isActive()


def test_the_timer_looks_by_itself(opened, qtbot):
    studio = opened()
    preview = LivePreview(studio, lambda: DRAFT)
    preview.set_enabled(True)
    with qtbot.waitSignal(studio.previewed):
        preview.take_key()


def test_who_does_not_want_it_is_left_alone(live):
    live.set_enabled(False)
    live.take_key()
    assert not live._timer.isActive()


def test_switching_it_off_forgets_what_was_typed(live):
    live.take_key()
    live.set_enabled(False)
    assert not live._timer.isActive()


def test_an_input_method_waits(live):
    live.compose(True)
    live.take_key()
    assert not live._timer.isActive()
    live.compose(False)
    assert live._timer.isActive()


def test_a_run_that_begins_forgets_what_was_typed(live, qtbot):
    live.take_key()
    live.studio.generate(DRAFT)
    assert not live._timer.isActive()
    qtbot.waitUntil(lambda: not live.studio.busy)


def test_what_is_typed_during_a_run_is_passed_over(live, qtbot):
    live.studio.fake.model.hold()
    live.studio.generate(DRAFT)
    live.take_key()
    live.clock.now += 0.3
    live._look()
    live.studio.fake.model.let_go()
    qtbot.waitUntil(lambda: not live.studio.busy)
    assert live.studio.passing.requests == []
    assert len(live.studio.tiles) == 9


def test_an_empty_prompt_is_no_text_to_follow(opened):
    studio, clock = opened(), Clock()
    preview = LivePreview(studio, lambda: RunSpec(**{**vars(DRAFT), "prompt": " \n"}), clock)
    preview.set_enabled(True)
    preview.take_key()
    clock.now += 1
    preview._look()
    assert studio._previewing is None
