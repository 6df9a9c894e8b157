"""Accounts as a whole, and the clock that they are answered by."""

from typing import Any

from msgspec.structs import asdict

from callcenter.accounts.clock import Clock, Pause, counted, elapsed, read
from callcenter.accounts.health import Health
from callcenter.accounts.tiers import Nomination, nominate
from callcenter.cases.case import Case
from callcenter.cases.deadlines import Deadline
from callcenter.floor.values import Calendar
from callcenter.service.accounts.key_figures import KeyFigures, Wanted
from callcenter.service.accounts.overview import ParetoReport
from callcenter.service.accounts.workload import Workload
from callcenter.service.cases.clocks import HOUR, spans_of
from callcenter.web.api.accounts.asker import customers, reader
from callcenter.web.api.cases.common import viewer
from callcenter.web.endpoint import Call
from callcenter.web.problems import Failure
from callcenter.web.values_accounts import (
    CaseClock,
    CaseClocks,
    ClockAnswer,
    ClockWish,
    FiguresQuery,
    GlanceQuery,
    GlancesPage,
    Marks,
    ParetoQuery,
    Register,
    WatchList,
    WatchQuery,
)


async def watch_list(call: Call[WatchQuery]) -> WatchList:
    """The accounts that may leave, with every reason, the likeliest first (KA-22)."""
    return WatchList(tuple(await customers(call).overview.watch_list(reader(call), call.body.least)))


async def glances(call: Call[GlanceQuery]) -> GlancesPage:
    """What is due for accounts, their last contact, next visit, satisfaction and churn risk."""
    ids = call.body.ids.split(",")
    if len(ids) > 100:
        raise Failure("invalid_request", "At most 100 accounts at once.")
    return GlancesPage(tuple(await customers(call).glances.of(reader(call), ids)))


async def account_health(call: Call[None]) -> Health:
    """How likely an account is to leave, and why."""
    return await customers(call).overview.health(reader(call), call.id)


async def pareto(call: Call[ParetoQuery]) -> ParetoReport:
    """The accounts by profit, a list for each currency, and the few that bring most of it (ME-15)."""
    return await customers(call).overview.pareto(reader(call), call.body.part, call.body.months)


async def register(call: Call[None]) -> Register:
    """The register of accounts by tier and company (DA-09)."""
    return Register(tuple(await customers(call).overview.register(reader(call))))


async def key_figures(call: Call[FiguresQuery]) -> KeyFigures:
    """What the accounts came to over some months, and account by account what that is made of."""
    return await customers(call).figures.of(reader(call), Wanted(**asdict(call.body)))


async def workload(call: Call[None]) -> Workload:
    """What every account manager has to look after, the most accounts first (KA-06)."""
    return await customers(call).workloads.of_all(reader(call))


async def read_clock(call: Call[ClockWish]) -> ClockAnswer:
    """Read an SLA clock: what has elapsed, when it is due, and every interval that counted (ME-04)."""
    wish = call.body
    hours, calendar = _rule(call, wish)
    now = call.parts.clock.now() if wish.now is None else wish.now
    pauses = tuple(Pause(each.reason, each.start, each.end) for each in wish.pauses)
    clock = Clock(wish.started, hours * HOUR, pauses, wish.stopped)
    known = {each.id: each.plain() for each in call.parts.house().calendars}
    if calendar and calendar not in known:
        raise Failure("invalid_request", f"There is no calendar {calendar}.")
    if not 0 < hours <= 8760 or abs(now - wish.started) > 2 * 366 * 86_400.0:
        raise Failure("invalid_request", "A clock runs for some hours, begun at most two years ago.")
    spans = spans_of(known.get(calendar))
    return ClockAnswer(read(clock, spans, now), tuple(counted(clock, spans, now)), hours, calendar)


async def score(call: Call[Marks]) -> Nomination:
    """What the marks of an account add up to, and the tier that stands for; to be asked for by an approval.

    Nothing is changed (KA-01).
    """
    account = await customers(call).office.readable(reader(call), call.id)
    rules = call.parts.house().account_rules
    unknown = set(call.body.marks) - {each.id for each in rules.criteria}
    if unknown:
        raise Failure("unknown_criterion", min(unknown))
    return nominate(account.id, call.body.marks, rules.criteria, rules.bounds)


async def case_clocks(call: Call[None]) -> CaseClocks:
    """The clocks of a case, each with every interval that counted, so that anybody can add up (ME-04)."""
    case = await call.parts.cases.desk.get(viewer(call), call.id)
    known = {each.id: each.plain() for each in call.parts.house().calendars}
    now = call.parts.clock.now()
    return CaseClocks(
        tuple(_case_clock(case, each, known.get(each.calendar), now) for each in case.deadlines)
    )


def _case_clock(case: Case, deadline: Deadline, calendar: Calendar | None, now: float) -> CaseClock:
    """Return the clock of one deadline; what it was given is what counts up to its due moment."""
    spans = spans_of(calendar)
    stopped = (each for each in case.pauses if each.holds(deadline.kind))
    pauses = tuple(Pause(each.reason, each.since, each.until) for each in stopped)
    over = tuple(pause for pause in pauses if pause.end is not None)
    seconds = elapsed(Clock(deadline.since, 0.0, over), spans, deadline.due)
    clock = Clock(deadline.since, seconds, pauses, deadline.met_at)
    return CaseClock(
        deadline.kind, read(clock, spans, now), tuple(counted(clock, spans, now)), deadline.calendar
    )


def _rule(call: Call[Any], wish: ClockWish) -> tuple[float, str]:
    """Return hours and calendar: those asked for, else those of the tier."""
    tier = next((each for each in call.parts.house().tiers if each.id == wish.tier), None)
    if wish.hours is None and tier is None:
        raise Failure("unknown_tier", wish.tier)
    hours = wish.hours if wish.hours is not None else tier.hours if tier else 0.0
    calendar = wish.calendar if wish.calendar is not None else tier.calendar if tier else ""
    return hours, calendar
