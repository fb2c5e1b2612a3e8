import pytest

from glyphstudio.studio.create.progress import Progress


def progress(done, elapsed, total=40, timed=None):
    timed = done if timed is None else timed
    return Progress(done=done, total=total, step=1, steps=10, timed=timed, elapsed=elapsed)


def test_nothing_is_estimated_before_a_step_was_timed():
    assert progress(0, 3.0).remaining is None
    assert progress(5, 0.0, timed=0).remaining is None


def test_the_estimate_is_the_pace_of_the_completed_steps():
    assert progress(10, 2.0).remaining == pytest.approx(6.0)
    assert progress(10, 1.0, timed=5).remaining == pytest.approx(6.0)
    assert progress(40, 8.0).remaining == 0


def test_the_fraction_goes_from_nothing_to_all():
    assert [progress(done, 1.0).fraction for done in (0, 10, 40)] == [0, 0.25, 1]


@pytest.mark.parametrize(
    ("done", "elapsed", "shown"),
    [
        (0, 0.2, False),  # too early
        (0, 0.7, True),  # slow from the beginning
        (10, 0.4, False),
        (10, 0.55, True),  # 2.2 s in all
        (20, 0.6, False),  # 1.2 s in all
        (39, 1.9, False),
        (39, 60.0, True),
    ],
)
def test_a_progress_bar_is_for_work_of_two_seconds_and_comes_after_half_a_second(done, elapsed, shown):
    assert progress(done, elapsed).shown is shown
