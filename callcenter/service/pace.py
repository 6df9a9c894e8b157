"""How fast a line moves: what is learned of a queue from those who were served or left."""

from math import log1p

from msgspec import Struct

#: After so many contacts, what was seen counts a third of what it did.
_MEMORY = 100.0
_KEPT = 1.0 - 1.0 / _MEMORY
#: Before anything is known of it, one caller is taken to have hung up in 20 minutes of waiting.
_LOST, _WAITED = 0.5, 600.0
#: The formula is trusted as if it had been right for so many callers.
_TRUSTED = 5.0


def expected_wait(position: int, agents: int, handling: float, leaving: float) -> float:
    """Return the seconds until whoever stands at `position` (1 is next) is offered to an agent.

    Before that, each place ahead has to be cleared: by one of the `agents`, each of whom is free again
    `handling` seconds after an offer, or by one of the k who wait and leave at the rate `leaving` a second.
    The wait is the sum of 1 / (agents / handling + k x leaving) for k = 1 to `position`, here by its
    integral; without `leaving` that is position x handling / agents. `agents` is at least 1.
    """
    pace = agents / handling
    if not leaving:
        return position / pace
    return log1p(position * leaving / (pace + leaving / 2.0)) / leaving


class Mean(Struct):
    """A mean in which what is long ago counts less and less. `times` counts all that was seen."""

    total: float = 0.0
    count: float = 0.0
    times: int = 0

    def add(self, value: float) -> None:
        """Take in one more."""
        self.total = self.total * _KEPT + value
        self.count = self.count * _KEPT + 1.0
        self.times += 1

    @property
    def value(self) -> float | None:
        """The mean, None before anything was seen."""
        return self.total / self.count if self.count else None


class Pace(Struct):
    """What is known of one queue. Seconds.

    `handling` lasts from the offer until the agent is free again, `ringing` from the offer to the answer.
    `waited` and `lost` are of those who stood in line: how long they waited, and which share of them left
    without an answer. `met` and `guessed` are of the answered among them: their wait, and what the formula
    had said of it.
    """

    handling: Mean
    ringing: Mean
    waited: Mean
    lost: Mean
    met: Mean
    guessed: Mean

    @classmethod
    def unknown(cls) -> "Pace":
        """Return the pace of a queue of which nothing was seen."""
        return cls(*(Mean() for _ in range(6)))

    def answered(self, waited: float, guessed: float | None) -> None:
        """Note that somebody who had stood in line was answered; `guessed` is what the formula had said."""
        self._left(waited, lost=False)
        if guessed is not None:
            self.met.add(waited)
            self.guessed.add(guessed)

    def gave_up(self, waited: float) -> None:
        """Note that somebody left the line without an answer."""
        self._left(waited, lost=True)

    def guess(self, position: int, agents: int) -> float | None:
        """Return the formula's wait until the answer; None if nothing is known or nobody is there."""
        handling = self.handling.value
        if not handling or not agents:
            return None
        return expected_wait(position, agents, handling, self._leaving) + (self.ringing.value or 0.0)

    def wait(self, position: int, agents: int) -> float | None:
        """Return the expected wait: the formula's, mended by how far off it has been lately."""
        guess = self.guess(position, agents)
        return None if guess is None else guess * self._mend

    def _left(self, waited: float, *, lost: bool) -> None:
        self.waited.add(waited)
        self.lost.add(float(lost))

    @property
    def _leaving(self) -> float:
        """How many of the waiting leave in a second, each: all who left over all the time that was waited."""
        return (self.lost.total + _LOST) / (self.waited.total + _WAITED)

    @property
    def _mend(self) -> float:
        if not self.guessed.total:
            return 1.0
        seen = self.guessed.count
        return (_TRUSTED + seen * self.met.total / self.guessed.total) / (_TRUSTED + seen)
