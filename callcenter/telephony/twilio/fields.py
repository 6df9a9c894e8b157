"""What the fields of a webhook say, read with tolerance: Twilio adds, omits and reorders."""

import math
import re
from collections.abc import Mapping

from callcenter.floor.values import AnsweredBy, LegCause
from callcenter.ports.telephony import NOT_LISTENED, Answer, Heard, Input

_DIGITS = re.compile(r"[0-9*#A-Da-dWw]{1,128}")
_SPEECH_LIMIT = 4000

_CAUSES = {
    "busy": LegCause.BUSY,
    "no-answer": LegCause.NO_ANSWER,
    "failed": LegCause.FAILED,
    "canceled": LegCause.HUNG_UP,
}

# US-10, with what carriers themselves take and the Chinese usage. "Yes" is left out: people answer with it.
_STOP = frozenset(
    {"stop", "stopall", "stop all", "quit", "end", "revoke", "opt out", "opt-out", "optout", "cancel"}
    | {"unsubscribe", "please stop", "stop please", "td", "退订", "取消订阅"}
)
_START = frozenset({"start", "unstop", "subscribe"})
_HELP = frozenset({"help", "info"})
_EDGES = " \t\r\n.,!?;:'\"()。！？，"


def spoken_or_pressed(form: Mapping[str, str]) -> Input:
    """Return what a caller pressed or said."""
    digits = form.get("Digits", "")
    finished = bool(form.get("FinishedOnKey"))
    if _DIGITS.fullmatch(digits):
        return Input(Heard.DIGITS, digits, finished=finished)
    if speech := form.get("SpeechResult", "").strip():
        return Input(Heard.SPEECH, speech[:_SPEECH_LIMIT], _share(form.get("Confidence", "")))
    return Input(Heard.DIGITS, finished=True) if finished else Input(Heard.NOTHING)


def _share(text: str) -> float:
    """Return a number between 0 and 1; what is none counts as 0."""
    value = seconds(text)
    return min(value, 1.0)


def seconds(text: str) -> float:
    """Return a span that Twilio states; nonsense and negative values count as 0."""
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return max(value, 0.0) if math.isfinite(value) else 0.0


def cause(status: str) -> LegCause:
    """Return why a call ended, from its last status."""
    return _CAUSES.get(status, LegCause.HUNG_UP)


#: So many seconds of quiet after the first words are the end of a greeting: Twilio tells us no sooner.
GREETING_OVER = 1.0
_HEARD = {"human": Answer(AnsweredBy.PERSON, GREETING_OVER)}


def who_answered(form: Mapping[str, str]) -> Answer:
    """Return what Twilio heard of who answered; nothing, or nothing certain, counts as a person."""
    if is_machine(form):
        return Answer(AnsweredBy.MACHINE)
    return _HEARD.get(form.get("AnsweredBy", ""), NOT_LISTENED)


def is_machine(form: Mapping[str, str]) -> bool:
    """Whether an answering machine or a fax picked up, as far as it was looked for."""
    return form.get("AnsweredBy", "").startswith(("machine", "fax"))


def opt_out(form: Mapping[str, str]) -> str:
    """Return stop, start, help or "": what Twilio says, else what the whole message says (US-10)."""
    said = form.get("OptOutType", "").strip().lower()
    if said in {"stop", "start", "help"}:
        return said
    text = " ".join(form.get("Body", "").casefold().split()).strip(_EDGES)
    for kind, words in (("stop", _STOP), ("start", _START), ("help", _HELP)):
        if text in words:
            return kind
    return ""
