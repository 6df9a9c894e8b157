"""How quality of service is kept: forms with their editions, evaluations."""

from callcenter.quality.calibration import CalibrationSession
from callcenter.quality.coaching import CoachingNote
from callcenter.quality.evaluations import Evaluation
from callcenter.quality.forms import EvaluationForm, FormEdition
from callcenter.quality.sampling import Pick, SamplingRule
from callcenter.quality.training import Certificate, Course, TestResult
from callcenter.quality.weekly import SampleRun
from callcenter.storage.books.shelf import FLAG, NUMBER, TEXT, TIME, Shelf

QUALITY = (
    Shelf(EvaluationForm, "evaluation_forms", {"changed_at": TIME}),
    Shelf(
        FormEdition,
        "evaluation_form_editions",
        {"form": TEXT, "edition": NUMBER},
        indexes=(("form", "edition"),),
    ),
    Shelf(
        Evaluation,
        "evaluations",
        {
            "contact": TEXT,
            "agent": TEXT,
            "queue": TEXT,
            "form": TEXT,
            "evaluator": TEXT,
            "state": TEXT,
            "calibration": TEXT,
            "counts": FLAG,
            "at": TIME,
            "finished_at": TIME,
        },
        indexes=(
            ("contact",),
            ("agent", "finished_at"),
            ("counts", "finished_at"),
            ("state", "at"),
            ("evaluator", "at"),
            ("calibration",),
        ),
        # What is said of an agent is in the evaluation; the trail says who changed it.
        secret=frozenset({"answers", "comment", "acts"}),
    ),
    Shelf(
        CoachingNote,
        "coaching_notes",
        {"agent": TEXT, "coach": TEXT, "state": TEXT, "at": TIME, "since": TIME},
        indexes=(("agent", "at"), ("coach", "at"), ("state", "since"), ("at",)),
        # It is between the agent and who leads them: the trail says that it was changed, and no more.
        secret=frozenset({"words", "acts"}),
    ),
    Shelf(
        CalibrationSession,
        "calibrations",
        {"state": TEXT, "at": TIME, "closed_at": TIME},
        many=("people",),
        indexes=(("state", "at"), ("state", "closed_at"), ("at",)),
    ),
    Shelf(SamplingRule, "sampling_rules"),
    Shelf(
        Pick,
        "evaluation_picks",
        {"state": TEXT, "agent": TEXT, "at": TIME},
        many=("runs", "assigned"),
        indexes=(("state", "at"), ("agent", "state", "at")),
    ),
    Shelf(SampleRun, "sample_runs", {"plan": TEXT, "at": TIME}, indexes=(("plan", "at"), ("at",))),
    Shelf(Course, "courses", {"changed_at": TIME}),
    Shelf(
        TestResult,
        "test_results",
        {"agent": TEXT, "course": TEXT, "at": TIME},
        indexes=(("agent", "at"), ("course", "at"), ("at",)),
    ),
    Shelf(
        Certificate,
        "certificates",
        {"agent": TEXT, "course": TEXT, "expires_at": TIME, "wakes_at": TIME},
        indexes=(("agent", "expires_at"), ("course", "expires_at"), ("expires_at",), ("wakes_at",)),
    ),
)
