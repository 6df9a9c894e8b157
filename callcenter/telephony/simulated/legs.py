"""One leg: what has happened on it, and waiting until something does."""

import asyncio
from collections import deque

from msgspec import Struct

from callcenter.floor.values import LegCause, LegRole
from callcenter.ports.telephony import AnyVerb
from callcenter.telephony.simulated.line_time import LineTime
from callcenter.telephony.simulated.parties import Party

HEARD_KEPT = 64


class Recording(Struct, frozen=True):
    """A recording that has begun: its id, whose contact it is, and since when (line time)."""

    id: str
    contact: str
    since: float


class LegMoved(Exception):
    """The leg must fetch its script again."""


class LegOver(Exception):
    """The leg is over: nothing more can be played on it."""


class Leg:
    """A leg of the simulated carrier. Its script is played by one task, which waits in `rest`."""

    def __init__(self, id: str, role: LegRole, party: Party, time: LineTime) -> None:
        self.id = id
        self.role = role
        self.party = party
        self.over: LegCause | None = None
        self.keys = ""  #: pressed and not yet taken by a question
        self.words = ""  #: said and not yet taken by a question
        self.tones = ""  #: heard from the others in the bridge
        self.held = False
        self.muted = False  #: heard by nobody
        self.coach = ""  #: heard by this leg alone
        self.recording = "off"
        self.recorded: Recording | None = None  #: what is being recorded, told once it is finished
        self.heard: deque[AnyVerb] = deque(maxlen=HEARD_KEPT)
        self.message_since: float | None = None  #: the line time when a voicemail began
        self._time = time
        self._moved = False
        self._sequence = 0
        self._wake: asyncio.Future[None] | None = None

    def next_key(self) -> str:
        """Return the key of the leg's next report: its id and a number that grows."""
        self._sequence += 1
        return f"{self.id}/{self._sequence}"

    def move(self) -> None:
        """Let the leg fetch its script again as soon as its task looks."""
        self._moved = True
        self.wake()

    def end(self, cause: LegCause) -> None:
        """Mark the leg as over; the first cause stays."""
        self.over = self.over or cause
        self.wake()

    def press(self, keys: str) -> None:
        """Keys are pressed; only a question that is being asked takes them."""
        self.keys += keys
        self.wake()

    def speak(self, words: str) -> None:
        """Words are said; only a question that listens takes them."""
        self.words = words
        self.wake()

    def wake(self) -> None:
        """Let the leg's task look at what has happened."""
        if self._wake is not None and not self._wake.done():
            self._wake.set_result(None)

    def check(self) -> None:
        """Raise `LegOver` or, once per move, `LegMoved`."""
        if self.over is not None:
            raise LegOver
        if self._moved:
            self._moved = False
            raise LegMoved

    async def rest(self, until: float) -> None:
        """Wait until the line time `until`, or until something happens. Raises as `check` does."""
        self.check()
        if self._time.reached(until):
            return
        self._wake = asyncio.get_running_loop().create_future()
        timer = None if until == float("inf") else self._time.call_at(until, self.wake)
        try:
            await self._wake
        finally:
            self._wake = None
            if timer is not None:
                timer.cancel()
        self.check()
