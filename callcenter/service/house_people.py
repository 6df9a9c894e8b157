"""Whom a configuration names, held against the users: who is not there can neither work nor decide. Pure.

Departments (FL-26), teams, the management and the routes of approvals name users.
"""

from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING

from callcenter.ports.records import User
from callcenter.service.house_parts import Fault
from callcenter.service.permissions import Permission, permissions_of

if TYPE_CHECKING:
    from callcenter.service.house import House

#: A name that no user has; one who may not sign in any more; a step where nobody may agree; an account
#: manager who is no agent; one as whom no user works.
KINDS = ("unknown_user", "inactive_user", "idle_step", "unknown_manager", "idle_manager")


def people_warnings(house: "House", users: Iterable[User], managers: Collection[str] = ()) -> Iterator[Fault]:
    """Yield what cannot work because of who the users are, in the order of the document.

    `managers` are the agents whom accounts name as their manager or deputy (KA-07). A house without users
    is still being set up: it is told nothing.
    """
    known = {user.name: user for user in users}
    if not known:
        return
    for at, name in _named(house):
        if name not in known:
            yield Fault(at, "unknown_user", f"{at}: no user is called {name}", name)
        elif not known[name].active:
            yield Fault(at, "inactive_user", f"{at}: {name} may not sign in", name)
    for route in house.approval_routes:
        for index, step in enumerate(route.steps):
            if not any(_may_agree(known.get(name)) for name in step.users):
                at = f"approval_routes.{route.id}.steps.{index}"
                message = f"{at}: none of {', '.join(step.users)} may approve"
                yield Fault(at, "idle_step", message, ", ".join(step.users))
    yield from _managers(house, known.values(), managers)


def _managers(house: "House", users: Iterable[User], managers: Iterable[str]) -> Iterator[Fault]:
    agents = {agent.id for agent in house.agents}
    working = {user.agent for user in users if user.active}
    for agent in sorted(managers):
        if agent not in agents:
            message = f"accounts name {agent} as their manager, who is no agent"
            yield Fault("agents", "unknown_manager", message, agent)
        elif agent not in working:
            at = f"agents.{agent}"
            yield Fault(at, "idle_manager", f"{at}: looks after accounts, and no user works as it", agent)


def _may_agree(user: User | None) -> bool:
    return user is not None and user.active and Permission.APPROVE in permissions_of(user.roles)


def _named(house: "House") -> Iterator[tuple[str, str]]:
    """Yield each user's name in a configuration with its place."""
    for team in house.teams:
        yield from _each(f"teams.{team.id}.supervisor", (team.supervisor,))
    for each in house.departments:
        yield from _each(f"departments.{each.id}.head", (each.head,))
        yield from _each(f"departments.{each.id}.members", each.members)
    yield from _each("case_rules.management", house.case_rules.management)
    for plan in house.quality_rules.samples:
        yield from _each(f"quality_rules.samples.{plan.id}.evaluators", plan.evaluators)
    for route in house.approval_routes:
        for index, step in enumerate(route.steps):
            yield from _each(f"approval_routes.{route.id}.steps.{index}.users", step.users)


def _each(at: str, names: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((at, name) for name in names if name)
