"""The agents' browser phones: who was seen lately, and what it means when one is not.

An agent's presence follows the registered device, not the sign-in (T24): without a beat
for a while the agent is offline, so that nobody is offered into the void.
"""

import asyncio
from collections.abc import Awaitable, Callable
from typing import Any

from callcenter.floor import Refusal
from callcenter.floor.commands import Command, RequestPresence
from callcenter.floor.phases import Presence
from callcenter.floor.state import FloorState
from callcenter.ports.clock import Clock
from callcenter.ports.telephony import ServiceUnavailable

#: Without a beat for so long (seconds) a phone counts as gone.
SILENCE = 60.0


class Phones:
    """Remembers the last beat of each agent's browser phone.

    Agents who never beat (a telephone, a simulated agent) are left alone. `on_change`
    hears of a phone that came or went.
    """

    def __init__(
        self,
        clock: Clock,
        submit: Callable[[Command], Awaitable[Any]],
        state: Callable[[], FloorState],
        *,
        silence: float = SILENCE,
    ) -> None:
        self.on_change: Callable[[str], None] = lambda agent: None
        self._clock = clock
        self._submit = submit
        self._state = state
        self._silence = silence
        self._seen: dict[str, float] = {}
        self._task: asyncio.Task[None] | None = None

    def beat(self, agent: str) -> None:
        """The agent's phone is registered now."""
        known = agent in self._seen
        self._seen[agent] = self._clock.now()
        if not known:
            self.on_change(agent)

    def is_there(self, agent: str) -> bool:
        """Whether the agent's phone was seen lately."""
        return self._clock.now() - self._seen.get(agent, float("-inf")) < self._silence

    def start(self) -> None:
        """Begin to look for phones that fell silent."""
        self._task = asyncio.create_task(self._watch(), name="phones")

    async def stop(self) -> None:
        """End."""
        if self._task is not None:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def look(self) -> None:
        """Take agents whose phones fell silent offline."""
        for agent in [agent for agent in self._seen if not self.is_there(agent)]:
            try:
                await self._submit(RequestPresence(agent, Presence.OFFLINE, "device"))
            except Refusal:
                pass  # the agent is not known any more
            except ServiceUnavailable:
                continue
            del self._seen[agent]
            self.on_change(agent)

    async def _watch(self) -> None:
        while True:
            await asyncio.sleep(self._silence / 4)
            await self.look()
