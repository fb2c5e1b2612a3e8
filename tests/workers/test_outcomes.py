import gc
import weakref

from glyphstudio.workers.outcomes import Failed


class Array:
    pass


def raise_from_another():
    array = Array()
    watched.append(weakref.ref(array))
    try:
        raise KeyError("inner")
    except KeyError as error:
        raise ValueError("outer") from error


watched = []


def test_a_failure_tells_the_whole_story_in_its_details():
    failed = failure()
    assert isinstance(failed.error, ValueError)
    assert "KeyError: 'inner'" in failed.details
    assert failed.details.endswith("ValueError: outer\n")


def test_a_failure_keeps_nothing_of_the_run_alive():
    failed = failure()
    gc.collect()
    assert failed.error.args == ("outer",)
    assert watched[-1]() is None


def failure():
    try:
        raise_from_another()
    except ValueError as error:
        return Failed.of(error)
