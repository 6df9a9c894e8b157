"""The outbox: carries out effects once their events are safe, and never gives up silently.

Effects of one contact keep their order. Dials go through a paced lane (carriers create
few calls per second); everything else, hang-ups first of all, does not wait for it.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

from callcenter.floor.commands import Command, EndLeg, FailEffect
from callcenter.floor.effects import (
    AnyEffect,
    CancelDial,
    DialNumber,
    HangUpLeg,
    MoveLeg,
    RingAgent,
    SendMessage,
)
from callcenter.floor.values import LegCause
from callcenter.ports.journal import Intent
from callcenter.ports.telephony import CarrierError, LegGone, Provider, Refused, TryAgain, Uncertain
from callcenter.service.signals import Signals
from callcenter.service.wire import decode_effect, name_of

Item = tuple[str, AnyEffect]
Tell = Callable[[Command], Awaitable[Any]]
#: Asked right before each dial of an outside number: why it may not be made, "" if it may.
MayDial = Callable[[DialNumber], Awaitable[str]]

ATTEMPTS = 6
LONGEST_PAUSE = 8.0


class Outbox:
    """Works off intents. `tell` gives a command to the floor, `settle` notes an intent as done.

    `may_dial` is the gate that every dial of an outside number passes.
    """

    def __init__(
        self,
        provider: Provider,
        tell: Tell,
        settle: Callable[[str], None],
        signals: Signals,
        *,
        calls_per_second: float = 1.0,
        concurrency: int = 20,
        may_dial: MayDial | None = None,
    ) -> None:
        self._provider = provider
        self._tell = tell
        self._settle = settle
        self._signals = signals
        self._may_dial = may_dial
        self._pace = 1.0 / calls_per_second
        self._slots = asyncio.Semaphore(concurrency)
        self._lines: dict[str, deque[Item]] = {}
        self._dials: dict[str, Item] = {}
        self._begun: dict[str, float] = {}  # intent -> when it was handed in, the oldest first
        self._dialling: asyncio.Task[None] | None = None
        self._tasks: set[asyncio.Task[None]] = set()
        self._next_dial = 0.0

    @property
    def size(self) -> int:
        """How many effects wait or are under way."""
        return sum(len(line) for line in self._lines.values()) + len(self._dials)

    @property
    def oldest(self) -> float:
        """How many seconds the oldest of them has waited, 0 when there is none."""
        began = next(iter(self._begun.values()), None)
        return 0.0 if began is None else asyncio.get_running_loop().time() - began

    async def resume(self, intents: list[Intent]) -> None:
        """Take up what a former process left. A dial it may have made is looked up, never made twice."""
        for intent in intents:
            effect = decode_effect(intent.payload)
            if isinstance(effect, DialNumber) and await self._is_dialling(effect):
                self._settle(intent.id)
            elif isinstance(effect, RingAgent | DialNumber):
                await self._give_up(intent.id, effect, "restart")
            else:
                self.push([(intent.id, effect)])

    async def _is_dialling(self, effect: DialNumber) -> bool:
        """Whether the provider knows of a dial. If it cannot tell, the floor calls the dial off."""
        try:
            return await self._provider.is_dialling(effect)
        except CarrierError as error:
            self._signals.fault("dial_lookup", error)
            return False

    def push(self, items: list[Item]) -> None:
        """Take over effects whose events are durable."""
        for intent, effect in items:
            if isinstance(effect, RingAgent | DialNumber):
                self._push_dial(intent, effect)
            elif isinstance(effect, CancelDial) and self._unqueue(effect.attempt):
                self._settle(intent)
            else:
                self._push_line(intent, effect)

    async def stop(self) -> None:
        """End at once; what is not settled is taken up by the next process."""
        tasks = [*self._tasks, *([self._dialling] if self._dialling else [])]
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        self._lines.clear()
        self._dials.clear()
        self._begun.clear()

    def _push_line(self, intent: str, effect: AnyEffect) -> None:
        self._begun.setdefault(intent, asyncio.get_running_loop().time())
        name = effect.contact or intent
        line = self._lines.get(name)
        if line is not None:
            line.append((intent, effect))
            return
        self._lines[name] = deque([(intent, effect)])
        task = asyncio.create_task(self._drain(name), name=f"outbox-{name}")
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _drain(self, name: str) -> None:
        line = self._lines[name]
        try:
            while line:
                intent, effect = line[0]
                if isinstance(effect, HangUpLeg):
                    await self._carry_out(intent, effect)
                else:
                    async with self._slots:
                        await self._carry_out(intent, effect)
                line.popleft()
                self._begun.pop(intent, None)
        finally:
            for intent, _ in self._lines.pop(name, ()):
                self._begun.pop(intent, None)

    def _push_dial(self, intent: str, effect: RingAgent | DialNumber) -> None:
        self._dials[effect.attempt] = (intent, effect)
        self._begun[intent] = asyncio.get_running_loop().time()
        if self._dialling is None or self._dialling.done():
            self._dialling = asyncio.create_task(self._dial(), name="outbox-dials")

    def _unqueue(self, attempt: str) -> bool:
        """Drop a dial that was not begun; True if there was one."""
        item = self._dials.pop(attempt, None)
        if item is not None:
            self._begun.pop(item[0], None)
            self._settle(item[0])
        return item is not None

    async def _dial(self) -> None:
        loop = asyncio.get_running_loop()
        while self._dials:
            await asyncio.sleep(max(0.0, self._next_dial - loop.time()))
            if not self._dials:
                return
            attempt = next(iter(self._dials))
            intent, effect = self._dials.pop(attempt)
            self._next_dial = loop.time() + self._pace
            self._push_line(intent, effect)

    async def _carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Try until it is done or will never be; either way somebody is told."""
        if reason := await self._forbidden(effect):
            return await self._give_up(intent, effect, reason)
        for attempt in range(1, ATTEMPTS + 1):
            try:
                await self._provider.carry_out(intent, effect)
            except TryAgain as error:
                pause = max(error.after, min(0.25 * 2**attempt, LONGEST_PAUSE))
            except Uncertain:
                if isinstance(effect, RingAgent | DialNumber):
                    return await self._give_up(intent, effect, "uncertain")
                pause = min(0.25 * 2**attempt, LONGEST_PAUSE)
            except LegGone:
                return await self._gone(intent, effect)
            except Refused as error:
                return await self._give_up(intent, effect, str(error), error.code)
            except CarrierError as error:
                self._signals.fault("effect", error)
                return await self._give_up(intent, effect, "carrier")
            except Exception as error:  # noqa: BLE001 - whatever a provider does wrong must reach the floor
                self._signals.fault("effect", error)
                return await self._give_up(intent, effect, "fault")
            else:
                self._signals.effect(name_of(effect), "done")
                return self._settle(intent)
            self._signals.effect(name_of(effect), "again")
            await asyncio.sleep(pause)
        return await self._give_up(intent, effect, "exhausted")

    async def _forbidden(self, effect: AnyEffect) -> str:
        """Return why a dial may not be made now; a gate that fails lets nothing through."""
        if self._may_dial is None or not isinstance(effect, DialNumber):
            return ""
        try:
            return await self._may_dial(effect)
        except Exception as error:  # noqa: BLE001 - whatever goes wrong, the floor must hear of the dial
            self._signals.fault("gate", error)
            return "gate"

    async def _gone(self, intent: str, effect: AnyEffect) -> None:
        """A leg that cannot be moved because it is over has ended without our hearing of it."""
        if isinstance(effect, MoveLeg):
            self._signals.effect(name_of(effect), "done")
            await self._report(EndLeg(effect.leg, LegCause.LOST))
            self._settle(intent)
        elif isinstance(effect, HangUpLeg | CancelDial):
            self._signals.effect(name_of(effect), "done")
            self._settle(intent)
        else:
            await self._give_up(intent, effect, "gone")

    async def _give_up(self, intent: str, effect: AnyEffect, reason: str, code: str = "") -> None:
        kind = name_of(effect)
        self._signals.effect(kind, "failed")
        leg, attempt = getattr(effect, "leg", ""), getattr(effect, "attempt", "")
        message = effect.message if isinstance(effect, SendMessage) else 0
        await self._report(FailEffect(kind, effect.contact, leg, attempt, reason, message, code))
        self._settle(intent)

    async def _report(self, command: Command) -> None:
        """Tell the floor, however long the storage is away: the intent stays until it heard."""
        await self._tell(command)
