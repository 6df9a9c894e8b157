"""The process is killed in the middle of everything, again and again: what was acknowledged stays true."""

import asyncio
import os
import signal
import socket
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random
from typing import Any

import aiohttp
import pytest
from argon2 import PasswordHasher

from callcenter.floor import Floor
from callcenter.floor.ahead_events import CallDialledAhead
from callcenter.floor.calling_events import CallbackOpened, CallPlaced, CustomerDialled
from callcenter.floor.events import AnyEvent, ContactArrived, ContactClosed
from callcenter.floor.values import Channel
from callcenter.main import running
from callcenter.ports.records import User
from callcenter.service.wire import decode_event
from callcenter.storage.open import open_storage
from callcenter.telephony.twilio.double import TwilioDouble
from callcenter.telephony.twilio.double.call import Call, HungUp
from tests.contract.watch import Watch
from tests.floor import laws
from tests.scenarios.agents import PASSWORD, Agent, Refused
from tests.scenarios.calling import calls_back
from tests.scenarios.crowd import TELEPHONES, Crowd
from tests.scenarios.house import ACCOUNT, FLOWS, TOKEN, document, impatient, settings_for
from tests.scenarios.twilio_world import TwilioWorld
from tests.scenarios.world import OURS

SEED = 20_270_101
KILLS = 20
CALLERS = 50
BROWSERS = ("ana", "ben", "cleo", "dora")
SPEED = 4.0
PATIENCE = 120.0


class Process:
    """The service as it is run in life: `callcenter serve`."""

    def __init__(self, url: str, port: int, environment: dict[str, str], log: Path) -> None:
        self.url = url
        self.starts: list[float] = []
        self.log = log
        self._environment = {**os.environ, **environment, "CALLCENTER_PORT": str(port)}
        self._process: asyncio.subprocess.Process | None = None

    async def start(self) -> None:
        """Start it and wait until it is ready."""
        began = time.monotonic()
        with self.log.open("ab") as out:
            self._process = await asyncio.create_subprocess_exec(
                sys.executable, "-m", "callcenter", "serve", env=self._environment, stdout=out, stderr=out
            )
        async with asyncio.timeout(PATIENCE), aiohttp.ClientSession() as session:
            while not await self._is_ready(session):
                assert self._process.returncode is None, self.log.read_text()[-2000:]
                await asyncio.sleep(0.05)
        self.starts.append(time.monotonic() - began)

    async def _is_ready(self, session: aiohttp.ClientSession) -> bool:
        try:
            async with session.get(f"{self.url}/readyz") as answer:
                return answer.status == 200
        except aiohttp.ClientError:
            return False

    def strike(self) -> None:
        """Kill it at once, without waiting; `end` must follow."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()

    async def end(self, how: signal.Signals) -> int:
        """End it with a signal and return its exit code."""
        process, self._process = self._process, None
        if process is None:
            return 0
        with suppress(ProcessLookupError):
            process.send_signal(how)
        return await process.wait()


#: Longer than a phone that was asked for may take to connect (`connect_seconds` of the house).
LAPSE_SECONDS = 30.0


class Street:
    """The process, the double, and the crowd: everything of this test."""

    def __init__(
        self, process: Process, twilio: TwilioDouble, watch: Watch, database: str, callers: int
    ) -> None:
        self.process = process
        self.twilio = twilio
        self.watch = watch
        self.database = database
        world = self.twilio_world = TwilioWorld(twilio, watch, SPEED)
        self.supervisor = Agent(process.url, "sue", world, watch)
        self.agents = [Agent(process.url, name, world, watch) for name in (*BROWSERS, *TELEPHONES)]
        self.callers = callers
        self.crowd = Crowd(twilio, self.agents, callers, Random(SEED))

    async def open(self) -> None:
        """Start the service, let everybody sign in, and let the calls come."""
        await self.process.start()
        for agent in (self.supervisor, *self.agents):
            await agent.signs_in()
        self.crowd.begin()
        self.crowd.busy = True

    async def close(self) -> None:
        """Let everybody go."""
        try:
            await self.crowd.end()
        finally:
            for agent in (self.supervisor, *self.agents):
                await agent.leaves()
            await self.process.end(signal.SIGKILL)

    async def sees_an_answer(self) -> None:
        """Kill the process the moment that the arrival of a call is acknowledged."""
        before = len(self.twilio.line.sent)

        def strike() -> bool:
            fresh = self.twilio.line.sent[before:]
            seen = any(sent.path == "/twilio/voice" and sent.status == 200 for sent in fresh)
            if seen:
                self.process.strike()
            return seen

        self.twilio.stage.watchers.append(strike)  # type: ignore[arg-type]  # what it returns is not looked at
        try:
            await self.watch.until(strike, "a call arrives")
        finally:
            self.twilio.stage.watchers.remove(strike)  # type: ignore[arg-type]

    async def is_killed(self) -> None:
        """Kill the process, start it again, and let the desks find it."""
        await self.process.end(signal.SIGKILL)
        self.crowd.busy = False
        await self.process.start()
        for agent in (self.supervisor, *self.agents):
            await agent.reloads()

    def arrivals(self) -> set[str]:
        """Return the calls whose arrival the service has acknowledged."""
        customers = (sent for sent in self.twilio.line.sent if sent.form.get("From", "").startswith("+"))
        return {
            sent.form["CallSid"] for sent in customers if sent.path == "/twilio/voice" and sent.status == 200
        }

    def gaps(self) -> list[str]:
        """Return what differs between the carrier's truth and the service's, nothing if all is well."""
        up = {call.sid: call for call in self.crowd.customers()}
        known = {
            id_: view["phase"]
            for id_, view in self.supervisor.contacts.items()
            if view["channel"] == Channel.VOICE
            and view["phase"] != "wrapping_up"
            and view["kind"] == "inbound"
        }
        lost = [
            f"{sid} lives at the carrier alone ({call.place})" for sid, call in up.items() if sid not in known
        ]
        ghosts = [
            f"{id_} lives here alone ({p})" for id_, p in known.items() if id_ not in up and p != "voicemail"
        ]
        return lost + ghosts + self._in_silence() + self._rung_twice()

    def _rung_twice(self) -> list[str]:
        """Return the contacts for which more than one telephone of an outside party rings or talks."""
        up = Counter(call.url.split("/")[-2] for call in self.twilio.calls.values() if _is_dial(call))
        return [f"{count} dials for {contact}" for contact, count in up.items() if count > 1]

    def _in_silence(self) -> list[str]:
        """Return the legs that are alone in a conference, or are told nothing at all."""
        found = []
        for call in self.twilio.calls.values():
            if call.over:
                continue
            room = self.twilio.rooms.running(call.room) if call.room else None
            rings = self.supervisor.contacts.get(call.room, {}).get("phase") == "dialling"
            if call.place == "conference" and not rings and (room is None or len(room.members) < 2):
                found.append(f"{call.sid} {call.direction} is alone in a conference")
        return found

    async def agrees(self) -> None:
        """Wait until carrier and service tell the same story. The crowd stands still meanwhile."""
        try:
            await self.watch.until(lambda: not self.gaps(), "carrier and service agree")
        except AssertionError:
            raise AssertionError(self.gaps()) from None

    async def stays_full(self) -> None:
        """Wait until the lines are as full as they should be, in mixed phases."""
        self.crowd.busy = True
        await self.watch.until(self._is_full, "the lines are full")

    def _is_full(self) -> bool:
        return len(self.crowd.customers()) >= self.callers * 0.9 and len(self.phases()) >= 4

    def phases(self) -> Counter[str]:
        """Return how many contacts are in which phase."""
        return Counter(view["phase"] for view in self.supervisor.contacts.values())

    async def empties(self) -> None:
        """Everybody hangs up; the agents finish what is left."""
        self.crowd.size = 0
        for call in self.crowd.customers():
            call.signal(HungUp())
        await self._calls_off()
        # A phone that was asked for in a process that is dead never comes: that takes its time to lapse.
        nobody = "nobody is being connected"
        await self.watch.until(lambda: not self.phases()["connecting"], nobody, patience=LAPSE_SECONDS)
        try:
            await self.watch.until(self._is_empty, "all is quiet")
        except AssertionError:
            raise AssertionError(
                (self.supervisor.contacts, self.crowd.customers(), self.crowd.others())
            ) from None

    async def _calls_off(self) -> None:
        """Call off the callbacks: all that are not reached at that moment."""
        while held := (await self.supervisor.get("/callbacks"))["callbacks"]:
            for each in held:
                with suppress(Refused):
                    await self.supervisor.delete(f"/callbacks/{each['id']}")

    def _is_empty(self) -> bool:
        return not self.supervisor.contacts and not [*self.crowd.customers(), *self.crowd.others()]


def _is_dial(call: Call) -> bool:
    return not call.over and "/twilio/outside/" in call.url


@pytest.fixture
async def street(tmp_path: Path) -> AsyncIterator[Street]:
    """A street on a SQLite file."""
    async with street_on(f"sqlite:///{tmp_path / 'kill.db'}", tmp_path / "service.log") as found:
        yield found


@asynccontextmanager
async def street_on(database: str, log: Path, callers: int = CALLERS) -> AsyncIterator[Street]:
    """A furnished database, a double, and a process that is not started yet."""
    with socket.socket() as door:
        door.bind(("127.0.0.1", 0))
        port = door.getsockname()[1]
    url = f"http://127.0.0.1:{port}"
    async with TwilioDouble(url, ACCOUNT, TOKEN) as twilio:
        settings = settings_for("twilio", url, database, twilio_api_url=twilio.api_url)
        async with running(settings, document=big_house()) as service:
            word = PasswordHasher().hash(PASSWORD)  # as strong as the process wants it: no second hash
            for name in (*BROWSERS, *TELEPHONES):
                await service.storage.records.save_user(User(name, word, name, name))
            await service.storage.records.save_user(User("sue", word, "Sue", "", ("supervisor",)))
        process = Process(url, port, environment_of(settings, twilio.api_url), log)
        street = Street(process, twilio, Watch(), database, callers)
        try:
            yield street
        finally:
            await street.close()


def big_house() -> dict[str, Any]:
    """Return the house with more agents, and little patience for messages that never come."""
    found = document()
    found["rules"] |= {"voicemail_grace_seconds": 3.0, "leg_grace_seconds": 3.0, "dial_grace_seconds": 5.0}
    found |= calls_back(ring_seconds=5.0, detect_machine=True, attempts=3)
    found["queues"] = impatient(found["queues"])
    queues = ["sales", "quick", "stars", "key-accounts"]
    telephones = [(name, number) for name, number in TELEPHONES.items() if name != "tess"]
    found["agents"] += [{"id": name, "name": name, "queues": queues} for name in ("cleo", "dora")]
    found["agents"] += [
        {"id": name, "name": name, "queues": queues, "device": "telephone", "number": number}
        for name, number in telephones
    ]
    return found


def environment_of(settings: Any, api_url: str) -> dict[str, str]:
    """Return the settings as the environment of a process."""
    plain = ("account_sid", "auth_token", "api_key", "api_secret")
    return {
        "CALLCENTER_DATABASE_URL": settings.database_url,
        "CALLCENTER_PUBLIC_URL": settings.public_url,
        "CALLCENTER_PROVIDER": "twilio",
        "CALLCENTER_FLOWS": str(FLOWS),
        "CALLCENTER_LOG_FORMAT": "json",
        "CALLCENTER_RECONCILE_SECONDS": "2",
        "CALLCENTER_CALLS_PER_SECOND": "50",
        "CALLCENTER_LOOKUP_SECONDS": "30",
        "CALLCENTER_TWILIO_API_URL": api_url,
        "CALLCENTER_TWILIO_CALLER_ID": OURS,
        "CALLCENTER_TWILIO_APPLICATION_SID": settings.twilio_application_sid,
        **{f"TWILIO_{name.upper()}": getattr(settings, f"twilio_{name}") for name in plain},
    }


@pytest.mark.slow
@pytest.mark.timeout(900)
async def test_what_was_acknowledged_outlives_any_number_of_kills(street: Street) -> None:
    """Twenty times kill -9 amid 50 calls: nothing acknowledged is lost, nobody in silence, none doubled."""
    events = await outlives(street, KILLS)
    assert any(isinstance(event, CustomerDialled | CallDialledAhead) for event in events)


async def outlives(street: Street, kills: int) -> list[AnyEvent]:
    """Open the street, kill the process so many times, and see that all that was promised is kept.

    Returns everything that happened.
    """
    dice = Random(SEED)
    await street.open()
    for _ in range(kills):
        await street.stays_full()
        await asyncio.sleep(dice.uniform(0.0, 0.6))
        if dice.random() < 0.5:
            await street.sees_an_answer()
        await street.is_killed()
        await street.agrees()
    street.crowd.busy = True
    await street.empties()
    assert await street.process.end(signal.SIGTERM) == 0
    events = await the_journal_is_whole(street)
    nobody_was_dialled_twice(street.twilio)
    assert street.twilio.complaints == []
    faults = [line for line in street.process.log.read_text().splitlines() if '"event": "fault"' in line]
    assert faults == []
    print(f"ready after {min(street.process.starts):.1f} to {max(street.process.starts):.1f} s")
    return events


_OURS = CallbackOpened | CallPlaced | CallDialledAhead


async def the_journal_is_whole(street: Street) -> list[AnyEvent]:
    """Every acknowledged contact arrived once and ended once, and the journal folds into a sound floor."""
    storage = await open_storage(street.database)
    try:
        events = [decode_event(row.payload) async for rows in storage.journal.read() for row in rows]
        left = await storage.journal.intents()
    finally:
        await storage.close()
    arrived = Counter(event.contact for event in events if isinstance(event, ContactArrived))
    ours = Counter(event.contact for event in events if isinstance(event, _OURS))
    ended = Counter(event.contact for event in events if isinstance(event, ContactClosed))
    assert not street.arrivals() - arrived.keys()
    assert set((arrived + ours).values()) == {1}
    assert arrived + ours == ended
    assert left == []
    floor = Floor()
    for event in events:
        floor.apply(event)
    floor.lines.fresh_agents.clear()
    floor.lines.fresh_contacts.clear()
    laws.check(floor, events[-1].at)
    return events


def nobody_was_dialled_twice(twilio: TwilioDouble) -> None:
    """A dial that may have been made before a kill is not made again after it."""
    created = [
        fields for method, path, fields in twilio.requests if (method, path[-11:]) == ("POST", "/Calls.json")
    ]
    attempts = Counter(dict(fields)["Url"] for fields in created)
    assert attempts
    assert set(attempts.values()) == {1}
