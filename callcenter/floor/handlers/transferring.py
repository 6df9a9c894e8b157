"""Handing a customer over unannounced, and what comes of an outside number."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.capacity import takes
from callcenter.floor.effects import MoveLeg
from callcenter.floor.handlers.base import by_voice, handles, require
from callcenter.floor.handlers.queueing import (
    Place,
    asked_at_last,
    back_in_line,
    begin_anew,
    join_line,
    obstacle,
    start_voicemail,
)
from callcenter.floor.handlers.talking import release
from callcenter.floor.handlers.widening import go_on, steps_of
from callcenter.floor.phases import Phase, Presence
from callcenter.floor.state import Contact
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Channel, Outcome, Target, TargetKind


@handles(c.Transfer)
def transfer(turn: Turn, command: c.Transfer) -> None:
    """The agent is free at once; the customer waits for the next, or is dialled out.

    A transfer within the same queue continues its clock, and is for whoever the queue asks for in the end.
    What is written goes to a queue or an agent.
    """
    contact = turn.owned(command.contact, command.agent)
    require(contact, Phase.TALKING, Phase.ON_HOLD)
    target = command.target
    place = _place(turn, contact, command.agent, target)
    release(turn, contact, "transfer")
    if place is None:
        turn.emit(e.ContactForwarded(turn.now, contact.id, target.id))
    elif place.queue == contact.queue and contact.queued_at:
        join_line(turn, contact, place, since=contact.queued_at)
        if not place.target:
            go_on(turn, contact, taken=len(steps_of(turn, contact, turn.state.queues[place.queue])))
    else:
        begin_anew(turn, contact, place)
    if contact.channel is Channel.VOICE:
        turn.wish(MoveLeg(contact.id, contact.leg))


@handles(c.FinishForward)
def finish_forward(turn: Turn, command: c.FinishForward) -> None:
    """A talk outside ends the contact; a number that did not answer brings the customer back."""
    contact = turn.contact(command.contact)
    require(contact, Phase.TRANSFERRING)
    if contact.forward_leg:
        raise Refusal("not_forwarding", contact.id)
    if command.connected:
        phase = contact.phase.value
        turn.emit(e.ContactClosed(turn.now, contact.id, Outcome.TRANSFERRED_OUT, phase))
    elif contact.queue:
        back_in_line(turn, contact, "transfer_failed", moving=False)
    else:
        start_voicemail(turn, contact, "", "transfer_failed", moving=False)


def _place(turn: Turn, contact: Contact, agent_id: str, target: Target) -> Place | None:
    if target.kind is TargetKind.NUMBER:
        by_voice(contact)
        if not target.id:
            raise Refusal("unknown_target", target.id)
        return None
    if target.kind is TargetKind.AGENT:
        return _to_agent(turn, contact, agent_id, target.id)
    policy = turn.state.queues.get(target.id)
    if policy is None:
        raise Refusal("unknown_target", target.id)
    if contact.channel is not Channel.VOICE:
        if not _is_read(turn, policy.id):
            raise Refusal("queue_unserved", target.id)
    elif found := obstacle(turn, contact, policy):
        raise Refusal(f"queue_{found[0]}", target.id)
    needs = asked_at_last(turn, contact, policy)
    return Place(policy.id, needs, contact.priority, reason="transfer")


def _is_read(turn: Turn, queue: str) -> bool:
    """Whether any agent of the house takes the queue's messages: they wait till then, open or not."""
    profiles = (agent.profile for agent in turn.state.agents.values())
    return any(queue in each.queues and takes(each, Channel.MESSAGE) for each in profiles)


def _to_agent(turn: Turn, contact: Contact, agent_id: str, target: str) -> Place:
    colleague = turn.state.agents.get(target)
    if colleague is None or target == agent_id:
        raise Refusal("unknown_target", target)
    if colleague.presence is Presence.OFFLINE:
        raise Refusal("agent_offline", target)
    if not takes(colleague.profile, contact.channel):
        raise Refusal("channel_not_taken", target)
    return Place(contact.queue, contact.needs, contact.priority, target, "transfer")
