import pytest

from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.studio.explore.sweep_plan import PRESETS, MorphPlan, SweepPlan

BIRD = GenerationRequest(prompt="bird", seed=2**32 - 1)


def test_the_posts_figures_have_their_values():
    (steps,) = PRESETS["steps"].frames(BIRD)
    assert [request.steps for request in steps.requests] == [1, 2, 3, 5, 10, 20]
    (table,) = PRESETS["table"].frames(BIRD)
    assert {request.guidance for request in table.requests} == {0, 1, 5, 10, 50, 100}
    assert len(table.requests) == 36
    movie = PRESETS["movie"].frames(BIRD)
    assert [frame.requests[0].guidance for frame in movie] == list(range(100))
    assert [request.seed for request in movie[0].requests] == list(range(36))
    (words,) = PRESETS["words"].frames(BIRD)
    assert (len(words.requests), words.columns, words.requests[0].prompt) == (36, 6, "grass")


@pytest.mark.parametrize(
    ("plan", "message"),
    [
        (SweepPlan(across=("", "")), "nothing is chosen"),
        (SweepPlan(across=("steps", "1"), down=("steps", "2")), "two of the axes are the same"),
        (SweepPlan(across=("steps", "")), "1 to 400 values"),
        (MorphPlan(prompts=()), "one other"),
        (MorphPlan(prompts=("a", "b")), "one other"),
    ],
)
def test_what_cannot_be_drawn_is_refused(plan, message):
    with pytest.raises(RequestError, match=message):
        plan.frames(BIRD)


def test_the_corners_of_a_morph_have_the_seeds_that_follow():
    (strip,) = MorphPlan(prompts=("fish",)).frames(BIRD)
    assert strip.requests[0].morph.seeds == (0,)
    (square,) = MorphPlan(prompts=("fish", "dog", "horse")).frames(BIRD)
    assert square.requests[-1].morph.seeds == (0, 1, 2)
    assert len(square.requests) == 49
