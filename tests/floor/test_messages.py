"""A customer writes: the same queues and agents, no legs."""

from callcenter.floor import commands as c
from callcenter.floor.effects import SendMessage
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.values import Channel, Outcome, QueuePolicy
from tests.floor.house import NUMBER, OUTSIDE, QUICK, House


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
