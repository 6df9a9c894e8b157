"""Among several free agents: by idle time, by occupancy, in turn, or by skill, as the queue says."""

from callcenter.floor import commands as c
from callcenter.floor.choosing import least_occupied
from callcenter.floor.events import ContactOffered
from callcenter.floor.phases import Presence
from callcenter.floor.values import AgentChoice, Needs, QueuePolicy, Skill
from tests.floor.house import House, browser

CREW = (browser("ana"), browser("ben"), browser("cem"))


def queue(choice: AgentChoice, id_: str = "sales") -> QueuePolicy:
    """Return a queue without after-contact work that chooses so."""
    return QueuePolicy(id_, wrap_up_seconds=0.0, disposition_required=False, choice=choice)


def offer_of(house: House, id_: str, needs: Needs | None = None, to: str = "sales") -> tuple[str, str]:
    """Let a customer call; return who is offered the contact, and why."""
    house.call(id_)
    said = house.tell(c.RequestQueue(id_, to, needs or Needs())).events
    offered = [each for each in said if isinstance(each, ContactOffered)]
    return offered[0].agent, offered[0].why


def serve(house: House, id_: str, seconds: float, needs: Needs | None = None) -> str:
    """Let a customer speak with whoever is offered, for so long; return who it was."""
    agent, _ = offer_of(house, id_, needs)
    house.dial_in(agent)
    house.later(seconds)
    house.hang_up(agent, id_)
    return agent


def test_the_least_occupied_has_the_smallest_share_of_handle_time() -> None:
    """Not the longest idle: six minutes in ten are more than one in ten."""
    house = House(queue(AgentChoice.LEAST_OCCUPIED), agents=CREW[:2])
    assert "ana" == serve(house, "k1", 360)
    house.later(40)
    assert "ben" == serve(house, "k2", 60)
    house.later(100)

    assert ("ben", "least_occupied") == offer_of(house, "k3")


def test_occupancy_leaves_out_the_time_away() -> None:
    """Handle time / (handle time + available time): four minutes of ten, however long the lunch."""
    house = House(queue(AgentChoice.LEAST_OCCUPIED), agents=CREW[:1])
    house.later(300)
    serve(house, "k1", 240)
    house.later(60)
    house.rest("ana")
    house.later(3600)
    house.come("ana")

    assert 240 / 600 == least_occupied(house.agent("ana"))


def test_occupancy_counts_after_contact_work_and_starts_anew_at_sign_in() -> None:
    """Six minutes talk, one of after-contact work, three idle are 70 %; yesterday is over."""
    policy = QueuePolicy(
        "sales", wrap_up_seconds=60.0, disposition_required=False, choice=AgentChoice.LEAST_OCCUPIED
    )
    house = House(policy, agents=CREW[:1])
    serve(house, "k1", 360)
    house.later(60 + 180)
    house.rest("ana")
    assert 0.7 == least_occupied(house.agent("ana"))

    house.leave("ana")
    house.later(600)
    house.come("ana")

    assert 0.0 == least_occupied(house.agent("ana"))


def test_in_turn_everybody_is_offered_once_before_anybody_twice() -> None:
    """Long talks do not matter, and an offer that was declined was a turn."""
    house = House(queue(AgentChoice.ROUND_ROBIN), agents=CREW)
    assert ("ana", "round_robin") == offer_of(house, "k1")
    house.later(1)
    house.decline("ana")
    assert "ben" == house.contact("k1").offer.agent  # type: ignore[union-attr]
    house.dial_in("ben")
    house.later(1)
    house.hang_up("ben", "k1")
    house.later(1)

    assert ["cem", "ana", "ben", "cem"] == [serve(house, f"k{n}", 5) for n in range(2, 6)]


def test_the_most_skilled_masters_what_is_required() -> None:
    """The greatest proficiency in the required skills; what else somebody can do does not count."""
    crew = (browser("ana", german=4, pumps=9), browser("ben", german=6), browser("cem", german=6))
    house = House(queue(AgentChoice.MOST_SKILLED), agents=crew)
    german = Needs(required=(Skill("german", 3),))

    assert [("ben", "most_skilled"), ("cem", "most_skilled"), ("ana", "most_skilled")] == [
        offer_of(house, id_, german) for id_ in ("k1", "k2", "k3")
    ]


def test_without_requirements_the_most_skilled_is_the_longest_idle() -> None:
    """Nothing to master."""
    house = House(queue(AgentChoice.MOST_SKILLED), agents=CREW)

    assert ("ana", "longest_idle") == offer_of(house, "k1")


def test_preferred_skills_come_before_the_choice() -> None:
    """What this customer would rather have weighs more than how the queue shares out its work."""
    crew = (browser("ana"), browser("ben", german=5))
    house = House(queue(AgentChoice.ROUND_ROBIN), agents=crew)

    assert ("ben", "preferred_skills") == offer_of(house, "k1", Needs(preferred=(Skill("german"),)))


def test_each_queue_of_an_agent_chooses_in_its_own_way() -> None:
    """The same two agents: one queue goes by idle time, the other by turn."""
    queues = (queue(AgentChoice.LONGEST_IDLE), queue(AgentChoice.ROUND_ROBIN, "help"))
    crew = (browser("ana", "sales", "help"), browser("ben", "sales", "help"))
    house = House(*queues, agents=crew, away=("ben",))
    house.wait("k0")
    house.decline("ana")
    house.tell(c.EndLeg("L-k0"))
    house.later(1)
    house.come("ben")

    assert ("ben", "round_robin") == offer_of(house, "k1", to="help")
    house.decline("ben")
    house.tell(c.EndLeg("L-k1"))
    assert Presence.AVAILABLE is house.agent("ben").presence
    assert ("ana", "longest_idle") == offer_of(house, "k2")
