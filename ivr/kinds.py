"""The kinds of value that a flow file is written with.

Each kind carries its own limits and a description: the JSON Schema, the
messages of the check and the reference page all come from here.
"""

from typing import Annotated

from msgspec import Meta

from notation.kinds import PATTERN, WORD, Language, Line

FlowName = Annotated[str, Meta(pattern=f"^{WORD}$", description="the name of a flow")]
Target = Annotated[str, Meta(pattern=f"^{WORD}$", description="the name of a step of this flow")]
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
Level = Annotated[int, Meta(ge=1, le=10, description="the least proficiency, 1 to 10")]
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
