"""A customer writes: the same queues and agents, no legs."""

import pytest
from msgspec.structs import replace

from callcenter.floor import commands as c
from callcenter.floor.effects import SendMessage
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Calendar, Capacity, Channel, Outcome, QueuePolicy, Target
from tests.floor.house import NUMBER, OUTSIDE, QUICK, House, browser, to_agent, to_queue


def test_a_message_is_answered() -> None:
    """Accepting is enough: no leg has to come."""
    house = House()
    house.write("m1", "where is my order?")
    assert ([], {}) == (house.wished, house.floor.state.legs)

    house.accept("ana")
    assert (Phase.TALKING, []) == (house.phase("m1"), house.wished)
    house.tell(c.SendReply("ana", "m1", "on its way"))

    assert [SendMessage("m1", "+1", "+2", "on its way", 1)] == house.wished
    said = [(who, text) for who, text, _ in house.contact("m1").messages]
    assert [("customer", "where is my order?"), ("agent", "on its way")] == said


def test_a_second_message_belongs_to_the_open_contact() -> None:
    """Before and after an agent has it."""
    house = House(away=("ana",))
    house.write("m1")
    house.tell(c.ReceiveMessage("m1", "SM2", "hello?"))
    house.come("ana")
    house.accept("ana")

    house.tell(c.ReceiveMessage("m1", "SM3", "thanks"))

    assert ["hello", "hello?", "thanks"] == [text for _, text, _ in house.contact("m1").messages]


def test_a_message_contact_ends_with_after_contact_work() -> None:
    """There is nothing to hang up and nobody to ask for stars."""
    house = House(QueuePolicy("sales", survey="stars"))
    house.write("m1")
    house.accept("ana")

    house.hang_up("ana", "m1")
    assert (Phase.WRAPPING_UP, []) == (house.phase("m1"), house.wished)
    house.finish("ana", "m1")

    assert Phase.CLOSED is house.phase("m1")
    assert "unknown_contact" == house.refused(c.ReceiveMessage("m1", "SM9", "one more thing"))


def test_a_message_that_needs_nobody_closes() -> None:
    """An opt-out is done by the menu alone."""
    house = House()
    house.tell(c.ArriveContact("m1", "", channel=Channel.MESSAGE, caller="+1", text="STOP", message="SM1"))

    closed = house.tell(c.FinishMenu("m1", reason="opt_out_stop")).events[-1]

    assert Outcome.SELF_SERVED is getattr(closed, "outcome", None)


def test_a_message_can_wait_longer_than_any_caller() -> None:
    """No voicemail for what is written already."""
    house = House(QueuePolicy("sales", max_wait=60.0), away=("ana",))
    house.write("m1")

    house.later(86_400)

    assert (Phase.WAITING, []) == (house.phase("m1"), house.wished)


def test_an_unanswered_message_goes_to_the_next_agent() -> None:
    """Ring-no-answer holds for messages, without a telephone to hush."""
    house = House(QUICK)
    house.write("m1")

    house.later(20)

    assert (Presence.NOT_READY, "no_answer") == house.presence("ana")
    assert (Phase.WAITING, []) == (house.phase("m1"), house.wished)


def two_queues() -> House:
    """Ana writes with m1 of sales; ben serves help, which is closed, and is away; dan takes calls alone."""
    speaks = replace(browser("dan", "desk"), capacity=Capacity(message=0))
    house = House(
        QueuePolicy("sales"),
        QueuePolicy("help", calendar="never"),
        QueuePolicy("desk"),
        agents=(browser("ana"), browser("ben", "help"), speaks),
        away=("ben",),
        calendars=(Calendar("never"),),
    )
    house.write("m1")
    house.accept("ana")
    house.later(100)
    return house


def test_a_message_is_handed_to_another_queue() -> None:
    """It waits there, open or not, with a new clock; what was written goes with it, and no leg is moved."""
    house = two_queues()
    house.tell(c.Transfer("ana", "m1", to_queue("help")))

    assert ["contact.released", "contact.queued"] == house.said
    assert [] == house.wished
    assert ("help", house.now) == (house.contact("m1").queue, house.contact("m1").queued_at)
    assert Presence.WRAP_UP is house.presence("ana")[0]
    house.come("ben")
    house.accept("ben")
    house.tell(c.SendReply("ben", "m1", "on its way"))
    assert ["hello", "on its way"] == [text for _, text, _ in house.contact("m1").messages]


def test_a_message_is_handed_to_a_colleague() -> None:
    """They alone get it first, whatever queues they serve."""
    house = two_queues()
    house.come("ben")
    house.tell(c.Transfer("ana", "m1", to_agent("ben")))

    house.accept("ben")

    assert ("ben", Phase.TALKING) == (house.contact("m1").agent, house.phase("m1"))


@pytest.mark.parametrize(
    ("target", "code"),
    [
        (OUTSIDE, "wrong_channel"),
        (to_queue("gone"), "unknown_target"),
        (to_queue("desk"), "queue_unserved"),
        (to_agent("ben"), "agent_offline"),
        (to_agent("dan"), "channel_not_taken"),
    ],
)
def test_a_message_goes_to_nobody_who_cannot_take_it(target: Target, code: str) -> None:
    """A number, a queue whose agents take calls alone, a colleague who is away: the agent keeps it."""
    house = two_queues()

    assert code == house.refused(c.Transfer("ana", "m1", target))
    assert "ana" == house.contact("m1").agent


def test_what_needs_a_voice_is_refused() -> None:
    """And what needs writing is refused for a call."""
    house = House()
    house.write("m1")
    house.accept("ana")
    for command in (
        c.Hold("ana", "m1"),
        c.Consult("ana", "m1", OUTSIDE),
        c.Transfer("ana", "m1", OUTSIDE),
    ):
        assert "wrong_channel" == house.refused(command)

    house = House()
    house.talk("k1")
    assert "wrong_channel" == house.refused(c.SendReply("ana", "k1", "hello"))
    assert "wrong_channel" == house.refused(c.ReceiveMessage("k1", "SM1", "hello"))


def test_a_message_has_no_voicemail_and_cannot_be_forwarded() -> None:
    """It would hang there for ever."""
    house = House()
    house.tell(c.ArriveContact("m1", "", channel=Channel.MESSAGE, caller="+1", text="hi", message="SM1"))

    assert "wrong_channel" == house.refused(c.RequestVoicemail("m1"))
    assert "wrong_channel" == house.refused(c.RequestForward("m1", NUMBER))
