"""With nobody signed in for a queue, callers go where it says; by default they wait."""

from callcenter.floor import commands as c
from callcenter.floor.effects import MoveLeg
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import FloorRules, Overflow, QueuePolicy
from tests.floor.house import House, browser, to_queue

CREW = (browser("ana"), browser("hal", "help"))
HELP = QueuePolicy("help")


def forsaken(action: str = "queue", *, away: tuple[str, ...] = ("ana",)) -> House:
    """Return a house whose sales queue sends callers on when nobody is there."""
    return House(QueuePolicy("sales", when_unstaffed=Overflow(action, "help")), HELP, agents=CREW, away=away)


def test_the_other_queue_takes_the_caller() -> None:
    """At the door, with the reason."""
    house = forsaken()

    house.wait("k1")

    assert ("help", "hal") == (house.contact().queue, house.contact().offer.agent)  # type: ignore[union-attr]


def test_a_message_is_taken_or_the_caller_turned_away() -> None:
    """As for a queue that is full."""
    house = forsaken("voicemail")
    house.wait("k1")
    assert Phase.VOICEMAIL is house.phase()

    house = forsaken("hang_up")
    house.wait("k1")
    assert Phase.CLOSED is house.phase()


def test_by_default_they_wait() -> None:
    """Somebody may sign in any moment."""
    house = forsaken("wait")

    house.wait("k1")

    assert Phase.WAITING is house.phase()


def test_somebody_who_is_busy_or_not_ready_is_there() -> None:
    """Signed in is enough."""
    house = forsaken(away=())
    house.rest("ana")

    house.wait("k1")

    assert ("sales", Phase.WAITING) == (house.contact().queue, house.phase())


def test_when_the_last_one_leaves_those_who_wait_are_sent_on() -> None:
    """Fetched out of the waiting room, in their order; messages stay."""
    house = forsaken(away=("hal",))
    house.rest("ana")
    house.wait("k1")
    house.wait("k2")
    house.write("m1")

    house.leave("ana")

    assert [MoveLeg("k1", "L-k1"), MoveLeg("k2", "L-k2")] == house.wished
    assert ["help", "help", "sales"] == [house.contact(id_).queue for id_ in ("k1", "k2", "m1")]


def test_also_when_they_leave_after_their_work() -> None:
    """Signing out was a wish until the call and its after-work were over."""
    house = forsaken(away=("hal",))
    house.talk("k0")
    house.wait("k1")
    house.leave("ana")
    assert "sales" == house.contact("k1").queue
    house.hang_up("ana", "k0")
    house.finish("ana", "k0")

    assert Presence.OFFLINE is house.agent("ana").presence
    assert "help" == house.contact("k1").queue


def test_whoever_was_meant_for_one_agent_is_sent_on_when_that_is_over() -> None:
    """The agent of another queue did not come in time, and here is nobody."""
    house = House(
        QueuePolicy("sales", when_unstaffed=Overflow()),
        agents=CREW,
        away=("ana",),
        rules=FloorRules(targeted_seconds=10.0),
    )
    house.rest("hal")
    house.call("k1")
    house.queue("k1", target="hal")
    assert Phase.WAITING is house.phase()

    house.later(10)

    assert Phase.VOICEMAIL is house.phase()


def test_a_transfer_there_is_refused() -> None:
    """The agent who transfers keeps the customer, and is told."""
    house = forsaken(away=("ana",))
    house.wait("k1", "help")
    house.dial_in("hal")

    assert "queue_unstaffed" == house.refused(c.Transfer("hal", "k1", to_queue("sales")))
