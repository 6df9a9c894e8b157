"""The kinds of value that a script is written with, each with its limits and a description."""

from enum import StrEnum
from typing import Annotated

from msgspec import Meta

from notation.kinds import WORD, Language, Line


class TalkStage(StrEnum):
    """How far a talk that is to sell something has come."""

    OPENING = "opening"
    DISCOVERY = "discovery"
    PITCH = "pitch"
    PRICE = "price"
    CLOSE = "close"
    FOLLOW_UP = "follow_up"


class FieldKind(StrEnum):
    """What a field takes."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"
    CHOICE = "choice"
    YES_NO = "yes_no"
    EMAIL = "email"


class TalkResult(StrEnum):
    """How a talk of ours ended (FL-25): one of these, always."""

    SALE = "sale"
    FOLLOW_UP = "follow_up"
    REFUSED = "refused"
    WRONG_PERSON = "wrong_person"
    DO_NOT_CALL = "do_not_call"


ScriptName = Annotated[str, Meta(pattern=f"^{WORD}$", max_length=64, description="the name of a script")]
Target = Annotated[str, Meta(pattern=f"^{WORD}$", description="the name of a step of this script")]
Key = Annotated[
    str,
    Meta(pattern=f"^{WORD}$", max_length=40, description="the word that an answer or a choice is kept as"),
]
Into = Annotated[
    str,
    Meta(
        pattern=r"^(person|account)\.([a-z_]+|own\.[a-z][a-z0-9_]{0,39})$",
        description="where the customer's file keeps it: `person.role`, `account.own.pumps`",
    ),
]
Text = Annotated[
    Line | Annotated[dict[Language, Line], Meta(min_length=1)],
    Meta(description="a text, or a text per language; `{name}` is filled in"),
]
AtStage = Annotated[
    TalkStage | None,
    Meta(description="how far the talk has come from here on; as before if not given"),
]
