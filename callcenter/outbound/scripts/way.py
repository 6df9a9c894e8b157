"""The way through a script: what was taken at each step, and nothing else, says where a talk is.

So the state of a talk is a list of answers, going back drops the last one, and the same list in the
same version of the script always stands at the same step.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date

from msgspec import Struct

from callcenter.outbound.refusal import OutboundRefusal
from callcenter.outbound.scripts.kinds import FieldKind, TalkStage, Text
from callcenter.outbound.scripts.script import Script
from callcenter.outbound.scripts.steps import AnyStep, Ask, Branch, End, Field, Record, Say
from notation.kinds import Fact, Known
from notation.texts import fill

LONGEST_VALUE = 500
_EMAIL = re.compile(r"[^@\s]+@[^@\s.]+(\.[^@\s.]+)+")
_NUMBER = re.compile(r"-?[0-9]{1,15}([.,][0-9]{1,9})?")


class Taken(Struct, frozen=True):
    """What was answered at a step: an answer's key, a field's value, "" where only one way leads on."""

    step: str
    answer: str = ""


class Place(Struct, frozen=True):
    """Where a talk is: the step, the stage, and the values that were written so far."""

    step: str
    stage: TalkStage
    values: Mapping[str, str]


class Choosable(Struct, frozen=True):
    """Something to choose: its key, and its name by language."""

    key: str
    name: dict[str, str]


class Asked(Struct, frozen=True):
    """The field of a step, as a form shows it. `into`: the place in the customer's file, "" for none."""

    field: str
    name: dict[str, str]
    kind: FieldKind
    choices: tuple[Choosable, ...] = ()
    required: bool = False
    into: str = ""


class ShownStep(Struct, frozen=True):
    """A step as the desk shows it; texts by language, with their holes filled.

    `do` is the kind of step. `result` is what a result form proposes. `depth`: how many steps can be
    gone back.
    """

    step: str
    do: str
    stage: TalkStage
    text: dict[str, str]
    depth: int
    answers: tuple[Choosable, ...] = ()
    field: Asked | None = None
    result: str = ""


def place(script: Script, way: Sequence[Taken], facts: Known) -> Place:
    """Where this way leads. Steps that a way took wrongly end it before them."""
    values: dict[str, str] = {}
    stage = script.steps[script.start].stage or TalkStage.OPENING
    name = _settled(script, script.start, values, facts)
    stage = script.steps[name].stage or stage
    for taken in way:
        onward = _onward(script.steps[name], taken.answer)
        if taken.step != name or onward is None:
            break
        _write(script.steps[name], taken.answer, values)
        name = _settled(script, onward, values, facts)
        stage = script.steps[name].stage or stage
    return Place(name, stage, values)


def take(script: Script, way: Sequence[Taken], facts: Known, taken: Taken) -> tuple[Taken, ...]:
    """The way with one step more.

    Refuses with `step_over` another step than the present one, with `unknown_answer`, with
    `incomplete` an empty field that is needed, with `bad_value`, and with `script_over` at its end.
    """
    here = place(script, way, facts)
    if taken.step != here.step:
        raise OutboundRefusal("step_over", here.step)
    step = script.steps[here.step]
    if isinstance(step, End):
        raise OutboundRefusal("script_over", here.step)
    answer = _checked(step, taken.answer.strip())
    if _onward(step, answer) is None:
        raise OutboundRefusal("unknown_answer", answer)
    return (*way, Taken(here.step, answer))


def show(script: Script, way: Sequence[Taken], facts: Known) -> ShownStep:
    """The step where a way leads, as the desk shows it."""
    here = place(script, way, facts)
    step = script.steps[here.step]
    told = {**facts, **here.values}

    def said(text: Text | None) -> dict[str, str]:
        return _filled(script, text, told.get)

    return ShownStep(
        step=here.step,
        do=str(step.__struct_config__.tag),
        stage=here.stage,
        text=said(None if isinstance(step, Branch) else step.text),
        depth=len(way),
        answers=_answers(step, said),
        field=_field(step, said),
        result=step.result.value if isinstance(step, Record) and step.result is not None else "",
    )


def for_file(script: Script, way: Sequence[Taken]) -> Iterator[tuple[str, str]]:
    """What a way wrote for the customer's file: places with their values; an empty one says nothing."""
    for taken in way:
        step = script.steps.get(taken.step)
        if isinstance(step, Field) and step.into is not None and taken.answer:
            yield step.into, taken.answer


def _settled(script: Script, name: str, values: Mapping[str, str], facts: Known) -> str:
    """The step where a talk comes to rest, branches being taken at once."""
    told = {**facts, **values}
    step = script.steps[name]
    while isinstance(step, Branch):
        name = step.next_by(told.get)
        step = script.steps[name]
    return name


def _onward(step: AnyStep, answer: str) -> str | None:
    match step:
        case Ask():
            return step.answers[answer].next if answer in step.answers else None
        case Say() | Field() | Record():
            return step.next
        case _:
            return None


def _write(step: AnyStep, answer: str, values: dict[str, str]) -> None:
    for name in step.writes():
        values[name] = answer


def _checked(step: AnyStep, value: str) -> str:
    """The answer as it is kept."""
    if not isinstance(step, Field):
        return value
    if not value:
        if step.required:
            raise OutboundRefusal("incomplete", step.field)
        return value
    if len(value) > LONGEST_VALUE or not _FITS[step.kind](step, value):
        raise OutboundRefusal("bad_value", step.field)
    return value.replace(",", ".") if step.kind is FieldKind.NUMBER else value


def _is_date(_: Field, value: str) -> bool:
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


_FITS: Mapping[FieldKind, Callable[[Field, str], bool]] = {
    FieldKind.TEXT: lambda _, value: "\0" not in value,
    FieldKind.NUMBER: lambda _, value: _NUMBER.fullmatch(value) is not None,
    FieldKind.DATE: _is_date,
    FieldKind.CHOICE: lambda step, value: value in step.choices,
    FieldKind.EMAIL: lambda _, value: _EMAIL.fullmatch(value) is not None,
    FieldKind.YES_NO: lambda _, value: value in {"yes", "no"},
}


def _filled(script: Script, text: Text | None, value: Callable[[str], Fact]) -> dict[str, str]:
    if text is None:
        return {}
    by_language = {script.language: text} if isinstance(text, str) else text
    return {language: fill(line, value) for language, line in by_language.items()}


def _answers(step: AnyStep, said: Callable[[Text | None], dict[str, str]]) -> tuple[Choosable, ...]:
    if not isinstance(step, Ask):
        return ()
    return tuple(Choosable(key, said(answer.name)) for key, answer in step.answers.items())


def _field(step: AnyStep, said: Callable[[Text | None], dict[str, str]]) -> Asked | None:
    if not isinstance(step, Field):
        return None
    choices = tuple(Choosable(key, said(text)) for key, text in step.choices.items())
    return Asked(step.field, said(step.name), step.kind, choices, step.required, step.into or "")
