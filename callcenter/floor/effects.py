"""What the floor wishes of the world. Data; the shell carries it out after the events are safe.

There are few, because a provider renders what a leg hears from the floor's state:
"make this leg look again" (`MoveLeg`) covers queueing, bridging, parking and goodbye.
"""

from msgspec import Struct


class Effect(Struct, frozen=True, omit_defaults=True, gc=False, tag_field="effect"):
    """The family of all effects. `contact` keeps the effects of one contact in order."""

    contact: str


class MoveLeg(Effect, frozen=True, tag="move_leg"):
    """Let a leg that is up fetch its script again: it belongs elsewhere now."""

    leg: str


class HangUpLeg(Effect, frozen=True, tag="hang_up_leg"):
    """End a leg, in whatever state it is. Already over counts as done."""

    leg: str


class RingAgent(Effect, frozen=True, tag="ring_agent"):
    """Call an agent's telephone. `attempt` (the offer or consultation) comes back with the leg."""

    agent: str
    number: str
    attempt: str
    ring_seconds: float = 20.0


class DialNumber(Effect, frozen=True, tag="dial_number"):
    """Call an outside number into the contact's bridge: a third party, or the customer to call.

    `caller_id` is the number shown (E.164, "" for the provider's own). With `detect_machine` an
    answering machine is reported as a dial that failed (`LegCause.MACHINE`); with `machine_answers` as
    an answer by a machine, with `message_end` once its greeting is over and a message can be left.
    """

    number: str
    attempt: str
    ring_seconds: float = 30.0
    caller_id: str = ""
    detect_machine: bool = False
    machine_answers: bool = False
    message_end: bool = False


class CancelDial(Effect, frozen=True, tag="cancel_dial"):
    """End a dial whose leg we do not know yet: remembered and carried out as soon as it is.

    `number` and `caller_id` as in `DialNumber`: a dial of a former process is found by them.
    """

    attempt: str
    number: str = ""
    caller_id: str = ""


class HoldLeg(Effect, frozen=True, tag="hold_leg"):
    """Put a leg in the bridge on hold with music, or take it off."""

    leg: str
    bridge: str
    on: bool


class TuneLeg(Effect, frozen=True, tag="tune_leg"):
    """Say who hears a leg in the bridge: nobody (`muted`), one leg alone (`coach`), or all."""

    leg: str
    bridge: str
    muted: bool = False
    coach: str = ""


class Record(Effect, frozen=True, tag="record"):
    """Steer the recording of a customer's leg: `start`, `pause`, `resume` or `stop`."""

    leg: str
    action: str


class SendMessage(Effect, frozen=True, tag="send_message"):
    """Write to a customer. `sender` is our number that they wrote to.

    `message` counts what we wrote in the contact, from 1, and comes back with the carrier's reports;
    0 where nobody waits for any.
    """

    to: str
    sender: str
    text: str
    message: int = 0


AnyEffect = (
    MoveLeg | HangUpLeg | RingAgent | DialNumber | CancelDial | HoldLeg | TuneLeg | Record | SendMessage
)
