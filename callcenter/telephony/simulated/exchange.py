"""What all legs of the simulated carrier share: the tables, the time, and the way to the service."""

from collections.abc import Callable, Coroutine
from random import Random
from typing import Any

from msgspec import Struct

from callcenter.floor.values import LegCause, LegRole
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import AnyVerb, LegGone, RecordingReport, Script, Switchboard, TryAgain
from callcenter.telephony.simulated.bridges import Bridges
from callcenter.telephony.simulated.faults import FaultLine, Faults
from callcenter.telephony.simulated.legs import Leg
from callcenter.telephony.simulated.line_time import LineTime
from callcenter.telephony.simulated.parties import HangUp, Party, Press, Speak
from callcenter.telephony.simulated.people import Line
from callcenter.telephony.simulated.reports import Reports, Unanswered
from callcenter.telephony.simulated.tasks import OwnedTasks

Report = Callable[[Switchboard, str], Coroutine[Any, Any, Script]]
Observer = Callable[[float, str, str, str], None]


class Habits(Struct, frozen=True):
    """How the carrier itself behaves; spans in line seconds.

    `announce_every`: how often a waiting caller may hear something new. `gap`: the
    shortest time between two scripts of one leg that ran out. `tries`, `retry_seconds`:
    how a report is repeated. `max_legs`: more calls than this get no line. What was recorded for less
    than `shortest_recording` is no recording.
    """

    announce_every: float = 30.0
    gap: float = 0.2
    retry_seconds: float = 2.0
    tries: int = 5
    max_legs: int = 5000
    shortest_recording: float = 0.5


class Exchange:
    """The tables of one running carrier, and the few things every verb needs."""

    def __init__(
        self,
        switchboard: Switchboard,
        clock: Clock,
        seed: int,
        speed: float,
        faults: Faults,
        habits: Habits,
        observer: Observer | None,
    ) -> None:
        self.switchboard = switchboard
        self.habits = habits
        self.time = LineTime(speed)
        self.tasks = OwnedTasks("simulated")
        self.faults = FaultLine(faults, Random(f"{seed}/faults"))
        self.reports = Reports(self.tasks, self.time, self.faults, habits.tries, habits.retry_seconds)
        # a journal outlives the process, so no id may come back after a restart
        self.stamp = f"{int(clock.now() * 1000):x}"
        self.bridges = Bridges(self.time, self.stamp)
        self.legs: dict[str, Leg] = {}
        self.lines: dict[str, Line] = {}
        self.default_line = Line()
        self._seed = seed
        self._observer = observer
        self._count = 0
        self.open = False

    def check_open(self) -> None:
        """Raise `TryAgain` unless the carrier is running."""
        if not self.open:
            raise TryAgain("the simulated carrier is not running")

    def new_id(self, kind: str) -> str:
        """Return an id that no other thing has, in this process or an earlier one."""
        self._count += 1
        return f"{kind}-{self.stamp}-{self._count}"

    def dice(self, purpose: str) -> Random:
        """Return dice of their own for a purpose, so that one caller's luck moves no other's."""
        return Random(f"{self._seed}/{purpose}")

    def new_leg(self, role: LegRole, party: Party) -> Leg:
        """Return a leg that is not up yet. Raises `TryAgain` when no line is free."""
        self.check_open()
        if len(self.legs) >= self.habits.max_legs:
            raise TryAgain("no line is free", 1.0)
        return Leg(self.new_id("leg"), role, party, self.time)

    def put_up(self, leg: Leg) -> None:
        """The leg is live from now on."""
        self.legs[leg.id] = leg
        self.observe("up", leg.id, leg.role.value)

    def leg(self, id: str) -> Leg:
        """Return a live leg. Raises `LegGone`."""
        leg = self.legs.get(id)
        if leg is None:
            raise LegGone(f"no such leg: {id}")
        return leg

    def end(self, leg: Leg, cause: LegCause) -> None:
        """End a leg that is up and report it; one that is over is left alone."""
        if self.legs.pop(leg.id, None) is None:
            return
        since = leg.message_since
        message = None if since is None else self.time.now() - since
        leg.end(cause)
        self.bridges.leave(leg)
        self.observe("ended", leg.id, cause.value)
        self.tasks.spawn(f"ended:{leg.id}", self._report_end(leg, cause, message))
        self.end_recording(leg)

    def end_recording(self, leg: Leg) -> None:
        """Report what was recorded on a leg, if anything was begun; a moment is nothing."""
        begun, leg.recorded = leg.recorded, None
        if begun is None:
            return
        seconds = self.time.now() - begun.since
        absent = seconds < self.habits.shortest_recording
        found = RecordingReport(begun.contact, leg.id, begun.id, 0.0 if absent else seconds, absent)
        self.reports.tell(begun.id, lambda: self.switchboard.recording_reported(found, begun.id))

    def vanish(self, leg: Leg) -> None:
        """A live leg is gone and nobody is told, as after a crash of the carrier."""
        if self.legs.pop(leg.id, None) is not None:
            leg.end(LegCause.LOST)
            self.bridges.leave(leg)
            self.observe("vanished", leg.id, "")

    async def report(self, leg: Leg, report: Report, *, even_if_over: bool = False) -> Script:
        """Report something of a leg and return the script that answers it.

        Raises `Unanswered` when the service stays silent, or the leg ended meanwhile.
        """
        key = leg.next_key()
        return await self.reports.ask(
            key, lambda: report(self.switchboard, key), alive=lambda: even_if_over or leg.over is None
        )

    async def rest(self, leg: Leg, until: float) -> None:
        """Let time pass on a leg until `until` or until something happens; its party may act."""
        await leg.rest(min(until, leg.party.due))
        if self.time.reached(leg.party.due):
            self._act(leg)
            leg.check()

    async def last(self, leg: Leg, seconds: float) -> None:
        """Let a span of time pass on a leg, whatever keys are pressed."""
        until = self.time.now() + seconds
        while not self.time.reached(until):
            await self.rest(leg, until)

    async def left_message(self, leg: Leg, seconds: float) -> Script:
        """Report the voicemail that a leg has left and return the next script. Raises `Unanswered`."""
        recording = self.new_id("recording")
        url = f"simulated://recordings/{recording}"
        return await self.report(
            leg,
            lambda board, key: board.voicemail_left(leg.id, recording, url, seconds, key),
            even_if_over=True,
        )

    def hear(self, leg: Leg, verb: AnyVerb) -> None:
        """A verb begins on a leg, or a prompt within one."""
        leg.heard.append(verb)
        self.observe("hears", leg.id, type(verb).__name__)

    def observe(self, what: str, leg: str, detail: str) -> None:
        """Tell the observer, if there is one, what has happened on the lines."""
        if self._observer is not None:
            self._observer(self.time.now(), what, leg, detail)

    def _act(self, leg: Leg) -> None:
        act = leg.party.act()
        if isinstance(act, Press):
            leg.press(act.keys)
        elif isinstance(act, Speak):
            leg.speak(act.words)
        elif isinstance(act, HangUp):
            self.end(leg, LegCause.HUNG_UP)

    async def _report_end(self, leg: Leg, cause: LegCause, message: float | None) -> None:
        if message:
            await self._report_cut_message(leg, message)
        key = leg.next_key()
        await self.reports.notify(key, lambda: self.switchboard.leg_ended(leg.id, cause, key))

    async def _report_cut_message(self, leg: Leg, seconds: float) -> None:
        try:
            await self.left_message(leg, seconds)
        except Unanswered:
            self.observe("message lost", leg.id, "")
