"""What a decision becomes in the books: the case, its new entries, the notices, the mails."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from types import MappingProxyType
from typing import Protocol
from zoneinfo import ZoneInfo

from callcenter.cases.case import Case
from callcenter.cases.effects import Notify, WriteMail
from callcenter.cases.entries import CaseEntry
from callcenter.cases.turn import Decision
from callcenter.ports.books import Books, Change, Put
from callcenter.ports.notices import Counter, Notice
from callcenter.ports.timeline import TimelineEntry

#: What the timeline of a customer says of a case.
_LINES = frozenset(
    {"opened", "answer", "feed_back", "accept", "refuse", "reopen", "resolve", "follow_up", "close"}
)


class Letters(Protocol):
    """Makes what is stored of the mails that cases ask for."""

    def answer(self, case: Case, wish: WriteMail, by: str, at: float) -> Sequence[Change]:
        """Return what becomes of a letter to the customer that `by` wrote."""

    def told(self, case: Case, notice: Notify, address: str, at: float) -> Sequence[Change]:
        """Return what becomes of a notice for the mailbox of the case's department."""


class Consequences(Protocol):
    """Knows what a case leads to that has become a complaint (KA-21)."""

    async def lead_to(self, case: Case, now: float) -> tuple[list[Decision], list[Change]]:
        """Return the further decisions about it, and what is stored beside it."""


def changes(
    decisions: Sequence[Decision],
    by: str,
    at: float,
    letters: Letters | None = None,
    mailboxes: Mapping[str, str] = MappingProxyType({}),
) -> list[Change]:
    """Return all that is stored of decisions, the cases first. `mailboxes`: departments' addresses.

    The trail says who did what, so that no second copy of a customer's words goes into the audit trail.
    A case that several decisions in a row are about is stored once, as the last one left it.
    """
    last = {decision.case.id: decision.case for decision in decisions}
    found: list[Change] = [Put(case, quiet=True) for case in last.values()]
    told: dict[str, int] = {}
    for decision in decisions:
        case = last[decision.case.id]
        for entry in decision.entries:
            found += [Put(entry, quiet=True), *_line(case, entry)]
        for effect in decision.effects:
            if isinstance(effect, Notify):
                found += _notices(case, effect, by, at, told)
                mailbox = mailboxes.get(case.department, "")
                found += letters.told(case, effect, mailbox, at) if letters else ()
            elif letters:
                found += letters.answer(case, effect, by, at)
    # A mailbox is told once of what happened twice in one decision.
    return list({(type(each.entity), each.entity.id): each for each in found}.values())


def _line(case: Case, entry: CaseEntry) -> list[Change]:
    """Return the line of the customer's timeline that says it, if there is a customer and it matters."""
    if entry.kind not in _LINES or not (case.account or case.person):
        return []
    said = TimelineEntry(
        f"case:{entry.id}",
        at=entry.at,
        account=case.account,
        person=case.person,
        kind="case",
        ref=case.id,
        what=entry.kind,
        title=f"{case.number} {case.title}".strip(),
        detail={"type": case.type.value, "department": case.department},
        by=entry.by,
    )
    return [Put(said, quiet=True)]


def _notices(case: Case, wish: Notify, by: str, at: float, told: dict[str, int]) -> list[Change]:
    """Return a notice for each user; its id cannot come twice, as the case's version does not."""
    made: list[Change] = []
    for user in wish.users:
        place = told[case.id] = told.get(case.id, 0) + 1
        id = f"{case.id}:{case.version + 1}:{place}"
        title = f"{case.number} {case.title}".strip()
        notice = Notice(id, user, at, "case", case.id, wish.what, title=title, text=wish.text, by=by)
        made.append(Put(notice, quiet=True))
    return made


async def next_number(books: Books, now: float, zone: str) -> tuple[str, Put]:
    """Return the number of the next case of this year in the house's zone, and what keeps it taken.

    Whoever commits that at the same time as somebody else gets `StaleVersion` and asks again.
    """
    year = datetime.fromtimestamp(now, UTC).astimezone(ZoneInfo(zone)).year
    series = f"case-{year}"
    last = await books.get(Counter, series) or Counter(series)
    taken = Counter(series, last.version, last.value + 1)
    return f"C-{year}-{taken.value:06d}", Put(taken, quiet=True)
