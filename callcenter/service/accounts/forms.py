"""What users fill in: the fields of an entity without those that the service itself keeps."""

from typing import Any

import msgspec
from msgspec import Struct

from callcenter.accounts.account import Account
from callcenter.accounts.book import Consent, Contract, Figures, Need, Project, Promise
from callcenter.accounts.person import Person

_KEPT = {"id", "at", "by", "created_at", "looked_at", "merged_into", "erased_at"}


def form_of(kind: type[Any], name: str, *without: str, **instead: Any) -> type[Struct]:
    """Return the form of a kind: its fields but those that the service keeps and those named.

    `instead` gives fields another type. `version` is the one that was read, 0 for a new one.
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
    made = msgspec.defstruct(name, fields, frozen=True, forbid_unknown_fields=True, module=__name__)
    made.__doc__ = f"What is filled in of a {kind.__name__.lower()}."
    return made


def values(form: Struct) -> dict[str, Any]:
    """Return what was filled in, without the version."""
    found = msgspec.structs.asdict(form)
    found.pop("version", None)
    return found


AccountForm = form_of(Account, "AccountForm", "tier", "tiers", "credit", "credits", "last_visit")
NewAccountForm = form_of(Account, "NewAccountForm", "tiers", "credits", "last_visit", "version")
PersonForm = form_of(Person, "PersonForm", "left_at", personal=dict[str, str])
NeedForm = form_of(Need, "NeedForm", "account")
PromiseForm = form_of(Promise, "PromiseForm", "account", "told_at")
ProjectForm = form_of(Project, "ProjectForm", "account")
ContractForm = form_of(Contract, "ContractForm", "account")
FiguresForm = form_of(Figures, "FiguresForm", "account")
ConsentForm = form_of(Consent, "ConsentForm", "person", "used_at", "withdrawn_at", "version")
