"""Ringing telephones: agents' (`RingAgent`) and outside numbers (`DialNumber`)."""

import re

from callcenter.floor.effects import CancelDial, DialNumber, RingAgent
from callcenter.floor.values import AnsweredBy, LegCause, LegRole
from callcenter.ports.telephony import Answer, Refused
from callcenter.telephony.simulated import player
from callcenter.telephony.simulated.exchange import Exchange, Report
from callcenter.telephony.simulated.legs import Leg, LegOver
from callcenter.telephony.simulated.memory import REMEMBERED, Memory
from callcenter.telephony.simulated.parties import LineParty

E164 = re.compile(r"\+[1-9][0-9]{6,14}")


class Dials:
    """The dials under way, by attempt, and the wishes to cancel that came before their dial."""

    def __init__(self, exchange: Exchange) -> None:
        self._exchange = exchange
        self._legs: dict[str, Leg] = {}
        self._unwanted = Memory(REMEMBERED)

    def ring_agent(self, effect: RingAgent) -> None:
        """Ring an agent's telephone. Raises `Refused` for what is no number, `TryAgain` when full."""

        def reached(leg: Leg) -> Report:
            return lambda board, key: board.agent_reached(leg.id, effect.attempt, key)

        leg = self._new_leg(effect, LegRole.AGENT)
        if leg is not None:
            self._spawn(effect, leg, reached(leg))

    def dial_number(self, effect: DialNumber) -> None:
        """Dial an outside number. Raises as `ring_agent` does."""

        def answered(leg: Leg) -> Report:
            heard = self._heard(effect)
            return lambda board, key: board.outside_answered(
                effect.contact, effect.attempt, leg.id, key, *heard
            )

        leg = self._new_leg(effect, LegRole.OUTSIDE)
        if leg is not None:
            self._spawn(effect, leg, answered(leg))

    def is_dialling(self, attempt: str) -> bool:
        """Tell whether a dial is under way."""
        return attempt in self._legs

    def cancel(self, effect: CancelDial) -> None:
        """End a dial, ringing or answered; one that is not known yet will be ended when it comes."""
        leg = self._legs.get(effect.attempt)
        if leg is None:
            self._unwanted.add(effect.attempt)
            return
        self._exchange.end(leg, LegCause.HUNG_UP)  # one that is up, which is reported
        leg.end(LegCause.HUNG_UP)  # one that rings

    def _new_leg(self, effect: RingAgent | DialNumber, role: LegRole) -> Leg | None:
        """Return a leg to ring, or None if the attempt is under way already."""
        if not E164.fullmatch(effect.number):
            raise Refused(f"{effect.number!r} is not an E.164 number")
        if effect.attempt in self._legs:
            return None
        line = self._exchange.lines.get(effect.number, self._exchange.default_line)
        leg = self._exchange.new_leg(role, LineParty(line))
        self._legs[effect.attempt] = leg
        if effect.attempt in self._unwanted:
            leg.end(LegCause.HUNG_UP)
        return leg

    def _spawn(self, effect: RingAgent | DialNumber, leg: Leg, answered: Report) -> None:
        self._exchange.tasks.spawn(f"dial:{effect.attempt}", self._dial(effect, leg, answered))

    async def _dial(self, effect: RingAgent | DialNumber, leg: Leg, answered: Report) -> None:
        try:
            cause = await self._ring(effect, leg)
            if cause is None:
                self._exchange.put_up(leg)
                await player.run(self._exchange, leg, answered)
            else:
                await self._tell_failed(effect, cause)
        finally:
            del self._legs[effect.attempt]

    async def _ring(self, effect: RingAgent | DialNumber, leg: Leg) -> LegCause | None:
        """Let it ring; return why nobody is there, None if somebody is."""
        line = self._exchange.lines.get(effect.number, self._exchange.default_line)
        try:
            leg.check()  # it may have been cancelled before it began
            await self._exchange.last(leg, min(line.after, effect.ring_seconds))
        except LegOver:
            return LegCause.HUNG_UP
        fails = isinstance(effect, DialNumber) and effect.detect_machine and not effect.machine_answers
        if line.cause is LegCause.MACHINE and not fails:
            return None  # a machine picks up like anybody
        return LegCause.NO_ANSWER if line.after >= effect.ring_seconds else line.cause

    def _heard(self, effect: DialNumber) -> tuple[Answer, ...]:
        """Return what the detection makes of whoever picks up, nothing where it does not listen."""
        if not effect.machine_answers:
            return ()
        line = self._exchange.lines.get(effect.number, self._exchange.default_line)
        machine = line.cause is LegCause.MACHINE or line.mistaken
        return (Answer(AnsweredBy.MACHINE if machine else AnsweredBy.PERSON),)

    async def _tell_failed(self, effect: RingAgent | DialNumber, cause: LegCause) -> None:
        key = f"{effect.attempt}/failed"
        board = self._exchange.switchboard
        await self._exchange.reports.notify(
            key, lambda: board.dial_failed(effect.contact, effect.attempt, cause, key)
        )
