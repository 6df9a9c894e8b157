"""Who is at the far end of a leg: what they do by themselves, and when. No tasks, only due times."""

import math
from random import Random

from msgspec import Struct

from callcenter.ports.telephony import AnyVerb, Ask, AskAgent, Join, Wait
from callcenter.telephony.simulated.people import Caller, Line


class Press(Struct, frozen=True):
    """Press keys."""

    keys: str


class Speak(Struct, frozen=True):
    """Say something to a question that listens."""

    words: str


class HangUp(Struct, frozen=True):
    """Put down the receiver."""


Act = Press | Speak | HangUp


class Party:
    """Somebody on a leg who does nothing unasked; others can press and hang up for them.

    `due` is the line time of the next act. A message lasts `message` seconds at most.
    """

    message = math.inf

    def __init__(self) -> None:
        self.due = math.inf
        self._plan: Act | None = None

    def hears(self, verb: AnyVerb, now: float) -> None:
        """A verb of the script begins; what was planned for the last one is off."""
        self.drop()

    def meets(self, others: int, now: float) -> None:
        """The number of others in the bridge has changed."""

    def act(self) -> Act | None:
        """Return what is done now that it is due, once."""
        plan = self._plan
        self.drop()
        return plan

    def plan(self, act: Act, due: float) -> None:
        """Intend to do `act` at `due`, instead of anything planned before."""
        self.due, self._plan = due, act

    def drop(self) -> None:
        """Intend nothing."""
        self.due, self._plan = math.inf, None


class CallerParty(Party):
    """A customer who behaves as a `Caller` describes."""

    def __init__(self, caller: Caller, dice: Random) -> None:
        super().__init__()
        self.message = caller.message
        self._caller = caller
        self._dice = dice
        self._keys = list(caller.keys)
        self._words = list(caller.words)
        self._patience = caller.patience
        self._waits_since: float | None = None
        self._talked = self._rated = False
        self._talks_until: float | None = None

    def hears(self, verb: AnyVerb, now: float) -> None:
        """Answer a question, or count on patience while waiting."""
        self._stop_waiting(now)
        self.drop()
        if isinstance(verb, Ask):
            self._answer(verb, now)
        elif isinstance(verb, Wait):
            self._talks_until = None  # whoever comes next is talked to anew
            self._start_waiting(now)
        elif isinstance(verb, Join):
            self.meets(0, now)

    def meets(self, others: int, now: float) -> None:
        """Talk while somebody is there, for `talk` seconds since the first word."""
        self._stop_waiting(now)
        if others:
            self._talked = True
            self._talks_until = self._talks_until or now + self._caller.talk
            self.plan(HangUp(), self._talks_until)
        else:
            self._start_waiting(now)

    def _answer(self, ask: Ask, now: float) -> None:
        when = now + self._caller.think * self._dice.uniform(0.5, 1.5)
        if self._dice.random() < self._caller.leaves_menu:
            self.plan(HangUp(), when)
        elif self._talked and ask.digits:
            self.plan(Press(self._caller.solved if self._rated else self._caller.rating), when)
            self._rated = True
        elif ask.speech and self._words:
            self.plan(Speak(self._words.pop(0)), when)
        elif ask.digits and self._keys and (keys := self._keys.pop(0)):
            self.plan(Press(keys), when)

    def _start_waiting(self, now: float) -> None:
        self._waits_since = now
        self.plan(HangUp(), now + self._patience)

    def _stop_waiting(self, now: float) -> None:
        if self._waits_since is not None:
            self._patience = max(0.0, self._patience - (now - self._waits_since))
            self._waits_since = None


class LineParty(Party):
    """Somebody who picked up a telephone that was rung, as a `Line` describes."""

    message = 0.0

    def __init__(self, line: Line) -> None:
        super().__init__()
        self._line = line

    def hears(self, verb: AnyVerb, now: float) -> None:
        """Press the keys when asked for one."""
        self.drop()
        if isinstance(verb, AskAgent | Ask) and self._line.keys:
            self.plan(Press(self._line.keys), now + self._line.think)

    def meets(self, others: int, now: float) -> None:
        """Hang up after `talk` seconds in company."""
        if others and self._line.talk:
            self.plan(HangUp(), now + self._line.talk)
