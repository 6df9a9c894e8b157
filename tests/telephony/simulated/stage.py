"""The stage of the simulated carrier: its own people, made to do what a story says."""

from callcenter.floor.values import LegCause
from callcenter.ports.telephony import Play, Say
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.exchange import Habits
from callcenter.telephony.simulated.faults import Faults
from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.people import Line
from callcenter.telephony.simulated.player import HOLD_THE_LINE
from tests.contract.desk import Desk
from tests.contract.watch import Watch

SPEED = 50.0


class FixedClock:
    """A `Clock` that stands still."""

    def now(self) -> float:
        """Return one and the same moment."""
        return 1_800_000_000.0


class SimulatedStage:
    """A `Stage` around a `SimulatedCarrier` that runs fifty times as fast as life."""

    def __init__(self) -> None:
        self._watch = Watch()
        self.desk = Desk(self._watch)
        habits = Habits(announce_every=2.0)
        self.provider = SimulatedCarrier(
            self.desk, FixedClock(), speed=SPEED, habits=habits, observer=lambda *_: self._watch.poke()
        )
        self._legs: dict[str, Leg] = {}

    async def dial_in(self, caller: str, dialled: str) -> str:
        return self._keep(self.provider.dial_in(caller, dialled))

    async def connect_phone(self, agent: str, attempt: str) -> str:
        return self._keep(self.provider.phone.connect(agent, attempt))

    async def press(self, leg: str, keys: str) -> None:
        self.provider.press(leg, keys)

    async def hang_up(self, leg: str) -> None:
        self.provider.hang_up(leg)

    async def lose(self, leg: str) -> None:
        self.provider.lose(leg)

    async def write(self, sender: str, recipient: str, text: str) -> None:
        self.provider.messages.write(sender, recipient, text)

    def set_telephone(
        self,
        number: str,
        cause: LegCause | None = None,
        *,
        keys: str = "",
        after: float = 1.0,
        talk: float = 0.0,
    ) -> None:
        self.provider.set_line(number, Line(after=after, cause=cause, keys=keys, talk=talk))

    async def speaks_for(self, leg: str, seconds: float) -> None:
        kept, time = self._legs[leg], self.provider.time

        def long_enough() -> bool:
            since = kept.message_since
            if since is not None and not time.reached(since + seconds):
                time.call_at(since + seconds, self._watch.poke)
            return since is not None and time.reached(since + seconds)

        await self._watch.until(long_enough, f"{leg} spoke for {seconds} s")

    async def lasts(self, seconds: float) -> None:
        time = self.provider.time
        ends = time.now() + seconds
        time.call_at(ends, self._watch.poke)
        await self._watch.until(lambda: time.reached(ends), f"{seconds} s passed")

    async def kept_at_the_door(self, leg: str) -> None:
        first = HOLD_THE_LINE[0]
        assert isinstance(first, Say)
        await self.hears(leg, first.text)

    def deliver_twice(self) -> None:
        self.provider.faults.faults = Faults(doubled=1.0)

    async def hears(self, leg: str, text: str) -> None:
        kept = self._legs[leg]
        await self._watch.until(lambda: text in _words(kept), f"{leg} heard {text!r} in {_words(kept)}")

    async def together(self, *legs: str) -> None:
        await self._watch.until(lambda: self.provider.together(*legs), f"{legs} together")

    async def heard_by(self, speaker: str, *listeners: str) -> None:
        await self._watch.until(
            lambda: self.provider.heard_by(speaker) == set(listeners), f"{speaker} heard by {listeners}"
        )

    async def apart(self, *legs: str) -> None:
        await self._watch.until(lambda: not self.provider.together(*legs), f"{legs} apart")

    async def over(self, leg: str) -> None:
        await self._watch.until(lambda: self._legs[leg].over is not None, f"{leg} over")

    async def recording(self, leg: str, state: str) -> None:
        await self._watch.until(lambda: self._legs[leg].recording == state, f"{leg} recording {state}")

    def cannot_be_written_to(self, number: str, code: str) -> None:
        self.provider.messages.unreachable[number] = code

    def written(self) -> list[tuple[str, str]]:
        return [(message.to, message.text) for message in self.provider.messages.sent]

    def _keep(self, leg: str) -> str:
        self._legs[leg] = self.provider.leg(leg)
        return leg


def _words(leg: Leg) -> list[str]:
    said = [verb.text for verb in leg.heard if isinstance(verb, Say)]
    return said + [verb.audio for verb in leg.heard if isinstance(verb, Play)]
