"""The house changes while it is open: nobody who waits, talks or works is lost."""

from callcenter.floor import commands as c
from callcenter.floor.effects import HangUpLeg, MoveLeg
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import AgentProfile, QueuePolicy
from tests.floor.house import QUICK, House, browser, telephone

SALES = (QueuePolicy("sales"),)
FREE = (Presence.AVAILABLE, "")


def change(house: House, *crew: AgentProfile, queues: tuple[QueuePolicy, ...] = SALES) -> None:
    """Give the house another crew and other queues."""
    house.tell(c.Configure(queues, crew))


def test_a_new_skill_takes_who_waits_for_it_at_once() -> None:
    """The configuration holds from now on, for those who wait already too."""
    house = House(agents=(browser("ana", "help"), browser("ben")), away=("ben",))
    house.wait("k1")

    change(house, browser("ana", "help", "sales"), browser("ben"))

    assert ["floor.configured", "contact.offered"] == house.said


def test_an_agent_who_stays_stays_as_they_were() -> None:
    """Presence and work are not configuration."""
    house = House(agents=(browser("ana"), browser("ben")))
    house.talk("k1")
    house.rest("ben")

    change(house, browser("ana", "help"), browser("ben"), browser("cem"))

    stands = [house.presence(name)[0] for name in ("ana", "ben", "cem")]
    assert [Presence.ON_CONTACT, Presence.NOT_READY, Presence.OFFLINE] == stands


def test_an_idle_agent_who_goes_is_gone_with_the_standing_leg() -> None:
    """The leg has no business any more and is hung up."""
    house = House(agents=(telephone("tom"), browser("ana")))
    house.stand_by("tom")

    change(house, browser("ana"))

    assert [HangUpLeg("", "tom@home")] == house.wished
    assert "unknown_agent" == house.refused(c.RequestPresence("tom", Presence.AVAILABLE))
    house.drop("tom@home")
    assert {} == house.floor.state.legs


def test_a_busy_agent_who_goes_ends_their_work_first() -> None:
    """And is offered nothing after it."""
    house = House(QUICK, agents=(browser("ana"), browser("ben")), away=("ben",))
    house.talk("k1")

    change(house, browser("ben"), queues=(QUICK,))
    house.hang_up()
    house.wait("k2")

    assert (FREE, Phase.WAITING) == (house.presence("ana"), house.phase("k2"))
    change(house, browser("ben"))
    assert "ana" not in house.floor.state.agents


def test_an_agent_in_after_contact_work_who_goes_may_still_register() -> None:
    """A contact never stays open for want of its agent."""
    house = House(agents=(browser("ana"), browser("ben")), away=("ben",))
    house.talk("k1")
    house.hang_up()

    change(house, browser("ben"))
    house.finish()

    assert Phase.CLOSED is house.phase()


def test_who_waits_in_a_queue_that_goes_is_asked_for_a_message() -> None:
    """Nobody will come there any more."""
    house = House(away=("ana",))
    house.wait("k1")

    change(house, browser("ana"), queues=(QueuePolicy("help"),))
    house.later(0)

    assert ([MoveLeg("k1", "L-k1")], Phase.VOICEMAIL) == (house.wished, house.phase())


def test_who_rings_from_a_queue_that_goes_may_still_be_answered() -> None:
    """And if not, is asked for a message then."""
    house = House()
    house.wait("k1")
    change(house, browser("ana"), queues=(QueuePolicy("help"),))
    assert Phase.OFFERED is house.phase()

    house.decline("ana")
    house.later(0)

    assert Phase.VOICEMAIL is house.phase()


def test_who_talks_in_a_queue_that_goes_talks_on() -> None:
    """Without a policy there is no after-contact work to impose."""
    house = House()
    house.talk("k1")

    change(house, browser("ana"), queues=(QueuePolicy("help"),))
    house.hang_up()

    assert (Phase.CLOSED, FREE) == (house.phase(), house.presence("ana"))
