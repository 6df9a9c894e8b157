"""The kinds of value that any file of the house is written with, each with its limits and a description."""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

Value = str | int | float | bool | None
"""One plain value: what somebody entered, or one thing the host knows."""

Fact = Value | list[Value] | dict[str, Value]
"""What the host may tell: a value, a list of values, or a mapping of values."""

Known = Mapping[str, Fact]
"""Facts by name: the caller number, the tier, which calendars are open."""

WORD = r"[a-z][a-z0-9]*([_-][a-z0-9]+)*"
NAME = r"[a-z][a-z0-9_]*"
PATH = rf"{NAME}(\.[A-Za-z0-9_-]+)*"
PATTERN = r"^\+?([0-9XZN*#]|\[[0-9-]+\])*[.!]?$"

Name = Annotated[
    str,
    Meta(
        pattern=f"^(?!language$){NAME}$",
        description="the name of a variable: small letters, digits and _; never `language`",
    ),
]
NamePath = Annotated[
    str,
    Meta(pattern=f"^{PATH}$", description="the name of a variable or a fact, `open.sales` looks inside"),
]
Language = Annotated[
    str,
    Meta(
        pattern="^[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*$",
        description="a language tag such as `zh-CN` or `en`",
    ),
]
Line = Annotated[str, Meta(min_length=1, max_length=2000)]
