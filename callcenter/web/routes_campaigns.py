"""The part of the route table that is about campaigns, lists, records, and the agent's next record."""

from functools import partial

from callcenter.outbound.campaign.campaign import Campaign
from callcenter.outbound.campaign.days import AheadFigures
from callcenter.outbound.campaign.record import ListRecord
from callcenter.service.campaigns.imports import ListReport
from callcenter.service.permissions import Permission
from callcenter.web import values_campaigns as v
from callcenter.web.api.campaigns import campaigns, preview, records
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.values_calling import PlacedCall

_SEE = partial(Endpoint, "GET", access=Access.SIGNED_IN, needs=Permission.SEE_CAMPAIGNS)
_RUN = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.RUN_CAMPAIGNS)
_SENSE = (
    "incomplete",
    "out_of_range",
    "rule_twice",
    "unknown_queue",
    "unknown_caller_id",
    "unknown_calendar",
)
_MOVES = ("wrong_state", "incomplete", "predictive_barred", "queue_retries")

CAMPAIGNS: tuple[Endpoint, ...] = (
    _SEE("/campaigns", campaigns.list_campaigns, reply=v.CampaignRows),
    _RUN("POST", "/campaigns", campaigns.add_campaign, body=v.CampaignWish, reply=Campaign, codes=_SENSE),
    _SEE("/campaigns/{id}", campaigns.see_campaign, reply=Campaign, codes=("not_found",)),
    _RUN(
        "PUT",
        "/campaigns/{id}",
        campaigns.change_campaign,
        body=v.CampaignEdit,
        reply=Campaign,
        codes=("not_found", "stale_version", "wrong_state", *_SENSE),
    ),
    _RUN(
        "POST",
        "/campaigns/{id}/move",
        campaigns.move_campaign,
        body=v.CampaignMove,
        reply=Campaign,
        codes=("not_found", "stale_version", *_MOVES, "unknown_queue", "unknown_caller_id"),
    ),
    _SEE("/campaigns/{id}/progress", campaigns.see_progress, reply=v.CampaignProgress, codes=("not_found",)),
    _SEE("/campaigns/{id}/figures", campaigns.see_figures, reply=AheadFigures, codes=("not_found",)),
    _SEE("/campaigns/{id}/lists", campaigns.list_lists, reply=v.CallLists),
    _RUN(
        "POST",
        "/campaigns/{id}/lists",
        campaigns.take_list_in,
        query=v.ListQuery,
        reply=ListReport,
        codes=("not_found", "wrong_state", "incomplete", "bad_time", "bad_file", "too_many_rows"),
        uploads=True,
    ),
    _SEE(
        "/campaigns/{id}/records",
        records.list_records,
        query=v.RecordQuery,
        reply=v.RecordPage,
        codes=("bad_cursor", "bad_number"),
    ),
    _SEE(
        "/campaigns/{id}/export",
        records.export_records,
        query=v.RecordExportQuery,
        reply=bytes,
        media_type="text/csv",
        codes=("not_found", "too_many"),
    ),
    _RUN(
        "POST",
        "/campaign-lists/{id}/records",
        records.add_record,
        body=v.RecordWish,
        reply=ListRecord,
        codes=(
            "not_found",
            "wrong_state",
            "bad_time",
            "number_missing",
            "bad_number",
            "on_a_list",
            "suppressed",
            "stale_version",
        ),
    ),
    _SEE("/campaign-records/{id}", records.see_record, reply=v.RecordView, codes=("not_found",)),
    _RUN(
        "POST",
        "/campaign-records/{id}/withdraw",
        records.withdraw_record,
        body=v.WithdrawWish,
        reply=ListRecord,
        codes=("not_found", "wrong_state", "stale_version"),
    ),
    _RUN(
        "POST",
        "/campaign-records/{id}/reopen",
        records.reopen_record,
        reply=ListRecord,
        codes=("not_found", "wrong_state", "stale_version"),
    ),
    Endpoint("GET", "/desk/record", preview.see_mine, reply=v.NextRecord),
    Endpoint(
        "POST",
        "/desk/campaigns/{id}/next",
        preview.take_next,
        reply=v.NextRecord,
        codes=("not_found", "not_yours", "not_running", "closed", "goal_met"),
    ),
    Endpoint(
        "POST",
        "/desk/records/{id}/dial",
        preview.dial_record,
        reply=PlacedCall,
        codes=(
            "not_found",
            "not_yours",
            "not_running",
            "closed",
            "call_denied",
            "stale_version",
            "agent_busy",
            "agent_offline",
            "monitoring",
        ),
    ),
    Endpoint(
        "POST",
        "/desk/records/{id}/skip",
        preview.skip_record,
        body=v.SkipWish,
        codes=("not_found", "not_yours", "stale_version"),
    ),
    Endpoint(
        "GET",
        "/contacts/{id}/record",
        preview.record_of_contact,
        reply=v.ContactRecord,
        access=Access.SIGNED_IN,
        codes=("not_found",),
    ),
)
