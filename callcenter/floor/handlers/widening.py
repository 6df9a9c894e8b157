"""Who may take a contact, wider and wider while it waits: the one they know first, in the end anyone."""

from msgspec import Struct
from msgspec.structs import replace

from callcenter.floor.phases import Presence
from callcenter.floor.routing_events import ContactWidened
from callcenter.floor.state import Agent, Contact
from callcenter.floor.turn import Turn
from callcenter.floor.values import TEAM_SKILL, Needs, QueuePolicy, Reach, Skill, WideningStep

_WHY = {Reach.LAST_AGENT: "last_agent", Reach.MANAGER: "account_manager", Reach.DEPUTY: "deputy"}

Steps = tuple[WideningStep, ...]


class Circle(Struct, frozen=True):
    """Whom a contact is for: one agent and why, or a team; neither for anyone."""

    agent: str = ""
    why: str = ""
    team: str = ""

    @property
    def is_narrow(self) -> bool:
        """Whether somebody who serves the queue is left out."""
        return bool(self.agent or self.team)


ANYONE = Circle()


def steps_of(turn: Turn, contact: Contact, policy: QueuePolicy) -> Steps:
    """Return how a contact's circle grows: as its tier says, else as its queue does (KA-09)."""
    return turn.state.rules.tier_steps.get(contact.card.tier) or policy.steps


def widen(turn: Turn, contact: Contact, steps: Steps) -> None:
    """Take every step that is due since the contact joined its queue. What is wide is never narrowed."""
    waited = turn.now - contact.queued_at
    due = sum(step.after <= waited for step in steps)
    circle = ANYONE if contact.widened and not _is_narrow(contact) else _whom(turn, contact, steps, due)
    if due < len(steps):
        next_at = contact.queued_at + steps[due].after
    else:
        # A last step that is not for anyone is over after a while, too.
        is_new = circle.is_narrow and contact.widened < due
        next_at = turn.now + turn.state.rules.targeted_seconds if is_new else 0.0
    if not next_at:
        circle = ANYONE
    less = _less(steps, due) - _less(steps, contact.widened)
    needs = _for_team(eased(without_team(contact.needs), less), circle.team)
    turn.emit(ContactWidened(turn.now, contact.id, due, circle.agent, circle.why, needs, next_at))


def eased(needs: Needs, levels: int) -> Needs:
    """Return needs whose required levels are so much lower, 1 at the lowest."""
    if levels <= 0:
        return needs
    required = tuple(replace(skill, level=max(1, skill.level - levels)) for skill in needs.required)
    return replace(needs, required=required)


def without_team(needs: Needs) -> Needs:
    """Return needs that ask for no team."""
    required = tuple(skill for skill in needs.required if not skill.name.startswith(TEAM_SKILL))
    return needs if required == needs.required else replace(needs, required=required)


def _for_team(needs: Needs, team: str) -> Needs:
    return replace(needs, required=(*needs.required, Skill(TEAM_SKILL + team))) if team else needs


def _is_narrow(contact: Contact) -> bool:
    return bool(contact.target) or without_team(contact.needs) is not contact.needs


def _less(steps: Steps, due: int) -> int:
    """Return how many levels less are asked after so many steps."""
    return steps[min(due, len(steps)) - 1].level_less if due and steps else 0


def _whom(turn: Turn, contact: Contact, steps: Steps, due: int) -> Circle:
    """Return whom the contact is for now, anyone if nobody nearer is there.

    Who is not signed in is not waited for: then it is the next one's.
    """
    for step in steps[due - 1 :] if due else ():
        if step.to is Reach.ANYONE:
            break
        if step.to is Reach.TEAM:
            circle = Circle(team=_team(turn, contact))
        else:
            circle = Circle(_there(turn, contact, step.to), _WHY[step.to])
        if circle.is_narrow:
            return circle
    return ANYONE


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


def _team(turn: Turn, contact: Contact) -> str:
    """Return the account manager's first team, nothing if nobody of it is signed in for the queue."""
    manager = turn.state.agents.get(contact.card.manager)
    team = next(iter(manager.profile.teams), "") if manager else ""
    return team if any(_helps(agent, team, contact) for agent in turn.state.agents.values()) else ""


def _helps(agent: Agent, team: str, contact: Contact) -> bool:
    profile = agent.profile
    return (
        team in profile.teams and contact.queue in profile.queues and agent.presence is not Presence.OFFLINE
    )
