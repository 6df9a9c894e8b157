"""The demo's cases: some under way, some late, one at its end; told as what people did, hours ago."""

import secrets
from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.person import Person
from callcenter.cases import moves as m
from callcenter.cases.case import Case, CaseType, Origin, Priority
from callcenter.cases.handle import handle
from callcenter.cases.turn import Decision
from callcenter.demo.told import read
from callcenter.ports.books import Books
from callcenter.ports.clock import Clock
from callcenter.service.cases.clocks import HOUR
from callcenter.service.cases.desk import begun
from callcenter.service.cases.keeping import changes, next_number
from callcenter.service.cases.schedule import Schedule
from callcenter.service.cases.wishes import NewCase
from callcenter.service.house import House

_MOVES: dict[str, Callable[[Any], m.Move]] = {
    "propose": lambda text: m.Propose(text=text),
    "answer": lambda text: m.Answer(text=text, channel="voice"),
    "feed_back": lambda text: m.FeedBack(text=text, channel="voice"),
    "accept": lambda text: m.Accept(text=text),
    "refuse": lambda text: m.Refuse(text=text),
    "reopen": lambda text: m.Reopen(text=text),
    "resolve": lambda text: m.Resolve(text=text),
    "follow_up": lambda text: m.FollowUp(text=text, satisfaction=5),
    "close": lambda text: m.Close(text=text),
    "comment": lambda text: m.Comment(text=text),
    "pause": lambda text: m.Pause(text=text),
    "examine": lambda found: m.Examine(**found),
}


async def remember(books: Books, clock: Clock, house: House) -> None:
    """Fill the demo with cases, unless it has some."""
    if await books.count(Case):
        return
    for entry in read("cases.yaml"):
        person = await books.get(Person, entry["person"])
        account = await books.get(Account, person.account) if person is not None else None
        number, taken = await next_number(books, clock.now(), house.zone)
        case = Case(
            entry.get("id") or secrets.token_hex(8),
            number=number,
            title=entry["title"],
            text=entry.get("text", ""),
            type=CaseType(entry["type"]),
            origin=Origin(entry.get("origin", "contact")),
            priority=Priority(entry.get("priority", "normal")),
            person=entry["person"],
            account=account.id if account is not None else "",
            tier=account.tier if account is not None else "",
            opener=entry["opener"],
        )
        # All at once: nothing falls due between what was done hours ago.
        decisions = _story(case, entry, Schedule(house), clock.now())
        await books.commit([*changes(decisions, entry["opener"], clock.now()), taken], "system", clock.now())


def _story(case: Case, entry: dict[str, Any], schedule: Schedule, now: float) -> list[Decision]:
    """Return what was done to a case, each move as `[hours ago, who, what, words]`."""
    wish = NewCase(title=case.title, department=entry.get("department", ""), owner=entry.get("owner", ""))
    decisions = begun(case, case.opener, wish, schedule, now - entry["hours"] * HOUR)
    for hours, who, what, words in entry.get("moves", ()):
        then, last = now - hours * HOUR, decisions[-1].case
        move: Any = replace(_MOVES[what](words), by=who, circle=schedule.circle(last.department))
        if isinstance(move, m.Reopen | m.Resolve):
            due = schedule.again if isinstance(move, m.Reopen) else schedule.solved
            move = replace(move, deadlines=due(last, then))
        decisions.append(handle(last, move, then))
    return decisions
