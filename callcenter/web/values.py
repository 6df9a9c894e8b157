"""The bodies of requests and replies. Their names are the schemas of the OpenAPI document."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from callcenter.floor.values import TargetKind
from callcenter.ports.history import ClosedContact
from callcenter.service.thresholds import Thresholds

Id = Annotated[str, Meta(min_length=1, max_length=200)]
Short = Annotated[str, Meta(max_length=200)]
Long = Annotated[str, Meta(max_length=10_000)]
#: A language somebody chose, "" for none: the browser's holds.
Chosen = Annotated[str, Meta(pattern=r"^([A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$", max_length=35)]
Language = Annotated[str, Meta(pattern=r"^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$", max_length=35)]


class Me(Struct, frozen=True):
    """Who is signed in. `agent` is the id on the floor, "" for those who take no calls.

    `permissions` is what the roles allow, by name. `language` is "" while nobody has chosen one.
    """

    user: str
    display: str
    agent: str
    roles: tuple[str, ...]
    permissions: tuple[str, ...]
    language: str


class SignIn(Struct, frozen=True, forbid_unknown_fields=True):
    """A name and a password."""

    name: Annotated[str, Meta(min_length=1, max_length=100)]
    password: Annotated[str, Meta(max_length=1000)]


class SessionChange(Struct, frozen=True, forbid_unknown_fields=True):
    """What a user may change about their own session. `language` is a BCP 47 tag, "" for the browser's."""

    language: Chosen


class HouseQueue(Struct, frozen=True):
    """A queue by name, in several languages; the zone of its days, and its thresholds."""

    id: str
    name: dict[str, str]
    zone: str
    thresholds: Thresholds


class HouseAgent(Struct, frozen=True):
    """An agent by name."""

    id: str
    name: str


class HouseWord(Struct, frozen=True):
    """A word of the house: a reason, or a source that solved a contact (FL-24)."""

    id: str
    name: dict[str, str]


class HouseDisposition(Struct, frozen=True, omit_defaults=True):
    """What a contact can have been about. Without `queues` it fits all of them."""

    id: str
    name: dict[str, str]
    queues: tuple[str, ...] | UnsetType = UNSET


class HouseTier(Struct, frozen=True):
    """A tier of customers by name, with what it brings them (KA-02)."""

    id: str
    name: dict[str, str]
    benefits: tuple[str, ...]


class HouseCriterion(Struct, frozen=True):
    """A criterion of a key account by name, with what it weighs (KA-01)."""

    id: str
    name: dict[str, str]
    weight: float


class HouseDepartment(Struct, frozen=True):
    """A department that cases are given to; its people are users' names."""

    id: str
    name: dict[str, str]
    head: str
    members: tuple[str, ...]


class HouseNumber(Struct, frozen=True):
    """An outside number (E.164) that transfers may go to."""

    number: str
    name: str


class House(Struct, frozen=True):
    """What the console needs to know once: names, choices, and when a number calls for a look."""

    name: str
    provider: str
    zone: str
    thresholds: Thresholds
    queues: tuple[HouseQueue, ...]
    agents: tuple[HouseAgent, ...]
    dispositions: tuple[HouseDisposition, ...]
    presence_reasons: tuple[HouseWord, ...]
    resolution_sources: tuple[HouseWord, ...]
    root_causes: tuple[HouseWord, ...]
    pause_reasons: tuple[HouseWord, ...]
    transfer_numbers: tuple[HouseNumber, ...]
    tiers: tuple[HouseTier, ...]
    criteria: tuple[HouseCriterion, ...]
    departments: tuple[HouseDepartment, ...]
    teams: tuple[HouseWord, ...]


class PhonePass(Struct, frozen=True):
    """What a browser phone needs to register. `kind` is twilio or simulated."""

    kind: str
    identity: str
    token: str
    expires_at: float


class PhoneConnect(Struct, frozen=True, forbid_unknown_fields=True):
    """The offer or consultation that the agent's phone dials in for; "" to stand by."""

    attempt: Short


class PhoneDigits(Struct, frozen=True, forbid_unknown_fields=True):
    """Keys to send as tones."""

    digits: Annotated[str, Meta(pattern=r"^[0-9*#]{1,32}$")]


class PresenceWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Where the agent wants to stand. `not_ready` needs a reason."""

    presence: Literal["available", "not_ready", "offline"]
    reason: Short = ""


class Target(Struct, frozen=True, forbid_unknown_fields=True):
    """Where a transfer or consultation goes: a queue's id, an agent's id or an E.164 number."""

    kind: TargetKind
    id: Id


class RecordingWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Pause the recording or let it go on (PC-02)."""

    paused: bool
    reason: Short = ""


class Reply(Struct, frozen=True, forbid_unknown_fields=True):
    """What the agent writes to the customer."""

    text: Annotated[str, Meta(min_length=1, max_length=1600)]


class AnswerVerdict(Struct, frozen=True, forbid_unknown_fields=True):
    """Who answered a call that was dialled ahead, as its agent heard it."""

    answered_by: Literal["person", "machine"]


class DispositionEntry(Struct, frozen=True, forbid_unknown_fields=True):
    """What a contact was about (FL-24). `follow_up_at`: seconds UTC, 0 for none.

    `article` solved it; `edition` is the one that was read, 0 for the published one.
    """

    disposition: Id
    note: Long = ""
    resolution: Short = ""
    follow_up_at: Annotated[float, Meta(ge=0)] = 0.0
    article: Short = ""
    edition: Annotated[int, Meta(ge=0)] = 0


class ContactsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which page of the closed contacts: `before` is the `seq` of the last line of the page before."""

    limit: Annotated[int, Meta(ge=1, le=200)] = 50
    before: Annotated[int, Meta(ge=1)] | None = None


class ClosedContacts(Struct, frozen=True):
    """Closed contacts, newest first."""

    contacts: tuple[ClosedContact, ...]
