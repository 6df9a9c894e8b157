"""What is asked of the case desk: how a case begins, and which cases are looked for."""

from msgspec import Struct

from callcenter.cases.case import CaseType, FileRef, Origin, Priority


class NewCase(Struct, frozen=True, kw_only=True):
    """A case that is to begin; given a department or an owner it goes there at once.

    Without a `tier` it is that of the account. `contact`: the contact it is opened from. `id`: its own, so
    that it is opened once however often that is tried; without one it gets one.
    """

    title: str
    id: str = ""
    text: str = ""
    type: CaseType = CaseType.QUESTION
    origin: Origin = Origin.HAND
    priority: Priority = Priority.NORMAL
    contact: str = ""
    account: str = ""
    person: str = ""
    address: str = ""
    tier: str = ""
    department: str = ""
    owner: str = ""
    tags: tuple[str, ...] = ()
    files: tuple[FileRef, ...] = ()


class Named(Struct, frozen=True):
    """Customers whose names fit: cases of any of these accounts or people."""

    accounts: tuple[str, ...] = ()
    people: tuple[str, ...] = ()


class CaseSearch(Struct, frozen=True, kw_only=True):
    """Which cases are looked for; an empty field does not choose. `open`: not yet settled ones.

    `named`: only those of these customers, None for everybody's.
    """

    state: str = ""
    type: str = ""
    department: str = ""
    owner: str = ""
    opener: str = ""
    account: str = ""
    person: str = ""
    contact: str = ""
    tag: str = ""
    number: str = ""
    tier: str = ""
    open: bool | None = None
    named: Named | None = None
    order: str = "-changed_at"
    limit: int = 50
    after: str = ""
