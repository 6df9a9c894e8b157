"""The part of the route table that is about calls that we make."""

from callcenter.service.permissions import Permission
from callcenter.web.api import calling
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.values_calling import (
    Callbacks,
    CallbacksQuery,
    CallbackWish,
    CallWish,
    NewCallback,
    PlacedCall,
)

_CALLING = ("bad_number", "unknown_caller_id", "call_denied", "unknown_queue")

CALLING: tuple[Endpoint, ...] = (
    Endpoint(
        "POST",
        "/calls",
        calling.place_call,
        body=CallWish,
        reply=PlacedCall,
        codes=(*_CALLING, "unknown_agent", "agent_busy", "agent_offline", "monitoring"),
    ),
    Endpoint(
        "GET",
        "/callbacks",
        calling.list_callbacks,
        query=CallbacksQuery,
        reply=Callbacks,
        access=Access.SIGNED_IN,
        needs=Permission.CALL_BACK,
        codes=("bad_number",),
    ),
    Endpoint(
        "POST",
        "/callbacks",
        calling.agree_callback,
        body=CallbackWish,
        reply=NewCallback,
        access=Access.SIGNED_IN,
        needs=Permission.CALL_BACK,
        codes=(*_CALLING, "bad_time", "unknown_agent", "callback_exists"),
    ),
    Endpoint(
        "DELETE",
        "/callbacks/{id}",
        calling.cancel_callback,
        access=Access.SIGNED_IN,
        needs=Permission.CALL_BACK,
        codes=("unknown_callback", "wrong_phase", "forbidden"),
    ),
)
