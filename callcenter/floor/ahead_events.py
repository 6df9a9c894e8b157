"""What happens to calls dialled ahead of the agents. All that is counted by campaign names it (US-05)."""

from callcenter.floor.base import Event
from callcenter.floor.values import AnsweredBy, CustomerCard, Needs, OnMachine


class CallDialledAhead(Event, frozen=True, tag="call.dialled_ahead"):
    """A customer's telephone is rung until `lapses_at` at the latest, and no agent is there yet.

    The rest as in `DialAhead`; `attempt` names the dial.
    """

    contact: str
    campaign: str
    queue: str
    number: str
    attempt: str
    lapses_at: float
    message: str
    language: str = "en"
    caller_id: str = ""
    card: CustomerCard = CustomerCard()
    needs: Needs = Needs()
    detect_machine: bool = False
    on_machine: OnMachine = OnMachine.HANG_UP
    machine_message: str = ""


class CallAnswered(Event, frozen=True, tag="call.answered"):
    """A call dialled ahead was answered; the greeting ended at `greeted_at`.

    The contact stands at the head of its queue, at `rank`, and has an agent by `connect_by` at the latest;
    0: it is not for an agent (a machine).
    """

    contact: str
    campaign: str
    answered_by: AnsweredBy
    greeted_at: float
    connect_by: float = 0.0
    rank: float = 0.0


class CallAbandoned(Event, frozen=True, tag="call.abandoned"):
    """Nobody was free in time for somebody who answered: they hear the campaign's message (US-02, US-04)."""

    contact: str
    campaign: str
    answered_by: AnsweredBy


class MachineTold(Event, frozen=True, tag="call.machine_told"):
    """An answering machine is left the campaign's message for machines."""

    contact: str
    campaign: str


class AnswerJudged(Event, frozen=True, tag="call.answer_judged"):
    """An agent found that a call was answered so (`answered_by`), of which the carrier said `said`."""

    contact: str
    agent: str
    campaign: str
    said: AnsweredBy
    answered_by: AnsweredBy


AnyAheadEvent = CallDialledAhead | CallAnswered | CallAbandoned | MachineTold | AnswerJudged
