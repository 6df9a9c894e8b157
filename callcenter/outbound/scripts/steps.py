"""The steps of the language: say, ask, field, branch, result, end."""

from collections.abc import Callable, Iterator, Mapping
from typing import Annotated

from msgspec import Meta, Struct

from callcenter.outbound.scripts.kinds import AtStage, FieldKind, Into, Key, TalkResult, Target, Text
from callcenter.outbound.scripts.targets import misfit
from notation.branching import Cases, first_that_holds, links_of, names_in
from notation.kinds import Fact, Name
from notation.links import Link
from notation.source import Path


class Step(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="do"):
    """One step of a script."""

    stage: AtStage = None

    def links(self) -> tuple[Link, ...]:
        """Every way that leads on from here."""
        return ()

    def texts(self) -> Iterator[tuple[Path, Text]]:
        """The texts that are shown, each with the path of its attribute."""
        return iter(())

    def reads(self) -> Iterator[tuple[Path, str]]:
        """The names used outside of texts, each with the path of its attribute."""
        return iter(())

    def writes(self) -> tuple[str, ...]:
        """The names that this step may set."""
        return ()

    def faults(self) -> Iterator[tuple[Path, str]]:
        """What contradicts itself in this step, each with the path of its attribute."""
        return iter(())


class Say(Step, frozen=True, kw_only=True, tag="say"):
    """The agent says it, then goes on."""

    text: Text
    next: Target

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next),)

    def texts(self) -> Iterator[tuple[Path, Text]]:
        yield ("text",), self.text


class Answer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the customer may answer, and the step to which that leads."""

    name: Text
    next: Target


Answers = Annotated[
    dict[Key, Answer],
    Meta(min_length=1, description="what may be answered: `{key: {name: ..., next: step}}`"),
]


class Ask(Step, frozen=True, kw_only=True, tag="ask"):
    """The agent asks it, and chooses what the customer answers."""

    text: Text
    answers: Answers
    store: Annotated[Name | None, Meta(description="the field that keeps which answer it was")] = None

    def links(self) -> tuple[Link, ...]:
        return tuple(Link(("answers", key, "next"), answer.next, key) for key, answer in self.answers.items())

    def texts(self) -> Iterator[tuple[Path, Text]]:
        yield ("text",), self.text
        for key, answer in self.answers.items():
            yield ("answers", key, "name"), answer.name

    def writes(self) -> tuple[str, ...]:
        return (self.store,) if self.store else ()


class Field(Step, frozen=True, kw_only=True, tag="field"):
    """The agent writes down what the customer says; it is kept on the record, and in the customer's file."""

    field: Annotated[Name, Meta(description="the field that keeps it")]
    name: Text
    kind: Annotated[FieldKind, Meta(description="what may be entered")] = FieldKind.TEXT
    choices: Annotated[
        dict[Key, Text], Meta(description="for the kind `choice`: what there is to choose")
    ] = {}
    required: Annotated[bool, Meta(description="it may not be left empty")] = False
    into: Annotated[
        Into | None, Meta(description="the place in the customer's file that is written with the result, too")
    ] = None
    text: Annotated[Text | None, Meta(description="what the agent asks for it")] = None
    next: Target

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next),)

    def texts(self) -> Iterator[tuple[Path, Text]]:
        yield ("name",), self.name
        if self.text is not None:
            yield ("text",), self.text
        for key, text in self.choices.items():
            yield ("choices", key), text

    def writes(self) -> tuple[str, ...]:
        return (self.field,)

    def faults(self) -> Iterator[tuple[Path, str]]:
        if bool(self.choices) != (self.kind is FieldKind.CHOICE):
            yield ("choices",), "choices belong to the kind `choice`, and it needs some"
        if self.into is not None and (wrong := misfit(self.into, self.kind)):
            yield ("into",), wrong


class Branch(Step, frozen=True, kw_only=True, tag="branch"):
    """Goes on by what is known; the agent does not see it."""

    cases: Cases
    otherwise: Annotated[Target, Meta(description="the step if no condition holds")]

    def links(self) -> tuple[Link, ...]:
        return links_of(self.cases, self.otherwise)

    def reads(self) -> Iterator[tuple[Path, str]]:
        return names_in(self.cases)

    def next_by(self, value: Callable[[str], Fact]) -> str:
        """Return the step that follows by what `value` tells of each name."""
        return first_that_holds(self.cases, self.otherwise, value)


class Record(Step, frozen=True, kw_only=True, tag="result"):
    """The agent registers how the talk ended; `result` is what the form proposes."""

    result: Annotated[TalkResult | None, Meta(description="the result that the form proposes")] = None
    text: Annotated[Text | None, Meta(description="what the agent says meanwhile")] = None
    next: Target

    def links(self) -> tuple[Link, ...]:
        return (Link(("next",), self.next),)

    def texts(self) -> Iterator[tuple[Path, Text]]:
        if self.text is not None:
            yield ("text",), self.text


class End(Step, frozen=True, kw_only=True, tag="end"):
    """The script is over; `text` takes leave."""

    text: Annotated[Text | None, Meta(description="how the agent takes leave")] = None

    def texts(self) -> Iterator[tuple[Path, Text]]:
        if self.text is not None:
            yield ("text",), self.text


AnyStep = Say | Ask | Field | Branch | Record | End

STEPS: Mapping[str, type[Step]] = {
    "say": Say,
    "ask": Ask,
    "field": Field,
    "branch": Branch,
    "result": Record,
    "end": End,
}
"""Every step by the word that a script uses for it."""
