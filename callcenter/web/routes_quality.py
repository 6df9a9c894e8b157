"""The part of the route table that is about quality of service and performance."""

from functools import partial

from callcenter.quality.forms import EvaluationForm
from callcenter.quality.sampling import Pick, SamplingRule
from callcenter.quality.training import Certificate, Course
from callcenter.service.permissions import Permission
from callcenter.web import values_calibration as kv
from callcenter.web import values_coaching as cv
from callcenter.web import values_quality as v
from callcenter.web import values_sampling as sv
from callcenter.web import values_training as tv
from callcenter.web.api.quality import calibrations, coaching, evaluations, forms, sampling, training
from callcenter.web.endpoint import Access, Endpoint

_READ = partial(Endpoint, access=Access.SIGNED_IN)
_EVALUATE = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.EVALUATE)
_MANAGE = partial(Endpoint, access=Access.SIGNED_IN, needs=Permission.MANAGE_QUALITY)

_CONTENT = ("incomplete", "doubled_item", "out_of_range")
_ANSWERS = ("unknown_question", *_CONTENT)
_MOVE = ("not_found", "stale_version", "wrong_state", "not_yours")

_FORMS = (
    _EVALUATE("GET", "/evaluation-forms", forms.list_forms, reply=v.EvaluationForms),
    _MANAGE(
        "POST", "/evaluation-forms", forms.add_form, body=v.FormDraft, reply=EvaluationForm, codes=_CONTENT
    ),
    _MANAGE(
        "PUT",
        "/evaluation-forms/{id}",
        forms.write_form,
        body=v.FormDraft,
        reply=EvaluationForm,
        codes=("not_found", "stale_version", *_CONTENT),
    ),
    _MANAGE(
        "POST",
        "/evaluation-forms/{id}/publish",
        forms.publish_form,
        body=v.FormVersion,
        reply=EvaluationForm,
        codes=("not_found", "stale_version", "nothing_changes", *_CONTENT),
    ),
    _MANAGE(
        "POST",
        "/evaluation-forms/{id}/retire",
        forms.retire_form,
        body=v.FormRetirement,
        reply=EvaluationForm,
        codes=("not_found", "stale_version"),
    ),
    _EVALUATE(
        "GET",
        "/evaluation-forms/{id}/editions",
        forms.form_editions,
        reply=v.FormEditions,
        codes=("not_found",),
    ),
)

_EVALUATIONS = (
    _READ(
        "GET",
        "/evaluations",
        evaluations.list_evaluations,
        query=v.EvaluationsQuery,
        reply=v.EvaluationLines,
        codes=("bad_cursor",),
    ),
    _EVALUATE(
        "POST",
        "/evaluations",
        evaluations.begin_evaluation,
        body=v.NewEvaluation,
        reply=v.EvaluationPage,
        codes=(
            "not_found",
            "forbidden",
            "form_not_usable",
            "own_contact",
            "already_there",
            "contact_live",
            "no_agent",
            "not_yours",
            "wrong_state",
        ),
    ),
    _READ(
        "GET", "/evaluations/{id}", evaluations.see_evaluation, reply=v.EvaluationPage, codes=("not_found",)
    ),
    _EVALUATE(
        "PUT",
        "/evaluations/{id}",
        evaluations.fill_in_evaluation,
        body=v.GivenAnswers,
        reply=v.EvaluationPage,
        codes=(*_MOVE, *_ANSWERS),
    ),
    _EVALUATE("DELETE", "/evaluations/{id}", evaluations.drop_evaluation, body=v.EvaluationMove, codes=_MOVE),
    _EVALUATE(
        "POST",
        "/evaluations/{id}/finish",
        evaluations.finish_evaluation,
        body=v.EvaluationMove,
        reply=v.EvaluationPage,
        codes=(*_MOVE, *_ANSWERS),
    ),
    _READ(
        "POST",
        "/evaluations/{id}/acknowledge",
        evaluations.acknowledge_evaluation,
        body=v.EvaluationMove,
        reply=v.EvaluationPage,
        codes=_MOVE,
    ),
    _READ(
        "POST",
        "/evaluations/{id}/dispute",
        evaluations.dispute_evaluation,
        body=v.EvaluationMove,
        reply=v.EvaluationPage,
        codes=(*_MOVE, "reason_missing"),
    ),
    _MANAGE(
        "POST",
        "/evaluations/{id}/review",
        evaluations.review_evaluation,
        body=v.ObjectionReview,
        reply=v.EvaluationPage,
        codes=(*_MOVE, "second_person", "reason_missing", *_ANSWERS),
    ),
    _READ(
        "GET",
        "/quality-scores",
        evaluations.see_scores,
        query=v.ScoresQuery,
        reply=v.QualityScores,
        codes=("too_many",),
    ),
)

_COURSE = ("incomplete", "out_of_range", "unknown_skill")

_TRAINING = (
    _READ("GET", "/courses", training.list_courses, reply=tv.Courses),
    _MANAGE("POST", "/courses", training.add_course, body=tv.CourseForm, reply=Course, codes=_COURSE),
    _MANAGE(
        "PUT",
        "/courses/{id}",
        training.change_course,
        body=tv.CourseForm,
        reply=Course,
        codes=("not_found", "stale_version", *_COURSE),
    ),
    _MANAGE(
        "POST",
        "/courses/{id}/results",
        training.enter_result,
        body=tv.TestEntry,
        reply=tv.EnteredTest,
        codes=("not_found", "unknown_agent", "bad_time", "out_of_range", "wrong_state"),
    ),
    _READ("GET", "/test-results", training.list_results, query=tv.TrainingQuery, reply=tv.TestResults),
    _READ(
        "GET",
        "/certificates",
        training.list_certificates,
        query=tv.TrainingQuery,
        reply=tv.CertificateLines,
    ),
    _MANAGE(
        "POST",
        "/certificates/{id}/revoke",
        training.revoke_certificate,
        body=tv.Revocation,
        reply=Certificate,
        codes=("not_found", "stale_version", "wrong_state", "reason_missing"),
    ),
)

_SAMPLING = (
    _EVALUATE("GET", "/sampling-rules", sampling.list_rules, reply=sv.SamplingRules),
    _MANAGE(
        "POST",
        "/sampling-rules",
        sampling.add_rule,
        body=sv.RuleForm,
        reply=SamplingRule,
        codes=("incomplete", "out_of_range"),
    ),
    _MANAGE(
        "PUT",
        "/sampling-rules/{id}",
        sampling.change_rule,
        body=sv.RuleForm,
        reply=SamplingRule,
        codes=("not_found", "stale_version", "incomplete", "out_of_range"),
    ),
    _MANAGE(
        "POST",
        "/evaluation-worklist/draw",
        sampling.draw_sample,
        body=sv.DrawWish,
        reply=sv.DrawnNumber,
        codes=("bad_time",),
    ),
    _EVALUATE(
        "GET",
        "/evaluation-worklist",
        sampling.see_worklist,
        query=sv.WorklistQuery,
        reply=sv.Worklist,
        codes=("bad_cursor",),
    ),
    _EVALUATE(
        "POST",
        "/evaluation-worklist/{id}/skip",
        sampling.skip_pick,
        body=sv.PickSkip,
        reply=Pick,
        codes=("not_found", "stale_version", "wrong_state", "reason_missing"),
    ),
    _EVALUATE("GET", "/sample-report", sampling.sample_report, query=sv.SampleSpan, reply=sv.SampleReport),
)

_NOTE = ("not_found", "stale_version", "wrong_state", "not_yours")

_COACHING = (
    _READ(
        "GET",
        "/coaching",
        coaching.list_coaching,
        query=cv.CoachingQuery,
        reply=cv.CoachingLines,
        codes=("bad_cursor",),
    ),
    _EVALUATE(
        "POST",
        "/coaching",
        coaching.add_coaching,
        body=cv.NewCoaching,
        reply=cv.CoachingPage,
        codes=("unknown_agent", "not_yours", "not_found", "unknown_question"),
    ),
    _READ("GET", "/coaching/{id}", coaching.see_coaching, reply=cv.CoachingPage, codes=("not_found",)),
    _EVALUATE(
        "PUT",
        "/coaching/{id}",
        coaching.write_coaching,
        body=cv.CoachingText,
        reply=cv.CoachingPage,
        codes=(*_NOTE, "unknown_question"),
    ),
    _EVALUATE("DELETE", "/coaching/{id}", coaching.drop_coaching, body=cv.CoachingMove, codes=_NOTE),
    _EVALUATE(
        "POST",
        "/coaching/{id}/share",
        coaching.share_coaching,
        body=cv.CoachingMove,
        reply=cv.CoachingPage,
        codes=(*_NOTE, "incomplete", "bad_time", "unknown_user"),
    ),
    _READ(
        "POST",
        "/coaching/{id}/acknowledge",
        coaching.acknowledge_coaching,
        body=cv.CoachingMove,
        reply=cv.CoachingPage,
        codes=_NOTE,
    ),
    _EVALUATE(
        "POST",
        "/coaching/{id}/close",
        coaching.close_coaching,
        body=cv.CoachingMove,
        reply=cv.CoachingPage,
        codes=(*_NOTE, "reason_missing"),
    ),
)

_CALIBRATIONS = (
    _EVALUATE(
        "GET",
        "/calibrations",
        calibrations.list_calibrations,
        query=kv.CalibrationsQuery,
        reply=kv.CalibrationLines,
        codes=("bad_cursor",),
    ),
    _MANAGE(
        "POST",
        "/calibrations",
        calibrations.call_calibration,
        body=kv.NewCalibration,
        reply=kv.CalibrationPage,
        codes=(
            *("not_found", "forbidden", "form_not_usable", "contact_live", "no_agent", "unknown_user"),
            *("doubled_item", "own_contact", "bad_time", "incomplete"),
        ),
    ),
    _EVALUATE(
        "GET",
        "/calibrations/{id}",
        calibrations.see_calibration,
        reply=kv.CalibrationPage,
        codes=("not_found",),
    ),
    _EVALUATE(
        "POST",
        "/calibrations/{id}/close",
        calibrations.close_calibration,
        body=kv.CalibrationClosing,
        reply=kv.CalibrationPage,
        codes=("not_found", "stale_version", "wrong_state", "not_yours"),
    ),
    _EVALUATE(
        "GET",
        "/calibration-report",
        calibrations.calibration_report,
        query=kv.CalibrationSpan,
        reply=kv.CalibrationReport,
    ),
)

QUALITY: tuple[Endpoint, ...] = (*_FORMS, *_EVALUATIONS, *_TRAINING, *_SAMPLING, *_COACHING, *_CALIBRATIONS)
