"""A checked script: its steps, and where it begins."""

from typing import Annotated

from msgspec import Meta, Struct

from callcenter.outbound.scripts.kinds import ScriptName, Target, Text
from callcenter.outbound.scripts.steps import AnyStep
from notation.kinds import Language, Name


class Script(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A talk as it is meant to go.

    `queues`: whose own calls it is proposed for; a campaign names its script itself. After `persistence`
    objections the desk tells the agent to offer an end to the talk.
    """

    script: Annotated[ScriptName, Meta(description="the name of the script, by which campaigns call it")]
    title: Annotated[Text, Meta(description="what people call it")]
    language: Annotated[Language, Meta(description="the default language")]
    languages: Annotated[
        list[Language], Meta(description="every language it is written in; only the default one if not given")
    ] = []
    queues: Annotated[
        list[str], Meta(description="the queues whose agents it is proposed to for calls of their own")
    ] = []
    facts: Annotated[
        list[Name], Meta(description="names the script uses and does not set: fields of the campaign's list")
    ] = []
    persistence: Annotated[
        int, Meta(ge=1, le=10, description="after so many objections the agent offers an end, 1 to 10")
    ] = 2
    start: Annotated[Target, Meta(description="the first step")]
    steps: Annotated[dict[Target, AnyStep], Meta(description="the steps by name, at least one")]

    def spoken(self) -> tuple[str, ...]:
        """The languages of the script, the default one first."""
        return tuple(dict.fromkeys([self.language, *self.languages]))

    def titles(self) -> dict[str, str]:
        """The title by language."""
        return {self.language: self.title} if isinstance(self.title, str) else self.title
