"""The part of the route table that is about accounts and people."""

from functools import partial
from typing import Any

from callcenter.accounts.account import Account
from callcenter.accounts.book import Consent
from callcenter.accounts.health import Health
from callcenter.accounts.person import Person
from callcenter.accounts.privacy import Erased
from callcenter.accounts.requests import PrivacyRequest
from callcenter.accounts.tiers import Nomination
from callcenter.ports.timeline import TimelineEntry
from callcenter.service.accounts import forms
from callcenter.service.accounts.figure_imports import FiguresReport
from callcenter.service.accounts.imports import ImportReport
from callcenter.service.accounts.key_figures import KeyFigures
from callcenter.service.accounts.ledger import BELONGINGS, AccountSearch
from callcenter.service.accounts.overview import AccountPage, ParetoReport
from callcenter.service.accounts.people import PeopleSearch
from callcenter.service.accounts.timelines import CustomerBeside, TimelineQuery
from callcenter.service.accounts.workload import Workload
from callcenter.service.follow_up.nominations import Proposed
from callcenter.service.follow_up.win_back import WinBackStarted
from callcenter.service.permissions import Permission
from callcenter.service.privacy.export import PersonExport
from callcenter.service.privacy.mentions import MentionRow
from callcenter.web import values_accounts as v
from callcenter.web.api.accounts import (
    figure_files,
    files,
    ledger,
    mentions,
    merging,
    overview,
    people,
    requests,
    starting,
    timelines,
    twins,
)
from callcenter.web.endpoint import Access, Endpoint

_SEE = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.SEE_ACCOUNTS)
_CHANGE = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.CHANGE_ACCOUNTS)
_PRIVACY = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.PRIVACY)

_FILE = ("not_found", "secret_file")
_WRITES = (*_FILE, "stale_version")
_OF_ACCOUNT = ("company_missing", "unknown_tier", "unknown_agent")
_OF_PERSON = (
    *("name_missing", "bad_number", "bad_address", "suppressed", "field_off", "erased"),
    *("unknown_agent", "reports_to_self"),
)

_ASKED = ("not_found", "bad_time")
_ANSWERED = ("not_found", "stale_version", "answered", "text_missing")

_PAGES: dict[str, tuple[type[Any], type[Any]]] = {
    "needs": (v.Needs, forms.NeedForm),
    "promises": (v.Promises, forms.PromiseForm),
    "projects": (v.Projects, forms.ProjectForm),
    "contracts": (v.Contracts, forms.ContractForm),
    "figures": (v.FiguresPage, forms.FiguresForm),
    "meetings": (v.Meetings, forms.MeetingForm),
    "disputes": (v.Disputes, forms.DisputeForm),
    "ratings": (v.Ratings, forms.RatingForm),
    "qualifications": (v.Qualifications, forms.QualificationForm),
}


#: What we think of an account is for those who look after accounts.
_JUDGED = {"ratings", "qualifications"}
#: What is wrong with a thing of its own kind.
_WRONG = {"figures": ("month_taken",), "ratings": ("unknown_criterion",)}


def _belongings(word: str) -> tuple[Endpoint, ...]:
    """Return the endpoints of one kind of thing that belongs to accounts."""
    page, form = _PAGES[word]
    kind, one = BELONGINGS[word], f"/{word}/{{id}}"
    wrong = _WRONG.get(word, ("text_missing",))
    see = _CHANGE if word in _JUDGED else _SEE
    return (
        see("GET", f"/accounts/{{id}}/{word}", ledger.lister(word, page), reply=page, codes=_FILE),
        _CHANGE(
            "POST",
            f"/accounts/{{id}}/{word}",
            ledger.adder(word),
            body=form,
            reply=kind,
            codes=(*_FILE, *wrong),
        ),
        _CHANGE("PUT", one, ledger.changer(word), body=form, reply=kind, codes=(*_WRITES, *wrong)),
        _CHANGE("DELETE", one, ledger.dropper(word), body=v.Versioned, codes=_WRITES),
    )


ACCOUNTS: tuple[Endpoint, ...] = (
    _SEE(
        "GET",
        "/accounts",
        ledger.list_accounts,
        query=AccountSearch,
        reply=v.Accounts,
    ),
    _CHANGE(
        "POST",
        "/accounts",
        ledger.add_account,
        body=forms.NewAccountForm,
        reply=Account,
        codes=(*_OF_ACCOUNT, "no_approver"),
    ),
    _CHANGE("GET", "/accounts/duplicates", twins.duplicate_accounts, reply=v.DuplicateAccounts),
    _SEE("GET", "/accounts/{id}", ledger.see_account, reply=AccountPage, codes=_FILE),
    _CHANGE(
        "PUT",
        "/accounts/{id}",
        ledger.change_account,
        body=forms.AccountForm,
        reply=Account,
        codes=(*_WRITES, *_OF_ACCOUNT, "exit_criteria"),
    ),
    _CHANGE("POST", "/accounts/{id}/confirm", ledger.confirm_account, reply=Account, codes=_WRITES),
    _SEE("GET", "/accounts/{id}/people", people.people_of_account, reply=v.PeoplePage, codes=_FILE),
    _SEE("GET", "/accounts/{id}/health", overview.account_health, reply=Health, codes=_FILE),
    *(endpoint for word in _PAGES for endpoint in _belongings(word)),
    _CHANGE("GET", "/people/duplicates", merging.duplicate_people, reply=v.DuplicatePeople),
    _SEE("GET", "/people", people.list_people, query=PeopleSearch, reply=v.PeoplePage, codes=("bad_number",)),
    _CHANGE(
        "POST",
        "/people",
        people.add_person,
        body=forms.PersonForm,
        reply=Person,
        codes=(*_FILE, *_OF_PERSON),
    ),
    _SEE("GET", "/people/{id}", people.see_person, reply=Person, codes=_FILE),
    _CHANGE(
        "PUT",
        "/people/{id}",
        people.change_person,
        body=forms.PersonForm,
        reply=Person,
        codes=(*_WRITES, *_OF_PERSON),
    ),
    _CHANGE(
        "POST", "/people/{id}/leave", people.person_leaves, body=v.Versioned, reply=Person, codes=_WRITES
    ),
    _CHANGE(
        "POST",
        "/people/{id}/merge",
        merging.merge_people,
        body=v.MergeWish,
        reply=Person,
        codes=(*_WRITES, "already_merged", "erased"),
    ),
    _CHANGE(
        "POST",
        "/accounts/{id}/merge",
        merging.merge_accounts,
        body=v.MergeWish,
        reply=Account,
        codes=(*_WRITES, "already_merged"),
    ),
    _PRIVACY("GET", "/purges", merging.list_purges, reply=v.Purges),
    _PRIVACY("POST", "/purges", merging.purge, reply=v.Purges),
    _PRIVACY("GET", "/purges/dry-run", merging.dry_run, reply=v.WouldGoAll),
    _SEE(
        "POST",
        "/privacy-requests",
        requests.open_request,
        body=v.NewRequest,
        reply=PrivacyRequest,
        codes=_ASKED,
    ),
    _PRIVACY("GET", "/mentions", mentions.list_mentions, query=v.MentionsQuery, reply=v.MentionRows),
    _PRIVACY(
        "POST",
        "/mentions/{id}/decide",
        mentions.decide_mention,
        body=v.MentionDecision,
        reply=MentionRow,
        codes=("not_found", "stale_version", "answered", "reason_missing", "bad_value"),
    ),
    _PRIVACY("GET", "/privacy-requests", requests.list_requests, query=v.RequestsQuery, reply=v.Requests),
    _PRIVACY(
        "POST",
        "/privacy-requests/{id}/extend",
        requests.extend_request,
        body=v.Extension,
        reply=PrivacyRequest,
        codes=(*_ANSWERED, "too_late"),
    ),
    _PRIVACY(
        "POST",
        "/privacy-requests/{id}/answer",
        requests.answer_request,
        body=v.AnswerGiven,
        reply=PrivacyRequest,
        codes=_ANSWERED,
    ),
    _PRIVACY("GET", "/retention", merging.list_rules, reply=v.RetentionRules),
    _PRIVACY("GET", "/people/{id}/export", people.export_person, reply=PersonExport, codes=("not_found",)),
    _PRIVACY(
        "POST",
        "/people/{id}/erase",
        people.erase_person,
        body=v.ErasureWish,
        reply=Erased,
        codes=("not_found", "stale_version", "erased"),
    ),
    _PRIVACY("GET", "/people/{id}/erasures", people.see_erasures, reply=v.Erasures),
    _SEE("GET", "/people/{id}/consents", people.list_consents, reply=v.Consents, codes=_FILE),
    _CHANGE(
        "POST",
        "/people/{id}/consents",
        people.add_consent,
        body=forms.ConsentForm,
        reply=Consent,
        codes=("not_found", "erased", "evidence_missing"),
    ),
    _CHANGE("POST", "/consents/{id}/withdraw", people.withdraw_consent, reply=Consent, codes=("not_found",)),
    _SEE(
        "GET",
        "/accounts/{id}/timeline",
        timelines.account_timeline,
        query=TimelineQuery,
        reply=v.Timeline,
        codes=_FILE,
    ),
    _SEE(
        "POST",
        "/accounts/{id}/notes",
        timelines.note_on_account,
        body=v.NoteWish,
        reply=TimelineEntry,
        codes=(*_FILE, "text_missing"),
    ),
    _SEE(
        "GET",
        "/people/{id}/timeline",
        timelines.person_timeline,
        query=TimelineQuery,
        reply=v.Timeline,
        codes=_FILE,
    ),
    _SEE(
        "POST",
        "/people/{id}/notes",
        timelines.note_on_person,
        body=v.NoteWish,
        reply=TimelineEntry,
        codes=(*_FILE, "text_missing"),
    ),
    _SEE(
        "GET",
        "/contacts/{id}/customer",
        timelines.customer_beside,
        reply=CustomerBeside,
        codes=("not_found", "forbidden"),
    ),
    _SEE("GET", "/glances", overview.glances, query=v.GlanceQuery, reply=v.GlancesPage),
    _CHANGE(
        "POST",
        "/imports",
        files.take_in,
        query=v.ImportQuery,
        reply=ImportReport,
        codes=("bad_file", "too_many_rows", "stale_version"),
        uploads=True,
    ),
    _CHANGE(
        "POST",
        "/imports/figures",
        figure_files.take_figures,
        query=v.ImportQuery,
        reply=FiguresReport,
        codes=("bad_file", "too_many_rows", "stale_version"),
        uploads=True,
    ),
    _CHANGE(
        "GET",
        "/exports",
        files.hand_out,
        query=v.ExportQuery,
        reply=bytes,
        media_type="application/octet-stream",
    ),
    _SEE("GET", "/watch-list", overview.watch_list, query=v.WatchQuery, reply=v.WatchList),
    _CHANGE(
        "POST",
        "/watch-list/win-back",
        starting.win_back,
        body=v.WinBackOf,
        reply=WinBackStarted,
        codes=(*_FILE, "too_late"),
    ),
    _CHANGE("GET", "/pareto", overview.pareto, query=v.ParetoQuery, reply=ParetoReport),
    _CHANGE(
        "POST",
        "/pareto/nominations",
        starting.nominate_vital,
        body=v.ParetoNominations,
        reply=Proposed,
        codes=("bad_change", "incomplete", "no_approver"),
    ),
    _SEE("GET", "/register", overview.register, reply=v.Register),
    _CHANGE(
        "GET",
        "/key-figures",
        overview.key_figures,
        query=v.FiguresQuery,
        reply=KeyFigures,
        codes=("invalid_request",),
    ),
    Endpoint(
        "GET",
        "/workload",
        overview.workload,
        reply=Workload,
        access=Access.SIGNED_IN,
        needs=Permission.MANAGE_CASES,
    ),
    _CHANGE(
        "POST",
        "/accounts/{id}/score",
        overview.score,
        body=v.Marks,
        reply=Nomination,
        codes=(*_FILE, "unknown_criterion"),
    ),
    Endpoint(
        "GET",
        "/cases/{id}/clocks",
        overview.case_clocks,
        reply=v.CaseClocks,
        access=Access.SIGNED_IN,
        needs=Permission.SEE_CASES,
        codes=("unknown_case",),
    ),
    _SEE(
        "POST",
        "/clock",
        overview.read_clock,
        body=v.ClockWish,
        reply=v.ClockAnswer,
        codes=("unknown_tier",),
    ),
)
