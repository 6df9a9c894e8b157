"""An agent without a phone takes no contacts."""

import asyncio

from callcenter.floor import Refusal
from callcenter.floor import events as e
from callcenter.floor.commands import Command, RequestPresence
from callcenter.floor.phases import Presence
from callcenter.floor.state import Agent, FloorState
from callcenter.floor.values import AgentProfile, Device
from callcenter.ports.telephony import ServiceUnavailable
from callcenter.service.phones import Phones
from tests.virtual_time import VirtualClock, run


class Scene:
    """A floor of agents on paper, and what it was told."""

    def __init__(self, *agents: str, device: Device = Device.BROWSER, exempt: str = "") -> None:
        self.state = FloorState()
        for id_ in agents:
            self.state.agents[id_] = Agent(id_, AgentProfile(id_, device=device), Presence.AVAILABLE)
        self.told: list[Command] = []
        self.changed: list[str] = []
        self.errors: list[Exception] = []
        self.phones = Phones(VirtualClock(), self.submit, lambda: self.state, exempt=exempt.__eq__)
        self.phones.on_change = self.changed.append

    async def submit(self, command: Command) -> None:
        self.told.append(command)
        if self.errors:
            raise self.errors.pop(0)
        assert isinstance(command, RequestPresence)
        self.state.agents[command.agent].presence = command.presence


GONE = RequestPresence("ann", Presence.OFFLINE, "device")


def test_sends_a_silent_agent_offline() -> None:
    """Sixty seconds without a beat, and once is enough."""

    async def day() -> None:
        scene = Scene("ann")
        scene.phones.start()
        await asyncio.sleep(59)
        assert scene.told == []
        await asyncio.sleep(600)
        assert scene.told == [GONE]
        await scene.phones.stop()

    run(day())


def test_keeps_an_agent_whose_phone_beats() -> None:
    """Each beat moves the end on; then it comes sixty seconds after the last."""

    async def day() -> None:
        scene = Scene("ann")
        scene.phones.start()
        for _ in range(20):
            scene.phones.beat("ann")
            await asyncio.sleep(20)
        assert scene.phones.is_there("ann")
        await asyncio.sleep(39)
        assert scene.told == []
        await asyncio.sleep(2)
        assert scene.told == [GONE]
        assert not scene.phones.is_there("ann")
        await scene.phones.stop()

    run(day())


def test_tells_when_a_phone_comes_and_goes() -> None:
    """The desk shows it at once; a beat in between is no news."""

    async def day() -> None:
        scene = Scene("ann")
        scene.phones.start()
        assert not scene.phones.is_there("ann")
        scene.phones.beat("ann")
        scene.phones.beat("ann")
        assert scene.changed == ["ann"]
        await asyncio.sleep(61)
        assert scene.changed == ["ann", "ann"]
        await scene.phones.stop()

    run(day())


def test_watches_from_the_moment_of_signing_in() -> None:
    """Who becomes available without ever having had a phone is missed after a full span."""

    async def day() -> None:
        scene = Scene("ann")
        scene.state.agents["ann"].presence = Presence.OFFLINE
        scene.phones.start()
        await asyncio.sleep(100)
        scene.state.agents["ann"].presence = Presence.AVAILABLE
        now = VirtualClock().now()
        scene.phones.listen(1, [e.PresenceChanged(now, "ann", Presence.AVAILABLE)], now)
        await asyncio.sleep(59)
        assert scene.told == []
        await asyncio.sleep(2)
        assert scene.told == [GONE]
        await scene.phones.stop()

    run(day())


def test_leaves_telephones_and_the_exempt_alone() -> None:
    """A telephone beats not, nor does a simulated agent."""

    async def day() -> None:
        for scene in (Scene("ann", device=Device.TELEPHONE), Scene("ann", exempt="ann")):
            scene.phones.start()
            assert scene.phones.is_there("ann")
            await asyncio.sleep(600)
            assert scene.told == []
            await scene.phones.stop()

    run(day())


def test_asks_again_when_it_was_not_heard() -> None:
    """No storage, or a refusal: the wish is repeated until it holds."""

    async def day() -> None:
        scene = Scene("ann")
        scene.errors = [ServiceUnavailable("full"), Refusal("disposition_missing")]
        scene.phones.start()
        await asyncio.sleep(66)
        assert len(scene.told) == 2
        await asyncio.sleep(61)
        assert scene.told == [GONE] * 3
        assert scene.state.agents["ann"].presence is Presence.OFFLINE
        await scene.phones.stop()

    run(day())


def test_does_not_repeat_a_wish_that_is_kept() -> None:
    """A busy agent goes offline after the contact; the floor remembers."""

    async def day() -> None:
        scene = Scene("ann")
        scene.state.agents["ann"].wish = Presence.OFFLINE
        scene.phones.start()
        await asyncio.sleep(600)
        assert scene.told == []
        await scene.phones.stop()

    run(day())


def test_watches_agents_who_were_configured_later() -> None:
    """A new house may sign in agents that were not there at the start."""

    async def day() -> None:
        scene = Scene()
        scene.phones.start()
        scene.state = Scene("ann").state
        scene.phones.listen(1, [e.FloorConfigured(0.0)], VirtualClock().now())
        await asyncio.sleep(61)
        assert scene.told == [GONE]
        await scene.phones.stop()

    run(day())
