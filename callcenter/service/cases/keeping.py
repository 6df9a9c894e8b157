"""What a decision becomes in the books: the case, its new entries, the notices, the mails."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from callcenter.cases.case import Case
from callcenter.cases.effects import Notify, WriteMail
from callcenter.cases.turn import Decision
from callcenter.ports.books import Books, Change, Put
from callcenter.ports.notices import Counter, Notice

#: Makes what is stored of a mail that a case asks for; `by` wrote it.
Letters = Callable[[Case, WriteMail, str, float], Sequence[Change]]


def no_letters(_case: Case, _wish: WriteMail, _by: str, _at: float) -> Sequence[Change]:
    """Keep nothing: the house has no mail."""
    return ()


def changes(decisions: Sequence[Decision], by: str, at: float, letters: Letters = no_letters) -> list[Change]:
    """Return all that is stored of decisions, the cases first.

    The trail says who did what, so that no second copy of a customer's words goes into the audit trail.
    A case that several decisions in a row are about is stored once, as the last one left it.
    """
    last = {decision.case.id: decision.case for decision in decisions}
    found: list[Change] = [Put(case, quiet=True) for case in last.values()]
    told: dict[str, int] = {}
    for decision in decisions:
        found += [Put(entry, quiet=True) for entry in decision.entries]
        for effect in decision.effects:
            if isinstance(effect, WriteMail):
                found += letters(last[effect.case], effect, by, at)
            else:
                found += _notices(last[effect.case], effect, by, at, told)
    return found


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
