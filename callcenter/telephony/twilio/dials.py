"""What we remember of calls that we made or moved, while their webhooks come in.

It is a help, not the truth: after a restart it is empty, and everything still ends well,
because what a leg hears is rendered from the floor's state and every dial has a time limit.
"""

from collections import OrderedDict
from dataclasses import dataclass

_KEPT = 20_000
_MOVE_SECONDS = 15.0  # Twilio gives up on a document after as long


@dataclass
class Dial:
    """One attempt to reach somebody, from before the REST call until its last report."""

    attempt: str
    leg: str = ""
    doubtful: bool = False  #: the create went unanswered: the call may exist
    cancelled: bool = False  #: it must end as soon as its leg is known (T42)
    answered: bool = False  #: the floor took the leg
    over: bool = False

    def unwanted(self, leg: str) -> bool:
        """Tell whether a leg of this attempt must go: called off, or a second one of the same attempt."""
        return self.cancelled or leg != self.leg


class Dials:
    """The attempts, newest last; the oldest are forgotten."""

    def __init__(self) -> None:
        self._dials: OrderedDict[str, Dial] = OrderedDict()

    def of(self, attempt: str) -> Dial:
        """Return what is known of an attempt; nothing yet makes a fresh one."""
        dial = self._dials.get(attempt)
        if dial is None:
            dial = self._dials[attempt] = Dial(attempt)
            if len(self._dials) > _KEPT:
                self._dials.popitem(last=False)
        return dial

    def learn(self, attempt: str, leg: str) -> Dial:
        """Note the leg that a webhook or an answer named, and return the attempt."""
        dial = self.of(attempt)
        if not dial.leg:
            dial.leg = leg
        dial.doubtful = False
        return dial

    def legs(self) -> frozenset[str]:
        """Return the legs of all attempts."""
        return frozenset(dial.leg for dial in self._dials.values() if dial.leg)


class Moves:
    """Legs that we told Twilio to move, until they fetched their new document.

    Twilio then also requests the action of the verb that the leg was in (T25): such a
    request reports nothing that happened.
    """

    def __init__(self) -> None:
        self._moved: OrderedDict[str, float] = OrderedDict()

    def begin(self, leg: str, now: float) -> None:
        """Note that a leg is being moved."""
        self._moved[leg] = now
        if len(self._moved) > _KEPT:
            self._moved.popitem(last=False)

    def end(self, leg: str) -> None:
        """Note that a leg arrived, or was not moved after all."""
        self._moved.pop(leg, None)

    def under_way(self, leg: str, now: float) -> bool:
        """Tell whether a leg is on its way."""
        return now - self._moved.get(leg, -_MOVE_SECONDS) < _MOVE_SECONDS
