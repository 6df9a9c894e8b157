"""The kinds of rules that a policy pack is made of. Each is data; `checks` says what it means."""

from enum import StrEnum
from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.outbound.gate.values import Audience, Mode, Purpose, Sound

Text = Annotated[str, Meta(min_length=1)]
#: A day as YYYY-MM-DD, or "" for none.
Day = Annotated[str, Meta(pattern=r"^(\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))?$")]
#: From and to in local time, or "never". The end is the first moment at which it is too late.
Span = Annotated[str, Meta(pattern=r"^(never|([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00))$")]
DayName = Literal["every", "mon", "tue", "wed", "thu", "fri", "sat", "sun", "holiday"]
#: What counts as the same: the called party, the matter, the campaign, the line of a list.
Per = Literal["number", "subject", "campaign", "record"]
Positive = Annotated[float, Meta(gt=0)]
Count = Annotated[int, Meta(ge=0)]


class Rule(Struct, frozen=True, kw_only=True, omit_defaults=True, forbid_unknown_fields=True):
    """What every rule has: to what it applies, from when to when, and its words.

    In force on the days from `since` up to but without `until`. `parts` are states; a party whose state is
    unknown is taken to be in all of them. An empty list means all. `strict`: holds only where the house
    asks for it. `final`: nobody can waive it.
    """

    id: Text
    says: dict[str, str]
    source: str = ""
    since: Day = ""
    until: Day = ""
    parts: tuple[str, ...] = ()
    purposes: tuple[Purpose, ...] = ()
    modes: tuple[Mode, ...] = ()
    audiences: tuple[Audience, ...] = ()
    sounds: tuple[Sound, ...] = ()
    strict: bool = False
    final: bool = False


class Window(Rule, frozen=True, kw_only=True, tag_field="kind", tag="window"):
    """Only within these hours, in every zone the called party may be in. A day's name wins over `every`."""

    hours: dict[DayName, Span]


class Frequency(Rule, frozen=True, kw_only=True, tag_field="kind", tag="frequency"):
    """At most `most` calls in `hours`, in `days` days of the called place, this one included, or ever.

    `per` subject counts only calls about the same matter, `per` record those of a line of a list.
    """

    most: Annotated[int, Meta(ge=1)]
    hours: Annotated[float, Meta(ge=0)] = 0.0
    days: Count = 0
    per: Per = "number"


class Rest(Rule, frozen=True, kw_only=True, tag_field="kind", tag="rest"):
    """No call for `hours`, or for `days` days counted from the day itself, after one that ended so.

    With `unless_agent_ready` it does not hold where an agent is there before anybody answers.
    """

    after: Literal["talked", "abandoned", "machine", "refused"]
    hours: Annotated[float, Meta(ge=0)] = 0.0
    days: Count = 0
    per: Per = "number"
    unless_agent_ready: bool = False


class OwnList(Rule, frozen=True, kw_only=True, tag_field="kind", tag="own_list"):
    """Nobody is called who asked us not to, or of whom these `sources` say so. Always final."""

    sources: tuple[str, ...] = ()


class NationalList(Rule, frozen=True, kw_only=True, tag_field="kind", tag="national_list"):
    """The number is on none of these `lists`, looked up in a copy of at most `max_age_days`.

    A number that came on it fewer than `grace_days` days ago passes. Where `consent_passes`, so does a
    number with a consent to calls of this purpose. Always final: neither a hit nor an old copy is waived.
    """

    lists: Annotated[tuple[str, ...], Meta(min_length=1)]
    max_age_days: Count
    grace_days: Count = 0
    consent_passes: bool = False


class Consent(Rule, frozen=True, kw_only=True, tag_field="kind", tag="consent"):
    """There is a consent to this purpose, in this form at least, with proof, that was not withdrawn.

    `must_have` names what its record must hold. `licensed_only`: asked only of a house that calls for others
    under a licence.
    """

    licensed_only: bool = False
    form: Literal["express", "written"] = "express"
    must_have: tuple[Literal["name", "request", "evidence", "at"], ...] = ("evidence",)


class NotWithdrawn(Rule, frozen=True, kw_only=True, tag_field="kind", tag="not_withdrawn"):
    """A consent that was taken back is a refusal."""


class Told(Rule, frozen=True, kw_only=True, tag_field="kind", tag="told"):
    """These fields of the attempt are filled in. With `not_by_hand` a call by hand need not."""

    fields: Annotated[
        tuple[Literal["on_behalf", "offer", "script", "subject", "basis", "audience", "campaign"], ...],
        Meta(min_length=1),
    ]
    not_by_hand: bool = False


class CallerNumber(Rule, frozen=True, kw_only=True, tag_field="kind", tag="caller_number"):
    """The number shown is one of our own, and as this says."""

    proof: bool = False
    answered: bool = False
    no_presence: bool = False


class Barred(Rule, frozen=True, kw_only=True, tag_field="kind", tag="barred"):
    """Such calls are not made; with `licensed_only`, not by a house that calls for others under a licence."""

    licensed_only: bool = False


class NoMachineDetection(Rule, frozen=True, kw_only=True, tag_field="kind", tag="no_machine_detection"):
    """Answering machines are not listened for: a mistake is a silent call."""


class Ringing(Rule, frozen=True, kw_only=True, tag_field="kind", tag="ringing"):
    """It rings for at least so long before we give up."""

    least_seconds: Positive


class AbandonedMessage(Rule, frozen=True, kw_only=True, tag_field="kind", tag="abandoned_message"):
    """A message is ready that says these things, and sells nothing."""

    says_also: tuple[Literal["seller", "number", "why", "opt_out"], ...]


class AbandonRate(Rule, frozen=True, kw_only=True, tag_field="kind", tag="abandon_rate"):
    """At most this share of a campaign's answered calls is abandoned, in its current period of `days`."""

    most: Annotated[float, Meta(ge=0, le=1)]
    days: Annotated[int, Meta(ge=1)]


class Known(Rule, frozen=True, kw_only=True, tag_field="kind", tag="known"):
    """This is known of the called party: a `jurisdiction` that has a pack, or the `zone`."""

    what: Literal["jurisdiction", "zone", "number"]


class Must(Rule, frozen=True, kw_only=True, tag_field="kind", tag="must"):
    """Forbids nothing, but tells what has to be done if the call is made."""

    do: Literal[
        "announce_recording",
        "announce_recording_and_ask",
        "connect_within",
        "identify_within",
        "say_who_calls",
        "end_after_refusal_within",
        "offer_opt_out",
        "tell_right_to_object",
        "keep_records_days",
        "keep_consent_days",
        "record_call",
    ]
    value: float = 0.0


AnyRule = (
    Window
    | Frequency
    | Rest
    | OwnList
    | NationalList
    | Consent
    | NotWithdrawn
    | Told
    | CallerNumber
    | Barred
    | NoMachineDetection
    | Ringing
    | AbandonedMessage
    | AbandonRate
    | Known
    | Must
)

#: Kinds that nobody can waive, whatever the pack says.
FINAL = (OwnList, NationalList, NotWithdrawn)


class Weekday(StrEnum):
    """The days by their names in a window, Monday first."""

    MON = "mon"
    TUE = "tue"
    WED = "wed"
    THU = "thu"
    FRI = "fri"
    SAT = "sat"
    SUN = "sun"


class Pack(Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """A dated policy pack: the rules of one jurisdiction.

    `countries` empty: it holds everywhere. `zones` are those of a country (GB) or a part (US-FL), for
    addresses; `areas` maps a part to the first digits of its numbers behind the country's calling code.
    """

    id: Text
    version: Day
    name: dict[str, str]
    rules: tuple[AnyRule, ...]
    countries: tuple[str, ...] = ()
    zones: dict[str, tuple[str, ...]] = {}
    areas: dict[str, tuple[str, ...]] = {}
    note: str = ""
