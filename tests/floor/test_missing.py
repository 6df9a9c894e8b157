"""Whoever misses a ring is left alone for a while, and is not ready after so many: each queue says."""

from callcenter.floor.explain import why_not
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import QueuePolicy
from tests.floor.house import House, browser

LENIENT = QueuePolicy("sales", max_misses=3, no_answer_rest_seconds=60.0)
FREE = (Presence.AVAILABLE, "")


def missed(*queues: QueuePolicy) -> House:
    """Return a house whose only agent has just missed a contact while another waits."""
    house = House(*(queues or (LENIENT,)), agents=(browser("ana", "sales", "help"),))
    house.wait("k1")
    house.wait("k2")
    house.later(20)
    return house


def test_the_agent_rests_from_everybody() -> None:
    """Available, and offered nothing; a supervisor reads why, and until when."""
    house = missed()

    assert (FREE, Phase.WAITING, Phase.WAITING) == (house.presence(), house.phase("k1"), house.phase("k2"))
    verdict = why_not(house.floor.state, house.contact("k2"))["ana"]
    assert ("missed_recently", f"{house.now + 60:.0f}") == (verdict.verdict, verdict.detail)


def test_after_the_rest_the_agent_gets_the_first_in_line() -> None:
    """At the very moment; the contact that was missed has kept its place."""
    house = missed()

    house.later(59)
    assert Phase.WAITING is house.phase("k1")
    house.later(1)

    assert ["agent.rested", "contact.offered"] == house.said
    assert "k1" == house.agent().contact


def test_becoming_ready_again_ends_the_rest() -> None:
    """Whoever says they are there is there."""
    house = missed()

    house.rest("ana")
    house.come("ana")

    assert "k2" == house.agent().contact
    assert 0.0 == house.agent().rests_until


def test_without_a_rest_the_next_contact_comes_at_once() -> None:
    """The agent rests from the one contact only, as the rules of the floor say."""
    house = missed(QueuePolicy("sales", max_misses=3))

    assert ("k2", Phase.WAITING) == (house.agent().contact, house.phase("k1"))


def test_so_many_misses_make_an_agent_not_ready() -> None:
    """The queue's number holds, not the floor's; an answered contact in between would count anew."""
    house = missed()
    house.later(60 + 20)
    assert FREE == house.presence()

    house.later(60 + 20)

    assert (Presence.NOT_READY, "no_answer") == house.presence()


def test_each_queue_has_its_own_measure() -> None:
    """One miss in a strict queue is enough."""
    house = House(LENIENT, QueuePolicy("help", max_misses=1), agents=(browser("ana", "sales", "help"),))
    house.wait("k1", "help")
    house.later(20)

    assert (Presence.NOT_READY, "no_answer") == house.presence()


def test_declining_is_not_missing() -> None:
    """Who declines is there, and gets the next."""
    house = House(LENIENT)
    house.wait("k1")
    house.wait("k2")

    house.decline("ana")

    assert "k2" == house.agent().contact
