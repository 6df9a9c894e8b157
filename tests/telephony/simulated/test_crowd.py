"""The crowd: callers arrive at random, agents work by themselves, and a day can be had again."""

import asyncio
from collections import Counter
from typing import Any

import pytest

from callcenter.floor.calling_events import CustomerDialled
from callcenter.floor.effects import RingAgent
from callcenter.floor.events import (
    ConsultStarted,
    ContactConnected,
    ContactOffered,
    ContactReleased,
    OfferAccepted,
    OfferEnded,
    PresenceChanged,
)
from callcenter.floor.phases import Presence
from callcenter.floor.values import OfferEnd, Target, TargetKind
from callcenter.ports.telephony import AskAgent, Say
from callcenter.telephony.simulated.carrier import SimulatedCarrier
from callcenter.telephony.simulated.crowd import Crowd
from callcenter.telephony.simulated.mix import CallerKind, Profile, usual_kinds
from callcenter.telephony.simulated.people import SimulatedAgent
from tests.telephony.simulated.house import House
from tests.virtual_time import VirtualClock, run

OURS = "+18005550100"
SALES = Profile("sales", OURS, 120.0, usual_kinds({"A": ("+14155550101",), "B": ("+14155550102",)}))
STEADY = SimulatedAgent("ann", misses=0.0, declines=0.0, ends_talk=0.0)


class Day:
    """A house, a carrier and a crowd in virtual time, used as `async with`."""

    def __init__(self, *agents: SimulatedAgent, profile: Profile = SALES, seed: int = 1, **more: Any) -> None:
        self.house = House()
        self.lines: list[tuple[float, str, str, str]] = []
        self.carrier = SimulatedCarrier(
            self.house, VirtualClock(), seed, observer=lambda *what: self.lines.append(what)
        )
        self.crowd = Crowd(self.carrier, self.house, agents, [profile], seed, **more)
        self.house.carrier, self.house.crowd = self.carrier, self.crowd

    async def __aenter__(self) -> "Day":
        await self.carrier.start()
        self.crowd.start()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.crowd.stop()
        await self.carrier.check()
        await self.carrier.stop()


def kind(**ways: Any) -> Profile:
    """Return a profile of one kind of caller, who come only when a test says so."""
    return Profile("sales", OURS, 0.0, (CallerKind("one", **ways),))


class TestArrivals:
    """How calls arrive."""

    def test_about_as_many_calls_as_the_rate_says(self) -> None:
        """Ten hours at 120 an hour are 1200 calls, give or take three deviations of Poisson."""

        async def day() -> int:
            async with Day() as day:
                await asyncio.sleep(36_000.0)
                return day.crowd.counts()["sales"][0]

        assert 1200 - 104 < run(day()) < 1200 + 104

    def test_a_rate_may_change_and_cease(self) -> None:
        """At once, though the next call was hours away; at zero nobody calls."""

        async def day() -> None:
            async with Day(profile=kind()) as day:
                await asyncio.sleep(3600.0)
                assert day.crowd.counts() == {"sales": (0, 0)}
                day.crowd.set_rate("sales", 600.0)
                await asyncio.sleep(3600.0)
                calls = day.crowd.counts()["sales"][0]
                assert 500 < calls < 700
                day.crowd.set_rate("sales", 0.0)
                await asyncio.sleep(3600.0)
                assert day.crowd.counts()["sales"][0] == calls
                with pytest.raises(ValueError, match="negative"):
                    day.crowd.set_rate("sales", -1.0)

        run(day())

    def test_a_burst_comes_within_its_time(self) -> None:
        """All of its calls, and not before."""

        async def day() -> None:
            async with Day(profile=kind()) as day:
                day.crowd.burst("sales", 50, seconds=10.0)
                await asyncio.sleep(5.0)
                assert 10 < day.crowd.counts()["sales"][0] < 40
                await asyncio.sleep(5.0)
                assert day.crowd.counts()["sales"][0] == 50

        run(day())

    def test_callers_come_in_the_mix_of_the_profile(self) -> None:
        """Key accounts call from the numbers they are known by, unknown ones from others."""

        async def day() -> Counter[str]:
            async with Day() as day:
                await asyncio.sleep(36_000.0)
                callers = [report.said["caller"] for report in day.house.all_of("call_arrived")]
                return Counter(caller if caller.startswith("+1415") else "unknown" for caller in callers)

        seen = run(day())
        assert seen["unknown"] > seen["+14155550102"] > seen["+14155550101"] > 0


class TestAgents:
    """How simulated agents work."""

    def test_a_contact_from_the_ring_to_the_disposition(self) -> None:
        """The agent accepts, the phone calls in, the caller ends the talk, the agent wraps up."""

        async def day() -> None:
            async with Day(STEADY, profile=kind(talk=60.0, leaves_menu=0.0)) as day:
                await asyncio.sleep(10.0)
                day.crowd.burst("sales", 1, seconds=1.0)
                await asyncio.sleep(1200.0)
                assert [event.agent for event in day.house.told_of(ContactConnected)] == ["ann"]
                assert day.house.disposed == [("ann", "contact-1", "resolved")]
                assert day.house.presence["ann"] is Presence.AVAILABLE
                assert not await day.carrier.live_legs()

        run(day())

    def test_an_agent_may_end_the_talk(self) -> None:
        """Long before a caller who would talk for hours."""
        agent = SimulatedAgent("ann", misses=0.0, declines=0.0, ends_talk=1.0, talk=30.0)

        async def day() -> None:
            async with Day(agent, profile=kind(talk=1e6, leaves_menu=0.0)) as day:
                await asyncio.sleep(10.0)
                day.crowd.burst("sales", 1, seconds=1.0)
                await asyncio.sleep(600.0)
                assert day.house.disposed
                assert not await day.carrier.live_legs()

        run(day())

    @pytest.mark.parametrize(
        ("ways", "end"),
        [({"misses": 1.0}, OfferEnd.NO_ANSWER), ({"misses": 0.0, "declines": 1.0}, OfferEnd.DECLINED)],
    )
    def test_an_offer_may_be_missed_or_declined(self, ways: dict[str, float], end: OfferEnd) -> None:
        """Who missed one is back after a while, and misses again."""
        agent = SimulatedAgent("ann", break_seconds=20.0, **ways)  # type: ignore[arg-type]

        async def day() -> None:
            async with Day(agent, profile=kind(patience=1e9, leaves_menu=0.0)) as day:
                await asyncio.sleep(10.0)
                day.crowd.burst("sales", 1, seconds=1.0)
                await asyncio.sleep(300.0)
                ends = [event.end for event in day.house.told_of(OfferEnded)]
                assert len(ends) > 2
                assert set(ends) == {end}
                assert not day.house.told_of(ContactConnected)

        run(day())

    def test_an_agent_tries_again_when_the_service_was_away(self) -> None:
        """Neither signing in nor accepting is forgotten."""

        async def day() -> None:
            async with Day(STEADY, profile=kind(leaves_menu=0.0, patience=1e9)) as day:
                day.house.out_of_order = 2
                await asyncio.sleep(20.0)
                assert day.house.presence["ann"] is Presence.AVAILABLE
                day.crowd.burst("sales", 1, seconds=1.0)
                await day.house.told("heard")  # the answer that leads into the queue, and to the offer
                day.house.out_of_order = 1
                await asyncio.sleep(30.0)
                assert len(day.house.told_of(ContactOffered)) == 1
                assert day.house.told_of(ContactConnected)
                assert day.house.out_of_order == 0

        run(day())

    @pytest.mark.parametrize(("declines", "key"), [(0.0, "1"), (1.0, "2")])
    def test_an_agent_with_a_telephone_answers_by_its_keys(self, declines: float, key: str) -> None:
        """Nothing is accepted by other ways: the service rings, and the key decides."""
        number = "+14155550177"
        agent = SimulatedAgent("tom", misses=0.0, declines=declines, telephone=number)

        async def day() -> None:
            async with Day(agent, profile=kind()) as day:
                day.house.replies("agent_reached", AskAgent("offer-9", (Say("A call for you."),)))
                day.crowd.on_events([ContactOffered(0.0, "contact-9", "offer-9", "tom", 20.0)])
                await day.carrier.carry_out("ring", RingAgent("contact-9", "tom", number, "offer-9"))
                report = await day.house.told("agent_pressed", attempt="offer-9")
                assert report.said["digits"] == key

        run(day())

    def test_a_written_contact_is_ended_by_the_agent(self) -> None:
        """No phone calls in for it, and nobody else would ever end it."""

        async def day() -> None:
            async with Day(STEADY, profile=kind()) as day:
                await asyncio.sleep(10.0)
                ended = asyncio.Event()
                day.house.on_hang_up = lambda *_: ended.set()
                accepted = OfferAccepted(0.0, "message-1", "offer-9", "ann", 15.0)
                day.crowd.on_events([accepted, ContactConnected(0.0, "message-1", "ann", "offer-9")])
                await asyncio.wait_for(ended.wait(), 3600.0)
                assert not day.house.all_of("agent_arrived")

        run(day())

    def test_a_customer_who_was_called_is_let_go_by_the_agent(self) -> None:
        """Whoever picked up the telephone would talk for ever."""

        async def day() -> None:
            async with Day(STEADY, profile=kind()) as day:
                await asyncio.sleep(10.0)
                ended = asyncio.Event()
                day.house.on_hang_up = lambda *_: ended.set()
                dialled = CustomerDialled(0.0, "callback-1", "ann", "callback-1.2", "+14155550142", 60.0)
                day.crowd.on_events([dialled, ContactConnected(0.0, "callback-1", "ann")])
                await asyncio.wait_for(ended.wait(), 3600.0)

        run(day())

    def test_who_was_fetched_back_early_does_not_come_back_twice(self) -> None:
        """A supervisor ended the break: the agent asks for nothing more."""

        async def day() -> None:
            async with Day(STEADY, profile=kind()) as day:
                await asyncio.sleep(10.0)
                for presence in (Presence.NOT_READY, Presence.AVAILABLE):
                    day.crowd.on_events([PresenceChanged(0.0, "ann", presence)])
                await asyncio.sleep(300.0)
                assert len(day.house.told_of(PresenceChanged)) == 1  # signing in

        run(day())

    def test_an_agent_answers_a_consultation(self) -> None:
        """The phone calls in for the attempt."""

        async def day() -> None:
            async with Day(STEADY, profile=kind()) as day:
                target = Target(TargetKind.AGENT, "ann")
                await asyncio.sleep(10.0)
                day.crowd.on_events([ConsultStarted(0.0, "contact-9", "bob", target, "consult-9", 30.0)])
                report = await day.house.told("agent_arrived", attempt="consult-9")
                assert report.said["agent"] == "ann"

        run(day())

    def test_staff_may_grow_and_shrink(self) -> None:
        """The first of the list are signed in; who is sent home stays offline."""
        agents = [SimulatedAgent(f"agent-{number}") for number in range(4)]

        async def day() -> None:
            async with Day(*agents, profile=kind()) as day:
                day.crowd.set_staff(2)
                await asyncio.sleep(300.0)
                here = {name for name, at in day.house.presence.items() if at is Presence.AVAILABLE}
                assert here == {"agent-0", "agent-1"}
                day.crowd.set_staff(3)
                await asyncio.sleep(10.0)
                assert day.house.presence["agent-2"] is Presence.AVAILABLE

        run(day())

    def test_agents_of_people_are_left_alone(self) -> None:
        """Those named beforehand, and those whom a person becomes while the crowd works."""
        people = SimulatedAgent("bob", misses=0.0, declines=0.0)

        async def day() -> None:
            async with Day(STEADY, people, profile=kind(leaves_menu=0.0), for_people={"bob"}) as day:
                await asyncio.sleep(10.0)
                assert set(day.house.presence) == {"ann"}
                day.crowd.leave_to_people("ann")
                day.crowd.burst("sales", 1, seconds=1.0)
                await asyncio.sleep(100.0)
                assert day.house.told_of(ContactOffered)
                assert not day.house.told_of(ContactConnected)
                assert day.crowd.signed_in == ()
                away = [event.presence for event in day.house.told_of(PresenceChanged)]
                assert away.count(Presence.AVAILABLE) == 1

        run(day())


class TestDays:
    """Whole days."""

    @staticmethod
    async def _day(seed: int) -> Day:
        agents = [SimulatedAgent(f"agent-{number}", misses=0.1, declines=0.1) for number in range(5)]
        async with Day(*agents, seed=seed) as day:
            await asyncio.sleep(4 * 3600.0)
        return day

    def test_the_same_seed_gives_the_same_day(self) -> None:
        """Every event and every line, to the moment; another seed gives another day."""
        first, again, other = (run(self._day(seed)) for seed in (3, 3, 4))
        assert len(first.lines) > 1000
        assert first.lines == again.lines
        assert first.house.events == again.house.events
        assert first.lines != other.lines

    def test_a_day_keeps_its_promises(self) -> None:
        """Nearly everybody is served by five agents, and nothing is left half done."""
        day = run(self._day(5))
        legs = Counter(what for _, what, _, _ in day.lines)
        connected = len(day.house.told_of(ContactConnected))
        released = len(day.house.told_of(ContactReleased))
        assert connected > 0.6 * len(day.house.all_of("call_arrived"))
        assert legs["up"] == legs["ended"]
        assert connected - 5 <= released  # five may have been in a talk when the day ended
        assert released - 5 <= len(day.house.disposed) <= released
