"""A customer is dialled before any agent is there (FL-25); an agent says who answered."""

from callcenter.floor import ahead as k
from callcenter.floor.ahead_events import AnswerJudged, CallDialledAhead
from callcenter.floor.asking import asked_in
from callcenter.floor.effects import DialNumber
from callcenter.floor.fold.ahead import ahead_of
from callcenter.floor.handlers.base import handles
from callcenter.floor.handlers.callbacks import check_number
from callcenter.floor.hours import queue_is_open
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import AnsweredBy, OnMachine

#: What is told on as it was said.
_TOLD_ON = (
    "message",
    "language",
    "caller_id",
    "card",
    "detect_machine",
    "on_machine",
    "machine_message",
)


@handles(k.DialAhead)
def dial_ahead(turn: Turn, command: k.DialAhead) -> None:
    """Nobody is dialled ahead without a message for the case that no agent is free (US-04)."""
    _check(turn, command)
    attempt = f"{command.contact}.1"
    lapses_at = turn.now + command.ring_seconds + turn.state.rules.dial_grace_seconds
    turn.emit(_dialled(turn, command, attempt, lapses_at))
    turn.wish(_dial(command, attempt))


@handles(k.JudgeAnswer)
def judge_answer(turn: Turn, command: k.JudgeAnswer) -> None:
    """Said once, by the agent who has the call or works on it afterwards."""
    contact, agent = turn.contact(command.contact), turn.agent(command.agent)
    if contact.ahead is None or command.answered_by is AnsweredBy.UNKNOWN:
        raise Refusal("wrong_kind", contact.kind.value)
    if not agent.holds(contact.id):
        raise Refusal("not_your_contact", contact.id)
    ahead = ahead_of(contact)
    if ahead.judged is not None:
        raise Refusal("already_judged", ahead.judged.value)
    said = ahead.answered_by or AnsweredBy.UNKNOWN
    turn.emit(AnswerJudged(turn.now, contact.id, agent.id, ahead.campaign, said, command.answered_by))


def _check(turn: Turn, command: k.DialAhead) -> None:
    if command.contact in turn.state.contacts or command.contact in turn.state.closed:
        raise Refusal("known_contact", command.contact)
    policy = turn.state.queues.get(command.queue)
    if policy is None:
        raise Refusal("unknown_queue", command.queue)
    check_number(command.number)
    if not command.message:
        raise Refusal("message_missing", command.campaign)
    if not queue_is_open(turn.state, policy, turn.now):
        raise Refusal("queue_closed", command.queue)


def _dial(command: k.DialAhead, attempt: str) -> DialNumber:
    detects = command.detect_machine
    return DialNumber(
        command.contact,
        command.number,
        attempt,
        command.ring_seconds,
        command.caller_id,
        detect_machine=detects,
        machine_answers=detects,
        message_end=detects and command.on_machine is OnMachine.LEAVE_MESSAGE,
    )


def _dialled(turn: Turn, command: k.DialAhead, attempt: str, lapses_at: float) -> CallDialledAhead:
    return CallDialledAhead(
        turn.now,
        command.contact,
        command.campaign,
        command.queue,
        command.number,
        attempt,
        lapses_at,
        needs=asked_in(turn.state.queues.get(command.queue), command.needs),
        **{name: getattr(command, name) for name in _TOLD_ON},
    )
