"""The people of an account: how to reach them, and what part they play in a decision (DA-02, KA-37)."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta, Struct, field

from callcenter.accounts.account import TierChange


class DecisionRole(StrEnum):
    """What part somebody has when the customer decides (DA-02 C, DA-03 C)."""

    UNKNOWN = "unknown"
    DECIDES = "decides"
    INFLUENCES = "influences"
    BUYS = "buys"
    USES = "uses"
    GUARDS = "guards"  #: opens or shuts the door to the others


class PersonalNote(Struct, frozen=True):
    """A personal-life field of one person, kept only where the house switched it on (DA-04).

    `until` is when it is deleted, seconds UTC.
    """

    text: str
    by: str
    at: float
    until: float


class Person(Struct, frozen=True, omit_defaults=True):
    """Somebody we talk to. `account` is an account's id, "" for a private customer.

    `numbers` are E.164; several people may share one. `role` is what they do in their company
    (DA-04 F), `reports_to` a person's id; `tier` with its history, `manager` and `deputy` are those of
    somebody without an account. `influence` is 0 (not known) to 5, `attitude` to us from
    -2 (against) to 2 (for). `left_at`: they work there no more. `personal` holds the personal-life
    fields by name. `erased_at`: nothing is left of them but this line.
    """

    id: str
    version: int = 0
    name: str = ""
    account: str = ""
    language: str = ""
    numbers: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    title: str = ""
    department: str = ""
    role: str = ""
    reports_to: str = ""
    decision: DecisionRole = DecisionRole.UNKNOWN
    influence: Annotated[int, Meta(ge=0, le=5)] = 0
    attitude: Annotated[int, Meta(ge=-2, le=2)] = 0
    tier: str = ""
    tiers: tuple[TierChange, ...] = ()
    manager: str = ""
    deputy: str = ""
    note: str = ""
    own: dict[str, str] = field(default_factory=dict)
    personal: dict[str, PersonalNote] = field(default_factory=dict)
    created_at: float = 0.0
    looked_at: float = 0.0
    left_at: float = 0.0
    erased_at: float = 0.0
    merged_into: str = ""


def is_private(person: Person) -> bool:
    """Whether somebody is a customer for themselves: without an account, and still there."""
    return not (person.account or person.erased_at or person.merged_into)
