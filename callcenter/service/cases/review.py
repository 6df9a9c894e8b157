"""Reviewing cases of a period: numbers in groups, and the cases behind each (DU-02)."""

import asyncio
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.measures import Rate, Speed, rate, speed
from callcenter.cases import tasks
from callcenter.cases.case import Case, CaseType, Examination
from callcenter.cases.forgetting import forgotten_case
from callcenter.cases.review import Group, Mark, Reviewed, group_of, marked, reviewed
from callcenter.cases.seeing import Viewer
from callcenter.cases.tasks import LIVE, Task
from callcenter.cases.turn import CaseRefusal, need
from callcenter.ports.books import Between, Books, Match, cursor_of
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.tables import MOST_ROWS
from callcenter.service.cases.secrecy import CaseSecrecy
from callcenter.service.house import House

_PAGE = 500
_DAY = 86_400.0
#: Customers with most cases that a report names.
_MOST_ACCOUNTS = 50


class Period(Struct, frozen=True):
    """Which cases are reviewed: opened from `since` to `before` (seconds UTC), of a type, "" for all.

    An empty field does not choose.
    """

    since: float
    before: float
    type: CaseType | None = CaseType.COMPLAINT
    department: str = ""
    tier: str = ""
    account: str = ""


class ReviewLine(Struct, frozen=True):
    """What the cases under one key come to.

    `counts` by mark. `answered_in_time`, `solved_in_time`: in time / those whose clock is decided (met, or
    over). `reopened`: / raised. `upheld`: / examined. `answer`, `solution`: hours by day and night from
    the opening, of those that have come so far.
    """

    key: str
    counts: dict[Mark, int]
    answered_in_time: Rate
    solved_in_time: Rate
    reopened: Rate
    upheld: Rate
    answer: Speed
    solution: Speed


class Review(Struct, frozen=True):
    """A review of a period: the whole of it, and the same by what its cases are grouped by.

    Under `account` are the customers with more than one case, most first.
    """

    whole: ReviewLine
    groups: dict[Group, tuple[ReviewLine, ...]]


class ReviewBook:
    """Reviews cases. Raises `CaseRefusal` with `too_many` for a period with more than can be read at once."""

    def __init__(self, books: Books, records: Records, clock: Clock, house: Callable[[], House]) -> None:
        self._books = books
        self._records = records
        self._clock = clock
        self._house = house
        self._secrecy = CaseSecrecy(Office(books, records, clock, house))

    async def review(self, period: Period) -> Review:
        """Return the review of a period."""
        found = await self.cases(period)
        groups = {by: _lines(found, by) for by in Group}
        often = [line for line in groups[Group.ACCOUNT] if line.key and line.counts[Mark.RAISED] > 1]
        groups[Group.ACCOUNT] = tuple(often[:_MOST_ACCOUNTS])
        return Review(_line("", found), groups)

    async def behind(
        self, viewer: Viewer, period: Period, mark: Mark, by: Group | None, key: str
    ) -> list[Reviewed]:
        """Return the cases behind one number of the review, the oldest first; no word of secret files."""
        found = marked(await self.cases(period), mark)
        chosen = [each for each in found if by is None or group_of(each.case, by) == key]
        return sorted(
            await self._said(viewer, chosen), key=lambda each: (each.case.opened_at, each.case.number)
        )

    async def cases(self, period: Period) -> list[Reviewed]:
        """Return what is said of every case of a period."""
        found = await self._read(period)
        names = {each.examination.task for each in found if each.examination and each.examination.task}
        actions = await self._books.get_many(Task, names)
        return await asyncio.to_thread(reviewed, found, actions, self._clock.now())

    async def _said(self, viewer: Viewer, found: Sequence[Reviewed]) -> list[Reviewed]:
        """Return them, without a word in those of secret files that the viewer may not read (DA-08)."""
        seen = await self._secrecy.open_to(viewer, [each.case for each in found], "review")
        open_ = {case.id for case in seen}
        unsaid = {each.case.id: replace(forgotten_case(each.case), account="") for each in found}
        return [each if each.case.id in open_ else replace(each, case=unsaid[each.case.id]) for each in found]

    async def sheet(self, viewer: Viewer, period: Period) -> list[list[str]]:
        """Return the cases of a period as rows for a file, heads first; who took it out is noted."""
        said = await self._said(viewer, await self.cases(period))
        found = sorted(said, key=lambda each: each.case.number)
        names = {each.case.account for each in found if each.case.account}
        accounts = await self._books.get_many(Account, names)
        rows = [_row(each, accounts, ZoneInfo(self._house().zone)) for each in found]
        detail = {"rows": len(rows), "type": period.type.value if period.type else ""}
        await self._records.audit(self._clock.now(), viewer.user, "cases.exported", detail)
        return [list(HEADS), *rows]

    async def action(self, case: Case, text: str, owner: str, days: int, by: str) -> Task | None:
        """Return the task that a corrective action becomes, to be stored with the case; None for none.

        The one that it already became is changed while it is to be done. Refuses with `unknown_user`.
        """
        before = await action_of(self._books, case.examination)
        if not days:
            return None
        user = await self._records.user(owner or case.owner or by)
        if user is None or not user.active:
            raise CaseRefusal("unknown_user", "There is no such user.")
        now = self._clock.now()
        wish = Task(
            f"action-{case.id}-{case.entries}",
            title=f"{case.number}: {text.splitlines()[0][:160]}",
            note=text,
            owner=user.name,
            due=now + days * _DAY,
            account=case.account,
            case=case.id,
            by=by,
        )
        if before is not None and before.state in LIVE:
            return replace(before, title=wish.title, note=text, owner=user.name, due=wish.due)
        return tasks.new_task(wish, now)

    async def _read(self, period: Period) -> list[Case]:
        where: dict[str, Match] = {"opened_at": Between(period.since, period.before)}
        where |= {"type": period.type.value} if period.type else {}
        for name in ("department", "tier", "account"):
            where |= {name: getattr(period, name)} if getattr(period, name) else {}
        found: list[Case] = []
        after = None
        while page := await self._books.find(Case, where, limit=_PAGE, after=after):
            found += page
            need(len(found) <= MOST_ROWS, "too_many", f"More than {MOST_ROWS} cases: take a shorter time.")
            after = cursor_of(page[-1])
        return found


async def action_of(books: Books, examination: Examination | None) -> Task | None:
    """Return the task of a corrective action, if there is one."""
    task = examination.task if examination is not None else ""
    return await books.get(Task, task) if task else None


def _lines(found: Iterable[Reviewed], by: Group) -> tuple[ReviewLine, ...]:
    """Return a line for each key, that with most cases first."""
    groups: dict[str, list[Reviewed]] = defaultdict(list)
    for each in found:
        groups[group_of(each.case, by)].append(each)
    lines = (_line(key, group) for key, group in groups.items())
    return tuple(sorted(lines, key=lambda line: (-line.counts[Mark.RAISED], line.key)))


def _line(key: str, found: Sequence[Reviewed]) -> ReviewLine:
    counts = {mark: len(marked(found, mark)) for mark in Mark}
    return ReviewLine(
        key,
        counts,
        answered_in_time=rate(counts[Mark.ANSWERED_IN_TIME], counts[Mark.ANSWER_DUE]),
        solved_in_time=rate(counts[Mark.SOLVED_IN_TIME], counts[Mark.SOLUTION_DUE]),
        reopened=rate(counts[Mark.REOPENED], counts[Mark.RAISED]),
        upheld=rate(counts[Mark.UPHELD], counts[Mark.EXAMINED]),
        answer=speed(each.answer_hours for each in found if each.answer_hours is not None),
        solution=speed(each.solution_hours for each in found if each.solution_hours is not None),
    )


#: The columns of the sheet.
HEADS = (
    "number",
    "type",
    "state",
    "title",
    "department",
    "tier",
    "account",
    "opened",
    "answer_hours",
    "solution_hours",
    "cause",
    "root_cause",
    "corrective_action",
    *(mark.value for mark in Mark if mark is not Mark.RAISED),
)


def _row(each: Reviewed, accounts: Mapping[str, Account], zone: ZoneInfo) -> list[str]:
    case, examined = each.case, each.case.examination
    opened = datetime.fromtimestamp(case.opened_at, UTC).astimezone(zone)
    account = accounts.get(case.account)
    return [
        case.number,
        case.type.value,
        case.state.value,
        case.title,
        case.department,
        case.tier,
        account.company if account else "",
        opened.strftime("%Y-%m-%d %H:%M"),
        *("" if hours is None else f"{hours:.2f}" for hours in (each.answer_hours, each.solution_hours)),
        *((examined.cause, examined.root_cause, examined.corrective_action) if examined else ("", "", "")),
        *("1" if mark in each.marks else "" for mark in Mark if mark is not Mark.RAISED),
    ]
