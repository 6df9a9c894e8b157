"""Accounts, and what belongs to them: kept, changed, found."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.assessments import Qualification, Rating
from callcenter.accounts.book import Contract, Dispute, Figures, Meeting, Need, Project, Promise
from callcenter.accounts.privacy import listed
from callcenter.accounts.refusal import AccountRefusal
from callcenter.ports.books import Begins, Change, Drop, Match
from callcenter.service.accounts.forms import Edit, values
from callcenter.service.accounts.months import Months
from callcenter.service.accounts.office import Office, Reader, T
from callcenter.service.accounts.paging import page
from callcenter.service.accounts.rating import rated
from callcenter.service.accounts.stages import check_stage

#: What belongs to one account, by the word in the API's paths.
BELONGINGS: Mapping[str, type[Any]] = {
    "needs": Need,
    "promises": Promise,
    "projects": Project,
    "contracts": Contract,
    "figures": Figures,
    "meetings": Meeting,
    "disputes": Dispute,
    "ratings": Rating,
    "qualifications": Qualification,
}
_CHOICES = ("tier", "manager", "deputy", "stage", "secrecy")
_ORDERS = ("id", "company", "tier")


class AccountSearch(Struct, frozen=True, forbid_unknown_fields=True):
    """Which accounts: those whose company begins so, of a tier, a manager, a stage. "" for all.

    With `words`, those that hold them in company, tags, industry or address, the best first, on one page.
    """

    words: str = ""
    company: str = ""
    tier: str = ""
    manager: str = ""
    deputy: str = ""
    stage: str = ""
    secrecy: str = ""
    order: str = "company"
    limit: int = 100
    after: str = ""


class Nominating(Protocol):
    """Asks a second person for tiers."""

    async def asked(self, wanted: Sequence[tuple[Account, str]], by: str) -> Sequence[Change]:
        """Return what is stored to ask for these tiers in the name of `by`."""


class AccountLedger:
    """What users do with accounts. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office) -> None:
        self._office = office
        self._months = Months(office)

    async def find(self, reader: Reader, wanted: AccountSearch) -> tuple[list[Account], str]:
        """Return a page of the accounts that fit and that the reader may read, and where to go on.

        Those that were merged into others are left out. A page may be shorter than its limit.
        """
        if wanted.order.removeprefix("-") not in _ORDERS or not 1 <= wanted.limit <= 500:
            raise AccountRefusal("invalid_request", "order is id, company or tier; limit is 1 to 500")
        where: dict[str, Match] = {name: value for name in _CHOICES if (value := getattr(wanted, name))}
        if wanted.company:
            where["company"] = Begins(wanted.company)
        found, after = await page(self._office.books, Account, where, wanted)
        there = [each for each in found if not each.merged_into]
        seen, today = await self._office.open_to(reader, there, "list"), self._office.today()
        return [listed(account, today) for account in seen], after

    async def open(self, reader: Reader, form: Struct, nominating: Nominating) -> Account:
        """Keep a new account. A tier that the form names is asked for: a second person gives it (KA-01)."""
        now, filled = self._office.now(), values(form)
        self._check(filled)
        tier = filled.pop("tier")
        account = Account(self._office.new_id("acc"), created_at=now, looked_at=now, **filled)
        asked = await nominating.asked([(account, tier)], reader.user)
        return await self._office.keep(account, reader.user, asked)

    async def change(self, reader: Reader, id: str, form: Edit) -> Account:
        """Change an account as the form says. Tier and credit change by approval alone."""
        await self._office.readable(reader, id)
        account = await self._office.at_version(Account, id, form.version)
        filled = values(form)
        self._check(filled)
        after = replace(account, **filled, looked_at=self._office.now())
        await check_stage(self._office, account, after)
        return await self._put(reader, after)

    async def confirm(self, reader: Reader, id: str) -> Account:
        """Note that somebody has looked and all of it is true (DU-04)."""
        account = await self._office.readable(reader, id)
        return await self._put(reader, replace(account, looked_at=self._office.now()))

    # --- what belongs to an account ----------------------------------------------------------

    async def belongings(self, reader: Reader, id: str, kind: type[Any]) -> list[Any]:
        """Return all of one kind that belongs to an account."""
        await self._office.readable(reader, id)
        return await self._office.books.find(kind, {"account": id}, limit=1000)

    async def add(self, reader: Reader, account: str, kind: type[Any], form: Struct) -> Any:
        """Keep something new that belongs to an account."""
        await self._office.readable(reader, account)
        made = kind(id=self._office.new_id(kind.__name__.lower()), account=account, **values(form))
        if isinstance(made, Figures):
            return await self._months.add(made, reader.user)
        return await self._put(reader, self._signed(reader, self._sound(made)))

    async def update(self, reader: Reader, kind: type[Any], id: str, form: Edit) -> Any:
        """Change something that belongs to an account."""
        found = await self._office.at_version(kind, id, form.version)
        await self._office.readable(reader, found.account)
        after = renewed(found, self._sound(replace(found, **values(form))))
        if isinstance(found, Figures):
            return await self._months.correct(found, after, reader.user)
        return await self._put(reader, after)

    async def drop(self, reader: Reader, kind: type[Any], id: str, version: int) -> None:
        """Delete something that belongs to an account."""
        found = await self._office.at_version(kind, id, version)
        await self._office.readable(reader, found.account)
        await self._office.commit([Drop(found)], reader.user)

    def _sound(self, made: Any) -> Any:
        """Return what belongs to an account, marks with their score.

        Refuses a dispute without words, or settled without how, and marks for no criterion of the house.
        """
        if isinstance(made, Dispute) and not made.is_sound:
            raise AccountRefusal("text_missing", "Say what it is about, and how it was settled.")
        return rated(made, self._office.house().account_rules) if isinstance(made, Rating) else made

    def _signed(self, reader: Reader, made: Any) -> Any:
        """Return something new with its author and moment, where it has places for them."""
        if "by" not in made.__struct_fields__:
            return made
        return replace(made, by=reader.user, at=self._office.now())

    async def _put(self, reader: Reader, entity: T) -> T:
        return await self._office.keep(entity, reader.user)

    def _check(self, filled: Mapping[str, Any]) -> None:
        """Refuse a tier and agents that the house does not have."""
        house = self._office.house()
        if not filled["company"].strip():
            raise AccountRefusal("company_missing", "An account has a company.")
        tiers = {tier.id for tier in house.tiers}
        if tiers and filled.get("tier") and filled["tier"] not in tiers:
            raise AccountRefusal("unknown_tier", filled["tier"])
        agents = {agent.id for agent in house.agents}
        for name in ("manager", "deputy"):
            if filled[name] and filled[name] not in agents:
                raise AccountRefusal("unknown_agent", filled[name])


def renewed(before: Any, after: Any) -> Any:
    """Return something changed; of a promise for another day its owner is reminded anew."""
    if isinstance(after, Promise) and after.due != before.due:
        return replace(after, told_at=0.0)
    return after
