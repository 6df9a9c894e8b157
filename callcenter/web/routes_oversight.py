"""The part of the route table that is for supervisors, and for agents who ask for one."""

from callcenter.service.permissions import Permission
from callcenter.web.api import monitoring, oversight, recordings, search
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.values import PresenceWish
from callcenter.web.values_oversight import (
    Attempt,
    ContactLines,
    HelpWish,
    MonitorWish,
    MoveWish,
    Note,
    OpenWish,
    PriorityWish,
    SearchQuery,
    Why,
)

_IN = Access.SIGNED_IN
_STEERS = Permission.SUPERVISE
_LISTENS = Permission.LISTEN_IN
_MONITOR = ("unknown_contact", "wrong_phase", "wrong_channel")
_MAY_NOT = ("own_contact", "monitoring", "agent_busy", "wrong_device")

OVERSIGHT: tuple[Endpoint, ...] = (
    Endpoint(
        "GET",
        "/contacts/search",
        search.search_contacts,
        query=SearchQuery,
        reply=ContactLines,
        access=_IN,
        needs=Permission.WATCH,
    ),
    Endpoint(
        "GET",
        "/contacts/{id}/why",
        oversight.why,
        reply=Why,
        access=_IN,
        needs=Permission.WATCH,
        codes=("unknown_contact",),
    ),
    Endpoint(
        "POST",
        "/agents/{id}/presence",
        oversight.force_presence,
        body=PresenceWish,
        access=_IN,
        needs=_STEERS,
        codes=("unknown_agent", "agent_busy", "disposition_missing", "monitoring"),
    ),
    Endpoint(
        "POST",
        "/agents/{id}/message",
        oversight.send_note,
        body=Note,
        access=_IN,
        needs=_STEERS,
        codes=("unknown_agent",),
    ),
    Endpoint(
        "DELETE",
        "/agents/{id}/help",
        oversight.answer_help,
        access=_IN,
        needs=_STEERS,
        codes=("unknown_agent",),
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/move",
        oversight.move_contact,
        body=MoveWish,
        access=_IN,
        needs=_STEERS,
        codes=(
            "unknown_contact",
            "wrong_phase",
            "unknown_target",
            "queue_closed",
            "queue_full",
            "queue_unserved",
            "queue_unstaffed",
        ),
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/priority",
        oversight.set_priority,
        body=PriorityWish,
        access=_IN,
        needs=_STEERS,
        codes=("unknown_contact", "wrong_phase"),
    ),
    Endpoint(
        "POST",
        "/queues/{id}/open",
        oversight.open_queue,
        body=OpenWish,
        access=_IN,
        needs=_STEERS,
        codes=("unknown_queue",),
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/monitor",
        monitoring.monitor,
        body=MonitorWish,
        reply=Attempt,
        access=_IN,
        needs=_LISTENS,
        codes=(*_MONITOR, *_MAY_NOT),
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/monitor/mode",
        monitoring.change_mode,
        body=MonitorWish,
        access=_IN,
        needs=_LISTENS,
        codes=("unknown_contact", "not_monitoring"),
    ),
    Endpoint(
        "DELETE",
        "/contacts/{id}/monitor",
        monitoring.leave,
        access=_IN,
        needs=_LISTENS,
        codes=("unknown_contact", "not_monitoring"),
    ),
    Endpoint(
        "GET",
        "/contacts/{id}/recording",
        recordings.hear,
        reply=bytes,
        access=_IN,
        needs=Permission.HEAR_RECORDINGS,
        codes=("not_found",),
        media_type="audio/mpeg",
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/take-over",
        monitoring.take_over,
        reply=Attempt,
        needs=_LISTENS,
        codes=(*_MONITOR, *_MAY_NOT, "agent_offline"),
    ),
    Endpoint("POST", "/help", oversight.ask_help, body=HelpWish, codes=("not_your_contact",)),
    Endpoint("DELETE", "/help", oversight.end_help),
    Endpoint("DELETE", "/notices", oversight.clear_notes),
)
