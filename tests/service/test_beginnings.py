"""A contact's rows are found by when it began, from its first event to words that come late."""

from callcenter.floor.calling_events import CallPlaced
from callcenter.floor.events import ContactArrived, ContactClosed, ContactDisposed
from callcenter.floor.phases import Phase
from callcenter.floor.reporting_events import RecordingReported
from callcenter.floor.state import Awaited, Contact, FloorState
from callcenter.floor.values import Outcome
from callcenter.service.beginnings import Beginnings

OVER = ContactClosed(20.0, "c1", Outcome.HANDLED, "talking")


def test_all_events_of_a_contact_have_the_time_of_the_first() -> None:
    """Its end and what an agent registers after it included."""
    beginnings = Beginnings()
    events = (ContactArrived(10.0, "c1", "leg"), OVER, ContactDisposed(25.0, "c1", "ann", "sold"))
    assert [beginnings.of(event, "c1") for event in events] == [10.0, 10.0, 10.0]


def test_a_call_of_our_own_begins_when_it_is_placed() -> None:
    """As a caller's begins when it arrives."""
    placed = CallPlaced(11.0, "c2", "ann", "+4930123456", "offer", 30.0)
    assert Beginnings().of(placed, "c2") == 11.0


def test_contacts_that_were_there_at_the_start_are_known() -> None:
    """A restart in the middle of a call does not tear its rows apart."""
    beginnings = Beginnings()
    beginnings.fill(FloorState(contacts={"c1": Contact("c1", "leg", 7.0, Phase.TALKING, 9.0)}))
    assert (beginnings.known("c1"), beginnings.of(OVER, "c1"), beginnings.known("c1")) == (7.0, 7.0, 7.0)


def test_a_report_after_a_restart_still_finds_its_contact() -> None:
    """A message may arrive, or a recording be finished, once another process has taken over."""
    beginnings = Beginnings()
    beginnings.fill(FloorState(awaited={"c1": Awaited(7.0, 20.0, [], recording=True)}))
    report = RecordingReported(30.0, "c1", "leg", "RE1", 12.0)
    assert beginnings.of(report, "c1") == 7.0


def test_those_long_over_are_forgotten() -> None:
    """However many calls a day has, no more than some are kept."""
    beginnings = Beginnings(keep=2)
    for number in range(1, 4):
        beginnings.of(ContactArrived(float(number), f"c{number}", "leg"), f"c{number}")
        beginnings.of(ContactClosed(9.0, f"c{number}", Outcome.HANDLED, "talking"), f"c{number}")
    assert [beginnings.known(f"c{number}") for number in range(1, 4)] == [0.0, 2.0, 3.0]
