"""Scripts into TwiML, by templates: one format per verb, no tree.

The same script for the same leg gives the same bytes. A document never runs dry: where the
last verb would let Twilio hang up, the leg is sent to fetch its script again.
"""

from collections.abc import Callable, Iterable
from functools import lru_cache
from hashlib import sha256
from math import ceil
from secrets import token_hex
from typing import Any

from callcenter.ports.telephony import (
    AnyVerb,
    Ask,
    AskAgent,
    Forward,
    Goodbye,
    Join,
    Pause,
    Play,
    Prompt,
    Say,
    Script,
    StandBy,
    TakeMessage,
    Wait,
)
from callcenter.service.remembered import Remembered
from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.languages import spoken
from callcenter.telephony.twilio.text import DOCUMENT_LIMIT, audible, escape, hints, pieces, shortened

EMPTY = b'<?xml version="1.0" encoding="UTF-8"?><Response/>'
_FRAME = '<?xml version="1.0" encoding="UTF-8"?><Response>%s</Response>'
_FINAL = (Ask, AskAgent, Wait, Join, Forward, TakeMessage, StandBy, Goodbye)
_TAKES_TIME = (Say, Play, Pause, Ask)
_IN_QUEUE = (Say, Play, Pause, Ask, Goodbye)  # what Twilio lets a waiting caller hear
_CONFERENCE_EVENTS = "start end join leave mute hold modify announcement"
_QUEUE_NAME = 64
_STAND_BY_SECONDS = 600
WAITING_MUSIC = "music.wav"
RINGING = "ringing.wav"
#: How many different menus and sentences are kept as written.
_REMEMBERED = 1024
#: Stands for the leg in a menu that is kept; no text that anybody wrote contains it.
_ANY_LEG = token_hex(16)


def document(body: str) -> bytes:
    """Return a whole TwiML document around rendered verbs."""
    return (_FRAME % body).encode()


class Renderer:
    """Knows our address and how each verb is written in TwiML."""

    def __init__(
        self, base: str, caller_id: str = "", input_of: Callable[[str, int], str] = paths.input_of
    ) -> None:
        """Take the public base URL, the number that forwarded calls show, and where input goes."""
        self._base = base
        self._caller_id = caller_id
        self._input_of = input_of
        self._again = f"<Redirect>{self.url(paths.LEG)}</Redirect>"
        self._music = f"<Play>{self.url(paths.MEDIA + WAITING_MUSIC)}</Play>"
        self._stand_by = f'<Pause length="{_STAND_BY_SECONDS}"/>{self._again}'
        ringing = self.url(paths.MEDIA + RINGING)
        self._rings = f' startConferenceOnEnter="false" waitUrl="{ringing}" waitMethod="GET"'
        self._gather, self._conference = self._templates()
        # Most callers of an hour hear the same few menus: they differ in the leg that answers.
        self._menus = Remembered[Script, list[bytes]](lru_cache(_REMEMBERED)(self._around_leg), _REMEMBERED)
        self._verbs: dict[type, Callable[[Any, str, int], str]] = {
            Say: self._say,
            Play: self._play,
            Pause: self._pause,
            Ask: self._ask,
            AskAgent: self._ask_agent,
            Wait: self._wait,
            Join: self._join,
            Forward: self._forward,
            TakeMessage: self._take_message,
            StandBy: lambda verb, leg, asked: self._stand_by,
            Goodbye: lambda verb, leg, asked: "<Hangup/>",
        }

    def url(self, path: str) -> str:
        """Return one of our addresses, ready for an attribute."""
        return escape(self._base + path)

    def script(self, script: Script, leg: str, asked: int = 0) -> bytes:
        """Return the document of a leg's script; `asked` counts the `AskAgent`s before it."""
        if script and isinstance(script[-1], Ask):
            return paths.part(leg).encode().join(self._menus(script))
        return self._written(script, leg, asked)

    def _around_leg(self, script: Script) -> list[bytes]:
        return self._written(script, _ANY_LEG, 0).split(_ANY_LEG.encode())

    def _written(self, script: Script, leg: str, asked: int) -> bytes:
        body = self._within(script, leg, asked)
        if not script or not isinstance(script[-1], _FINAL):
            body += self._again if _takes_time(script) else f'<Pause length="1"/>{self._again}'
        return document(body)

    def waiting(self, script: Script, leg: str) -> bytes:
        """Return what a caller in Twilio's queue hears next; it is asked for again at its end.

        A script that no queue can hold (the caller belongs elsewhere now) leaves the queue.
        """
        kept = _without_wait(script)
        if not all(isinstance(verb, _IN_QUEUE) for verb in kept):
            return document("<Leave/>")
        body = self._within(kept, leg, 0)
        lasts = _takes_time(kept) or (kept and isinstance(kept[-1], Goodbye))
        return document(body if lasts else body + self._music)

    def waiting_answer(self, script: Script, leg: str) -> bytes:
        """Return the answer to a caller in Twilio's queue who pressed a key: stay in it, or leave."""
        kept = _without_wait(script)
        if not all(isinstance(verb, _IN_QUEUE) for verb in kept):
            return document("<Leave/>")
        ends = kept and isinstance(kept[-1], Goodbye)
        back = "" if ends else f"<Redirect>{self.url(paths.WAIT)}</Redirect>"
        return document(self._within(kept, leg, 0) + back)

    def waiting_outside(self, script: Script, leg: str) -> bytes:
        """Return the same for a caller whom Twilio's queue did not take: music, then look again."""
        kept = tuple(verb for verb in script if isinstance(verb, Say | Play | Pause))
        return document(self._within(kept, leg, 0) + self._music + self._again)

    def delayed(self, script: Script, leg: str, seconds: int) -> bytes:
        """Return a leg's script after some silence: what came before failed at once."""
        return self.script((Pause(seconds), *script), leg)

    def _within(self, script: Script, leg: str, asked: int) -> str:
        body = self._body(script, leg, asked)
        if len(body) * 3 > DOCUMENT_LIMIT and len(body.encode()) > DOCUMENT_LIMIT - 1000:
            body = self._body(shortened(script), leg, asked)
        return body

    def _body(self, script: Iterable[AnyVerb], leg: str, asked: int) -> str:
        verbs = self._verbs
        return "".join([verbs[type(verb)](verb, leg, asked) for verb in script])

    # --- the verbs ---------------------------------------------------------------------------

    def _say(self, verb: Say, leg: str, asked: int) -> str:
        return _said(verb)

    def _play(self, verb: Play, leg: str, asked: int) -> str:
        ours = "://" not in verb.audio
        return (
            f"<Play>{self.url(paths.MEDIA + paths.part(verb.audio)) if ours else escape(verb.audio)}</Play>"
        )

    def _pause(self, verb: Pause, leg: str, asked: int) -> str:
        return f'<Pause length="{verb.seconds}"/>' if verb.seconds > 0 else ""

    def _prompts(self, prompts: tuple[Prompt, ...]) -> str:
        return self._body(prompts, "", 0)

    def _ask(self, verb: Ask, leg: str, asked: int) -> str:
        return self._gather % (
            self.url(self._input_of(leg, verb.turn)),
            _seconds(verb.timeout),
            escape(verb.finish_key[:1]),
            f' numDigits="{verb.max_digits}"' if verb.max_digits > 0 else "",
            _speech(verb) if verb.speech else ' input="dtmf"',
            self._prompts(verb.prompts),
        )

    def _ask_agent(self, verb: AskAgent, leg: str, asked: int) -> str:
        action = self.url(paths.agent_answer(verb.attempt, asked + 1))
        one_key = ' numDigits="1" input="dtmf"'
        return self._gather % (action, _seconds(verb.timeout), "", one_key, "", self._prompts(verb.prompts))

    def _wait(self, verb: Wait, leg: str, asked: int) -> str:
        action, music = self.url(paths.ENQUEUE_ACTION), self.url(paths.WAIT)
        return f'<Enqueue action="{action}" waitUrl="{music}">{escape(queue_name(verb.queue))}</Enqueue>'

    def _join(self, verb: Join, leg: str, asked: int) -> str:
        ends = "true" if verb.ends_bridge else "false"
        heard = ' muted="true"' if verb.muted else ""
        if verb.coach:
            heard += f' coach="{escape(verb.coach)}"'
        # A leg that does not start the conference hears what is played to those who wait for it.
        starts = self._rings if verb.ringing else ' startConferenceOnEnter="true" waitUrl=""'
        return self._conference % (escape(verb.label[:128]), ends, starts + heard, escape(verb.contact))

    def _forward(self, verb: Forward, leg: str, asked: int) -> str:
        caller_id = verb.caller_id or self._caller_id
        shown = f' callerId="{escape(caller_id)}"' if caller_id else ""
        ring = min(max(verb.ring_seconds, 5), 600)
        return (
            f'<Dial action="{self.url(paths.FORWARD)}" answerOnBridge="true" timeout="{ring}"{shown}>'
            f"<Number>{escape(verb.number)}</Number></Dial>"
        )

    def _take_message(self, verb: TakeMessage, leg: str, asked: int) -> str:
        return (
            f'{self._prompts(verb.prompts)}<Record action="{self.url(paths.VOICEMAIL)}"'
            f' maxLength="{max(verb.max_seconds, 1)}" timeout="5" playBeep="true"'
            f' recordingStatusCallback="{self.url(paths.RECORDING + paths.REPEAT)}"'
            ' recordingStatusCallbackEvent="completed absent"/>'
        )

    def _templates(self) -> tuple[str, str]:
        gather = (
            '<Gather action="%s" actionOnEmptyResult="true" timeout="%d" finishOnKey="%s"%s%s>%s</Gather>'
        )
        reports = self.url(paths.CONFERENCE + paths.REPEAT).replace("%", "%%")
        action = self.url(paths.DIAL_ACTION).replace("%", "%%")
        conference = (
            f'<Dial action="{action}"><Conference beep="false" participantLabel="%s"'
            ' endConferenceOnExit="%s"%s'
            f' statusCallback="{reports}" statusCallbackEvent="{_CONFERENCE_EVENTS}">%s</Conference></Dial>'
        )
        return gather, conference


def queue_name(queue: str) -> str:
    """Return a name Twilio takes for a queue: at most 64 characters, never blank, one per queue."""
    if not queue.strip():
        return "waiting"
    if len(queue) <= _QUEUE_NAME:
        return queue
    return f"{queue[:47]}-{sha256(queue.encode()).hexdigest()[:16]}"


@lru_cache(_REMEMBERED)
def _said(verb: Say) -> str:
    language = spoken(verb.language)
    said = (piece for piece in pieces(verb.text) if audible(piece))
    return "".join([f'<Say language="{language}">{escape(piece)}</Say>' for piece in said])


def _without_wait(script: Script) -> Script:
    """A caller who is in the queue already need not be told to wait."""
    return script[:-1] if script and isinstance(script[-1], Wait) else script


def _takes_time(script: Iterable[AnyVerb]) -> bool:
    return any(isinstance(verb, _TAKES_TIME) and _lasts(verb) for verb in script)


def _lasts(verb: AnyVerb) -> bool:
    if isinstance(verb, Pause):
        return verb.seconds > 0
    return not isinstance(verb, Say) or audible(verb.text)


def _seconds(span: float) -> int:
    return max(ceil(span), 1)


def _speech(verb: Ask) -> str:
    kinds = "dtmf speech" if verb.digits else "speech"
    hinted = f' hints="{escape(hints(verb.hints))}"' if verb.hints else ""
    return f' input="{kinds}" language="{spoken(verb.language)}" speechTimeout="auto"{hinted}'
