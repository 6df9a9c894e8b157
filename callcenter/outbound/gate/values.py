"""What the pre-call gate is asked with, and what it answers. Numbers are E.164, moments seconds UTC."""

from enum import StrEnum

from msgspec import Struct


class Purpose(StrEnum):
    """What a call is for. The rules differ by it."""

    SALES = "sales"  #: to sell, or to lead to a sale
    SERVICE = "service"  #: about something the customer has or asked for
    SURVEY = "survey"
    DEBT = "debt"
    INFO = "info"  #: news that sells nothing
    CALLBACK = "callback"  #: the called party asked for this very call
    PARTY = "party"  #: somebody is fetched into a talk or given it: a partner, a branch, an expert


class Mode(StrEnum):
    """How the dial comes about. Only the last three are automatic."""

    MANUAL = "manual"  #: an agent typed the number
    CLICK = "click"  #: an agent chose it on a screen
    CALLBACK = "callback"  #: agreed before, dialled once an agent is there
    PREVIEW = "preview"
    PROGRESSIVE = "progressive"
    PREDICTIVE = "predictive"

    @property
    def by_hand(self) -> bool:
        """Whether a person decided on this one number."""
        return self in (Mode.MANUAL, Mode.CLICK)


class Audience(StrEnum):
    """Who is called (US-18). Unknown counts as a consumer, whom the law guards most."""

    UNKNOWN = "unknown"
    CONSUMER = "consumer"
    BUSINESS = "business"


class Sound(StrEnum):
    """Whom the called party hears (US-11, UK-08)."""

    LIVE = "live"
    RECORDED = "recorded"
    ARTIFICIAL = "artificial"  #: a made voice, with or without a mind behind it


class ForAbandoned(Struct, frozen=True, omit_defaults=True):
    """What is played when nobody is free within two seconds (US-04, UK-03). `sells` if it advertises."""

    seller: str = ""
    number: str = ""
    why: str = ""
    opt_out: bool = False
    sells: bool = False


class Attempt(Struct, frozen=True, omit_defaults=True):
    """One dial that somebody wants to make, as far as the one who asks decides it.

    `on_behalf` is whose call it is (UK-09), `offer` the good or service (US-14), `subject` what counts as
    one matter: a topic (US-07) or a debt (US-17); `basis` in law (EU-01): consent, contract,
    legal_obligation, legitimate_interest. `agent_ready`: an agent is there before anybody answers.
    """

    number: str
    purpose: Purpose
    mode: Mode
    caller_id: str = ""
    on_behalf: str = ""
    offer: str = ""
    script: str = ""
    subject: str = ""
    basis: str = ""
    audience: Audience = Audience.UNKNOWN
    sound: Sound = Sound.LIVE
    agent_ready: bool = True
    ring_seconds: float = 30.0
    detect_machine: bool = False
    for_abandoned: ForAbandoned | None = None
    campaign: str = ""
    list: str = ""
    record: str = ""
    person: str = ""
    agent: str = ""
    contact: str = ""


class Place(Struct, frozen=True, omit_defaults=True):
    """Where the called party may be, and how we know: `by` number, address or stated.

    `country` ISO 3166-1, "" for unknown; `part` ISO 3166-2 without the country, "" for "any of them";
    `holidays` are dates there (YYYY-MM-DD) of the days around now.
    """

    by: str
    country: str = ""
    part: str = ""
    zones: tuple[str, ...] = ()
    holidays: frozenset[str] = frozenset()


class Refused(Struct, frozen=True, omit_defaults=True):
    """Somebody told us not to call this number. `topic` is "" for no call at all (US-09)."""

    id: str
    at: float = 0.0
    topic: str = ""
    source: str = ""


class Listing(Struct, frozen=True, omit_defaults=True):
    """What a list of others says about the number: is it on it, and how old is our copy.

    `as_of` is when the copy was taken, 0 if there is none; `since` when the number came on the list,
    0 for "longer than anybody asks".
    """

    list: str
    as_of: float = 0.0
    listed: bool = False
    since: float = 0.0


class Leave(Struct, frozen=True, omit_defaults=True):
    """A consent with its proof (US-15, DE-01, CN-07). `form`: written, express, or none (merely assumed).

    `evidence` says where the proof is, `request` what was shown or read out.
    """

    id: str
    purpose: str
    form: str = "express"
    name: str = ""
    request: str = ""
    evidence: str = ""
    at: float = 0.0
    withdrawn_at: float = 0.0


class Past(Struct, frozen=True, omit_defaults=True):
    """A call of ours to this party. `result`: "" (not reached), talked, abandoned, machine or refused."""

    at: float
    subject: str = ""
    campaign: str = ""
    record: str = ""
    result: str = ""


class OwnNumber(Struct, frozen=True, omit_defaults=True):
    """A number that may be shown. `proof` says why it is ours (CN-10).

    `answered`: who calls it back reaches us (US-12); `presence`: taken only to look local (UK-06).
    """

    number: str
    proof: str = ""
    answered: bool = True
    presence: bool = False


class Day(Struct, frozen=True, omit_defaults=True):
    """What a campaign did on a day: calls that a person answered, and how many of them were abandoned."""

    on: str
    answered: int = 0
    abandoned: int = 0


class Facts(Struct, frozen=True, omit_defaults=True):
    """What the shell looked up for an attempt. What is not here is unknown, and unknown means no.

    `own_numbers` may be shown; `licensed` if the house calls for others under a licence (CN-08);
    `days` are those of the campaign, the oldest first.
    """

    places: tuple[Place, ...] = ()
    refused: tuple[Refused, ...] = ()
    listings: tuple[Listing, ...] = ()
    leaves: tuple[Leave, ...] = ()
    past: tuple[Past, ...] = ()
    own_numbers: tuple[OwnNumber, ...] = ()
    licensed: bool = False
    days: tuple[Day, ...] = ()


class Waiver(Struct, frozen=True, omit_defaults=True):
    """Somebody's word that a rule does not hold for us, from `at` until `until` (0: for good).

    `campaign` "" for all calls. A rule that is final cannot be waived.
    """

    id: str
    version: int = 0
    rule: str = ""
    reason: str = ""
    by: str = ""
    at: float = 0.0
    until: float = 0.0
    campaign: str = ""


class Reason(Struct, frozen=True, omit_defaults=True):
    """Why not: the rule, what it saw, and from when on it would say yes (None: not by waiting).

    `says` has the words by language. A `final` one holds whoever asks; a `lasting` one is the party's own
    refusal, or a list's, which nothing of ours ends.
    """

    rule: str
    says: dict[str, str] = {}
    evidence: dict[str, str] = {}
    again_at: float | None = None
    final: bool = False
    lasting: bool = False


class Duty(Struct, frozen=True, omit_defaults=True):
    """What has to be done if the call is made. `do` is stable, `value` a number of its unit."""

    rule: str
    do: str
    value: float = 0.0
    says: dict[str, str] = {}


class Verdict(Struct, frozen=True, omit_defaults=True):
    """The answer: allowed exactly if there are no reasons against.

    `asked` names every rule that was asked. `again_at` is the first moment at which nothing known now
    forbids it, None if waiting does not help. `waived` are the reasons somebody set aside; `leave` is
    the consent that it rests on, if one was needed.
    """

    allowed: bool
    reasons: tuple[Reason, ...] = ()
    again_at: float | None = None
    duties: tuple[Duty, ...] = ()
    asked: tuple[str, ...] = ()
    waived: tuple[Reason, ...] = ()
    leave: str = ""
