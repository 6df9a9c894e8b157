"""Colleagues' words about erased people: found when they are erased, listed, decided one by one (EU-03).

Words cannot be taken out blindly: a note about one person is about others, too.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.assessments import Qualification, Rating
from callcenter.accounts.book import Dispute, Figures, Meeting, Need, Project, Promise
from callcenter.accounts.mentions import Decided, Mention, naming, traits
from callcenter.accounts.person import Person
from callcenter.accounts.refusal import AccountRefusal
from callcenter.cases.case import Case
from callcenter.cases.entries import CaseEntry
from callcenter.cases.hand_overs import HandOver
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.ports.books import Books, Change, Match, Put
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office, Reader
from callcenter.service.accounts.signs import each

_MOST = 500


class Spoken(Struct, frozen=True):
    """A kind with free words of colleagues in `fields`; what is no text there is only looked at."""

    name: str
    kind: type[Any]
    fields: tuple[str, ...]
    where: dict[str, Match] = {}


SPOKEN: tuple[Spoken, ...] = (
    Spoken("note", TimelineEntry, ("title",), {"kind": "note"}),
    Spoken("account", Account, ("note", "swot")),
    Spoken("person", Person, ("note", "role")),
    Spoken("need", Need, ("text", "source")),
    Spoken("promise", Promise, ("text",)),
    Spoken("task", Task, ("title", "note", "result")),
    Spoken("visit", Visit, ("purpose", "preparation", "report")),
    Spoken("meeting", Meeting, ("topic", "level", "ours", "summary", "agreed")),
    Spoken("dispute", Dispute, ("text", "party", "cause", "handling")),
    Spoken("project", Project, ("name", "plan", "problem", "timetable", "process")),
    Spoken("figures", Figures, ("note",)),
    Spoken("rating", Rating, ("note",)),
    Spoken(
        "qualification",
        Qualification,
        ("strength", "similar", "prospects", "operation", "structure", "deciders", "decision", "note"),
    ),
    Spoken("hand_over", HandOver, ("reason", "checks", "introduced", "moved")),
)
_KINDS = {spoken.name: spoken for spoken in SPOKEN} | {
    "case": Spoken("case", Case, ("title", "text")),
    "case_entry": Spoken("case_entry", CaseEntry, ("text",)),
}


class MentionRow(Struct, frozen=True):
    """A mention with the words as they stand now, by field; of `editable` ones new words may be given."""

    mention: Mention
    texts: dict[str, str]
    editable: tuple[str, ...]


async def found(
    office: Office, person: Person, changes: Sequence[Change], erasure: str, skipped: Sequence[str]
) -> list[Put]:
    """Return the mentions of a person who is being erased, as they are once `changes` are made.

    `skipped` are their open cases, which are emptied whole when they are over.
    """
    wanted = traits(person.name, person.numbers, person.emails)
    became = {(type(each.entity), each.entity.id): each for each in changes}
    made: list[Put] = []
    async for spoken, before in _all(office.books, person, skipped):
        change = became.get((type(before), before.id))
        if change is not None and not isinstance(change, Put):
            continue
        one = change.entity if change is not None else before
        if one.id == person.id or not (fields := naming(_texts(spoken, one), wanted)):
            continue
        account = one.id if isinstance(one, Account) else getattr(one, "account", person.account)
        mention = Mention(
            office.new_id("mention"),
            erasure=erasure,
            kind=spoken.name,
            ref=one.id,
            account=account,
            fields=fields,
            found_at=office.now(),
        )
        made.append(Put(mention))
    return made


class Mentions:
    """The worklist. Raises `AccountRefusal`, `StaleVersion` and `RecordsError`."""

    def __init__(self, office: Office) -> None:
        self._office = office

    async def listed(self, *, undecided: bool = True) -> list[MentionRow]:
        """Return mentions with the words as they stand: those to be decided, the oldest first, or all."""
        where: dict[str, Match] = {"decided": Decided.OPEN.value} if undecided else {}
        order = "found_at" if undecided else "-found_at"
        page = await self._office.books.find(Mention, where, order=order, limit=_MOST)
        return [await self._row(mention) for mention in page]

    async def decide(
        self, reader: Reader, id: str, version: int, decided: Decided, texts: Mapping[str, str], why: str
    ) -> MentionRow:
        """Decide: `scrubbed` with new words for fields, or where none are given as done by hand; or `kept`.

        Refuses `answered` twice, `reason_missing` to keep without one, `bad_value` for words of other fields.
        """
        mention = await self._office.at_version(Mention, id, version)
        if mention.decided is not Decided.OPEN:
            raise AccountRefusal("answered", id)
        if decided is Decided.OPEN or (decided is Decided.KEPT and not why.strip()):
            raise AccountRefusal("reason_missing", "Say why the words stay.")
        spoken = _KINDS[mention.kind]
        one = await self._office.books.get(spoken.kind, mention.ref)
        also: list[Change] = []
        if decided is Decided.SCRUBBED and texts:
            if one is None or not set(texts) <= set(_editable(mention, one)):
                raise AccountRefusal("bad_value", ", ".join(sorted(texts)))
            also.append(Put(replace(one, **texts), quiet=True))
        after = replace(mention, decided=decided, why=why, by=reader.user, at=self._office.now())
        return await self._row(await self._office.keep(after, reader.user, also))

    async def _row(self, mention: Mention) -> MentionRow:
        spoken = _KINDS[mention.kind]
        one = await self._office.books.get(spoken.kind, mention.ref)
        if one is None:
            return MentionRow(mention, {}, ())
        texts = _texts(spoken, one)
        return MentionRow(mention, {name: texts[name] for name in mention.fields}, _editable(mention, one))


async def _all(books: Books, person: Person, skipped: Sequence[str]) -> AsyncIterator[tuple[Spoken, Any]]:
    """Yield everything in which colleagues may have written of a person: cases, of their account alone."""
    for spoken in SPOKEN:
        async for one in each(books, spoken.kind, spoken.where):
            yield spoken, one
    if not person.account:
        return
    async for case in each(books, Case, {"account": person.account}):
        if case.id in skipped:
            continue
        yield _KINDS["case"], case
        async for entry in each(books, CaseEntry, {"case": case.id}):
            yield _KINDS["case_entry"], entry


def _texts(spoken: Spoken, one: Any) -> dict[str, str]:
    """Return the free words by field; of what has several parts all of them, one below the other."""
    return {name: _said(getattr(one, name)) for name in spoken.fields}


def _said(value: Any) -> str:
    if isinstance(value, str):
        return value
    return "\n".join(_strings(msgspec.to_builtins(value)))


def _strings(plain: Any) -> list[str]:
    if isinstance(plain, str):
        return [plain]
    inner = plain.values() if isinstance(plain, dict) else plain if isinstance(plain, list | tuple) else ()
    return [text for part in inner for text in _strings(part) if text]


def _editable(mention: Mention, one: Any) -> tuple[str, ...]:
    """Return the fields of a mention that are plain texts, and not a case's: these have ways of their own."""
    if mention.kind in {"case", "case_entry"}:
        return ()
    return tuple(name for name in mention.fields if isinstance(getattr(one, name), str))
