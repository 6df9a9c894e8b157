"""Targets of the measures, looked at every day; those who answer for a missed one are told (ME-01, KA-23)."""

from collections import Counter
from collections.abc import Iterable, Sequence

from callcenter.accounts.health import DAY
from callcenter.accounts.measures import Measures, missed
from callcenter.cases.seeing import Viewer
from callcenter.ports.books import Put
from callcenter.ports.notices import Notice
from callcenter.ports.records import User
from callcenter.service.accounts.key_figures import FigureBook, KeyFigures
from callcenter.service.accounts.office import HOUSE, Office
from callcenter.service.accounts.promises import PromisesDue
from callcenter.service.accounts.requests import requests_due
from callcenter.service.accounts.signs import Examiner
from callcenter.service.accounts.workload import Watch
from callcenter.service.due import DueItem, DueKind
from callcenter.service.permissions import Permission, permissions_of
from callcenter.service.signals import Signals

#: Seconds after which a look that failed is taken again.
PUT_OFF = 60.0


class TargetsDue:
    """A `DueKind`: once a day the last whole months are held against the targets of the house.

    Who answers for an account is its manager, else its deputy; for the house the users whom the targets
    name, else the management of the case rules, else who manages cases. They are told once a month of
    each target that is missed.
    """

    name = "targets"

    def __init__(self, office: Office, figures: FigureBook, signals: Signals) -> None:
        self._office = office
        self._figures = figures
        self._signals = signals
        self._again = 0.0

    async def next_at(self, now: float) -> float | None:
        """Return when the targets are looked at next; at once after a start."""
        return self._again or now

    async def run_due(self, now: float) -> int:
        """Work the measures out and tell who has to know; return how many notices that made."""
        if now < self._again:
            return 0
        self._again = now + PUT_OFF
        rules = self._office.house().account_rules
        found = await self._figures.of(HOUSE, self._figures.last_months(rules.targets.months))
        self._count(found)
        notices = await self._new(self._notices(found, await self._office.records.users(), now))
        if notices:
            await self._office.commit([Put(each, quiet=True) for each in notices], "")
        self._again = now + DAY
        return len(notices)

    async def board(self, viewer: Viewer, until: float, limit: int) -> Sequence[DueItem]:
        """Nothing of it is anybody's deadline."""
        return ()

    def _count(self, found: KeyFigures) -> None:
        below: Counter[tuple[str, str]] = Counter()
        for line in found.accounts:
            if line.tier:
                below.update((name, line.tier) for name in missed(line.measures))
        self._signals.targets(_values(found.measures), below)

    def _notices(self, found: KeyFigures, users: Sequence[User], now: float) -> Iterable[Notice]:
        """Yield a notice for everybody who answers for a target that is missed."""
        by_agent = {user.agent: user.name for user in users if user.active and user.agent}
        for line in found.accounts:
            owner = by_agent.get(line.manager, "")
            if line.tier and owner:
                yield from _told(found, line.measures, (owner,), "account", line.account, line.company, now)
        heads = self._heads(users)
        yield from _told(found, found.measures, heads, "figures", "house", self._office.house().name, now)

    def _heads(self, users: Sequence[User]) -> tuple[str, ...]:
        house = self._office.house()
        there = {user.name for user in users if user.active}
        leaders = [user.name for user in users if Permission.MANAGE_CASES in permissions_of(user.roles)]
        for names in (house.account_rules.targets.told, house.case_rules.management, leaders):
            if known := tuple(name for name in dict.fromkeys(names) if name in there):
                return known
        return ()

    async def _new(self, notices: Iterable[Notice]) -> list[Notice]:
        """Return those that nobody was told yet: this month, or by another process."""
        every = {each.id: each for each in notices}
        known = await self._office.books.get_many(Notice, every)
        return [each for id, each in every.items() if id not in known]


def _values(found: Measures) -> dict[str, float | None]:
    grown = [each.growth for each in found.business if each.growth is not None]
    growth = min(grown) if grown else None
    return {"satisfaction": found.satisfaction.value, "renewal": found.renewal.value, "growth": growth}


def _told(
    found: KeyFigures,
    measures: Measures,
    users: Iterable[str],
    kind: str,
    subject: str,
    title: str,
    now: float,
) -> Iterable[Notice]:
    for name, (value, goal) in missed(measures).items():
        for user in users:
            yield Notice(
                f"target:{name}:{subject}:{found.until}:{user}",
                user=user,
                at=now,
                kind=kind,
                subject=subject,
                what=f"target.{name}",
                title=title,
                text=f"{_words(name, value, goal)} · {found.since} – {found.until}",
            )


def _words(name: str, value: float, goal: float) -> str:
    """Return a value and its goal: hours of the first answer, a share of everything else."""
    return f"{value:.1f} h / {goal:g} h" if name == "response" else f"{value:.1%} / {goal:.0%}"


def account_kinds(office: Office, signals: Signals) -> tuple[DueKind, ...]:
    """Return what falls due of accounts: promises, targets, what is counted, and requests about data."""
    figures = FigureBook(office, Examiner(office))
    return (
        PromisesDue(office.books),
        TargetsDue(office, figures, signals),
        Watch(office, signals),
        requests_due(office, signals),
    )
