"""After-contact work: register the contact, take more time, be done (FL-24 ⑦)."""

from callcenter.floor import commands as c
from callcenter.floor import events as e
from callcenter.floor.handlers.base import handles
from callcenter.floor.handlers.parties import let_wish_hold
from callcenter.floor.phases import Phase
from callcenter.floor.state import Agent, Contact, WrapUp
from callcenter.floor.turn import Refusal, Turn
from callcenter.floor.values import Outcome


@handles(c.Dispose)
def dispose(turn: Turn, command: c.Dispose) -> None:
    """Register during the talk or after it. Registered past the time means done.

    Whoever handed a contact on may register it until their own work ends, even if it is over by then.
    """
    agent = turn.agent(command.agent)
    wrap_up = agent.wrap_up(command.contact)
    if wrap_up is None:
        _has_spoken(turn.owned(command.contact, agent.id))
    turn.emit(_registered(turn.now, command))
    if wrap_up is not None and wrap_up.until <= turn.now:
        end_wrap_up(turn, agent, wrap_up)


def _registered(now: float, command: c.Dispose) -> e.ContactDisposed:
    return e.ContactDisposed(
        now,
        command.contact,
        command.agent,
        command.disposition,
        command.note,
        command.resolution,
        command.follow_up_at,
        command.article,
        command.edition,
    )


def _has_spoken(contact: Contact) -> None:
    """Nothing can be registered of a customer who was not reached yet."""
    if contact.phase is Phase.DIALLING:
        raise Refusal("wrong_phase", contact.phase.value)


@handles(c.ExtendWrapUp)
def extend_wrap_up(turn: Turn, command: c.ExtendWrapUp) -> None:
    """More time, as often as the queue allows."""
    agent, wrap_up = _wrapping(turn, command.agent, command.contact)
    contact = turn.state.contacts.get(wrap_up.contact)
    policy = turn.state.queues.get(contact.queue) if contact else None
    if policy is not None and wrap_up.extensions >= policy.wrap_up_extensions:
        raise Refusal("no_more_extensions", agent.id)
    until = max(wrap_up.until, turn.now) + turn.state.rules.wrap_up_extension_seconds
    turn.emit(e.WrapUpExtended(turn.now, agent.id, until, command.contact))


@handles(c.FinishWrapUp)
def finish_wrap_up(turn: Turn, command: c.FinishWrapUp) -> None:
    """Done, once the contact is registered where the queue wants it."""
    agent, wrap_up = _wrapping(turn, command.agent, command.contact)
    if not may_finish(turn, agent, wrap_up):
        raise Refusal("disposition_missing", wrap_up.contact)
    end_wrap_up(turn, agent, wrap_up)


def may_finish(turn: Turn, agent: Agent, wrap_up: WrapUp) -> bool:
    """Whether nothing is missing: a contact cannot close unregistered where that is required.

    An agent who handed the contact on owes nothing: the next one registers it.
    """
    contact = turn.state.contacts.get(wrap_up.contact)
    if contact is None or contact.disposition or contact.wrapping != agent.id:
        return True
    if contact.phase not in (Phase.WRAPPING_UP, Phase.SURVEYING):
        return True
    policy = turn.state.queues.get(contact.queue)
    return policy is None or not policy.disposition_required


def end_wrap_up(turn: Turn, agent: Agent, wrap_up: WrapUp) -> None:
    """Close the contact if the agent was the last on it, and let the agent's wish hold."""
    turn.emit(e.WrapUpEnded(turn.now, agent.id, wrap_up.contact))
    contact = turn.state.contacts.get(wrap_up.contact)
    if contact is not None and _is_last(contact):
        outcome = contact.outcome or Outcome.HANDLED
        turn.emit(e.ContactClosed(turn.now, contact.id, outcome, contact.phase.value))
    let_wish_hold(turn, agent)


def end_wrap_ups(turn: Turn, agent: Agent) -> None:
    """Be done with all after-contact work, or with none of it: `disposition_missing` names the contact."""
    for wrap_up in agent.wrap_ups:
        if not may_finish(turn, agent, wrap_up):
            raise Refusal("disposition_missing", wrap_up.contact)
    for wrap_up in agent.wrap_ups:
        end_wrap_up(turn, agent, wrap_up)


def _is_last(contact: Contact) -> bool:
    return contact.phase is Phase.WRAPPING_UP and not contact.wrapping


def _wrapping(turn: Turn, agent_id: str, contact: str) -> tuple[Agent, WrapUp]:
    agent = turn.agent(agent_id)
    if not contact and len(agent.wrap_ups) > 1:
        raise Refusal("contact_missing", agent_id)
    wrap_up = agent.wrap_up(contact) if contact else next(iter(agent.wrap_ups), None)
    if wrap_up is None:
        raise Refusal("not_wrapping_up", agent_id)
    return agent, wrap_up
