"""The world at the simulated carrier."""

from typing import TYPE_CHECKING

from callcenter.floor.values import LegCause
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import (
    AnyVerb,
    Ask,
    AskAgent,
    LegGone,
    Pause,
    Play,
    Say,
    Switchboard,
    TakeMessage,
)
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.exchange import Habits
from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.people import Line
from tests.contract.watch import Watch
from tests.scenarios.world import SPEED

if TYPE_CHECKING:
    from tests.scenarios.agents import Agent


class SimulatedWorld:
    """A `World` inside the process, around the carrier that `carrier` makes."""

    def __init__(self, watch: Watch) -> None:
        self._watch = watch
        self._legs: dict[str, Leg] = {}
        self._forwarded: set[str] = set()
        self._answered: dict[str, AnyVerb] = {}

    def carrier(self, board: Switchboard, clock: Clock) -> SimulatedCarrier:
        """Make the carrier of this world."""
        habits = Habits(announce_every=10.0, gap=0.5)
        self.simulated = SimulatedCarrier(board, clock, speed=SPEED, habits=habits, observer=self._observe)
        return self.simulated

    async def dial(self, caller: str, dialled: str) -> str:
        leg = self.simulated.dial_in(caller, dialled)
        self._keep(leg)
        return leg

    async def press(self, leg: str, keys: str) -> None:
        # Keys pressed before a question begins are nobody's, as on a real line.
        await self._watch.until(lambda: self._question(leg) is not None, f"{leg} is asked")
        question = self._question(leg)
        assert question is not None
        self._answered[leg] = question
        self.simulated.press(leg, keys)

    async def hang_up(self, leg: str) -> None:
        self.simulated.hang_up(leg)

    async def lose(self, leg: str) -> None:
        self.simulated.lose(leg)

    async def connect_phone(self, agent: "Agent", attempt: str) -> str:
        await agent.post("/phone/connect", attempt=attempt)
        leg = self.simulated.phone.leg_of(agent.name)
        self._keep(leg)
        return leg

    async def hang_up_phone(self, agent: "Agent") -> None:
        await agent.post("/phone/hang-up")

    async def stand_by(self, agent: str, number: str) -> str:
        leg = self.simulated.phone.connect(agent, "")
        self._keep(leg)
        return leg

    def set_telephone(
        self, number: str, cause: LegCause | None = None, *, keys: str = "", after: float = 1.0
    ) -> None:
        ring = 600.0 if cause is LegCause.NO_ANSWER else after
        self.simulated.set_line(number, Line(after=ring, cause=cause, keys=keys))

    def sounds_like_a_machine(self, number: str) -> None:
        self.simulated.set_line(number, Line(after=1.0, mistaken=True))

    async def write(self, sender: str, recipient: str, text: str) -> None:
        self.simulated.messages.write(sender, recipient, text)

    def cannot_be_written_to(self, number: str, code: str) -> None:
        self.simulated.messages.unreachable[number] = code

    def written(self) -> list[tuple[str, str]]:
        return [(message.to, message.text) for message in self.simulated.messages.sent]

    def heard(self, leg: str) -> list[str]:
        return [
            verb.text if isinstance(verb, Say) else verb.audio
            for verb in self._legs[leg].heard
            if isinstance(verb, Say | Play)
        ]

    def together(self, *legs: str) -> bool:
        return self.simulated.together(*legs)

    def heard_by(self, leg: str) -> set[str]:
        return set(self.simulated.heard_by(leg))

    def over(self, leg: str) -> bool:
        return self._legs[leg].over is not None

    def recording(self, leg: str) -> str:
        return self._legs[leg].recording

    def forwarded(self, leg: str) -> bool:
        return leg in self._forwarded

    async def speaks_for(self, leg: str, seconds: float) -> None:
        known, time = self._legs[leg], self.simulated.time
        await self._watch.until(lambda: known.message_since is not None, f"the tone on {leg}")
        ends = (known.message_since or 0.0) + seconds
        time.call_at(ends, self._watch.poke)
        await self._watch.until(lambda: time.reached(ends), f"{leg} spoke for {seconds} s")

    def live(self) -> set[str]:
        return {leg for leg, known in self._legs.items() if known.over is None}

    def _question(self, leg: str) -> AnyVerb | None:
        """Return what a leg is asked now and has not answered yet."""
        known = self._legs[leg]
        for verb in reversed(known.heard):
            if isinstance(verb, Ask | AskAgent | TakeMessage):
                listens = not isinstance(verb, TakeMessage) or known.message_since is not None
                return verb if listens and verb is not self._answered.get(leg) else None
            if not isinstance(verb, Say | Play | Pause):
                return None
        return None

    def _keep(self, leg: str) -> None:
        self._legs[leg] = self.simulated.leg(leg)

    def _observe(self, _at: float, what: str, leg: str, detail: str) -> None:
        if what == "up" and leg not in self._legs:
            try:
                self._keep(leg)
            except LegGone:
                return
        if what == "forwarded":
            self._forwarded.add(leg)
        self._watch.poke()
