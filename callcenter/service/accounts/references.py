"""What names a person or an account, and how it comes to name another one: the one list of it.

A kind that is kept and names a customer belongs here, or a merge would leave it behind; the tests go
over every kind of the books.
"""

from collections.abc import Collection
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from callcenter.accounts.account import Account
from callcenter.accounts.assessments import Qualification, Rating
from callcenter.accounts.book import Consent, Contract, Dispute, Figures, Meeting, Need, Project, Promise
from callcenter.accounts.mentions import Mention
from callcenter.accounts.person import Person
from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.surveys import Invitation, SurveyAnswer
from callcenter.cases.approvals import Approval
from callcenter.cases.case import Case
from callcenter.cases.hand_overs import HandOver
from callcenter.cases.plans import Plan
from callcenter.cases.tasks import Task
from callcenter.cases.visits import Visit
from callcenter.outbound.talks.talk import Talk
from callcenter.ports.books import Put
from callcenter.ports.notices import Notice
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts.office import Office
from callcenter.service.accounts.signs import each

_CHUNK = 200


class Names(Struct, frozen=True):
    """A kind that names files in `fields`, however deep in it they are.

    `by`: the field that it is searched by; without one all of the kind is looked through.
    """

    kind: type[Any]
    fields: frozenset[str]
    by: str = ""


def _names(kind: type[Any], *fields: str, by: str = "") -> Names:
    return Names(kind, frozenset(fields), by)


#: What names a person. Needs and the like are few, and a merge is rare: they are looked through.
AT_PERSON = (
    _names(Consent, "person", by="person"),
    _names(TimelineEntry, "person", "ref", by="person"),
    _names(Case, "person", by="person"),
    _names(SurveyAnswer, "person", by="person"),
    _names(Invitation, "person", by="person"),
    _names(Task, "person", by="person"),
    _names(PrivacyRequest, "person", by="person"),
    _names(Notice, "subject", by="subject"),
    _names(Person, "merged_into", by="merged_into"),
    _names(Person, "reports_to"),
    _names(Need, "person"),
    _names(Promise, "person"),
    _names(Project, "people"),
    _names(Meeting, "people"),
    _names(Visit, "people", "met"),
    _names(Plan, "person"),
    _names(Talk, "person"),
    _names(Approval, "target", by="target"),
)

#: What names an account.
AT_ACCOUNT = (
    *(
        _names(kind, "account", by="account")
        for kind in (
            Person,
            Rating,
            Qualification,
            Meeting,
            Dispute,
            Need,
            Promise,
            Project,
            Contract,
            Figures,
            Case,
            SurveyAnswer,
            Invitation,
        )
    ),
    _names(Task, "account", by="account"),
    _names(Talk, "account", by="account"),
    _names(Visit, "account", by="account"),
    _names(HandOver, "account", by="account"),
    _names(Mention, "account"),
    _names(TimelineEntry, "account", "ref", by="account"),
    _names(Approval, "account", "target", by="account"),
    _names(Approval, "target", by="target"),
    _names(Notice, "subject", by="subject"),
    _names(Account, "merged_into", by="merged_into"),
    _names(Plan, "account"),
)


def renamed(value: Any, fields: Collection[str], old: str, new: str) -> Any:
    """Return a value in which these fields name another file; the same one if none of them names it.

    A field with many names keeps each once.
    """
    if isinstance(value, Struct):
        changed = {
            name: now
            for name in value.__struct_fields__
            if (now := _renamed_field(value, name, fields, old, new)) is not getattr(value, name)
        }
        return replace(value, **changed) if changed else value
    if isinstance(value, tuple):
        items = tuple(renamed(item, fields, old, new) for item in value)
        return value if all(a is b for a, b in zip(items, value, strict=True)) else items
    return value


def _renamed_field(value: Any, name: str, fields: Collection[str], old: str, new: str) -> Any:
    was = getattr(value, name)
    if name not in fields:
        return renamed(was, fields, old, new)
    if was == old:
        return new
    if isinstance(was, tuple) and old in was:
        return tuple(dict.fromkeys(new if item == old else item for item in was))
    return renamed(was, fields, old, new)


async def move_names(office: Office, names: Names, old: str, new: str, by: str) -> None:
    """Let everything of a kind that names one file name the other; done again it finds nothing.

    The two files themselves stay as they are. Raises `StaleVersion` and `RecordsError`.
    """
    where = {names.by: old} if names.by else {}
    puts: list[Put] = []
    async for one in each(office.books, names.kind, where):
        now = renamed(one, names.fields, old, new)
        if now is not one and one.id not in (old, new):
            puts.append(Put(now, quiet=True))
        if len(puts) == _CHUNK:
            await office.commit(puts, by)
            puts.clear()
    if puts:
        await office.commit(puts, by)
