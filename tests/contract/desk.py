"""The service side of a provider's stories: a switchboard that does what the story tells it."""

from collections import defaultdict, deque
from typing import Any

import msgspec
from msgspec import Struct

from callcenter.floor.values import LegCause
from callcenter.ports.telephony import (
    NOT_LISTENED,
    Answer,
    Goodbye,
    IncomingCall,
    IncomingMessage,
    Input,
    MessageReport,
    Pause,
    Play,
    RecordingReport,
    Script,
    ServiceUnavailable,
)
from tests.contract.watch import Watch


class Report(Struct, frozen=True):
    """Something that a provider reported: the method's name, its key and its arguments."""

    what: str
    key: str
    said: dict[str, Any]


class Desk:
    """A `Switchboard` that keeps its promises: one key, one report, one answer.

    `replies` orders the answer to the next report of a kind; it becomes the script of
    its leg. `gives` sets a leg's script, which it hears when it fetches. Without orders
    a leg is told goodbye.
    """

    def __init__(self, watch: Watch) -> None:
        self.reports: list[Report] = []
        self.deliveries: dict[str, int] = defaultdict(int)
        self.announcement: Script = (Play("music.mp3"),)
        self.overloaded = False
        self.out_of_order = 0  #: so many deliveries are refused from now on
        self._watch = watch
        self._replies: dict[str, deque[Script]] = defaultdict(deque)
        self._scripts: dict[str, Script] = {}
        self._answers: dict[str, Script] = {}

    # --- what a story orders and sees -------------------------------------------------------

    def replies(self, what: str, *script: Any) -> None:
        """Answer the next report of a kind with this script."""
        self._replies[what].append(script)

    def gives(self, leg: str, *script: Any) -> None:
        """Give a leg a script, to be fetched."""
        self._scripts[leg] = script

    def all_of(self, what: str, **said: Any) -> list[Report]:
        """Return the reports of a kind that said this."""
        return [
            report for report in self.reports if report.what == what and said.items() <= report.said.items()
        ]

    async def told(self, what: str, **said: Any) -> Report:
        """Wait for a report of a kind that says this, and return the first."""
        await self._watch.until(lambda: bool(self.all_of(what, **said)), f"{what} {said}")
        return self.all_of(what, **said)[0]

    async def delivered(self, what: str, times: int) -> None:
        """Wait until some report of a kind was delivered so often."""
        await self._watch.until(
            lambda: any(self.deliveries[report.key] >= times for report in self.all_of(what)),
            f"{what} delivered {times} times",
        )

    # --- the switchboard --------------------------------------------------------------------

    async def call_arrived(self, call: IncomingCall, key: str) -> Script:
        return self._take("call_arrived", key, leg=call.leg, caller=call.caller, dialled=call.dialled)

    async def heard(self, leg: str, turn: int, said: Input, key: str) -> Script:
        return self._take(
            "heard", key, leg=leg, turn=turn, kind=said.kind, value=said.value, finished=said.finished
        )

    async def script_for(self, leg: str) -> Script:
        self._refuse_when_out_of_order()
        return self._scripts.get(leg, (Goodbye(),))

    def waiting(self, leg: str) -> Script:
        return (*self.announcement, Pause(1))

    async def agent_arrived(self, leg: str, agent: str, attempt: str, key: str) -> Script:
        return self._take("agent_arrived", key, leg=leg, agent=agent, attempt=attempt)

    async def agent_reached(self, leg: str, attempt: str, key: str) -> Script:
        return self._take("agent_reached", key, leg=leg, attempt=attempt)

    async def agent_pressed(self, leg: str, attempt: str, digits: str, key: str) -> Script:
        return self._take("agent_pressed", key, leg=leg, attempt=attempt, digits=digits)

    async def outside_answered(
        self, contact: str, attempt: str, leg: str, key: str, heard: Answer = NOT_LISTENED
    ) -> Script:
        return self._take("outside_answered", key, leg=leg, contact=contact, attempt=attempt, by=heard.by)

    async def dial_failed(self, contact: str, attempt: str, cause: LegCause, key: str) -> None:
        self._take("dial_failed", key, contact=contact, attempt=attempt, cause=cause)

    async def forward_finished(self, leg: str, connected: bool, key: str) -> Script:
        return self._take("forward_finished", key, leg=leg, connected=connected)

    async def leg_ended(self, leg: str, cause: LegCause, key: str) -> None:
        self._take("leg_ended", key, leg=leg, cause=cause)

    async def bridge_opened(self, contact: str, bridge: str, key: str) -> None:
        self._take("bridge_opened", key, contact=contact, bridge=bridge)

    async def voicemail_left(self, leg: str, recording: str, url: str, seconds: float, key: str) -> Script:
        return self._take("voicemail_left", key, leg=leg, recording=recording, url=url, seconds=seconds)

    async def message_arrived(self, message: IncomingMessage, key: str) -> None:
        self._take("message_arrived", key, sender=message.sender, text=message.text, opt_out=message.opt_out)

    async def message_reported(self, report: MessageReport, key: str) -> None:
        self._take("message_reported", key, **msgspec.structs.asdict(report))

    async def recording_reported(self, report: RecordingReport, key: str) -> None:
        self._take("recording_reported", key, **msgspec.structs.asdict(report))

    def _take(self, what: str, key: str, **said: Any) -> Script:
        self._watch.poke()
        self._refuse_when_out_of_order()
        self.deliveries[key] += 1
        if key not in self._answers:
            self.reports.append(Report(what, key, said))
            self._answers[key] = self._answer(what, said.get("leg", ""))
        return self._answers[key]

    def _refuse_when_out_of_order(self) -> None:
        if self.out_of_order:
            self.out_of_order -= 1
            raise ServiceUnavailable("out of order")

    def _answer(self, what: str, leg: str) -> Script:
        if self._replies[what]:
            self._scripts[leg] = self._replies[what].popleft()
        return self._scripts.get(leg, (Goodbye(),))
