"""What users fill in: the fields of an entity without those that the service itself keeps."""

from typing import Any, TypeVar, cast

import msgspec
from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.assessments import Qualification, Rating
from callcenter.accounts.book import Consent, Contract, Dispute, Figures, Meeting, Need, Project, Promise
from callcenter.accounts.person import Person

F = TypeVar("F", bound=Struct)
_KEPT = {"id", "version", "at", "by", "created_at", "looked_at", "merged_into", "erased_at"}


class Edit(Struct, frozen=True, forbid_unknown_fields=True):
    """A form for what may be there already: `version` is the one that was read, 0 for a new one."""

    version: int = 0


def form_of(base: type[F], kind: type[Any], name: str, *without: str, **instead: Any) -> type[F]:
    """Return the form of a kind: its fields but those that the service keeps and those named.

    `base` is `Edit`, or `Struct` where there is only a new one. `instead` gives fields another type.
    """
    fields: list[Any] = []
    for each in msgspec.structs.fields(kind):
        if each.name in _KEPT or each.name in without:
            continue
        type_ = instead.get(each.name, each.type)
        if each.default is not msgspec.NODEFAULT:
            fields.append((each.name, type_, each.default))
        else:
            fields.append((each.name, type_, msgspec.field(default_factory=each.default_factory)))
    made = msgspec.defstruct(
        name, fields, bases=(base,), frozen=True, forbid_unknown_fields=True, kw_only=True, module=__name__
    )
    made.__doc__ = f"What is filled in of a {kind.__name__.lower()}."
    return cast(type[F], made)


def values(form: Struct) -> dict[str, Any]:
    """Return what was filled in, without the version."""
    found = msgspec.structs.asdict(form)
    found.pop("version", None)
    return found


AccountForm = form_of(Edit, Account, "AccountForm", "tier", "tiers", "credit", "credits", "last_visit")
NewAccountForm = form_of(Struct, Account, "NewAccountForm", "tiers", "credit", "credits", "last_visit")
PersonForm = form_of(Edit, Person, "PersonForm", "tier", "tiers", "left_at", personal=dict[str, str])
NeedForm = form_of(Edit, Need, "NeedForm", "account")
PromiseForm = form_of(Edit, Promise, "PromiseForm", "account", "told_at")
ProjectForm = form_of(Edit, Project, "ProjectForm", "account")
MeetingForm = form_of(Edit, Meeting, "MeetingForm", "account")
DisputeForm = form_of(Edit, Dispute, "DisputeForm", "account")
ContractForm = form_of(Edit, Contract, "ContractForm", "account")
FiguresForm = form_of(Edit, Figures, "FiguresForm", "account", "corrected")
RatingForm = form_of(Edit, Rating, "RatingForm", "account", "score", "tier")
QualificationForm = form_of(Edit, Qualification, "QualificationForm", "account")
ConsentForm = form_of(Struct, Consent, "ConsentForm", "person", "used_at", "withdrawn_at")
