"""What is kept about a person: the one list of it, for their export and for their erasure (EU-03, CN-05).

A kind of the books that names a person, or holds a number or an address of theirs, belongs here; the tests
go over every kind.
"""

from collections.abc import AsyncIterator, Callable
from typing import Any

from msgspec import Struct

from callcenter.accounts.book import Consent, Meeting, Need, Project, Promise
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased
from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.plans import Plan
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.outbound.campaign.record import ListRecord
from callcenter.outbound.gate.kept import DialCheck, DoNotCall
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Among, Books, Change, Drop, Match, Put
from callcenter.ports.notices import Notice
from callcenter.ports.saved_reports import ReportSchedule, SentReport
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.references import renamed
from callcenter.service.accounts.signs import each
from callcenter.service.privacy import bare

Find = Callable[[Books, Person], AsyncIterator[Any]]
Bare = Callable[[Any, Person], Change | None]
#: What stands for a person where only it is asked whether they are named.
_NOBODY = "\0"


class Held(Struct, frozen=True):
    """A kind that tells of a person. `find` yields what is theirs.

    `bare` returns what an erasure makes of one of them, None for what it leaves as it is; without one all of
    the kind stays, and `stays` says why.
    """

    name: str
    kind: type[Any]
    find: Find
    bare: Bare | None = None
    stays: str = ""


def _by(kind: type[Any], field: str) -> Find:
    """Return how a kind is found that is searched by the person's id in a field."""

    def find(books: Books, person: Person) -> AsyncIterator[Any]:
        return each(books, kind, {field: person.id})

    return find


def _dialled(kind: type[Any], field: str) -> Find:
    """Return how a kind is found that is searched by a number."""

    def find(books: Books, person: Person) -> AsyncIterator[Any]:
        where: dict[str, Match] = {field: Among(person.numbers)}
        return each(books, kind, where)

    return find


def _mailed(kind: type[Any]) -> Find:
    """Return how a kind is found that is searched by addresses outside the house."""

    def find(books: Books, person: Person) -> AsyncIterator[Any]:
        where: dict[str, Match] = {"addresses": Among(tuple(email.lower() for email in person.emails))}
        return each(books, kind, where)

    return find


def _naming(kind: type[Any], *fields: str, also_by_name: bool = False) -> Find:
    """Return how a kind is found that is looked through: these fields name the person, however deep."""

    async def find(books: Books, person: Person) -> AsyncIterator[Any]:
        known = {person.id, person.name} - {""} if also_by_name else {person.id}
        async for one in each(books, kind, {}):
            if any(renamed(one, fields, word, _NOBODY) is not one for word in known):
                yield one

    return find


async def _told(books: Books, person: Person) -> AsyncIterator[Notice]:
    """Yield the notices about a person, and about what was asked for them."""
    asked = [approval.id async for approval in each(books, Approval, {"target": person.id})]
    for subject in (person.id, *asked):
        async for notice in each(books, Notice, {"subject": subject}):
            yield notice


def _goes(one: Any, person: Person) -> Change:
    return Drop(one)


def _goes_unsaid(one: Any, person: Person) -> Change:
    return Drop(one, quiet=True)


def _left(change: Callable[[Any, Person], Any]) -> Bare:
    """Return what an erasure makes of one: what `change` leaves, None if that is all of it."""

    def made(one: Any, person: Person) -> Change | None:
        after = change(one, person)
        # The trail would quote what a field was before: of somebody who is erased it may not.
        return None if after == one else Put(after, quiet=True)

    return made


HELD: tuple[Held, ...] = (
    Held("consents", Consent, _by(Consent, "person"), stays="proof that we were allowed to"),
    Held("requests", PrivacyRequest, _by(PrivacyRequest, "person"), stays="proof of what they asked"),
    Held("erasures", Erased, _by(Erased, "person"), stays="proof of what went"),
    Held("needs", Need, _naming(Need, "person"), _goes),
    Held("promises", Promise, _naming(Promise, "person"), _goes),
    Held("survey_answers", SurveyAnswer, _by(SurveyAnswer, "person"), _left(bare.answer)),
    Held("survey_invitations", Invitation, _by(Invitation, "person"), _left(bare.invitation)),
    Held("tasks", Task, _by(Task, "person"), _left(bare.task)),
    Held("visits", Visit, _naming(Visit, "people", "met"), _left(bare.visit)),
    Held("plans", Plan, _naming(Plan, "person", also_by_name=True), _left(bare.plan)),
    Held("projects", Project, _naming(Project, "people"), _left(bare.met)),
    Held("meetings", Meeting, _naming(Meeting, "people"), _left(bare.met)),
    Held("talks", Talk, _naming(Talk, "person"), _left(bare.talk)),
    Held("campaign_records", ListRecord, _dialled(ListRecord, "numbers"), _left(bare.record)),
    Held("dial_checks", DialCheck, _dialled(DialCheck, "number"), stays="proof that a call was allowed"),
    Held("do_not_call", DoNotCall, _dialled(DoNotCall, "number"), stays="keeps them from being called"),
    Held("approvals", Approval, _by(Approval, "target"), _left(bare.approval)),
    Held("report_schedules", ReportSchedule, _mailed(ReportSchedule), _left(bare.schedule)),
    Held("sent_reports", SentReport, _mailed(SentReport), _left(bare.sent)),
    Held("notices", Notice, _told, _goes_unsaid),
    Held("merged", Person, _by(Person, "merged_into"), _left(bare.merged)),
    Held("timeline", TimelineEntry, _by(TimelineEntry, "person"), _left(bare.line)),
)


async def without(books: Books, person: Person) -> tuple[list[Change], dict[str, int]]:
    """Return the changes that take a person out, and how many things of each kind these are.

    The timeline is long, and a case is taken whole: neither is among them.
    """
    changes: list[Change] = []
    counts: dict[str, int] = {}
    for held in HELD:
        if held.bare is None or held.kind is TimelineEntry:
            continue
        made = [change async for one in held.find(books, person) if (change := held.bare(one, person))]
        changes += made
        counts |= {held.name: len(made)} if made else {}
    return changes, counts


async def staying(books: Books, person: Person) -> dict[str, str]:
    """Return which kinds stay, as far as there is any of them, and why; consents have a rule of their own."""
    found: dict[str, str] = {}
    for held in HELD:
        if held.stays and held.kind is not Consent and await _any(held.find(books, person)):
            found[held.name] = held.stays
    return found


async def _any(found: AsyncIterator[Any]) -> bool:
    async for _ in found:
        return True
    return False
