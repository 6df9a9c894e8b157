"""Telephones that the double can ring, and the account's own numbers."""

from collections import deque
from dataclasses import dataclass, field

from callcenter.telephony.twilio.double.call import Call, Elapsed, HungUp, Signal


@dataclass(eq=False)
class Phone:
    """A telephone in the world. It rings until told otherwise; every setter returns it."""

    number: str
    behaviour: str = "rings"
    keys: tuple[str, ...] = ()
    after: float = 0.0
    talk: float = 0.0
    mistaken: bool = False
    calls: list[Call] = field(default_factory=list)

    def answers(self, *keys: str, after: float = 0.0, talk: float = 0.0) -> "Phone":
        """Pick up after some seconds, give these answers to the first questions, and hang up
        after some seconds of talk (0: stay).
        """
        self.behaviour, self.keys, self.after, self.talk = "answers", keys, after, talk
        return self

    def is_a_machine(self, after: float = 0.0, records: float = 0.0) -> "Phone":
        """Be picked up by an answering machine, which hangs up after so many seconds of it (0: stays)."""
        self.behaviour, self.keys, self.after, self.talk = "machine", (), after, records
        return self

    def sounds_like_a_machine(self, *keys: str, after: float = 0.0) -> "Phone":
        """Be picked up by a person whom the detection takes for an answering machine."""
        self.mistaken = True
        return self.answers(*keys, after=after)

    @property
    def verdict(self) -> str:
        """What the detection of machines makes of whoever picks up."""
        return "machine" if self.behaviour == "machine" or self.mistaken else "human"

    def is_busy(self, after: float = 0.0) -> "Phone":
        """Be busy."""
        self.behaviour, self.after = "busy", after
        return self

    def fails(self, after: float = 0.0) -> "Phone":
        """Not exist."""
        self.behaviour, self.after = "failed", after
        return self

    def rings(self) -> "Phone":
        """Ring until `answer` or until the ringing ends."""
        self.behaviour = "rings"
        return self

    @property
    def call(self) -> Call:
        """The latest call to this telephone."""
        return self.calls[-1]

    async def ring(self, call: Call) -> None:
        """Let a call ring here until it is answered. Raises `HungUp` with how it ended otherwise."""
        self.calls.append(call)
        call.to_press = deque(self.keys)
        ends = call.ring_seconds + 5  # Twilio adds five seconds
        by_itself = self.behaviour != "rings"
        signal = await self._wait(call, min(self.after, ends) if by_itself else ends)
        if isinstance(signal, Elapsed):
            if not by_itself or self.after > ends:
                raise HungUp("no-answer")
            if self.behaviour not in {"answers", "machine"}:
                raise HungUp(self.behaviour)
        if self.talk:
            call.clock.after(self.talk, lambda: self._hang_up(call))

    def _hang_up(self, call: Call) -> None:
        call.signal(HungUp())

    async def _wait(self, call: Call, seconds: float) -> Signal:
        try:
            if seconds <= 0:
                call.check()
                return Elapsed()
            return await call.wait("ringing", seconds)
        except HungUp:
            raise HungUp("canceled") from None


@dataclass(eq=False)
class Webhooked:
    """A number of the account, or its TwiML App: where its webhooks go."""

    sid: str
    number: str = ""
    voice_url: str = ""
    voice_fallback_url: str = ""
    status_callback: str = ""
    sms_url: str = ""


@dataclass(frozen=True)
class Text:
    """A message that the service sent."""

    sid: str
    to: str
    sender: str
    body: str
