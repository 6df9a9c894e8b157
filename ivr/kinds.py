"""The kinds of value that a flow file is written with.

Each kind carries its own limits and a description: the JSON Schema, the
messages of the check and the reference page all come from here.
"""

from collections.abc import Mapping
from typing import Annotated

from msgspec import Meta

Value = str | int | float | bool | None
"""One plain value: what a caller entered, or one thing the host knows."""

Fact = Value | list[Value] | dict[str, Value]
"""What the host may tell: a value, a list of values, or a mapping of values."""

Known = Mapping[str, Fact]
"""Facts by name: the caller number, the tier, which calendars are open."""

WORD = r"[a-z][a-z0-9]*([_-][a-z0-9]+)*"
NAME = r"[a-z][a-z0-9_]*"
PATH = rf"{NAME}(\.[A-Za-z0-9_-]+)*"
PATTERN = r"^\+?([0-9XZN*#]|\[[0-9-]+\])*[.!]?$"

FlowName = Annotated[str, Meta(pattern=f"^{WORD}$", description="the name of a flow")]
Target = Annotated[str, Meta(pattern=f"^{WORD}$", description="the name of a step of this flow")]
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
Text = Annotated[
    Line | Annotated[dict[Language, Line], Meta(min_length=1)],
    Meta(description="a text, or a text per language; `{name}` is filled in, `audio:NAME` plays a recording"),
]
Audio = Annotated[
    Line | Annotated[dict[Language, Line], Meta(min_length=1)],
    Meta(description="a recording (its name or URL), or a recording per language"),
]
Hints = Annotated[
    dict[Language, Annotated[list[Line], Meta(min_length=1, max_length=100)]],
    Meta(description="words that speech recognition should expect, per language"),
]
Filled = Annotated[
    str, Meta(min_length=1, max_length=200, description="a text in which `{name}` is filled in")
]
Key = Annotated[str, Meta(pattern="^[0-9*#]$", description="one key: 0 to 9, * or #")]
FinishKey = Annotated[str, Meta(pattern="^[0-9*#]?$", description='the key that ends the entry; "" for none')]
Keys = Annotated[str, Meta(pattern="^[0-9*#]{1,8}$", description="one to eight keys")]
Seconds = Annotated[int, Meta(ge=1, le=60, description="seconds, 1 to 60")]
Retries = Annotated[int, Meta(ge=0, le=9, description="further tries after the first, 0 to 9")]
Share = Annotated[float, Meta(ge=0, le=1, description="a share from 0 to 1")]
Priority = Annotated[int, Meta(ge=0, le=100, description="0 to 100, the higher goes first")]
Pattern = Annotated[
    str,
    Meta(
        pattern=PATTERN,
        min_length=1,
        max_length=64,
        description="a dial pattern such as `+86.` or `1[3-9]XXXXXXXXX`",
    ),
]
