from dataclasses import replace

import pytest

from glyphstudio.errors import BundleError
from glyphstudio.studio.create.queue_runner import QueueRunner
from glyphstudio.studio.create.studio import Studio
from glyphstudio.workers.outcomes import Cancelled, Completed
from tests.studio.create.test_queue import draft
from tests.support.fake_model import FakeModel
from tests.support.fake_services import FakeServices


class Watched:
    def __init__(self, fake):
        self.fake, self.model = fake, fake.model
        self.studio = Studio(fake.services)
        self.outcomes, self.problems = [], []
        self.studio.ended.connect(self.outcomes.append)
        self.studio.problem_found.connect(self.problems.append)
        self.runner = QueueRunner(self.studio)

    def add(self, *prompts, **values):
        for prompt in prompts:
            self.runner.add(draft(prompt), **values)

    @property
    def order(self):
        return [job.draft.prompt for job in self.runner.queue.jobs]


@pytest.fixture
def watch(qapp):
    opened = []

    def make(fake=None):
        opened.append(Watched(fake or FakeServices()))
        return opened[-1]

    yield make
    for watched in opened:
        watched.model.let_go()
        watched.fake.let_open()
        watched.runner.close()
        assert watched.studio.close()


def wait(qtbot, watched):
    qtbot.waitUntil(lambda: not watched.runner.busy)


def test_all_are_drawn_one_after_the_other(qtbot, watch):
    watched = watch()
    watched.add("a", "b", "c")
    assert watched.order == ["a", "b", "c"]
    wait(qtbot, watched)
    assert watched.model.prompts == ["a", "a", "a", "b", "b", "b", "c", "c", "c"]
    assert [type(outcome) for outcome in watched.outcomes] == [Completed] * 3
    assert watched.order == []


def test_the_next_one_begins_after_everybody_has_heard_of_the_end(qtbot, watch):
    watched = watch()
    heard = []
    watched.studio.started.connect(lambda: heard.append("begun"))
    watched.studio.ended.connect(lambda outcome: heard.append("ended"))
    watched.add("a", "b")
    wait(qtbot, watched)
    assert heard == ["begun", "ended", "begun", "ended"]


def test_one_that_is_to_be_first_is_drawn_next(qtbot, watch):
    watched = watch()
    watched.add("a", "b")
    watched.add("c", first=True)
    wait(qtbot, watched)
    assert list(dict.fromkeys(watched.model.prompts)) == ["a", "c", "b"]


def test_cancelling_the_current_one_begins_the_next(qtbot, watch):
    watched = watch()
    watched.model.hold()
    watched.add("a", "b")
    qtbot.waitUntil(lambda: watched.model.evaluations == 1)
    watched.runner.cancel()
    watched.model.let_go()
    wait(qtbot, watched)
    assert [type(outcome) for outcome in watched.outcomes] == [Cancelled, Completed]


def test_cancelling_all_draws_nothing_more(qtbot, watch):
    watched = watch()
    watched.model.hold()
    watched.add("a", "b", "c")
    qtbot.waitUntil(lambda: watched.model.evaluations == 1)
    watched.runner.cancel_all()
    watched.model.let_go()
    wait(qtbot, watched)
    qtbot.wait(20)
    assert set(watched.model.prompts) == {"a"}
    assert watched.order == []


def test_forgetting_what_comes_after_lets_the_current_one_end(qtbot, watch):
    watched = watch()
    watched.add("a", "b", "c")
    watched.runner.change(lambda queue: queue.clear())
    wait(qtbot, watched)
    assert set(watched.model.prompts) == {"a"}
    assert isinstance(watched.outcomes[0], Completed)


def test_a_paused_queue_begins_nothing_until_it_goes_on(qtbot, watch):
    watched = watch()
    watched.add("a", "b")
    watched.runner.change(lambda queue: queue.pause(True))
    qtbot.waitUntil(lambda: len(watched.outcomes) == 1)
    qtbot.wait(20)
    assert watched.order == ["b"]
    assert not watched.runner.busy
    watched.runner.change(lambda queue: queue.pause(False))
    wait(qtbot, watched)
    assert len(watched.outcomes) == 2


def test_one_that_fails_is_kept_and_the_others_go_on(qtbot, watch):
    watched = watch(FakeServices(FakeModel(failing_at=3)))
    watched.add("a", "b")
    wait(qtbot, watched)
    (failed,) = watched.runner.queue.failed
    assert failed.draft.prompt == "a"
    assert "boom" in failed.why
    watched.runner.change(lambda queue: queue.retry(failed.number))
    wait(qtbot, watched)
    assert watched.order == []
    assert watched.model.prompts[-1] == "a"


def test_without_a_model_all_fail_with_one_problem(qtbot, watch):
    watched = watch(FakeServices(opening_error=BundleError("there is no model", "Install one.")))
    watched.add("a", "b", "c")
    wait(qtbot, watched)
    assert watched.order == ["a", "b", "c"]
    assert len(watched.problems) == 1
    assert watched.runner.queue.failed[2].why == "There is no model."


def test_a_draft_out_of_range_is_a_problem_and_never_waits(qtbot, watch):
    watched = watch()
    watched.runner.add(replace(draft("a"), steps=0))
    assert watched.order == []
    assert "Steps" in watched.problems[0].message


def test_the_time_that_is_left_is_known_after_a_step(qtbot, watch):
    watched = watch(FakeServices(FakeModel(seconds=0.01)))
    watched.add("a", "b")
    assert watched.runner.remaining is None
    seconds = []
    watched.studio.progress_changed.connect(lambda progress: seconds.append(watched.runner.remaining))
    wait(qtbot, watched)
    known = [each for each in seconds if each is not None]
    assert known
    assert max(known) < 60


def test_closing_begins_nothing_more(qtbot, watch):
    watched = watch()
    watched.model.hold()
    watched.add("a", "b")
    qtbot.waitUntil(lambda: watched.model.evaluations == 1)
    watched.runner.close()
    watched.model.let_go()
    qtbot.waitUntil(lambda: watched.outcomes != [])
    qtbot.wait(20)
    assert set(watched.model.prompts) == {"a"}
    assert watched.runner.queue.waiting == ()
