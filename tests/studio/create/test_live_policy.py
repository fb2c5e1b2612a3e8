from hypothesis import given
from hypothesis import strategies as st

from glyphstudio.studio.create.live_policy import GRACE, LONGEST, LivePolicy


def typed(*times):
    policy = LivePolicy()
    for now in times:
        policy = policy.typed(now)
    return policy


def test_nothing_is_due_before_somebody_types():
    assert LivePolicy().due is None


def test_a_key_has_its_grace_and_each_further_one_anew():
    assert typed(10.0).due == 10.0 + GRACE
    assert typed(10.0, 10.2).due == 10.2 + GRACE


def test_who_never_rests_sees_something_all_the_same():
    assert typed(*(10.0 + number / 10 for number in range(10))).due == 10.0 + LONGEST


def test_what_is_drawn_waits_no_more_and_the_next_key_begins_anew():
    policy = typed(10.0, 10.9).drawn()
    assert policy.due is None
    assert policy.typed(11.0).due == 11.0 + GRACE


def test_an_input_method_never_draws_and_gives_its_text_the_grace_again():
    policy = typed(10.0).compose(True, 10.1)
    assert policy.due is None
    assert policy.typed(12.0).due is None
    assert policy.compose(False, 13.0).due == 13.0 + GRACE


def test_an_input_method_that_is_left_without_text_draws_nothing():
    assert LivePolicy().compose(True, 10.0).compose(False, 11.0).due is None


@given(st.lists(st.floats(0.0, 0.5), min_size=1))
def test_it_is_never_due_before_the_grace_nor_after_the_longest_wait(gaps):
    times = [sum(gaps[: number + 1]) for number in range(len(gaps))]
    due = typed(*times).due
    assert due == min(times[-1] + GRACE, times[0] + LONGEST)
