"""Calls dialled ahead of the agents: somebody's telephone rings, and who takes the call is settled after."""

from callcenter.floor.base import Command
from callcenter.floor.values import AnsweredBy, CustomerCard, Needs, OnMachine


class DialAhead(Command, frozen=True, tag="dial_ahead"):
    """A customer is dialled at `number` (E.164) for `queue` while no agent is kept for it (FL-25).

    `contact` is the new contact's id. Whoever answers gets a free agent whose leg stands within the rules'
    `answered_seconds`, else hears `message` in `language` and is let go (US-02, US-04). With
    `detect_machine` the carrier listens for answering machines, and `on_machine` is done with one.
    """

    contact: str
    queue: str
    number: str
    campaign: str
    message: str
    language: str = "en"
    caller_id: str = ""
    card: CustomerCard = CustomerCard()
    needs: Needs = Needs()
    ring_seconds: float = 30.0
    detect_machine: bool = False
    on_machine: OnMachine = OnMachine.HANG_UP
    machine_message: str = ""


class JudgeAnswer(Command, frozen=True, tag="judge_answer"):
    """The agent has heard whether a person or a machine answered a call dialled ahead."""

    agent: str
    contact: str
    answered_by: AnsweredBy


AnyAhead = DialAhead | JudgeAnswer
