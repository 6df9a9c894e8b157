"""What steps share whose target may come from a variable."""

from typing import Annotated

from msgspec import Meta

from ivr.kinds import Target
from notation.texts import holes

IfEmpty = Annotated[
    Target | None,
    Meta(description="the step if the holes leave nothing to go to; needed where there are holes"),
]

NEEDS_OTHERWISE = "the holes may leave nothing to go to: say in `otherwise` where the call goes then"


def may_be_empty(text: str, otherwise: str | None) -> bool:
    """Whether the text has holes and nothing says what to do if they fill with nothing."""
    return otherwise is None and any(holes(text))
