"""How the double speaks to the service: signed requests, retries, and faults on demand."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import parse_qs, urldefrag, urlsplit

import aiohttp
from twilio.request_validator import RequestValidator

from callcenter.telephony.twilio.double.stage import Stage


@dataclass(eq=False)
class Held:
    """Webhooks kept back until they are released, in order or reversed."""

    stage: Stage
    waiting: "list[asyncio.Future[None]]" = field(default_factory=list)
    open: bool = False

    def release(self, reverse: bool = False, keep_holding: bool = False) -> None:
        """Let what was held go out, one after another; and let all that follows pass."""
        self.open = not keep_holding
        held, self.waiting = self.waiting, []
        for gate in reversed(held) if reverse else held:
            self.stage.begin()
            gate.set_result(None)

    async def pass_through(self) -> None:
        """Wait at the gate; waiting here counts as rest."""
        if self.open:
            return
        gate: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self.waiting.append(gate)
        self.stage.end()
        await gate


@dataclass
class _Fault:
    path: str
    kind: str
    times: int
    held: Held | None = None

    def meets(self, path: str) -> bool:
        return self.times > 0 and path.startswith(self.path) and not (self.held and self.held.open)


@dataclass(frozen=True)
class Sent:
    """A webhook that went out, with the answer's status (0: none came)."""

    path: str
    form: Mapping[str, str]
    status: int


@dataclass(frozen=True)
class Reply:
    """What the service answered."""

    status: int
    kind: str = ""
    body: bytes = b""

    @property
    def ok(self) -> bool:
        """Whether it was a success."""
        return 200 <= self.status < 300


NO_REPLY = Reply(0)


class Line:
    """Sends webhooks as Twilio does. `sent` lists all of them in the order they were answered."""

    def __init__(self, stage: Stage, token: str) -> None:
        self._stage = stage
        self._validator = RequestValidator(token)  # type: ignore[no-untyped-call]
        self._session: aiohttp.ClientSession | None = None
        self._faults: list[_Fault] = []
        self._last: dict[str, asyncio.Event] = {}
        self.sent: list[Sent] = []

    async def open(self) -> None:
        """Open the connections."""
        self._session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=15.0))

    async def close(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()

    # --- faults ------------------------------------------------------------------------------

    def drop(self, path: str, times: int = 1) -> None:
        """Lose the next webhooks whose path begins so: the service never sees them."""
        self._faults.append(_Fault(path, "drop", times))

    def double(self, path: str, times: int = 1) -> None:
        """Send the next webhooks whose path begins so twice; the second answer counts (T8)."""
        self._faults.append(_Fault(path, "double", times))

    def lose_answer(self, path: str, times: int = 1) -> None:
        """Deliver the next webhooks whose path begins so, and lose what the service answers."""
        self._faults.append(_Fault(path, "lose_answer", times))

    def hold(self, path: str) -> Held:
        """Keep back all webhooks whose path begins so until they are released."""
        held = Held(self._stage)
        self._faults.append(_Fault(path, "hold", 1_000_000, held))
        return held

    # --- requests ----------------------------------------------------------------------------

    def report(self, owner: str, url: str, form: Mapping[str, str]) -> None:
        """Send a report after those of the same owner; nobody waits for its answer."""
        if url:
            before, done = self._last.get(owner), asyncio.Event()
            self._last[owner] = done
            self._stage.spawn(self._report(url, form, before, done), f"report to {urlsplit(url).path}")

    async def _report(
        self, url: str, form: Mapping[str, str], before: asyncio.Event | None, done: asyncio.Event
    ) -> None:
        held = any(each.held and each.meets(urlsplit(url).path) for each in self._faults)
        if held:
            done.set()  # what is kept back does not keep back what follows
        elif before is not None:
            await before.wait()
        try:
            await self.post(url, form)
        finally:
            done.set()

    async def post(self, url: str, form: Mapping[str, str]) -> Reply:
        """Send one webhook with the retries that its URL asks for; return the last answer."""
        bare, tries, repeat = _overrides(url)
        reply = NO_REPLY
        for _ in range(1 + tries):
            reply = await self._faulty(bare, form)
            if reply.ok or ("ct" if reply.status == 0 else f"{reply.status // 100}xx") not in repeat:
                break
        return reply

    async def _faulty(self, url: str, form: Mapping[str, str]) -> Reply:
        path = urlsplit(url).path
        fault = next((each for each in self._faults if each.meets(path)), None)
        if fault is None:
            return await self._send(url, form)
        fault.times -= 1
        if fault.held is not None:
            await fault.held.pass_through()
        if fault.kind == "drop":
            return NO_REPLY
        if fault.kind == "double":
            await self._send(url, form)
        reply = await self._send(url, form)
        return NO_REPLY if fault.kind == "lose_answer" else reply

    async def _send(self, url: str, form: Mapping[str, str]) -> Reply:
        assert self._session is not None, "the double is not started"
        signature = self._validator.compute_signature(url, dict(form))  # type: ignore[no-untyped-call]
        headers = {"X-Twilio-Signature": signature}
        try:
            async with self._session.post(url, data=dict(form), headers=headers) as answer:
                reply = Reply(answer.status, answer.content_type, await answer.read())
        except (aiohttp.ClientError, TimeoutError):
            reply = NO_REPLY
        self.sent.append(Sent(urlsplit(url).path, dict(form), reply.status))
        self._stage.changed()
        return reply


def _overrides(url: str) -> tuple[str, int, frozenset[str]]:
    """Return the URL without its fragment, how often to repeat, and after what."""
    bare, fragment = urldefrag(url)
    wishes = parse_qs(fragment)
    repeat = frozenset(wishes.get("rp", ["ct"])[0].split(","))
    return bare, int(wishes.get("rc", ["1"])[0]), repeat
