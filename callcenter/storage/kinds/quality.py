"""How quality of service is kept: forms with their editions, evaluations."""

from callcenter.quality.evaluations import Evaluation
from callcenter.quality.forms import EvaluationForm, FormEdition
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
)
