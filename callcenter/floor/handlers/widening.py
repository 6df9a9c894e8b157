"""Who may take a contact, wider and wider while it waits: the one they know first, in the end anyone."""

from msgspec.structs import replace

from callcenter.floor.phases import Presence
from callcenter.floor.routing_events import ContactWidened
from callcenter.floor.state import Contact
from callcenter.floor.turn import Turn
from callcenter.floor.values import Needs, QueuePolicy, Reach, WideningStep

_WHY = {Reach.LAST_AGENT: "last_agent", Reach.MANAGER: "account_manager", Reach.DEPUTY: "deputy"}


def widen(turn: Turn, contact: Contact, policy: QueuePolicy) -> None:
    """Take every step that is due since the contact joined its queue. What is wide is never narrowed."""
    steps, waited = policy.steps, turn.now - contact.queued_at
    due = sum(step.after <= waited for step in steps)
    target, why = ("", "") if contact.widened and not contact.target else _whom(turn, contact, steps, due)
    if due < len(steps):
        next_at = contact.queued_at + steps[due].after
    else:
        next_at = turn.now + turn.state.rules.targeted_seconds if _is_new(contact, target, due) else 0.0
    if not next_at:
        target = why = ""
    needs = eased(contact.needs, _less(steps, due) - _less(steps, contact.widened))
    turn.emit(ContactWidened(turn.now, contact.id, due, target, why, needs, next_at))


def eased(needs: Needs, levels: int) -> Needs:
    """Return needs whose required levels are so much lower, 1 at the lowest."""
    if levels <= 0:
        return needs
    required = tuple(replace(skill, level=max(1, skill.level - levels)) for skill in needs.required)
    return replace(needs, required=required)


def _is_new(contact: Contact, target: str, due: int) -> bool:
    """Whether a last step that names one agent has only now come: it too is over after a while."""
    return bool(target) and contact.widened < due


def _less(steps: tuple[WideningStep, ...], due: int) -> int:
    """Return how many levels less are asked after so many steps."""
    return steps[min(due, len(steps)) - 1].level_less if due and steps else 0


def _whom(turn: Turn, contact: Contact, steps: tuple[WideningStep, ...], due: int) -> tuple[str, str]:
    """Return whom the contact is for now and why, nobody if anyone may take it.

    Who is not signed in is not waited for: then it is the next one's.
    """
    for step in steps[due - 1 :] if due else ():
        if step.to is Reach.ANYONE:
            break
        if agent := _there(turn, contact, step.to):
            return agent, _WHY[step.to]
    return "", ""


def _spoke(turn: Turn, contact: Contact) -> str:
    """Return who spoke with the customer last, nothing if that is too long ago."""
    spoke = turn.state.spoke.get(contact.customer)
    oldest = turn.now - turn.state.rules.remember_closed_seconds
    return spoke.agent if spoke and spoke.at >= oldest else ""


def _there(turn: Turn, contact: Contact, reach: Reach) -> str:
    """Return the agent whom the customer knows in this way if they are signed in, else nothing."""
    named = {
        Reach.LAST_AGENT: _spoke(turn, contact),
        Reach.MANAGER: contact.card.manager,
        Reach.DEPUTY: contact.card.deputy,
    }[reach]
    agent = turn.state.agents.get(named)
    if agent is None or agent.presence is Presence.OFFLINE:
        return ""
    serves = reach is not Reach.LAST_AGENT or contact.queue in agent.profile.queues
    return named if serves else ""
