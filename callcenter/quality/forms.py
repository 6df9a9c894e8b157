"""Evaluation forms: sections and questions with weights, written as drafts, published in editions (ME-16)."""

from collections import Counter
from collections.abc import Iterator
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from callcenter.quality.refusal import QualityRefusal

Names = dict[str, str]


class AnswerKind(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"  #: 1 for yes, 0 for no
    SCALE = "scale"  #: 0 to `points`


class Critical(StrEnum):
    """What an answer of 0 to a question does beyond its own points: a critical error."""

    NO = "no"
    SECTION = "section"  #: the section earns nothing
    WHOLE = "whole"  #: the evaluation fails, whatever its score


class FormQuestion(Struct, frozen=True):
    """One thing to judge. `text` and `hint` by language; `weight` is above 0.

    `points`: the best answer of a scale. `optional`: it may be answered with "not applicable".
    """

    id: str
    text: Names = {}
    hint: Names = {}
    kind: AnswerKind = AnswerKind.YES_NO
    points: int = 4
    weight: float = 1.0
    optional: bool = True
    critical: Critical = Critical.NO

    @property
    def most(self) -> int:
        """The best answer."""
        return 1 if self.kind is AnswerKind.YES_NO else self.points


class Section(Struct, frozen=True):
    """Questions that belong together, as accuracy, courtesy and patience do. `weight` is above 0."""

    id: str
    name: Names = {}
    weight: float = 1.0
    questions: tuple[FormQuestion, ...] = ()


class FormContent(Struct, frozen=True):
    """What a form asks. `pass_mark` is a share 0..1; who reaches it exactly has passed."""

    title: Names = {}
    pass_mark: float = 0.8
    sections: tuple[Section, ...] = ()

    def questions(self) -> Iterator[FormQuestion]:
        """Yield every question in order."""
        for section in self.sections:
            yield from section.questions


class EvaluationForm(Struct, frozen=True):
    """A form. `content` is what is written on; `edition` the newest published one, 0 for none.

    A retired one is not offered for new evaluations. `changed_at` in seconds UTC.
    """

    id: str
    version: int = 0
    content: FormContent = FormContent()
    edition: int = 0
    retired: bool = False
    changed_at: float = 0.0

    @property
    def usable(self) -> bool:
        """Whether new evaluations may be made on it."""
        return self.edition > 0 and not self.retired


class FormEdition(Struct, frozen=True):
    """A published edition, kept for good beside the evaluations that were made on it."""

    id: str
    version: int = 0
    form: str = ""
    edition: int = 0
    content: FormContent = FormContent()
    by: str = ""
    at: float = 0.0


def edition_id(form: str, edition: int) -> str:
    """Return the id under which an edition is kept."""
    return f"{form}.{edition}"


def check_form(content: FormContent) -> None:
    """Refuse what cannot be answered or scored.

    With `incomplete` a form without a title, or a section without questions; with `doubled_item` two
    sections or two questions of one id; with `out_of_range` a weight, a scale or a pass mark.
    """
    if not any(content.title.values()) or not content.sections:
        raise QualityRefusal("incomplete", "title" if content.sections else "sections")
    if not 0 <= content.pass_mark <= 1:
        raise QualityRefusal("out_of_range", "pass_mark")
    for section in content.sections:
        _check_section(section)
    for ids in (
        (section.id for section in content.sections),
        (question.id for question in content.questions()),
    ):
        doubled = next((id_ for id_, count in Counter(ids).items() if count > 1), "")
        if doubled:
            raise QualityRefusal("doubled_item", doubled)


def publish(form: EvaluationForm, by: str, now: float) -> tuple[EvaluationForm, FormEdition]:
    """Return the form with one more edition, and that edition. Refuses as `check_form` does."""
    check_form(form.content)
    number = form.edition + 1
    edition = FormEdition(
        edition_id(form.id, number), form=form.id, edition=number, content=form.content, by=by, at=now
    )
    return replace(form, edition=number, changed_at=now), edition


def _check_section(section: Section) -> None:
    if not section.id or not any(section.name.values()) or not section.questions:
        raise QualityRefusal("incomplete", section.id or "section")
    if section.weight <= 0:
        raise QualityRefusal("out_of_range", f"{section.id}.weight")
    for question in section.questions:
        if not question.id or not any(question.text.values()):
            raise QualityRefusal("incomplete", question.id or "question")
        if question.weight <= 0 or not 1 <= question.points <= 10:
            raise QualityRefusal("out_of_range", question.id)
