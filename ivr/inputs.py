"""What the host tells a flow: values in, one at a time.

Everything a caller typed or said stays out of `repr`, for it may be a card
number: a log line or a traceback must not carry it.
"""

from msgspec import Struct

from notation.kinds import Fact


class Input(Struct, frozen=True, tag_field="input"):
    """Something that happened on the call."""


class Digits(Input, frozen=True, tag="digits"):
    """Keys the caller pressed since the last turn, with or without the finish key.

    `finished` says that no more keys come: the finish key was pressed, the
    time between keys ran out, or the longest answer was reached.
    """

    keys: str
    finished: bool = True

    def __repr__(self) -> str:
        return f"Digits(<{len(self.keys)} keys>, finished={self.finished})"


class Speech(Input, frozen=True, tag="speech"):
    """What speech recognition understood; `confidence` from 0 to 1, None if not told."""

    text: str
    confidence: float | None = None

    def __repr__(self) -> str:
        return f"Speech(<{len(self.text)} characters>, confidence={self.confidence})"


class NoInput(Input, frozen=True, tag="no-input"):
    """The time to answer ran out: for the caller, or for the host at a look-up."""


class Facts(Input, frozen=True, tag="facts"):
    """The host's answer to a look-up; no facts at all means: nothing found."""

    facts: dict[str, Fact] = {}

    def __repr__(self) -> str:
        return f"Facts({sorted(self.facts)})"


class PromptsDone(Input, frozen=True, tag="prompts-done"):
    """Every prompt of the turn was heard to its end."""


class Recorded(Input, frozen=True, tag="recorded"):
    """The caller left a recording: the host's reference to it and its length in seconds."""

    reference: str
    seconds: float


class HungUp(Input, frozen=True, tag="hung-up"):
    """The caller is gone."""


Given = Digits | Speech | NoInput | Facts | PromptsDone | Recorded | HungUp
