import pytest

from glyphstudio.engine.morph import Morph
from glyphstudio.engine.request import GenerationRequest
from glyphstudio.errors import RequestError
from glyphstudio.glyphs.probe import PROBE
from glyphstudio.sweeps.sweep_grid import (
    AXES,
    MOST_VALUES,
    Axis,
    board_of,
    frames_of,
    guidance_grid,
    morph_grid,
    probe_board,
    seed_axis,
    table_of,
)

PATTERN = GenerationRequest(prompt="gold", seed=4294967295)


def test_columns_are_steps_and_rows_are_guidance_and_seed():
    grid = guidance_grid(PATTERN, (1, 2), (0.0, 5.0), 2)
    assert [(r.guidance, r.seed, r.steps) for r in grid.requests] == [
        *((0.0, 4294967295, 1), (0.0, 4294967295, 2), (0.0, 0, 1), (0.0, 0, 2)),
        *((5.0, 4294967295, 1), (5.0, 4294967295, 2), (5.0, 0, 1), (5.0, 0, 2)),
    ]
    assert grid.columns_said == ("1 step", "2 steps")
    assert grid.rows_said[3] == ("guidance 5", "seed 0")
    assert grid.said(7) == "guidance 5, seed 0, 2 steps"
    assert guidance_grid(PATTERN, (1,), (2.5,), 1).rows_said == (("guidance 2.5",),)


def test_a_strip_has_nothing_beside_it():
    grid = table_of(PATTERN, Axis("steps", (1, 2)))
    assert (grid.rows, grid.rows_said, grid.said(1)) == (1, (), "2 steps")


def test_a_board_wraps_and_its_last_row_may_be_short():
    grid = board_of(PATTERN, Axis("prompt", ("rain", "snow", "")), 2)
    assert grid.rows == 2
    assert [request.prompt for request in grid.row(1)] == [""]
    assert [grid.said(place) for place in range(3)] == ["rain", "snow", "(no prompt)"]


def test_the_board_of_the_posts_has_its_36_words():
    grid = probe_board(PATTERN)
    assert [request.prompt for request in grid.requests] == [word for word, _ in PROBE]
    assert (grid.rows, grid.columns) == (6, 6)


def test_the_movie_of_the_posts_has_36_seeds_a_frame():
    frames = frames_of(PATTERN, seed_axis(PATTERN, 36), None, Axis.of_text("guidance", "0-99"))
    assert [frame.requests[0].guidance for frame in frames] == list(range(100))
    assert {len({request.seed for request in frame.requests}) for frame in frames} == {36}
    assert (frames[7].moment, frames[7].columns) == ("guidance 7", 6)


def test_few_values_are_a_row_and_two_axes_a_table():
    (row,) = frames_of(PATTERN, Axis("steps", (1, 2, 3)))
    (table,) = frames_of(PATTERN, Axis("steps", (1, 2, 3)), Axis("guidance", (1.0, 5.0)))
    assert [(grid.rows, grid.columns, grid.moment) for grid in (row, table)] == [(1, 3, ""), (2, 3, "")]


def test_a_morph_is_a_strip_or_a_square_with_the_prompts_at_its_corners():
    strip = morph_grid(PATTERN, ["water"], [5], 3)
    assert [request.morph.across for request in strip.requests] == [0.0, 0.5, 1.0]
    assert strip.cells_said == ("gold", "", "water")
    square = morph_grid(PATTERN, ["water", "fire", ""], [5, 6, 7], 3)
    assert (square.rows, square.columns) == (3, 3)
    assert square.requests[5].morph == Morph(prompts=("water", "fire", ""), seeds=(5, 6, 7), across=1.0, down=0.5)
    assert square.cells_said == ("gold", "", "water", "", "", "", "fire", "", "(no prompt)")


@pytest.mark.parametrize(
    ("name", "text", "values"),
    [
        ("steps", "1, 2,3", (1, 2, 3)),
        ("guidance", "0-2, 7.5", (0, 1, 2, 7.5)),
        ("seed", "0-100:50", (0, 50, 100)),
        ("prompt", "a bird, rain ,", ("a bird", "rain")),
        ("sampler", "ddim,heun", ("ddim", "heun")),
        ("radical", "0,85", (0, 85)),
    ],
)
def test_what_a_person_writes_is_an_axis(name, text, values):
    axis = Axis.of_text(name, text)
    assert axis.values == values
    grid = table_of(PATTERN, axis)
    assert [getattr(request, name) for request in grid.requests] == list(values)
    assert all(grid.columns_said)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("steps", ""),
        ("steps", "1,x"),
        ("steps", "1.5"),
        ("steps", "9-1"),
        ("steps", "1-9:0"),
        ("seed", f"0-{MOST_VALUES + 1}"),
        ("seed", "0-9999999999"),
        ("guidance", "high"),
        ("size", "1"),
    ],
)
def test_what_is_no_axis_is_refused(name, text):
    with pytest.raises(RequestError):
        Axis.of_text(name, text)


@pytest.mark.parametrize(("name", "text"), [("steps", "0"), ("guidance", "101"), ("sampler", "magic"), ("seed", "-1")])
def test_a_value_out_of_range_is_refused_when_it_is_applied(name, text):
    with pytest.raises(RequestError):
        table_of(PATTERN, Axis.of_text(name, text))


def test_every_axis_says_its_values():
    said = [AXES[name](value) for name, value in (("sampler", "heun"), ("sampler", "?"), ("radical", 0), ("steps", 1))]
    assert said == ["Heun", "?", "any radical", "1 step"]
    assert [AXES["style"](value) for value in ("Kai", "")] == ["Kai", "first style"]


def test_styles_are_an_axis_of_names():
    grid = table_of(PATTERN, Axis.of_text("style", "Sans,  Kai 楷体"))
    assert [request.style for request in grid.requests] == ["Sans", "Kai 楷体"]
    assert grid.columns_said == ("Sans", "Kai 楷体")
