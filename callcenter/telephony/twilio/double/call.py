"""One call at the double: where it stands, what it heard, and the signals that move it on."""

import asyncio
from collections import deque
from dataclasses import dataclass, field

from callcenter.telephony.twilio.double.stage import ManualClock, Stage

OVER = frozenset({"completed", "busy", "no-answer", "failed", "canceled"})


class Signal(Exception):
    """What can happen to a call while it waits."""


class Elapsed(Signal):
    """The time ran out."""


class Answered(Signal):
    """The telephone was picked up."""


class Keys(Signal):
    """Keys were pressed."""

    def __init__(self, keys: str) -> None:
        super().__init__(keys)
        self.keys = keys


class Speech(Signal):
    """Something was said."""

    def __init__(self, text: str, confidence: float) -> None:
        super().__init__(text)
        self.text = text
        self.confidence = confidence


class Released(Signal):
    """The conference is over, or the other leg of a `<Dial>` is."""

    def __init__(self, status: str = "answered", bridged: bool = False) -> None:
        super().__init__(status)
        self.status = status
        self.bridged = bridged


class Interrupt(Signal):
    """What ends a verb from outside."""


class HungUp(Interrupt):
    """The call is over."""

    def __init__(self, status: str = "completed") -> None:
        super().__init__(status)
        self.status = status


class Lost(Interrupt):
    """The call died and nobody is told."""


class Moved(Interrupt):
    """A REST request gave the call a new document."""

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.url = url


@dataclass(eq=False)
class Call:
    """A leg. `place` names what it is in: ringing, speaking, gather, queue, conference, recording,
    forward, pause, working (fetching a document) or over. `heard` lists what it was told or played.
    """

    sid: str
    caller: str
    to: str
    stage: Stage = field(repr=False)
    clock: ManualClock = field(repr=False)
    direction: str = "inbound"
    status: str = "queued"
    place: str = "working"
    url: str = ""
    fallback_url: str = ""
    status_url: str = ""
    events: tuple[str, ...] = ("completed",)
    ring_seconds: float = 60.0
    waits_for_beep: bool = False  #: whether a machine is told of only after its greeting
    detects: bool = False  #: whether an answering machine is told from a person
    parent: str = ""
    custom: dict[str, str] = field(default_factory=dict)
    heard: list[str] = field(default_factory=list)
    documents: list[str] = field(default_factory=list)
    to_press: deque[str] = field(default_factory=deque)
    queue: str = ""
    room: str = ""
    recording: str = ""
    recording_url: str = ""  #: where the recording is told of, once it is finished
    recorded_since: float = 0.0
    silent: bool = False  #: whether nothing is there to be recorded
    began: float = 0.0
    since: float = 0.0  #: when it came to its present place
    reports: int = 0
    _park: "asyncio.Future[Signal] | None" = field(default=None, repr=False)
    _pending: deque[Interrupt] = field(default_factory=deque, repr=False)

    @property
    def over(self) -> bool:
        """Whether the call has ended."""
        return self.status in OVER

    def last_heard(self) -> str:
        """Return what the leg heard last."""
        return self.heard[-1] if self.heard else ""

    def signal(self, signal: Signal) -> bool:
        """Let something happen to the call; tell whether it was taken. Interrupts wait their turn."""
        if self._park is not None and not self._park.done():
            self.stage.begin()
            self._park.set_result(signal)
            return True
        if isinstance(signal, Interrupt) and not self.over:
            self._pending.append(signal)
            return True
        return False

    def check(self) -> None:
        """Raise the interrupt that came while the call was busy."""
        if self._pending:
            raise self._pending.popleft()

    async def wait(self, place: str, seconds: float | None = None) -> Signal:
        """Wait for something to happen, at most so many of the double's seconds. Raises interrupts."""
        self.check()
        park: asyncio.Future[Signal] = asyncio.get_running_loop().create_future()
        self._park = park
        call_off = None if seconds is None else self.clock.after(seconds, lambda: self._elapsed(park))
        self.place, self.since = place, self.clock.now()
        self.stage.end()
        try:
            signal: Signal = await park
        finally:
            self.place, self._park = "working", None
            if call_off is not None:
                call_off()
        if isinstance(signal, Interrupt):
            raise signal
        return signal

    def _elapsed(self, park: "asyncio.Future[Signal]") -> None:
        if park is self._park:
            self.signal(Elapsed())
