"""Why a record is not dialled: every reason that holds now, the weightiest first (FL-25)."""

from msgspec import Struct

from callcenter.outbound.campaign.campaign import Campaign, CampaignState, Mode
from callcenter.outbound.campaign.moves import number_of
from callcenter.outbound.campaign.record import ListRecord, RecordState


class WhyNot(Struct, frozen=True):
    """One reason: a stable code, what it is about, and the moment it ends (seconds UTC, 0 unknown)."""

    code: str
    detail: str = ""
    until: float = 0.0


class Around(Struct, frozen=True):
    """What is so around a record: whether calls may be made at this hour, and who could make them.

    `agents`: how many of the queue are signed in; `free`: how many of them are free. `goal_met`: the
    campaign has what it wanted.
    """

    is_open: bool = True
    agents: int = 1
    free: int = 1
    goal_met: bool = False


def why_not(record: ListRecord, campaign: Campaign, around: Around, now: float) -> tuple[WhyNot, ...]:
    """Return why a record is not dialled now, nothing if it is next. The gate's last no is among them.

    One that is not in line has no other reason than that.
    """
    if record.state is not RecordState.WAITING:
        return tuple(_of_record(record, now))
    found = [*_of_record(record, now), *_of_campaign(campaign, around)]
    if record.denied is not None:
        found.append(WhyNot("denied", record.denied.rule, record.next_at))
    return tuple(found)


def _of_record(record: ListRecord, now: float) -> list[WhyNot]:
    match record.state:
        case RecordState.DONE:
            return [WhyNot("done", record.result)]
        case RecordState.WITHDRAWN:
            return [WhyNot("withdrawn", record.result)]
        case RecordState.RESERVED:
            return [WhyNot("reserved", record.agent, record.until)]
        case RecordState.DIALLING:
            return [WhyNot("dialling", record.contact)]
    found = []
    if not number_of(record):
        found.append(WhyNot("no_number"))
    if record.next_at > now:
        code = "skipped" if record.reason and record.reason != "denied" else "not_yet"
        found.append(WhyNot(code, record.reason or record.result, record.next_at))
    return found


def _of_campaign(campaign: Campaign, around: Around) -> list[WhyNot]:
    found = []
    if campaign.state is not CampaignState.RUNNING:
        found.append(WhyNot("not_running", campaign.state.value))
    if around.goal_met:
        found.append(WhyNot("goal_met", str(campaign.goal)))
    if not around.is_open:
        found.append(WhyNot("closed", campaign.calendar or campaign.queue))
    if not around.agents:
        found.append(WhyNot("nobody_signed_in", campaign.queue))
    elif not around.free and campaign.mode is not Mode.PREVIEW:
        found.append(WhyNot("nobody_free", campaign.queue))
    return found
