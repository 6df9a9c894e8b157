"""The shortest way of a call into every phase, with one agent (ana) and a colleague (ben) who is away."""

from collections.abc import Callable

from callcenter.floor import ahead as a
from callcenter.floor import calling as k
from callcenter.floor import commands as c
from callcenter.floor.phases import Phase
from callcenter.floor.values import QueuePolicy
from tests.floor.house import NUMBER, OUTSIDE, House, browser


def waiting() -> House:
    """A call waits and nobody is there."""
    house = House(
        QueuePolicy("sales", survey="stars"), agents=(browser("ana"), browser("ben")), away=("ben",)
    )
    house.rest("ana")
    house.wait("k1")
    return house


def greeted() -> House:
    """A call in the menu."""
    house = House()
    house.call("k1")
    return house


def offered() -> House:
    """Ana rings."""
    house = waiting()
    house.come("ana")
    return house


def connecting() -> House:
    """Ana has accepted, her browser has not dialled in yet."""
    house = offered()
    house.accept("ana")
    return house


def talking() -> House:
    """Ana speaks with the customer."""
    house = connecting()
    house.dial_in("ana")
    return house


def on_hold() -> House:
    """The customer hears music."""
    house = talking()
    house.tell(c.Hold("ana", "k1"))
    return house


def consulting() -> House:
    """Ana speaks with somebody outside."""
    house = talking()
    house.consult(OUTSIDE)
    house.outside_answers()
    return house


def conferencing() -> House:
    """All three speak."""
    house = consulting()
    house.tell(c.Merge("ana", "k1"))
    return house


def transferring() -> House:
    """The menu forwarded the call."""
    house = greeted()
    house.tell(c.RequestForward("k1", NUMBER))
    return house


def surveying() -> House:
    """Ana has registered the call and is done, the customer is asked."""
    house = talking()
    house.hang_up()
    house.finish()
    return house


def voicemail() -> House:
    """The customer leaves a message."""
    house = greeted()
    house.tell(c.RequestVoicemail("k1", "sales"))
    return house


def scheduled() -> House:
    """The customer is to be called back in ten minutes."""
    house = House()
    house.tell(k.ScheduleCallback("k1", "sales", NUMBER, house.now + 600.0))
    return house


def dialling() -> House:
    """Ana is there and the customer's telephone rings."""
    house = House()
    house.tell(k.ScheduleCallback("k1", "sales", NUMBER))
    house.dial_in("ana")
    return house


def reaching() -> House:
    """A customer's telephone rings, and no agent is there yet."""
    house = House()
    house.tell(a.DialAhead("k1", "sales", NUMBER, "spring", "Sorry."))
    return house


def announcing() -> House:
    """Nobody was free in time, and the message is said."""
    house = reaching()
    house.tell(c.AnswerLeg("k1", "k1.1", "L-k1"))
    house.later(2)
    return house


def wrapping_up() -> House:
    """The customer has gone."""
    house = talking()
    house.drop("L-k1")
    return house


PATHS: dict[Phase, Callable[[], House]] = {
    Phase.GREETED: greeted,
    Phase.WAITING: waiting,
    Phase.OFFERED: offered,
    Phase.CONNECTING: connecting,
    Phase.TALKING: talking,
    Phase.ON_HOLD: on_hold,
    Phase.CONSULTING: consulting,
    Phase.CONFERENCING: conferencing,
    Phase.TRANSFERRING: transferring,
    Phase.SURVEYING: surveying,
    Phase.VOICEMAIL: voicemail,
    Phase.SCHEDULED: scheduled,
    Phase.DIALLING: dialling,
    Phase.REACHING: reaching,
    Phase.ANNOUNCING: announcing,
    Phase.WRAPPING_UP: wrapping_up,
}
