import pytest
from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.studio.create.progress import Progress
from glyphstudio.studio.create.queue import Job, JobState, Queue
from glyphstudio.studio.create.run_spec import RunSpec


def draft(prompt, steps=6, count=4):
    return RunSpec(prompt=prompt, seed=5, steps=steps, guidance=1.0, sampler="euler", count=count)


def queue_of(*prompts, begun=True):
    queue = Queue()
    for prompt in prompts:
        queue = queue.add(draft(prompt))
    return queue.begin() if begun else queue


def prompts(jobs):
    return [job.draft.prompt for job in jobs]


def test_the_first_that_came_is_the_first_that_begins():
    queue = queue_of("a", "b", "c")
    assert queue.current.draft.prompt == "a"
    assert prompts(queue.waiting) == ["b", "c"]
    assert prompts(queue.end().begin().waiting) == ["c"]


def test_one_that_is_to_be_first_waits_before_all_others_but_not_before_the_current_one():
    queue = queue_of("a", "b").add(draft("c"), first=True).add(draft("d"), first=True)
    assert prompts(queue.jobs) == ["a", "d", "c", "b"]


def test_nothing_is_ready_while_one_is_drawn_or_the_queue_is_paused():
    queue = queue_of("a", "b")
    assert queue.ready is None
    assert queue.end().pause(True).ready is None
    assert queue.end().pause(True).begin() == queue.end().pause(True)
    assert queue.end().pause(False).ready.draft.prompt == "b"
    assert Queue().ready is None
    assert Queue().begin() == Queue()


def test_a_pause_lets_the_current_one_go_on():
    assert queue_of("a").pause(True).current.draft.prompt == "a"


@pytest.mark.parametrize(("place", "order"), [(0, "cab"), (1, "acb"), (2, "abc"), (99, "abc"), (-5, "cab")], ids=str)
def test_a_waiting_job_is_moved_among_those_that_wait(place, order):
    queue = queue_of("x", "a", "b", "c")
    assert prompts(queue.move(4, place).waiting) == list(order)


@pytest.mark.parametrize("number", [1, 99])
def test_what_does_not_wait_is_not_moved(number):
    queue = queue_of("a", "b", "c")
    assert queue.move(number, 0) == queue


def test_a_waiting_job_is_removed_and_the_current_one_is_not():
    queue = queue_of("a", "b", "c")
    assert prompts(queue.remove(2).jobs) == ["a", "c"]
    assert queue.remove(1) == queue
    assert queue.remove(99) == queue


def test_a_failure_is_kept_with_its_reason_until_it_is_tried_again_or_removed():
    queue = queue_of("a", "b").fail("Boom.").begin()
    assert queue.failed == (Job(1, draft("a"), JobState.FAILED, "Boom."),)
    assert queue.current.draft.prompt == "b"
    again = queue.retry(1)
    assert again.failed == ()
    assert again.waiting == (Job(1, draft("a")),)
    assert queue.remove(1).failed == ()
    assert queue.retry(2) == queue


def test_what_no_model_can_draw_fails_together():
    queue = queue_of("a", "b", "c").fail("No model.", all_others=True)
    assert prompts(queue.failed) == ["a", "b", "c"]
    assert {job.why for job in queue.failed} == {"No model."}
    assert queue.ready is None


def test_clearing_leaves_what_is_drawn():
    queue = queue_of("a", "b", "c").fail("Boom.").begin().clear()
    assert prompts(queue.jobs) == ["b"]


def test_numbers_are_never_given_again():
    queue = queue_of("a").end().add(draft("b"))
    assert queue.waiting[0].number == 2


def progress(done, elapsed):
    return Progress(done=done, total=24, step=1, steps=6, timed=done, elapsed=elapsed)


def test_the_time_that_is_left_counts_all_that_waits_at_the_pace_so_far():
    queue = queue_of("a", "b").add(draft("c", steps=3, count=2))
    assert queue.remaining(progress(12, 6.0)) == pytest.approx(6.0 + 0.5 * (24 + 6))
    assert queue.remaining(None) is None
    assert queue.remaining(progress(0, 1.0)) is None


STEPS = st.sampled_from(
    [
        lambda queue: queue.add(draft("x")),
        lambda queue: queue.add(draft("y"), first=True),
        Queue.begin,
        Queue.end,
        Queue.clear,
        lambda queue: queue.fail("Boom."),
        lambda queue: queue.retry(2),
        lambda queue: queue.remove(1),
        lambda queue: queue.move(3, 1),
        lambda queue: queue.pause(not queue.paused),
    ]
)


@given(st.lists(STEPS, max_size=30))
def test_whatever_is_done_there_is_one_current_job_at_most_and_the_order_holds(steps):
    queue = Queue()
    for step in steps:
        queue = step(queue)
        states = [list(JobState).index(job.state) for job in queue.jobs]
        assert states == sorted(states)
        assert states.count(0) <= 1
        numbers = [job.number for job in queue.jobs]
        assert len(set(numbers)) == len(numbers)
        assert all(number <= queue.given for number in numbers)
