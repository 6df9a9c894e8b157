"""The bodies of administrators' requests and replies."""

from typing import Annotated, Any

from msgspec import UNSET, Meta, Struct, UnsetType

from callcenter.ports.records import AuditLine, Edition
from callcenter.service.differences import Change
from callcenter.service.flow_book import FlowCard, TriedTurn
from callcenter.service.house_parts import Fault
from callcenter.service.public_holidays import SpecialDay
from callcenter.web.values import Chosen, Id, Short

Name = Annotated[str, Meta(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9._@-]+$")]
Password = Annotated[str, Meta(min_length=8, max_length=1000)]
_FlowText = Annotated[str, Meta(min_length=1, max_length=1_000_000)]
Version = Annotated[int, Meta(ge=0)]


class ConfigurationPage(Struct, frozen=True):
    """The configuration in force, whole."""

    version: int
    document: dict[str, Any]


class ConfigurationChange(Struct, frozen=True, forbid_unknown_fields=True):
    """A new configuration, and the version that it replaces."""

    version: Version
    document: dict[str, Any]


class Document(Struct, frozen=True, forbid_unknown_fields=True):
    """A configuration to be looked at."""

    document: dict[str, Any]


class NewVersion(Struct, frozen=True):
    """The version that holds now."""

    version: int


class VersionWish(Struct, frozen=True, forbid_unknown_fields=True):
    """An older version that shall hold again."""

    version: Version


class Findings(Struct, frozen=True):
    """What a change would mean: everything wrong with it, and every difference to what holds now.

    `faults` are the problems again, each with its place and a stable code. `warnings` say what could
    not work in it, as `Warnings` does of what is in force; they stand in nobody's way.
    """

    problems: tuple[str, ...]
    changes: tuple[Change, ...]
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()


class Warnings(Struct, frozen=True):
    """What is well-formed in the configuration and the flows in force, and cannot work.

    `code`: unserved_queue, unknown_skill, missing_skill, split_skills, late_skills,
    unmatched_preference, unknown_queue, unknown_flow, unknown_look_up, dead_step, idle_reserve,
    whole_reserve, unknown_user, inactive_user, idle_step,
    unknown_manager, idle_manager.
    """

    warnings: tuple[Fault, ...]


class VersionQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which version to show; without it the one in force."""

    version: Version | None = None


class VersionsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Two versions to hold against each other."""

    old: Version
    new: Version


class Changes(Struct, frozen=True):
    """Every difference between two versions."""

    changes: tuple[Change, ...]


class ConfigurationSchema(Struct, frozen=True):
    """The form of a configuration document, as JSON Schema 2020-12."""

    schema: dict[str, Any]


class HoursWish(Struct, frozen=True, forbid_unknown_fields=True):
    """A calendar as it is being written, and the year to look at."""

    hours: dict[str, Any]
    year: Annotated[int, Meta(ge=1970, le=2100)]


class YearOfDays(Struct, frozen=True):
    """The dates of a year on which the week does not hold."""

    days: tuple[SpecialDay, ...]


class Country(Struct, frozen=True):
    """Whose public holidays are known: ISO 3166-1, and its parts by ISO 3166-2 without the country."""

    code: str
    subdivisions: tuple[str, ...]


class Countries(Struct, frozen=True):
    """Every country whose public holidays are known."""

    countries: tuple[Country, ...]


class Editions(Struct, frozen=True):
    """Who made which version when, the newest first."""

    editions: tuple[Edition, ...]


class UserPage(Struct, frozen=True):
    """A user as administrators see them: never the password."""

    name: str
    display: str
    agent: str
    roles: tuple[str, ...]
    language: str
    active: bool
    email: str


class UserPages(Struct, frozen=True):
    """All users by name."""

    users: tuple[UserPage, ...]


class UserName(Struct, frozen=True):
    """What a user is called. `active`: may sign in; others are still named in what they did."""

    name: str
    display: str
    active: bool


class UserNames(Struct, frozen=True):
    """What all users are called, by name."""

    users: tuple[UserName, ...]


class NewUser(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody who may sign in. `agent`: the id on the floor, "" for those who take no calls.

    `email` is where scheduled reports go, "" for nowhere; `language` "" for that of their browser.
    """

    name: Name
    password: Password
    display: Short = ""
    agent: Short = ""
    roles: tuple[Id, ...] = ("agent",)
    language: Chosen = ""
    email: Short = ""


class UserChange(Struct, frozen=True, forbid_unknown_fields=True):
    """What of a user changes; an absent field stays."""

    display: Short | UnsetType = UNSET
    agent: Short | UnsetType = UNSET
    roles: tuple[Id, ...] | UnsetType = UNSET
    language: Chosen | UnsetType = UNSET
    active: bool | UnsetType = UNSET
    email: Short | UnsetType = UNSET


class NewPassword(Struct, frozen=True, forbid_unknown_fields=True):
    """A new password, at least 8 characters."""

    password: Password


class FlowCards(Struct, frozen=True):
    """All flow files by name."""

    flows: tuple[FlowCard, ...]


class FlowText(Struct, frozen=True, forbid_unknown_fields=True):
    """The text of a flow file, to be looked at."""

    text: _FlowText


class FlowDraft(Struct, frozen=True, forbid_unknown_fields=True):
    """The text of a flow file to publish, and the version that it replaces (0: none yet)."""

    text: _FlowText
    version: Version


class FlowTry(Struct, frozen=True, forbid_unknown_fields=True):
    """A call to try: the flow it begins in, what is known of the caller, what they do in turn.

    `inputs` are keys, words, "" for silence or `hang up`. `text` stands in place of the file
    `name` (the flow's own if absent).
    """

    flow: Id
    facts: dict[str, Any] = {}
    inputs: Annotated[tuple[Short, ...], Meta(max_length=100)] = ()
    name: Short = ""
    text: Annotated[str, Meta(max_length=1_000_000)] = ""


class TriedTurns(Struct, frozen=True):
    """What the caller hears and is asked, turn by turn."""

    turns: tuple[TriedTurn, ...]


class AuditQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which page of the audit trail: `before` is the `id` of the last line of the page before.

    `who` is a user's name, `what` how the word for the deed begins (`user.`).
    """

    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    before: Annotated[int, Meta(ge=1)] | None = None
    who: Short = ""
    what: Short = ""


class AuditTrail(Struct, frozen=True):
    """Lines of the audit trail, the newest first."""

    lines: tuple[AuditLine, ...]
