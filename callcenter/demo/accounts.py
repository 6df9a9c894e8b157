"""The story of the demo's accounts: what is filled in beside the cards, counted back from today."""

from decimal import Decimal
from typing import Any

import msgspec
from msgspec.structs import replace

from callcenter.accounts.account import Account, Credit, CreditChange, TeamRole, TierChange
from callcenter.accounts.book import Contract, ContractState, Figures, Milestone, Need, Project, Promise
from callcenter.accounts.person import Person
from callcenter.demo.told import Told, read
from callcenter.ports.books import Books, Put
from callcenter.ports.clock import Clock
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.signs import month

#: Who wrote it all down.
BY = "lin"
_MONTHS = 15
#: What of an entry is worked out, and not a field of the account.
_APART = {
    "people",
    "needs",
    "promises",
    "contracts",
    "projects",
    "history",
    "sales",
    "trend",
    "margin",
    "visited",
}


async def file_in(books: Books, clock: Clock) -> None:
    """Fill in the files of the demo's accounts, those that nobody has filled in yet."""
    told = Told(clock.now())
    for entry in read("accounts.yaml"):
        before = await books.get(Account, entry["id"])
        if before is None or not before.looked_at:
            people = {each["id"]: await books.get(Person, each["id"]) for each in entry.get("people", ())}
            entities = [_account(entry, before, told), *_people(entry, people, told), *_rest(entry, told)]
            await books.commit([Put(each) for each in entities], BY, told.now)


def _account(entry: dict[str, Any], before: Account | None, told: Told) -> Account:
    fields = {name: value for name, value in entry.items() if name not in _APART}
    credit = dict(fields.pop("credit", {}))
    if "review" in credit:
        credit["review_on"] = told.on(credit.pop("review"))
    filled = msgspec.convert(fields, Account)
    kept = before or filled
    account = replace(
        filled,
        version=kept.version,
        tier=kept.tier,
        manager=kept.manager,
        deputy=kept.deputy,
        team=(TeamRole(BY, "key accounts"),),
        credit=msgspec.convert(credit, Credit),
        created_at=told.at(-700),
        looked_at=told.at(-(entry.get("visited", 200))),
        last_visit=told.at(-entry["visited"]) if "visited" in entry else 0.0,
    )
    return with_first_grades(account, BY, told.at(-700))


def _people(entry: dict[str, Any], known: dict[str, Person | None], told: Told) -> list[Person]:
    found = []
    for each in entry.get("people", ()):
        fields = {name: value for name, value in each.items() if name != "left"}
        filled = msgspec.convert(fields, Person)
        kept = known[each["id"]] or filled
        found.append(
            replace(
                filled,
                version=kept.version,
                account=entry["id"],
                name=kept.name,
                language=kept.language,
                numbers=kept.numbers,
                created_at=told.at(-700),
                looked_at=told.at(-30),
                left_at=told.at(-each["left"]) if "left" in each else 0.0,
            )
        )
    return found


def _rest(entry: dict[str, Any], told: Told) -> list[Any]:
    """Return what belongs to an account, each with an id of its own."""
    of = entry["id"]
    found: list[Any] = []
    for index, each in enumerate(entry.get("needs", ())):
        found.append(msgspec.convert({"id": f"need-{of}-{index}", "account": of, "by": BY, **each}, Need))
    for index, each in enumerate(entry.get("promises", ())):
        found.append(
            Promise(f"promise-{of}-{index}", 0, of, "", each["text"], each["owner"], told.at(each["due"]))
        )
    for index, each in enumerate(entry.get("projects", ())):
        found.append(msgspec.convert({"id": f"project-{of}-{index}", "account": of, **each}, Project))
    found += [
        _contract(f"contract-{of}-{index}", of, each, told)
        for index, each in enumerate(entry.get("contracts", ()))
    ]
    found += _figures(entry, told)
    found += [
        _line(f"demo:{of}:{index}", of, each, told) for index, each in enumerate(entry.get("history", ()))
    ]
    return found


def _contract(id: str, account: str, each: dict[str, Any], told: Told) -> Contract:
    steps = [
        Milestone(step["name"], told.on(step["due"]), told.on(step["done"]) if "done" in step else "")
        for step in each.get("milestones", ())
    ]
    return Contract(
        id=id,
        account=account,
        name=each["name"],
        signed_on=told.on(each["signed"]),
        ends_on=told.on(each["ends"]),
        value=Decimal(each["value"]),
        currency=each["currency"],
        outcome=ContractState(each.get("outcome", "running")),
        milestones=tuple(steps),
    )


def _figures(entry: dict[str, Any], told: Told) -> list[Figures]:
    """Return the months before this one, the last six of them with the trend."""
    found = []
    for back in range(1, _MONTHS + 1 if "sales" in entry else 1):
        since = max(0, 7 - back)
        sales = round(Decimal(entry["sales"]) * (1 + Decimal(str(entry["trend"]))) ** since, 2)
        margin = round(sales * Decimal(str(entry["margin"])), 2)
        period = month(told.today, -back)
        id, currency = f"figures-{entry['id']}-{period}", entry.get("credit", {}).get("currency", "")
        found.append(Figures(id, 0, entry["id"], period, sales, margin, margin / 10, 2, currency))
    return found


def _line(id: str, account: str, each: dict[str, Any], told: Told) -> TimelineEntry:
    detail = {"agent": each["agent"], "channel": "voice"} if "agent" in each else {}
    return TimelineEntry(
        id=id,
        at=told.at(-each["days"]),
        account=account,
        kind=each["kind"],
        what=each["what"],
        title=each["title"],
        detail=detail,
        by=each.get("agent", BY),
    )


def with_first_grades(account: Account, by: str, now: float) -> Account:
    """Return a new account with the first lines of the histories of its tier and credit."""
    tiers = (TierChange(now, by, account.tier, "first"),) if account.tier else ()
    granted = (CreditChange(now, by, account.credit, "first"),) if account.credit.grade else ()
    return replace(account, tiers=tiers, credits=granted)
