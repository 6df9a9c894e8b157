"""The desk of one agent in every situation."""

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, WrapUp
from callcenter.floor.values import CustomerCard
from dashboards.live.desk import desk_view
from tests.dashboards.live.build import NUMBER, agent, consulting, contact, floor, ringing


def busy(presence: Presence, id_: str = "ann") -> Agent:
    made = agent(id_, presence)
    if presence is Presence.OFFERED:
        made.ringing = "c1"
    else:
        made.call = "c1"
    return made


def test_is_empty_while_nothing_happens() -> None:
    """A free agent sees the queues they serve and no contact."""
    desk = desk_view(floor(), agent(), phone=True)
    assert (desk.offer, desk.contact, desk.card, desk.wrap_up) == (None, None, None, None)
    assert (desk.my_queues, desk.phone, desk.controls.hold) == (("help",), "ok", "no_contact")


def test_shows_an_offer_with_number_card_and_countdown() -> None:
    """Who rings, why at this agent, how long they waited; the contact is not the agent's yet."""
    desk = desk_view(floor(ringing()), busy(Presence.OFFERED), phone=True)
    assert desk.offer is not None
    assert (desk.offer.id, desk.offer.why, desk.offer.lapses_at) == ("o1", "longest idle", 120.0)
    assert (desk.offer.waited, desk.offer.accepted) == (10.0, False)
    assert desk.offer.contact.caller == NUMBER
    assert desk.card is not None
    assert desk.card.manager == "ann"
    assert desk.contact is None


def test_tells_that_an_offer_was_accepted() -> None:
    """While the agent's leg is under way the offer stays, accepted."""
    made = ringing()
    made.phase = Phase.CONNECTING
    assert made.offer is not None
    made.offer.accepted_at = 101.0
    offer = desk_view(floor(made), busy(Presence.OFFERED), phone=True).offer
    assert offer is not None
    assert offer.accepted


def test_shows_the_contact_with_its_controls() -> None:
    """In the talk the number is whole and the buttons say what they can."""
    desk = desk_view(floor(contact(phase=Phase.TALKING, agent="ann")), busy(Presence.ON_CONTACT), phone=False)
    assert desk.contact is not None
    assert (desk.contact.caller, desk.controls.hold, desk.phone) == (NUMBER, "", "missing")


def test_rings_at_the_colleague_who_is_asked() -> None:
    """A consultation is an offer to the colleague until it is answered."""
    desk = desk_view(floor(consulting()), busy(Presence.OFFERED, "bob"), phone=True)
    assert desk.offer is not None
    assert (desk.offer.id, desk.offer.why, desk.contact) == ("t1", "consult", None)


def test_shows_the_contact_to_the_colleague_who_answered() -> None:
    """The consulted colleague sees the contact and has no buttons on it."""
    desk = desk_view(floor(consulting(there=True)), busy(Presence.ON_CONTACT, "bob"), phone=True)
    assert desk.offer is None
    assert desk.contact is not None
    assert desk.controls.hang_up == "no_contact"


def test_shows_after_contact_work() -> None:
    """What is left to do, and until when."""
    ann = agent("ann", Presence.WRAP_UP)
    ann.wrap_ups = [WrapUp("c1", 130.0, 100.0, extensions=1)]
    made = contact(phase=Phase.WRAPPING_UP, wrapping="ann")
    work = desk_view(floor(made), ann, phone=True).wrap_up
    assert work is not None
    assert work.contact is not None
    assert (work.until, work.extensions_left, work.disposition_required, work.disposed) == (
        130,
        2,
        True,
        False,
    )
    made.disposition = "sold"
    disposed = desk_view(floor(made), ann, phone=True).wrap_up
    assert disposed is not None
    assert disposed.disposed


def test_shows_after_contact_work_on_a_contact_that_is_gone() -> None:
    """A contact that closed elsewhere leaves the clock and nothing to register."""
    ann = agent("ann", Presence.WRAP_UP)
    ann.wrap_ups = [WrapUp("gone", 130.0, 100.0)]
    work = desk_view(floor(), ann, phone=True).wrap_up
    assert work is not None
    assert (work.contact, work.disposition_required, work.disposed) == (None, False, True)


def test_shows_no_card_of_a_stranger() -> None:
    """An unknown caller has no card."""
    made = contact(phase=Phase.TALKING, agent="ann", card=CustomerCard())
    assert desk_view(floor(made), busy(Presence.ON_CONTACT), phone=True).card is None
