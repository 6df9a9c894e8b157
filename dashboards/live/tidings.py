"""Whose notices changed, as the live feed tells it: for each user a number that differs after a change."""

from collections.abc import Sequence

from callcenter.ports.books import Changed
from callcenter.ports.notices import Notice


class Tidings:
    """Counts the changes of every user's notices, from `start` on.

    Two processes begin at different numbers, so who comes back after a restart sees another one.
    """

    def __init__(self, start: float) -> None:
        self._start = int(start * 1000)
        self._turn = self._start
        self._of: dict[str, int] = {}

    def hear(self, changes: Sequence[Changed]) -> set[str]:
        """Take in what was stored and return the users whose notices changed."""
        told = {
            each.user
            for change in changes
            for each in (change.before, change.after)
            if isinstance(each, Notice)
        }
        for user in told:
            self._turn += 1
            self._of[user] = self._turn
        return told

    def part(self, user: str) -> bytes:
        """Return the part of a message that says where a user's notices are, nothing for nobody's."""
        return b',"notices":%d' % self._of.get(user, self._start) if user else b""
