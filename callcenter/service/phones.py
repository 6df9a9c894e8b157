"""Which agents' browser phones are there: an agent without a phone takes no contacts (T24)."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence

import structlog

from callcenter.floor import Refusal
from callcenter.floor.commands import Command, RequestPresence
from callcenter.floor.events import Event, FloorConfigured, PresenceChanged
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent, FloorState
from callcenter.floor.values import Device
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import ServiceUnavailable

log = structlog.get_logger(__name__)

#: The reason of the presence that a missing phone leads to.
REASON = "device"
#: Seconds until the wish is repeated when the service could not keep it.
AGAIN = 5.0


class Phones:
    """Remembers when each browser phone was last seen; who is silent for `silence` seconds goes offline.

    Agents on a telephone need no beats, nor do those for whom `exempt` is true (simulated ones).
    `on_change` is told the agent whenever a phone comes or goes. One timer, started by `start`,
    stands at the earliest moment at which a phone would be missed.
    """

    #: The events that it looks at.
    hears = (FloorConfigured, PresenceChanged)

    def __init__(
        self,
        clock: Clock,
        submit: Callable[[Command], Awaitable[object]],
        state: Callable[[], FloorState],
        *,
        silence: float = 60.0,
        exempt: Callable[[str], bool] = lambda agent: False,
    ) -> None:
        self.exempt = exempt
        self.on_change: Callable[[str], None] = lambda agent: None
        self._clock = clock
        self._submit = submit
        self._state = state
        self._silence = silence
        self._seen: set[str] = set()
        self._missed_at: dict[str, float] = {}
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None

    def beat(self, agent: str) -> None:
        """The agent's phone is registered now."""
        came = agent not in self._seen
        self._seen.add(agent)
        self._expect(agent, self._clock.now() + self._silence)
        if came:
            self.on_change(agent)

    def is_there(self, agent: str) -> bool:
        """Whether the agent can be reached: by a phone seen lately, or without any beats."""
        return agent in self._seen or self._needs_none(agent)

    def listen(self, _seq: int, events: Sequence[Event], now: float) -> None:
        """Watch over agents from the moment they sign in."""
        for event in events:
            if isinstance(event, FloorConfigured):
                self._watch_all(now)
            elif isinstance(event, PresenceChanged) and event.presence is not Presence.OFFLINE:
                self._watch(event.agent, now)

    def start(self) -> None:
        """Begin. Agents who are signed in already have a full span to be heard."""
        self._watch_all(self._clock.now())
        self._task = asyncio.create_task(self._run(), name="phones")

    async def stop(self) -> None:
        """End the timer."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def expire(self) -> None:
        """Send everybody offline whose phone has been silent for too long."""
        now = self._clock.now()
        for agent in [agent for agent, at in self._missed_at.items() if at <= now]:
            del self._missed_at[agent]
            if agent in self._seen:
                self._seen.discard(agent)
                self.on_change(agent)
            await self._send_offline(agent, now)

    async def _send_offline(self, agent: str, now: float) -> None:
        known = self._state().agents.get(agent)
        if known is None or known.presence is Presence.OFFLINE or self._needs_none(agent):
            return
        if known.wish is Presence.OFFLINE:
            return
        try:
            await self._submit(RequestPresence(agent, Presence.OFFLINE, REASON))
        except Refusal as refusal:
            # In after-contact work that is not registered, say: asked again until it can be.
            log.info("phone_missing_refused", agent=agent, code=refusal.code)
            self._expect(agent, now + self._silence)
        except ServiceUnavailable:
            log.warning("phone_missing_unavailable", agent=agent)
            self._expect(agent, now + AGAIN)

    async def _run(self) -> None:
        while True:
            self._wake.clear()
            delay = self._delay()
            try:
                async with asyncio.timeout(delay):
                    await self._wake.wait()
            except TimeoutError:
                await self.expire()

    def _delay(self) -> float | None:
        """Return the seconds until the next phone would be missed, None while there is none."""
        due = min(self._missed_at.values(), default=None)
        return None if due is None else max(0.0, due - self._clock.now())

    def _watch_all(self, now: float) -> None:
        for agent in self._state().agents.values():
            if agent.presence is not Presence.OFFLINE:
                self._watch(agent.id, now)

    def _watch(self, agent: str, now: float) -> None:
        if agent not in self._missed_at and not self._needs_none(agent):
            self._expect(agent, now + self._silence)

    def _expect(self, agent: str, at: float) -> None:
        """A later moment needs no new timer: it is found out when the old one comes."""
        sooner = self._missed_at.get(agent)
        self._missed_at[agent] = at
        if sooner is None or at < sooner:
            self._wake.set()

    def _needs_none(self, agent: str) -> bool:
        known: Agent | None = self._state().agents.get(agent)
        return self.exempt(agent) or (known is not None and known.device is Device.TELEPHONE)
