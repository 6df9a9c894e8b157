"""The simulated carrier: a telephony provider inside the process."""

from callcenter.floor.effects import AnyEffect, DialNumber
from callcenter.floor.values import LegCause, LegRole
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import CarrierError, IncomingCall, PhonePass, Script, Switchboard
from callcenter.telephony.simulated import player
from callcenter.telephony.simulated.effects import Effects
from callcenter.telephony.simulated.exchange import Exchange, Habits, Observer
from callcenter.telephony.simulated.faults import FaultLine, Faults
from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.line_time import LineTime
from callcenter.telephony.simulated.messages import Messages
from callcenter.telephony.simulated.parties import CallerParty, Party
from callcenter.telephony.simulated.people import Caller, Line
from callcenter.telephony.simulated.phone import SimulatedPhone

NO_FAULTS = Faults()
USUAL_HABITS = Habits()


class SimulatedCarrier:
    """A `Provider` whose callers and telephones live in the process.

    `speed` line seconds pass in one second of the loop. With the same seed, switchboard
    and loop time, everything happens again in the same way. `observer` is told each thing
    that happens on a line, as (line time, what, leg, detail).
    """

    name = "simulated"

    def __init__(
        self,
        switchboard: Switchboard,
        clock: Clock,
        seed: int = 0,
        *,
        speed: float = 1.0,
        faults: Faults = NO_FAULTS,
        habits: Habits = USUAL_HABITS,
        observer: Observer | None = None,
    ) -> None:
        self._exchange = Exchange(switchboard, clock, seed, speed, faults, habits, observer)
        self._callers = 0
        self.phone = SimulatedPhone(self._exchange)
        self.messages = Messages(self._exchange)
        self._effects = Effects(self._exchange, self.messages)

    # --- the provider -----------------------------------------------------------------------

    async def start(self) -> None:
        """Open for calls. A carrier that was stopped does not start again."""
        self._exchange.open = True

    async def stop(self) -> None:
        """End every task. Legs end unreported: to the service the carrier has simply gone."""
        self._exchange.open = False
        await self._exchange.tasks.close()
        for leg in list(self._exchange.legs.values()):
            self._exchange.vanish(leg)

    async def check(self) -> None:
        """Raise `CarrierError` unless it runs and none of its tasks has failed."""
        self._exchange.check_open()
        if self._exchange.tasks.failure is not None:
            raise CarrierError(f"a task of the simulated carrier failed: {self._exchange.tasks.failure!r}")

    async def live_legs(self) -> frozenset[str]:
        """Return the legs that are up; telephones that still ring are none."""
        self._exchange.check_open()
        return frozenset(self._exchange.legs)

    async def is_dialling(self, effect: DialNumber) -> bool:
        """Return whether a dial is under way: never one of a former process, which died with it."""
        self._exchange.check_open()
        return self._effects.is_dialling(effect)

    def phone_pass(self, agent: str, now: float) -> PhonePass:
        """Return the pass of the agent's simulated phone; it needs no token and never expires."""
        return PhonePass(kind=self.name, identity=agent)

    async def carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Carry out an effect, once per intent. Raises as `Provider.carry_out` says."""
        self._exchange.check_open()
        self._effects.carry_out(intent, effect)

    # --- the world --------------------------------------------------------------------------

    def call(self, caller: Caller, dialled: str) -> str:
        """A customer who behaves as described calls a number of ours; return the leg.

        Raises `TryAgain` when no line is free: the caller hears the busy tone.
        """
        self._callers += 1
        dice = self._exchange.dice(f"caller/{self._callers}")
        return self._arrive(caller.number, dialled, CallerParty(caller, dice))

    def dial_in(self, number: str, dialled: str) -> str:
        """A customer whom somebody else plays (`press`, `hang_up`) calls; return the leg."""
        return self._arrive(number, dialled, Party())

    def press(self, leg: str, keys: str) -> None:
        """Press keys on a leg. Raises `LegGone`."""
        self._exchange.leg(leg).press(keys)

    def speak(self, leg: str, words: str) -> None:
        """Say something on a leg. Raises `LegGone`."""
        self._exchange.leg(leg).speak(words)

    def hang_up(self, leg: str) -> None:
        """Whoever is at the far end of a leg hangs up. Raises `LegGone`."""
        self._exchange.end(self._exchange.leg(leg), LegCause.HUNG_UP)

    def lose(self, leg: str) -> None:
        """A leg is gone and nobody reports it. Raises `LegGone`."""
        self._exchange.vanish(self._exchange.leg(leg))

    def set_line(self, number: str, line: Line) -> None:
        """Say what happens when a number is rung from now on."""
        self._exchange.lines[number] = line

    def leg(self, leg: str) -> Leg:
        """Return a live leg, to look at. Raises `LegGone`."""
        return self._exchange.leg(leg)

    def together(self, *legs: str) -> bool:
        """Tell whether these legs are all up and hear one another."""
        up = [self._exchange.legs.get(leg) for leg in legs]
        return all(up) and self._exchange.bridges.together(*[leg for leg in up if leg is not None])

    def heard_by(self, leg: str) -> frozenset[str]:
        """Return the legs that hear what is said on this one."""
        speaker = self._exchange.legs.get(leg)
        return self._exchange.bridges.heard_by(speaker) if speaker is not None else frozenset()

    @property
    def faults(self) -> FaultLine:
        """What goes wrong; may be changed while the carrier runs."""
        return self._exchange.faults

    @property
    def time(self) -> LineTime:
        """The carrier's time, which its people share."""
        return self._exchange.time

    @property
    def tasks(self) -> int:
        """How many tasks the carrier has under way."""
        return len(self._exchange.tasks)

    def _arrive(self, number: str, dialled: str, party: Party) -> str:
        leg = self._exchange.new_leg(LegRole.CUSTOMER, party)
        call = IncomingCall(leg.id, number, dialled)

        async def arrived(board: Switchboard, key: str) -> Script:
            return await board.call_arrived(call, key)

        self._exchange.put_up(leg)
        self._exchange.tasks.spawn(
            f"caller:{leg.id}", player.run(self._exchange, leg, arrived, at_the_door=True)
        )
        return leg.id
