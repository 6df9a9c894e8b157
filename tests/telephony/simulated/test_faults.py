"""What goes wrong on purpose: lost, doubled and late reports, effects that fail, each by the seed."""

import asyncio

import pytest

from callcenter.floor.effects import MoveLeg
from callcenter.ports.telephony import Goodbye, Refused, Say, TryAgain, Uncertain, Wait
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.faults import Faults
from tests.contract.desk import Desk
from tests.contract.watch import Watch
from tests.virtual_time import VirtualClock, run

CALLS = 60


async def _calls(faults: Faults, seed: int = 1) -> Desk:
    """Let many short calls come and go, two seconds apart, and return the desk that saw them."""
    desk = Desk(Watch())
    carrier = SimulatedCarrier(desk, VirtualClock(), seed, faults=faults)
    await carrier.start()
    for _ in range(CALLS):
        desk.replies("call_arrived", Say("Goodbye."), Goodbye())
        carrier.dial_in("+14155550123", "+18005550100")
        await asyncio.sleep(2.0)
    await asyncio.sleep(60.0)
    assert not await carrier.live_legs()
    await carrier.check()
    await carrier.stop()
    return desk


class TestReports:
    """What happens to reports on their way."""

    def test_lost_notices_stay_lost_and_lost_questions_are_asked_again(self) -> None:
        """Nearly every call is announced in the end (five tries); many of their ends never are."""
        desk = run(_calls(Faults(lost=0.3)))
        assert len(desk.all_of("call_arrived")) > 0.95 * CALLS
        assert 0.4 * CALLS < len(desk.all_of("leg_ended")) < 0.9 * CALLS

    def test_doubled_reports_share_their_key(self) -> None:
        """Each is delivered twice and told once."""
        desk = run(_calls(Faults(doubled=1.0)))
        assert len(desk.all_of("leg_ended")) == CALLS
        assert set(desk.deliveries.values()) == {2}

    def test_late_reports_are_overtaken(self) -> None:
        """Some caller's announcement comes after a later caller's."""
        desk = run(_calls(Faults(late=0.5, late_seconds=10.0)))
        order = [int(report.said["leg"].rsplit("-", 1)[1]) for report in desk.all_of("call_arrived")]
        assert len(order) == CALLS
        assert order != sorted(order)

    def test_the_seed_decides_what_goes_wrong(self) -> None:
        """The same seed has the same accidents, another one has others."""
        faults = Faults(lost=0.2, doubled=0.2, late=0.3)
        first, again, other = (run(_calls(faults, seed)) for seed in (7, 7, 8))
        assert first.reports == again.reports
        assert first.deliveries == again.deliveries
        assert first.reports != other.reports


class TestEffects:
    """Effects that fail."""

    def test_an_ordered_failure_befalls_the_next_effect_of_its_kind(self) -> None:
        """Once, and it is not carried out unless it was to be."""

        async def story() -> None:
            desk = Desk(Watch())
            carrier = SimulatedCarrier(desk, VirtualClock())
            await carrier.start()
            desk.replies("call_arrived", Wait("sales"))
            leg = carrier.dial_in("+14155550123", "+18005550100")
            await asyncio.sleep(1.0)
            carrier.faults.fail_next("move_leg", Refused("no"))
            carrier.faults.fail_next("move_leg", Uncertain("no answer"), done=True)
            with pytest.raises(Refused):
                await carrier.carry_out("move", MoveLeg("contact-1", leg))
            await asyncio.sleep(1.0)
            assert leg in await carrier.live_legs()
            with pytest.raises(Uncertain):
                await carrier.carry_out("move", MoveLeg("contact-1", leg))
            desk.gives(leg, Goodbye())
            await desk.told("leg_ended", leg=leg)
            await carrier.carry_out("move", MoveLeg("contact-1", leg))  # done already, for this intent
            await carrier.stop()

        run(story())

    def test_an_effect_can_be_tried_again_until_it_succeeds(self) -> None:
        """`TryAgain` was certainly not done, so the same intent moves the leg in the end."""

        async def story() -> int:
            desk = Desk(Watch())
            carrier = SimulatedCarrier(desk, VirtualClock(), faults=Faults(try_again=0.7))
            await carrier.start()
            desk.replies("call_arrived", Wait("sales"))
            leg = carrier.dial_in("+14155550123", "+18005550100")
            await asyncio.sleep(1.0)
            desk.gives(leg, Goodbye())
            refused = 0
            while await carrier.live_legs():
                try:
                    await carrier.carry_out("move", MoveLeg("contact-1", leg))
                except TryAgain as error:
                    refused += 1
                    await asyncio.sleep(error.after)
                await asyncio.sleep(0.1)
            await carrier.stop()
            return refused

        assert 0 < run(story()) < 50
