import itertools

from glyphstudio.engine.request import SEEDS
from glyphstudio.studio.create.seeds import Seeds, any_seed


def seeds(**values):
    drawn = itertools.count(100)
    return Seeds(**{"seed": 7, "locked": False, "used": True, "draw": lambda: next(drawn)} | values)


def test_unlocked_each_run_has_a_new_seed():
    chosen = seeds()
    assert [chosen.next() for _ in range(3)] == [100, 101, 102]


def test_locked_the_seed_stays():
    chosen = seeds(locked=True)
    assert [chosen.next() for _ in range(3)] == [7, 7, 7]


def test_a_seed_on_show_that_no_run_has_used_is_used_first():
    chosen = seeds(used=False)
    assert [chosen.next(), chosen.next()] == [7, 100]


def test_what_the_dice_show_is_what_the_next_run_draws():
    chosen = seeds()
    thrown = chosen.throw()
    assert (thrown, chosen.next(), chosen.next()) == (100, 100, 101)


def test_the_dice_turn_a_locked_seed_too_and_leave_it_locked():
    chosen = seeds(locked=True)
    chosen.throw()
    assert [chosen.next(), chosen.next()] == [100, 100]
    assert chosen.locked


def test_a_typed_seed_is_kept():
    chosen = seeds()
    chosen.choose(2**32 - 1)
    assert chosen.locked
    assert [chosen.next(), chosen.next()] == [2**32 - 1] * 2


def test_an_unlocked_seed_changes_at_the_next_run_only():
    chosen = seeds(locked=True)
    chosen.next()
    chosen.locked = False
    assert chosen.seed == 7
    assert chosen.next() == 100


def test_drawn_seeds_lie_in_their_range_and_differ():
    drawn = {any_seed() for _ in range(100)}
    assert len(drawn) > 95
    assert all(0 <= seed < SEEDS for seed in drawn)
