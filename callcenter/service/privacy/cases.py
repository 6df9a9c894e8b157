"""Cases of a person who is erased: what is open stays, locked; what is over is emptied whole (EU-03)."""

from collections.abc import AsyncIterator, Iterable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.person import Person
from callcenter.cases.archive import ArchivedFile
from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.cases.forgetting import forgotten_case, forgotten_entry
from callcenter.cases.table import OPEN
from callcenter.ports.books import Among, Books, Change, Drop, Match, Put
from callcenter.ports.mail import Letter
from callcenter.ports.notices import Notice
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.signs import each
from callcenter.service.privacy import bare

#: What belongs to a case, by its name in proofs and exports, and the field that names the case.
BELONGINGS: dict[str, tuple[type[Any], str]] = {
    "case_entries": (CaseEntry, "case"),
    "letters": (Letter, "case"),
    "archived_files": (ArchivedFile, "case"),
    "case_notices": (Notice, "subject"),
    "case_lines": (TimelineEntry, "ref"),
}


class Emptied(Struct, frozen=True):
    """What an erasure makes of cases: the changes, how many of each kind, what is still to be done.

    `files` are the digests of files that nobody may need any more, `waiting` the cases that are open.
    """

    changes: list[Change]
    counts: dict[str, int]
    files: tuple[str, ...] = ()
    waiting: tuple[str, ...] = ()


async def cases_of(books: Books, person: Person) -> AsyncIterator[Case]:
    """Yield a person's cases, with those from their addresses that are nobody else's."""
    async for case in each(books, Case, {"person": person.id}):
        yield case
    addresses: dict[str, Match] = {"addresses": Among(person.emails), "person": ""}
    async for case in each(books, Case, addresses):
        yield case


async def emptied(books: Books, cases: Iterable[Case]) -> Emptied:
    """Return what becomes of these cases: those that are over name nobody, the others wait."""
    found = Emptied([], {})
    for case in cases:
        one = await _one(books, case)
        counts = {name: found.counts.get(name, 0) + count for name, count in one.counts.items()}
        found = Emptied(
            [*found.changes, *one.changes],
            found.counts | counts,
            tuple(dict.fromkeys((*found.files, *one.files))),
            (*found.waiting, *one.waiting),
        )
    return found


async def _one(books: Books, case: Case) -> Emptied:
    if case.state in OPEN:
        return Emptied([], {}, waiting=(case.id,))
    changes: list[Change] = [Put(forgotten_case(case), quiet=True)]
    counts = {"cases": 1, "files": len(case.files)}
    for name, (kind, field) in BELONGINGS.items():
        found: list[Any] = [one async for one in each(books, kind, {field: case.id})]
        made = [change for one in found if (change := _change(one)) is not None]
        changes += made
        counts[name] = len(made)
    return Emptied(changes, {name: count for name, count in counts.items() if count}, case.digests)


def _change(one: Any) -> Change | None:
    """Return what becomes of something that belongs to a case, None if there was nothing to forget."""
    if isinstance(one, CaseEntry):
        left: Any = forgotten_entry(one)
    elif isinstance(one, Letter):
        left = bare.letter(one)
    elif isinstance(one, TimelineEntry):
        left = bare.unsaid(replace(one, person=""))
    else:
        return Drop(one, quiet=True)
    return Put(left, quiet=True) if left != one else None
