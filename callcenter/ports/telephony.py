"""Telephony: scripts that a leg is given to hear, what a provider can be asked, what it reports.

A provider (Twilio, the simulated carrier) translates both ways and decides nothing.
What a leg hears is always rendered from the floor's state, so a late or doubled
request gets a sensible script.
"""

from enum import StrEnum
from typing import Protocol

from msgspec import Struct

from callcenter.floor.effects import AnyEffect, DialNumber
from callcenter.floor.values import AnsweredBy, Delivery, LegCause

# --- scripts: what a leg hears and does -----------------------------------------------------


class Verb(Struct, frozen=True, omit_defaults=True, gc=False, tag_field="verb"):
    """One step of a script."""


class Say(Verb, frozen=True, tag="say"):
    """Speak a text. `language` is a BCP 47 tag such as en or zh-CN."""

    text: str
    language: str = "en"


class Play(Verb, frozen=True, tag="play"):
    """Play audio: an absolute URL, or a name under the service's own media."""

    audio: str


class Pause(Verb, frozen=True, tag="pause"):
    """Silence for some seconds."""

    seconds: int = 1


class Ask(Verb, frozen=True, tag="ask"):
    """Say the prompts and wait for keys or speech; the input comes back with `turn`.

    With `max_digits` 0 there is no upper bound but the finish key or the timeout (seconds).
    """

    prompts: tuple["Say | Play | Pause", ...]
    turn: int
    digits: bool = True
    speech: bool = False
    max_digits: int = 1
    timeout: float = 5.0
    finish_key: str = "#"
    hints: tuple[str, ...] = ()
    language: str = "en"


class AskAgent(Verb, frozen=True, tag="ask_agent"):
    """Tell an agent on a telephone who is calling; key 1 accepts, key 2 declines `attempt`."""

    attempt: str
    prompts: tuple["Say | Play | Pause", ...]
    timeout: float = 20.0


class Wait(Verb, frozen=True, tag="wait"):
    """Wait in a queue with music; the provider asks `Switchboard.waiting` what to play."""

    queue: str


class Join(Verb, frozen=True, tag="join"):
    """Join the bridge of a contact. When a leg with `ends_bridge` leaves, the bridge is over.

    A `muted` leg hears all and is heard by nobody; with `coach` it is heard by that leg alone.
    A leg that hears `ringing` does so until another comes that does not.
    """

    contact: str
    label: str
    ends_bridge: bool = False
    muted: bool = False
    coach: str = ""
    ringing: bool = False


class Forward(Verb, frozen=True, tag="forward"):
    """Dial an outside number from this leg and report how it went (`forward_finished`)."""

    number: str
    caller_id: str = ""
    ring_seconds: int = 30


class TakeMessage(Verb, frozen=True, tag="take_message"):
    """Say the prompts, then record until silence, a key or `max_seconds` (`voicemail_left`)."""

    prompts: tuple["Say | Play | Pause", ...]
    max_seconds: int = 180


class StandBy(Verb, frozen=True, tag="stand_by"):
    """An agent's standing leg between contacts: quiet, until it is moved."""


class Goodbye(Verb, frozen=True, tag="goodbye"):
    """End this leg."""


AnyVerb = Say | Play | Pause | Ask | AskAgent | Wait | Join | Forward | TakeMessage | StandBy | Goodbye
Prompt = Say | Play | Pause
Script = tuple[AnyVerb, ...]


# --- what a provider reports ----------------------------------------------------------------


class IncomingCall(Struct, frozen=True, gc=False):
    """A customer calls. Numbers as the network gave them (E.164, or words such as anonymous)."""

    leg: str
    caller: str
    dialled: str


class IncomingMessage(Struct, frozen=True):
    """A customer wrote. `opt_out` is stop, start, help or empty."""

    message: str
    sender: str
    recipient: str
    text: str
    opt_out: str = ""


class MessageReport(Struct, frozen=True):
    """How far the `message`th message that we wrote in a contact has come; `error` is the carrier's code."""

    contact: str
    message: int
    delivery: Delivery
    error: str = ""


class RecordingReport(Struct, frozen=True):
    """What the recording of a contact's leg came to; `absent` if nothing was recorded."""

    contact: str
    leg: str
    recording: str
    seconds: float = 0.0
    absent: bool = False


class Heard(StrEnum):
    """What kind of input came."""

    DIGITS = "digits"
    SPEECH = "speech"
    NOTHING = "nothing"


class Input(Struct, frozen=True):
    """What a caller pressed or said. `finished` tells that the finish key was pressed."""

    kind: Heard
    value: str = ""
    confidence: float = 0.0
    finished: bool = False


class Answer(Struct, frozen=True):
    """Who answered a dial as far as the carrier heard, and for how many seconds their greeting is over."""

    by: AnsweredBy = AnsweredBy.UNKNOWN
    greeted_for: float = 0.0


#: The carrier was not asked to tell persons from machines.
NOT_LISTENED = Answer()


class Switchboard(Protocol):
    """What a provider tells the service, and asks of it.

    Every method returns only after what it reported is durable. `key` names the event
    (for instance a call's id with its sequence number): the same key gets the same answer
    and changes nothing. None of them raises for stale or unknown legs: the answer is then
    a script that fits the state there is. They raise `ServiceUnavailable` when the
    service cannot keep what was said (no storage); the provider then lets its fallback speak.
    """

    @property
    def overloaded(self) -> bool:
        """Whether new work must be answered with the prebuilt "please hold"."""

    async def call_arrived(self, call: IncomingCall, key: str) -> Script:
        """A customer's call began: the first script."""

    async def heard(self, leg: str, turn: int, said: Input, key: str) -> Script:
        """A customer's leg answered an `Ask` (or the time ran out): the next script."""

    async def script_for(self, leg: str) -> Script:
        """A leg fetches its script (after `MoveLeg`, or because the last one ran out)."""

    def waiting(self, leg: str) -> Script:
        """What a waiting customer hears next: position, estimate, music. From memory."""

    async def agent_arrived(self, leg: str, agent: str, attempt: str, key: str) -> Script:
        """An agent's leg is there: for an offer or consultation (`attempt`), or standing ("")."""

    async def agent_reached(self, leg: str, attempt: str, key: str) -> Script:
        """A telephone that `RingAgent` rang was picked up: who is calling, accept with a key."""

    async def agent_pressed(self, leg: str, attempt: str, digits: str, key: str) -> Script:
        """An agent on a telephone answered `AskAgent` with keys ("" when the time ran out)."""

    async def outside_answered(
        self, contact: str, attempt: str, leg: str, key: str, heard: Answer = NOT_LISTENED
    ) -> Script:
        """Somebody dialled by `DialNumber` is there: an outside party, or the customer.

        `heard` says who answered, where the carrier listened and the dial asked for it (`machine_answers`).
        """

    async def dial_failed(self, contact: str, attempt: str, cause: LegCause, key: str) -> None:
        """A dial (`RingAgent`, `DialNumber`) ended unanswered."""

    async def forward_finished(self, leg: str, connected: bool, key: str) -> Script:
        """A `Forward` from a customer's leg is over."""

    async def leg_ended(self, leg: str, cause: LegCause, key: str) -> None:
        """A leg is over."""

    async def bridge_opened(self, contact: str, bridge: str, key: str) -> None:
        """The provider's name of a contact's bridge."""

    async def voicemail_left(self, leg: str, recording: str, url: str, seconds: float, key: str) -> Script:
        """A `TakeMessage` gave a recording."""

    async def message_arrived(self, message: IncomingMessage, key: str) -> None:
        """A customer wrote."""

    async def message_reported(self, report: MessageReport, key: str) -> None:
        """A message of ours has come further, or has failed. Reports may come in any order."""

    async def recording_reported(self, report: RecordingReport, key: str) -> None:
        """A recording that `Record` began is finished, or came to nothing."""


class ServiceUnavailable(Exception):
    """The service cannot keep what it is told now."""


# --- what a provider can be asked -----------------------------------------------------------


class CarrierError(Exception):
    """The family of what can go wrong while an effect is carried out."""


class TryAgain(CarrierError):
    """It was certainly not done and may be tried again, after `after` seconds at least."""

    def __init__(self, reason: str, after: float = 0.5) -> None:
        super().__init__(reason)
        self.after = after


class Uncertain(CarrierError):
    """No answer or a broken one: it may or may not have been done."""


class LegGone(CarrierError):
    """The leg, bridge or party is not there any more."""


class Refused(CarrierError):
    """It will never be done: wrong number, missing right, wrong setting. `code` is the carrier's, if any."""

    def __init__(self, reason: str, code: str = "") -> None:
        super().__init__(reason)
        self.code = code


class PhonePass(Struct, frozen=True, omit_defaults=True):
    """What a browser phone needs to register. `kind` is twilio or simulated."""

    kind: str
    identity: str
    token: str = ""
    expires_at: float = 0.0


class Provider(Protocol):
    """A telephony provider, as the service sees it."""

    name: str

    async def start(self) -> None:
        """Begin; the switchboard is known from the constructor's wiring."""

    async def stop(self) -> None:
        """Close connections and end own tasks."""

    async def carry_out(self, intent: str, effect: AnyEffect) -> None:
        """Carry out one effect. `intent` is its idempotency key.

        Raises `TryAgain`, `Uncertain`, `LegGone` or `Refused`. Ending what is over is success.
        """

    async def live_legs(self) -> frozenset[str]:
        """Return the legs live now, for reconciliation. Raises `CarrierError` when it cannot tell."""

    async def is_dialling(self, effect: DialNumber) -> bool:
        """Return whether a dial that was perhaps made before a restart rings or is answered now.

        If so, its reports come as usual. Raises `CarrierError` when it cannot tell.
        """

    async def check(self) -> None:
        """Raise `CarrierError` with the reason unless calls can be handled."""

    def phone_pass(self, agent: str, now: float) -> PhonePass:
        """Return what the agent's browser phone needs to register."""
