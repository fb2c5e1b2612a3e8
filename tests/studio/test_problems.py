import pytest

from glyphstudio import __version__
from glyphstudio.errors import BundleError, GlyphStudioError, sentence
from glyphstudio.studio.problems import Problem
from glyphstudio.workers.outcomes import Failed


def problem_of(error):
    return Problem.of(Failed(error, "Traceback: ..."))


def test_an_error_of_ours_brings_its_own_advice():
    problem = problem_of(BundleError("the model is damaged", "Install it again."))
    assert (problem.message, problem.hint) == ("The model is damaged.", "Install it again.")


def test_an_error_without_a_hint_invents_none():
    assert problem_of(GlyphStudioError("no ink")).hint == ""


def test_an_unforeseen_error_is_said_to_be_one():
    problem = problem_of(ZeroDivisionError("division by zero"))
    assert problem.message == "Something unexpected happened: division by zero."
    assert "copy the details" in problem.hint


def test_an_error_without_words_is_named_by_its_type():
    assert "KeyError" in problem_of(KeyError()).message


def test_too_little_memory_is_said_in_words():
    assert "memory" in problem_of(MemoryError()).message


def test_the_report_has_what_was_shown_the_versions_and_the_traceback():
    report = problem_of(BundleError("the model is damaged", "Install it again.")).report
    for part in ("The model is damaged.", "Install it again.", f"Glyph Studio {__version__}, Python 3", "Traceback"):
        assert part in report


@pytest.mark.parametrize(
    ("words", "shown"), [("no ink", "No ink."), ("Why?", "Why?"), ("wait…", "Wait…"), (" ends. ", "Ends.")]
)
def test_a_message_becomes_a_sentence(words, shown):
    assert sentence(words) == shown
