"""The part of the route table that is about scripts, talks, objections and their analysis."""

from callcenter.outbound.objections.cards import ResponseCard
from callcenter.outbound.objections.objection import Said
from callcenter.outbound.objections.review import TagReview
from callcenter.outbound.objections.taxonomy import ObjectionType
from callcenter.outbound.scripts.kept import ScriptEntry
from callcenter.outbound.scripts.way import Taken
from callcenter.outbound.talks.moves import Conclusion
from callcenter.outbound.talks.talk import Talk
from callcenter.service.permissions import Permission
from callcenter.service.selling.catalogue import ObjectionGuide
from callcenter.service.selling.later import LaterReport
from callcenter.service.selling.scripts import ScriptPage
from callcenter.service.selling.tagging import TagSample
from callcenter.service.selling.talks import TalkView
from callcenter.web import values_selling as v
from callcenter.web.api.selling import analysis, later, objections, scripts, talks
from callcenter.web.endpoint import Access, Endpoint
from callcenter.web.values_accounts import ImportQuery

_IN = Access.SIGNED_IN
_SEES = Permission.SEE_SALES
_WRITES = Permission.WRITE_SCRIPTS
_ON_TALK = ("not_found", "not_your_contact", "stale_version")
_STEP = (*_ON_TALK, "no_script", "step_over", "unknown_answer", "incomplete", "bad_value", "script_over")
_OBJECTION = (*_ON_TALK, "unknown_type", "incomplete", "too_many", "bad_number")
_RESULT = ("reason_missing", "bad_time", "contradiction", "stop_said", "unknown_type", "bad_number")

_SCRIPTS = (
    Endpoint("GET", "/scripts", scripts.list_scripts, reply=v.ScriptEntries, access=_IN, needs=_WRITES),
    Endpoint(
        "GET",
        "/scripts/{id}",
        scripts.see_script,
        query=v.EditionQuery,
        reply=ScriptPage,
        access=_IN,
        needs=_WRITES,
        codes=("not_found",),
    ),
    Endpoint(
        "POST",
        "/scripts/{id}/check",
        scripts.check_script,
        body=v.ScriptText,
        reply=ScriptPage,
        access=_IN,
        needs=_WRITES,
        codes=("not_found", "bad_script"),
    ),
    Endpoint(
        "PUT",
        "/scripts/{id}",
        scripts.publish_script,
        body=v.ScriptDraft,
        reply=ScriptEntry,
        access=_IN,
        needs=_WRITES,
        codes=("not_found", "bad_script", "stale_version"),
    ),
    Endpoint(
        "POST",
        "/scripts/{id}/retire",
        scripts.retire_script,
        body=v.Retirement,
        reply=ScriptEntry,
        access=_IN,
        needs=_WRITES,
        codes=("not_found", "stale_version"),
    ),
    Endpoint(
        "GET",
        "/scripts/{id}/editions",
        scripts.script_history,
        reply=v.ScriptEditions,
        access=_IN,
        needs=_WRITES,
        codes=("not_found",),
    ),
)

_OBJECTIONS = (
    Endpoint("GET", "/objections", objections.see_objections, reply=ObjectionGuide, access=_IN),
    Endpoint(
        "PUT",
        "/objections/types/{id}",
        objections.write_type,
        body=v.TypeWish,
        reply=ObjectionType,
        access=_IN,
        needs=_WRITES,
        codes=("incomplete", "unknown_type", "in_use", "stale_version"),
    ),
    Endpoint(
        "PUT",
        "/objections/cards/{id}",
        objections.write_card,
        body=v.CardWish,
        reply=ResponseCard,
        access=_IN,
        needs=_WRITES,
        codes=("incomplete", "out_of_range", "unknown_type", "stale_version"),
    ),
    Endpoint(
        "GET",
        "/objections/cards/{id}/editions",
        objections.card_editions,
        reply=v.CardEditions,
        access=_IN,
        codes=("not_found",),
    ),
)

_TALKS = (
    Endpoint(
        "POST",
        "/talks/{id}",
        talks.begin_talk,
        reply=TalkView,
        codes=("unknown_contact", "not_your_contact", "wrong_kind"),
    ),
    Endpoint(
        "GET",
        "/talks/{id}",
        talks.see_talk,
        reply=TalkView,
        access=_IN,
        codes=("not_found", "not_your_contact"),
    ),
    Endpoint(
        "PUT",
        "/talks/{id}/script",
        talks.choose_script,
        body=v.ScriptChoice,
        reply=TalkView,
        codes=(*_ON_TALK, "script_begun"),
    ),
    Endpoint("POST", "/talks/{id}/steps", talks.take_step, body=Taken, reply=TalkView, codes=_STEP),
    Endpoint("POST", "/talks/{id}/back", talks.step_back, reply=TalkView, codes=(*_ON_TALK, "no_script")),
    Endpoint(
        "POST", "/talks/{id}/objections", talks.log_objection, body=Said, reply=TalkView, codes=_OBJECTION
    ),
    Endpoint(
        "PATCH",
        "/talks/{id}/objections/{seq}",
        talks.amend_objection,
        body=Said,
        reply=TalkView,
        codes=_OBJECTION,
    ),
    Endpoint(
        "DELETE",
        "/talks/{id}/objections/{seq}",
        talks.unlog_objection,
        reply=TalkView,
        codes=(*_ON_TALK, "stop_said"),
    ),
    Endpoint("PUT", "/talks/{id}/party", talks.meet_party, body=v.RightParty, reply=TalkView, codes=_ON_TALK),
    Endpoint(
        "PUT",
        "/talks/{id}/result",
        talks.conclude_talk,
        body=Conclusion,
        reply=TalkView,
        codes=(*_ON_TALK, *_RESULT),
    ),
)

_ANALYSIS = (
    Endpoint(
        "GET",
        "/sales/analysis",
        analysis.see_analysis,
        query=v.AnalysisQuery,
        reply=v.SalesAnalysis,
        access=_IN,
        needs=_SEES,
        codes=("too_many",),
    ),
    Endpoint(
        "GET",
        "/sales/calls",
        analysis.see_calls,
        query=v.FigureQuery,
        reply=v.TalkRows,
        access=_IN,
        needs=_SEES,
        codes=("too_many", "unknown_figure"),
    ),
)

_TAGS = (
    Endpoint(
        "GET",
        "/sales/objections",
        analysis.see_tags,
        query=v.TagQuery,
        reply=TagSample,
        access=_IN,
        needs=Permission.EVALUATE,
        codes=("too_many",),
    ),
    Endpoint(
        "PUT",
        "/talks/{id}/objections/{seq}/review",
        analysis.review_tag,
        body=TagReview,
        reply=Talk,
        access=_IN,
        needs=Permission.EVALUATE,
        codes=("not_found", "unknown_type", "stop_said", "second_person", "stale_version"),
    ),
)

_LATER = (
    Endpoint(
        "GET",
        "/sales/later-results",
        later.see_due,
        query=v.LaterQuery,
        reply=v.LaterDue,
        access=_IN,
        needs=_SEES,
    ),
    Endpoint(
        "POST",
        "/sales/later-results",
        later.take_later,
        query=ImportQuery,
        reply=LaterReport,
        access=_IN,
        needs=Permission.RUN_CAMPAIGNS,
        codes=("bad_file", "too_many_rows", "stale_version"),
        uploads=True,
    ),
    Endpoint(
        "POST",
        "/talks/{id}/later-results",
        later.tell_later,
        body=v.LaterWish,
        reply=Talk,
        access=_IN,
        needs=Permission.RUN_CAMPAIGNS,
        codes=("not_found", "no_sale", "too_early", "out_of_range", "stale_version"),
    ),
)

SELLING: tuple[Endpoint, ...] = (*_SCRIPTS, *_OBJECTIONS, *_TALKS, *_ANALYSIS, *_TAGS, *_LATER)
