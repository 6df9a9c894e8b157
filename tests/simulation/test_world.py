"""Simulated days keep the laws of the floor, end, and are the same each time."""

from hypothesis import HealthCheck, given, settings

from callcenter.floor import Floor
from callcenter.simulation.plan import Plan
from callcenter.simulation.watch import Watch
from callcenter.simulation.world import World
from tests.simulation.worlds import Judge, days

CALM = settings(max_examples=100, deadline=None, suppress_health_check=[*HealthCheck])


@CALM
@given(days())
def test_no_day_breaks_a_law(plan: Plan) -> None:
    """After every single decision; and the world never asks for what the floor refuses."""
    judge = Judge()
    floor = World(plan, [judge]).run()

    state = floor.state
    held = {leg for contact in state.contacts.values() for leg in contact.legs()}
    assert not {id_ for id_, leg in state.legs.items() if not leg.end_by} - held
    talking = [contact.id for contact in state.contacts.values() if contact.agent]
    assert not talking  # nobody talks for so long


@CALM
@given(days())
def test_every_contact_is_counted_once_in_each_queue(plan: Plan) -> None:
    """Offers end as answered, abandoned, flowed out, or are still open: the parts make the whole.

    A callback is no offer: it is reached, given up, or still open.
    """
    watch = Watch(plan.begin, plan.interval, plan.end)
    floor = World(plan, [watch]).run()
    watch.close()

    assert {stay.end for stay in watch.stays} <= {"", "answered", "abandoned", "flowed_out"}
    still = [stay.contact for stay in watch.stays if stay.wait is None]
    still += [each.contact for each in watch.promises.made if each.reached is None and not each.ended]
    assert sorted(still) == sorted(floor.state.contacts)
    assert all(stay.wait >= 0 for stay in watch.stays if stay.wait is not None)
    assert len({(stay.contact, stay.queue, stay.since) for stay in watch.stays}) == len(watch.stays)


@CALM
@given(days())
def test_agents_hours_fill_their_presence(plan: Plan) -> None:
    """Nobody works or waits for longer than the day, nor in an interval for longer than it lasts."""
    watch = Watch(plan.begin, plan.interval, plan.end)
    World(plan, [watch]).run()
    watch.close()

    crew = len(plan.house.agents)
    for number, hours in watch.hours.items():
        assert 0 <= number < 5
        assert hours.work + hours.free <= crew * plan.interval + 1e-6


@CALM
@given(days())
def test_the_same_day_is_decided_the_same(plan: Plan) -> None:
    """Every command and event of it, and so would the same commands on a floor of their own."""
    one, two = Judge(), Judge()
    World(plan, [one]).run()
    World(plan, [two]).run()
    alone = Floor()

    assert one.told == two.told
    for command, now, decision in one.told:
        assert alone.handle(command, now) == decision
