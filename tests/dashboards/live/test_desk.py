"""The desk of one agent in every situation."""

from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Agent, WrapUp
from callcenter.floor.values import Channel, CustomerCard
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
    assert (desk.offer, desk.work) == (None, ())
    assert (desk.my_queues, desk.phone) == (("help",), "ok")


def test_tells_whether_the_agents_line_stands() -> None:
    """The leg is there beforehand, also while it is in a call."""
    ann = agent()
    assert not desk_view(floor(), ann, phone=True).stands_by
    ann.leg = "leg-ann"
    assert desk_view(floor(), ann, phone=True).stands_by


def test_shows_an_offer_with_number_card_and_countdown() -> None:
    """Who rings, why at this agent, how long they waited; the contact is not the agent's yet."""
    desk = desk_view(floor(ringing()), busy(Presence.OFFERED), phone=True)
    assert desk.offer is not None
    assert (desk.offer.id, desk.offer.why, desk.offer.lapses_at) == ("o1", "longest idle", 120.0)
    assert (desk.offer.waited, desk.offer.accepted) == (10.0, False)
    assert desk.offer.contact.caller == NUMBER
    assert desk.offer.card is not None
    assert desk.offer.card.manager == "ann"
    assert desk.work == ()


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
    (work,) = desk.work
    assert work.contact is not None
    assert (work.id, work.contact.caller, work.controls.hold) == ("c1", NUMBER, "")
    assert (work.wrap_up, desk.phone) == (None, "missing")


def test_rings_at_the_colleague_who_is_asked() -> None:
    """A consultation is an offer to the colleague until it is answered."""
    desk = desk_view(floor(consulting()), busy(Presence.OFFERED, "bob"), phone=True)
    assert desk.offer is not None
    assert (desk.offer.id, desk.offer.why, desk.work) == ("t1", "consult", ())


def test_shows_the_contact_to_the_colleague_who_answered() -> None:
    """The consulted colleague sees the contact and has no buttons on it."""
    desk = desk_view(floor(consulting(there=True)), busy(Presence.ON_CONTACT, "bob"), phone=True)
    assert desk.offer is None
    assert [(work.id, work.controls.hang_up) for work in desk.work] == [("c1", "no_contact")]


def test_shows_after_contact_work() -> None:
    """What is left to do, and until when."""
    ann = agent("ann", Presence.WRAP_UP)
    ann.wrap_ups = [WrapUp("c1", 130.0, 100.0, extensions=1)]
    made = contact(phase=Phase.WRAPPING_UP, wrapping="ann")
    (at_hand,) = desk_view(floor(made), ann, phone=True).work
    assert at_hand.contact is not None
    work = at_hand.wrap_up
    assert work is not None
    assert (work.until, work.extensions_left, work.disposition_required, work.disposed) == (
        130,
        2,
        True,
        False,
    )
    made.disposition = "sold"
    disposed = desk_view(floor(made), ann, phone=True).work[0].wrap_up
    assert disposed is not None
    assert disposed.disposed


def test_shows_after_contact_work_on_a_contact_that_is_gone() -> None:
    """A contact that closed elsewhere leaves the clock and nothing to register."""
    ann = agent("ann", Presence.WRAP_UP)
    ann.wrap_ups = [WrapUp("gone", 130.0, 100.0)]
    (gone,) = desk_view(floor(), ann, phone=True).work
    assert (gone.id, gone.contact, gone.card) == ("gone", None, None)
    assert gone.wrap_up is not None
    assert (gone.wrap_up.disposition_required, gone.wrap_up.disposed) == (False, True)


def test_shows_no_card_of_a_stranger() -> None:
    """An unknown caller has no card."""
    made = contact(phase=Phase.TALKING, agent="ann", card=CustomerCard())
    assert desk_view(floor(made), busy(Presence.ON_CONTACT), phone=True).work[0].card is None


def test_shows_all_that_an_agent_has_the_call_first() -> None:
    """Two messages beside a call, and after-contact work on a third."""
    ann = agent("ann", Presence.ON_CONTACT)
    ann.call, ann.messages = "c1", ["m1", "m2"]
    ann.wrap_ups = [WrapUp("m0", 130.0, 100.0, channel=Channel.MESSAGE)]
    written = [contact(id_, Phase.TALKING, agent="ann", channel=Channel.MESSAGE) for id_ in ann.messages]
    call = contact("c1", Phase.ON_HOLD, agent="ann")
    done = contact("m0", Phase.WRAPPING_UP, wrapping="ann", channel=Channel.MESSAGE)

    desk = desk_view(floor(call, done, *written), ann, phone=True)

    assert [(work.id, bool(work.wrap_up)) for work in desk.work] == [
        ("c1", False),
        ("m1", False),
        ("m2", False),
        ("m0", True),
    ]
    assert [work.controls.reply for work in desk.work] == ["message_only", "", "", "no_contact"]
    assert (desk.agent.contact, desk.agent.contacts) == ("c1", ("c1", "m1", "m2"))
