"""Which deadlines a case has by the rules of its house, and who belongs to it. Pure."""

from msgspec.structs import replace

from callcenter.accounts.clock import RESPONSE_HOURS, WARN_AT
from callcenter.cases import moves as m
from callcenter.cases.case import Case
from callcenter.cases.deadlines import Deadline, DeadlineKind, open_ones
from callcenter.cases.seeing import Viewer
from callcenter.floor.values import Calendar
from callcenter.service.cases.clocks import deadline, hours_between, moved
from callcenter.service.house import House
from callcenter.service.house_cases import Department, TypeRules
from callcenter.service.house_parts import SlaPolicy

_NO_POLICY = SlaPolicy("", response_hours=RESPONSE_HOURS, warn_at=WARN_AT)
Deadlines = tuple[Deadline, ...]


class Schedule:
    """Reads a house for its cases. Everything it returns holds for the house it was made of."""

    def __init__(self, house: House) -> None:
        self._rules = house.case_rules
        self._calendars: dict[str, Calendar] = {hours.id: hours.plain() for hours in house.calendars}
        self._departments = {each.id: each for each in house.departments}
        wanted = self._rules.sla_policy
        known = [each for each in house.sla_policies if each.id == wanted or not wanted]
        self._policy = known[0] if known else _NO_POLICY
        self._tiers = {tier.id: tier for tier in house.tiers if tier.response_hours}

    def department(self, id: str) -> Department | None:
        """Return a department, if there is one."""
        return self._departments.get(id)

    def is_cause(self, cause: str) -> bool:
        """Whether complaints are counted by this cause; none named is always right."""
        return not cause or any(each.id == cause for each in self._rules.root_causes)

    def stopped_by(self, reason: str) -> tuple[DeadlineKind, ...] | None:
        """Return which clocks a reason to pause stops, () for all; None for none of the house's reasons.

        A house without reasons lets every clock stand still, for whatever is said.
        """
        known = {each.id: each.stops for each in self._rules.pause_reasons}
        return known.get(reason) if known or reason else ()

    def circle(self, department: str) -> m.Circle:
        """Return who belongs to a department and above it."""
        found = self._departments.get(department)
        management = self._rules.management
        if found is None:
            return m.Circle(management=management)
        members = tuple(dict.fromkeys(filter(None, (*found.members, found.head))))
        return m.Circle(members, found.head, management)

    def viewer(
        self, user: str, *, works: bool, leads: bool, agent: str = "", roles: tuple[str, ...] = ()
    ) -> Viewer:
        """Return what a user sees by their departments."""
        mine = [each.id for each in self._departments.values() if user and user in (each.head, *each.members)]
        return Viewer(user, frozenset(mine), works, leads, agent, roles)

    # --- what is due -----------------------------------------------------------------------

    def opening(self, case: Case, now: float) -> Deadlines:
        """Return until when the customer hears from us, and until when it is solved, if that is set."""
        tier = self._tiers.get(case.tier)
        calendar = tier.calendar if tier else self._policy.calendar
        response = self._given(DeadlineKind.RESPONSE, self._response_hours(case), calendar, now)
        return (*response, *self.again(case, now))

    def again(self, case: Case, now: float) -> Deadlines:
        """Return until when it is solved: of a new case, and of one that is reopened."""
        by_type = self._of_type(case).resolution_hours
        hours = _quicker(self._rules.resolution_hours.get(case.tier, 0.0), by_type)
        return self._given(DeadlineKind.RESOLUTION, hours, self._policy.calendar, now)

    def assigned(self, case: Case, department: str, now: float) -> Deadlines:
        """Return until when a department proposes a solution (PW-06)."""
        found = self._departments.get(department)
        if found is None or department == case.department:
            return ()
        hours = self._of_type(case).proposal_hours or found.proposal_hours
        return self._given(DeadlineKind.PROPOSAL, hours, found.calendar, now)

    def solved(self, case: Case, now: float) -> Deadlines:
        """Return until when the customer is asked whether all is well."""
        hours = self._of_type(case).follow_up_hours
        return self._given(DeadlineKind.FOLLOW_UP, hours, self._policy.calendar, now)

    def resumed(self, case: Case, now: float) -> Deadlines:
        """Return the deadlines of a paused case that stand still, as they are if it goes on now."""
        since = case.pauses[-1].since if case.is_paused else now
        standing = (each for each in open_ones(case.deadlines) if case.stands(each.kind))
        return tuple(moved(each, since, now, self._calendars.get(each.calendar)) for each in standing)

    def by_hand(self, kind: DeadlineKind, due: float, now: float) -> Deadlines:
        """Return a deadline at a moment that somebody chose; what warns of it comes at its shares."""
        calendar = self._calendars.get(self._policy.calendar)
        made = self._given(kind, hours_between(now, due, calendar), self._policy.calendar, now)
        return tuple(replace(each, due=due) for each in made) or (Deadline(kind, now, due),)

    def _given(self, kind: DeadlineKind, hours: float, calendar: str, now: float) -> Deadlines:
        if hours <= 0:
            return ()
        hours_of = self._calendars.get(calendar)
        made = deadline(kind, now, hours, hours_of, self._policy.warn_at, self._rules.ladder)
        return () if made is None else (made,)

    def _response_hours(self, case: Case) -> float:
        """Return the hours of the tier, of the slowest one for who has none, or the type's if quicker.

        What the tier itself says (`tiers`) holds before what the policy says of it.
        """
        by_tier = self._policy.response_hours | {id: tier.response_hours for id, tier in self._tiers.items()}
        hours = by_tier.get(case.tier, max(by_tier.values(), default=0.0))
        return _quicker(hours, self._of_type(case).response_hours)

    def _of_type(self, case: Case) -> TypeRules:
        return self._rules.types.get(case.type, TypeRules())


def _quicker(one: float, other: float) -> float:
    """Return the shorter of two spans of hours, of which 0 is none."""
    return min((hours for hours in (one, other) if hours > 0), default=0.0)
