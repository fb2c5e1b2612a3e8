"""The tasks are frozen: the same prompts in the same order for ever, no held-out definition twice or on both sides."""

from collections import Counter

import pytest

from glyphstudio.evaluation.tasks import (
    FULL,
    QUICK,
    Extent,
    accepted_radicals,
    characters_with,
    in_frozen_order,
    make_tasks,
)
from glyphstudio.glyphs.dictionary import Character, load_characters, split_of
from glyphstudio.glyphs.probe import PROBE

KNOWN = load_characters()


def character(codepoint, definition, radical=1, group=None):
    return Character(codepoint, definition, (definition,), radical, 5, "", (), group or codepoint)


@pytest.fixture(scope="module")
def tasks():
    return make_tasks(QUICK, KNOWN, KNOWN)


@pytest.mark.parametrize("extent", [QUICK, FULL], ids=["quick", "full"])
def test_all_characters_give_every_task_of_an_extent(extent):
    found = make_tasks(extent, KNOWN, KNOWN)
    assert len(found.tasks) == extent.pictures
    assert len(found.references) == extent.references
    assert len(found.of("held_out")) == extent.held_out


def test_a_quick_run_is_the_beginning_of_a_full_one(tasks):
    full = make_tasks(FULL, KNOWN, KNOWN)
    for part in ("held_out", "train"):
        ours, theirs = ([one.tasks[place] for place in one.of(part)] for one in (tasks, full))
        assert theirs[: len(ours)] == ours
    assert full.references == tasks.references


def test_the_first_tasks_are_frozen(tasks):
    held = [tasks.tasks[place] for place in tasks.of("held_out")[:3]]
    assert [(task.prompt, task.radical) for task in held] == [
        ("the mango-bird; the Chinese oriole", 196),
        ("salmon; Spheroides vermicularis", 195),
        ("to trouble; to worry; to vex; to annoy", 154),
    ]


def test_held_out_definitions_are_held_out_and_asked_for_once(tasks):
    held = [KNOWN[tasks.tasks[place].codepoint] for place in tasks.of("held_out")]
    references = [KNOWN[codepoint] for codepoint in tasks.references]
    assert {split_of(one) for one in (*held, *references)} == {"validation"}
    assert max(Counter(one.group for one in (*held, *references)).values()) == 1


def test_training_definitions_are_of_the_training_side(tasks):
    trained = [KNOWN[tasks.tasks[place].codepoint] for place in tasks.of("train")]
    assert {split_of(one) for one in trained} == {"train"}


def test_the_board_asks_for_its_words_alone_seed_by_seed(tasks):
    board = [tasks.tasks[place] for place in tasks.of("probe")]
    assert [(task.prompt, task.seed) for task in board] == [(word, seed) for word, _ in PROBE for seed in range(3)]
    assert all(task.radical in task.accepted for task in board)


def test_a_radical_is_accepted_where_the_design_says():
    """Of 20 characters: 10 have radical 1, 4 radical 2, 3 radical 3, 2 radical 4 (.1), 1 radical 5."""
    carriers = [character(n, "x", radical) for n, radical in enumerate([1] * 10 + [2] * 4 + [3] * 3 + [4] * 2 + [5])]
    assert accepted_radicals(1, carriers) == {1, 2, 3}
    assert accepted_radicals(9, carriers) == {1, 2, 3, 9}
    assert accepted_radicals(9, []) == {9}


def test_what_is_far_below_the_top_is_not_accepted():
    carriers = [character(n, "x", radical) for n, radical in enumerate([1] * 80 + [2] * 20)]
    assert accepted_radicals(1, carriers) == {1}


def test_leaf_accepts_grass_and_walk_accepts_foot(tasks):
    accepted = {task.prompt: task.accepted for task in tasks.tasks if task.part == "probe"}
    assert 140 in accepted["leaf"]
    assert 157 in accepted["walk"]
    assert accepted["gold"] == {167}


def test_a_word_is_a_whole_word():
    found = characters_with("sun", [character(1, "the Sun; day"), character(2, "sunder"), character(3, "sun-dial")])
    assert [one.codepoint for one in found] == [1, 3]


def test_the_order_is_one_and_the_same_for_any_order_of_input():
    assert in_frozen_order([3, 1, 2]) == in_frozen_order({2, 3, 1})
    assert sorted(in_frozen_order(range(100))) == list(range(100))


def test_a_small_font_gives_fewer_tasks_and_never_uses_a_reference_as_a_task():
    few = in_frozen_order(codepoint for codepoint, one in KNOWN.items() if one.definition)[:300]
    found = make_tasks(Extent(seeds=1, held_out=50, train=1000, references=10), KNOWN, few)
    held = {found.tasks[place].codepoint for place in found.of("held_out")}
    assert 0 < len(held) < 50
    assert len(found.references) == 10
    assert not held & set(found.references)
