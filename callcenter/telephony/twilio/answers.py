"""What Twilio's REST API answers, as values and as the port's errors."""

from collections.abc import Mapping
from math import isnan

import msgspec
from msgspec import Struct

from callcenter.ports.telephony import CarrierError, LegGone, Refused, TryAgain, Uncertain

NOT_THERE = 20404
NOT_IN_PROGRESS = 21220
OPTED_OUT = 21610
#: The number to be shown is not ours, as far as Twilio knows.
NOT_TO_BE_SHOWN = frozenset({"21210", "21212", "13214"})
_PATIENCE = 1.0  # seconds after a 429 that names no time
_LONGEST_PATIENCE = 30.0

#: A call in one of these states is over.
OVER = frozenset({"completed", "busy", "no-answer", "failed", "canceled"})
#: A call in one of these is live, in the order it passes through them.
LIVE = ("queued", "ringing", "in-progress")


class CallInfo(Struct, frozen=True):
    """A call, as far as we look at it."""

    sid: str
    status: str = ""
    to: str = ""


class ConferenceInfo(Struct, frozen=True):
    """A conference."""

    sid: str
    friendly_name: str = ""
    status: str = ""


class ParticipantInfo(Struct, frozen=True):
    """A leg in a conference."""

    call_sid: str = ""
    label: str | None = None
    hold: bool = False
    muted: bool = False
    coaching: bool | None = None
    status: str = ""


class RecordingInfo(Struct, frozen=True):
    """A recording."""

    sid: str
    status: str = ""


class MessageInfo(Struct, frozen=True):
    """A message on its way."""

    sid: str
    status: str | None = ""


class Webhooks(Struct, frozen=True):
    """Where a phone number or a TwiML App sends its requests."""

    sid: str
    phone_number: str | None = ""
    voice_url: str | None = ""
    voice_fallback_url: str | None = ""
    status_callback: str | None = ""
    sms_url: str | None = ""


class _Problem(Struct, frozen=True):
    code: int | None = None


_problem = msgspec.json.Decoder(_Problem)


class NotInProgress(LegGone):
    """21220: the call is over, or not answered yet; only its state can tell which."""


class RefusedWith(Refused):
    """A refusal by Twilio: its code is Twilio's own, if it gave one."""

    def __init__(self, status: int, code: int) -> None:
        super().__init__(f"Twilio refused it: HTTP {status}, error {code}", str(code or ""))


def problem(status: int, headers: Mapping[str, str], body: bytes) -> CarrierError:
    """Return the error behind an answer that is no success.

    Its text holds Twilio's numbers only: the words around them may name a caller.
    """
    if status == 429:
        return TryAgain("Twilio is asked too much at once (HTTP 429)", _retry_after(headers))
    if status >= 500:
        return Uncertain(f"Twilio answered HTTP {status}")
    code = _code(body)
    if status == 404 or code == NOT_THERE:
        return LegGone(f"Twilio does not have it: HTTP {status}, error {code}")
    if code == NOT_IN_PROGRESS:
        return NotInProgress(f"the call is not in progress: HTTP {status}, error {code}")
    return RefusedWith(status, code)


def _code(body: bytes) -> int:
    try:
        return _problem.decode(body).code or 0
    except (msgspec.DecodeError, UnicodeDecodeError):
        return 0


def _retry_after(headers: Mapping[str, str]) -> float:
    """Return the seconds Twilio names; a date or nonsense counts as none."""
    try:
        seconds = float(headers.get("retry-after", ""))
    except ValueError:
        return _PATIENCE
    return _PATIENCE if isnan(seconds) else min(max(seconds, 0.1), _LONGEST_PATIENCE)
