"""The part of the route table that is about scorecards."""

from functools import partial

from callcenter.quality.scorecards.forms import ScorecardForm, ScoreTarget
from callcenter.service.permissions import Permission
from callcenter.web import values_scorecards as v
from callcenter.web.api.quality import scorecard_forms, scorecards
from callcenter.web.endpoint import Access, Endpoint

_READ = partial(Endpoint, access=Access.SIGNED_IN)
_SCORE = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.SCORE)
_MANAGE = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.MANAGE_SCORECARDS)
_EXPORT = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.EXPORT_SCORECARDS)

_CONTENT = ("incomplete", "doubled_item", "out_of_range", "unknown_measure")
_MOVE = ("not_found", "stale_version", "wrong_state")
_FIGURES = ("too_many", "unavailable")

_FORMS = (
    _SCORE("GET", "/scorecard-measures", scorecard_forms.list_measures, reply=v.ScorecardMeasures),
    _SCORE("GET", "/scorecard-forms", scorecard_forms.list_forms, reply=v.ScorecardForms),
    _MANAGE(
        "POST",
        "/scorecard-forms",
        scorecard_forms.add_form,
        body=v.ScorecardFormDraft,
        reply=ScorecardForm,
        codes=_CONTENT,
    ),
    _MANAGE(
        "PUT",
        "/scorecard-forms/{id}",
        scorecard_forms.write_form,
        body=v.ScorecardFormDraft,
        reply=ScorecardForm,
        codes=("not_found", "stale_version", *_CONTENT),
    ),
    _MANAGE(
        "POST",
        "/scorecard-forms/{id}/publish",
        scorecard_forms.publish_form,
        body=v.ScorecardFormVersion,
        reply=ScorecardForm,
        codes=("not_found", "stale_version", "nothing_changes", *_CONTENT),
    ),
    _MANAGE(
        "POST",
        "/scorecard-forms/{id}/retire",
        scorecard_forms.retire_form,
        body=v.ScorecardFormRetirement,
        reply=ScorecardForm,
        codes=("not_found", "stale_version"),
    ),
    _SCORE(
        "GET",
        "/scorecard-forms/{id}/targets",
        scorecard_forms.list_targets,
        reply=v.ScoreTargets,
        codes=("not_found",),
    ),
    _MANAGE(
        "POST",
        "/scorecard-forms/{id}/targets",
        scorecard_forms.set_target,
        body=v.NewTarget,
        reply=ScoreTarget,
        codes=(
            "not_found",
            "unknown_measure",
            "unknown_team",
            "unknown_agent",
            "bad_time",
            "out_of_range",
            "incomplete",
        ),
    ),
)

_CARDS = (
    _READ(
        "GET",
        "/scorecards",
        scorecards.list_scorecards,
        query=v.ScorecardsQuery,
        reply=v.ScorecardLines,
        codes=("bad_cursor",),
    ),
    _SCORE(
        "POST",
        "/scorecards",
        scorecards.draw_up_scorecards,
        body=v.NewScorecards,
        reply=v.ScorecardLines,
        codes=(
            "not_found",
            "form_not_usable",
            "bad_period",
            "incomplete",
            "unknown_agent",
            "unknown_team",
            "own_card",
            "stale_version",
            *_FIGURES,
        ),
    ),
    _SCORE(
        "GET",
        "/scorecards/ranking",
        scorecards.see_ranking,
        query=v.RankingQuery,
        reply=v.Ranking,
        codes=("bad_period", "too_many"),
    ),
    _EXPORT(
        "GET",
        "/scorecards/file",
        scorecards.export_scorecards,
        query=v.ScorecardFileQuery,
        reply=bytes,
        codes=("bad_period", "too_many"),
        media_type="application/octet-stream",
    ),
    _READ("GET", "/scorecards/{id}", scorecards.see_scorecard, reply=v.ScorecardPage, codes=("not_found",)),
    _SCORE(
        "DELETE",
        "/scorecards/{id}",
        scorecards.drop_scorecard,
        body=v.ScorecardMove,
        codes=(*_MOVE, "own_card"),
    ),
    _SCORE(
        "POST",
        "/scorecards/{id}/take",
        scorecards.take_figures,
        body=v.ScorecardMove,
        reply=v.ScorecardPage,
        codes=(*_MOVE, "own_card", *_FIGURES),
    ),
    _SCORE(
        "POST",
        "/scorecards/{id}/hand-in",
        scorecards.hand_in,
        body=v.ScorecardMove,
        reply=v.ScorecardPage,
        codes=(*_MOVE, "own_card", "not_yours", "not_over", "no_value", "no_approver"),
    ),
    _READ(
        "POST",
        "/scorecards/{id}/acknowledge",
        scorecards.acknowledge_scorecard,
        body=v.ScorecardMove,
        reply=v.ScorecardPage,
        codes=(*_MOVE, "not_yours"),
    ),
    _READ(
        "POST",
        "/scorecards/{id}/object",
        scorecards.object_to_scorecard,
        body=v.ScorecardMove,
        reply=v.ScorecardPage,
        codes=(*_MOVE, "not_yours", "reason_missing"),
    ),
    _SCORE(
        "POST",
        "/scorecards/{id}/answer",
        scorecards.answer_objection,
        body=v.ScorecardMove,
        reply=v.ScorecardPage,
        codes=(*_MOVE, "own_card", "second_person", "reason_missing"),
    ),
    _SCORE(
        "POST",
        "/scorecards/{id}/correct",
        scorecards.correct_scorecard,
        body=v.ScorecardMove,
        reply=v.ScorecardPage,
        codes=(*_MOVE, "own_card", "already_there", "reason_missing", *_FIGURES),
    ),
    _READ(
        "GET",
        "/scorecards/{id}/behind",
        scorecards.see_behind,
        query=v.BehindQuery,
        reply=v.BehindFigure,
        codes=("not_found", "unknown_measure", *_FIGURES),
    ),
)

SCORECARDS: tuple[Endpoint, ...] = (*_FORMS, *_CARDS)
