"""What a flow asks of its host: prompts to perform, an input to expect, an exit."""

from collections.abc import Mapping
from enum import Enum
from typing import Literal

from msgspec import Struct

from notation.kinds import Fact


class Say(Struct, frozen=True, tag_field="prompt", tag="say"):
    """Speak this text with a voice of this language."""

    text: str
    language: str


class Play(Struct, frozen=True, tag_field="prompt", tag="play"):
    """Play this recording, by name or URL; `language` is the one it was chosen for."""

    audio: str
    language: str


Prompt = Say | Play


class Gather(Struct, frozen=True, kw_only=True, tag_field="expect", tag="gather"):
    """Listen for keys, speech or both, for at most `timeout` seconds of silence.

    `max_digits` counts the keys still to come. `finish_key` is "" where no key
    ends the entry. What comes in answer to a `secret` one must never be logged.
    """

    digits: bool = True
    speech: bool = False
    max_digits: int = 1
    timeout: int = 5
    finish_key: str = ""
    language: str
    hints: tuple[str, ...] = ()
    secret: bool = False


class LookUp(Struct, frozen=True, tag_field="expect", tag="look-up"):
    """Look something up and answer with `Facts`; the names in `secrets` must never be logged."""

    name: str
    given: Mapping[str, Fact] = {}
    secrets: tuple[str, ...] = ()

    def __repr__(self) -> str:
        return f"LookUp({self.name}, given={sorted(self.given)})"


class Recording(Struct, frozen=True, tag_field="expect", tag="recording"):
    """Record the caller for at most `max_seconds`, and answer with `Recorded`."""

    max_seconds: int
    finish_key: str
    mailbox: str


class PromptsEnd(Struct, frozen=True, tag_field="expect", tag="prompts-end"):
    """Perform the prompts to their end, then answer with `PromptsDone`."""


Expect = Gather | LookUp | Recording | PromptsEnd


class Ending(Struct, frozen=True, kw_only=True, tag_field="exit"):
    """How a flow ends. `variables` are those that may be shown: no secrets."""

    variables: Mapping[str, Fact] = {}


class ToQueue(Ending, frozen=True, kw_only=True, tag="queue"):
    """Let the caller wait in a queue, for `agent` first where one is named.

    `skills` an agent must have, `preferred` are better to have: the least proficiency (1-10) by name.
    """

    queue: str
    skills: Mapping[str, int] = {}
    preferred: Mapping[str, int] = {}
    priority: int = 0
    agent: str | None = None


class OfferCallback(Ending, frozen=True, kw_only=True, tag="callback"):
    """The caller wants to be called back at `number`, in the place held in `queue`."""

    queue: str
    number: str
    priority: int = 0


class Voicemail(Ending, frozen=True, kw_only=True, tag="voicemail"):
    """A message of so many seconds lies in `mailbox` under the host's reference."""

    mailbox: str
    recording: str
    seconds: float


class ToTransfer(Ending, frozen=True, kw_only=True, tag="transfer"):
    """Pass the call on to a number, an agent or a queue."""

    kind: Literal["number", "agent", "queue"]
    target: str


class HangUp(Ending, frozen=True, kw_only=True, tag="hang-up"):
    """End the call; `reason` is the flow's own word, or `caller` if the caller left."""

    reason: str


class SelfServed(Ending, frozen=True, kw_only=True, tag="self-served"):
    """End the call: the caller has what they came for, and no agent was needed (FL-24)."""


class Failed(Ending, frozen=True, kw_only=True, tag="failed"):
    """The flow cannot go on; the host must take the caller. No checked program ends so."""

    reason: str


Exit = ToQueue | OfferCallback | Voicemail | ToTransfer | HangUp | SelfServed | Failed


class Result(Enum):
    """What the caller's last input came to."""

    FOUND = "found"
    FOUND_MORE_POSSIBLE = "found-more-possible"
    MORE_NEEDED = "more-needed"
    INVALID = "invalid"
    NO_INPUT = "no-input"
    LIMIT_REACHED = "limit-reached"
