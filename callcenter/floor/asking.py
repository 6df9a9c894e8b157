"""What is asked of agents in a queue: what the contact brings, and what the queue itself asks."""

from collections.abc import Mapping

from callcenter.floor.values import Needs, QueuePolicy, Skill

NO_NEEDS = Needs()


def asked_in(policy: QueuePolicy | None, needs: Needs = NO_NEEDS) -> Needs:
    """Return needs together with those of the queue: of two levels of one skill the higher.

    Once for each time that a contact comes into a queue: what steps have lowered since stays lowered.
    """
    if policy is None or not (policy.skills or policy.preferred):
        return needs
    return Needs(_higher(needs.required, policy.skills), _higher(needs.preferred, policy.preferred))


def brought(policy: QueuePolicy | None, needs: Needs) -> Needs:
    """Return what of `asked_in` a contact brought along, as far as it asks more than the queue does."""
    if policy is None or not (policy.skills or policy.preferred):
        return needs
    return Needs(_beyond(needs.required, policy.skills), _beyond(needs.preferred, policy.preferred))


def _beyond(asked: tuple[Skill, ...], own: Mapping[str, int]) -> tuple[Skill, ...]:
    return tuple(skill for skill in asked if skill.level > own.get(skill.name, 0))


def _higher(asked: tuple[Skill, ...], own: Mapping[str, int]) -> tuple[Skill, ...]:
    levels = dict(own)
    for skill in asked:
        levels[skill.name] = max(skill.level, levels.get(skill.name, skill.level))
    return tuple(Skill(name, level) for name, level in levels.items())
