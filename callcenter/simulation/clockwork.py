"""A floor in virtual time: what is due next is done next, and nothing in between costs any time."""

import heapq
from abc import ABC, abstractmethod
from collections.abc import Callable
from math import inf
from typing import Any

from callcenter.floor import Decision, Floor
from callcenter.floor import commands as c


class OffTheRails(RuntimeError):
    """The floor refused what the simulated world may do: one of the two is wrong."""


class Clockwork(ABC):
    """A floor, its clock, and what the world around it has yet to do. Times are seconds UTC."""

    def __init__(self, begin: float) -> None:
        self.floor = Floor()
        self.now = begin
        self._heap: list[tuple[float, int, Callable[[Any], None], Any]] = []
        self._order = 0

    def at(self, moment: float, do: Callable[[Any], None], with_: Any) -> None:
        """Do something at a moment; what was asked for first comes first."""
        self._order += 1
        heapq.heappush(self._heap, (moment, self._order, do, with_))

    def later(self, seconds: float, do: Callable[[Any], None], with_: Any) -> None:
        """Do something after so many seconds."""
        self.at(self.now + seconds, do, with_)

    def step(self, last: float) -> bool:
        """Do the next thing; False when nothing will happen any more, or only after `last`."""
        due = self.floor.next_deadline()
        ours = self._heap[0][0] if self._heap else inf
        moment = min(ours, inf if due is None else due)
        if moment > last or moment == inf:
            return False
        self.now = max(self.now, moment)
        if ours <= moment:
            _, _, do, with_ = heapq.heappop(self._heap)
            do(with_)
        else:
            self.tell(c.PassTime())
        return True

    def tell(self, command: c.Command) -> None:
        """Give the floor a command now, and do what follows. Raises `OffTheRails` if it is refused."""
        decision = self.floor.handle(command, self.now)
        if decision.refusal is not None:
            raise OffTheRails(f"{command}: {decision.refusal.code} {decision.refusal.detail}")
        self.follow(command, decision)

    @abstractmethod
    def follow(self, command: c.Command, decision: Decision) -> None:
        """Do what follows from a decision: each world in its own way."""

    def end_leg(self, leg: str) -> None:
        """A leg is over, unless it was already."""
        if leg in self.floor.state.legs:
            self.tell(c.EndLeg(leg))
