"""The one formula of a quality score, for the screen, the reports and the scorecard alike (ME-16)."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from callcenter.quality.forms import Critical, FormContent, FormQuestion, Section
from callcenter.quality.refusal import QualityRefusal


class Judgement(Struct, frozen=True):
    """What an evaluator says to a question. `value` is 0 to the best answer, None: not applicable."""

    question: str
    value: int | None = None
    comment: str = ""


class SectionScore(Struct, frozen=True):
    """What a section earned of what it could. `critical`: an error in it took all of it."""

    section: str
    earned: float
    possible: float
    critical: bool = False

    @property
    def share(self) -> float | None:
        """Earned of possible, 0..1; None where nothing was applicable."""
        return self.earned / self.possible if self.possible else None


class Score(Struct, frozen=True):
    """The result of an evaluation, as sums: only those may be added up over evaluations.

    `critical` are the questions with a critical error. It `passed` unless an error fails the whole, or
    it earned less than the pass mark; `passed` is None where nothing was applicable.
    """

    earned: float
    possible: float
    passed: bool | None
    failed_whole: bool = False
    critical: tuple[str, ...] = ()
    sections: tuple[SectionScore, ...] = ()

    @property
    def share(self) -> float | None:
        """The quality score, 0..1; None where nothing was applicable."""
        return self.earned / self.possible if self.possible else None


def score(content: FormContent, answers: Iterable[Judgement]) -> Score:
    """Return the score of an evaluation by these answers.

    quality score = Σ w·x ÷ Σ w over the questions that were applicable, where
    w = weight of the section × weight of the question, and
    x = answer ÷ best answer (yes 1, no 0).

    A question that is not applicable, or not answered, leaves both sums. A critical error (answer 0 to a
    critical question) of a section sets every x of that section to 0; one of the whole fails the
    evaluation and leaves the score as it is, for the two are told apart. The pass mark is inclusive.
    """
    given = {answer.question: answer.value for answer in answers}
    sections = tuple(_section(section, given) for section in content.sections)
    errors = tuple(question.id for question in content.questions() if _is_error(question, given))
    failed = any(
        question.critical is Critical.WHOLE for question in content.questions() if question.id in errors
    )
    earned, possible = sum(each.earned for each in sections), sum(each.possible for each in sections)
    reached = earned >= content.pass_mark * possible - 1e-9
    return Score(earned, possible, reached and not failed if possible else None, failed, errors, sections)


def check_answers(content: FormContent, answers: Iterable[Judgement], *, whole: bool) -> None:
    """Refuse answers that the form does not know.

    With `unknown_question`, with `doubled_item`, with `out_of_range` a value beyond the best answer or a
    "not applicable" where there must be an answer; where it is to be `whole`, with `incomplete` what has
    no answer at all.
    """
    known = {question.id: question for question in content.questions()}
    seen: set[str] = set()
    for answer in answers:
        question = known.get(answer.question)
        if question is None:
            raise QualityRefusal("unknown_question", answer.question)
        if answer.question in seen:
            raise QualityRefusal("doubled_item", answer.question)
        seen.add(answer.question)
        _check_value(question, answer.value)
    missing = next((id_ for id_ in known if id_ not in seen), "")
    if whole and missing:
        raise QualityRefusal("incomplete", missing)


def _check_value(question: FormQuestion, value: int | None) -> None:
    fits = question.optional if value is None else 0 <= value <= question.most
    if not fits:
        raise QualityRefusal("out_of_range", question.id)


def _section(section: Section, given: Mapping[str, int | None]) -> SectionScore:
    failed = any(
        question.critical is Critical.SECTION and _is_error(question, given) for question in section.questions
    )
    earned = possible = 0.0
    for question in section.questions:
        value = given.get(question.id)
        if value is not None:
            weight = section.weight * question.weight
            possible += weight
            earned += 0.0 if failed else weight * value / question.most
    return SectionScore(section.id, earned, possible, failed)


def _is_error(question: FormQuestion, given: Mapping[str, int | None]) -> bool:
    return question.critical is not Critical.NO and given.get(question.id) == 0
