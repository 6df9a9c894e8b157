"""The route table of the API: every endpoint, once. The OpenAPI document is made from it."""

from callcenter.ports.history import ContactPage
from callcenter.ports.shifts import DayView
from callcenter.service.guides import Guides
from callcenter.web.api import contacts, guides, house, pages, phone, presence, session
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.routes_accounts import ACCOUNTS
from callcenter.web.routes_administration import ADMINISTRATION
from callcenter.web.routes_calling import CALLING
from callcenter.web.routes_campaigns import CAMPAIGNS
from callcenter.web.routes_cases import CASES
from callcenter.web.routes_follow_up import FOLLOW_UP
from callcenter.web.routes_knowledge import KNOWLEDGE
from callcenter.web.routes_lawful import LAWFUL
from callcenter.web.routes_oversight import OVERSIGHT
from callcenter.web.routes_quality import QUALITY
from callcenter.web.routes_reports import REPORTS
from callcenter.web.routes_saved_reports import SAVED_REPORTS
from callcenter.web.routes_scorecards import SCORECARDS
from callcenter.web.routes_selling import SELLING
from callcenter.web.values import (
    AnswerVerdict,
    ClosedContacts,
    ContactsQuery,
    DispositionEntry,
    House,
    Me,
    PhoneConnect,
    PhoneDigits,
    PhonePass,
    PresenceWish,
    RecordingWish,
    Reply,
    SessionChange,
    SignIn,
    Target,
)

SIGNED_IN = Access.SIGNED_IN
PHONE = Access.PHONE
_ON_CONTACT = ("unknown_contact", "not_your_contact", "wrong_phase")

_DESK: tuple[Endpoint, ...] = (
    Endpoint("GET", "/session", session.who_am_i, reply=Me, access=SIGNED_IN),
    Endpoint(
        "POST",
        "/session",
        session.sign_in,
        body=SignIn,
        reply=Me,
        access=Access.ANYBODY,
        codes=("wrong_credentials", "too_many_requests"),
    ),
    Endpoint("DELETE", "/session", session.sign_out, access=SIGNED_IN),
    Endpoint("PATCH", "/session", session.change_session, body=SessionChange, reply=Me, access=SIGNED_IN),
    Endpoint("GET", "/house", house.see_house, reply=House, access=SIGNED_IN),
    Endpoint("GET", "/phone", phone.phone_pass, reply=PhonePass, access=PHONE),
    Endpoint("POST", "/phone/heartbeat", phone.heartbeat, access=PHONE),
    Endpoint(
        "POST",
        "/phone/connect",
        phone.connect,
        body=PhoneConnect,
        access=PHONE,
        codes=("not_found", "phone_failed"),
    ),
    Endpoint("POST", "/phone/hang-up", phone.hang_up, access=PHONE, codes=("not_found", "phone_failed")),
    Endpoint(
        "POST",
        "/phone/digits",
        phone.send_digits,
        body=PhoneDigits,
        access=PHONE,
        codes=("not_found", "phone_failed"),
    ),
    Endpoint("GET", "/day", presence.see_day, reply=DayView),
    Endpoint(
        "GET",
        "/queues/{id}/guides",
        guides.see_guides,
        reply=Guides,
        access=SIGNED_IN,
        codes=("unknown_queue",),
    ),
    Endpoint(
        "POST",
        "/presence",
        presence.set_presence,
        body=PresenceWish,
        codes=("unknown_agent", "reason_missing"),
    ),
    Endpoint("POST", "/offers/{id}/accept", presence.accept_offer, codes=("offer_over",)),
    Endpoint("POST", "/offers/{id}/decline", presence.decline_offer, codes=("offer_over",)),
    Endpoint("POST", "/contacts/{id}/hold", contacts.hold, codes=_ON_CONTACT),
    Endpoint("POST", "/contacts/{id}/resume", contacts.resume, codes=_ON_CONTACT),
    Endpoint("POST", "/contacts/{id}/hang-up", contacts.hang_up, codes=_ON_CONTACT),
    Endpoint(
        "POST",
        "/contacts/{id}/answered-by",
        contacts.judge,
        body=AnswerVerdict,
        codes=("unknown_contact", "unknown_agent", "wrong_kind", "not_your_contact", "already_judged"),
    ),
    Endpoint("POST", "/contacts/{id}/merge", contacts.merge, codes=_ON_CONTACT),
    Endpoint("POST", "/contacts/{id}/complete", contacts.complete, codes=_ON_CONTACT),
    Endpoint("POST", "/contacts/{id}/cancel-consult", contacts.cancel_consult, codes=_ON_CONTACT),
    Endpoint(
        "POST",
        "/contacts/{id}/transfer",
        contacts.transfer,
        body=Target,
        codes=(
            *_ON_CONTACT,
            "wrong_channel",
            "unknown_target",
            "agent_offline",
            "channel_not_taken",
            "queue_closed",
            "queue_full",
            "queue_unserved",
            "queue_unstaffed",
            "call_denied",
        ),
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/consult",
        contacts.consult,
        body=Target,
        codes=(*_ON_CONTACT, "unknown_target", "agent_busy", "call_denied"),
    ),
    Endpoint("POST", "/contacts/{id}/recording", contacts.recording, body=RecordingWish, codes=_ON_CONTACT),
    Endpoint("POST", "/contacts/{id}/reply", contacts.reply, body=Reply, codes=_ON_CONTACT),
    Endpoint(
        "POST",
        "/contacts/{id}/disposition",
        contacts.dispose,
        body=DispositionEntry,
        codes=(*_ON_CONTACT, "unknown_disposition", "unknown_resolution", "unknown_article"),
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/wrap-up/extend",
        presence.extend_wrap_up,
        codes=("not_wrapping_up", "no_more_extensions"),
    ),
    Endpoint(
        "POST",
        "/contacts/{id}/wrap-up/finish",
        presence.finish_wrap_up,
        codes=("not_wrapping_up", "disposition_missing"),
    ),
    Endpoint(
        "GET",
        "/contacts/{id}",
        pages.see_contact,
        reply=ContactPage,
        access=SIGNED_IN,
        codes=("not_found", "forbidden"),
    ),
    Endpoint(
        "GET", "/contacts", pages.list_contacts, query=ContactsQuery, reply=ClosedContacts, access=SIGNED_IN
    ),
)

#: Paths with a word in the place of an id come first: the first that fits is taken.
ENDPOINTS: tuple[Endpoint, ...] = (
    *OVERSIGHT,
    *CALLING,
    *LAWFUL,
    *CAMPAIGNS,
    *_DESK,
    *ACCOUNTS,
    *CASES,
    *FOLLOW_UP,
    *KNOWLEDGE,
    *SELLING,
    *SAVED_REPORTS,
    *REPORTS,
    *QUALITY,
    *SCORECARDS,
    *ADMINISTRATION,
)
