"""A Twilio of one's own: a carrier that behaves, for rehearsals and tests.

    async with TwilioDouble("http://127.0.0.1:8080", "AC...", "token") as twilio:
        ...start the service with api_url=twilio.api_url...
        caller = await twilio.call("+14155550123", "+18005550100")
        await twilio.press(caller, "1")
        agent = await twilio.device_connect("anna", offer="o1")
        await twilio.until(lambda: twilio.together(caller, agent))
        await twilio.hang_up(caller)

It signs its webhooks with the official library, performs the TwiML it is given, and serves
the REST API that the provider uses. Nothing is random and its time stands still: pauses,
music and ringing last until `pass_time`. Sound takes no time except music and pauses.
"""

import asyncio
from collections.abc import Callable
from itertools import count

from callcenter.telephony.twilio import paths
from callcenter.telephony.twilio.double.call import (
    OVER,
    Answered,
    Call,
    HungUp,
    Keys,
    Lost,
    Moved,
    Released,
    Speech,
)
from callcenter.telephony.twilio.double.faults import RestFaults
from callcenter.telephony.twilio.double.line import Line
from callcenter.telephony.twilio.double.performer import Performer
from callcenter.telephony.twilio.double.phones import Phone, Text, Webhooked
from callcenter.telephony.twilio.double.rooms import Rooms
from callcenter.telephony.twilio.double.server import RequestCheck, Server
from callcenter.telephony.twilio.double.stage import ManualClock, Stage
from callcenter.telephony.twilio.parties import identity

_TICK = 0.02
_PATIENCE = 60.0  # real seconds until a wait in a test gives up
_STOP = frozenset({"STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT"})
_LARGEST = 64 * 1024


class TwilioDouble:
    """The carrier. `webhooks` and `rest` take faults; `complaints` must stay empty."""

    def __init__(
        self,
        service: str,
        account_sid: str,
        token: str,
        clock: ManualClock | None = None,
        check_request: RequestCheck | None = None,
        patience: float = _PATIENCE,
        speech_pace: float = 0.0,
    ) -> None:
        """Take the service's public URL, the account and its token.

        `check_request(method, path, fields)` may raise `AssertionError` for a REST request
        that Twilio's own description would not allow; it becomes a complaint and HTTP 400.
        `speech_pace` is the seconds that a spoken character takes (about 0.07 in life).
        """
        self.service = service.rstrip("/")
        self.account_sid = account_sid
        self.clock = clock or ManualClock()
        self.stage = Stage()
        self.line = self.webhooks = Line(self.stage, token)
        self.rest = RestFaults(self.stage)
        self.rooms = Rooms(self.line, self.new_sid, account_sid, self.clock.now)
        self.calls: dict[str, Call] = {}
        self.numbers: dict[str, Webhooked] = {}
        self.application = self._webhooked("AP" + "0" * 32)
        self.messages: list[Text] = []
        self.opted_out: set[str] = set()
        #: Numbers that no message reaches, and the code that Twilio gives for each.
        self.unreachable: dict[str, str] = {}
        self.complaints: list[str] = []
        self.speech_pace = speech_pace
        self._phones: dict[str, Phone] = {}
        self._sids = count(1)
        self._patience = patience
        self._performer = Performer(self)
        self._pump: asyncio.Task[None] | None = None
        self._server = Server(self, check_request)

    @property
    def api_url(self) -> str:
        """Where the REST API is, for `CALLCENTER_TWILIO_API_URL`."""
        return self._server.url

    @property
    def requests(self) -> list[tuple[str, str, list[tuple[str, str]]]]:
        """Every REST request so far: method, path, fields."""
        return self._server.requests

    async def start(self, port: int = 0) -> None:
        """Open the REST API on a port of this machine (0: any free one)."""
        await self.line.open()
        await self._server.start(port)

    async def stop(self) -> None:
        """End all calls without a word, and close everything."""
        if self._pump is not None:
            self._pump.cancel()
            await asyncio.gather(self._pump, return_exceptions=True)
        self.rest.close()
        await self.stage.stop()
        await self._server.stop()
        await self.line.close()

    async def __aenter__(self) -> "TwilioDouble":
        await self.start()
        return self

    async def __aexit__(self, *gone: object) -> None:
        await self.stop()

    # --- what people do ----------------------------------------------------------------------

    async def call(self, caller: str, to: str, **fields: str) -> Call:
        """Let a customer call one of our numbers; return once the first document is performed."""
        call = self.ring_in(caller, to, **fields)
        await self.rest_now()
        return call

    def ring_in(self, caller: str, to: str, **fields: str) -> Call:
        """Let a customer call and return at once: for crowds, in which nothing comes to rest."""
        number = self.number(to)
        call = self._new_call(caller, to, number.voice_url, number)
        return self._begin(call, fields)

    async def device_connect(self, agent: str, offer: str = "", **fields: str) -> Call:
        """Let an agent's browser phone dial in, with the parameters it gives along."""
        call = self.device_rings_in(agent, offer, **fields)
        await self.rest_now()
        return call

    def device_rings_in(self, agent: str, offer: str = "", **fields: str) -> Call:
        """Let an agent's browser phone dial in and return at once."""
        call = self._new_call(f"client:{identity(agent)}", "", self.application.voice_url, self.application)
        return self._begin(call, {**({"offer": offer} if offer else {}), **fields})

    async def text(self, sender: str, to: str, body: str, **fields: str) -> int:
        """Let a customer write to one of our numbers; return the status of the service's answer."""
        sid = self.new_sid("SM")
        if body.strip().upper() in _STOP:
            self.opted_out.add(sender)
        form = {"MessageSid": sid, "SmsSid": sid, "AccountSid": self.account_sid, "From": sender, "To": to}
        form |= {"Body": body, "NumMedia": "0", "NumSegments": "1", "SmsStatus": "received", **fields}
        return (await self.line.post(self.number(to).sms_url, form)).status

    async def press(self, call: Call, keys: str) -> None:
        """Press keys while the leg is asked for some. Raises `AssertionError` if it is not."""
        await self._input(call, Keys(keys))

    async def say(self, call: Call, text: str, confidence: float = 0.9) -> None:
        """Say something while the leg is asked. Raises `AssertionError` if it is not."""
        await self._input(call, Speech(text, confidence))

    async def _input(self, call: Call, signal: Keys | Speech) -> None:
        await self.rest_now()
        assert call.place in {"gather", "recording"}, f"nobody listens: the leg is in {call.place}"
        call.signal(signal)
        await self.rest_now()

    async def hang_up(self, call: Call) -> None:
        """Hang up from the far end; a call that is over stays so."""
        if not call.over:
            call.signal(HungUp("canceled" if call.status == "ringing" else "completed"))
        await self.rest_now()

    async def lose(self, call: Call) -> None:
        """Let a leg die without any report."""
        call.signal(Lost())
        await self.rest_now()

    def phone(self, number: str) -> Phone:
        """Return the telephone of a number, to set how it behaves."""
        return self._phones.setdefault(number, Phone(number))

    async def answer(self, number: str) -> Call:
        """Pick up a telephone that rings."""
        call = self.phone(number).call
        assert call.place == "ringing", f"the telephone does not ring: {call.status}"
        call.signal(Answered())
        await self.rest_now()
        return call

    def number(self, number: str) -> Webhooked:
        """Return one of the account's numbers; a new one has the service's addresses already."""
        if number not in self.numbers:
            self.numbers[number] = self._webhooked(self.new_sid("PN"), number)
        return self.numbers[number]

    def together(self, *calls: Call) -> bool:
        """Tell whether these legs are in one running conference and all hear each other."""
        room = self.rooms.running(calls[0].room) if calls[0].room else None
        return room is not None and all(
            {other.sid for other in calls if other is not each} <= room.hears(each) for each in calls
        )

    def heard_by(self, call: Call) -> set[str]:
        """Return the SIDs of the legs that hear what is said on a leg."""
        room = self.rooms.running(call.room) if call.room else None
        return room.heard_by(call) if room is not None and call.sid in room.members else set()

    # --- time and rest -----------------------------------------------------------------------

    async def pass_time(self, seconds: float) -> None:
        """Let time pass here, step by step; after each step everything comes to rest."""
        until = self.clock.now() + seconds
        while self.clock.step(until):
            await self.rest_now()

    def run(self, speed: float = 1.0) -> None:
        """Let time pass by itself from now on, `speed` times as fast as life: for rehearsals."""
        self._pump = asyncio.create_task(self._run(speed), name="the double's time")

    async def _run(self, speed: float) -> None:
        while True:
            await asyncio.sleep(_TICK)
            until = self.clock.now() + _TICK * speed
            while self.clock.step(until):
                pass

    async def rest_now(self) -> None:
        """Wait until no webhook, document or REST request is under way."""
        await self.stage.rest(self._patience)

    async def until(self, holds: Callable[[], bool]) -> None:
        """Wait until something holds here; it is looked at after every change at the double."""
        await self.stage.until(holds, self._patience)

    # --- the house of the performer ----------------------------------------------------------

    def new_sid(self, prefix: str) -> str:
        """Return the next SID of a kind."""
        return f"{prefix}{next(self._sids):032x}"

    def standard(self, call: Call) -> dict[str, str]:
        """Return the fields of every voice webhook, blanks included."""
        parent = {"ParentCallSid": call.parent} if call.parent else {}
        return {
            "AccountSid": self.account_sid,
            "ApiVersion": "2010-04-01",
            "CallSid": call.sid,
            "CallStatus": call.status,
            "Caller": call.caller,
            "From": call.caller,
            "Called": call.to,
            "To": call.to,
            "Direction": call.direction,
            "FromCity": "",
            **parent,
            **call.custom,
        }

    def check_document(self, body: bytes) -> None:
        """Complain of a document beyond Twilio's size."""
        if len(body) > _LARGEST:
            self.complaints.append(f"11750: a document of {len(body)} bytes")

    def dial(self, parent: Call, number: str, caller_id: str, seconds: float) -> Call:
        """Ring a number as the other leg of a call."""
        child = self._new_call(caller_id, number, "", None)
        child.direction, child.parent, child.ring_seconds = "outbound-dial", parent.sid, seconds
        self.stage.spawn(self._child(child, parent), f"child {child.sid}")
        return child

    def hang_up_child(self, child: Call) -> None:
        """End the other leg."""
        child.signal(HungUp())

    # --- the lives of calls ------------------------------------------------------------------

    def create(self, call: Call) -> None:
        """Begin a call that REST asked for."""
        self.stage.spawn(self._outbound(call), f"call {call.sid}")

    def _new_call(self, caller: str, to: str, url: str, hooks: Webhooked | None) -> Call:
        call = Call(self.new_sid("CA"), caller, to, self.stage, self.clock, url=url, began=self.clock.now())
        call.status = "ringing"
        if hooks is not None:
            call.fallback_url, call.status_url = hooks.voice_fallback_url, hooks.status_callback
        self.calls[call.sid] = call
        return call

    def new_outbound(self, caller: str, to: str, url: str) -> Call:
        """Return a call that REST asked for, not begun yet."""
        call = self._new_call(caller, to, url, None)
        call.direction, call.status = "outbound-api", "queued"
        return call

    def _begin(self, call: Call, fields: dict[str, str]) -> Call:
        call.custom = fields
        self.stage.spawn(self._perform(call), f"call {call.sid}")
        return call

    async def _perform(self, call: Call) -> None:
        status = "completed"
        try:
            await self._performer.documents(call, call.url)
        except HungUp as gone:
            status = gone.status
        except Lost:
            self.rooms.forget(call)
            call.events = ()
        self._finish(call, status)

    async def _outbound(self, call: Call) -> None:
        self._report(call, "initiated", "initiated")
        call.status = "ringing"
        self._report(call, "ringing", "ringing")
        try:
            await self.phone(call.to).ring(call)
        except HungUp as gone:
            self._finish(call, gone.status)
            return
        call.status = "in-progress"
        if call.detects:
            verdict = self.phone(call.to).verdict
            machine = "machine_end_beep" if call.waits_for_beep else "machine_start"
            call.custom = {**call.custom, "AnsweredBy": machine if verdict == "machine" else verdict}
        self._report(call, "answered", "in-progress")
        await self._perform(call)

    async def _child(self, child: Call, parent: Call) -> None:
        bridged, status = False, "completed"
        try:
            await self.phone(child.to).ring(child)
            child.status, bridged = "in-progress", True
            await child.wait("bridged")
        except HungUp as gone:
            status = gone.status
        except (Moved, Lost):
            pass  # for the parent it is over
        self._finish(child, status)
        parent.signal(Released(status, bridged))

    def _finish(self, call: Call, status: str) -> None:
        call.status, call.place = status if status in OVER else "completed", "over"
        self.stage.changed()
        self._report(call, "completed", call.status)
        if call.recording in {"in-progress", "paused"}:
            call.recording = "completed"
            self.end_recording(call)

    def end_recording(self, call: Call) -> None:
        """Tell of a recording that is finished, or of none where there was silence."""
        status = "absent" if call.silent else "completed"
        form = {"AccountSid": self.account_sid, "CallSid": call.sid, "RecordingSid": "RE" + call.sid[2:]}
        form |= {"RecordingStatus": status, "RecordingSource": "StartCallRecordingAPI"}
        form["RecordingDuration"] = str(round(self.clock.now() - call.recorded_since))
        self.line.report(form["RecordingSid"], call.recording_url, form)

    def deliver(self, text: Text, told: str) -> None:
        """Send a message on, and tell `told` how it fares."""
        self.messages.append(text)
        code = self.unreachable.get(text.to)
        error = {"ErrorCode": code} if code else {}
        for status in ("sent", "undelivered" if code else "delivered"):
            form = {"MessageSid": text.sid, "SmsSid": text.sid, "AccountSid": self.account_sid}
            form |= {"MessageStatus": status, "SmsStatus": status, "To": text.to, "From": text.sender}
            self.line.report(text.sid, told, form | (error if status == "undelivered" else {}))

    def _report(self, call: Call, event: str, status: str) -> None:
        """Report progress of a call to those who subscribed to it."""
        if event not in call.events:
            return
        form = {**self.standard(call), "CallStatus": status, "SequenceNumber": str(call.reports)}
        form |= {"CallbackSource": "call-progress-events"}
        if status in OVER:
            form |= {"CallDuration": str(round(self.clock.now() - call.began)), "Duration": "1"}
        call.reports += 1
        self.line.report(call.sid, call.status_url, form)

    def _webhooked(self, sid: str, number: str = "") -> Webhooked:
        return Webhooked(
            sid,
            number,
            voice_url=self.service + paths.VOICE,
            voice_fallback_url=self.service + paths.FALLBACK,
            status_callback=self.service + paths.CALL + paths.REPEAT,
            sms_url=self.service + paths.MESSAGE if number else "",
        )
