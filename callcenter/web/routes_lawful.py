"""The part of the route table that is about do-not-call lists and the gate."""

from callcenter.outbound.gate.kept import DoNotCall
from callcenter.outbound.gate.values import Waiver
from callcenter.service.permissions import Permission
from callcenter.web import values_lawful as v
from callcenter.web.api import lawful
from callcenter.web.endpoint import Access, Endpoint

_IN = Access.SIGNED_IN
_P = Permission


LAWFUL: tuple[Endpoint, ...] = (
    Endpoint(
        "GET",
        "/do-not-call",
        lawful.look_up,
        query=v.NumberQuery,
        reply=v.ListedNumber,
        access=_IN,
        needs=_P.CALL_BACK,
        codes=("bad_number",),
    ),
    Endpoint(
        "POST",
        "/do-not-call",
        lawful.refuse,
        body=v.RefusalWish,
        reply=DoNotCall,
        access=_IN,
        needs=_P.CALL_BACK,
        codes=("bad_number",),
    ),
    Endpoint(
        "GET",
        "/do-not-call/entries",
        lawful.list_refusals,
        query=v.RefusalsQuery,
        reply=v.Refusals,
        access=_IN,
        needs=_P.KEEP_DO_NOT_CALL,
        codes=("bad_cursor",),
    ),
    Endpoint(
        "POST",
        "/do-not-call/{id}/take-off",
        lawful.take_off,
        body=v.WhyBody,
        reply=DoNotCall,
        access=_IN,
        needs=_P.KEEP_DO_NOT_CALL,
        codes=("not_found", "reason_missing", "stale_version"),
    ),
    Endpoint(
        "GET", "/number-lists", lawful.see_lists, reply=v.NumberLists, access=_IN, needs=_P.KEEP_DO_NOT_CALL
    ),
    Endpoint(
        "PUT",
        "/number-lists/{id}",
        lawful.take_in,
        reply=v.ListTaken,
        access=_IN,
        needs=_P.KEEP_DO_NOT_CALL,
        codes=("bad_file", "bad_time", "stale_version"),
        uploads=True,
    ),
    Endpoint(
        "DELETE",
        "/number-lists/{id}",
        lawful.drop_list,
        access=_IN,
        needs=_P.KEEP_DO_NOT_CALL,
        codes=("not_found",),
    ),
    Endpoint(
        "POST",
        "/call-checks/ask",
        lawful.ask_gate,
        body=v.AskWish,
        reply=v.Answered,
        access=_IN,
        needs=_P.CALL_BACK,
        codes=("bad_number",),
    ),
    Endpoint(
        "GET",
        "/call-checks",
        lawful.list_checks,
        query=v.ChecksQuery,
        reply=v.Checks,
        access=_IN,
        needs=_P.SEE_CALL_CHECKS,
        codes=("bad_number", "bad_cursor"),
    ),
    Endpoint("GET", "/call-rules", lawful.see_rules, reply=v.CallRules, access=_IN, needs=_P.CALL_BACK),
    Endpoint(
        "POST",
        "/call-waivers",
        lawful.waive,
        body=v.WaiverWish,
        reply=Waiver,
        access=_IN,
        needs=_P.CONFIGURE,
        codes=("not_found", "final_rule", "reason_missing"),
    ),
    Endpoint(
        "DELETE",
        "/call-waivers/{id}",
        lawful.end_waiver,
        access=_IN,
        needs=_P.CONFIGURE,
        codes=("not_found",),
    ),
)
