"""The case desk: opens cases, does moves to them for users, and lets users see what is theirs (FL-26)."""

import secrets
from collections.abc import Callable, Sequence
from typing import Any

from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person, is_private
from callcenter.cases import moves as m
from callcenter.cases.case import Case, CaseType
from callcenter.cases.entries import CaseEntry, entry_id
from callcenter.cases.handle import handle, merge, open_case
from callcenter.cases.seeing import Viewer, may_see
from callcenter.cases.sharing import names_in
from callcenter.cases.table import OPEN, CaseState
from callcenter.cases.turn import CaseRefusal, Decision, need
from callcenter.ports.books import Among, Begins, Books, Change, Cursor, Match, StaleVersion, cursor_of
from callcenter.ports.clock import Clock
from callcenter.ports.records import Records
from callcenter.service.accounts.office import Office
from callcenter.service.cases.keeping import Consequences, Letters, changes, next_number
from callcenter.service.cases.schedule import Schedule
from callcenter.service.cases.secrecy import CaseSecrecy
from callcenter.service.cases.wishes import CaseSearch, NewCase
from callcenter.service.house import House

#: How often a number is asked for anew when others open cases at the same moment.
_TRIES = 8
#: What is stored with a new case.
Also = Callable[[Case], Sequence[Change]]
_CHOICES = ("state", "type", "department", "owner", "opener", "account", "person", "tier")
_ORDERS = ("-changed_at", "-opened_at", "due_at", "number", "-number")


class CaseDesk:
    """Everything that users do with cases. Raises `CaseRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(
        self,
        books: Books,
        records: Records,
        clock: Clock,
        house: Callable[[], House],
        letters: Letters | None = None,
    ) -> None:
        self._books = books
        self._records = records
        self._clock = clock
        self._house = house
        self.letters = letters
        self.consequences: Consequences | None = None
        self.secrecy = CaseSecrecy(Office(books, records, clock, house))

    @property
    def schedule(self) -> Schedule:
        """The rules of the house in force."""
        return Schedule(self._house())

    # --- looking ---------------------------------------------------------------------------

    async def get(self, viewer: Viewer, id: str) -> Case:
        """Return a case; one that the viewer may not see is as good as none. Of a secret file it is noted."""
        return await self._seen(viewer, id, "case")

    async def _seen(self, viewer: Viewer, id: str, where: str = "") -> Case:
        case = await self._books.get(Case, id)
        if case is None or not may_see(case, viewer):
            raise CaseRefusal("unknown_case", "There is no such case.")
        if not await self.secrecy.open_to(viewer, [case], where):
            raise CaseRefusal("unknown_case", "There is no such case.")
        return case

    async def entries(self, case: str, after: int = 0, limit: int = 500) -> list[CaseEntry]:
        """Return the trail of a case behind a place, oldest first."""
        last = entry_id(case, after)
        cursor = Cursor(last, last) if after else None
        return await self._books.find(CaseEntry, {"case": case}, limit=limit, after=cursor)

    async def search(self, viewer: Viewer, wanted: CaseSearch) -> tuple[list[Case], str]:
        """Return a page of the cases that fit and that the viewer sees, and where the next one begins.

        A page may be shorter than its limit: cases of secret files are left out of it.
        """
        need(wanted.order in _ORDERS, "bad_order", f"The order is one of {', '.join(_ORDERS)}.")
        where: dict[str, Match] = {name: value for name in _CHOICES if (value := getattr(wanted, name)) != ""}
        where |= {"contacts": wanted.contact} if wanted.contact else {}
        where |= {"tags": wanted.tag} if wanted.tag else {}
        where |= {"number": Begins(wanted.number)} if wanted.number else {}
        if wanted.open is not None and not wanted.state:
            states = OPEN if wanted.open else set(CaseState) - OPEN
            where["state"] = Among(tuple(sorted(state.value for state in states)))
        if not viewer.leads:
            where["seen_by"] = Among(viewer.words)
        found = await self._page(where, wanted)
        full = len(found) == wanted.limit and found
        after = cursor_of(found[-1], wanted.order).text() if full else ""
        return await self.secrecy.open_to(viewer, found, "cases"), after

    async def _page(self, where: dict[str, Match], wanted: CaseSearch) -> list[Case]:
        """Return a page; of several customers that of their accounts and that of their people as one."""
        after, named = _cursor(wanted.after), wanted.named
        ways: tuple[dict[str, Match], ...] = ({},)
        if named is not None:
            chosen = {"account": named.accounts, "person": named.people}
            ways = tuple({field: Among(ids)} for field, ids in chosen.items() if ids)
        found: dict[str, Case] = {}
        for way in ways:
            both = way | where
            page = await self._books.find(Case, both, order=wanted.order, limit=wanted.limit, after=after)
            found |= {case.id: case for case in page}
        field, backwards = wanted.order.removeprefix("-"), wanted.order.startswith("-")
        ordered = sorted(found.values(), key=lambda case: (getattr(case, field), case.id), reverse=backwards)
        return ordered[: wanted.limit]

    # --- doing -----------------------------------------------------------------------------

    async def open(self, viewer: Viewer, wish: NewCase, also: Also = lambda case: ()) -> Case:
        """Open a case, with its number and its deadlines, and give it away if the wish says to whom.

        What `also` returns for the case is stored with it.
        """
        now, house = self._clock.now(), self._house()
        schedule = Schedule(house)
        if wish.department:
            need(schedule.department(wish.department), "unknown_department", "There is no such department.")
        await self._known(wish.owner)
        bare = await self._bare(viewer.user, wish)
        for _ in range(_TRIES):
            number, taken = await next_number(self._books, now, house.zone)
            decisions = begun(replace(bare, number=number), viewer.user, wish, schedule, now)
            decisions, led_to = await self._led(decisions, None, now)
            kept = [*self._changes(decisions, viewer.user, now), taken, *led_to, *also(decisions[-1].case)]
            try:
                stored = await self._books.commit(kept, viewer.user or "system", now)
            except StaleVersion:
                continue
            return _case_of(stored, bare.id)
        raise StaleVersion("too many cases are opened at this moment")

    async def do(
        self, viewer: Viewer, id: str, version: int, move: m.Move, also: Sequence[Change] = ()
    ) -> Case:
        """Do a move to a case that the viewer sees and knows in this version; return it as it is now.

        `also` is stored with it.
        """
        case = await self._seen(viewer, id)
        _check_version(case, version)
        now = self._clock.now()
        decision = handle(case, await self._complete(case, viewer.user, move, now), now)
        decisions, led_to = await self._led([decision], case, now)
        return await self._keep(decisions, now, [*also, *led_to])

    async def merge(self, viewer: Viewer, id: str, version: int, into: str) -> Case:
        """Let a case live on in another that the viewer sees, too; return the one that is left."""
        source = await self._seen(viewer, id)
        _check_version(source, version)
        now = self._clock.now()
        return await self._keep(merge(source, await self._seen(viewer, into), viewer.user, now), now)

    async def apply(self, case: Case, move: m.Move, now: float, also: Sequence[Change] = ()) -> Case:
        """Do a move for nobody: time, or the customer. The case was just read; `also` is stored with it."""
        circle = self.schedule.circle(case.department)
        return await self._keep([handle(case, replace(move, circle=circle), now)], now, also)

    async def _led(
        self, decisions: list[Decision], before: Case | None, now: float
    ) -> tuple[list[Decision], list[Change]]:
        """Add what follows if the case has become a complaint by these decisions."""
        case = decisions[-1].case
        was = before is not None and before.type is CaseType.COMPLAINT
        if self.consequences is None or was or case.type is not CaseType.COMPLAINT:
            return decisions, []
        further, led_to = await self.consequences.lead_to(case, now)
        return [*decisions, *further], led_to

    async def _keep(self, decisions: Sequence[Decision], now: float, also: Sequence[Change] = ()) -> Case:
        by = next((entry.by for each in decisions for entry in each.entries), "")
        kept = [*self._changes(decisions, by, now), *also]
        return _case_of(await self._books.commit(kept, by or "system", now), decisions[-1].case.id)

    def _changes(self, decisions: Sequence[Decision], by: str, now: float) -> list[Change]:
        mailboxes = {each.id: each.email for each in self._house().departments}
        return changes(decisions, by, now, self.letters, mailboxes)

    async def _complete(self, case: Case, user: str, move: m.Move, now: float) -> m.Move:
        """Add to a move what the house knows: the circle, the deadlines, who is meant."""
        schedule = self.schedule
        department = case.department
        match move:
            case m.Answer() | m.FeedBack():
                need(self.letters or not move.mail, "no_mail", "This house sends no mail.")
            case m.Assign():
                department = move.department
                found = not department or schedule.department(department)
                need(found, "unknown_department", "There is no such department.")
                await self._known(move.owner)
                move = replace(move, deadlines=schedule.assigned(case, department, now))
            case m.Reopen():
                move = replace(move, deadlines=schedule.again(case, now))
            case m.Resolve():
                move = replace(move, deadlines=schedule.solved(case, now))
            case m.Pause():
                stops = schedule.stopped_by(move.reason)
                need(stops is not None, "unknown_reason", "The house has no such reason to pause.")
                move = replace(move, stops=stops or ())
            case m.Resume():
                move = replace(move, deadlines=schedule.resumed(case, now))
            case m.Examine():
                need(schedule.is_cause(move.cause), "unknown_cause", "The house has no such root cause.")
            case m.Watch():
                await self._known(move.user)
            case m.Comment():
                move = replace(move, mentions=await self._mentioned(move.text))
        return replace(move, by=user, circle=schedule.circle(department))

    async def _bare(self, user: str, wish: NewCase) -> Case:
        """Return the case that a wish describes, before it has a number."""
        tier = wish.tier
        if wish.account:
            account = await self._books.get(Account, wish.account)
            tier = tier or (account.tier if account is not None else "")
        elif wish.person and not tier:
            person = await self._books.get(Person, wish.person)
            tier = person.tier if person is not None and is_private(person) else ""
        return Case(
            wish.id or secrets.token_hex(8),
            type=wish.type,
            title=wish.title,
            text=wish.text,
            origin=wish.origin,
            contact=wish.contact,
            contacts=(wish.contact,) if wish.contact else (),
            account=wish.account,
            person=wish.person,
            address=wish.address,
            opener=user,
            tier=tier,
            priority=wish.priority,
            tags=wish.tags,
            files=wish.files,
        )

    async def _known(self, user: str) -> None:
        if user:
            found = await self._records.user(user)
            need(found is not None and found.active, "unknown_user", f"There is no user {user}.")

    async def _mentioned(self, text: str) -> tuple[str, ...]:
        """Return the users whom a text mentions; other names are words like any other."""
        names = names_in(text)
        if not names:
            return ()
        users = {user.name for user in await self._records.users() if user.active}
        return tuple(name for name in names if name in users)


def begun(case: Case, user: str, wish: NewCase, schedule: Schedule, now: float) -> list[Decision]:
    """Return how a case begins, and how it is given away at once. Raises `CaseRefusal`."""
    due = replace(case, deadlines=schedule.opening(case, now))
    decisions = [open_case(m.Open(case=due, by=user), now)]
    if wish.department or wish.owner:
        assign = m.Assign(
            by=user,
            department=wish.department,
            owner=wish.owner,
            circle=schedule.circle(wish.department),
            deadlines=schedule.assigned(case, wish.department, now),
        )
        decisions.append(handle(decisions[0].case, assign, now))
    return decisions


def _case_of(stored: Sequence[Any], id: str) -> Case:
    return next(each for each in stored if isinstance(each, Case) and each.id == id)


def _check_version(case: Case, version: int) -> None:
    if case.version != version:
        raise StaleVersion(f"version {version} of this case is not the current one")


def _cursor(text: str) -> Cursor | None:
    try:
        return Cursor.parse(text) if text else None
    except ValueError:
        raise CaseRefusal("bad_cursor", "There is no such place to go on from.") from None
