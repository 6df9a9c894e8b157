"""Performs TwiML documents as Twilio does, one call at a time."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urljoin
from xml.etree import ElementTree as ET

from callcenter.telephony.twilio.double.call import Call, HungUp, Keys, Moved, Released, Speech
from callcenter.telephony.twilio.double.line import Line, Reply
from callcenter.telephony.twilio.double.rooms import Member, Rooms

PLAY_SECONDS = 24.0
_AT_ONCE = 50  # documents in a row that take no time: a loop
_IN_QUEUE = frozenset({"Play", "Say", "Pause", "Hangup", "Redirect", "Leave", "Gather"})
_TWIML = frozenset({"text/xml", "application/xml", "text/html"})


@dataclass(frozen=True)
class Step:
    """Where the next document is, and what the request for it tells besides the call."""

    url: str
    form: Mapping[str, str] = field(default_factory=dict)


class Left(Exception):
    """Out of the queue, by `<Leave>` or because a waiting document failed."""


class House(Protocol):
    """What a performer needs of the double."""

    line: Line
    rooms: Rooms
    complaints: list[str]
    speech_pace: float

    def standard(self, call: Call) -> dict[str, str]:
        """The fields of every voice webhook."""

    def new_sid(self, prefix: str) -> str:
        """A new SID."""

    def dial(self, parent: Call, number: str, caller_id: str, seconds: float) -> Call:
        """Ring a number as the other leg of a call."""

    def hang_up_child(self, child: Call) -> None:
        """End the other leg."""

    def check_document(self, body: bytes) -> None:
        """Complain of a document that Twilio would not like."""


Verb = Callable[[Call, ET.Element, str], Awaitable[Step | None]]


class Performer:
    """Fetches and performs documents until a call has nothing more to do."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._quick: dict[str, tuple[float, int]] = {}
        self._verbs: dict[str, Verb] = {
            "Say": self._say,
            "Play": self._play,
            "Pause": self._pause,
            "Gather": self._gather,
            "Redirect": self._redirect,
            "Hangup": self._hang_up,
            "Leave": self._leave,
            "Reject": self._reject,
            "Record": self._record,
            "Enqueue": self._enqueue,
            "Dial": self._dial,
        }

    async def documents(self, call: Call, url: str) -> None:
        """Perform from `url` until the documents run out. Raises `HungUp`."""
        step: Step | None = Step(url)
        while step is not None:
            try:
                step = await self._perform(call, await self.fetch(call, step), step.url)
            except Moved as moved:
                step = Step(moved.url)

    async def fetch(self, call: Call, step: Step) -> ET.Element:
        """Request a document; when it fails, the fallback URL speaks instead, or the queue is over.

        Raises interrupts.
        """
        self._count_quick(call)
        form = {**self._house.standard(call), **step.form}
        reply = await self._house.line.post(step.url, form)
        document, error = self._read(reply)
        if document is None and call.queue:
            call.check()
            raise Left("error")
        if document is None and call.fallback_url:
            trouble = {**form, "ErrorCode": error, "ErrorUrl": step.url}
            document, error = self._read(await self._house.line.post(call.fallback_url, trouble))
        call.check()
        if document is None:
            call.heard.append("an application error has occurred")
            raise HungUp
        call.documents.append(ET.tostring(document, encoding="unicode"))
        return document

    def _read(self, reply: Reply) -> tuple[ET.Element | None, str]:
        """Return the document of an answer, or Twilio's code for what is wrong with it."""
        if reply.status == 0:
            return None, "11205"
        if not reply.ok:
            return None, "11200"
        if reply.kind not in _TWIML:
            return None, "12300"
        self._house.check_document(reply.body)
        try:
            return ET.fromstring(reply.body), ""
        except ET.ParseError:
            return None, "12100"

    def _count_quick(self, call: Call) -> None:
        """Break a loop of documents that take no time: a real call would burn money in it."""
        at, count = self._quick.get(call.sid, (0.0, 0))
        now = call.clock.now()
        self._quick[call.sid] = (now, count + 1 if at == now else 1)
        if count > _AT_ONCE:
            self._house.complaints.append(f"{call.sid} fetched {count} documents within no time")
            raise HungUp

    async def _perform(self, call: Call, document: ET.Element, url: str, queue: bool = False) -> Step | None:
        for element in document:
            verb = self._verbs.get(element.tag)
            if verb is None or (queue and element.tag not in _IN_QUEUE):
                self._house.complaints.append(f"12200: <{element.tag}> is not allowed here")
                continue
            if element.tag != "Reject" and call.status != "in-progress":
                call.status = "in-progress"
            step = await verb(call, element, url)
            if step is not None:
                return step
        return None

    # --- verbs that speak or listen ----------------------------------------------------------

    async def _say(self, call: Call, element: ET.Element, url: str) -> None:
        text = element.text or ""
        call.heard.append(text)
        if self._house.speech_pace:
            await call.wait("queue" if call.queue else "speaking", len(text) * self._house.speech_pace)

    async def _play(self, call: Call, element: ET.Element, url: str) -> None:
        call.heard.append(element.text or "")
        loops = int(element.get("loop", "1")) or 1000
        await call.wait("queue" if call.queue else "pause", PLAY_SECONDS * loops)

    async def _pause(self, call: Call, element: ET.Element, url: str) -> None:
        await call.wait("queue" if call.queue else "pause", float(element.get("length", "1")))

    async def _gather(self, call: Call, element: ET.Element, url: str) -> Step | None:
        for prompt in element:
            call.heard.append(prompt.text or "")
        heard = await self._listen(call, element)
        if not heard and element.get("actionOnEmptyResult") != "true":
            return None
        return Step(urljoin(url, element.get("action", url)), {"msg": "Gather End", **heard})

    async def _listen(self, call: Call, element: ET.Element) -> dict[str, str]:
        """Collect keys or one utterance; an empty result means that nothing came in time."""
        most, finish = int(element.get("numDigits", "0")), element.get("finishOnKey", "#")
        wait, keys = float(element.get("timeout", "5")), ""
        while True:
            signal = await self._next_input(call, wait)
            if isinstance(signal, Speech):
                return {"SpeechResult": signal.text, "Confidence": f"{signal.confidence:.2f}"}
            if not isinstance(signal, Keys):
                return {"Digits": keys} if keys else {}
            for key in signal.keys:
                if key in finish:
                    return {"Digits": keys, "FinishedOnKey": key}
                keys += key
                if len(keys) == most:
                    return {"Digits": keys}

    async def _next_input(self, call: Call, wait: float) -> Exception:
        if call.to_press:
            return Keys(call.to_press.popleft())
        return await call.wait("gather", wait)

    # --- verbs that lead elsewhere -----------------------------------------------------------

    async def _redirect(self, call: Call, element: ET.Element, url: str) -> Step:
        return Step(urljoin(url, element.text or ""))

    async def _hang_up(self, call: Call, element: ET.Element, url: str) -> None:
        raise HungUp

    async def _reject(self, call: Call, element: ET.Element, url: str) -> None:
        raise HungUp("busy" if element.get("reason") == "busy" else "no-answer")

    async def _leave(self, call: Call, element: ET.Element, url: str) -> None:
        if call.queue:
            raise Left("leave")

    async def _record(self, call: Call, element: ET.Element, url: str) -> Step:
        began, recording = call.clock.now(), self._house.new_sid("RE")
        ended: dict[str, str] = {}
        try:
            signal = await call.wait("recording", float(element.get("maxLength", "3600")))
            if isinstance(signal, Keys):
                ended = {"Digits": signal.keys[:1]}
        except HungUp as gone:
            call.status = gone.status
            await self._recorded(call, element, url, recording, began, {"Digits": "hangup"})
            raise
        return await self._recorded(call, element, url, recording, began, ended)

    async def _recorded(
        self,
        call: Call,
        element: ET.Element,
        url: str,
        recording: str,
        began: float,
        ended: Mapping[str, str],
    ) -> Step:
        form = {
            "RecordingSid": recording,
            "RecordingUrl": f"https://api.example/Recordings/{recording}",
            "RecordingDuration": str(round(call.clock.now() - began)),
        }
        report = {
            **form,
            "CallSid": call.sid,
            "RecordingStatus": "completed",
            "RecordingSource": "RecordVerb",
        }
        standard = self._house.standard(call)
        callback = element.get("recordingStatusCallback", "")
        self._house.line.report(recording, callback, {"AccountSid": standard["AccountSid"], **report})
        step = Step(urljoin(url, element.get("action", url)), {**form, **ended})
        if call.over:
            await self._house.line.post(step.url, {**standard, **step.form})
        return step

    # --- the queue ---------------------------------------------------------------------------

    async def _enqueue(self, call: Call, element: ET.Element, url: str) -> Step | None:
        action = urljoin(url, element.get("action", ""))
        call.queue, began = element.text or "", call.clock.now()
        try:
            await self._wait_in_queue(call, urljoin(url, element.get("waitUrl", "")))
        except Left as left:
            return Step(action, self._queue_form(call, str(left), began))
        except (HungUp, Moved) as gone:
            result = "redirected" if isinstance(gone, Moved) else "hangup"
            call.status = gone.status if isinstance(gone, HungUp) else call.status
            form = self._queue_form(call, result, began)
            await self._house.line.post(action, {**self._house.standard(call), **form})
            raise
        finally:
            call.queue = ""
        return None

    async def _wait_in_queue(self, call: Call, url: str) -> None:
        """Perform the waiting documents for ever: only leaving, moving and hanging up end it."""
        step = Step(url)
        while True:
            document = await self.fetch(call, Step(step.url, {"QueuePosition": "1", **step.form}))
            step = await self._perform(call, document, step.url, queue=True) or Step(url)

    def _queue_form(self, call: Call, result: str, began: float) -> dict[str, str]:
        spent = round(call.clock.now() - began)
        return {"QueueResult": result, "QueueSid": "QU" + "0" * 32, "QueueTime": str(spent)}

    # --- dial --------------------------------------------------------------------------------

    async def _dial(self, call: Call, element: ET.Element, url: str) -> Step:
        """Join a conference or ring a number; the action is requested however it ends (T25)."""
        action = urljoin(url, element.get("action", url))
        perform = self._join if element.find("Conference") is not None else self._forward
        try:
            form = await perform(call, element)
        except (HungUp, Moved) as gone:
            call.status = gone.status if isinstance(gone, HungUp) else call.status
            form = {"DialCallStatus": "completed", "DialBridged": "true"}
            await self._house.line.post(action, {**self._house.standard(call), **form})
            raise
        return Step(action, form)

    async def _join(self, call: Call, element: ET.Element) -> dict[str, str]:
        noun = element.find("Conference")
        assert noun is not None
        member = Member(
            call,
            label=noun.get("participantLabel", ""),
            starts=noun.get("startConferenceOnEnter", "true") == "true",
            ends=noun.get("endConferenceOnExit", "false") == "true",
            muted=noun.get("muted", "false") == "true",
            coach=noun.get("coach", ""),
        )
        events = frozenset(noun.get("statusCallbackEvent", "").split())
        room = self._house.rooms.join(call, noun.text or "", member, noun.get("statusCallback", ""), events)
        if not room.started and (waiting := noun.get("waitUrl", "")):
            call.heard.append(waiting.rpartition("/")[2])
        try:
            await call.wait("conference")
        except HungUp as gone:
            call.status = gone.status
            self._house.rooms.leave(call, "participant_hung_up")
            raise
        except Moved:
            self._house.rooms.leave(call, "participant_updated_via_api")
            raise
        return {"DialCallStatus": "answered"}

    async def _forward(self, call: Call, element: ET.Element) -> dict[str, str]:
        noun, caller_id = element.find("Number"), element.get("callerId", call.caller)
        number = (noun.text or "") if noun is not None else ""
        child = self._house.dial(call, number, caller_id, float(element.get("timeout", "30")))
        try:
            signal = await call.wait("forward")
        except (HungUp, Moved):
            self._house.hang_up_child(child)
            raise
        status = signal.status if isinstance(signal, Released) else "completed"
        bridged = isinstance(signal, Released) and signal.bridged
        return {"DialCallStatus": status, "DialCallSid": child.sid, "DialBridged": str(bridged).lower()}
