"""Results kept for arguments that come again and again as the same object."""

from collections.abc import Callable
from typing import Generic, TypeVar

A = TypeVar("A")
R = TypeVar("R")


class Remembered(Generic[A, R]):
    """A function of values that never change, which looks at who they are and not at what is in them.

    Equal arguments that are not the same object are computed anew. The oldest of `limit` results is
    forgotten.
    """

    def __init__(self, function: Callable[[A], R], limit: int = 1024) -> None:
        self._function = function
        self._limit = limit
        self._kept: dict[int, tuple[A, R]] = {}

    def __call__(self, argument: A) -> R:
        """Return the function's result."""
        kept = self._kept.get(id(argument))
        # An id is given again only after its owner is gone, and what is kept here is not.
        if kept is not None:
            return kept[1]
        result = self._function(argument)
        self._kept[id(argument)] = argument, result
        if len(self._kept) > self._limit:
            del self._kept[next(iter(self._kept))]
        return result
