"""Who may take a contact, wider and wider while it waits: those they know first, in the end anyone."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.capacity import takes
from callcenter.floor.phases import Presence
from callcenter.floor.routing_events import ContactWidened
from callcenter.floor.state import Contact
from callcenter.floor.turn import Turn
from callcenter.floor.values import Channel, Needs, QueuePolicy, Reach, WideningStep
from callcenter.floor.waiting import has_skills

_WHY = {Reach.LAST_AGENT: "last_agent", Reach.MANAGER: "account_manager", Reach.DEPUTY: "deputy"}

DAY = 86_400.0

Steps = tuple[WideningStep, ...]


class Circle(Struct, frozen=True):
    """Whom a contact is for: one agent first, for a reason, and others. Nobody in it means anyone."""

    target: str = ""
    why: str = ""
    others: tuple[str, ...] = ()


ANYONE = Circle()


def steps_of(turn: Turn, contact: Contact, policy: QueuePolicy) -> Steps:
    """Return how a contact's circle grows: as its tier says, else as its queue does (KA-09)."""
    return turn.state.rules.tier_steps.get(contact.card.tier) or policy.steps


def widen(turn: Turn, contact: Contact, steps: Steps) -> None:
    """Take every step that is due since the contact joined its queue. What is wide is never narrowed."""
    waited = turn.now - contact.queued_at
    due = sum(step.after <= waited for step in steps)
    needs = eased(contact.needs, _less(steps, due) - _less(steps, contact.widened))
    is_wide = contact.wide or (contact.widened and not contact.narrow)
    circle = ANYONE if is_wide else _whom(turn, contact, steps[due - 1 :] if due else (), needs)
    if due < len(steps):
        next_at = contact.queued_at + steps[due].after
    else:
        is_new = circle != ANYONE and contact.widened < due
        next_at = turn.now + turn.state.rules.targeted_seconds if is_new else 0.0
    if not next_at:
        circle = ANYONE
    turn.emit(
        ContactWidened(
            turn.now, contact.id, due, circle.target, circle.why, needs, next_at, circle=circle.others
        )
    )


def go_on(turn: Turn, contact: Contact, *, taken: int | None = None) -> None:
    """Let the steps go on for a contact that is in line again, or was named somebody in vain.

    It is for anyone by now, so that only its levels change, by how long it has waited itself. `taken` steps
    are in its needs already, else those that it has taken.
    """
    policy = turn.state.queues.get(contact.queue)
    steps = steps_of(turn, contact, policy) if policy is not None else ()
    before = contact.widened if taken is None else taken
    waited = turn.now - contact.queued_at
    due = max(before, sum(step.after <= waited for step in steps))
    needs = eased(contact.needs, _less(steps, due) - _less(steps, before))
    next_at = contact.queued_at + steps[due].after if due < len(steps) else 0.0
    if next_at or due != contact.widened:
        turn.emit(ContactWidened(turn.now, contact.id, due, "", "", needs, next_at))


def eased(needs: Needs, levels: int) -> Needs:
    """Return needs whose required levels are so much lower, 1 at the lowest."""
    if levels <= 0:
        return needs
    required = tuple(replace(skill, level=max(1, skill.level - levels)) for skill in needs.required)
    return replace(needs, required=required)


def eased_at_last(needs: Needs, steps: Steps, taken: int) -> Needs:
    """Return what is asked in the end of a contact for whom so many steps have been taken."""
    return eased(needs, _less(steps, len(steps)) - _less(steps, taken)) if steps else needs


def _less(steps: Steps, due: int) -> int:
    """Return how many levels less are asked after so many steps."""
    return steps[min(due, len(steps)) - 1].level_less if due and steps else 0


def _whom(turn: Turn, contact: Contact, steps: Steps, needs: Needs) -> Circle:
    """Return whom the contact is for in the first of the steps that somebody is there for.

    Whom it was for before it is for still. Who is not signed in is not waited for.
    """
    before = tuple(filter(None, (contact.target, *contact.circle))) if contact.widened else ()
    for step in steps:
        if step.to is Reach.ANYONE:
            break
        if step.to is Reach.TEAM:
            team = _team(turn, contact, needs)
            if any(_is_there(turn, agent, contact.channel) for agent in team):
                return Circle(others=tuple(dict.fromkeys((*before, *team))))
        elif agent := _named(turn, contact, step.to):
            return Circle(agent, _WHY[step.to], tuple(each for each in before if each != agent))
    return ANYONE


def _spoke(turn: Turn, contact: Contact) -> str:
    """Return who spoke with the customer last, nothing if that is too long ago.

    The floor remembers the newest talks; what is older is on the card.
    """
    rules, card = turn.state.rules, contact.card
    spoke = turn.state.spoke.get(contact.customer)
    if spoke and spoke.at >= max(turn.now - rules.remember_closed_seconds, card.last_spoke_at):
        return spoke.agent
    return card.last_agent if card.last_spoke_at >= turn.now - rules.last_agent_days * DAY else ""


def _named(turn: Turn, contact: Contact, reach: Reach) -> str:
    """Return the agent whom the customer knows in this way if they are signed in, else nothing.

    Whoever has just transferred the contact is not asked.
    """
    named = {
        Reach.LAST_AGENT: _spoke(turn, contact),
        Reach.MANAGER: contact.card.manager,
        Reach.DEPUTY: contact.card.deputy,
    }[reach]
    if named == contact.handed_by or not _is_there(turn, named, contact.channel):
        return ""
    serves = contact.queue in turn.state.agents[named].profile.queues
    return named if serves or reach is not Reach.LAST_AGENT else ""


def _is_there(turn: Turn, agent: str, channel: Channel) -> bool:
    """Whether the agent is signed in, and takes contacts of the channel at all."""
    known = turn.state.agents.get(agent)
    if known is None or known.presence is Presence.OFFLINE:
        return False
    return takes(known.profile, channel)


def _team(turn: Turn, contact: Contact, needs: Needs) -> list[str]:
    """Return who shares a team with the account manager and can serve it, but not who passed it on."""
    agents = turn.state.agents
    manager = agents.get(contact.card.manager)
    if manager is None:
        return []
    crew = dict.fromkeys(member for team in manager.profile.teams for member in turn.lines.team(team))
    return [
        id_
        for id_ in crew
        if id_ != contact.handed_by
        and contact.queue in (profile := agents[id_].profile).queues
        and has_skills(profile.skills, needs.required)
    ]
