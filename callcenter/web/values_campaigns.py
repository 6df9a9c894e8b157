"""The bodies and replies of the endpoints about campaigns, lists and records."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.outbound.campaign.campaign import (
    USUAL_RETRIES,
    Campaign,
    CampaignState,
    Mode,
    OnMachine,
    Retry,
)
from callcenter.outbound.campaign.progress import Progress
from callcenter.outbound.campaign.reasons import WhyNot
from callcenter.outbound.campaign.record import CallList, ListRecord, RecordState
from callcenter.web.values import Id, Long, Short

Version = Annotated[int, Meta(ge=1)]
Limit = Annotated[int, Meta(ge=1, le=500)]
Moment = Annotated[float, Meta(ge=0, le=32_503_680_000)]
Share = float | None


class CampaignWish(Struct, frozen=True, forbid_unknown_fields=True):
    """A campaign as people decide it; see `Campaign`."""

    name: Id
    purpose: Short = "sales"
    mode: Mode = Mode.PREVIEW
    queue: Short = ""
    caller_id: Short = ""
    calendar: Short = ""
    script: Short = ""
    jurisdiction: Short = ""
    on_behalf: Short = ""
    offer: Short = ""
    basis: Short = ""
    audience: Short = ""
    skills: dict[str, int] = {}
    attempts: int = 5
    retries: Annotated[tuple[Retry, ...], Meta(max_length=50)] = USUAL_RETRIES
    goal: Annotated[int, Meta(ge=0)] = 0
    goals: Annotated[tuple[Id, ...], Meta(max_length=50)] = ()
    detect_machine: bool = False
    preview_minutes: float = 15.0
    language: Short = "en"
    abandoned_message: Long = ""
    abandon_cap: float = 0.03
    on_machine: OnMachine = OnMachine.HANG_UP
    machine_message: Long = ""
    machine_sample: float = 0.0
    note: Long = ""


class CampaignEdit(CampaignWish, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """A campaign as it is to be; `version` is the one that was read."""

    version: Version


class CampaignMove(Struct, frozen=True, forbid_unknown_fields=True):
    """The state that a campaign is to be in."""

    to: CampaignState
    version: Version


class CampaignRows(Struct, frozen=True):
    """All campaigns, the newest first."""

    campaigns: tuple[Campaign, ...]


class CampaignProgress(Struct, frozen=True):
    """How far a campaign is: counts and, over them, shares (null where there is nothing to divide by)."""

    counts: Progress
    penetration: Share
    saturation: Share
    live_answer_rate: Share
    conversion: Share


class CallLists(Struct, frozen=True):
    """The lists of a campaign."""

    lists: tuple[CallList, ...]


class ListQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """A list to take in: what it is called, where it comes from, and the consent of all who say no other.

    `consent_on` is a day (YYYY-MM-DD). Without `confirm` it is only looked at.
    """

    name: Short
    source: Short
    consent: Short = ""
    consent_on: Short = ""
    proof: Short = ""
    format: Literal["csv", "xlsx"] = "csv"
    confirm: bool = False


class RecordWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Somebody to add to a list: numbers as people write them; `consent_on` is a day (YYYY-MM-DD).

    `source` and consent are those of the list where they are left out; `fields` are its own columns.
    """

    numbers: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=20)]
    name: Short = ""
    company: Short = ""
    language: Short = ""
    zone: Short = ""
    region: Short = ""
    source: Short = ""
    consent: Short = ""
    consent_on: Short = ""
    proof: Short = ""
    fields: Annotated[dict[Id, Short], Meta(max_length=100)] = {}


class RecordExportQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Of which list; "" for all of the campaign's."""

    list: Short = ""


class RecordQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which records of a campaign; `number` as somebody writes it."""

    state: RecordState | None = None
    list: Short = ""
    result: Short = ""
    number: Short = ""
    limit: Limit = 50
    after: Short = ""


class RecordPage(Struct, frozen=True):
    """A page of records; `after` is where the next one begins, "" behind the last."""

    records: tuple[ListRecord, ...]
    after: str


class RecordView(Struct, frozen=True):
    """A record, its campaign's name, and why it is not dialled now (nothing: it is next)."""

    record: ListRecord
    campaign: str
    why_not: tuple[WhyNot, ...]


class WithdrawWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a record is not to be dialled any more."""

    reason: Id


class WorkableCampaign(Struct, frozen=True):
    """A running campaign that an agent works for."""

    id: str
    name: str
    queue: str
    script: str


class NextRecord(Struct, frozen=True):
    """The record that an agent has before them, null for none, and the number that would be dialled.

    `campaigns` are those that the next one may be taken from; `stand_by` those that dial ahead of the
    agents, and reach only who stands by.
    """

    campaigns: tuple[WorkableCampaign, ...]
    campaign: WorkableCampaign | None
    record: ListRecord | None
    number: str
    stand_by: tuple[WorkableCampaign, ...]


class SkipWish(Struct, frozen=True, forbid_unknown_fields=True):
    """Why a record is not dialled: until `again_at` (seconds UTC, null for a while), or `forever`."""

    reason: Id
    again_at: Moment | None = None
    forever: bool = False


class ContactRecord(Struct, frozen=True):
    """The record that a contact is an attempt of, null for a contact of no campaign."""

    campaign: WorkableCampaign | None
    record: ListRecord | None
