"""How far evaluators agree who judged one contact on one form (FL-27): counts first, divided last."""

from collections.abc import Iterable, Sequence
from itertools import combinations

from msgspec import Struct

from callcenter.quality.forms import AnswerKind, FormContent, FormQuestion
from callcenter.quality.scoring import Judgement


class Sheet(Struct, frozen=True):
    """What one evaluator answered."""

    evaluator: str
    answers: tuple[Judgement, ...] = ()


class Given(Struct, frozen=True):
    """One evaluator's answer to a question. None: not applicable."""

    evaluator: str
    value: int | None


class Agreement(Struct, frozen=True):
    """Pairs of evaluators who agree, added up; of scales also those who differ by one point at most.

    Not applicable agrees with itself alone.
    """

    pairs: int = 0
    exact: int = 0
    scale_pairs: int = 0
    within_one: int = 0

    def __add__(self, other: "Agreement") -> "Agreement":
        names = self.__struct_fields__
        return Agreement(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def exact_share(self) -> float | None:
        """Pairs that agree exactly ÷ pairs, 0..1; None without any."""
        return self.exact / self.pairs if self.pairs else None

    @property
    def within_one_share(self) -> float | None:
        """Pairs within one point ÷ pairs, of scales; None without any."""
        return self.within_one / self.scale_pairs if self.scale_pairs else None


class Distance(Struct, frozen=True):
    """How far answers are from the reference, added up; an answer counts as answer ÷ best answer, 0..1.

    `compared`: answers where both said a value; `unlike`: where one of them said "not applicable".
    """

    sessions: int = 0
    compared: int = 0
    unlike: int = 0
    off: float = 0.0
    above: float = 0.0

    def __add__(self, other: "Distance") -> "Distance":
        names = self.__struct_fields__
        return Distance(**{name: getattr(self, name) + getattr(other, name) for name in names})

    @property
    def mean(self) -> float | None:
        """Σ |answer - reference| ÷ compared, 0..1; None without any."""
        return self.off / self.compared if self.compared else None

    @property
    def bias(self) -> float | None:
        """Σ (answer - reference) ÷ compared, -1..1: above 0 judges milder than the reference."""
        return self.above / self.compared if self.compared else None


class QuestionAgreement(Struct, frozen=True):
    """One question as all answered it. `least` and `most` are of those who said a value, None for nobody."""

    question: str
    given: tuple[Given, ...]
    least: int | None
    most: int | None
    agreement: Agreement
    reference: int | None
    distance: Distance

    @property
    def spread(self) -> int | None:
        """The highest answer less the lowest one; None where fewer than two said a value."""
        said = sum(each.value is not None for each in self.given)
        return None if said < 2 or self.least is None or self.most is None else self.most - self.least


def by_question(content: FormContent, sheets: Sequence[Sheet], leader: str) -> tuple[QuestionAgreement, ...]:
    """Return how far these sheets agree, question by question; the leader's sheet is the reference."""
    said = {sheet.evaluator: {each.question: each.value for each in sheet.answers} for sheet in sheets}
    return tuple(_question(each, said, leader) for each in content.questions())


def distance(content: FormContent, sheet: Sheet, reference: Sheet) -> Distance:
    """Return how far one sheet is from the reference."""
    said = {each.question: each.value for each in sheet.answers}
    right = {each.question: each.value for each in reference.answers}
    found = (
        _distance(each, said[each.id], right[each.id])
        for each in content.questions()
        if each.id in said and each.id in right
    )
    return sum(found, Distance(sessions=1))


def alpha(units: Iterable[Sequence[float]]) -> float | None:
    """Krippendorff's alpha of interval data: 1 for perfect agreement, 0 for as much as chance brings.

    `units` are the values that several evaluators gave to one thing each, without those who gave none:

    alpha = 1 - D_o ÷ D_e, where over the units with two values and more, n values in all,
    D_o = Σ over units (Σ over ordered pairs of a unit (a - b)² ÷ (values of the unit - 1)) ÷ n, and
    D_e = Σ over ordered pairs of all values (a - b)² ÷ (n · (n - 1)).

    None where there is nothing to compare, or all values are the same: chance alone would agree.
    """
    paired = [unit for unit in units if len(unit) > 1]
    values = [value for unit in paired for value in unit]
    expected = _squares(values) / (len(values) - 1) if values else 0.0
    if not expected:
        return None
    return 1 - sum(_squares(unit) / (len(unit) - 1) for unit in paired) / expected


def form_alpha(content: FormContent, sheets: Sequence[Sheet]) -> float | None:
    """Return Krippendorff's alpha over the questions of a form, each answer as answer ÷ best answer."""
    best = {each.id: each.most for each in content.questions()}
    units: dict[str, list[float]] = {id_: [] for id_ in best}
    for sheet in sheets:
        for each in sheet.answers:
            if each.value is not None and each.question in best:
                units[each.question].append(each.value / best[each.question])
    return alpha(units.values())


def _question(
    question: FormQuestion, said: dict[str, dict[str, int | None]], leader: str
) -> QuestionAgreement:
    given = tuple(
        Given(name, answers[question.id]) for name, answers in said.items() if question.id in answers
    )
    values = [each.value for each in given if each.value is not None]
    right = said.get(leader, {})
    others = (each.value for each in given if each.evaluator != leader and question.id in right)
    far = sum((_distance(question, value, right[question.id]) for value in others), Distance())
    return QuestionAgreement(
        question.id,
        given,
        min(values, default=None),
        max(values, default=None),
        _agreement(question, [each.value for each in given]),
        right.get(question.id),
        far,
    )


def _agreement(question: FormQuestion, values: Sequence[int | None]) -> Agreement:
    pairs = list(combinations(values, 2))
    exact = sum(a == b for a, b in pairs)
    if question.kind is not AnswerKind.SCALE:
        return Agreement(len(pairs), exact)
    near = sum(a == b or (a is not None and b is not None and abs(a - b) <= 1) for a, b in pairs)
    return Agreement(len(pairs), exact, len(pairs), near)


def _distance(question: FormQuestion, value: int | None, right: int | None) -> Distance:
    if value is None or right is None:
        return Distance(unlike=int(value is not right))
    off = (value - right) / question.most
    return Distance(compared=1, off=abs(off), above=off)


def _squares(values: Sequence[float]) -> float:
    """Return Σ (a - b)² over the ordered pairs of values."""
    return 2 * sum((a - b) ** 2 for a, b in combinations(values, 2))
