"""A callback outlives a restart at every step: it goes on where it stood, in its place, with one dial."""

from typing import Any

import pytest

from callcenter.floor.phases import Phase
from callcenter.floor.state import Contact
from callcenter.telephony.twilio.double import TwilioDouble
from tests.scenarios.agents import Agent
from tests.scenarios.calling import calls_back, ended, stands, wraps_up
from tests.scenarios.conftest import OpenHouse
from tests.scenarios.house import House, document
from tests.scenarios.twilio_world import TwilioWorld

CUSTOMER, OTHER = "+14155552081", "+14155552082"


@pytest.fixture
def provider() -> str:
    """A carrier in the process ends with it."""
    return "twilio"


class Story:
    """A callback on its way from being held to being spoken to; each method leads to the next phase."""

    def __init__(self, house: House, ana: Agent, sue: Agent) -> None:
        assert isinstance(house.world, TwilioWorld)
        self.house = house
        self.twilio: TwilioDouble = house.world.twilio
        self.phone = self.twilio.phone(CUSTOMER).rings()
        self.ana = ana
        self.sue = sue
        self.at_once = 0
        self.twilio.stage.watchers.append(self._count)

    async def scheduled(self) -> None:
        """The queue is closed; two customers are to be called back."""
        await self.sue.post("/queues/sales/open", open=False)
        self.id = await self._agrees(CUSTOMER)
        self.behind = await self._agrees(OTHER)

    async def waiting(self) -> None:
        """The queue opens, and nobody is there."""
        await self.sue.post("/queues/sales/open", open=None)
        await stands(self.house, self.behind, "waiting")

    async def offered(self) -> None:
        """An agent comes and is rung."""
        await self.ana.available()
        self.offer = await self.ana.is_offered()

    async def connecting(self) -> None:
        """The agent accepts; the phone is not there yet."""
        await self.ana.post(f"/offers/{self.offer}/accept")

    async def dialling(self) -> None:
        """The agent's phone is there and hears the customer's ring."""
        await self.sue.delete(f"/callbacks/{self.behind}")
        self.ana.leg = await self.house.world.connect_phone(self.ana, self.offer)
        await self.house.until(self._rings, "the customer's telephone rings")

    async def talking(self) -> None:
        """The customer picks up."""
        leg = (await self.twilio.answer(CUSTOMER)).sid
        await self.house.until(lambda: self.house.world.together(self.ana.leg, leg), "they talk")
        await self.ana.sees("talking")

    async def ends(self) -> None:
        """They have spoken."""
        await self.twilio.hang_up(self.phone.call)
        await wraps_up(self.ana, self.id)
        assert await ended(self.house, self.id) == ("handled", "")

    async def _agrees(self, number: str) -> str:
        made: dict[str, Any] = await self.ana.post("/callbacks", number=number, queue="sales")
        await stands(self.house, made["id"], "scheduled")
        return str(made["id"])

    def _rings(self) -> bool:
        return bool(self.phone.calls) and self.phone.call.place == "ringing"

    def _count(self) -> None:
        self.at_once = max(self.at_once, sum(not call.over for call in self.phone.calls))


def house_that_calls_back(**rules: float) -> dict[str, Any]:
    """Return changes of the house: telephones ring for long, an opened queue is soon seen to be open."""
    found = calls_back(ring_seconds=120.0, **rules)
    return found | {"rules": document()["rules"] | {"recheck_seconds": 0.5}}


async def begin(house: House) -> Story:
    """Let an agent, who has a break, and a supervisor come."""
    ana = await house.agent("ana")
    await ana.post("/presence", presence="not_ready", reason="break")
    return Story(house, ana, await house.visitor("sue"))


def promised(contact: Contact) -> tuple[object, ...]:
    """Return what may not change while nothing happens: whom to call, and what became of it so far."""
    callback = contact.callback
    assert callback is not None
    return contact.caller, callback.dials, callback.result, contact.dial


PHASES = (
    Phase.SCHEDULED,
    Phase.WAITING,
    Phase.OFFERED,
    Phase.CONNECTING,
    Phase.DIALLING,
    Phase.TALKING,
)


async def test_a_callback_outlives_a_restart_at_every_step(opened: OpenHouse) -> None:
    """It goes on where it stood, before who came later; the customer is dialled once."""
    async with opened(changed=house_that_calls_back()) as house:
        story = await begin(house)
        for phase in PHASES:
            await getattr(story, phase)()
            before = await stands(house, story.id, phase)
            await house.restarts()
            after = await stands(house, story.id, phase)
            assert (after.rank, after.order, after.offer) == (before.rank, before.order, before.offer)
            assert promised(after) == promised(before)
        await story.ends()
        assert story.at_once == len(story.phone.calls) == 1


async def test_a_callback_that_nobody_answered_is_tried_again_after_a_restart(opened: OpenHouse) -> None:
    """The first dial counts, and the second is the last."""
    async with opened(changed=house_that_calls_back(retry_minutes=0.03)) as house:
        story = await begin(house)
        story.phone.is_busy(after=5.0)
        id_ = (await story.ana.post("/callbacks", number=CUSTOMER, queue="sales"))["id"]
        await story.ana.available()
        await story.ana.accepts()
        assert (await stands(house, id_, "scheduled")).callback.result == "busy"  # type: ignore[union-attr]
        await house.restarts()
        await story.ana.accepts()
        assert await ended(house, id_) == ("unreached", "busy")
        assert (story.at_once, len(story.phone.calls)) == (1, 2)
