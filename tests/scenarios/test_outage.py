"""The storage goes away, or more comes than can be taken: callers hear so, and nothing promised is lost."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from callcenter.ports.journal import JournalUnavailable
from callcenter.storage.memory import MemoryJournal
from callcenter.telephony.simulated.player import HOLD_THE_LINE
from callcenter.telephony.twilio.languages import PLEASE_HOLD, SORRY_BACK
from tests.scenarios.house import House, open_house
from tests.scenarios.postman import Postman


@pytest.fixture
def database() -> str:
    """A journal that can be made to fail."""
    return "memory:"


@pytest.fixture
async def broken(house: House) -> AsyncIterator[MemoryJournal]:
    """The journal of the house, to break and to mend."""
    journal = house.service.storage.journal
    assert isinstance(journal, MemoryJournal)
    house.expected_faults = {"commit", "storage", "reconcile"}
    yield journal
    journal.mend()


async def readiness(house: House) -> tuple[int, dict[str, Any]]:
    """Return what /readyz says."""
    async with aiohttp.ClientSession() as session, session.get(f"{house.url}/readyz") as answer:
        return answer.status, (await answer.json())["checks"]


async def until_ready(house: House) -> None:
    """Wait until the service can keep things again."""
    await house.until(lambda: not house.service.runner.unavailable, "the storage is back")


@pytest.mark.parametrize("provider", ["twilio"])  # the simulated one repeats a report in silence
async def test_who_calls_while_the_storage_is_away_is_asked_for_patience_and_served_later(
    house: House, broken: MemoryJournal
) -> None:
    """The caller is not lost: an apology, then the menu; /readyz says why meanwhile."""
    caller = house.caller()
    broken.break_with(JournalUnavailable("the disk is full"))
    await caller.dials()
    await caller.hears(SORRY_BACK["en"])
    status, checks = await readiness(house)
    assert (status, checks["storage"]) == (503, "storage: JournalUnavailable")
    broken.mend()
    await caller.hears("Sales, press 1.")
    assert (await readiness(house))[0] == 200
    await caller.presses("3")
    await caller.is_gone()


async def test_nothing_that_was_acknowledged_is_lost(house: House, broken: MemoryJournal) -> None:
    """Contacts, places and a talk outlive the outage; what could not be kept was not promised."""
    ana = await house.agent("ana")
    talking, waiting, choosing = house.caller(), house.caller(), house.caller()
    await talking.chooses("1")
    await ana.answers(talking)
    await waiting.chooses("1")
    since = (await house.is_in(waiting, "waiting")).queued_at
    await choosing.dials()
    await choosing.hears("Sales, press 1.")
    seq = house.service.runner.seq
    broken.break_with(JournalUnavailable("the disk is full"))
    await choosing.presses("1")
    await house.until(lambda: house.service.runner.unavailable, "the outage is noticed")
    with pytest.raises(Exception, match="503 unavailable"):
        await ana.post(f"/contacts/{talking.contact}/hold")
    assert len(broken._rows) == seq
    assert house.world.together(ana.leg, talking.leg)
    broken.mend()
    await until_ready(house)
    if house.service.provider.name == "twilio":
        await choosing.presses("1")  # Twilio repeats no answer: after the apology the caller is asked again
    await house.is_in(choosing, "waiting")
    assert (await house.is_in(waiting, "waiting")).queued_at == since
    await house.is_in(talking, "talking")
    await ana.does("hold")
    await ana.sees("on_hold")
    for caller in (talking, waiting, choosing):
        await caller.hangs_up()
    await ana.wraps_up(talking)


async def test_a_hang_up_that_could_not_be_kept_is_told_again(house: House, broken: MemoryJournal) -> None:
    """The carrier repeats the report of the end; no ghost stays in the queue."""
    caller = house.caller()
    await caller.chooses("1")
    await house.is_in(caller, "waiting")
    broken.break_with(JournalUnavailable("the disk is full"))
    await caller.hangs_up()
    await house.until(lambda: house.service.runner.unavailable, "the outage is noticed")
    broken.mend()
    await until_ready(house)
    if house.contact(caller) is not None:
        await house.service.reconciler.once(0.0)
    assert (await house.closed(caller)).outcome in ("abandoned", "failed")


@pytest.mark.parametrize("provider", ["twilio", "simulated"])
async def test_who_calls_when_too_much_comes_is_asked_to_hold(provider: str) -> None:
    """New work is put off at the door, with a prebuilt answer; then it is served."""
    async with open_house(provider, "memory:", inbox_limit=0) as house:
        caller = house.caller()
        await caller.dials()
        simulated = HOLD_THE_LINE[0].text  # type: ignore[union-attr]
        await caller.hears(PLEASE_HOLD["en"] if provider == "twilio" else str(simulated))
        assert house.contact(caller) is None
        house.service.runner._inbox_limit = 2000
        await caller.hears("Sales, press 1.")
        await caller.presses("3")
        await caller.is_gone()


async def test_work_that_has_begun_is_not_put_off_when_too_much_comes(twilio_house: House) -> None:
    """The door is for new callers; who is in goes on."""
    house, caller = twilio_house, twilio_house.caller()
    await caller.dials()
    await caller.hears("Sales, press 1.")
    house.service.runner._inbox_limit = 0
    await caller.presses("3")
    await caller.hears("Nine to six.")
    await caller.is_gone()
    status, body = await Postman(house.url).post("/twilio/voice", CallSid="CA" + "8" * 32)
    assert (status, PLEASE_HOLD["en"].encode() in body) == (200, True)
