"""The last answers of a method, kept beside it."""

from collections.abc import Callable
from functools import lru_cache
from typing import ParamSpec, TypeVar, cast
from weakref import WeakMethod

P = ParamSpec("P")
R = TypeVar("R")


def remembering(method: Callable[P, R], most: int) -> Callable[P, R]:
    """Return the bound ``method`` as a function that remembers its last ``most`` answers.

    It does not keep the method's object alive: kept in that object, ``lru_cache`` around the bare method would be a
    ring, and a model of hundreds of megabytes would stay after its last use until the collector's next great round.
    """
    held = WeakMethod(method)

    @lru_cache(maxsize=most)
    def remembered(*arguments: object) -> R:
        own = held()
        assert own is not None  # whoever calls has the object
        return cast("Callable[..., R]", own)(*arguments)

    return cast("Callable[P, R]", remembered)
