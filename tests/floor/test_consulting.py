"""Asking a third party while the customer is held; three-way; handing over announced."""

import pytest

from callcenter.floor import commands as c
from callcenter.floor.effects import CancelDial, DialNumber, HangUpLeg, HoldLeg, MoveLeg, RingAgent
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import LegCause, Target
from tests.floor.house import NUMBER, OUTSIDE, QUICK, House, browser, telephone, to_agent, to_queue

HELD = HoldLeg("k1", "L-k1", "", True)
BACK = HoldLeg("k1", "L-k1", "", False)
FREE = (Presence.AVAILABLE, "")


def asking(target: Target | None = None) -> House:
    """Ana speaks with k1 and calls somebody: ben (a browser) if nobody else is named."""
    house = House(agents=(browser("ana"), browser("ben"), telephone("tom")))
    house.talk("k1")
    house.consult(target or to_agent("ben"))
    return house


def joined(target: Target | None = None) -> House:
    """Ana, the customer and a third party speak together."""
    house = asking(target)
    if target is None:
        house.dial_in("ben")
    else:
        house.outside_answers()
    house.tell(c.Merge("ana", "k1"))
    return house


def test_a_colleague_is_asked() -> None:
    """The customer is held, the colleague reserved; when the browser dials in they speak."""
    house = asking()
    assert ([HELD], Phase.CONSULTING) == (house.wished, house.phase())
    assert (Presence.OFFERED, "k1") == (house.presence("ben")[0], house.agent("ben").contact)

    house.accept("ben")
    house.dial_in("ben")

    assert ["leg.bound", "contact.consult_answered"] == house.said
    assert Presence.ON_CONTACT is house.presence("ben")[0]


def test_a_telephone_is_rung_for_a_consultation() -> None:
    """Or its standing leg is asked."""
    house = asking(to_agent("tom"))
    assert [HELD, RingAgent("k1", "tom", "+49tom", "k1.2", 30.0)] == house.wished

    house = House(agents=(browser("ana"), telephone("tom")))
    house.stand_by("tom")
    house.talk("k1")
    house.consult(to_agent("tom"))
    assert [HELD, MoveLeg("k1", "tom@home")] == house.wished
    house.accept("tom")
    assert [MoveLeg("k1", "tom@home")] == house.wished
    assert "tom@home" == getattr(house.contact().party, "leg", "")


def test_a_number_is_dialled_into_the_bridge() -> None:
    """It is there once it answers; answering twice is answering once."""
    house = asking(OUTSIDE)
    assert [HELD, DialNumber("k1", NUMBER, "k1.2", 30.0)] == house.wished

    leg = house.outside_answers()
    house.tell(c.AnswerLeg("k1", "k1.2", leg))

    assert [] == house.said
    assert "offer_over" == house.refused(c.AnswerLeg("k1", "k1.2", "other"))


def test_a_held_customer_is_not_held_twice() -> None:
    """Consulting from hold asks for no second hold."""
    house = House()
    house.talk("k1")
    house.tell(c.Hold("ana", "k1"))

    house.consult(OUTSIDE)

    assert [DialNumber("k1", NUMBER, "k1.2", 30.0)] == house.wished


def test_a_colleague_who_declines_is_free_and_the_customer_still_held() -> None:
    """The agent decides what to say to the customer."""
    house = asking()

    house.decline("ben")

    assert (["contact.consult_ended"], Phase.ON_HOLD) == (house.said, house.phase())
    assert (FREE, []) == (house.presence("ben"), house.wished)


@pytest.mark.parametrize(("target", "wish"), [(to_agent("ben"), []), (OUTSIDE, [CancelDial("k1", "k1.2")])])
def test_a_consultation_that_nobody_answers_ends(target: Target, wish: list[CancelDial]) -> None:
    """After 30 s; the customer stays with the agent, on hold."""
    house = asking(target)

    house.later(30)

    assert (Phase.ON_HOLD, wish) == (house.phase(), house.wished)


def test_a_colleague_who_accepts_but_never_connects() -> None:
    """The browser has 15 s, as for any offer."""
    house = asking()
    house.later(10)
    house.accept("ben")

    house.later(15)

    assert (Phase.ON_HOLD, FREE) == (house.phase(), house.presence("ben"))


@pytest.mark.parametrize("cause", [LegCause.BUSY, LegCause.FAILED])
def test_a_number_that_cannot_be_reached(cause: LegCause) -> None:
    """The carrier says so: nothing is left to cancel."""
    house = asking(OUTSIDE)

    house.tell(c.FailDial("k1", "k1.2", cause))

    assert (Phase.ON_HOLD, []) == (house.phase(), house.wished)


def test_an_outside_party_who_comes_too_late_is_refused() -> None:
    """The script of a leg that we do not know says goodbye."""
    house = asking(OUTSIDE)
    house.tell(c.CancelConsult("ana", "k1"))

    assert "offer_over" == house.refused(c.AnswerLeg("k1", "k1.2", "out@late"))


@pytest.mark.parametrize(
    ("answered", "wish"), [(False, CancelDial("k1", "k1.2")), (True, HangUpLeg("k1", "out@k1.2"))]
)
def test_cancelling_lets_the_party_go_and_takes_the_customer_back(
    answered: bool, wish: CancelDial | HangUpLeg
) -> None:
    """Whether it still rings or is there already."""
    house = asking(OUTSIDE)
    if answered:
        house.outside_answers()

    house.tell(c.CancelConsult("ana", "k1"))

    assert ([wish, BACK], Phase.TALKING) == (house.wished, house.phase())


def test_a_consulted_party_who_hangs_up_leaves_the_customer_on_hold() -> None:
    """Nothing of theirs is left to end."""
    house = asking()
    leg = house.dial_in("ben")

    house.drop(leg)

    assert (Phase.ON_HOLD, FREE, []) == (house.phase(), house.presence("ben"), house.wished)


def test_handing_over_to_a_colleague() -> None:
    """The agent's leg leaves the bridge, the customer comes off hold, the colleague has the contact."""
    house = asking()
    leg = house.dial_in("ben")

    house.tell(c.CompleteConsult("ana", "k1"))

    assert ["contact.handed_over", "contact.released"] == house.said
    assert [HangUpLeg("k1", "ana@k1.1"), BACK] == house.wished
    assert (Phase.TALKING, "ben", leg) == (house.phase(), house.contact().agent, house.contact().agent_leg)
    assert Presence.WRAP_UP is house.presence("ana")[0]
    house.hang_up("ben")
    house.finish("ben")
    assert Phase.CLOSED is house.phase()


def test_handing_over_with_a_standing_leg() -> None:
    """It is moved out of the bridge and stands by, not hung up."""
    house = House(agents=(telephone("tom"), browser("ben")), away=("ben",))
    house.stand_by("tom")
    house.wait("k1")
    house.accept("tom")
    house.come("ben")
    house.consult(to_agent("ben"), "tom")
    house.dial_in("ben")

    house.tell(c.CompleteConsult("tom", "k1"))

    assert [MoveLeg("k1", "tom@home"), BACK] == house.wished
    assert "" == house.floor.state.legs["tom@home"].contact


def test_handing_over_to_a_number() -> None:
    """Customer and outside party stay together without any agent of ours."""
    house = asking(OUTSIDE)
    house.outside_answers()

    house.tell(c.CompleteConsult("ana", "k1"))

    assert ["contact.released", "contact.forwarded"] == house.said
    assert (Phase.TRANSFERRING, "out@k1.2") == (house.phase(), house.contact().forward_leg)
    assert [HangUpLeg("k1", "ana@k1.1"), BACK] == house.wished


def test_a_wish_holds_after_handing_over_without_after_contact_work() -> None:
    """Whoever wanted lunch is not offered the next call instead."""
    house = House(QUICK, agents=(browser("ana"), browser("ben")))
    house.talk("k1")
    house.rest("ana")
    house.consult(to_agent("ben"))
    house.dial_in("ben")
    house.wait("k2")

    house.tell(c.CompleteConsult("ana", "k1"))

    assert (Presence.NOT_READY, "lunch") == house.presence("ana")


def test_an_agent_who_hangs_up_while_the_target_rings_loses_nobody() -> None:
    """The customer goes back in line; the colleague stops ringing (T23)."""
    house = asking(to_agent("tom"))
    house.rest("ben")

    house.drop("ana@k1.1")

    assert [CancelDial("k1", "k1.2"), MoveLeg("k1", "L-k1")] == house.wished[:2]
    assert ("", "k1") == (house.contact().agent, house.agent("tom").contact)
    assert (Presence.NOT_READY, "device") == house.presence("ana")


def test_an_agent_who_hangs_up_on_the_party_hands_over() -> None:
    """The usual way to transfer on a telephone: put the receiver down."""
    house = asking()
    house.dial_in("ben")

    house.drop("ana@k1.1")

    assert (Phase.TALKING, "ben", [BACK]) == (house.phase(), house.contact().agent, house.wished)


def test_three_way() -> None:
    """The customer comes off hold into the talk; merging needs somebody there."""
    house = asking()
    assert "party_not_there" == house.refused(c.Merge("ana", "k1"))
    assert "party_not_there" == house.refused(c.CompleteConsult("ana", "k1"))
    house.dial_in("ben")

    house.tell(c.Merge("ana", "k1"))

    assert ([BACK], Phase.CONFERENCING) == (house.wished, house.phase())


@pytest.mark.parametrize("target", [None, OUTSIDE])
def test_from_three_the_customer_leaves_first(target: Target | None) -> None:
    """The talk is over for all; the third party is let go."""
    house = joined(target)

    house.drop("L-k1")

    leg = "out@k1.2" if target else "ben@k1.2"
    assert (Phase.WRAPPING_UP, [HangUpLeg("k1", leg)]) == (house.phase(), house.wished)
    assert FREE == house.presence("ben")


@pytest.mark.parametrize(("target", "phase"), [(None, Phase.TALKING), (OUTSIDE, Phase.TRANSFERRING)])
def test_from_three_the_agent_leaves_first(target: Target | None, phase: Phase) -> None:
    """The two others go on; nobody is put on or off hold."""
    house = joined(target)

    house.drop("ana@k1.1")

    assert (phase, []) == (house.phase(), house.wished)


@pytest.mark.parametrize("target", [None, OUTSIDE])
def test_from_three_the_third_leaves_first(target: Target | None) -> None:
    """Customer and agent go on."""
    house = joined(target)

    house.drop("out@k1.2" if target else "ben@k1.2")

    assert (Phase.TALKING, [], "ana") == (house.phase(), house.wished, house.contact().agent)
    assert FREE == house.presence("ben")


def test_from_three_the_agent_lets_the_third_go() -> None:
    """The customer is not on hold, so nothing is resumed."""
    house = joined(OUTSIDE)

    house.tell(c.CancelConsult("ana", "k1"))

    assert ([HangUpLeg("k1", "out@k1.2")], Phase.TALKING) == (house.wished, house.phase())


def test_from_three_the_agent_ends_it_for_all() -> None:
    """Third party and customer are let go."""
    house = joined(OUTSIDE)

    house.hang_up()

    assert [HangUpLeg("k1", "out@k1.2"), HangUpLeg("k1", "L-k1")] == house.wished


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (to_agent("ana"), "unknown_target"),
        (to_agent("zoe"), "unknown_target"),
        (to_queue("sales"), "unknown_target"),
        (to_agent("ben"), "agent_busy"),
    ],
)
def test_only_a_free_colleague_can_be_consulted(target: Target, code: str) -> None:
    """Nobody is offered two contacts."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.talk("k1")

    assert code == house.refused(c.Consult("ana", "k1", target))


def test_a_colleague_who_signs_out_while_asked_gives_it_back() -> None:
    """As with any offer."""
    house = asking()

    house.leave("ben")

    assert (Phase.ON_HOLD, (Presence.OFFLINE, "")) == (house.phase(), house.presence("ben"))


def test_a_colleague_who_wanted_lunch_has_it_after_the_consultation() -> None:
    """The wish is kept while they are asked."""
    house = asking()
    house.dial_in("ben")
    house.rest("ben")

    house.tell(c.CancelConsult("ana", "k1"))

    assert (Presence.NOT_READY, "lunch") == house.presence("ben")
