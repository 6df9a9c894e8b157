"""The bodies of requests and replies about do-not-call lists, the gate and its book."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.outbound.gate.kept import DoNotCall, NumberListEntry
from callcenter.outbound.gate.values import Listing, Waiver
from callcenter.service.calling.reading import ListFlaw
from callcenter.web.values import Id, Long, Short
from callcenter.web.values_calling import Number

Word = Annotated[str, Meta(min_length=1, max_length=100)]


class NumberQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """A number with its country, or one of our own country."""

    number: Number


class ListedNumber(Struct, frozen=True):
    """What all lists say about a number: refusals of ours, also those taken back, and the lists of others."""

    number: str
    refused: tuple[DoNotCall, ...]
    listings: tuple[Listing, ...]


class RefusalWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody is to be called no more: about `topic` ("": about nothing). `evidence`: where they said so."""

    number: Number
    topic: Short = ""
    evidence: Annotated[str, Meta(max_length=300)] = ""


class WhyBody(Struct, frozen=True, forbid_unknown_fields=True):
    """Why it is done."""

    why: Annotated[str, Meta(max_length=1000)]


class RefusalsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """A page of the numbers on our own list, the newest first."""

    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=300)] = ""


class Refusals(Struct, frozen=True):
    """Numbers on our own list, how many there are, and where to go on ("": nowhere)."""

    entries: tuple[DoNotCall, ...]
    total: int
    after: str = ""


class NumberListView(Struct, frozen=True):
    """A list that was taken in, with the age of its copy in days, and after how many it counts no more.

    `max_age_days` is that of the strictest rule that asks for it, null if none does.
    """

    list: NumberListEntry
    age_days: int
    max_age_days: int | None


class NumberLists(Struct, frozen=True):
    """All lists that were taken in; `wanted` are those that a rule asks for and nobody took in."""

    lists: tuple[NumberListView, ...]
    wanted: tuple[str, ...]
    own: int


class ListUpload(Struct, frozen=True, forbid_unknown_fields=True):
    """How a file is to be taken: `as_of` (seconds UTC) is when the copy was made.

    `country` (ISO 3166-1) is whose numbers stand in it without their calling code. With `own` its numbers
    are refusals made to us. With `preview` nothing is kept.
    """

    as_of: Annotated[float, Meta(gt=0)]
    name: Short = ""
    country: Annotated[str, Meta(pattern="^([A-Z]{2})?$")] = ""
    own: bool = False
    preview: bool = False


class ListTaken(Struct, frozen=True):
    """What a file holds: numbers, each once, and lines that are none; the first of each.

    `before` is how many numbers the former edition has; `kept`: this one holds now.
    """

    kept: bool
    count: int
    before: int
    refused: int
    first: tuple[str, ...]
    flaws: tuple[ListFlaw, ...]


class AskWish(Struct, frozen=True, forbid_unknown_fields=True):
    """May this number be called, for this purpose, at `at` (seconds UTC, null: now)? Nothing is written."""

    number: Number
    purpose: Literal["sales", "service", "survey", "debt", "info", "callback"] = "service"
    mode: Literal["manual", "preview", "progressive", "predictive"] = "manual"
    audience: Literal["unknown", "consumer", "business"] = "unknown"
    offer: Short = ""
    basis: Short = ""
    at: float | None = None


class CallAsked(Struct, frozen=True):
    """The question as the gate was asked it: which call, for what, on whose behalf, showing which number."""

    number: str
    purpose: str
    mode: str
    caller_id: str = ""
    on_behalf: str = ""
    offer: str = ""
    script: str = ""
    subject: str = ""
    basis: str = ""
    audience: str = "unknown"
    sound: str = "live"
    campaign: str = ""
    list: str = ""
    record: str = ""
    person: str = ""
    agent: str = ""
    contact: str = ""


class CallReason(Struct, frozen=True):
    """Why not: the rule, its words by language, what it saw, and when it would say yes, null for never.

    A `final` one can be set aside by nobody; a `lasting` one is the party's own refusal, or a list's.
    """

    rule: str
    says: dict[str, str] = {}
    evidence: dict[str, str] = {}
    again_at: float | None = None
    final: bool = False
    lasting: bool = False


class CallDuty(Struct, frozen=True):
    """What has to be done if the call is made."""

    rule: str
    do: str
    value: float = 0.0
    says: dict[str, str] = {}


class CallVerdict(Struct, frozen=True):
    """The gate's answer, with every reason against. `asked` are the rules that were asked.

    `again_at` (seconds UTC) is when it may be asked again, null if waiting does not help. `waived` are
    reasons that somebody set aside; `leave` is the consent that the call rests on.
    """

    allowed: bool
    reasons: tuple[CallReason, ...] = ()
    again_at: float | None = None
    duties: tuple[CallDuty, ...] = ()
    asked: tuple[str, ...] = ()
    waived: tuple[CallReason, ...] = ()
    leave: str = ""


class CallCheck(Struct, frozen=True):
    """A line of the gate's book. `stage`: dial right before one, agreed when a call was wished for.

    `result` is how the call ended, "" while nobody knows.
    """

    id: str
    at: float
    stage: str
    asked: CallAsked | None
    verdict: CallVerdict | None
    result: str
    ended_at: float


class Answered(Struct, frozen=True):
    """The question as it was asked of the gate, and its answer."""

    asked: CallAsked
    verdict: CallVerdict


class ChecksQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Answers of the gate, the newest first: about a number, a line of a list, a contact, a campaign."""

    number: Annotated[str, Meta(max_length=30)] = ""
    record: Short = ""
    contact: Short = ""
    campaign: Short = ""
    allowed: bool | None = None
    limit: Annotated[int, Meta(ge=1, le=500)] = 100
    after: Annotated[str, Meta(max_length=300)] = ""


class Checks(Struct, frozen=True):
    """A page of the gate's book, and where to go on ("": nowhere)."""

    checks: tuple[CallCheck, ...]
    after: str = ""


class RuleView(Struct, frozen=True):
    """A rule: of which pack ("": the house's own), what it says, and on which law it rests."""

    pack: str
    id: str
    kind: str
    says: dict[str, str]
    source: str
    since: str
    final: bool
    strict: bool


class PackView(Struct, frozen=True):
    """A policy pack with its day."""

    id: str
    version: str
    name: dict[str, str]
    countries: tuple[str, ...]
    note: str


class CallRules(Struct, frozen=True):
    """All packs, all rules, and what was waived."""

    packs: tuple[PackView, ...]
    rules: tuple[RuleView, ...]
    waivers: tuple[Waiver, ...]


class WaiverWish(Struct, frozen=True, forbid_unknown_fields=True):
    """A rule is not to hold: why, until when (seconds UTC, 0 for good), for which campaign ("": all)."""

    rule: Id
    reason: Long
    until: float = 0.0
    campaign: Short = ""
