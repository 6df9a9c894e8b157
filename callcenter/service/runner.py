"""The runner: one inbox, decisions in memory, one journal transaction per batch.

A reply is given only after the events it rests on are durable. Whatever goes wrong with
the journal, memory is thrown away and read again: there is no half state.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from callcenter.floor import Decision, Floor, Refusal
from callcenter.floor.commands import Command, PassTime
from callcenter.ports.clock import Clock
from callcenter.ports.journal import Journal, JournalConflict, JournalError, Row
from callcenter.ports.telephony import ServiceUnavailable
from callcenter.service.answers import Answers
from callcenter.service.batch import Draft, Plan, Reply
from callcenter.service.beginnings import Beginnings
from callcenter.service.feed import Feed
from callcenter.service.recovery import load, wait_until_writable
from callcenter.service.signals import Signals
from callcenter.service.snapshots import Snapshots

#: For so many rounds of the loop at most a commit is put off for those who are coming in.
_ROUNDS = 8


class Request:
    """Something to decide, and who waits for the reply."""

    __slots__ = ("future", "key", "plan", "reply")

    def __init__(self, plan: Plan, reply: Reply | None, key: str, future: "asyncio.Future[Any]") -> None:
        self.plan = plan
        self.reply = reply
        self.key = key
        self.future = future


class Runner:
    """Owns the floor. All that changes it comes through `submit` or `ask`."""

    def __init__(
        self,
        journal: Journal,
        clock: Clock,
        feed: Feed,
        signals: Signals,
        *,
        inbox_limit: int = 2000,
        snapshot_every: int = 50_000,
    ) -> None:
        self.floor = Floor()
        self.seq = 0
        self.clock = clock
        self.feed = feed
        self.on_effects: Callable[[list[tuple[str, Any]]], None] = lambda effects: None
        self.on_reload: Callable[[int], None] = lambda seq: None
        self.on_lost: Callable[[Exception], None] = lambda error: None
        self.unavailable = "starting"
        self._journal = journal
        self._signals = signals
        self._answers = Answers()
        self._beginnings = Beginnings()
        self._snapshots = Snapshots(journal, signals, snapshot_every)
        self._inbox: list[Request] = []
        self._inbox_limit = inbox_limit
        self._settled: list[str] = []
        self._wake = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._timer: asyncio.TimerHandle | None = None
        self._last_now = 0.0

    @property
    def overloaded(self) -> bool:
        """Whether so much is waiting that new work must be put off at the door."""
        return len(self._inbox) >= self._inbox_limit

    @property
    def inbox(self) -> int:
        """How many requests wait to be decided."""
        return len(self._inbox)

    async def start(self) -> None:
        """Read the floor from the journal and begin. Raises `JournalError`."""
        await self._load()
        self._task = asyncio.create_task(self._run(), name="runner")
        self._task.add_done_callback(self._ended)
        self._arm()

    async def stop(self) -> None:
        """Decide and store what has come in, then end."""
        if self._timer is not None:
            self._timer.cancel()
        task, self._task = self._task, None
        if task is not None:
            self.unavailable = "stopping"
            self._wake.set()
            await task
        await self._snapshots.stop()

    async def submit(self, command: Command) -> Decision:
        """Decide one command and return what it led to, once durable.

        Raises `Refusal` when the floor's state forbids it and `ServiceUnavailable`
        when it cannot be stored.
        """
        decision: Decision = await self.ask(lambda _floor: (command,), _plain)
        if decision.refusal is not None:
            raise decision.refusal
        return decision

    def ask(self, plan: Plan, reply: Reply, key: str = "") -> "asyncio.Future[Any]":
        """Decide a plan and return what `reply` makes of it, once durable.

        A refused command ends the plan; `reply` sees the refusal. With a `key` the same
        request gets the same reply and changes nothing.
        """
        future: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
        if self.unavailable:
            future.set_exception(ServiceUnavailable(self.unavailable))
            return future
        self._inbox.append(Request(plan, reply, key, future))
        self._wake.set()
        return future

    def settle(self, intent: str) -> None:
        """Note that an intent is carried out; it is written with the next batch."""
        self._settled.append(intent)
        if len(self._settled) == 1:
            asyncio.get_running_loop().call_later(0.2, self._wake.set)

    def began(self, contact: str) -> float:
        """Return when a contact began, seconds UTC; 0 if that is not known: it is long over."""
        return self._beginnings.known(contact)

    async def rows_of(self, contact: str) -> list[Row]:
        """Return what is stored of one contact, whether it goes on or is over. Raises `JournalError`."""
        return await self._journal.of_contact(contact, self._beginnings.known(contact))

    async def _run(self) -> None:
        while True:
            await self._wake.wait()
            await self._gather()
            self._wake.clear()
            if self._task is None and not self._inbox and not self._settled:
                return
            await self._turn()
            if self._task is None:
                self._wake.set()

    async def _gather(self) -> None:
        """Let in what the loop has at hand: it shares the commit. Alone, a request waits for one round."""
        for _ in range(_ROUNDS):
            before = len(self._inbox)
            await asyncio.sleep(0)
            if len(self._inbox) == before:
                return

    async def _turn(self) -> None:
        """Decide what has gathered and store it; the next requests gather meanwhile."""
        requests, self._inbox = self._inbox, []
        settled, self._settled = self._settled, []
        now = self._now()
        draft = Draft(self.seq, now, self._beginnings)
        replies = await self._decide(draft, requests)
        if replies is None:
            self._settled = settled + self._settled
            return
        began = asyncio.get_running_loop().time()
        if draft.rows or draft.intents or draft.answers or settled:
            try:
                await self._journal.append(draft.batch(settled))
            except JournalError as error:
                self._settled = settled + self._settled
                await self._lost(error, [request for request, _ in replies])
                return
        self._done(draft, replies, asyncio.get_running_loop().time() - began)

    async def _decide(self, draft: Draft, requests: list[Request]) -> list[tuple[Request, Any]] | None:
        """Decide all requests; a fault of ours throws memory away and spares the other requests."""
        replies: list[tuple[Request, Any]] = []
        for index, request in enumerate(requests):
            try:
                replies.append((request, self._reply(draft, request)))
            except Exception as error:  # noqa: BLE001 - a fault in one decision must not take the rest with it
                self._signals.fault("decision", error)
                _fail(request.future, ServiceUnavailable("internal fault"))
                self._inbox = [kept for kept, _ in replies] + requests[index + 1 :] + self._inbox
                self._wake.set()
                await self._reload()
                return None
        return replies

    def _reply(self, draft: Draft, request: Request) -> Any:
        if request.key and (known := self._answers.get(request.key)) is not None:
            return known
        decision = draft.decide(self.floor, request.plan)
        self._signals.decided(decision)
        if request.reply is None:
            return None
        reply = request.reply(self.floor, decision)
        if request.key and decision.events:
            self._answers.put(request.key, reply, draft.now)
            draft.answer(request.key, reply)
        return reply

    def _done(self, draft: Draft, replies: list[tuple[Request, Any]], seconds: float) -> None:
        self.seq = draft.seq
        for request, reply in replies:
            if not request.future.done():
                request.future.set_result(reply)
        if draft.effects:
            self.on_effects(draft.effects)
        if draft.events:
            self.feed.publish(self.seq, draft.events, draft.now)
        self._signals.committed(len(replies), len(draft.rows), seconds)
        self._snapshots.committed(self.floor, self.seq, draft.now)
        self._arm()

    async def _lost(self, error: JournalError, requests: list[Request]) -> None:
        """The batch is not stored: nobody is told it is, and memory is thrown away."""
        self.unavailable = f"storage: {type(error).__name__}"
        self._signals.fault("commit", error)
        for request in requests + self._inbox:
            _fail(request.future, ServiceUnavailable(self.unavailable))
        self._inbox = []
        if isinstance(error, JournalConflict):
            self.on_lost(error)
            return
        await self._reload()

    async def _reload(self) -> None:
        """Read the floor again, however long the store is away.

        Meanwhile requests gather, unless the store is known to be away: then they are put off.
        """
        stopping = self.unavailable == "stopping"
        while True:
            try:
                await self._journal.check()
                await self._load()
            except JournalError as error:
                self.unavailable = f"storage: {type(error).__name__}"
                self._signals.fault("storage", error)
                if not await wait_until_writable(self._journal, self._signals, lambda: self._task is None):
                    return
            else:
                if stopping:
                    self.unavailable = "stopping"
                return

    async def _load(self) -> None:
        loaded = await load(self._journal, self.clock.now())
        self.floor, self.seq = loaded.floor, loaded.seq
        self._snapshots.begin(loaded.snapshot)
        self._answers.fill(loaded.answers)
        self._beginnings.fill(self.floor.state)
        self.unavailable = ""
        self.on_reload(self.seq)
        self._arm()

    def _ended(self, task: "asyncio.Task[None]") -> None:
        """A runner that dies takes the process with it, loudly: nobody else can decide."""
        if not task.cancelled() and (error := task.exception()) is not None:
            self.unavailable = "runner died"
            self._signals.fault("runner", error)
            self.on_lost(error if isinstance(error, Exception) else RuntimeError("runner died"))

    def _now(self) -> float:
        self._last_now = max(self._last_now, self.clock.now())
        return self._last_now

    def _arm(self) -> None:
        """Set the one timer to the floor's next deadline."""
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        moment = self.floor.next_deadline()
        if moment is not None and self._task is not None:
            delay = max(0.0, moment - self.clock.now())
            self._timer = asyncio.get_running_loop().call_later(delay, self._pass_time)

    def _pass_time(self) -> None:
        future = self.ask(lambda _floor: (PassTime(),), _plain)
        future.add_done_callback(lambda done: done.exception())


def _plain(_floor: Floor, decision: Decision) -> Decision:
    return decision


def _fail(future: "asyncio.Future[Any]", error: Exception) -> None:
    if not future.done():
        future.set_exception(error)


__all__ = ["Refusal", "Request", "Runner"]
