"""An agent's day: what counts as handled, and how long it took."""

from callcenter.floor import events as e
from callcenter.floor import oversight_events as oe
from dashboards.live.shifts import Shifts

#: 2027-01-15 12:00:00 UTC.
NOON = 1_800_014_400.0
HOUR = 3600.0


def told(*events: e.Event, zone: str = "UTC") -> Shifts:
    shifts = Shifts(lambda: zone)
    shifts.listen(0, events, 0.0)
    return shifts


def handled(contact: str, at: float, talk: float = 100.0, wrap: float = 20.0) -> tuple[e.Event, ...]:
    """A contact that ann talked about and registered, done at `at`."""
    end = at - wrap
    return (
        e.ContactConnected(end - talk, contact, "ann"),
        e.ContactReleased(end, contact, "ann", "hang_up", end + 30),
        e.WrapUpEnded(at, "ann", contact),
    )


def test_handle_time_is_talk_and_after_contact_work_per_contact() -> None:
    """AHT is (talked + wrapped) / handled, ACW is wrapped / handled."""
    day = told(*handled("a", NOON), *handled("b", NOON + 500, talk=300.0, wrap=40.0)).day("ann", NOON + HOUR)
    assert (day.handled, day.talked, day.wrapped, day.aht, day.acw) == (2, 400.0, 60.0, 230.0, 30.0)


def test_an_empty_day_has_no_averages() -> None:
    """Nothing divided by nothing is nothing, not 0."""
    day = told().day("ann", NOON)
    assert (day.since, day.handled, day.aht, day.acw) == (NOON - 12 * HOUR, 0, None, None)


def test_a_contact_that_comes_back_to_the_agent_counts_once_with_all_its_time() -> None:
    """Two parts in one contact are one handled contact."""
    day = told(*handled("a", NOON), *handled("a", NOON + HOUR)).day("ann", NOON + 2 * HOUR)
    assert (day.handled, day.aht) == (1, 240.0)


def test_a_talk_that_goes_on_and_a_wrap_up_under_way_are_not_counted_yet() -> None:
    """They count when they are done."""
    shifts = told(*handled("a", NOON)[:1])
    assert shifts.day("ann", NOON).handled == 0
    shifts.tell(e.ContactReleased(NOON, "a", "ann", "customer_left", NOON + 30))
    assert shifts.day("ann", NOON).handled == 0


def test_without_after_contact_work_the_release_ends_it() -> None:
    """A queue may have none."""
    shifts = told(e.ContactConnected(NOON - 50, "a", "ann"), e.ContactReleased(NOON, "a", "ann", "transfer"))
    assert shifts.day("ann", NOON).aht == 50.0


def test_who_is_handed_a_customer_has_handled_them_too() -> None:
    """By a colleague's hand-over or by taking over; each has their own part."""
    for moved in (
        e.ContactHandedOver(NOON, "a", "ann", "bob"),
        oe.ContactTakenOver(NOON, "a", "bob", "bob", "sue"),
    ):
        shifts = told(
            e.ContactConnected(NOON - 100, "a", "ann"),
            moved,
            e.ContactReleased(NOON, "a", "ann", "transfer"),
            e.ContactReleased(NOON + 40, "a", "bob", "hang_up"),
        )
        assert (shifts.day("ann", NOON + 60).aht, shifts.day("bob", NOON + 60).aht) == (100.0, 40.0)


def test_the_day_is_that_of_the_house() -> None:
    """At 17:00 UTC a new day has begun in Shanghai; what was done before belongs to yesterday."""
    shifts = told(*handled("a", NOON), *handled("b", NOON + 5 * HOUR), zone="Asia/Shanghai")
    day = shifts.day("ann", NOON + 5 * HOUR)
    assert (day.since, day.handled) == (NOON + 4 * HOUR, 1)


def test_what_is_older_than_a_day_is_let_go() -> None:
    """Memory does not grow with the days."""
    shifts = told(*handled("a", NOON), *handled("b", NOON + 48 * HOUR))
    assert [work.contact for work in shifts._done["ann"]] == ["b"]
