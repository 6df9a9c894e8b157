"""Timelines as somebody may read them, notes in them, and the customer beside a contact (screen-pop)."""

from collections.abc import Sequence

from msgspec import Struct

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.book import Need, NeedStatus, Promise
from callcenter.accounts.health import Health
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import listed_person, without_personal
from callcenter.accounts.refusal import AccountRefusal
from callcenter.cases.case import Case
from callcenter.cases.table import OPEN
from callcenter.floor.values import CustomerCard
from callcenter.ports.books import Among, Match, cursor_of
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.paging import cursor
from callcenter.service.accounts.signs import Examiner, tier_of
from callcenter.service.timeline import timeline

#: What a call wants to know of before; changes of the file are not among it.
_TOLD = "contact,case,visit,task,survey,promise,note,approval,plan"


class TimelineQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which lines: of these kinds (comma between them, "" for all), behind a place."""

    kinds: str = ""
    limit: int = 50
    after: str = ""


class OpenCase(Struct, frozen=True):
    """A case that is open, with when something has to be done next (None: nothing is due)."""

    id: str
    number: str
    title: str
    state: str
    step: str
    due_at: float | None


class Known(Struct, frozen=True):
    """Somebody who may be calling."""

    person: str
    name: str
    account: str
    company: str


class AccountHeader(Struct, frozen=True):
    """What an agent sees of an account at a glance. `tier_name` by language."""

    id: str
    company: str
    tier: str
    tier_name: dict[str, str]
    benefits: tuple[str, ...]
    manager: str
    deputy: str
    stage: str
    service_mode: str
    credit_grade: str
    secrecy: str


class CustomerBeside(Struct, frozen=True):
    """The customer of a contact, all in one answer.

    `restricted`: the file is not open to the reader, who sees the header alone. `candidates` are those
    who share the number, where nobody can be told to be the caller.
    """

    contact: str
    person: Person | None = None
    account: AccountHeader | None = None
    restricted: bool = False
    health: Health | None = None
    cases: tuple[OpenCase, ...] = ()
    promises: tuple[Promise, ...] = ()
    needs: tuple[Need, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    candidates: tuple[Known, ...] = ()


class Timelines:
    """Reads and writes timelines for users."""

    def __init__(self, office: Office, examiner: Examiner) -> None:
        self._office = office
        self._examiner = examiner

    async def of_account(
        self, reader: Reader, id: str, query: TimelineQuery
    ) -> tuple[list[TimelineEntry], str]:
        """Return a page of an account's timeline, the newest first, and where to go on."""
        account = await self._office.readable(reader, id)
        return await self._page(reader, query, account)

    async def of_person(
        self, reader: Reader, id: str, query: TimelineQuery
    ) -> tuple[list[TimelineEntry], str]:
        """Return a page of a person's timeline, the newest first, and where to go on."""
        person = await self._office.get(Person, id)
        account = await self._office.readable(reader, person.account) if person.account else None
        return await self._page(reader, query, account, person=id)

    async def note(self, reader: Reader, text: str, *, account: str = "", person: str = "") -> TimelineEntry:
        """Write a note into a timeline (KA-20); it is as secret as the account's file."""
        if not text.strip():
            raise AccountRefusal("text_missing", "A note has words.")
        if person:
            account = (await self._office.get(Person, person)).account
        found = await self._office.readable(reader, account) if account else None
        id = self._office.new_id("note")
        entry = TimelineEntry(
            id=id,
            at=self._office.now(),
            account=account,
            person=person,
            kind="note",
            ref=id,
            what="written",
            title=text,
            by=reader.user,
            secrecy=found.secrecy if found else Secrecy.NORMAL,
        )
        return await self._office.keep(entry, reader.user)

    async def beside(
        self, reader: Reader, contact: str, card: CustomerCard, candidates: Sequence[Known] = ()
    ) -> CustomerBeside:
        """Return the customer of a contact as the reader may see them."""
        books = self._office.books
        person = await books.get(Person, card.person) if card.person else None
        account = await books.get(Account, person.account if person else card.account)
        header = self._header(account) if account else None
        if account is not None and not self._office.may_read(reader, account):
            return CustomerBeside(contact, person and listed_person(person), header, restricted=True)
        if account is not None:
            await self._office.shown(reader, [account], "screen_pop")
        fields = self._office.house().account_rules.personal_fields
        return CustomerBeside(
            contact,
            person and without_personal(person, fields, reader.roles),
            header,
            health=await self._health(account),
            cases=await self._cases(person, account),
            promises=await self._promises(account),
            needs=await self._needs(account),
            timeline=tuple(await self._head(reader, person, account)),
            candidates=tuple(candidates),
        )

    async def customer_of(self, contact: str) -> CustomerCard:
        """Return who the customer of a contact that is over was, an empty card if that is not known."""
        entry = await self._office.books.get(TimelineEntry, f"contact:{contact}:closed")
        return CustomerCard(person=entry.person, account=entry.account) if entry else CustomerCard()

    async def sharing(self, reader: Reader, number: str) -> tuple[Known, ...]:
        """Return everybody with a number, as far as the reader may read their files."""
        where: dict[str, Match] = {"numbers": number, "merged_into": "", "erased_at": 0.0}
        people = await self._office.books.find(Person, where, order="name", limit=20)
        accounts = await self._office.books.get_many(Account, {each.account for each in people} - {""})
        open_to = {each.id for each in await self._office.open_to(reader, accounts.values(), "screen_pop")}
        return tuple(
            Known(
                each.id,
                each.name,
                each.account,
                accounts[each.account].company if each.account in accounts else "",
            )
            for each in people
            if not each.account or each.account in open_to
        )

    async def _page(
        self, reader: Reader, query: TimelineQuery, account: Account | None, person: str = ""
    ) -> tuple[list[TimelineEntry], str]:
        if not 1 <= query.limit <= 500:
            raise AccountRefusal("invalid_request", "limit is 1 to 500")
        lines = await timeline(
            self._office.books,
            person=person,
            account=account.id if account and not person else "",
            kinds=tuple(kind for kind in query.kinds.split(",") if kind),
            secrecies=self._grades(reader, account),
            limit=query.limit,
            after=cursor(query.after),
        )
        return lines, cursor_of(lines[-1], "-at").text() if len(lines) == query.limit else ""

    def _grades(self, reader: Reader, account: Account | None) -> tuple[Secrecy, ...]:
        """Return the grades that a reader may see: all of an account whose own people they are."""
        cleared = self._office.house().account_rules.cleared(reader.roles)
        if account is not None and self._office.may_read(reader, account):
            cleared = max(cleared, account.secrecy, key=list(Secrecy).index)
        return tuple(list(Secrecy)[: list(Secrecy).index(cleared) + 1])

    def _header(self, account: Account) -> AccountHeader:
        tier = tier_of(self._office, account.tier)
        return AccountHeader(
            account.id,
            account.company,
            account.tier,
            tier.name if tier else {},
            tier.benefits if tier else (),
            account.manager,
            account.deputy,
            account.stage.value,
            account.service_mode.value,
            account.credit.grade,
            account.secrecy.value,
        )

    async def _health(self, account: Account | None) -> Health | None:
        if account is None:
            return None
        return self._examiner.health(account, await self._examiner.evidence(account.id))

    async def _cases(self, person: Person | None, account: Account | None) -> tuple[OpenCase, ...]:
        if person is None and account is None:
            return ()
        of: dict[str, Match] = {"account": account.id} if account else {"person": person.id if person else ""}
        states: Match = Among(tuple(sorted(state.value for state in OPEN)))
        found = await self._office.books.find(Case, of | {"state": states}, order="due_at", limit=10)
        return tuple(
            OpenCase(
                each.id,
                each.number,
                each.title,
                each.state.value,
                each.step.value,
                next_due(each),
            )
            for each in found
        )

    async def _promises(self, account: Account | None) -> tuple[Promise, ...]:
        if account is None:
            return ()
        where: dict[str, Match] = {"account": account.id, "kept_at": 0.0, "broken_at": 0.0}
        return tuple(await self._office.books.find(Promise, where, order="due", limit=10))

    async def _needs(self, account: Account | None) -> tuple[Need, ...]:
        if account is None:
            return ()
        where: dict[str, Match] = {"account": account.id, "status": NeedStatus.OPEN.value}
        found = await self._office.books.find(Need, where, limit=100)
        return tuple(sorted(found, key=lambda need: (-need.priority, need.id))[:5])

    async def _head(
        self, reader: Reader, person: Person | None, account: Account | None
    ) -> list[TimelineEntry]:
        if account is not None:
            return (await self._page(reader, TimelineQuery(_TOLD, 10), account))[0]
        if person is not None:
            return (await self._page(reader, TimelineQuery(_TOLD, 10), None, person=person.id))[0]
        return []


def next_due(case: Case) -> float | None:
    """Return when something has to be done for a case next, None if nothing is due."""
    return min((each.due for each in case.running), default=None)
