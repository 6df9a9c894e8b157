"""The bodies and replies of the endpoints about calibration."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from callcenter.quality.agreement import Given
from callcenter.quality.calibration import CalibrationState
from callcenter.quality.evaluations import Judged
from callcenter.quality.forms import FormContent
from callcenter.web.values import Id, Short
from callcenter.web.values_quality import Limit, Moment, Said, Version


class NewCalibration(Struct, frozen=True, forbid_unknown_fields=True):
    """Which contact is judged on which form, by whom beside the asker, who leads, and by when (seconds UTC).

    `agent` is who had the contact last where it is "".
    """

    contact: Id
    form: Id
    evaluators: Annotated[tuple[Id, ...], Meta(min_length=1, max_length=20)]
    due: Moment
    agent: Short = ""
    note: Said = ""


class CalibrationClosing(Struct, frozen=True, forbid_unknown_fields=True):
    """Which version of a session is meant."""

    version: Version


class CalibrationsQuery(Struct, frozen=True, forbid_unknown_fields=True):
    """Which sessions; all without a state."""

    state: CalibrationState | None = None
    limit: Limit = 50
    after: Annotated[str, Meta(max_length=500)] = ""


class CalibrationLine(Struct, frozen=True):
    """A session in a list."""

    id: str
    about: Judged
    form: str
    leader: str
    evaluators: tuple[str, ...]
    missing: tuple[str, ...]
    state: CalibrationState
    due: float
    at: float


class CalibrationLines(Struct, frozen=True):
    """A page of sessions, the newest first. `after` is where the next one begins, "" at the end."""

    sessions: tuple[CalibrationLine, ...]
    after: str


class Judge(Struct, frozen=True):
    """Who takes part. `evaluation` is "" where it may not be seen yet; `handed_in_at` is 0 until then."""

    user: str
    leads: bool
    handed_in_at: float
    evaluation: str


class QuestionResult(Struct, frozen=True):
    """How one question was answered, see `QuestionAgreement`; shares and distances are 0..1, bias -1..1."""

    question: str
    given: tuple[Given, ...]
    spread: int | None
    exact: float | None
    within_one: float | None
    reference: int | None
    distance: float | None
    bias: float | None


class CalibrationResult(Struct, frozen=True):
    """How far the evaluators agree: pairs that agree exactly, on scales within one point, and Krippendorff's
    alpha of the whole form (interval; 1 is perfect, 0 chance). None where there is nothing to compare.
    """

    sheets: int
    exact: float | None
    within_one: float | None
    alpha: float | None
    questions: tuple[QuestionResult, ...]


class CalibrationPage(Struct, frozen=True):
    """A session with what its form asks. `result` is None until it is closed.

    `moves` are what the asker may do with it now.
    """

    id: str
    version: int
    about: Judged
    form: str
    edition: int
    content: FormContent
    leader: str
    judges: tuple[Judge, ...]
    due: float
    note: str
    state: CalibrationState
    at: float
    closed_at: float
    closed_by: str
    result: CalibrationResult | None
    moves: tuple[Literal["evaluate", "close"], ...]


class CalibrationSpan(Struct, frozen=True, forbid_unknown_fields=True):
    """Sessions that were closed in which time, seconds UTC: `since` included, `before` not."""

    since: Moment = 0.0
    before: Moment = 1e12


class EvaluatorDistance(Struct, frozen=True):
    """How far an evaluator is from the references: sums, and what they come to, see `Distance`.

    `bias` above 0 judges milder than the reference.
    """

    evaluator: str
    sessions: int
    compared: int
    unlike: int
    distance: float | None
    bias: float | None


class CalibrationReport(Struct, frozen=True):
    """The evaluators of the sessions of a time, by name."""

    evaluators: tuple[EvaluatorDistance, ...]
