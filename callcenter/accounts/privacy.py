"""What personal data ask for: erasing, keeping, reading (EU-01 to EU-04, CN-01 to CN-05, DA-08)."""

import hashlib
import hmac
from collections.abc import Collection, Mapping
from datetime import date

from msgspec import Struct, field
from msgspec.structs import replace

from callcenter.accounts.account import Account, Secrecy
from callcenter.accounts.book import Consent
from callcenter.accounts.keeping import DAY, Retention
from callcenter.accounts.person import Person, PersonalNote

#: Personal-life fields of DA-02 and DA-04; all of them are off until a house switches one on.
PERSONAL_FIELDS = (
    "home_address",
    "family",
    "home_town",
    "school",
    "sports",
    "hobbies",
    "habits",
    "colleagues",
    "career",
)


class PersonalField(Struct, frozen=True, omit_defaults=True):
    """A personal-life field that a house keeps: why, on what basis, for how long, and who may see it.

    `roles` are roles of users; `keep_days` from the moment of writing on.
    """

    id: str
    purpose: str
    basis: str
    keep_days: int
    roles: tuple[str, ...]


class Suppression(Struct, frozen=True, omit_defaults=True):
    """A number, an address or a name that must not come back. `id` is its keyed hash (EU-03).

    `reason`: erased, objected. It tells nobody whose it was.
    """

    id: str
    version: int = 0
    reason: str = "erased"
    at: float = 0.0


class HashKey(Struct, frozen=True):
    """The secret without which no hash of a suppression can be made."""

    id: str
    version: int = 0
    key: str = ""


class Erased(Struct, frozen=True):
    """The proof of an erasure: which fields went, what stays and why, what may not come back.

    `also` counts what went beside the person, by kind, `recordings` what was recorded of them; `waiting` are
    contacts whose recordings and words could not be reached yet, `cases` those that are open and are emptied
    when they are over, `files` (SHA-256) what has still to be deleted unless another case has it.
    """

    id: str
    version: int = 0
    person: str = ""
    at: float = 0.0
    by: str = ""
    request: str = ""
    removed: tuple[str, ...] = ()
    also: dict[str, int] = field(default_factory=dict)
    locked: dict[str, str] = field(default_factory=dict)
    suppressed: tuple[str, ...] = ()
    recordings: int = 0
    waiting: tuple[str, ...] = ()
    cases: tuple[str, ...] = ()
    files: tuple[str, ...] = ()

    @property
    def finished(self) -> bool:
        """Whether nothing of it is still to be done."""
        return not (self.waiting or self.cases or self.files)


class Purge(Struct, frozen=True, omit_defaults=True):
    """The proof of a run of the retention job: what was deleted by which rule (EU-04)."""

    id: str
    version: int = 0
    at: float = 0.0
    category: str = ""
    before: float = 0.0
    deleted: int = 0
    why: str = ""


def fingerprint(value: str, key: str) -> str:
    """Return the keyed hash of a number, an e-mail address or a name, the same however it is written."""
    plain = "".join(value.split()).casefold()
    return hmac.new(key.encode(), plain.encode(), hashlib.sha256).hexdigest()


def traces(person: Person, key: str) -> frozenset[str]:
    """Return the hashes by which a person would be known again."""
    return frozenset(fingerprint(value, key) for value in (*person.numbers, *person.emails))


def erase(person: Person, at: float) -> Person:
    """Return what is left of a person: the line itself, for those who point at it."""
    return Person(
        id=person.id,
        version=person.version,
        account=person.account,
        erased_at=at,
        created_at=person.created_at,
        looked_at=person.looked_at,
    )


def proof(
    person: Person, key: str, *, id: str, at: float, by: str, request: str, locked: Mapping[str, str]
) -> Erased:
    """Return the proof of a person's erasure. `locked` maps what stays to the reason it must."""
    left = erase(person, person.erased_at)
    names = Person.__struct_fields__
    removed = tuple(name for name in names if getattr(person, name) != getattr(left, name))
    return Erased(
        id=id,
        person=person.id,
        at=at,
        by=by,
        request=request,
        removed=removed,
        locked=dict(locked),
        suppressed=tuple(sorted(traces(person, key))),
    )


def locked(consents: Collection[Consent], open_cases: int, contracts: int) -> dict[str, str]:
    """Return what stays after an erasure, though nobody works with it, and why (EU-03, CN-03)."""
    found: dict[str, str] = {}
    if any(consent.basis == "consent" for consent in consents):
        found["consents"] = "proof that we were allowed to"
    if open_cases:
        found["cases"] = "not closed yet"
    if contracts:
        found["contracts"] = "kept as the law of commerce wants"
    return found


def consent_ends(consent: Consent, rule: Retention) -> float | None:
    """Return when the proof of a consent may go: its use moves it (EU-01). None: never."""
    if not rule.keep_days:
        return None
    return max(consent.at, consent.used_at, consent.withdrawn_at) + rule.keep_days * DAY


def may_use(consents: Collection[Consent], purpose: str) -> bool:
    """Whether a person's data may be used for a purpose: the newest word about it counts, silence is no."""
    said = [consent for consent in consents if consent.purpose == purpose]
    newest = max(said, key=lambda consent: (consent.at, consent.id), default=None)
    return newest is not None and not newest.withdrawn_at


def grade_on(account: Account, today: date) -> Secrecy:
    """Return the secrecy of a file on a day: it ends with the day it was set for (DA-08)."""
    if account.secrecy_until and today.isoformat() > account.secrecy_until:
        return Secrecy.NORMAL
    return account.secrecy


def may_read(account: Account, user: str, agent: str, cleared: Secrecy, today: date) -> bool:
    """Whether a user (on the floor: `agent`) may read a file (DA-08).

    Whoever is cleared that far, looks after the account, is of its team or on its list of readers.
    """
    order = list(Secrecy)
    if order.index(grade_on(account, today)) <= order.index(cleared):
        return True
    if agent and agent in {account.manager, account.deputy}:
        return True
    return user in account.circulation or any(member.user == user for member in account.team)


def listed(account: Account, today: date) -> Account:
    """Return an account as a list shows it: of a secret file what tells it from others, and who has it."""
    if grade_on(account, today) is Secrecy.NORMAL:
        return account
    bare = Account(account.id)
    return replace(bare, **{name: getattr(account, name) for name in _LISTED})


_LISTED = (
    *("version", "company", "tier", "manager", "deputy", "team", "stage", "segment", "industry"),
    *("secrecy", "secrecy_until", "service_mode", "tags", "visit_days", "last_visit"),
    *("created_at", "looked_at", "merged_into"),
)


def listed_person(person: Person) -> Person:
    """Return somebody of a secret file as a list shows them: who they are, and how they are reached."""
    bare = Person(person.id)
    return replace(bare, **{name: getattr(person, name) for name in _LISTED_PERSON})


_LISTED_PERSON = (
    *("version", "name", "account", "language", "numbers", "emails", "title", "department"),
    *("created_at", "looked_at", "left_at", "erased_at", "merged_into"),
)


def without_personal(person: Person, fields: Collection[PersonalField], roles: Collection[str]) -> Person:
    """Return a person as somebody with these roles sees them: of the personal life what they may (DA-04)."""
    seen = {each.id for each in fields if set(each.roles) & set(roles)}
    return replace(person, personal={name: note for name, note in person.personal.items() if name in seen})


def note_until(
    fields: Collection[PersonalField], name: str, text: str, by: str, now: float
) -> PersonalNote | None:
    """Return a personal-life note to be kept, with its end; None where the house keeps no such field."""
    for each in fields:
        if each.id == name:
            return PersonalNote(text, by, now, now + each.keep_days * DAY)
    return None


def aged(person: Person, fields: Collection[PersonalField], now: float) -> Person:
    """Return a person without the personal-life notes whose time is over or whose field is off."""
    kept = {each.id for each in fields}
    notes = {name: note for name, note in person.personal.items() if name in kept and note.until > now}
    return person if notes == person.personal else replace(person, personal=notes)
